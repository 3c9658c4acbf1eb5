"""Numbers as people write them: 1,234.50, 1.2亿, 2万5千, 两万五, 壹佰贰拾万, 350k, 1m 200k.

A number is read as tokens: a Decimal for what stands in Arabic digits, an int for one Chinese digit, a str for a unit
or the point 点. What can be read in two ways is refused, never guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculators.shared.refusal import Refused

Token = Decimal | int | str

WHOLE_DIGITS, DECIMAL_DIGITS = 15, 6
UNITS = {
    "bn": 10**9, "亿": 10**8, "m": 10**6, "万": 10**4, "k": 10**3, "千": 10**3, "百": 10**2, "十": 10,
}  # fmt: skip
LATIN_UNITS = frozenset({"bn", "m", "k"})
POINT = "点"
_SPELLINGS: dict[str, Token] = {
    "k": "k", "thousand": "k", "m": "m", "mn": "m", "million": "m", "bn": "bn", "billion": "bn", "w": "万",
    "十": "十", "拾": "十", "百": "百", "佰": "百", "千": "千", "仟": "千", "万": "万", "萬": "万",
    "亿": "亿", "億": "亿", "点": POINT, "點": POINT,
}  # fmt: skip
_DIGITS = ("〇零○", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_SPELLINGS |= {spelling: digit for digit, spellings in enumerate(_DIGITS) for spelling in spellings}
DIGIT = f"[{''.join(_DIGITS)}]"
_WORD = r"(?:thousand|million|billion|mn|bn|k|w|m(?![23](?![0-9])))(?![a-z^])"  # m2 and m3 are no millions
CHARACTERS = "".join(spelling for spelling in _SPELLINGS if not spelling.isascii())
_ARABIC = r"\.?[0-9]+(?:[.,'_]+[0-9]+)*(?:\ [0-9]{3}(?![0-9]))*(?:\.[0-9]+)?"
_TOKEN = re.compile(rf"\s*(?:(?P<arabic>{_ARABIC})|(?P<spelled>{_WORD}|[{CHARACTERS}](?!慕大)))")  # 百慕大 is Bermuda
_START = re.compile(rf"\.?[0-9]|{DIGIT}|[十拾]")
_UNGROUPED = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<mark>[,' ])[0-9]{3}(?:(?P=mark)[0-9]{3})*(?:\.[0-9]+)?")
_THREE_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it stands in the text. `echo`: it should be read back to the person."""

    value: Decimal
    start: int
    end: int
    tokens: tuple[Token, ...]
    echo: bool


def first_numeral(text: str) -> Numeral | None:
    """The first number in lower-case NFKC text, None where there is none. Refuses what it cannot be sure of."""
    if not (begin := _START.search(text)):
        return None
    tokens: list[Token] = []
    end, echo = begin.start(), False
    while match := _TOKEN.match(text, end):
        spelled = _SPELLINGS.get(match["spelled"])
        if spelled in LATIN_UNITS and not (tokens and isinstance(tokens[-1], Decimal)):
            break
        tokens.append(_arabic(match["arabic"]) if spelled is None else spelled)
        echo = echo or spelled is not None or _separators_mislead(match["arabic"])
        end = match.end()
    value = _value(tokens) if len(tokens) == 1 else unpadded(_value(tokens))
    return Numeral(value, begin.start(), end, tuple(tokens), echo)


def whole_chinese(text: str) -> int | None:
    """A whole number in digits of either script that is all of the text (12, 三十一, 二〇二六), else None."""
    numeral = first_numeral(text)
    if numeral is None or (numeral.start, numeral.end) != (0, len(text)) or numeral.value % 1:
        return None
    return int(numeral.value)


def unpadded(value: Decimal) -> Decimal:
    """Without zeros at the end of its decimals."""
    return value.to_integral_value() if value % 1 == 0 else value.normalize()


def within_digits(value: Decimal) -> Decimal:
    """Refuses `too_many_digits`: more than a fact can hold. Needless zeros beyond its decimals are dropped."""
    short = unpadded(value)
    if short.adjusted() >= WHOLE_DIGITS or _decimals(short) > DECIMAL_DIGITS:
        raise _too_many_digits()
    return value if _decimals(value) <= DECIMAL_DIGITS else short


def _decimals(value: Decimal) -> int:
    return -int(value.as_tuple().exponent)


def _too_many_digits() -> Refused:
    return Refused("too_many_digits", whole=WHOLE_DIGITS, decimals=DECIMAL_DIGITS)


