"""Must or may the unit be cleared, and by when: 187/2006 art. 2, 91/2009 arts. 9-11, draft art. 2."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from calculators.cn_lat.answer import Answer, Conflict
from calculators.cn_lat.property_types import nothing_saleable
from calculators.cn_lat.rules import RULES
from calculators.shared.days import days_after
from calculators.shared.exact import exactly, half_up, unrounded
from calculators.shared.months import years_after
from calculators.shared.result import Finding, figure
from calculators.shared.rules import Snapshot

SPECIAL_EVENTS = (
    "deregistration_applied",
    "bankruptcy_liquidation",
    "whole_unfinished_project_transferred",
    "land_use_right_transferred_directly",
    "already_cleared",
)
MustCondition = Literal["all_completed_and_sold", "whole_unfinished_transfer", "direct_land_transfer"]
MayCondition = Literal["sold_85", "sold_leased_selfused_85", "permit_three_years", "deregistration", "bankruptcy"]
Status = Literal["already_cleared", "must_clear", "may_clear_on_notice", "not_yet"]
Verdict = Literal[Status, "saleable_area_zero", "area_exceeds_saleable", "no_rules_that_day"]
VERDICTS = get_args(Verdict)
CONDITIONS = ("not_cleared_before", "completed_accepted", *get_args(MustCondition), *get_args(MayCondition))
NATIONAL_CONDITIONS = ("rest_leased_or_used", "permit_three_years")
StartBasis = Literal["last_permit", "approval_date", "first_contract", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearingConditions:
    """Areas in m2 of the clearing unit; what is handed over free as a public facility is not saleable."""

    completed_accepted: bool
    saleable_area: Decimal
    sold_area: Decimal
    leased_area: Decimal = Decimal(0)
    self_used_area: Decimal = Decimal(0)
    last_presale_permit_date: date | None = None
    sale_approval_date: date | None = None
    first_sale_contract_date: date | None = None
    special_events: tuple[str, ...] = ()
    as_of_date: date
    condition_met_date: date | None = None
    notice_received_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Answer):
    """Areas still to go are 0 once reached; the three years are reported whenever their start is known."""

    verdict: Verdict
    sold_ratio: Decimal | None = figure("percent")
    used_ratio: Decimal | None = figure("percent")
    must_clear: bool | None = None
    must_clear_conditions: tuple[MustCondition, ...] = ()
    may_clear: bool | None = None
    may_clear_conditions: tuple[MayCondition, ...] = ()
    clearing_status: Status | None = None
    three_year_start_basis: StartBasis | None = None
    three_year_start_date: date | None = None
    three_year_due_date: date | None = None
    finish_before_deregistration: bool | None = None
    filing_deadline: date | None = None

    used_area: Decimal | None = figure("m2")  # sold, leased and self-used
    unsold_area: Decimal | None = figure("m2")
    floor_percent: Decimal | None = figure("percent")
    floor_area: Decimal | None = figure("m2")
    sold_area_to_go: Decimal | None = figure("m2")
    used_area_to_go: Decimal | None = figure("m2")
    days_to_three_years: int | None = figure("day")
    permit_years: int | None = figure("year")
    filing_days: int | None = figure("day")
    national_conditions: tuple[Finding, ...] = ()  # the two limbs as 187/2006 has them, without Chongqing's reading


def areas_exceed_saleable(
    saleable_area: Decimal, sold_area: Decimal, leased_area: Decimal = Decimal(0), self_used_area: Decimal = Decimal(0)
) -> bool:
    return sold_area + leased_area + self_used_area > saleable_area


def no_rules_that_day(as_of_date: date) -> bool:
    return RULES.on(as_of_date) is None


def already_cleared(special_events: tuple[str, ...] = ()) -> bool:
    return "already_cleared" in special_events


def must_clear(case: ClearingConditions) -> bool:
    return bool(must_conditions(case))


def awaits_notice(case: ClearingConditions) -> bool:
    """May be cleared on the authority's demand and need not be cleared without it."""
    rules = RULES.on(case.as_of_date)
    return rules is not None and not must_clear(case) and bool(may_conditions(case, rules))


def must_conditions(case: ClearingConditions) -> tuple[MustCondition, ...]:
    events = case.special_events
    if already_cleared(events):
        return ()
    met: dict[MustCondition, bool] = {
        "all_completed_and_sold": case.completed_accepted and case.sold_area == case.saleable_area,
        "whole_unfinished_transfer": "whole_unfinished_project_transferred" in events,
        "direct_land_transfer": "land_use_right_transferred_directly" in events,
    }
    return tuple(condition for condition, holds in met.items() if holds)


def may_conditions(case: ClearingConditions, rules: Snapshot) -> tuple[MayCondition, ...]:
    events = case.special_events
    if already_cleared(events):
        return ()
    sold_enough = reaches_floor(case.sold_area, case.saleable_area, rules)
    met: dict[MayCondition, bool] = {
        "sold_85": case.completed_accepted and sold_enough,
        "sold_leased_selfused_85": case.completed_accepted
        and not sold_enough
        and reaches_floor(used_area(case), case.saleable_area, rules),
        "permit_three_years": case.completed_accepted
        and case.sold_area < case.saleable_area
        and three_years_full(case, rules),
        "deregistration": "deregistration_applied" in events,
        "bankruptcy": "bankruptcy_liquidation" in events,
    }
    return tuple(condition for condition, holds in met.items() if holds)


def used_area(case: ClearingConditions) -> Decimal:
    return case.sold_area + case.leased_area + case.self_used_area


def reaches_floor(area: Decimal, saleable: Decimal, rules: Snapshot) -> bool:
    floor: Decimal = rules.sold_floor
    return area * 100 >= saleable * floor


