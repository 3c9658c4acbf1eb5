"""Exact figures, allocation, brackets, months and days that several regimes use."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.shared.allocation import in_cents
from calculators.shared.brackets import slices
from calculators.shared.days import days_after, quarter_start
from calculators.shared.exact import cut, exactly, half_up, settled, unrounded
from calculators.shared.months import full_years, months_after, months_before, years_after

AMOUNTS = st.decimals("0", "1e12", places=2)


@exactly
def shared_out(total: Decimal, key: Decimal, keys: Decimal) -> Decimal:
    return total * (key / keys)


@given(st.integers(-(10**14), 10**14), st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_quotient_is_rounded_as_if_exact(total: int, key: int, keys: int) -> None:
    exact = Fraction(total * key, keys * 100)
    shown = shared_out(Decimal(total) / 100, Decimal(key), Decimal(keys))
    cents = abs(exact * 100)
    half = Fraction(1, 2)
    whole = int(cents + half)
    assert half_up(shown) * 100 == (whole if exact >= 0 else -whole)
    assert cut(shown) * 100 == exact * 100 // 1
    assert abs(Fraction(unrounded(shown)) - exact) <= abs(exact) / 10**27


def test_a_tie_stays_a_tie() -> None:
    for keys in map(Decimal, range(3, 100)):
        half_a_cent = shared_out(keys * Decimal("0.005"), Decimal(1), keys)
        assert settled(half_a_cent) == Decimal("0.005")
        assert (half_up(half_a_cent), half_up(-half_a_cent)) == (Decimal("0.01"), Decimal("-0.01"))


@pytest.mark.parametrize(
    ("value", "text"), [("24000000.00", "24000000"), ("0.00", "0"), ("-0.50", "-0.5"), ("1E+3", "1000")]
)
def test_unrounded_figures_are_written_plainly(value: str, text: str) -> None:
    assert str(unrounded(Decimal(value))) == text


def test_zero_has_no_sign() -> None:
    assert str(half_up(Decimal("-0.001"))) == "0.00"


@given(AMOUNTS, st.lists(st.decimals("0", "1e9", places=3), min_size=1, max_size=8).filter(any))
def test_whole_cents_add_up(total: Decimal, keys: list[Decimal]) -> None:
    parts = in_cents(total, keys)
    assert sum(parts) == total
    for part, key in zip(parts, keys, strict=True):
        assert abs(Fraction(part) - Fraction(total) * Fraction(key) / Fraction(sum(keys))) < Fraction(1, 100)


@pytest.mark.parametrize(
    ("total", "keys", "expected"),
    [
        ("1", "1 1 1", "0.34 0.33 0.33"),
        ("0.02", "1 1 1", "0.01 0.01 0.00"),
        ("0.05", "1 2 2", "0.01 0.02 0.02"),
        ("10", "0 5", "0.00 10.00"),
        ("0.01", "1 2", "0.00 0.01"),
        ("1.009", "1", "1.00"),
    ],
)
def test_cents_go_to_the_largest_remainders(total: str, keys: str, expected: str) -> None:
    assert " ".join(map(str, in_cents(Decimal(total), [Decimal(key) for key in keys.split()]))) == expected


BRACKETS = ((Decimal(100), Decimal("0.1")), (Decimal(300), Decimal("0.2")), (None, Decimal("0.4")))


@pytest.mark.parametrize(("amount", "taxes"), [("0", ""), ("100", "10"), ("100.5", "10 0.1"), ("400", "10 40 40")])
def test_slices(amount: str, taxes: str) -> None:
    reached = slices(Decimal(amount), BRACKETS)
    assert [part.tax for part in reached] == [Decimal(tax) for tax in taxes.split()]
    assert sum(part.amount for part in reached) == Decimal(amount)


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [("2020-02-29", "2021-02-27", 0), ("2020-02-29", "2021-02-28", 1), ("2020-02-29", "2024-02-28", 3),
     ("2020-02-29", "2024-02-29", 4), ("2024-01-02", "2020-01-01", 0), ("2020-05-10", "2023-05-09", 2)],
)  # fmt: skip
def test_full_years(first: str, last: str, years: int) -> None:
    assert full_years(date.fromisoformat(first), date.fromisoformat(last)) == years


def test_beyond_the_calendar_its_ends_stand_in() -> None:
    assert (years_after(date.max, 1), months_before(date.min, 1)) == (date.max, date.min)
    assert (days_after(date.max, 1), days_after(date.min, -1)) == (date.max, date.min)
    assert months_after(date(9999, 11, 30), 1) == date(9999, 12, 30)


@pytest.mark.parametrize(
    ("day", "start"), [("2026-01-01", "2026-01-01"), ("2026-03-31", "2026-01-01"), ("2026-12-31", "2026-10-01")]
)
def test_quarter_start(day: str, start: str) -> None:
    assert quarter_start(date.fromisoformat(day)) == date.fromisoformat(start)


def test_days_after_does_not_count_the_day() -> None:
    assert days_after(date(2026, 3, 10), 90) == date(2026, 6, 8)
