"""The Canadian return as a new user meets it: how many questions, bad answers, what the reply must say."""

import re

import pytest
from babel.messages.pofile import read_po

from calculators.ca_t1 import return_1999, t1
from calculators.ca_t1.rules import RULES
from calculators.shared.rules import UNSURE
from flows.ca_t1 import t1_papers
from flows.ca_t1.figures import NAMES
from flows.ca_t1.return_1999 import Return1999
from flows.ca_t1.t1 import Return
from flows.engine.answer import Outcome, reply
from flows.engine.reply import lines_of
from flows.engine.words import CATALOGS, words
from tests.golden import cases
from tests.talking import Person
from tests.test_cases import outcome

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
SLIP = {
    "box14": "!28,000",
    "box16": "!1457.75",
    "box17": "!1792",
    "box18": "!459.20",
    "box55": "!138",
    "box22": "!2350",
}
ONE_JOB = {
    "tax_year": ":2025",
    "province": ":on",
    "marital_status": ":single",
    "age_on_dec_31": "!1988",
    "t4_slips.0.another": ":true",
    **{f"t4_slips.0.{box}": amount for box, amount in SLIP.items()},
}
FAMILY = ONE_JOB | {
    "date_of_entry": "!2025-06-01",
    "pre_arrival_world_income": "!12000",
    "marital_status": ":married",
    "children.0.another": ":true",
    "children.0.birth_date": "!2020-03-15",
    "rent_paid": "!15400",
    "immigration_status": ":permanent_resident",
    "world_income_family_base_year": "!16000",
}


def somebody(language: str = "en", scenario: str = "return") -> Person:
    return Person("zh-hans" if language == "zh" else "en").say(f"/start ca_t1-{scenario}-{language}")


def tap(person: Person, verb: str) -> Person:
    return person.tap(next(data for _, data in person.buttons() if data.startswith(f"{verb}:")))


def answered(person: Person, answers: dict[str, str], until: str = "") -> list[str]:
    """The questions that came up. What has no answer here is skipped, done, or no."""
    asked: list[str] = []
    while person.asked and person.state.open != until:
        asked.append(person.state.open)
        step = answers.get(person.state.open)
        verbs = {data.partition(":")[0] for _, data in person.buttons()}
        if step is not None:
            person.walk(step)
        else:
            tap(person, next(verb for verb in "sd" if verb in verbs)) if {"s", "d"} & verbs else person.press(":false")
        assert person.state.open != asked[-1], person.text
    return asked


# How long it takes ---------------------------------------------------------------------------------------------------


@LANGUAGES
@pytest.mark.parametrize(("province", "questions"), [("bc", 15), ("mb", 15), ("on", 17), ("qc", 16)])
def test_one_job_and_no_children_is_about_fifteen_questions(province: str, questions: int, language: str) -> None:
    assert len(answered(somebody(language), ONE_JOB | {"province": f":{province}"})) == questions


@LANGUAGES
def test_a_family_that_arrived_in_june_is_through_in_under_thirty(language: str) -> None:
    person = somebody(language)
    assert len(answered(person, FAMILY)) == 27
    verdict, reason, *_ = person.text.splitlines()
    assert "604.29" in verdict
    assert "1,745.71" in reason
    for said in ("RC66", "RC66SCH", "ON-BEN", "648.91", "564.72", "NETFILE", "61020"):
        assert said in person.text


def test_every_question_says_why_it_is_asked() -> None:
    for flow in (Return, Return1999):
        questions = [ask.question for ask in flow.asks.values()]
        assert all(question.why and question.label for question in questions), flow
        assert all(ask.question.cites for ask in flow.asks.values() if not ask.question.many)


