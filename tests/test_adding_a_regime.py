"""A regime is added by its own files alone: those of docs/adding-a-regime.md, put into a copy of the repository."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_documents import ROOT, blocks

PAGE = ROOT / "docs" / "adding-a-regime.md"
CODE = ("bot", "calculators", "flows", "locales", "tests", "docs")
GENERAL = (
    "test_cases.py",
    "test_catalogs.py",
    "test_paths.py",
    "test_house.py",
    "test_flow_figures.py",
    "test_words.py",
)


def files() -> Iterator[tuple[str, str]]:
    for _kind, text in blocks(PAGE):
        name, _newline, body = text.partition("\n")
        if name.startswith("# "):
            yield name.removeprefix("# "), body


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, with the new files and its catalog compiled."""
    house = tmp_path_factory.mktemp("house")
    for folder in CODE:
        shutil.copytree(ROOT / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__", "images"))
    shutil.copy(ROOT / "pyproject.toml", house)
    for name, body in files():
        (house / name).parent.mkdir(exist_ok=True)
        (house / name).write_text(body, "utf-8")
    catalog = house / "locales/zh_Hans/LC_MESSAGES/toy_windows"
    run(house, "-m", "babel.messages.frontend", "-q", "compile", "-i", f"{catalog}.po", "-o", f"{catalog}.mo")
    return house


def run(house: Path, *arguments: str, given: str = "") -> str:
    environment = {**os.environ, "PYTHONPATH": str(house), "BOT_TODAY": "2026-11-21"}
    done = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, *arguments], cwd=house, env=environment, input=given, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_general_tests_take_it_in(house: Path) -> None:
    tests = [f"tests/{name}" for name in GENERAL]
    said = run(house, "-m", "pytest", "-p", "no:cacheprovider", "-k", "toy or Toy or WindowLevy", *tests)
    assert " passed" in said


@pytest.mark.parametrize("mode", [(), ("--dialogue",), ("--dialogue", "--language", "zh")])
def test_it_answers(house: Path, mode: tuple[str, ...]) -> None:
    said = run(house, "-m", "bot", "assess", "toy_windows", *mode, given='{"windows": 9}\n')
    answer = json.loads(said)
    assert answer["result"]["levy"] == "18"
    assert answer["verdict"] == (
        "征费为18港元，须于2027年1月20日或之前缴付。" if "zh" in mode else "The levy is HK$18, due by 20 January 2027."
    )
    assert {a["fact"]: a["value"] for a in answer["assumptions"]} == {"listed": False, "bricked_up": 0}


def test_it_is_talked_about(house: Path) -> None:
    said = run(house, "-m", "bot", "chat", "toy_windows", given="2026-06-30\n2\n9\n10\n1\n")
    assert "The house has only 9. Please check both numbers." in said
    assert "The levy is HK$10, due by 29 August 2026." in said
    assert "With 2 fewer there would be nothing to pay." in said
