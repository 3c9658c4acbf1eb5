"""Six taxes and two fees, halved (section 5): on which ground, and line by line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from calculators.cn_small_business.asked import asks, is_new_company
from calculators.cn_small_business.facts import Incentives, Settlement
from calculators.cn_small_business.new_company import month_end_tests
from calculators.cn_small_business.rules import of_year
from calculators.cn_small_business.six_tax_lines import (
    Share,
    property_shares,
    refuse_lines,
    stamp_shares,
    unreduced_lines,
)
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

SixTwoStatus = Literal["eligible", "not_eligible"]
SixTwoObstacle = Literal["entity_type", "settlement", "slpe_status", "industry", "employees", "assets"]
SixTwoBasis = Literal["small_scale", "individual_business", "slpe", "new_company", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One of the six taxes and two fees."""

    id: str
    unreduced: Decimal = figure("CNY")
    reduction: Decimal = figure("CNY")
    payable: Decimal = figure("CNY")


@dataclass(frozen=True, kw_only=True)
class SixTaxes:
    """`six_two_reduction_percent` is 0 where nothing is halved: each payable = unreduced - round(unreduced x it).

    `six_two_settled_year`: the annual settlement that decides. `six_two_is_estimate`: it rests on the figures of this
    conversation and on no settlement.
    """

    six_two_status: SixTwoStatus | None = None
    six_two_basis: SixTwoBasis | None = None
    six_two_failed: tuple[SixTwoObstacle, ...] | None = None
    six_two_is_estimate: bool | None = None
    six_two_settled_year: int | None = figure("calendar_year")
    six_two_reduction_percent: Decimal | None = figure("percent")
    six_two_lines: tuple[Line, ...] = ()
    six_two_unreduced: Decimal | None = figure("CNY")
    six_two_payable: Decimal | None = figure("CNY")
    six_two_saving: Decimal | None = figure("CNY")
    resource_tax_payable: Decimal | None = figure("CNY")
    umct_payable: Decimal | None = figure("CNY")
    property_tax_payable: Decimal | None = figure("CNY")
    land_use_tax_payable: Decimal | None = figure("CNY")
    stamp_duty_payable: Decimal | None = figure("CNY")
    farmland_tax_payable: Decimal | None = figure("CNY")
    education_surcharge_payable: Decimal | None = figure("CNY")
    local_education_surcharge_payable: Decimal | None = figure("CNY")
    stamp_shares: tuple[Share, ...] = ()
    property_shares: tuple[Share, ...] = ()


@refusal("already_given", fact="slpe_settlements.settled_for_year")
def settlement_given_twice(slpe_settlements: tuple[Settlement, ...]) -> bool:
    return len({found.settled_for_year for found in slpe_settlements}) < len(slpe_settlements)


def refuse_six_taxes(case: Incentives) -> None:
    if asks(case, "six_two"):
        if settled_year(case) is not None:
            refuse(settlement_given_twice, case.slpe_settlements)
        refuse_lines(case)


def six_taxes(case: Incentives, is_small: bool) -> SixTaxes:
    """`is_small`: a small low-profit enterprise by the figures of this conversation."""
    if not asks(case, "six_two"):
        return SixTaxes()
    basis = six_two_basis(case, is_small)
    percent = of_year(case.tax_year).six_two.reduction if basis != "none" else Decimal(0)
    lines = tuple(_line(tax, amount, percent) for tax, amount in unreduced_lines(case).items())
    unreduced = sum((line.unreduced for line in lines), Decimal("0.00"))
    payable = sum((line.payable for line in lines), Decimal("0.00"))
    by_tax: dict[str, Any] = {f"{line.id}_payable": line.payable for line in lines}
    return SixTaxes(
        six_two_status="not_eligible" if basis == "none" else "eligible",
        six_two_basis=basis,
        six_two_failed=_obstacles(case) if basis == "none" else (),
        six_two_is_estimate=basis == "slpe" and _settled(case) is None,
        six_two_settled_year=settled_year(case),
        six_two_reduction_percent=percent,
        six_two_lines=lines,
        six_two_unreduced=unreduced,
        six_two_payable=payable,
        six_two_saving=unreduced - payable,
        stamp_shares=stamp_shares(case),
        property_shares=property_shares(case),
        **by_tax,
    )


def _line(tax: str, amount: Decimal, percent: Decimal) -> Line:
    unreduced = to_cent(amount)
    reduction = to_cent(unreduced * percent / 100)
    return Line(id=tax, unreduced=unreduced, reduction=reduction, payable=unreduced - reduction)


def six_two_basis(case: Incentives, is_small: bool) -> SixTwoBasis:
    """The first ground that holds. For a company that is a general taxpayer the annual settlement decides."""
    if case.vat_status == "small_scale":
        return "small_scale"
    if case.entity_type == "individual_business":
        return "individual_business"
    if case.entity_type != "company":
        return "none"
    settled = _settled(case)
    if settled or (settled is None and is_small):
        return "slpe"
    return "new_company" if is_new_company(case) and all(month_end_tests(case).values()) else "none"


def _obstacles(case: Incentives) -> tuple[SixTwoObstacle, ...]:
    """What stands in the way of one that has no ground: the settlement, the own result, a new company's tests."""
    if case.entity_type != "company":
        return ("entity_type",)
    if _settled(case) is False:
        return ("settlement",)
    if not is_new_company(case):
        return ("slpe_status",)
    return tuple(name for name, met in month_end_tests(case).items() if not met)


def settled_year(case: Incentives) -> int | None:
    """The year whose settlement decides: the year before from the window's month on, until then one more back."""
    if case.entity_type != "company" or case.vat_status != "general" or is_new_company(case):
        return None
    if (declared := case.declaration_date) is None:
        return None
    window: int = of_year(case.tax_year).six_two.window_month
    return declared.year - (1 if declared.month >= window else 2)


def settlements_that_count(declaration_date: date) -> tuple[int, ...]:
    """The years of which one decides, by the month of the declaration."""
    return (declaration_date.year - 1, declaration_date.year - 2)


def _settled(case: Incentives) -> bool | None:
    """What that settlement found; None where it is not told."""
    if (year := settled_year(case)) is None:
        return None
    return next((found.slpe for found in case.slpe_settlements if found.settled_for_year == year), None)
