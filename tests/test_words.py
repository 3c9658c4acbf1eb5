"""Sentences in both languages, and the looks of figures that a reader of each expects."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from calculators.shared.refusal import Refused
from flows.engine.formats import formats
from flows.engine.intake.amounts import read_amount
from flows.engine.intake.sentences import OTHERWISE, RANGES, SENTENCES, sentence
from flows.engine.words import CATALOGS, Words, placeholders, words

EN, ZH = words("en"), words("zh")


@pytest.mark.parametrize(
    ("amount", "currency", "english", "chinese"),
    [
        ("1234.5", "HKD", "HK$1,234.50", "1,234.50港元"),
        ("1234.00", "HKD", "HK$1,234", "1,234港元"),
        ("0", "CNY", "RMB 0", "0元"),
        ("-120000000", "CNY", "-RMB 120,000,000", "-120,000,000元"),
        ("0.005", "CAD", "CA$0.01", "0.01加元"),
        ("2.675", "USD", "US$2.68", "2.68美元"),
        ("1000", "EUR", "€1,000", "1,000欧元"),
        ("1000", "GBP", "£1,000", "1,000英镑"),
        ("1000.4", "JPY", "JPY 1,000.40", "1,000.40日元"),
    ],
)
def test_money(amount: str, currency: str, english: str, chinese: str) -> None:
    assert EN.money(Decimal(amount), currency) == english
    assert ZH.money(Decimal(amount), currency) == chinese


def test_a_canadian_writes_the_dollar_alone_and_only_that_one() -> None:
    canadian = formats("en", "ca")
    assert canadian.money(Decimal("1234.5"), "CAD") == "$1,234.50"
    assert canadian.money(Decimal(5), "USD") == "US$5"
    assert words("en", "ca_t1").money(5, "CAD") == "$5"
    assert words("en", "hk_disposal").money(5, "HKD") == "HK$5"


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        ("47.6", "percent", "47.6%", "47.6%"),
        ("15.00", "percent", "15%", "15%"),
        ("33.3333335", "percent", "33.333334%", "33.333334%"),
        ("-2.5", "percent", "-2.5%", "-2.5%"),
        ("1234.5", "m2", "1,234.5 m²", "1,234.5平方米"),
        ("5000", "CNY/m2", "RMB 5,000/m²", "5,000元/平方米"),
        ("1", "month", "1 month", "1个月"),
        ("24", "month", "24 months", "24个月"),
        ("3", "week", "3 weeks", "3周"),
        ("30", "day", "30 days", "30天"),
        ("12", "count", "12", "12"),
        ("0.555555", "ratio", "0.555555", "0.555555"),
        ("1234567.10", "", "1,234,567.1", "1,234,567.1"),
        ("1234.5", "HKD", "HK$1,234.50", "1,234.50港元"),
    ],
)
def test_amounts_in_their_units(value: str, unit: str, english: str, chinese: str) -> None:
    assert EN.amount(Decimal(value), unit) == english
    assert ZH.amount(Decimal(value), unit) == chinese


def test_months_and_spans_of_them() -> None:
    assert (EN.amount("2026-07", "year_month"), ZH.amount("2026-07", "year_month")) == ("July 2026", "2026年7月")
    assert EN.amount("2026-07..2027-06", "year_month") == "July 2026 to June 2027"
    assert ZH.amount("2026-07..2027-06", "year_month") == "2026年7月至2027年6月"


@pytest.mark.parametrize(
    ("amount", "hint"),
    [("120000000", "1.2亿"), ("3500000", "350万"), ("12345", "1.2345万"), ("10000.00", "1万"), ("-50000", "-5万"),
     ("9999", ""), ("123456.78", ""), ("123456789", ""), ("123450000", "1.2345亿"), ("0", "")],
)  # fmt: skip
def test_a_large_amount_as_it_is_spoken_in_chinese(amount: str, hint: str) -> None:
    assert ZH.hint(Decimal(amount)) == hint
    assert EN.hint(Decimal(amount)) == ""


def test_days_lists_and_names() -> None:
    assert (EN.date(date(2024, 1, 1)), ZH.date(date(2024, 1, 1))) == ("1 January 2024", "2024年1月1日")
    assert (EN.month("2026-07"), ZH.month("2026-07")) == ("July 2026", "2026年7月")
    assert (EN.month_day("03-31"), ZH.month_day("02-29")) == ("31 March", "2月29日")
    assert (EN.list_of(["a", "b", "c"]), ZH.list_of("abc"), EN.list_of([])) == ("a, b, and c", "a、b和c", "")
    assert (EN.country("HK"), ZH.country("HK"), ZH.country("US")) == ("Hong Kong", "中国香港", "美国")
    assert (EN.currency_name("HKD"), ZH.currency_name("HKD")) == ("Hong Kong dollars", "港元")


def test_sentences_are_translated_and_filled() -> None:
    assert ZH("Please keep it to {at_most} characters.", at_most=40) == "请不要超过 40 个字符。"
    assert EN("Please keep it to {at_most} characters.", at_most=40) == "Please keep it to 40 characters."
    assert ZH("Not in the catalog: {x}.", x=1) == "Not in the catalog: 1."
    assert EN("{holding.own} of {{all}}", **{"holding.own": "15%"}) == "15% of {all}"
    assert ZH("") == EN("") == ""
    assert words("zh") is ZH


def test_a_value_that_is_not_given_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError, match="at_most"):
        EN("Please keep it to {at_most} characters.")


def test_a_catalog_that_was_not_compiled_says_what_to_run() -> None:
    with pytest.raises(FileNotFoundError, match=r"no_such_regime\.mo is missing: run `make catalogs`"):
        words("zh", "no_such_regime")


def test_a_regime_goes_before_the_common_catalog(catalog_of: Callable[..., None]) -> None:
    catalog_of("wenshui", {"Yes": "是", "No": "否"})
    catalog_of("toy", {"Yes": "有"})
    toy = Words("zh", "toy")
    assert (toy("Yes"), toy("No"), toy("Maybe")) == ("有", "否", "Maybe")


def test_a_translation_with_other_placeholders_is_shown_in_english(
    catalog_of: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    catalog_of("wenshui", {"{n} months": "{months}个月"})
    assert Words("zh")("{n} months", n=3) == "3 months"
    assert "{n} months" in caplog.text


@pytest.fixture
def catalog_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Writes compiled catalogs into a folder of its own, where Words then looks."""
    monkeypatch.setattr("flows.engine.words.CATALOGS", tmp_path)
    (tmp_path / "zh_Hans" / "LC_MESSAGES").mkdir(parents=True)

    def write(name: str, translations: dict[str, str]) -> None:
        catalog = Catalog(locale="zh_Hans")
        for english, chinese in translations.items():
            catalog.add(english, chinese)
        with (tmp_path / "zh_Hans" / "LC_MESSAGES" / f"{name}.mo").open("wb") as file:
            write_mo(file, catalog)

    return write


