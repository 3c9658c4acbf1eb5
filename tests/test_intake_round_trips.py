"""What is written is read back, in every style; what is garbage is refused, and quickly."""

import re
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from calculators.shared.refusal import Refused
from flows.engine.formats import LOCALES, formats
from flows.engine.intake import sentences
from flows.engine.intake.amounts import read_amount
from flows.engine.intake.countries import currency_codes, read_country, read_currency
from flows.engine.intake.counts import read_count, read_year
from flows.engine.intake.dates import read_date, read_month_day
from flows.engine.intake.names import read_name, read_names
from flows.engine.intake.options import read_option, read_options, read_yes_no
from flows.engine.intake.writing import (
    AMOUNT_STYLES,
    DATE_STYLES,
    MONTH_DAY_STYLES,
    write_amount,
    write_date,
    write_month_day,
    write_names,
    write_yes_no,
)
from tests.tables import cells

LANGUAGES = st.sampled_from(sorted(LOCALES))
UNITS = ("HKD", "CAD", "CNY", "USD", "percent", "m2", "CNY/m2", "count", "month", "week", "year", "day", "")
DECIMALS = st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=2) | st.decimals(
    min_value=-(10**6), max_value=10**6, places=6
)
ROUND = st.builds(lambda digits, zeros: Decimal(digits * 10**zeros), st.integers(-9999, 9999), st.integers(0, 11))
DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
NAMES = st.text(min_size=1, max_size=40).map(lambda text: " ".join(text.split())[:40]).filter(lambda text: text)

DIGITS, LARGE = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
quick = settings(deadline=None, max_examples=150)


@quick
@given(DECIMALS | ROUND, st.sampled_from(UNITS), LANGUAGES, st.sampled_from(["", *AMOUNT_STYLES]))
def test_amounts(value: Decimal, unit: str, language: str, style: str) -> None:
    assert read_amount(write_amount(value, unit, language, style), unit=unit).value == value


@quick
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), LANGUAGES)
def test_amounts_whose_currency_is_asked_later(value: Decimal, language: str) -> None:
    assert read_amount(write_amount(value, "", language), unit=None).value == value


@pytest.mark.parametrize("language", LOCALES)
def test_money_in_every_currency_is_read_as_it_is_shown(language: str) -> None:
    for code in currency_codes():
        shown = formats(language).money(Decimal("-1234.50"), code)
        read = read_amount(shown, unit=code)
        assert (read.value, read.echo) == (Decimal("-1234.50"), False), shown


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=6), st.sampled_from(UNITS))
def test_the_canonical_form_is_kept_to_the_digit(value: Decimal, unit: str) -> None:
    assert f"{read_amount(f'{value:f}', unit=unit).value:f}" == f"{value + 0:f}"


@quick
@given(DATES, LANGUAGES, st.data())
def test_dates(day: date, language: str, data: st.DataObject) -> None:
    style = data.draw(st.sampled_from(sorted(DATE_STYLES[language])))
    assert read_date(write_date(day, language, style)) == day


