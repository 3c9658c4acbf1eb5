"""Formulas: what they come to, how the working shows them, and what is no formula."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.shared.result import figure
from flows.engine.formula import evaluate, names_in, working
from flows.engine.wording import Value
from flows.engine.words import words

EN, ZH = words("en"), words("zh")


@dataclass(frozen=True, slots=True)
class Row:
    area: Decimal = figure("m2")
    count: int = figure("count")


@dataclass(frozen=True, slots=True)
class Slip:
    pay: Decimal = figure("CAD")
    tax: Decimal = figure("CAD")
    back: Decimal = figure("CAD")


SLIP = Slip(Decimal("550.3"), Decimal("49.40"), Decimal("-20.4"))
VALUES: dict[str, Any] = {
    "gain": Decimal("1234567.50"),
    "loss": Decimal("-40.25"),
    "rate": Decimal("8.25"),
    "months": 24,
    "nothing": Decimal(0),
    "rows": (Row(Decimal("10.5"), 2), Row(Decimal("4.5"), 3)),
    "no_rows": (),
    "row": Row(Decimal("2.5"), 4),
    "slip": SLIP,
    "slips": (SLIP, SLIP),
    "skipped": None,
    "yes": True,
    "word": "ten",
}


def names(name: str) -> Value:
    return Value(VALUES[name])


@pytest.mark.parametrize(
    ("formula", "amount", "shown"),
    [
        ("gain", "1234567.50", ""),
        ("7", "7", ""),
        ("gain - loss", "1234607.75", "1,234,567.5 − (-40.25)"),
        ("loss + gain", "1234527.25", "(-40.25) + 1,234,567.5"),
        ("gain * rate / 100", "101851.81875", "1,234,567.5 × 8.25 ÷ 100"),
        ("gain * (rate / 100)", "101851.81875", "1,234,567.5 × 8.25%"),
        ("rate / 100", "0.0825", "8.25%"),
        ("(rate + months) / 100", "0.3225", "(8.25 + 24) ÷ 100"),
        ("gain - (months - rate)", "1234551.75", "1,234,567.5 − (24 − 8.25)"),
        ("gain - months - rate", "1234535.25", "1,234,567.5 − 24 − 8.25"),
        ("gain - (months + rate)", "1234535.25", "1,234,567.5 − (24 + 8.25)"),
        ("gain + (months - rate)", "1234583.25", "1,234,567.5 + 24 − 8.25"),
        ("months / (rate * 4)", "0.7272727272727272727272727273", "24 ÷ (8.25 × 4)"),
        ("months * (rate * 4)", "792.00", "24 × 8.25 × 4"),
        ("months / rate / 4", "0.7272727272727272727272727272", "24 ÷ 8.25 ÷ 4"),
        ("(gain + loss) * 2", "2469054.50", "(1,234,567.5 + (-40.25)) × 2"),
        ("-rate", "-8.25", "−8.25"),
        ("-(rate + months)", "-32.25", "−(8.25 + 24)"),
        ("min(rate, months)", "8.25", ""),
        ("max(rate - months, nothing)", "0", ""),
        ("max(gain - months, nothing)", "1234543.50", "1,234,567.5 − 24"),
        ("max(gain - months, nothing) * 2", "2469087.00", "(1,234,567.5 − 24) × 2"),
        ("2 * min(gain, months, rate)", "16.50", "2 × 8.25"),
        ("round(gain * rate / 100)", "101851.82", "1,234,567.5 × 8.25 ÷ 100"),
        ("round(nothing / 3)", "0.00", ""),
        ("gain + nothing", "1234567.50", ""),
        ("nothing + rate - nothing - months", "-15.75", "8.25 − 24"),
        ("nothing - rate", "-8.25", "0 − 8.25"),
        ("months * nothing + rate * 2", "16.50", "8.25 × 2"),
        ("(nothing + rate) * 2", "16.50", "8.25 × 2"),
        ("sum(nothing, rate, months)", "32.25", "8.25 + 24"),
        ("slip.pay - slip.tax", "500.90", "550.30 − 49.40"),
        ("min(slip.pay, months) * max(slip.tax, rate)", "1185.60", "24 × 49.40"),
        ("sum(slips.pay)", "1100.60", "550.30 + 550.30"),
        ("sum(slips.back, rate)", "-32.55", "(-20.40) + (-20.40) + 8.25"),
        ("down(gain / months)", "51440.31", "1,234,567.5 ÷ 24"),
        ("down(loss / months) + rate", "6.58", "(-40.25) ÷ 24 + 8.25"),
        ("sum(rows.area)", "15.0", "10.5 + 4.5"),
        ("sum(rows.area) * 2", "30.0", "(10.5 + 4.5) × 2"),
        ("sum(no_rows.area)", "0", ""),
        ("sum(rows.count) + 1", "6", "(2 + 3) + 1"),
        ("sum(rows.area, months)", "39.0", "10.5 + 4.5 + 24"),
        ("max(rows.area)", "10.5", ""),
        ("max(loss, -rate) + 1", "-7.25", "−8.25 + 1"),
        ("sum(loss, rate)", "-32.00", "(-40.25) + 8.25"),
        ("sum(loss)", "-40.25", ""),
        ("row.area * row.count", "10.0", "2.5 × 4"),
    ],
)
def test_amount_and_working(formula: str, amount: str, shown: str) -> None:
    assert evaluate(formula, names) == Decimal(amount)
    assert working(formula, names, EN) == shown
    assert working(formula, names, ZH) == shown


def test_rounding_is_half_up_to_the_cent() -> None:
    for exact, rounded in {"0.005": "0.01", "0.0049": "0.00", "-0.005": "-0.01", "2.675": "2.68"}.items():
        assert evaluate("round(x)", lambda _: Value(Decimal(exact))) == Decimal(rounded)  # noqa: B023 - used at once


@pytest.mark.parametrize(
    ("formula", "read"),
    [
        ("gain", ("gain",)),
        ("gain - min(loss, gain) / 100", ("gain", "loss")),
        ("-sum(rows.area)", ("rows.area",)),
        ("rules.rate * 2", ("rules.rate",)),
        ("2 + 3", ()),
    ],
)
def test_the_names_that_a_formula_reads(formula: str, read: tuple[str, ...]) -> None:
    assert names_in(formula) == read


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("gain ** 2", "Pow"),
        ("gain // 2", "FloorDiv"),
        ("gain % 2", "Mod"),
        ("gain << 2", "LShift"),
        ("gain @ 2", "MatMult"),
        ("+gain", "UAdd"),
        ("~gain", "Invert"),
        ("not gain", "Not"),
        ("gain * 0.0825", "0.0825"),
        ("gain * '2'", "'2'"),
        ("gain * True", "True"),
        ("abs(gain)", "abs(gain)"),
        ("rows.sum()", "rows.sum()"),
        ("__import__('os')", "__import__('os')"),
        ("rows[0]", "rows[0]"),
        ("gain if loss else rate", "gain if loss else rate"),
        ("gain > loss", "gain > loss"),
        ("gain and loss", "gain and loss"),
        ("[gain]", "[gain]"),
        ("(gain := loss)", "(gain := loss)"),
        ("lambda: gain", "lambda: gain"),
        ("min(*rows)", "*rows"),
        ("round(x=gain)", "keyword"),
    ],
)
def test_what_does_not_belong_in_a_formula_is_refused(formula: str, what: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(repr(formula))}: {re.escape(what)} is not for formulas$"):
        names_in(formula)


@pytest.mark.parametrize("formula", ["", "gain +", "gain = 2", "1 2", "(gain"])
def test_what_is_no_expression_is_refused(formula: str) -> None:
    with pytest.raises(ValueError, match="is no formula"):
        names_in(formula)


@pytest.mark.parametrize("name", ["skipped", "yes", "word", "rows"])
def test_a_name_without_a_number_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is .*, no number"):
        evaluate(f"gain + {name}", names)


LEAVES = st.sampled_from(["gain", "loss", "rate", "months", "3"])
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner) | st.builds("-{}".format, inner),
    max_leaves=8,
)


@given(FORMULAS)
def test_the_working_comes_to_the_amount(formula: str) -> None:
    """What is printed, read as arithmetic, is the amount: no bracket is missing."""
    shown = working(formula, names, EN) or EN.number(evaluate(formula, names))
    python = shown.replace("×", "*").replace("−", "-").replace(",", "")
    exact = re.sub(r"\d+(\.\d+)?", lambda figure: f"Decimal('{figure[0]}')", python)
    assert eval(exact, {"Decimal": Decimal}) == evaluate(formula, names)  # noqa: S307 - our own text
