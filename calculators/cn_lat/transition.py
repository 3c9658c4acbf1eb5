"""Old policy or the draft's: its closing paragraph. Conclusions already issued are never reopened."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from calculators.cn_lat.answer import Answer
from calculators.cn_lat.rules import RULES
from calculators.shared.result import Finding
from calculators.shared.rules import Snapshot

RuleSet = Literal["draft_announcement", "chongqing_2014_no_9", "undetermined"]

Verdict = Literal[RuleSet, "no_rules_that_day"]
VERDICTS = get_args(Verdict)
CONDITIONS = ("effective_date_known", "in_force", "clearance_accepted", "accepted_before_effective_date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """Both dates may be unknown: the draft names no day, and the clearance may not have been accepted."""

    announcement_effective_date: date | None = None
    clearing_accepted_date: date | None = None
    as_of_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Answer):
    """`old_policy_before`: an acceptance before this day stays under the old policy, as far as is known."""

    verdict: Verdict
    rule_set: RuleSet | None = None
    in_force: bool | None = None
    reopened: bool | None = None

    old_policy_before: date | None = None


def no_rules_that_day(as_of_date: date) -> bool:
    return RULES.on(as_of_date) is None


def in_force(case: Transition) -> bool:
    effective = case.announcement_effective_date
    return effective is not None and effective <= case.as_of_date


def old_policy_before(case: Transition, rules: Snapshot) -> date:
    """The effective day; while that is unknown the day the draft came out: it cannot take effect before."""
    published: date = rules.draft_published
    return case.announcement_effective_date or published


def rule_set(case: Transition, rules: Snapshot) -> RuleSet:
    """An acceptance on the effective day itself falls under the draft."""
    accepted = case.clearing_accepted_date
    if accepted is not None and accepted < old_policy_before(case, rules):
        return "chongqing_2014_no_9"
    if case.announcement_effective_date is not None and (accepted is not None or in_force(case)):
        return "draft_announcement"
    return "undetermined"


def assess(case: Transition) -> Result:
    rules = RULES.on(case.as_of_date)
    if rules is None:
        return Result(errors=("no_rules_that_day",), verdict="no_rules_that_day")
    set_, effective, accepted = rule_set(case, rules), case.announcement_effective_date, case.clearing_accepted_date
    on_the_day = accepted is not None and accepted == effective
    return Result(
        verdict=set_,
        conditions=(
            Finding("effective_date_known", effective is not None),
            Finding("in_force", in_force(case)),
            Finding("clearance_accepted", accepted is not None),
            Finding("accepted_before_effective_date", set_ == "chongqing_2014_no_9" if accepted else None),
        ),
        open_conflicts=("acceptance_on_effective_day",) if on_the_day else (),
        rule_set=set_,
        in_force=in_force(case),
        reopened=False,
        old_policy_before=old_policy_before(case, rules),
    )
