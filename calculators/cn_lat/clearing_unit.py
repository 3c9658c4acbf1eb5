"""Which permit bounds the clearing unit, and may the authority readjust it: draft art. 1, interpretation s. 1."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from calculators.cn_lat.answer import Answer, Conflict
from calculators.cn_lat.rules import RULES
from calculators.shared.days import days_after, quarter_start
from calculators.shared.months import years_after
from calculators.shared.result import Finding, figure
from calculators.shared.rules import Snapshot

Scope = Literal["land_use_planning", "construction_planning"]
ChoiceStatus = Literal["on_time", "borderline", "late", "not_chosen"]
Verdict = Literal[ChoiceStatus, "no_rules_that_day"]
VERDICTS = get_args(Verdict)
CONDITIONS = (
    "unit_chosen",
    "chosen_before_quarter_of_first_sale",
    "chosen_by_first_sale",
    "eight_years_passed",
    "no_clearing_condition_met",
    "other_scope_is_smaller",
)
UNIT_CHOICES = (*get_args(Scope), "not_chosen")
SIZE_RELATIONS = ("construction_smaller", "construction_larger", "same")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearingUnit:
    """`plan_size_relation`: the scope of the construction planning permit against that of the land-use permit."""

    first_sale_date: date
    unit_choice: str = "not_chosen"
    unit_choice_date: date
    land_use_planning_permit_date: date | None = None
    land_title_date: date | None = None
    as_of_date: date
    clearing_condition_met: bool = False
    plan_size_relation: str = "construction_smaller"
    permits_clearable: int | None = None
    permits_not_clearable: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Answer):
    """`units_*` count the units after a readjustment to construction planning, permits merged or not."""

    verdict: Verdict
    unit_choice_deadline: date | None = None
    unit_choice_status: ChoiceStatus | None = None
    unit_default_applies: bool | None = None
    clearing_unit: Scope | None = None
    readjustment_earliest_date: date | None = None
    readjustment_possible: bool | None = None
    readjusted_unit: Scope | None = None
    units_min: int | None = figure("count")
    units_max: int | None = figure("count")

    days_late: int | None = figure("day")  # of the choice after its deadline
    days_to_readjustment: int | None = figure("day")  # 0: the years are full
    readjustment_years: int | None = figure("year")


def no_rules_that_day(as_of_date: date) -> bool:
    return RULES.on(as_of_date) is None


def choice_deadline(first_sale_date: date) -> date:
    """The last day before the quarter in which sales, pre-sales included, begin."""
    return days_after(quarter_start(first_sale_date), -1)


def choice_status(case: ClearingUnit) -> ChoiceStatus:
    """Borderline is late by the draft's article, in time by its interpretation (registration at the first transfer)."""
    if case.unit_choice == "not_chosen":
        return "not_chosen"
    if case.unit_choice_date <= choice_deadline(case.first_sale_date):
        return "on_time"
    return "borderline" if case.unit_choice_date <= case.first_sale_date else "late"


def clearing_unit(case: ClearingUnit) -> Scope:
    """Without a choice in time the authority may take the scope of the land-use planning permit."""
    if case.unit_choice != "construction_planning" or choice_status(case) == "late":
        return "land_use_planning"
    return "construction_planning"


def readjustment_date(
    land_use_planning_permit_date: date | None, land_title_date: date | None, rules: Snapshot
) -> date | None:
    """The years run from the later of permit and title; both are needed."""
    if land_use_planning_permit_date is None or land_title_date is None:
        return None
    return years_after(max(land_use_planning_permit_date, land_title_date), rules.readjustment_years)


def eight_years_passed(
    as_of_date: date, land_use_planning_permit_date: date | None = None, land_title_date: date | None = None
) -> bool:
    rules = RULES.on(as_of_date)
    if rules is None:
        return False
    earliest = readjustment_date(land_use_planning_permit_date, land_title_date, rules)
    return earliest is not None and as_of_date >= earliest


