"""Amounts of money, percents, areas and other numbers as people type them.

Beside the number only known words may stand: what they say is used or refused, never overlooked. A rough figure
("about 1,000") is taken and read back: refusing it would only make the person type the same figure without the word.
"More than 1,000" is refused, for it names no figure.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce

from calculators.shared.refusal import Refused
from flows.engine.intake.numerals import (
    CHARACTERS,
    DIGIT,
    Numeral,
    first_numeral,
    unpadded,
    whole_chinese,
    within_digits,
)
from flows.engine.intake.text import plain_number
from flows.engine.intake.units import Word, words_beside

_MILLIONTH = Decimal("0.000001")
_BRACKETS = re.compile(r"([^()]*)\(([^()]*)\)([^()]*)")
_SHARE = re.compile("([百千万萬])分之(.+)")
_SHARE_SIGNS = {"百": "%", "千": "‰", "万": "‱", "萬": "‱"}
_SMALL = f"({DIGIT}|[0-9])"
_AFTER_TENTHS = re.compile(f"(?<=[0-9{CHARACTERS}]成){_SMALL}")
_AFTER_YUAN = re.compile(f"(?<=[元圆圓块塊]) ?(?:{_SMALL} ?[角毛])? ?零?(?:{_SMALL} ?分)?(?=[整正]?$)")

_ALLOWED = {
    "percent": {"percent"}, "m2": {"area"}, "count": {"count"}, "month": {"month", "count"}, "week": {"week", "count"},
    "year": {"year", "count"}, "day": {"day", "count"},
}  # fmt: skip
_ALLOWED_OTHERWISE, _ALLOWED_PRICE = {"count", "money"}, {"money", "per", "area"}
_ANYWHERE = {"about", "loss", "minus", "plus", "plain"}
_WANTED = {"percent": "wants_percent", "m2": "wants_area"}

_LOOSE_POINT = re.compile(r"(?<![a-z])\. ?$")
_RUN = re.compile(f"[0-9{CHARACTERS}][0-9{CHARACTERS}.,']*")
_EXPONENT = re.compile(r"[0-9] ?(?:e|\*|\^|x)[ +-]?[0-9]")
_FRACTION = re.compile(r"[0-9] ?/ ?[0-9]|分之")
_TO = re.compile(r"[-~到至]|\.\.|\bto\b")
_INEXACT = re.compile(
    r"more|less|over|under|above|below|at least|at most|up to|nearly|almost|^[<>≥≤≧≦]|[0-9]\+"
    "|[多余餘几幾数數近超逾满滿]|以上|以下|以内|不到|不足|至少|最多"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the unit of its question. `echo`: read it back. `currency`: as named, where it is asked later."""

    value: Decimal
    echo: bool = False
    currency: str | None = None


def read_amount(text: str, *, unit: str | None = "") -> Amount:
    """The one number of the text. Any sign is taken: what is too small or too large is for the question to say.

    `unit`: a currency, None for money whose currency is asked later, "percent" (read in points), "m2" (亩 = 2000/3),
    "CNY/m2", "count", "month", "week", "year", "day"; in any other, and "", a number that may name what it counts.
    """
    typed, bookkept = _without_brackets(plain_number(text, "not_a_number"))
    typed, more = _small_change(_SHARE.sub(_with_sign, typed, count=1))
    numeral = first_numeral(typed)
    if not numeral or (words := _words(typed, numeral)) is None:
        raise Refused(_reason(typed, numeral))
    if more and numeral.value % 1:
        raise Refused("two_readings")
    if len(numeral.tokens) == 2 and all(isinstance(token, int) for token in numeral.tokens):
        raise Refused("not_exact")  # 三四 is three or four
    _check_units(words, numeral, unit)
    value = within_digits(_in_unit(numeral.value, words) + more)
    negative = _negative(words, bookkept=bookkept)
    kinds = {word.kind for word in words}
    unsure = unit == "percent" and 0 < value < 1 and "percent" not in kinds
    echo = numeral.echo or bookkept or unsure or bool(more) or bool(kinds & {"about", "loss"}) or _converted(words)
    return Amount(-value if negative and value else value, echo, _currency(words) if unit is None else None)


def _without_brackets(typed: str) -> tuple[str, bool]:
    """The text without a pair of brackets, and whether the number stood in them: (1,234) is how books write -1,234."""
    if not (match := _BRACKETS.fullmatch(typed)):
        return typed, False
    return ";".join(match.groups()), bool(_RUN.search(match[2]))