@LANGUAGES
def test_the_menu_of_boxes_asks_for_those_that_are_ticked(language: str) -> None:
    person = somebody(language)
    answered(person, ONE_JOB, until="t4_slips.0.more")
    for option in ("box44", "box20"):
        person.press(f":{option}")
    tap(person, "d")
    assert person.asked == "t4_slips.box20"
    assert "box 20" in person.text.lower()
    assert person.say("500").asked == "t4_slips.box44"
    assert person.say("300").asked == "t4_slips.another"
    answered(person, ONE_JOB)
    assert re.search(r"20700 .*500", person.text)
    assert re.search(r"21200 .*300", person.text)


def test_a_year_of_birth_is_read_back_as_an_age() -> None:
    person = somebody()
    answered(person, ONE_JOB, until="age_on_dec_31")
    assert "I read: 37." in person.say("1988").text


# Bad answers ---------------------------------------------------------------------------------------------------------


BAD = [
    ("date_of_entry", "2026-02-01", "2025-06-01", "That is after the end of 2025"),
    ("pre_arrival_canadian_income", "13000", "0", "That is more than the $12,000 in all."),
    ("age_on_dec_31", "300", "37", "That cannot be an age."),
    ("age_on_dec_31", "2026", "37", "That cannot be an age."),
    ("t4_slips.0.box16", "9000", "1457.75", "That is far above what anyone pays in 2025."),
    ("t4_slips.0.box22", "28000.01", "2350", "That is more than the pay in box 14 ($28,000)."),
]


@pytest.mark.parametrize(("key", "wrong", "right", "reason"), BAD)
def test_a_bad_answer_is_refused_with_its_reason_and_nothing_is_lost(
    key: str, wrong: str, right: str, reason: str
) -> None:
    person = somebody()
    answered(person, FAMILY, until=key)
    before = dict(person.answers)
    person.say(wrong)
    assert reason in person.text
    assert (person.state.open, person.answers) == (key, before)
    assert person.say(right).state.open != key


@pytest.mark.parametrize(
    ("facts", "key", "wrong", "reason"),
    [
        ({"age_on_dec_31": "!70"}, "cpp_months", "13", "Please give a figure from 1 to 12."),
        (
            {
                "marital_status": ":married",
                "children.0.another": ":true",
                "children.0.birth_date": "!2020-03-15",
                "expenses": ":child_care_expenses",
                "child_care_expenses": "!4000",
                "spouse_exception": ":part_time_student",
            },
            "spouse_exception_weeks",
            "13",
            "A year has no more than twelve months.",
        ),
    ],
)
def test_thirteen_months_are_refused(facts: dict[str, str], key: str, wrong: str, reason: str) -> None:
    person = somebody()
    answers = ONE_JOB | {name: step for name, step in facts.items() if name != "expenses"}
    if menu := facts.get("expenses"):
        answered(person, answers, until="expenses")
        person.press(menu)
        tap(person, "d")
    answered(person, answers, until=key)
    assert reason in person.say(wrong).text
    assert person.state.open == key
    assert person.say("6").state.open != key


def test_a_child_born_after_the_benefits_begin_is_told_to_count_for_nothing() -> None:
    person = somebody()
    answered(person, FAMILY, until="children.0.birth_date")
    assert "counts neither for the return nor for the benefits" in person.say("2026-07-02").text
    tap(person, "b")
    assert "counts neither" not in person.say("2026-07-01").text


@LANGUAGES
def test_a_child_born_after_1999_is_refused_on_the_form_of_1999(language: str) -> None:
    person = somebody(language, "return_1999")
    answered(person, {"marital_status": ":married", "children.0.another": ":true"}, until="children.0.birth_date")
    person.say("2000-01-01")
    assert "1999" in person.text.splitlines()[0]
    assert person.state.open == "children.0.birth_date"