def _arabic(digits: str) -> Decimal:
    """Grouped by three throughout, or not at all."""
    if not (_UNGROUPED.fullmatch(digits) or _GROUPED.fullmatch(digits)):
        raise Refused("grouping")
    number = re.sub("[,' ]", "", digits)
    whole, _point, decimals = number.partition(".")
    if len(whole.lstrip("0")) > WHOLE_DIGITS or len(decimals) > 2 * DECIMAL_DIGITS:
        raise _too_many_digits()
    return Decimal(number)


def _separators_mislead(digits: str) -> bool:
    """1.234 may be meant as 1,234, and 1 234 as two numbers."""
    return bool(_THREE_DECIMALS.fullmatch(digits)) or " " in digits or "'" in digits


def _value(tokens: Sequence[Token], *, whole: bool = True) -> Decimal:
    """`whole`: these are all the tokens, not the factor before a larger unit or what follows a 零."""
    for unit, size in UNITS.items():
        if unit in tokens:
            at = len(tokens) - 1 - tokens[::-1].index(unit)
            before, after = tokens[:at], tokens[at + 1 :]
            factor = _factor(before, unit)
            if after and factor % 1:
                raise Refused("two_readings")
            return factor * size + (_remainder(before, unit, after, whole=whole) if after else 0)
    return _without_units(tokens, whole=whole)


def _factor(tokens: Sequence[Token], unit: str) -> Decimal:
    """How many of the unit: what stands before it. Only 万 and 亿 are counted in other units (三千万)."""
    if unit == "十" and not tokens:
        return Decimal(1)
    units = [token for token in tokens if token in UNITS]
    counted = unit in {"万", "亿"} and all(
        other not in LATIN_UNITS and UNITS[str(other)] < UNITS[unit] for other in units
    )
    if not tokens or (units and not counted) or (unit in LATIN_UNITS and len(tokens) > 1):
        raise Refused("not_a_number")
    return _value(tokens, whole=False)


def _remainder(before: Sequence[Token], unit: str, after: Sequence[Token], *, whole: bool) -> Decimal:
    """What follows a unit: smaller than it, and of a size that is beyond doubt."""
    size, first = UNITS[unit], after[0]
    if first == 0 and isinstance(first, int):
        remainder, limit = _value(after[1:], whole=False), size // 10
    elif unit in LATIN_UNITS and len(after) == 1:
        raise Refused("two_numbers")
    elif len(after) == 1 and not isinstance(first, str) and unit != "十":
        remainder, limit = _alone(first, before, size, whole=whole), size
    elif _doubtful(unit, after):
        raise Refused("two_readings")
    else:
        remainder, limit = _value(after, whole=whole), size
    if remainder >= limit:
        raise Refused("two_readings")
    return remainder


def _alone(number: Decimal | int, before: Sequence[Token], size: int, *, whole: bool) -> Decimal:
    """A number without a unit after one of `size`: 两万五 is 25,000, 2万500 is 20,500; 1亿2000 may be either."""
    digits, zeros = len(str(number // 1)), len(str(size)) - 1
    if digits == 1 and number % 1 == 0 and number and whole and not isinstance(before[-1], str):
        return Decimal(number * size // 10)
    if digits == 1 or digits < zeros - 1:
        raise Refused("two_readings")
    return Decimal(number)


def _doubtful(unit: str, after: Sequence[Token]) -> bool:
    """一亿两千 may be 100,002,000 or 120,000,000, 两万五点五 neither."""
    if unit == "亿":
        return "万" not in after
    return unit != "十" and after[0] != POINT and not any(isinstance(token, str) and token != POINT for token in after)


def _without_units(tokens: Sequence[Token], *, whole: bool) -> Decimal:
    """One number in Arabic digits, or Chinese digits: several only after a point, or where they are all there is."""
    if POINT in tokens:
        at = tokens.index(POINT)
        before = _without_units(tokens[:at], whole=whole) if at else Decimal(0)
        return before + _joined(tokens[at + 1 :]).scaleb(-len(tokens[at + 1 :]))
    if len(tokens) == 1 and isinstance(tokens[0], Decimal):
        return tokens[0]
    if sum(isinstance(token, Decimal) for token in tokens) > 1:
        raise Refused("two_numbers")
    if len(tokens) > 1 and not whole:
        raise Refused("not_exact")
    return _joined(tokens)


def _joined(digits: Sequence[Token]) -> Decimal:
    if not digits or not all(isinstance(digit, int) for digit in digits):
        raise Refused("not_a_number")
    if len(digits) > WHOLE_DIGITS:
        raise _too_many_digits()
    return Decimal("".join(map(str, digits)))
