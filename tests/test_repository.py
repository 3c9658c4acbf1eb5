"""What stands around the code is true and tidy: lock files, the example of an environment, links, nothing left over."""

import re
from functools import cache
from pathlib import Path

import pytest

from bot.settings import example
from flows.engine.regimes import regimes

ROOT = Path(__file__).parents[1]
TEXTS = {".cfg", ".css", ".html", ".js", ".md", ".po", ".py", ".sh", ".toml", ".txt", ".yaml"}
TEXTS_BY_NAME = {"Makefile", "Dockerfile", "LICENSE", "run", ".env.example", ".dockerignore", ".gitignore"}
MADE = re.compile(r"[.]venv|[.]git|build|dist|.*[.]egg-info|[.].*cache|[.]hypothesis")
PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.]+)( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+")


@cache
def texts() -> dict[str, str]:
    """What people wrote, by its place; not what was made from it or installed."""
    tops = [path for path in sorted(ROOT.iterdir()) if not MADE.fullmatch(path.name)]
    files = [file for top in tops for file in ([top] if top.is_file() else sorted(top.rglob("*")))]
    wanted = [file for file in files if file.suffix in TEXTS or file.name in TEXTS_BY_NAME]
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in wanted}


def test_nothing_is_left_over() -> None:
    marks = re.compile(rf"\b({'TO'}DO|{'FIX'}ME|{'X' * 3})\b")
    assert not [place for place, text in texts().items() if marks.search(text)]


def test_no_path_of_one_machine() -> None:
    paths = re.compile(r"(?<![\w.}>])/(work|root|home|tmp|Users)/[\w]")
    assert not [place for place, text in texts().items() if paths.search(text)]


def test_links_between_documents_lead_somewhere() -> None:
    for place, text in texts().items():
        if place.endswith(".md"):
            for target in re.findall(r'(?:\]\(|src=")(?!https?:)([^)#"]+)', text):
                assert ((ROOT / place).parent / target).exists(), f"{place} links to {target}"


def test_every_dossier_is_listed_and_every_regime_has_one() -> None:
    listed = re.findall(r"\]\((\w+)\.md\)", (ROOT / "docs" / "law" / "README.md").read_text("utf-8"))
    assert sorted(listed) == sorted(path.stem for path in (ROOT / "docs" / "law").glob("[!R]*.md"))
    assert set(listed) >= set(regimes())


def pins(file: str) -> dict[str, re.Match[str]]:
    """Each requirement of a lock file by its name. Fails where one is not pinned and hashed."""
    text = re.sub(r"\n? *#.*", "", (ROOT / "requirements" / file).read_text("utf-8"))
    found = [PIN.fullmatch(" ".join(line.split())) for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    assert all(found), f"{file}: something is not pinned with ==, or has no hash"
    return {pin["name"]: pin for pin in found if pin}


@pytest.mark.parametrize("file", ["build.txt", "run.txt", "dev.txt"])
def test_requirements_are_pinned_and_hashed_and_name_no_index(file: str) -> None:
    assert pins(file)
    assert "://" not in (ROOT / "requirements" / file).read_text("utf-8")


def test_what_is_tested_is_what_runs() -> None:
    tested = {name: pin["version"] for name, pin in pins("dev.txt").items()}
    for name, pin in pins("run.txt").items():
        assert tested[name] == pin["version"], name


def test_the_example_of_an_environment_is_true() -> None:
    assert (ROOT / ".env.example").read_text("utf-8") == example(), "python -m bot.settings > .env.example"
