"""Ontario's surtax, tax reduction, LIFT credit and health premium (ON428), and its child care credit (ON479)."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.brackets import row_of
from calculators.ca_t1.draft import Draft
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, slots=True)
class SurtaxTier:
    over: Decimal
    rate: Decimal
    tax: Decimal


@dataclass(frozen=True, kw_only=True)
class Surtax:
    """On the tax after credits; the tiers add up."""

    on_basic_tax: Decimal = figure("CAD", NIL)
    on_surtax_tiers: tuple[SurtaxTier, ...] = ()
    on_surtax: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, kw_only=True)
class Reduction:
    """Twice `on_reduction_amounts` less the tax, at most the tax. Not for a newcomer."""

    on_reduction_basic: Decimal | None = figure("CAD")
    on_reduction_child: Decimal | None = figure("CAD")
    on_reduction_children: int = figure("count", 0)
    on_reduction_amounts: Decimal = figure("CAD", NIL)
    on_tax_reduction: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, kw_only=True)
class LiftCredit:
    """`on_lift_most`, by pay on T4 slips, less what own or family income over its threshold takes back. Not for a
    newcomer. `on_lift_family_threshold` arises for a couple.
    """

    on_lift_max: Decimal | None = figure("CAD")
    on_lift_rate: Decimal | None = figure("percent")
    on_lift_most: Decimal = figure("CAD", NIL)
    on_lift_threshold: Decimal | None = figure("CAD")
    on_lift_family_threshold: Decimal | None = figure("CAD")
    on_lift_reduction_rate: Decimal | None = figure("percent")
    on_lift_reduction: Decimal = figure("CAD", NIL)
    on_lift_credit: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, kw_only=True)
class HealthPremium:
    """By taxable income: the premium at the last step, and a rate on what lies over it. Newcomers pay it in full."""

    on_premium_over: Decimal | None = figure("CAD")
    on_premium_base: Decimal | None = figure("CAD")
    on_premium_rate: Decimal | None = figure("percent")
    on_health_premium: Decimal = figure("CAD", NIL)


@dataclass(frozen=True, kw_only=True)
class ChildCareCredit:
    """CARE, refundable: a percentage of line 21400 by family income."""

    on_care_rate: Decimal | None = figure("percent")
    line_63050: Decimal = figure("CAD", NIL)


def surtax(place: Snapshot, basic_tax: Decimal) -> Surtax:
    tiers = tuple(SurtaxTier(over, rate, percent_of(excess(basic_tax, over), rate)) for over, rate in place.surtax)
    return Surtax(on_basic_tax=basic_tax, on_surtax_tiers=tiers, on_surtax=sum((tier.tax for tier in tiers), NIL))


def reduction(draft: Draft, place: Snapshot, tax: Decimal) -> Reduction:
    """Children go with the spouse whose income is higher; with equal incomes they count here."""
    if draft.residency.newcomer:
        return Reduction()
    children = draft.family.children_under_19 if draft.net >= draft.family.spouse_income else 0
    amounts = to_cent(place.reduction_basic + place.reduction_child * children)
    return Reduction(
        on_reduction_basic=place.reduction_basic,
        on_reduction_child=place.reduction_child,
        on_reduction_children=children,
        on_reduction_amounts=amounts,
        on_tax_reduction=min(excess(2 * amounts, tax), tax),
    )


def lift_credit(draft: Draft, place: Snapshot, tax: Decimal) -> LiftCredit:
    pay, couple, rate = draft.income.line_10100, draft.family.couple, place.lift_reduction_rate
    if draft.residency.newcomer or not pay:
        return LiftCredit()
    most = min(to_cent(place.lift_max), percent_of(pay, place.lift_rate))
    own, of_family = (
        excess(draft.net, place.lift_threshold_single),
        excess(draft.family_net, place.lift_threshold_family),
    )
    taken_back = percent_of(max(own, of_family) if couple else own, rate)
    return LiftCredit(
        on_lift_max=place.lift_max,
        on_lift_rate=place.lift_rate,
        on_lift_most=most,
        on_lift_threshold=place.lift_threshold_single,
        on_lift_family_threshold=place.lift_threshold_family if couple else None,
        on_lift_reduction_rate=rate,
        on_lift_reduction=taken_back,
        on_lift_credit=min(excess(most, taken_back), tax),
    )


def health_premium(draft: Draft, place: Snapshot) -> HealthPremium:
    over, base, rate = row_of(place.health_premium, draft.net)
    premium = base + percent_of(excess(draft.net, over), rate)
    return HealthPremium(on_premium_over=over, on_premium_base=base, on_premium_rate=rate, on_health_premium=premium)


def child_care_credit(draft: Draft, place: Snapshot) -> ChildCareCredit:
    if not (expenses := draft.net_income.line_21400):
        return ChildCareCredit()
    rate = _care_rate(draft.family_net, place)
    return ChildCareCredit(on_care_rate=rate, line_63050=percent_of(expenses, rate))


def _care_rate(family_net: Decimal, place: Snapshot) -> Decimal:
    """Each step of family income, or part of one, costs some points; nil above the last of them."""
    rate: Decimal = place.care_rate
    for over, up_to, step in place.care_steps:
        passed = excess(min(family_net, up_to), over)
        rate -= place.care_rate_step * (passed / step).to_integral_value(ROUND_CEILING)
    return rate if family_net <= place.care_steps[-1][1] else NIL