def test_pay_and_a_business_in_one_year_stop_with_the_reason_and_both_can_be_changed() -> None:
    person = somebody()
    answered(person, ONE_JOB, until="other_income")
    person.press(":self_employment_net")
    tap(person, "d")
    person.say("5000")
    assert "CPP on pay and on a business together is not worked out here" in person.text
    assert person.asked == "self_employment_net"
    person.press("✎ T4 slips")
    tap(person, "k")
    tap(person, "b")
    assert person.say("5000").asked == "expenses"
    answered(person, ONE_JOB)
    assert "42100 CPP contributions payable on self-employment income" in person.text


def test_slips_added_to_a_business_later_stop_at_the_business() -> None:
    person = somebody()
    without = {key: step for key, step in ONE_JOB.items() if not key.startswith("t4_slips")}
    answered(person, without, until="other_income")
    person.press(":self_employment_net")
    tap(person, "d")
    answered(person.say("5000"), without)
    tap(person, "r")
    person.press("✎ T4 slips")
    while not any(data.endswith("t4_slips.0.another") for _, data in person.buttons()):
        tap(person, "r")
    person.press("t4_slips.0.another")
    person.press(":true")
    answered(person, ONE_JOB, until="self_employment_net")
    assert "CPP on pay and on a business together" in person.text
    assert person.say("-5000").asked != "self_employment_net", "a loss has no CPP"


# What the reply says -------------------------------------------------------------------------------------------------


def said(facts: dict[str, str], language: str = "en", scenario: str = "return") -> str:
    person = somebody(language, scenario)
    answered(person, facts)
    return person.text


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (ONE_JOB | {"province": ":mb"}, "The provincial tax in it is an upper estimate"),
        (ONE_JOB | {"province": ":qc"}, "Quebec's own tax comes on top, with the return TP-1."),
        (ONE_JOB | {"tax_year": ":2026"}, "(with the amounts of the year before)"),
        (FAMILY | {"tax_year": ":2024", "date_of_entry": "!2024-06-01"}, "expect, July 2025 to June 2026\n"),
        (ONE_JOB | {"date_of_entry": "!2025-06-01"}, "Send form RC151 to the CRA now"),
        (FAMILY, "What lies between the first months and July 2026 to June 2027 is not worked out here"),
        (FAMILY | {"date_of_entry": "!2025-09-15"}, "The child benefit then runs from October 2025"),
        (FAMILY | {"immigration_status": ":temporary_resident", "months_in_canada_by_july": "!13"},
         "The Canada child benefit can start in December 2026"),
        (ONE_JOB | {"province": ":nl", "tax_year": ":2026"}, "Newfoundland and Labrador tax: T4127"),
        (FAMILY, "Ontario trillium benefit: News report of ontario.ca maxima"),
        (FAMILY, "Not covered here\n• Dividends"),
        (FAMILY, "Schedule 5: spouse or dependant"),
        (FAMILY, "Rent receipts with the landlord's name"),
    ],
)  # fmt: skip
def test_the_reply_says(facts: dict[str, str], sentence: str) -> None:
    assert sentence in said(facts)


def test_months_that_follow_on_one_another_leave_none_between() -> None:
    assert "What lies between" not in said(FAMILY | {"date_of_entry": "!2025-09-15"})


FIRST_FAMILY = {"ca-001": ["293", "19794", "1315.77", "85.73", "8521"]}
SECOND_FAMILY = {
    "ca-002": ["19794", "3709.98", "32892", "2741", "1741", "481.54", "1051.02"],
    "ca-003": ["19794", "3709.98", "0", "32892", "2741", "1741", "481.54", "1051.02"],
}


@pytest.mark.parametrize(("case", "printed"), [*FIRST_FAMILY.items(), *SECOND_FAMILY.items(), ("ca-004", [])])
@LANGUAGES
def test_where_the_guide_contradicts_itself_both_figures_and_the_rule_are_shown(
    case: str, printed: list[str], language: str
) -> None:
    found = outcome(next(golden for golden in cases() if golden.id == case), dialogue=True, language=language)
    assert [str(slip.printed) for slip in found.result.guide_slips] == printed
    speak = words(language, "ca_t1")
    lines = [line for line in reply(found, speak).lines if line.id.startswith("guide_slips")]
    for line, slip in zip(lines, found.result.guide_slips, strict=True):
        assert speak.money(slip.printed, "CAD") in line.label
        assert (line.amount, line.unit) == (slip.by_rule, "CAD")


