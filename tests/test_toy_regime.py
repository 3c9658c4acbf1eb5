"""A regime is added by files alone: those in tests/toy_regime, beside a copy of everything else."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
TOY = ROOT / "tests" / "toy_regime"
CODE = ("bot", "calculators", "flows", "locales", "tests")
COMMANDS = """
import contextlib, io, json, sys
from bot.__main__ import main
for arguments in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as said:
        status = main(arguments)
    print(json.dumps([status, said.getvalue()]))
"""
ENVIRONMENT = {"BOT_TODAY": "2026-11-21", "PATH": os.environ["PATH"]}
CASES = '{"built_on": "2026-01-05", "metres": "1.50"}\n{"built_on": "2019-12-31"}\n{"built_on": "2026-01-05"}\n'


def added() -> list[Path]:
    """The toy's files, relative to the place where they go."""
    return sorted(path.relative_to(TOY) for path in TOY.rglob("*") if path.suffix in {".py", ".toml", ".po", ".yaml"})


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the toy regime in it; nothing that was there is written over."""
    house = tmp_path_factory.mktemp("house")
    for folder in CODE:
        shutil.copytree(ROOT / folder, house / folder, ignore=shutil.ignore_patterns("simulator", "toy_regime"))
    shutil.copy(ROOT / "pyproject.toml", house)
    for file in added():
        assert not (house / file).exists(), f"{file} is there already"
        (house / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TOY / file, house / file)
        if file.suffix == ".po":
            with (house / file).open("rb") as catalog, (house / file.with_suffix(".mo")).open("wb") as compiled:
                write_mo(compiled, read_po(catalog))
    return house


def run(house: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, *arguments], cwd=house, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_regime_takes_less_than_sixty_lines() -> None:
    lines = [line for file in added() for line in (TOY / file).read_text("utf-8").splitlines() if line.strip()]
    assert len(lines) < 60


def test_it_is_discovered_answers_in_both_modes_and_languages_and_stands_in_the_menu(house: Path) -> None:
    (house / "cases.jsonl").write_text(CASES)
    ways = [[*way, "--language", language] for way in ([], ["--dialogue"]) for language in ("en", "zh")]
    commands = [
        ["regimes", "--json"],
        *(["assess", "toy_snow", "cases.jsonl", *way] for way in ways),
        *(["chat", "--language", language] for language in ("en", "zh")),
    ]
    said = [json.loads(line) for line in run(house, "-c", COMMANDS, json.dumps(commands)).splitlines()]
    assert [status for status, _ in said] == [0, 1, 1, 1, 1, 0, 0]
    (_, regimes), *assessed, (_, english), (_, chinese) = said
    assert "toy_snow" in json.loads(regimes)["regimes"]
    assert "Levy on snowmen" in english
    assert "雪人税" in chinese
    for way, (_status, out) in zip(ways, assessed, strict=True):
        levied, free, missing = map(json.loads, out.splitlines())
        assert levied["result"] == {"verdict": "levied", "levy": "10.50", "levy_per_metre": "7"}
        assert levied["verdict"] == ("应缴10.50港元。" if "zh" in way else "The levy is HK$10.50.")
        assert levied["asked"] == (["built_on", "metres"] if "--dialogue" in way else [])
        assert [line["working"] for line in levied["lines"]] == ["1.5 × 7"]
        assert free["result"]["verdict"] == "free"
        assert (missing["error"]["fact"], missing["error"]["code"]) == ("metres", "missing")


def test_the_generic_tests_hold_for_it_too(house: Path) -> None:
    generic = [f"tests/test_{name}.py" for name in ("cases", "paths", "flow_figures")]
    out = run(house, "-m", "pytest", "-k", "toy", "-p", "no:cacheprovider", *generic)
    assert "failed" not in out
