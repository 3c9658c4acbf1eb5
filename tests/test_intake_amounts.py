"""What is typed as a number is read as it was meant, or refused with the reason."""

from decimal import Decimal

import pytest

from calculators.shared.refusal import Refused
from flows.engine.intake.amounts import Amount, read_amount
from flows.engine.intake.counts import read_count, read_year
from tests.tables import cells, rows

PLAIN = """
1234.50 = 1234.50 | 1,234.50 = 1234.50 | 1,234,567 = 1234567 | １，２３４．５ = 1234.5 | 007 = 7 | .5 = 0.5 | 5. = 5
0 = 0 | -0 = 0 | -500 = -500 | −500 = -500 | －５００ = -500 | minus 5 = -5 | negative 5 = -5 | 负500 = -500 | +5 = 5
HK$1,234.50 = 1234.50 | $1,000 = 1000 | HKD 1000.00 = 1000.00 | 1000 hkd only = 1000 | 港币100元整 = 100 | 5港元 = 5
-HK$5 = -5 | HK$-5 = -5 | HK$ 5 = 5 | HKD: 5 = 5 | 5 Hong Kong dollars = 5 | 共5000元 = 5000 | 1,000! = 1000
1000 港元 (元) = 1000 | \u202a1,234\u202c = 1234 | 5 dollars. = 5 | 100 $ = 100
"""
READ_BACK = """
1.2亿 = 120000000 | 1.2億 = 120000000 | 5万 = 50000 | 3千 = 3000 | 2万5千 = 25000 | 2万5 = 25000 | 两万五 = 25000
1亿2000万 = 120000000 | 1亿2 = 120000000 | 一亿两千万 = 120000000 | 5百万 = 5000000 | 3千万 = 30000000 | 2w5 = 25000
壹佰贰拾万元整 = 1200000 | 壹佰贰拾萬圓整 = 1200000 | 叁拾元伍角贰分 = 30.52 | 壹佰元零伍分 = 100.05 | 3元5角 = 3.5
十二点五万 = 125000 | 一百零五 = 105 | 一百五 = 150 | 一万零五百 = 10500 | 一千零五十万 = 10500000 | 廿五万 = 250000
二〇二六 = 2026 | 十五 = 15 | 120万5 = 1205000 | 2万500 = 20500 | 2万零5 = 20005 | 1亿20000000 = 120000000 | 〇 = 0
350k = 350000 | $40k = 40000 | 1.5m = 1500000 | 1.5 M = 1500000 | 2bn = 2000000000 | 1m 200k = 1200000 | 1.50万 = 15000
1.2 million Hong Kong dollars = 1200000 | 3 thousand = 3000 | 1m200k = 1200000 | 1万亿 = 1000000000000
1 234 567 = 1234567 | 1\u00a0234 = 1234 | 1'234 = 1234 | 1’234’567 = 1234567 | 1.234 = 1.234
(1,234) = -1234 | HK$(1,234) = -1234 | (HK$1,234) = -1234 | 亏损5万 = -50000 | loss of 5,000 = -5000 | 500 loss = -500
about 1,000 = 1000 | approx. 1,000 = 1000 | ~1000 = 1000 | 约1000元 = 1000 | 1000左右 = 1000 | 大约三千 = 3000
"""
REFUSED = """
empty:  |   | \u200b
not_a_number: abc | NaN | Infinity | -inf | 😀 | ½ | 5² | ① | ٣ | 千万 | 百万元 | 一万万 | 5k万 | 十百 | HK$
words_around: 5000 for the flat | ,5 | -,5 | . 5 | 5' | 5" | (5000 | 1,234- | 5 😀 | 1️⃣ | $5 thingies | 点五点五
two_numbers: 10 20 | 5(6) | 12(345) | 10 and then 20 | 2026-05-31 | 5,000 (6,000) | 1、2 | 1m 5
a_range: 10-20 | 10~20 | 10 – 20 | HK$10 to HK$20 | 1万到2万 | 10至20 | from 5 to 10
not_exact: more than 1000 | over 5k | at least 5 | >1000 | 1000+ | 1000多 | 一百多万 | 十几万 | 几十万 | 1000以上
not_exact: 三四 | 七八个 | 不到5万 | 三四千 | 近100万
grouping: 1,2 | 1,,000 | 12,34 | 1,23,456 | 1.234,5 | 1.234.567 | 12,3456 | 0,123 | 1_000 | 1,234 567 | 1234,567
exponent: 1e5 | 1E+5 | 1 e 5 | 5*10 | 10^5 | 5 x 10 | 0x10
fraction: 1/2 | 三分之一 | 2/3
two_readings: 一亿两千 | 1亿2000 | 2万50 | 五百万三 | 一百二十万三 | 1.5亿3千 | --5 | 负-5 | 亏损(5000) | 5.5元5角
too_many_digits: 1234567890123456 | 1.2345678 | 999999999999999亿 | 1,234,567,890,123,456
other_currency: US$5 | RMB 5 | ¥500 | 5 EUR | 100人民币 | €5 | 5 Canadian dollars
wants_money: 40% | 四成 | 5人 | 350㎡ | 3亩 | 12 months | 5000元/㎡ | 1000元/年
hidden_characters: \u202e1234 | 12\x0034 | \ud8001
"""


