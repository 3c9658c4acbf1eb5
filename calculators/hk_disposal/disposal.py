"""May the gain on a disposal of equity interests be treated as capital under the scheme?

`__all__` lists what the questions name: facts, options, gates and refusals, wherever each is worked out.
"""

from calculators.hk_disposal.cautions import WARNINGS, about_the_gain, about_the_holding
from calculators.hk_disposal.conclusion import holding_findings, reason_for
from calculators.hk_disposal.control import (
    closely_related_names,
    investor_named,
    investor_unnamed,
    names_beside_the_seller,
    names_given,
    nobody_in_the_group,
    owned_names,
    owner_names,
    remaining_related,
)
from calculators.hk_disposal.facts import (
    GAIN_SOURCES,
    HOLDERS,
    INVESTEE_KINDS,
    INVESTOR,
    INVESTOR_KINDS,
    NOTHING,
    RATE_CLASSES,
    Disposal,
    Link,
    Lot,
    PastDisposal,
    PropertyItem,
    RelatedLot,
    RelatedPastDisposal,
)
from calculators.hk_disposal.group import related_lots_do_not_cover
from calculators.hk_disposal.holding import (
    Holding,
    group_question_arises,
    holding,
    nothing_qualifies,
    something_qualifies,
)
from calculators.hk_disposal.knock_outs import (
    accrued_before_scheme,
    before_commencement,
    checks,
    developed_after_sale,
    foreign_sourced,
    investee_is_arrangement,
    investor_is_arrangement,
    natural_person,
    not_a_gain,
    not_an_entity,
    walk,
)
from calculators.hk_disposal.lots import (
    appropriated_before_stock,
    bought_after_sale,
    lots_do_not_cover_the_sale,
    lots_do_not_cover_the_sales,
    sale_on_or_after_commencement,
    sold_after_sale,
    something_lent_out,
    stock_after_sale,
)
from calculators.hk_disposal.outcome import CONDITIONS, OUTCOMES, REASONS, TREATMENTS, VERDICTS, Result
from calculators.hk_disposal.property import (
    EndDate,
    PropertyShare,
    assets_not_positive,
    developed_within_60_months,
    may_elect,
    property_excludes,
    property_percents,
    property_question_arises,
    property_shares,
    refuse_property,
)
from calculators.hk_disposal.refusals import refuse_holdings
from calculators.hk_disposal.report import (
    Fields,
    development_fields,
    gain_fields,
    holding_fields,
    property_fields,
    tax_fields,
    time_fields,
)
from calculators.hk_disposal.rules import scheme_figures
from calculators.hk_disposal.tax import rate_class_question_arises
from calculators.hk_disposal.years import years_of
from calculators.shared.result import Finding

__all__ = [
    "CONDITIONS",
    "GAIN_SOURCES",
    "HOLDERS",
    "INVESTEE_KINDS",
    "INVESTOR",
    "INVESTOR_KINDS",
    "OUTCOMES",
    "RATE_CLASSES",
    "REASONS",
    "TREATMENTS",
    "VERDICTS",
    "WARNINGS",
    "Disposal",
    "Holding",
    "Link",
    "Lot",
    "PastDisposal",
    "PropertyItem",
    "RelatedLot",
    "RelatedPastDisposal",
    "Result",
    "accrued_before_scheme",
    "appropriated_before_stock",
    "assess",
    "assets_not_positive",
    "before_commencement",
    "bought_after_sale",
    "closely_related_names",
    "developed_after_sale",
    "developed_within_60_months",
    "foreign_sourced",
    "group_question_arises",
    "holding",
    "investee_is_arrangement",
    "investor_is_arrangement",
    "investor_named",
    "investor_unnamed",
    "lots_do_not_cover_the_sale",
    "lots_do_not_cover_the_sales",
    "may_elect",
    "names_beside_the_seller",
    "names_given",
    "natural_person",
    "nobody_in_the_group",
    "not_a_gain",
    "not_an_entity",
    "nothing_qualifies",
    "owned_names",
    "owner_names",
    "property_excludes",
    "property_percents",
    "property_question_arises",
    "rate_class_question_arises",
    "related_lots_do_not_cover",
    "remaining_related",
    "sale_on_or_after_commencement",
    "scheme_figures",
    "sold_after_sale",
    "something_lent_out",
    "something_qualifies",
    "stock_after_sale",
]  # fmt: skip


def assess(case: Disposal) -> Result:
    findings, reason = walk(checks(case))
    asked = [finding.id for finding in findings]
    years = years_of(case, asked)
    cautions = about_the_gain(case, asked, years)
    fields = time_fields(case, years) | development_fields(case, asked)
    if reason is not None:
        return _result(reason, findings, cautions, fields)
    refuse_holdings(case)
    held = holding(case)
    shares = _shares(case, held)
    reason = reason_for(case, held, tuple(share.percent for share in shares.values()))
    findings = (*findings, *holding_findings(held), *_last_findings(held, reason))
    cautions |= about_the_holding(case, held, reason)
    fields |= holding_fields(case, held) | (property_fields(case, shares) if shares else {})
    return _result(reason, findings, cautions, fields | _money(case, held, reason))


def _shares(case: Disposal, held: Holding) -> dict[EndDate, PropertyShare]:
    if not property_question_arises(case, held):
        return {}
    start = refuse_property(case)
    return property_shares(start, case.total_assets_period_end, case.total_assets_disposal, case.property_items)


def _last_findings(held: Holding, reason: str) -> list[Finding]:
    """Property and election are looked at only where something qualifies."""
    if not something_qualifies(held):
        return []
    allowed = Finding("property_not_excluded", reason != "property_holding")
    return [allowed, Finding("elected", reason != "not_elected")] if allowed.met else [allowed]


def _money(case: Disposal, held: Holding, reason: str) -> Fields:
    covered = OUTCOMES[reason][0] in ("scheme_applies", "scheme_applies_in_part")
    gains = gain_fields(case, held.qualifying if covered else NOTHING)
    return gains | tax_fields(case, gains["qualifying_gain"])


def _result(reason: str, findings: tuple[Finding, ...], cautions: set[str], fields: Fields) -> Result:
    verdict, treatment = OUTCOMES[reason]
    warnings = tuple(warning for warning in WARNINGS if warning in cautions)
    return Result(verdict=verdict, reason=reason, treatment=treatment, conditions=findings, warnings=warnings, **fields)
