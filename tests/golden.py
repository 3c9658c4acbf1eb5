"""The golden cases: facts as an adviser would state them, and what the law makes of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from flows.engine.flow import Flow, Regime
from flows.engine.regimes import regimes

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    id: str
    regime: Regime
    scenario: str
    facts: dict[str, Any]
    expect: dict[str, Any]

    @property
    def flow(self) -> type[Flow]:
        return self.regime.scenarios[self.scenario]


@cache
def cases() -> tuple[Case, ...]:
    return tuple(case for name in regimes() for case in _cases_of(name))


def _cases_of(name: str) -> Iterator[Case]:
    regime = regimes()[name]
    for entry in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")):
        facts = canonical(entry["facts"])
        scenario = facts.pop("scenario", next(iter(regime.scenarios)))
        yield Case(entry["id"], regime, scenario, facts, canonical(entry["expect"]))


def canonical(value: Any) -> Any:
    """YAML reads a bare date as a date."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: canonical(item) for key, item in value.items()}
    if isinstance(value, list):
        return [canonical(item) for item in value]
    if isinstance(value, float):
        raise TypeError(f"{value!r}: quote decimals, so that no digit is lost")
    return value