def readjusted_unit(case: ClearingUnit) -> Scope | None:
    """The smaller scope, if the unit is the larger one and has met no clearing condition in eight years."""
    if not eight_years_passed(case.as_of_date, case.land_use_planning_permit_date, case.land_title_date):
        return None
    if case.clearing_condition_met:
        return None
    unit, relation = clearing_unit(case), case.plan_size_relation
    if unit == "land_use_planning" and relation == "construction_smaller":
        return "construction_planning"
    if unit == "construction_planning" and relation == "construction_larger":
        return "land_use_planning"
    return None


def permits_are_counted(case: ClearingUnit) -> bool:
    return readjusted_unit(case) == "construction_planning"


def assess(case: ClearingUnit) -> Result:
    status = choice_status(case)
    deadline = choice_deadline(case.first_sale_date)
    rules = RULES.on(case.as_of_date)
    if rules is None:
        return Result(errors=("no_rules_that_day",), verdict="no_rules_that_day")
    return Result(
        verdict=status,
        conditions=_findings(case, status),
        open_conflicts=_open_conflicts(case, status, rules),
        unit_choice_deadline=deadline,
        unit_choice_status=status,
        unit_default_applies=status in ("late", "not_chosen"),
        clearing_unit=clearing_unit(case),
        days_late=None if status == "not_chosen" else max((case.unit_choice_date - deadline).days, 0),
        **_readjustment(case, rules),
    )


def _readjustment(case: ClearingUnit, rules: Snapshot) -> dict[str, Any]:
    earliest = readjustment_date(case.land_use_planning_permit_date, case.land_title_date, rules)
    unit = readjusted_unit(case)
    return {
        "readjustment_years": rules.readjustment_years,
        "readjustment_earliest_date": earliest,
        "days_to_readjustment": None if earliest is None else max((earliest - case.as_of_date).days, 0),
        "readjustment_possible": unit is not None,
        "readjusted_unit": unit,
        **_units(case),
    }


def _units(case: ClearingUnit) -> dict[str, int]:
    """Permits that meet a clearing condition may be merged into one unit; each of the others is its own."""
    if not permits_are_counted(case) or case.permits_clearable is None or case.permits_not_clearable is None:
        return {}
    return {
        "units_min": min(case.permits_clearable, 1) + case.permits_not_clearable,
        "units_max": case.permits_clearable + case.permits_not_clearable,
    }


def _findings(case: ClearingUnit, status: ChoiceStatus) -> tuple[Finding, ...]:
    """What is asked only after eight years is not decided before."""
    chosen = (
        Finding("unit_chosen", status != "not_chosen"),
        Finding("chosen_before_quarter_of_first_sale", status == "on_time"),
        Finding("chosen_by_first_sale", status in ("on_time", "borderline")),
    )
    dates = case.land_use_planning_permit_date, case.land_title_date
    if None in dates:
        return (*chosen, Finding("eight_years_passed", None))
    if not eight_years_passed(case.as_of_date, *dates):
        return (*chosen, Finding("eight_years_passed", met=False))
    larger = "construction_smaller" if clearing_unit(case) == "land_use_planning" else "construction_larger"
    return (
        *chosen,
        Finding("eight_years_passed", met=True),
        Finding("no_clearing_condition_met", not case.clearing_condition_met),
        Finding("other_scope_is_smaller", case.plan_size_relation == larger),
    )


def _open_conflicts(case: ClearingUnit, status: ChoiceStatus, rules: Snapshot) -> tuple[Conflict, ...]:
    deadline, first_sale = choice_deadline(case.first_sale_date), case.first_sale_date
    still_open = status == "not_chosen" and deadline < case.as_of_date <= first_sale
    earliest = readjustment_date(case.land_use_planning_permit_date, case.land_title_date, rules)
    touched: dict[Conflict, bool] = {
        "choice_deadline": status == "borderline" or still_open,
        "anniversary_day": case.as_of_date == earliest and readjusted_unit(case) is not None,
    }
    return tuple(conflict for conflict, touches in touched.items() if touches)
