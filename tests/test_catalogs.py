"""The catalogs hold what the source says, neither less nor more: what `make words` would make of them."""

from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from flows.engine.words import CATALOGS, COMMON
from tests.test_house import ROOT, regimes

SPOKEN_IN = {COMMON: ("bot", "flows/engine")} | {regime: (f"flows/{regime}",) for regime in sorted(regimes())}


@cache
def said_in(folder: str) -> set[str]:
    found = extract_from_dir(ROOT / folder, method_map=[("**.py", "python")])
    return {sentence for _file, _line, sentence, _comments, _context in found if isinstance(sentence, str)}


def translated_in(catalog: Path) -> set[str]:
    with catalog.open("rb") as file:
        return {str(message.id) for message in read_po(file) if message.id}


@pytest.mark.parametrize("name", SPOKEN_IN)
def test_every_sentence_is_in_its_catalog_and_no_other(name: str) -> None:
    """A regime may also word in its own way what all regimes say."""
    said = {sentence for folder in SPOKEN_IN[name] for sentence in said_in(folder)}
    by_all = {sentence for folder in SPOKEN_IN[COMMON] for sentence in said_in(folder)}
    translated = translated_in(CATALOGS / "zh_Hans" / "LC_MESSAGES" / f"{name}.po")
    assert not said - translated, "make words, and translate what is new"
    assert not translated - said - by_all, "make words: these are no longer said"