def _with_sign(share: re.Match[str]) -> str:
    """百分之四十 as 四十%."""
    return f"{'100' if share[2] == '百' else share[2]}{_SHARE_SIGNS[share[1]]}"


def _small_change(typed: str) -> tuple[str, Decimal]:
    """The text without what follows the main unit, and what that comes to: the 5 of 四成五, 6角5分 after 元."""
    if match := _AFTER_TENTHS.search(typed):
        return typed[: match.start()] + typed[match.end() :], Decimal(whole_chinese(match[1]) or 0)
    match = _AFTER_YUAN.search(typed)
    if not match or not (match[1] or match[2]):
        return typed, Decimal(0)
    tenths, hundredths = (whole_chinese(digit or "0") or 0 for digit in match.groups())
    return typed[: match.start()] + typed[match.end() :], Decimal(10 * tenths + hundredths) / 100


def _words(typed: str, numeral: Numeral) -> list[Word] | None:
    """What stands before and after the number; None where a word is unknown or a sign comes last.

    Before the number a comma or a point may belong to it (,5 or . 5), after it they end a sentence.
    """
    before, after = words_beside(typed[: numeral.start]), words_beside(typed[numeral.end :].rstrip(",;:"))
    loose_point = _LOOSE_POINT.search(typed, 0, numeral.start)
    if before is None or after is None or loose_point or any(word.kind in {"minus", "plus"} for word in after):
        return None
    return before + after


def _check_units(words: list[Word], numeral: Numeral, unit: str | None) -> None:
    """Refuses a unit that contradicts the question."""
    currency = (unit or "").removesuffix("/m2")
    money, priced = unit is None or currency.isupper(), currency != (unit or "")
    if (unit == "m2" or priced) and (other := _other_area(words, numeral, priced=priced)):
        raise Refused("area_unit", typed=other)
    allowed = _ALLOWED.get(currency, _ALLOWED_OTHERWISE) if not money else _ALLOWED_PRICE if priced else {"money"}
    if strange := [word.spelling for word in words if word.kind not in allowed | _ANYWHERE]:
        raise Refused("wants_money" if money else _WANTED.get(currency, "wants_number"), typed=" ".join(strange))
    foreign = [word.spelling.upper() for word in words if word.kind == "money" and currency not in word.codes]
    if money and unit and foreign:
        raise Refused("other_currency", typed=" ".join(foreign), currency=currency)


def _other_area(words: list[Word], numeral: Numeral, *, priced: bool) -> str | None:
    """A unit of area that is not converted: square feet, a price per 亩, the m of "500 m" that is no million."""
    if "m" in numeral.tokens and not priced:
        return "m"
    return next((word.spelling for word in words if word.kind == "other_area" or (priced and _converted([word]))), None)


def _in_unit(value: Decimal, words: list[Word]) -> Decimal:
    """In square metres or points of percent, to the six decimals of a fact."""
    factors = {word.factor for word in words if word.kind in {"area", "percent"}}
    if len(factors) > 1:
        raise Refused("two_readings")
    if not _converted(words):
        return value
    return unpadded((within_digits(value) * factors.pop()).quantize(_MILLIONTH, ROUND_HALF_UP))


def _converted(words: list[Word]) -> bool:
    return any(word.factor != 1 for word in words)


def _negative(words: list[Word], *, bookkept: bool) -> bool:
    signs = bookkept + sum(word.kind in {"minus", "loss"} for word in words)
    if signs > 1:
        raise Refused("two_readings")
    return signs == 1


def _currency(words: list[Word]) -> str | None:
    """The one currency that all the words for money can mean; None where they leave it open ($, 元)."""
    named = [word.codes for word in words if word.kind == "money"]
    if not named:
        return None
    meant = reduce(frozenset.intersection, named)
    if not meant:
        raise Refused("two_currencies")
    return next(iter(meant)) if len(meant) == 1 else None


def _reason(typed: str, numeral: Numeral | None) -> str:
    """Why a text is not one number with known words beside it."""
    runs = list(_RUN.finditer(typed))
    if _EXPONENT.search(typed):
        return "exponent"
    if runs and _INEXACT.search(typed):
        return "not_exact"
    if not numeral:
        return "not_a_number"
    if len(runs) == 2 and _FRACTION.search(typed):
        return "fraction"
    if len(runs) == 2 and _TO.search(typed, runs[0].end(), runs[1].start()):
        return "a_range"
    if len(runs) > 1:
        return "two_numbers"
    return "words_around"
