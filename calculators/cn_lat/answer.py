"""What every result of this regime carries: errors of the law, warnings, and how sure the ground is."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from calculators.cn_lat.rules import DRAFT, RULES
from calculators.shared.result import Finding

Error = Literal[
    "saleable_area_zero",
    "area_exceeds_saleable",
    "sold_exceeds_saleable",
    "footprints_exceed_land",
    "building_areas_differ",
    "deductions_zero",
    "post_clearance_formula_not_applicable",
    "assessment_required",
    "no_rules_that_day",  # before the tax began
]
ERRORS = get_args(Error)
Caution = Literal["interest_not_eligible"]
WARNINGS = get_args(Caution)

# Questions on which texts disagree, or to which no text was found. An answer names those that it turns on.
Conflict = Literal[
    "choice_deadline",  # before the quarter of the first sale (draft), or with the form of the first transfer
    "rest_leased_or_used",  # 85 % with let and used area (interpretation), or the whole rest (187/2006)
    "three_years_need_completion",  # interpretation; 187/2006 does not say so
    "filing_period",  # 90 days (91/2009), or the period set by the authority (187/2006)
    "anniversary_day",  # are N years full on the anniversary or the day after
    "unit_cost_basis",  # deductions of the whole type, or of its sold part
    "exemption_per_period",  # the 20 % line of ordinary homes in each period after clearance
    "add_on_of_land_transfer",  # 20 % on development cost when land is transferred
    "prepayment_base",  # less prepaid VAT (70/2016), or net of VAT
    "prepayment_rates",  # Chongqing's own rates: not found
    "residence_classification",  # after Announcement 16/2024
    "ordinary_home_standard",  # Chongqing's: not found
    "acceptance_on_effective_day",
]
CONFLICTS = get_args(Conflict)


def draft_status() -> str:
    """The status of the draft, as the parameters have it: a final announcement changes it there."""
    return RULES.sources[DRAFT].status


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`source_status` and `open_conflicts` are for the banner. A mixin: the slots are those of the result."""

    __slots__ = ()

    errors: tuple[Error, ...] = ()
    warnings: tuple[Caution, ...] = ()
    conditions: tuple[Finding, ...] = ()
    source_status: str = field(default_factory=draft_status)
    open_conflicts: tuple[Conflict, ...] = ()