@given(DATES)
def test_either_order_of_day_and_month(day: date) -> None:
    for typed in (f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"):
        read = read_date(typed)
        assert day in (read if isinstance(read, tuple) else (read,))
        assert isinstance(read, tuple) == (day.day <= 12 and day.day != day.month)


@given(DATES, LANGUAGES, st.data())
def test_days_of_the_year(day: date, language: str, data: st.DataObject) -> None:
    style = data.draw(st.sampled_from(sorted(MONTH_DAY_STYLES[language])))
    assert read_month_day(write_month_day(f"{day:%m-%d}", language, style)) == f"{day:%m-%d}"


@given(st.lists(NAMES, max_size=5, unique_by=str.casefold), LANGUAGES)
@example(["Acme, Ltd.", "A、B"], "zh")
def test_names(typed: list[str], language: str) -> None:
    names = []
    for text in typed:
        try:
            names.append(read_name(text))
        except Refused:
            return
    if len({name.casefold() for name in names}) == len(names):
        assert read_names(write_names(names, language)) == names


@pytest.mark.parametrize("language", LOCALES)
def test_yes_and_no(language: str) -> None:
    assert [read_yes_no(write_yes_no(answer, language)) for answer in (True, False)] == [True, False]


@given(st.integers(1000, 9999))
def test_years(year: int) -> None:
    spelled = "".join(DIGITS[int(digit)] for digit in str(year))
    assert read_year(f"{year}") == read_year(f"{year}年") == read_year(spelled) == read_year(f"{spelled}年") == year


def numerals(number: int, digits: str, units: str) -> str:
    """A number below 10**12 in Chinese numerals, as it is written out on a cheque."""
    text = ""
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        four = number // size % 10**4
        if text and four and (four < 1000 or not number // size // 10**4 % 10**4):
            text += digits[0]
        for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
            if digit := four // power % 10:
                text += digits[digit] + unit
            elif text and four % power and not text.endswith(digits[0]):
                text += digits[0]
        text += name if four else ""
    return text or digits[0]


@quick
@given(st.integers(0, 10**12 - 1) | st.integers(0, 10**5))
@example(100_000_002)
@example(1_0000_2000)
@example(10_0500_0000)
def test_chinese_numerals(number: int) -> None:
    assert read_amount(numerals(number, DIGITS, "十百千"), unit="CNY").value == number
    assert read_amount(f"{numerals(number, LARGE, '拾佰仟')}元整", unit="CNY").value == number


READERS: dict[str, Callable[[str], object]] = {
    **{f"amount in {unit}": partial(read_amount, unit=unit) for unit in ("HKD", "percent", "m2", "CNY/m2", "", None)},
    "count": read_count, "year": read_year, "date": read_date, "month and day": read_month_day, "name": read_name,
    "names": read_names, "country": read_country, "currency": read_currency, "yes or no": read_yes_no,
    "option": partial(read_option, options={"a": "Yes", "b": "是"}),
    "options": partial(read_options, options={"a": "Yes", "b": "是"}),
}  # fmt: skip
SCRAPS = cells(
    """1 | 0 | 9 | 2026 | 5 | , | . |   | - | / | ( | ) | e | k | m | bn | x |万 | 亿 | 千 | 百 | 十 | 零 | 两 | 五
点 | 成 | 分之 | % | ‰ | $ | HK$ | ¥ | 元 | 角 | 分 | 整 | 亩 | ㎡ | m2 | 年 | 月 | 日 | 底 | May | of | th | 约 | 负
亏损 | [ | " | 、 | and | 今天 | ² | \u202e | \u200b"""
)


def code_of(reader: Callable[[str], object], text: str) -> str | None:
    try:
        reader(text)
    except Refused as refused:
        return refused.code
    return None


@pytest.mark.parametrize("name", READERS)
@settings(deadline=None, max_examples=50)
@given(text=st.text(max_size=60) | st.lists(st.sampled_from(SCRAPS), max_size=12).map("".join))
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    assert code_of(READERS[name], text) in {None, *sentences.SENTENCES}


@pytest.mark.parametrize(
    "scrap",
    cells(
        """1 | 1, | 9 | 1  | 1 000  | . | 1. | ( | 一 | 十 | 零 | 万 | 一万 | 点 | 1点 | 1k | 百分之 | 元1角 | 成一
a | may  | a1 | the  | 年 | 1年 | 一年一月 | 1/ | 1- | 2026  | $ | - | ﷺ | 👩‍👩‍👧 | <b>&amp; | [ | [" | a, | 、
\u202e | \u0301\u0323 | \ud800 | \x00"""
    ),
)
def test_the_longest_text_is_refused_quickly(scrap: str) -> None:
    for name, reader in READERS.items():
        for length in (200, 4096):
            started = time.process_time()
            code_of(reader, (scrap * length)[:length])
            assert time.process_time() - started < 1, name


def test_every_refusal_has_a_sentence() -> None:
    modules = Path(sentences.__file__).parent.glob("*.py")
    codes = {code for module in modules for code in re.findall(r'Refused\(\s*"(\w+)"', module.read_text("utf-8"))}
    assert len(codes) > 20
    assert codes <= sentences.SENTENCES.keys()
