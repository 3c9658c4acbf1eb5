"""What the documents show is true: excerpts stand in the files they name, and commands print what is printed."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from docs.readme import README, renewed
from tests.walking import TODAY

ROOT = README.parent
PAGES = [README, *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs" / "decisions").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = 'wenshui() { "$PYTHON" -m bot "$@"; }; python3() { "$PYTHON" "$@"; }\n'


def blocks(page: Path) -> list[tuple[str, str]]:
    return FENCE.findall(page.read_text("utf-8"))


def excerpts() -> Iterator[tuple[Path, str]]:
    """Blocks that begin with the name of a file, a comment; those of a toy regime name files that are not there."""
    for page in PAGES:
        for _kind, text in blocks(page):
            name, _newline, body = text.partition("\n")
            if name.startswith("# ") and (file := ROOT / name.removeprefix("# ")).is_file():
                yield file, body


def commands() -> Iterator[tuple[str, list[str]]]:
    """A command and the lines below it."""
    for page in PAGES:
        for kind, text in blocks(page):
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:] if kind == "console" else ():
                lines = part.splitlines()
                ends = next(n for n in range(len(lines)) if is_whole("\n".join(lines[: n + 1])))
                yield "\n".join(lines[: ends + 1]), lines[ends + 1 :]


def is_whole(command: str) -> bool:
    return not command.endswith(("|", "\\")) and command.count("'") % 2 == 0


def contains(text: str, part: str) -> bool:
    """Whether these lines follow on one another in the text, at whatever indentation."""
    lines, wanted = text.splitlines(), dedent(part).strip("\n").splitlines()
    size = len(wanted)
    return any(dedent("\n".join(lines[n : n + size])).splitlines() == wanted for n in range(len(lines) - size + 1))


def name(value: object) -> str:
    return value.name if isinstance(value, Path) else ""


@pytest.mark.parametrize(("file", "shown"), [*excerpts()], ids=name)
def test_an_excerpt_stands_in_its_file(file: Path, shown: str) -> None:
    for part in re.split(r"^ *\.\.\.\n", shown, flags=re.MULTILINE):
        assert contains(file.read_text("utf-8"), part), f"{file.name} has no such lines:\n{part}"


@pytest.mark.parametrize(("command", "shown"), [*commands()], ids=name)
def test_a_command_prints_what_is_shown(command: str, shown: list[str]) -> None:
    environment = {**os.environ, "BOT_TODAY": TODAY.isoformat(), "PYTHON": sys.executable}
    run = subprocess.run(["/bin/sh", "-c", SHELL + command], cwd=ROOT, env=environment, capture_output=True, text=True)  # noqa: S603 - our own documents
    printed = iter(run.stdout.splitlines())
    for line in (line for line in shown if line.strip() not in ("", "...")):
        assert any(line.strip() == other.strip() for other in printed), f"not printed, or not in this order: {line}"


def test_the_table_of_regimes_is_true() -> None:
    text = README.read_text("utf-8")
    assert renewed(text) == text, "python -m docs.readme"
