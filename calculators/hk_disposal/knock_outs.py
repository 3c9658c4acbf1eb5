"""What ends the questions early: the conditions about the investor, the gain, the interest and the investee's business.

In the order of asking; the first that fails decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.hk_disposal.facts import Disposal
from calculators.hk_disposal.property import developed_within_60_months
from calculators.hk_disposal.rules import RULES
from calculators.hk_disposal.years import first_covered_year, year_of_assessment
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import Finding

CONDITIONS = (
    "investor_is_entity", "investor_prepares_accounts", "not_insurer", "disposal_since_commencement", "onshore_gain",
    "accrued_in_covered_year", "is_a_gain", "investee_is_entity", "investee_prepares_accounts", "carries_rights",
    "accounted_as_equity", "no_property_trading", "no_development_ongoing", "development_long_ago",
    "all_business_use", "none_for_sale",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """A condition, whether it is met (None: taken as met, but not sure), and the reason where it is not."""

    condition: str
    met: bool | None
    reason: str


def natural_person(investor_kind: str) -> bool:
    return investor_kind == "natural_person"


def investor_is_arrangement(investor_kind: str) -> bool:
    """An arrangement is an entity if it prepares separate financial accounts."""
    return investor_kind not in ("corporation", "natural_person")


def before_commencement(disposal_date: date) -> bool:
    return RULES.on(disposal_date) is None


def foreign_sourced(gain_source: str) -> bool:
    """Also where section 15I(1) deems the gain to arise in Hong Kong."""
    return gain_source == "foreign_sourced"


def accrued_before_scheme(disposal_date: date, accounting_year_end: str, gain_accrued_on: date | None) -> bool:
    return year_of_assessment(gain_accrued_on or disposal_date, accounting_year_end) < first_covered_year()


def not_a_gain(gain_amount: Decimal) -> bool:
    return gain_amount <= 0


def not_an_entity(investee_kind: str) -> bool:
    return investee_kind == "not_an_entity"


def investee_is_arrangement(investee_kind: str) -> bool:
    return investee_kind not in ("corporation", "not_an_entity")


@refusal("date_order", fact="last_property_development_date")
def developed_after_sale(last_property_development_date: date, disposal_date: date) -> bool:
    return last_property_development_date > disposal_date


def walk(checks: Iterable[Check]) -> tuple[tuple[Finding, ...], str | None]:
    """The findings up to the first condition that fails, and its reason."""
    findings = []
    for check in checks:
        findings.append(Finding(check.condition, check.met))
        if check.met is False:
            return tuple(findings), check.reason
    return tuple(findings), None


def checks(case: Disposal) -> Iterator[Check]:
    """Lazy: nothing is read after the first condition that fails."""
    yield from _investor(case)
    yield from _gain(case)
    yield from _interest(case)
    if not case.interest_listed:
        yield from _investee_business(case)


def _investor(case: Disposal) -> Iterator[Check]:
    yield Check("investor_is_entity", not natural_person(case.investor_kind), "natural_person_investor")
    if investor_is_arrangement(case.investor_kind):
        yield Check("investor_prepares_accounts", case.investor_prepares_separate_accounts, "no_separate_accounts")
    yield Check("not_insurer", not case.investor_is_insurer, "insurer")


def _gain(case: Disposal) -> Iterator[Check]:
    since = not before_commencement(case.disposal_date)
    yield Check("disposal_since_commencement", since, "disposal_before_commencement")
    onshore = None if case.gain_source == "not_sure" else not foreign_sourced(case.gain_source)
    yield Check("onshore_gain", onshore, "foreign_sourced_gain")
    covered = not accrued_before_scheme(case.disposal_date, case.accounting_year_end, case.gain_accrued_on)
    yield Check("accrued_in_covered_year", covered, "basis_period_before_commencement")
    yield Check("is_a_gain", not not_a_gain(case.gain_amount), "loss_not_gain" if case.gain_amount else "no_gain")


def _interest(case: Disposal) -> Iterator[Check]:
    yield Check("investee_is_entity", not not_an_entity(case.investee_kind), "investee_not_entity")
    if investee_is_arrangement(case.investee_kind):
        yield Check("investee_prepares_accounts", case.investee_prepares_separate_accounts, "investee_not_entity")
    yield Check("carries_rights", case.interest_carries_rights, "not_equity_interest")
    yield Check("accounted_as_equity", case.interest_accounted_as_equity, "not_equity_interest")


def _investee_business(case: Disposal) -> Iterator[Check]:
    yield Check("no_property_trading", not case.investee_property_trading_business, "property_trading")
    if not case.investee_property_development_ever:
        return
    yield Check("no_development_ongoing", not case.investee_property_development_ongoing, "property_development")
    refuse(developed_after_sale, case.last_property_development_date, case.disposal_date)
    long_ago = not developed_within_60_months(case.last_property_development_date, case.disposal_date)
    yield Check("development_long_ago", long_ago, "property_development")
    yield Check("all_business_use", case.investee_properties_all_business_use, "property_development")
    yield Check("none_for_sale", not case.investee_any_property_for_sale, "property_development")