def three_year_start(case: ClearingConditions) -> tuple[StartBasis, date | None]:
    """The unit's last permit; without one the day on which selling was permitted; failing that the first contract."""
    if case.last_presale_permit_date is not None:
        return "last_permit", case.last_presale_permit_date
    if case.sale_approval_date is not None:
        return "approval_date", case.sale_approval_date
    if case.first_sale_contract_date is not None:
        return "first_contract", case.first_sale_contract_date
    return "unknown", None


def three_years_full(case: ClearingConditions, rules: Snapshot) -> bool:
    """On the anniversary they are."""
    _, start = three_year_start(case)
    return start is not None and case.as_of_date >= years_after(start, rules.permit_years)


@exactly
def assess(case: ClearingConditions) -> Result:
    if nothing_saleable(case.saleable_area):
        return Result(errors=("saleable_area_zero",), verdict="saleable_area_zero")
    if areas_exceed_saleable(case.saleable_area, case.sold_area, case.leased_area, case.self_used_area):
        return Result(errors=("area_exceeds_saleable",), verdict="area_exceeds_saleable")
    rules = RULES.on(case.as_of_date)
    if rules is None:
        return Result(errors=("no_rules_that_day",), verdict="no_rules_that_day")
    must, may = must_conditions(case), may_conditions(case, rules)
    status = _status(case, must, may)
    return Result(
        verdict=status,
        conditions=_findings(case, must, may),
        open_conflicts=_open_conflicts(case, status, may, rules),
        must_clear=bool(must),
        must_clear_conditions=must,
        may_clear=bool(may),
        may_clear_conditions=may,
        clearing_status=status,
        finish_before_deregistration="deregistration" in may,
        filing_deadline=_filing_deadline(case, status, rules),
        filing_days=rules.filing_days,
        **_areas(case, rules),
        **_three_years(case, rules),
        national_conditions=_national(case, rules),
    )


def _status(case: ClearingConditions, must: tuple[MustCondition, ...], may: tuple[MayCondition, ...]) -> Status:
    if already_cleared(case.special_events):
        return "already_cleared"
    if must:
        return "must_clear"
    return "may_clear_on_notice" if may else "not_yet"


def _findings(
    case: ClearingConditions, must: tuple[MustCondition, ...], may: tuple[MayCondition, ...]
) -> tuple[Finding, ...]:
    if already_cleared(case.special_events):
        return (Finding("not_cleared_before", met=False),)
    met = (*must, *may)
    return tuple(Finding(id_, _met(id_, case, met)) for id_ in CONDITIONS[1:])


def _met(id_: str, case: ClearingConditions, met: tuple[str, ...]) -> bool | None:
    if id_ == "completed_accepted":
        return case.completed_accepted
    open_ = case.completed_accepted and case.sold_area < case.saleable_area
    if id_ == "permit_three_years" and open_ and three_year_start(case)[1] is None:
        return None
    return id_ in met


def _filing_deadline(case: ClearingConditions, status: Status, rules: Snapshot) -> date | None:
    """Calendar days, the first not counted; a public holiday at the end moves it on, which is not known here."""
    if status == "must_clear":
        start = case.condition_met_date
    elif status == "may_clear_on_notice":
        start = case.notice_received_date
    else:
        return None
    return None if start is None else days_after(start, rules.filing_days)


def _areas(case: ClearingConditions, rules: Snapshot) -> dict[str, Any]:
    saleable, sold, used = case.saleable_area, case.sold_area, used_area(case)
    floor = saleable * rules.sold_floor / 100
    return {
        "sold_ratio": half_up(100 * sold / saleable),
        "used_ratio": half_up(100 * used / saleable),
        "used_area": unrounded(used),
        "unsold_area": unrounded(saleable - sold),
        "floor_percent": rules.sold_floor,
        "floor_area": unrounded(floor),
        "sold_area_to_go": unrounded(max(floor - sold, Decimal(0))),
        "used_area_to_go": unrounded(max(floor - used, Decimal(0))),
    }


def _three_years(case: ClearingConditions, rules: Snapshot) -> dict[str, Any]:
    basis, start = three_year_start(case)
    due = None if start is None else years_after(start, rules.permit_years)
    return {
        "three_year_start_basis": basis,
        "three_year_start_date": start,
        "three_year_due_date": due,
        "days_to_three_years": None if due is None else max((due - case.as_of_date).days, 0),
        "permit_years": rules.permit_years,
    }


def _national(case: ClearingConditions, rules: Snapshot) -> tuple[Finding, ...]:
    """187/2006 wants the whole rest let or used, and three years whether completed or not."""
    if already_cleared(case.special_events):
        return ()
    rest_used = case.completed_accepted and used_area(case) == case.saleable_area
    unsold = case.sold_area < case.saleable_area
    return (
        Finding("rest_leased_or_used", rest_used and not reaches_floor(case.sold_area, case.saleable_area, rules)),
        Finding("permit_three_years", unsold and three_years_full(case, rules)),
    )


def _open_conflicts(
    case: ClearingConditions, status: Status, may: tuple[MayCondition, ...], rules: Snapshot
) -> tuple[Conflict, ...]:
    if status == "already_cleared":
        return ()
    rest_used, three_years = _national(case, rules)
    start = three_year_start(case)[1]
    on_the_day = start is not None and case.as_of_date == years_after(start, rules.permit_years)
    touched: dict[Conflict, bool] = {
        "rest_leased_or_used": ("sold_leased_selfused_85" in may) != rest_used.met,
        "three_years_need_completion": ("permit_three_years" in may) != three_years.met,
        "filing_period": status in ("must_clear", "may_clear_on_notice"),
        "anniversary_day": "permit_three_years" in may and on_the_day,
    }
    return tuple(conflict for conflict, touches in touched.items() if touches)