def readings(text: str) -> list[tuple[str, Decimal]]:
    return [(typed, Decimal(value)) for typed, value in (cell.rsplit(" = ", 1) for cell in cells(text))]


def refused(text: str, unit: str | None) -> Refused:
    with pytest.raises(Refused) as caught:
        read_amount(text, unit=unit)
    return caught.value


@pytest.mark.parametrize(("typed", "value"), readings(PLAIN))
def test_a_plain_amount(typed: str, value: Decimal) -> None:
    assert read_amount(typed, unit="HKD") == Amount(value)


@pytest.mark.parametrize(("typed", "value"), readings(READ_BACK))
def test_an_amount_that_is_read_back(typed: str, value: Decimal) -> None:
    assert read_amount(typed, unit="HKD") == Amount(value, echo=True)


@pytest.mark.parametrize(("code", "typed"), rows(REFUSED))
def test_an_amount_that_is_refused(code: str, typed: str) -> None:
    assert refused(typed, "HKD").code == code


@pytest.mark.parametrize(
    ("typed", "value", "echo"),
    [
        ("40", "40", False), ("40%", "40", False), ("40 ％", "40", False), ("12.50", "12.50", False),
        ("47.6 percent", "47.6", False), ("40 per cent", "40", False), ("0.4%", "0.4", False), ("-5%", "-5", False),
        ("百分之40", "40", False), ("百分之百", "100", False),
        ("0.4", "0.4", True), ("四成", "40", True), ("四成五", "45", True), ("4成", "40", True), ("4.5成", "45", True),
        ("百分之四十", "40", True), ("约百分之四十", "40", True), ("百分之三点五", "3.5", True), ("四十", "40", True),
        ("千分之五", "0.5", True), ("5‰", "0.5", True), ("万分之五", "0.05", True), ("五个百分点", "5", True),
    ],
)  # fmt: skip
def test_a_percentage_in_points(typed: str, value: str, echo: bool) -> None:
    assert read_amount(typed, unit="percent") == Amount(Decimal(value), echo)


@pytest.mark.parametrize(
    ("typed", "value", "echo"),
    [
        ("350", "350", False), ("350㎡", "350", False), ("350 m2", "350", False), ("350m²", "350", False),
        ("350平方米", "350", False), ("350平米", "350", False), ("1,234.5 sq. m.", "1234.5", False),
        ("1.2万㎡", "12000", True), ("3亩", "2000", True), ("1 亩", "666.666667", True), ("3万亩", "20000000", True),
        ("1.5公顷", "15000", True), ("2 ha", "20000", True), ("0.5 km²", "500000", True), ("350k", "350000", True),
    ],
)  # fmt: skip
def test_an_area_in_square_metres(typed: str, value: str, echo: bool) -> None:
    assert read_amount(typed, unit="m2") == Amount(Decimal(value), echo)