def test_every_line_and_every_box_is_reached_by_its_own_name() -> None:
    """The labels are the official names of the parameters, in English and beside the Chinese."""
    chinese = words("zh", "ca_t1")
    for key, line in lines_of(Return):
        number, _, name = str(line.label).partition(" ")
        official = RULES.names.get(key)
        if official is None or not number.isdecimal():
            continue
        assert key == f"line_{number}"
        assert name.removesuffix(" (not deducted)") == official["en"]
        assert official["zh"] in chinese(line.label).replace("，不扣除", "")


OFFICIAL = {
    # forms, slips, boxes and schedules
    "box", "Schedule", "Part", "General", "SCH", "NETFILE", "BEN", "TP", "RC", "ON", "BC", "AB", "MB", "SK", "NS", "NB",
    "NL", "PE", "YT", "NT", "NU", "canada", "ca", "My", "Account",
    # plans, benefits and institutions
    "CRA", "SIN", "CPP", "QPP", "EI", "PPIP", "RPP", "RRSP", "GST", "HST", "CGEB", "CCB", "OTB", "OSTC", "OEPTC",
    "NOEC", "CWB", "LIFT", "CARE", "FHSA", "CVITP", "Home", "Buyers", "Plan", "Community", "Volunteer", "Tax",
    "Program", "Revenu", "Qu", "bec", "Carbon", "Rebate", "Child", "Benefit", "Family", "Notice", "of", "assessment",
    # printed on the slips
    "Employee", "contributions", "second", "premiums", "insurable", "deducted", "Union", "dues", "Charitable",
    "donations", "Income", "tax", "Property", "Sales", "Spousal",
}  # fmt: skip


def test_english_in_chinese_sentences_is_official_names_only() -> None:
    names = {word for name in RULES.names.values() for word in re.findall("[A-Za-z]{2,}", name["en"])}
    with (CATALOGS / "zh_Hans/LC_MESSAGES/ca_t1.po").open("rb") as file:
        catalog = read_po(file)
    for message in (message for message in catalog if message.id):
        latin = set(re.findall("[A-Za-z]{2,}", re.sub(r"\{[^}]*\}", "", str(message.string))))
        assert latin <= names | OFFICIAL, (latin - names - OFFICIAL, message.string)
        assert not re.search(r"[\u4e00-\u9fff][,;:?!]|你(?!们)", str(message.string)), message.string


def test_every_id_of_the_law_has_its_words_and_no_other() -> None:
    assert t1_papers.FORM_NAMES.keys() == set(t1.FORMS)
    assert t1_papers.DOCUMENT_NAMES.keys() == set(t1.DOCUMENTS)
    assert t1_papers.SAID.keys() == set(t1.NOTES)
    assert t1_papers.FILING_REASONS.keys() == set(t1.FILING_REASONS)
    assert Return.checks.keys() == set(t1.CONDITIONS)
    assert Return1999.checks.keys() == set(return_1999.CONDITIONS)
    groups = {
        name.partition(".")[0] for name, periods in RULES.figures.items() if {p.confidence for p in periods} & UNSURE
    }
    assert groups - {"rrsp", "ocb"} <= {name.partition(".")[0] for name in NAMES}, "what may be in doubt has a name"


def test_a_result_without_any_answer_is_worded_too() -> None:
    regime = next(case.regime for case in cases() if case.flow is Return)
    for flow in (Return, Return1999):
        result = flow.assess(flow.facts())
        for language in ("en", "zh"):
            whole = str(reply(Outcome(flow, regime, {}, result, {}), words(language, "ca_t1")))
            assert "UNASKED" not in whole
