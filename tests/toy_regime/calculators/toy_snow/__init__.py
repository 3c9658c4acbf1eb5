"""A levy on snowmen: so much for each metre."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.shared.result import figure
from calculators.shared.rules import Rules

RULES = Rules("toy_snow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snowman:
    built_on: date
    metres: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    verdict: str
    levy: Decimal | None = figure("HKD")
    levy_per_metre: Decimal | None = figure("HKD")


def built_before_the_act(built_on: date) -> bool:
    return RULES.on(built_on) is None


def assess(case: Snowman) -> Result:
    rules = RULES.on(case.built_on)
    if rules is None:
        return Result(verdict="free")
    return Result(verdict="levied", levy=case.metres * rules.levy_per_metre, levy_per_metre=rules.levy_per_metre)
