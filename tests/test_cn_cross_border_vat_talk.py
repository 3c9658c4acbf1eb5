"""China, cross-border VAT, talked through: the verdict before money, both columns in words, the gap, currencies."""

import re

import pytest

from calculators.cn_cross_border_vat import treatment as law
from flows.cn_cross_border_vat.categories import CATEGORIES, GROUPS
from flows.engine.answer import reply
from flows.engine.words import words
from tests.golden import Case, cases
from tests.talking import Person
from tests.test_cases import outcome

OURS = [case for case in cases() if case.regime.rules.regime == "cn_cross_border_vat"]
ENOUGH = 9
FROM_OVERSEAS = (":single_contract:true", ":b", ":US", ":false")
FROM_CHINA = (":single_contract:true", ":b", ":CN")
A_COMPANY, A_PERSON, ABROAD = (":b", ":CN"), (":c", ":CN"), (":b", ":US")

# The examples of the article as the person in it would tell them; the verdict and the article's column, as they are
# said before any amount.
EXAMPLES: list[tuple[tuple[str, ...], str, str]] = [
    # a company in China orders online meetings, its staff are at home or abroad
    ((*FROM_OVERSEAS, *A_COMPANY, ":information_system_service", ":false"), "购买方代扣代缴", "购买方代扣代缴"),
    ((*FROM_OVERSEAS, *A_COMPANY, ":information_system_service", ":true"), "购买方代扣代缴", "购买方代扣代缴"),
    # a Chinese buys an app at home, or travelling in Japan
    ((*FROM_OVERSEAS, *A_PERSON, ":software_service", ":CN", ":false"), "无人征收", "境外销售方在中国登记"),
    ((*FROM_OVERSEAS, *A_PERSON, ":software_service", ":CN", ":true"), "无人征收", "境外销售方在中国登记"),
    # a Chinese airline flies people of all nations from Shanghai to Paris
    ((*FROM_CHINA, ":c", ":US", ":transport", ":international_transport", ":CN", "!法国"), "有可能适用零税率", ""),
    # a company in China pays for the hotel of its staff in Britain
    ((*FROM_OVERSEAS, *A_COMPANY, ":travel_event", ":accommodation", ":GB"), "不属于境内应税交易", "中国不征税"),
    # a singer's concert in Shanghai, tickets sold to people of all nations
    ((*FROM_CHINA, ":c", ":JP", ":travel_event", ":entertainment_event", ":on_site", ":CN"), "与境内销售一样征税", ""),
    # training in a room in Britain, in a room in Shanghai, online; advice that is partly handed over on site
    ((*FROM_OVERSEAS, *A_COMPANY, ":training", ":on_site", ":GB"), "不属于境内应税交易", "中国不征税"),
    ((*FROM_OVERSEAS, *A_COMPANY, ":training", ":on_site", ":CN"), "购买方代扣代缴", "购买方代扣代缴"),
    ((*FROM_OVERSEAS, *A_COMPANY, ":training", ":online", ":false"), "购买方代扣代缴", "购买方代扣代缴"),
    ((*FROM_OVERSEAS, *A_COMPANY, ":consulting", ":mixed", ":false"), "购买方代扣代缴", "购买方代扣代缴"),
    # a company in China trades in New York
    ((*FROM_CHINA, *ABROAD, ":finance", ":financial_product_transfer", ":US", ":general"), "销售方申报", "中国不征税"),
    # a developer in Shanghai sells to the app store
    ((*FROM_CHINA, *ABROAD, ":software_service", ":false"), "有可能适用零税率", ""),
    # the app store sells to a company in China
    ((*FROM_OVERSEAS, *A_COMPANY, ":software_service", ":false"), "购买方代扣代缴", "购买方代扣代缴"),
]  # fmt: skip


def talk(*steps: str, language: str = "zh") -> Person:
    return Person(language).say(f"/start cn_cross_border_vat-{language}").walk(*steps)


@pytest.mark.parametrize(("steps", "verdict", "proposed"), EXAMPLES)
def test_the_verdict_is_said_within_nine_taps(steps: tuple[str, ...], verdict: str, proposed: str) -> None:
    assert len(steps) <= ENOUGH
    said = talk(*steps).text.split("第")[0]
    assert verdict in said
    assert proposed in said.partition("文章的规则（立法建议）：")[2]


def test_nobody_is_asked_for_an_amount_before_the_verdict() -> None:
    for steps, _verdict, _proposed in EXAMPLES:
        for n in range(len(steps)):
            assert talk(*steps[:n]).asked not in ("amount", "currency", "attributable_input_vat")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("case", OURS, ids=lambda case: case.id)
def test_both_columns_are_set_side_by_side_and_the_one_that_binds_is_named(case: Case, language: str) -> None:
    said = reply(outcome(case, dialogue=True, language=language), words(language, "cn_cross_border_vat"))
    if case.expect.get("current_treatment") == "split_by_contract":
        assert said.panels == ()
        return
    panel = said.panels[0]
    assert ("only the law in force binds" if language == "en" else "以现行法为准") in panel.title
    in_force, place, tax, compared = panel.sentences
    assert in_force.startswith("Law in force:" if language == "en" else "现行法：")
    assert place.startswith("The article's rule:" if language == "en" else "文章的规则：")
    assert all(words(language).country(code) in place for code in outcome(case).result.oecd_places)
    assert tax.startswith("By that rule" if language == "en" else "据此")
    agree = {"en": ("Both come", "They differ", "They cannot"), "zh": ("两者在境内", "两者", "其中一方")}[language]
    differ = outcome(case).result.verdicts_differ
    assert compared.startswith(agree[{False: 0, True: 1, None: 2}[differ]])


