"""Ontario trillium benefit (form ON-BEN): sales tax credit, energy and property tax credit, northern energy credit.

Each is an amount less a share of what family income exceeds a threshold by. The last two are for those who pay rent or
property tax.
"""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.benefits import Household
from calculators.ca_t1.draft import Draft, Parts
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent


@dataclass(frozen=True, kw_only=True)
class SalesTaxCredit:
    ostc_people: int = figure("count", 0)
    ostc_per_person: Decimal | None = figure("CAD")
    ostc_full: Decimal = figure("CAD", NIL)
    ostc_threshold: Decimal | None = figure("CAD")
    ostc_rate: Decimal | None = figure("percent")
    ostc_reduction: Decimal = figure("CAD", NIL)
    ostc_annual: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, kw_only=True)
class Occupancy:
    """`occupancy_cost`: a share of the rent, and the property tax."""

    occupancy_rate: Decimal | None = figure("percent")
    occupancy_cost: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, kw_only=True)
class DwellingCredit:
    """An energy part and a property tax part. Those of 65 and over have higher amounts, which are not worked out."""

    energy_max: Decimal | None = figure("CAD")
    property_base: Decimal | None = figure("CAD")
    property_rate: Decimal | None = figure("percent")
    property_max: Decimal | None = figure("CAD")
    oeptc_energy: Decimal = figure("CAD", NIL)
    oeptc_property: Decimal = figure("CAD", NIL)
    oeptc_threshold: Decimal | None = figure("CAD")
    oeptc_rate: Decimal | None = figure("percent")
    oeptc_reduction: Decimal = figure("CAD", NIL)
    oeptc_annual: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, kw_only=True)
class NorthernCredit:
    noec_full: Decimal = figure("CAD", NIL)
    noec_threshold: Decimal | None = figure("CAD")
    noec_rate: Decimal | None = figure("percent")
    noec_reduction: Decimal = figure("CAD", NIL)
    noec_annual: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, kw_only=True)
class Trillium:
    otb_annual: Decimal = figure("CAD", NIL)
    otb_paid_at_once: bool = False


def trillium(draft: Draft, home: Household) -> Parts:
    if draft.case.province != "on":
        return (Trillium(),)
    sales, paid = _sales_tax_credit(home), _occupancy(draft, home)
    dwelling = _dwelling_credit(draft, home, paid.occupancy_cost)
    northern = _northern_credit(draft, home, paid.occupancy_cost)
    annual = sales.ostc_annual + dwelling.oeptc_annual + northern.noec_annual
    at_once = NIL < annual <= home.rules.otb.paid_at_once_limit
    return sales, paid, dwelling, northern, Trillium(otb_annual=annual, otb_paid_at_once=at_once)


def dwelling_credit_differs(draft: Draft, home: Household) -> bool:
    """A tenant or owner in Ontario who is 65 or older."""
    case = draft.case
    if case.province != "on" or not (case.rent_paid or case.property_tax_paid):
        return False
    return bool(draft.family.age >= home.rules.otb.senior_from)


def _kind(home: Household) -> str:
    return "family" if home.is_family else "single"


def _sales_tax_credit(home: Household) -> SalesTaxCredit:
    if not home.old_enough:
        return SalesTaxCredit()
    figures, people = home.rules.otb, (2 if home.couple else 1) + home.children
    threshold = figures[f"threshold_{_kind(home)}"]
    full = to_cent(figures.ostc_per_person * people)
    reduction = percent_of(excess(home.income, threshold), figures.ostc_rate)
    return SalesTaxCredit(
        ostc_people=people,
        ostc_per_person=figures.ostc_per_person,
        ostc_full=full,
        ostc_threshold=threshold,
        ostc_rate=figures.ostc_rate,
        ostc_reduction=reduction,
        ostc_annual=excess(full, reduction),
    )


def _occupancy(draft: Draft, home: Household) -> Occupancy:
    rent, property_tax = to_cent(draft.case.rent_paid), to_cent(draft.case.property_tax_paid)
    rate = home.rules.otb.occupancy_rate_of_rent
    return Occupancy(occupancy_rate=rate, occupancy_cost=percent_of(rent, rate) + property_tax)


def _dwelling_credit(draft: Draft, home: Household, cost: Decimal) -> DwellingCredit:
    if not cost or dwelling_credit_differs(draft, home):
        return DwellingCredit()
    figures = home.rules.otb
    energy = to_cent(min(cost, figures.energy_max))
    of_tax = min(cost, figures.property_base) + percent_of(cost, figures.property_rate)
    of_tax = to_cent(min(figures.property_max, of_tax))
    threshold = figures[f"threshold_{_kind(home)}"]
    reduction = percent_of(excess(home.income, threshold), figures.oeptc_rate)
    return DwellingCredit(
        energy_max=figures.energy_max,
        property_base=figures.property_base,
        property_rate=figures.property_rate,
        property_max=figures.property_max,
        oeptc_energy=energy,
        oeptc_property=of_tax,
        oeptc_threshold=threshold,
        oeptc_rate=figures.oeptc_rate,
        oeptc_reduction=reduction,
        oeptc_annual=excess(energy + of_tax, reduction),
    )


def _northern_credit(draft: Draft, home: Household, cost: Decimal) -> NorthernCredit:
    if not (cost and draft.case.northern_ontario):
        return NorthernCredit()
    figures, kind = home.rules.otb, _kind(home)
    full, threshold = to_cent(figures[f"noec_{kind}"]), figures[f"noec_threshold_{kind}"]
    reduction = percent_of(excess(home.income, threshold), figures.noec_rate)
    return NorthernCredit(
        noec_full=full,
        noec_threshold=threshold,
        noec_rate=figures.noec_rate,
        noec_reduction=reduction,
        noec_annual=excess(full, reduction),
    )
