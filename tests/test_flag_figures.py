"""Figures that say yes or no."""

from datetime import date
from pathlib import Path

import pytest

from calculators.shared.rules import Rules

PARAMETERS = """
checked = 2026-11-21
covers = [{{ from = 2024-01-01, until = 2026-12-31 }}]

[sources.law]
title = {{ en = "Law", zh = "法" }}
status = "in force"
checked = 2026-11-21

[limit_is_exempt]
unit = "flag"
values = [
  {{ from = 2024-01-01, until = 2025-12-31, value = true, cite = "law" }},
  {{ from = 2026-01-01, until = "open", value = {later}, cite = "law" }},
]
"""


def test_a_flag_turns_on_its_day(tmp_path: Path) -> None:
    (tmp_path / "toy.toml").write_text(PARAMETERS.format(later="false"), "utf-8")
    rules = Rules("toy", tmp_path)
    old, new = rules.on(date(2025, 12, 31)), rules.on(date(2026, 1, 1))
    assert old is not None
    assert new is not None
    assert (old.limit_is_exempt, new.limit_is_exempt) == (True, False)


def test_a_number_is_no_flag(tmp_path: Path) -> None:
    (tmp_path / "toy.toml").write_text(PARAMETERS.format(later="0"), "utf-8")
    with pytest.raises(ValueError, match="limit_is_exempt: 0 is no value in 'flag'"):
        Rules("toy", tmp_path).on(date(2026, 1, 1))