CELLS = [("b", "b", 0), ("c", "b", 1), ("b", "c", 2), ("c", "c", 3)]


@pytest.mark.parametrize(("seller", "buyer", "cell"), CELLS)
def test_the_matrix_marks_the_case_and_names_the_gap(seller: str, buyer: str, cell: int) -> None:
    steps = (":single_contract:true", f":{seller}", ":US", ":false", f":{buyer}", ":CN", ":consulting", ":online")
    person = talk(*steps, *([":CN"] if buyer == "c" else []), ":false", "只看结论，不填金额", "不清楚")
    (matrix,) = [part for part in person.text.split("\n\n") if part.startswith("向境外购买的四种情形")]
    rows = matrix.split("\n")[1:]
    assert [row.endswith("（本例）") for row in rows] == [n == cell for n in range(4)]
    assert ["无人征收" in row for row in rows] == [False, False, True, True]


LATIN = re.compile(r"[A-Za-z]{2,}")
NAMES = {"SaaS", "App", "QFII", "US", "DE", "HQ", "Shanghai", "affiliate"}


@pytest.mark.parametrize("case", OURS, ids=lambda case: case.id)
def test_no_english_is_left_in_a_chinese_answer(case: Case) -> None:
    said = reply(outcome(case, dialogue=True, language="zh"), words("zh", "cn_cross_border_vat"))
    texts = [said.verdict, said.reason, *said.changes, *said.warnings, *said.notes, *said.unsure]
    texts += [sentence for panel in said.panels for sentence in (panel.title, *panel.sentences)]
    texts += [text for check in said.checks for text in (check.label, check.detail)]
    texts += [line.label for line in said.lines] + [step.text for step in said.steps]
    texts += [assumption.text for assumption in said.assumptions]
    assert {word for text in texts for word in LATIN.findall(text)} <= NAMES


def test_every_kind_of_service_is_on_the_menu_and_the_usual_ones_take_one_tap() -> None:
    assert set(CATEGORIES) == set(law.CATEGORIES)
    assert {option for group in GROUPS.values() for option in group.options} == set(CATEGORIES)
    closed = talk(*FROM_OVERSEAS, *A_COMPANY)
    direct = [data.split(":")[-1] for _, data in closed.buttons() if data.startswith("a:")]
    assert direct == ["information_system_service", "software_service", "consulting", "training"]
    labels = [label for label, _ in closed.press(":digital").buttons()]
    assert len(labels) == len(set(labels))


PRICE = (*FROM_OVERSEAS, *A_COMPANY, ":consulting", ":online", ":false")


def test_a_currency_named_beside_the_amount_is_taken_and_read_back() -> None:
    person = talk(*PRICE, "!10600 USD")
    assert "我读到的是：10,600美元。" in person.text
    assert person.asked == "fx_rate"
    assert person.answers["currency"] == "USD"


def test_another_currency_named_later_asks_for_its_rate_again() -> None:
    person = talk(*PRICE, "!10600 USD", "!7.1")
    person.press("我的答案").press("下一页 ›").press(":amount").say("9000 EUR")
    assert (person.answers["amount"], person.answers["currency"], person.asked) == ("9000", "EUR", "fx_rate")
    assert "fx_rate" not in person.answers


def test_an_amount_in_another_currency_than_the_sale_is_refused() -> None:
    fund = (*FROM_OVERSEAS, *A_COMPANY, ":finance", ":financial_product_transfer", ":CN", ":CN")
    person = talk(*fund, "!1060000元", ":CNY").say("954000 USD")
    assert "您写的是“USD”，而这里的金额以人民币计" in person.text
    assert person.say("954000元").asked == "price_basis"


def test_what_is_said_above_a_part_that_is_skipped_is_not_said() -> None:
    alone = talk(*PRICE, "!10600", ":CNY", ":tax_inclusive", ":general", ":taxable", ":true", ":none")
    assert alone.asked == "obligation_date"
    assert "先填签约采购的公司" not in alone.text
    group = alone.press("‹ 返回").press(":seats")
    assert "先填签约采购的公司" in group.text


def test_a_suggestion_that_is_a_button_already_is_not_repeated() -> None:
    person = talk(*FROM_OVERSEAS, *A_PERSON, ":software_service")
    assert person.asked == "recipient_nationality"
    assert [label for label, _ in person.buttons()].count("中国") == 1
    elsewhere = talk(*FROM_CHINA, ":c", "!爱尔兰", ":software_service")
    assert ("爱尔兰", elsewhere.button(":recipient_nationality:IE")) in elsewhere.buttons()


def test_an_answer_without_unmet_conditions_has_no_empty_heading() -> None:
    person = talk(*FROM_CHINA, ":b", ":SG", ":information_system_service", ":false", ":general", ":true", ":true",
                  "不再销售，自用", ":true", ":claim", "只看结论，不填金额")  # fmt: skip
    assert "适用零税率" in person.text
    assert "各项条件" not in person.text
    assert "已符合" in person.text