@pytest.mark.parametrize(
    ("unit", "code", "typed"),
    [
        ("m2", "area_unit", "1000 sq ft | 1000 ft2 | 500 m | 500m | 1.2 m | 5坪 | 3 acres | 500米"),
        ("m2", "wants_area", "100元 | 40% | 5人"),
        ("percent", "wants_percent", "40元 | 40㎡ | $40"),
        ("percent", "fraction", "1/3"),
        ("CNY/m2", "area_unit", "5000元/亩 | 5000元/sq ft"),
        ("CNY/m2", "other_currency", "$5/m2"),
        ("CNY/m2", "wants_money", "5%"),
        ("CNY", "other_currency", "$5 | HK$5 | 5港元"),
        ("", "wants_number", "40% | 350㎡"),
        ("month", "wants_number", "3 years | 3周 | $3"),
    ],
)
def test_a_unit_that_contradicts_the_question(unit: str, code: str, typed: str) -> None:
    assert {refused(text, unit).code for text in cells(typed)} == {code}


@pytest.mark.parametrize("typed", ["5000", "5,000元/㎡", "5000元/平方米", "每平方米5000元", "5000/m2", "RMB 5,000/m²"])
def test_a_price_of_a_square_metre(typed: str) -> None:
    assert read_amount(typed, unit="CNY/m2").value == 5000


@pytest.mark.parametrize("typed", ["7.1", "7.1元", "CNY 7.1", "7.1人", "7.1 points"])
def test_a_plain_number_may_name_what_it_counts(typed: str) -> None:
    assert read_amount(typed) == read_amount(typed, unit="people") == Amount(Decimal("7.1"))


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        ("1000", None), ("$1000", None), ("1000元", None), ("1000 dollars", None), ("US$1000", "USD"),
        ("1000 EUR", "EUR"),
        ("€1000", "EUR"), ("1000人民币", "CNY"), ("RMB 1000", "CNY"), ("1000日元", "JPY"),
        ("1000 Canadian dollars", "CAD"),
        ("HK$1000 HKD", "HKD"), ("港币1000元", "HKD"), ("1000 美金", "USD"), ("1000 Swiss francs", "CHF"),
    ],
)  # fmt: skip
def test_the_currency_named_where_it_is_asked_later(typed: str, currency: str | None) -> None:
    assert read_amount(typed, unit=None) == Amount(Decimal(1000), currency=currency)


def test_no_word_is_lost_at_the_end_of_a_long_text() -> None:
    assert refused(f"1{'元' * 90}6", "CNY").code == "two_numbers"


def test_two_currencies_for_one_amount() -> None:
    assert refused("USD 1000 HKD", None).code == "two_currencies"


def test_the_sentence_can_name_what_was_typed() -> None:
    assert refused("us$5", "HKD").values == {"typed": "US$", "currency": "HKD"}
    assert refused("1000 sq ft", "m2").values == {"typed": "sqft"}
    assert refused("1.2345678", "HKD").values == {"whole": 15, "decimals": 6}


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("12", "count", 12), ("12人", "count", 12), ("十二人", "count", 12), ("1.2万人", "count", 12000),
        ("12.0", "count", 12),
        ("12 employees", "count", 12), ("12个月", "month", 12), ("12 months", "month", 12), ("3周", "week", 3),
        ("45岁", "year", 45), ("1985年", "year", 1985), ("30 days", "day", 30), ("0", "count", 0),
    ],
)  # fmt: skip
def test_a_count(typed: str, unit: str, value: int) -> None:
    assert read_count(typed, unit=unit) == value


def test_half_a_person_is_no_count() -> None:
    with pytest.raises(Refused, match="not_a_whole_number"):
        read_count("12.5人")


@pytest.mark.parametrize(
    "typed", ["2025", "2025年", "2025 年", "2025年度", "二〇二五", "二零二五年", "２０２５", "year 2025"]
)
def test_a_year(typed: str) -> None:
    assert read_year(typed) == 2025


@pytest.mark.parametrize(
    ("typed", "code"),
    [("25", "two_digit_year"), ("二五年", "two_digit_year"), ("2025/26", "not_a_year"), ("this year", "not_a_year"),
     ("20255", "not_a_year"), ("2025.5", "not_a_year"), ("三四千年", "not_a_year"), ("", "empty")],
)  # fmt: skip
def test_no_year(typed: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_year(typed)
