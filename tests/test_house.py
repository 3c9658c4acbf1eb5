"""The rules of the house that no type checker knows: who may import whom, and who may know the time."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BENEATH = {
    "calculators": {"calculators"},
    "flows": {"flows", "calculators"},
    "bot": {"bot", "flows", "calculators"},
}
SHARED = {"calculators": "shared", "flows": "engine"}
LIBRARIES = {
    "transitions": "flows/engine/compiler.py",
    "babel": "flows/engine/",
    "telegram": "bot/telegram/",
    "aiohttp": ("bot/telegram/", "bot/simulator/"),
    "yarl": "bot/telegram/",
    "sqlite_utils": "bot/store/",
    "sqlite3": "bot/store/",
}
"""Where each library may be imported; of Python's own all but one may be imported anywhere."""
CLOCK = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "localtime", "gmtime"}


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def regimes() -> set[str]:
    """By their folders: a regime that cannot be imported is held to the rules too."""
    return {path.parent.name for path in (ROOT / "flows").glob("*/__init__.py")} - {SHARED["flows"]}


def imported(path: Path) -> Iterator[str]:
    """Whole names; `from a import b` may be a module too, so it counts as a.b."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("house", BENEATH)
def test_imports_run_from_bot_to_flows_to_calculators(house: str) -> None:
    for path in sources(house):
        for name in imported(path):
            if (top := name.partition(".")[0]) in BENEATH:
                assert top in BENEATH[house], f"{place(path)} imports {name}, from above"


def test_no_regime_knows_another_and_what_is_shared_knows_none() -> None:
    for path in sources(*BENEATH):
        own = place(path).split("/")[1]
        for name in imported(path):
            top, regime, *_ = [*name.split("."), ""]
            if top in SHARED and regime in regimes():
                assert regime == own, f"{place(path)} imports {name}: it may know no regime, or only its own"


@pytest.mark.parametrize("house", BENEATH)
def test_libraries_stay_where_they_belong(house: str) -> None:
    for path in sources(house):
        for name in imported(path):
            library = name.partition(".")[0]
            if library in LIBRARIES or library not in BENEATH | dict.fromkeys(sys.stdlib_module_names):
                home = LIBRARIES.get(library, ())
                assert place(path).startswith(home), (
                    f"{place(path)} imports {library}; its place is {home or 'nowhere'}"
                )


def test_only_the_bot_knows_the_time() -> None:
    for path in sources("calculators", "flows"):
        assert not {name for name in imported(path) if name.partition(".")[0] == "time"}, f"{place(path)} imports time"
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in CLOCK, f"{place(path)}:{node.lineno} reads the clock"
