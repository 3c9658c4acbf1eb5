"""Prepayment on advance receipts (预征): 70/2016 art. 1, floors 53/2010 and 10/2024. Chongqing's rates are a fact."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from calculators.cn_lat.answer import Answer
from calculators.cn_lat.rules import RULES
from calculators.shared.exact import exactly, half_up, unrounded
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import Finding, figure
from calculators.shared.rules import Snapshot

Verdict = Literal["not_below_floor", "below_floor", "no_floor", "no_rules_that_day"]
VERDICTS = get_args(Verdict)
CONDITIONS = ("not_affordable_housing", "rate_reaches_floor")
REGIONS = ("western", "eastern", "central_northeastern")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepayment:
    """Rates in percent; both VAT rates only without `vat_prepaid`."""

    advance_receipts: Decimal
    vat_prepaid: Decimal | None = None
    vat_rate: Decimal = Decimal(9)
    vat_prepayment_rate: Decimal = Decimal(3)
    prepayment_rate: Decimal
    region: str = "western"
    affordable_housing: bool = False
    tax_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Answer):
    """prepayment_tax = exact_base * prepayment_rate / 100; the other base is receipts net of VAT (a practitioner's
    reading), known only where the VAT rate was asked.
    """

    verdict: Verdict
    prepayment_base: Decimal | None = figure("CNY")
    prepayment_tax: Decimal | None = figure("CNY")
    rate_floor: Decimal | None = figure("percent")
    rate_below_floor: bool | None = None

    vat_prepaid: Decimal | None = figure("CNY")
    exact_base: Decimal | None = figure("CNY")
    short_of_floor: Decimal | None = figure("percent")
    tax_at_floor: Decimal | None = figure("CNY")
    other_base: Decimal | None = figure("CNY")
    tax_on_other_base: Decimal | None = figure("CNY")


def no_rules_that_day(tax_date: date) -> bool:
    return RULES.on(tax_date) is None


@refusal("out_of_range", fact="vat_prepaid")
def vat_exceeds_receipts(vat_prepaid: Decimal | None, advance_receipts: Decimal) -> bool:
    return vat_prepaid is not None and vat_prepaid > advance_receipts


def vat_to_prepay(case: Prepayment) -> Decimal:
    if case.vat_prepaid is not None:
        return case.vat_prepaid
    return net_of_vat(case) * case.vat_prepayment_rate / 100


def net_of_vat(case: Prepayment) -> Decimal:
    return case.advance_receipts * 100 / (100 + case.vat_rate)


def rate_floor(case: Prepayment, rules: Snapshot) -> Decimal | None:
    """None for affordable housing, and before floors were set."""
    if case.affordable_housing or "prepayment_floor" not in rules:
        return None
    floor: Decimal = rules.prepayment_floor[case.region]
    return floor


@exactly
def assess(case: Prepayment) -> Result:
    refuse(vat_exceeds_receipts, case.vat_prepaid, case.advance_receipts)
    vat, rate = vat_to_prepay(case), case.prepayment_rate
    rules = RULES.on(case.tax_date)
    if rules is None:
        return Result(errors=("no_rules_that_day",), verdict="no_rules_that_day")
    base, floor = case.advance_receipts - vat, rate_floor(case, rules)
    below = floor is not None and case.prepayment_rate < floor
    verdict: Literal["not_below_floor", "below_floor"] = "below_floor" if below else "not_below_floor"
    return Result(
        verdict="no_floor" if floor is None else verdict,
        conditions=_findings(case, floor),
        open_conflicts=("prepayment_base", "prepayment_rates"),
        prepayment_base=half_up(base),
        prepayment_tax=half_up(base * rate / 100),
        rate_floor=floor,
        rate_below_floor=below,
        vat_prepaid=unrounded(vat),
        exact_base=unrounded(base),
        short_of_floor=floor - case.prepayment_rate if floor is not None and below else None,
        tax_at_floor=None if floor is None else half_up(base * floor / 100),
        **_other_base(case, rate),
    )


def _other_base(case: Prepayment, rate: Decimal) -> dict[str, Any]:
    if case.vat_prepaid is not None:
        return {}
    net = net_of_vat(case)
    return {"other_base": half_up(net), "tax_on_other_base": half_up(net * rate / 100)}


def _findings(case: Prepayment, floor: Decimal | None) -> tuple[Finding, ...]:
    reached = None if floor is None else case.prepayment_rate >= floor
    return (Finding("not_affordable_housing", not case.affordable_housing), Finding("rate_reaches_floor", reached))
