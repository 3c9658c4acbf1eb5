"""The regimes there are: every package of `flows` that names a REGIME."""

import importlib
import pkgutil
from functools import cache

import flows
from flows.engine.flow import Flow, Regime


@cache
def regimes() -> dict[str, Regime]:
    """By id, which is the name of the package."""
    names = [module.name for module in pkgutil.iter_modules(flows.__path__) if module.ispkg and module.name != "engine"]
    return {name: importlib.import_module(f"flows.{name}").REGIME for name in sorted(names)}


def flow_of(scenario: str) -> type[Flow] | None:
    """The flow of "<regime>.<scenario>"."""
    regime, _, name = scenario.partition(".")
    return regimes()[regime].scenarios.get(name) if regime in regimes() else None
