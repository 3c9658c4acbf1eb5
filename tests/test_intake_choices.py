"""Options, names, countries and currencies, typed."""

import pytest

from calculators.shared.refusal import Refused
from flows.engine.formats import LOCALES, formats
from flows.engine.intake.countries import country_codes, currency_codes, read_country, read_currency
from flows.engine.intake.names import read_name, read_names
from flows.engine.intake.options import read_option, read_options, read_yes_no
from tests.tables import cells

KINDS = {"corporation": "A company", "partnership": "A partnership", "fund": "Ａ fund", "trust": "信托"}
QUARTERS = {"2": "Quarter 2", "1": "Quarter 1", "twin": "Either", "other": "either"}


@pytest.mark.parametrize(
    ("typed", "option"),
    [("A company", "corporation"), ("  a  COMPANY. ", "corporation"), ("corporation", "corporation"),
     ("1", "corporation"),
     ("４", "trust"), ("a fund", "fund"), ("信托。", "trust")],
)  # fmt: skip
def test_an_option_by_label_id_or_number(typed: str, option: str) -> None:
    assert read_option(typed, KINDS) == option


def test_an_id_beats_a_number() -> None:
    assert read_option("1", QUARTERS) == "1"
    assert read_option("3", QUARTERS) == "twin"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("a comp", "not_an_option"), ("0", "not_an_option"), ("5", "not_an_option"), ("-1", "not_an_option"),
     ("", "empty"),
     ("١", "not_an_option"), ("99999999999999999999", "not_an_option"), ("either", "several_options")],
)  # fmt: skip
def test_no_option(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_option(typed, QUARTERS)
    assert caught.value.code == code


@pytest.mark.parametrize("typed", ["4, 1", "信托、a company", '["trust", "corporation"]', "trust; corporation; 1"])
def test_several_options_in_the_order_they_are_shown(typed: str) -> None:
    assert read_options(typed, KINDS) == ["corporation", "trust"]


def test_no_options_at_all() -> None:
    assert read_options("[]", KINDS) == []


@pytest.mark.parametrize("typed", ["yes", "Yes.", "Y", "true", "1", "是", "是的。", "对", "有"])
def test_yes(typed: str) -> None:
    assert read_yes_no(typed) is True


@pytest.mark.parametrize("typed", ["no", "No!", "n", "false", "2", "否", "不是", "没有", "无"])
def test_no(typed: str) -> None:
    assert read_yes_no(typed) is False


@pytest.mark.parametrize("typed", ["maybe", "不知道", "3", "0", "yes and no"])
def test_neither_yes_nor_no(typed: str) -> None:
    with pytest.raises(Refused, match="not_an_option"):
        read_yes_no(typed)


def test_a_name_is_trimmed_and_of_one_width() -> None:
    assert read_name("  Ｅntity \u3000 \n A  ") == "Entity A"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "empty"), (" \n\t ", "empty"), ("x" * 41, "too_long"), ("ﷺ" * 3, "too_long"), ("a\x00b", "hidden_characters"),
     ("a\u202eb", "hidden_characters"), ("a\u200bb", "hidden_characters"), ("a\ud800", "hidden_characters")],
)  # fmt: skip
def test_no_name(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_name(typed)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Anna, Bo", ["Anna", "Bo"]), ("王明、李华，张三", ["王明", "李华", "张三"]),
        ("Anna; Bo\nCy", ["Anna", "Bo", "Cy"]),
        ("Johnson and Johnson", ["Johnson and Johnson"]), ("和记黄埔", ["和记黄埔"]),
        ("Anna, anna, Bo", ["Anna", "Bo"]),
        ("Acme Holdings, Ltd., Bo", ["Acme Holdings, Ltd.", "Bo"]), ("Anna,, Bo,", ["Anna", "Bo"]),
        ('["Anna, Bo", "Cy"]', ["Anna, Bo", "Cy"]), ("[]", []), ("[draft] Anna", ["[draft] Anna"]),
    ],
)  # fmt: skip
def test_names_on_one_line(typed: str, names: list[str]) -> None:
    assert read_names(typed) == names


@pytest.mark.parametrize("language", LOCALES)
def test_every_country_and_currency_is_read_as_it_is_shown(language: str) -> None:
    look = formats(language)
    assert len(country_codes()) == 249
    for code in country_codes():
        assert read_country(code) == read_country(look.country(code).lower()) == code
    for code in currency_codes():
        assert read_currency(code) == read_currency(look.currency_name(code)) == code


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        ("GB", "UK | uk | U.K. | Great Britain | the United Kingdom | 英国 | 英國"),
        ("US", "USA | us | the US | U.S.A. | America | United States of America | 美国 | 美國"),
        ("CN", "China | PRC | mainland China | 中国 | 中國 | 中国大陆 | 内地"),
        ("HK", "Hong Kong | hongkong | HK | 香港 | 中国香港 | Hong Kong SAR China | 中国香港特别行政区"),
        ("TW", "Taiwan | 台湾 | 臺灣 | 中国台湾 | Taiwan, China"),
        ("MO", "Macau | Macao | 澳门"),
        ("CI", "Côte d'Ivoire | cote divoire | Ivory Coast"),
        ("LC", "St. Lucia | Saint Lucia"),
        ("KR", "South Korea | Republic of Korea | 韩国"),
        ("CD", "Congo - Kinshasa | DR Congo | 刚果（金）"),
    ],
)
def test_a_country_by_its_usual_names(code: str, spellings: str) -> None:
    assert {read_country(spelling) for spelling in cells(spellings)} == {code}


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        ("CNY", "RMB | rmb | 人民币 | 人民幣 | yuan | CN¥ | Chinese yuan"),
        ("HKD", "HK$ | HK dollars | 港币 | 港元 | Hong Kong Dollar"),
        ("CAD", "CA$ | C$ | Canadian dollars | 加元 | 加币 | 加拿大元"),
        ("USD", "US$ | 美元 | 美金 | US dollar"),
        ("EUR", "€ | euros | 欧元"),
        ("JPY", "yen | 日元 | JP¥"),
    ],
)
def test_a_currency_by_its_usual_names(code: str, spellings: str) -> None:
    assert {read_currency(spelling) for spelling in cells(spellings)} == {code}


@pytest.mark.parametrize(
    ("reader", "typed", "code"),
    [
        (read_country, "Korea", "several_countries"), (read_country, "刚果", "several_countries"),
        (read_country, "Atlantis", "not_a_country"), (read_country, "XK", "not_a_country"),
        (read_country, "!", "not_a_country"),
        (read_currency, "$", "several_currencies"), (read_currency, "dollars", "several_currencies"),
        (read_currency, "元", "several_currencies"), (read_currency, "¥", "several_currencies"),
        (read_currency, "doubloons", "not_a_currency"), (read_currency, "DEM", "not_a_currency"),
        (read_currency, "", "empty"),
    ],
)  # fmt: skip
def test_no_country_or_currency(reader: object, typed: str, code: str) -> None:
    assert callable(reader)
    with pytest.raises(Refused) as caught:
        reader(typed)
    assert caught.value.code == code