def catalogs() -> list[Path]:
    return sorted(CATALOGS.glob("*/LC_MESSAGES/*.po"))


def catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("path", catalogs(), ids=lambda path: path.stem)
def test_a_catalog_is_whole(path: Path) -> None:
    for message in catalog(path):
        if message.id:
            assert message.string, message.id
            assert not message.fuzzy, message.id
            assert placeholders(str(message.id)) == placeholders(str(message.string)), message.id
    assert "-Date:" not in path.read_text("utf-8")


def test_every_sentence_of_the_intake_is_translated() -> None:
    translated = {message.id: str(message.string) for message in catalog(CATALOGS / "zh_Hans/LC_MESSAGES/wenshui.po")}
    for text in (*SENTENCES.values(), *RANGES.values(), OTHERWISE):
        english = re.findall("[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", translated[text]))
        assert set(english) <= {"CNY", "HKD", "JSON", "SG"}, translated[text]
        assert not re.search("[\u4e00-\u9fff][,;:?!.]|你(?!们)", translated[text]), translated[text]


@pytest.mark.parametrize(
    ("text", "unit", "english", "chinese"),
    [
        ("US$5", "HKD",
         "You wrote “US$”, but this amount is in Hong Kong dollars. Please convert it and type it again.",
         "您写的是“US$”，而这里的金额以港元计。请折算后再输入。"),
        ("1.2345678", "", "That is too long: at most 15 digits before the decimal point and 6 after it.",
         "数字太长：小数点前最多 15 位，小数点后最多 6 位。"),
        ("5 sq ft", "m2", "I cannot take “sqft” here. Please give square metres, for example 350 m².",
         "这里不能使用“sqft”。请以平方米为单位，例如 350平方米。"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_is_wrong(text: str, unit: str, english: str, chinese: str) -> None:
    with pytest.raises(Refused) as caught:
        read_amount(text, unit=unit)
    assert sentence(caught.value.code, caught.value.values, EN) == english
    assert sentence(caught.value.code, caught.value.values, ZH) == chinese


@pytest.mark.parametrize(
    ("values", "english"),
    [
        ({"low": Decimal(0), "high": Decimal(100), "above": True, "unit": "percent"},
         "Please give a figure above 0%, up to 100%."),
        ({"low": "0", "high": "100", "above": "False", "unit": "percent"}, "Please give a figure from 0% to 100%."),
        ({"low": "0", "high": "None", "above": "True", "unit": "HKD"}, "Please give a figure above HK$0."),
        ({"low": Decimal(0), "high": None, "above": False, "unit": "CNY"}, "Please give a figure of RMB 0 or more."),
        ({"high": 12, "unit": ""}, "Please give a figure of 12 or less."),
        ({"low": date(2024, 1, 31), "high": date(2026, 12, 31)},
         "Please give a figure from 31 January 2024 to 31 December 2026."),
        ({}, "That figure cannot be right here."),
    ],
)  # fmt: skip
def test_a_range_is_worded_as_far_as_it_is_known(values: dict[str, object], english: str) -> None:
    assert sentence("out_of_range", values, EN) == english


def test_a_refusal_without_its_values_or_sentence_still_says_something() -> None:
    assert sentence("too_long", {}, EN) == sentence("no_such_code", {"x": "y"}, EN) == EN(OTHERWISE)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=6), st.sampled_from(["en", "zh"]))
def test_digits_are_grouped_as_babel_does(value: Decimal, language: str) -> None:
    look = formats(language)
    assert look.number(value) == format_decimal(value, "#,##0.######", look.locale)


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from([("en", "d MMMM y"), ("zh", "y年M月d日")]))
def test_days_are_written_as_babel_does(day: date, pattern: tuple[str, str]) -> None:
    look = formats(pattern[0])
    assert look.date(day) == format_date(day, pattern[1], look.locale)
