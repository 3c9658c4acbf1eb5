"""The lines of the six taxes and two fees before halving: as typed, else worked out from their bases."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.cn_small_business.asked import ticked
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import of_year
from calculators.cn_small_business.surcharges import surcharge_lines
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import figure

STAMP_CONTRACTS = {
    "stamp_sales_contracts": "sales",
    "stamp_works_contracts": "works",
    "stamp_loan_contracts": "loan",
    "stamp_lease_contracts": "lease",
    "stamp_property_transfers": "property",
    "stamp_capital_accounts": "capital",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a line, unrounded: rate in percent of its base."""

    id: str
    base: Decimal = figure("CNY")
    rate: Decimal = figure("percent")
    tax: Decimal = figure("CNY")


@refusal("out_of_range", fact="property_deduction_percent")
def deduction_out_of_range(property_deduction_percent: Decimal, tax_year: int) -> bool:
    rules = of_year(tax_year).property_tax
    return not rules.deduction_least <= property_deduction_percent <= rules.deduction_most


def refuse_lines(case: Incentives) -> None:
    typed = not ticked(case, "property_tax") or case.unreduced_property_tax is not None
    if not typed and case.property_original_value is not None:
        refuse(deduction_out_of_range, case.property_deduction_percent, case.tax_year)


def unreduced_lines(case: Incentives) -> dict[str, Decimal]:
    """Unrounded, by tax. A tax of which neither amount nor base is told is left out."""
    amounts = {
        "resource_tax": case.unreduced_resource_tax if ticked(case, "resource_tax") else None,
        **surcharge_lines(case),
        "property_tax": _property_tax(case),
        "land_use_tax": _land_use_tax(case),
        "stamp_duty": _stamp_duty(case),
        "farmland_tax": case.unreduced_farmland_tax if ticked(case, "farmland_tax") else None,
    }
    return {tax: amount for tax, amount in amounts.items() if amount is not None}


def _property_tax(case: Incentives) -> Decimal | None:
    if not ticked(case, "property_tax"):
        return None
    if case.unreduced_property_tax is not None:
        return case.unreduced_property_tax
    return _total(property_shares(case))


def property_shares(case: Incentives) -> tuple[Share, ...]:
    """The value less the province's deduction, and the rent."""
    if not ticked(case, "property_tax") or case.unreduced_property_tax is not None:
        return ()
    rules, shares = of_year(case.tax_year).property_tax, []
    if case.property_original_value is not None:
        value = case.property_original_value * (100 - case.property_deduction_percent) / 100
        shares.append(_share("value", value, rules.value_rate))
    if case.property_rent is not None:
        shares.append(_share("rent", case.property_rent, rules.rent_rate))
    return tuple(shares)


def _land_use_tax(case: Incentives) -> Decimal | None:
    if not ticked(case, "land_use_tax"):
        return None
    if case.unreduced_land_use_tax is not None:
        return case.unreduced_land_use_tax
    if case.land_area_sqm is None or case.land_unit_tax is None:
        return None
    return case.land_area_sqm * case.land_unit_tax


def _stamp_duty(case: Incentives) -> Decimal | None:
    if not ticked(case, "stamp_duty"):
        return None
    if case.unreduced_stamp_duty is not None:
        return case.unreduced_stamp_duty
    return _total(stamp_shares(case))


def stamp_shares(case: Incentives) -> tuple[Share, ...]:
    if not ticked(case, "stamp_duty") or case.unreduced_stamp_duty is not None:
        return ()
    rates = of_year(case.tax_year).stamp
    contracts = ((kind, getattr(case, fact)) for fact, kind in STAMP_CONTRACTS.items())
    return tuple(_share(kind, amount, rates[kind]) for kind, amount in contracts if amount is not None)


def _total(shares: tuple[Share, ...]) -> Decimal | None:
    return sum((share.tax for share in shares), Decimal(0)) if shares else None


def _share(id_: str, base: Decimal, rate: Decimal) -> Share:
    return Share(id=id_, base=base, rate=rate, tax=base * rate / 100)
