"""What a person can do at any point, and what becomes of it: taps, texts, commands, in both languages."""

import pytest

from bot.documents import document
from bot.session import Event
from tests.talking import AT, Person

TO_THE_DATE = (":corporation", ":false")
TO_THE_GAIN = (*TO_THE_DATE, "!2026-03-01", ":onshore", "!03-31", "s:")
TO_THE_LOTS = (*TO_THE_GAIN, "!800000", ":corporation", *(":true",) * 3, ":false", ":false", "!22")
TWO_LOTS = ("!2020-04-01", "!12", "d:", ":true", "!2024-06-15", "!10", "d:", ":false")
TO_THE_END = (*TO_THE_LOTS, *TWO_LOTS, ":false", ":false", ":true", "!0")


def press(person: Person, *steps: str) -> Person:
    """As Person.walk, where "s:" and "d:" are the skip and the done of whatever is open."""
    for step in steps:
        if step in ("s:", "d:"):
            person.tap(next(data for _, data in person.buttons() if data.startswith(step)))
        else:
            person.walk(step)
    return person


@pytest.fixture
def someone() -> Person:
    return Person().say("/start hk_disposal-disposal")


def test_start_opens_the_menu_in_the_language_of_the_phone() -> None:
    assert "What would you like to find out?" in Person().say("/start").text
    assert "您想查明什么？" in Person("zh-hans").say("/start").text


@pytest.mark.parametrize(
    ("payload", "asked", "language"),
    [
        ("hk_disposal", "investor_kind", "en"),
        ("hk_disposal-zh", "investor_kind", "zh"),
        ("hk_disposal-closely_related", "control_from", "en"),
        ("hk_disposal-trading_stock-zh", "trading_stock_trigger", "zh"),
        ("hk_disposal-nothing_like_it", "", "en"),
        ("../../etc", "", "en"),
        ("", "", "en"),
    ],
)
def test_start_payloads(payload: str, asked: str, language: str) -> None:
    person = Person().say(f"/start {payload}")
    assert person.asked == asked
    assert person.state.language == language


def test_a_tap_edits_in_place_and_a_text_goes_below(someone: Person) -> None:
    before = someone.message
    someone.press(":corporation")
    assert (someone.message, someone.state.above) == (before, None)
    someone.press(":false").say("2026-03-01")
    assert someone.message == before + 1
    assert someone.state.above == before


def test_a_stale_tap_on_the_current_message_changes_nothing(someone: Person) -> None:
    data = someone.button(":corporation")
    someone.tap(data)
    before = someone.state.state(), someone.state.revision
    someone.tap(data)
    assert (someone.state.state(), someone.state.revision) == before


def test_a_tap_on_an_older_message_sends_the_screen_below(someone: Person) -> None:
    old, data = someone.message, someone.button(":corporation")
    press(someone, *TO_THE_DATE).say("2026-03-01")
    asked, revision = someone.asked, someone.state.revision
    someone.tap(data, old)
    assert someone.asked == asked
    assert someone.state.revision == revision + 1
    assert someone.message > old + 1


@pytest.mark.parametrize("data", ["", "x", "a:zz", "a:0:investor_kind:corporation", "💥", "q:1:2:3", "a:1:" + "x" * 80])
def test_data_of_nobody_is_harmless(someone: Person, data: str) -> None:
    before = someone.state.state()
    someone.tap(data)
    assert someone.state.state() == before


def test_a_button_of_another_question_with_the_current_revision_does_nothing(someone: Person) -> None:
    revision = someone.button(":corporation").split(":")[1]
    for data in (
        "a:{}:interest_listed:true",
        "a:{}:investor_kind:nobody",
        "t:{}:lots.special:lent_out",
        "d:{}:investor_kind",
    ):
        someone.tap(data.format(revision))
    assert someone.answers == {}
    assert someone.asked == "investor_kind"


def test_the_same_text_twice_before_the_screen_came_is_one_answer(someone: Person) -> None:
    press(someone, *TO_THE_LOTS)
    someone.say("2020-04-01")
    someone.state.sent = someone.state.revision - 1
    someone.say("2020-04-01")
    assert someone.asked == "lots.percent"


def test_back_walks_to_the_menu_and_forgets_nothing(someone: Person) -> None:
    press(someone, *TO_THE_LOTS)
    given = dict(someone.answers)
    seen = []
    for _ in range(40):
        someone.tap(next(data for _, data in someone.buttons() if data.startswith("b:")))
        seen.append(someone.asked)
        if not someone.asked:
            break
    assert seen[-2:] == ["investor_kind", ""]
    assert someone.answers == given
    someone.say("/start hk_disposal-disposal")
    assert someone.asked == "investor_kind"


def test_why_opens_and_closes(someone: Person) -> None:
    someone.press("Why?")
    assert "natural persons" in someone.text
    assert someone.asked == "investor_kind"
    someone.press("Hide")
    assert "natural persons" not in someone.text


def test_every_answer_can_be_changed_from_the_review(someone: Person) -> None:
    press(someone, *TO_THE_END)
    assert "does not cover this sale" in someone.text
    someone.press("My answers")
    assert "page 1 of" in someone.text
    someone.press(":gain_amount")
    assert someone.asked == "gain_amount"
    assert "Your answer so far: HK$800,000" in someone.text
    someone.say("900,000")
    assert "HK$900,000" in someone.text
    assert not someone.asked


def test_an_item_of_a_list_can_be_changed_removed_and_added(someone: Person) -> None:
    press(someone, *TO_THE_END).press("My answers").press("More ›").press(":lots")
    assert "Purchase 2" in someone.text
    someone.press(":lots.1").press(":lots.1.percent")
    assert someone.asked == "lots.percent"
    someone.say("20")
    assert someone.answers["lots.1.percent"] == "20"
    someone.tap(f"e:{someone.buttons()[0][1].split(':')[1]}:lots")
    data = next(data for label, data in someone.buttons() if label == "Remove")
    assert data.endswith("lots.0")
    someone.tap(data)
    assert someone.answers["lots.0.percent"] == "20"
    assert "lots.1.percent" not in someone.answers


def test_a_refused_list_says_why_and_offers_the_repair(someone: Person) -> None:
    press(someone, *TO_THE_LOTS, "!2020-04-01", "!12", "d:", ":false")
    assert "do not cover the 22%" in someone.text
    assert someone.asked == "lots.another"
    someone.press(":disposal_percent")
    someone.say("12")
    assert someone.asked == "lots.another"
    someone.press(":false")
    assert someone.asked == "past_disposals.another"


def test_a_refused_change_keeps_the_old_answer(someone: Person) -> None:
    press(someone, *TO_THE_END).press("My answers").press("More ›").press(":lots").press(":lots.1")
    someone.press(":lots.1.acquired_on").say("2026-12-01")
    assert "after the sale on 1 March 2026" in someone.text
    assert someone.answers["lots.1.acquired_on"] == "2024-06-15"
    someone.say("/review")
    assert "12%" in someone.text or "Your answers" in someone.text


def test_an_edited_date_asks_a_later_answer_again_with_the_reason(someone: Person) -> None:
    press(someone, *TO_THE_END).press("My answers").press(":disposal_date").say("2024-05-01")
    assert someone.asked == "lots.acquired_on"
    assert "after the sale on 1 May 2024" in someone.text
    assert someone.answers["lots.1.percent"] == "10"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("NaN", "number"),
        ("1e999", "write the number out"),
        ("9" * 4096, "number"),
        ("💰💰", "number"),
        ("<b>5</b>", "figure"),
        ("US$ 5", "convert"),
        ("10-20", "range"),
    ],
)
def test_bad_input_gets_a_kind_sentence_and_the_question_again(someone: Person, typed: str, says: str) -> None:
    press(someone, *TO_THE_GAIN)
    someone.say(typed)
    assert someone.asked == "gain_amount"
    assert says in someone.text
    assert "How much was the gain" in someone.text


def test_a_picture_gets_a_kind_line(someone: Person) -> None:
    someone.do(Event(7, "other", language="en", at=AT, today="2026-11-21"))
    assert "text and buttons only" in someone.text
    assert someone.asked == "investor_kind"


def test_a_date_of_two_readings_gets_two_buttons(someone: Person) -> None:
    press(someone, *TO_THE_DATE).say("03/04/2026")
    assert someone.asked == "disposal_date"
    assert {"4 March 2026", "3 April 2026"} <= {label for label, _ in someone.buttons()}
    someone.press(":2026-03-04")
    assert someone.answers["disposal_date"] == "2026-03-04"


def test_an_interpreted_amount_is_read_back_with_a_way_to_correct_it(someone: Person) -> None:
    press(someone, *TO_THE_GAIN, "!1.2亿")
    assert "I read: HK$120,000,000." in someone.text
    assert someone.asked == "investee_kind"
    someone.press("✎ Correct that")
    assert someone.asked == "gain_amount"


def test_the_language_switches_anywhere_and_keeps_everything(someone: Person) -> None:
    press(someone, *TO_THE_LOTS).press("中文")
    assert someone.asked == "lots.acquired_on"
    assert "在哪一天买入？" in someone.text
    assert "commands:zh" in someone.state.owed
    press(someone, "!2020年4月1日", "!12", "d:", ":true", "!2024-06-15", "!10", "d:", *(":false",) * 3, ":true", "!0")
    assert "本计划不涵盖这次出售" in someone.text
    someone.press("English")
    assert "does not cover this sale" in someone.text


def test_the_language_command_asks_and_goes_back_to_the_question(someone: Person) -> None:
    someone.say("/language").press(":zh")
    assert someone.asked == "investor_kind"
    assert someone.state.language == "zh"


def test_cancel_asks_once_and_drops_the_draft(someone: Person) -> None:
    press(someone, *TO_THE_DATE).say("/cancel")
    assert someone.answers
    someone.press(":cancel")
    assert "Dropped" in someone.text
    assert someone.state.drafts == {}
    someone.say("/cancel")
    assert "Nothing is open" in someone.text


def test_a_cancel_thought_better_of_loses_nothing(someone: Person) -> None:
    press(someone, *TO_THE_DATE).say("/cancel")
    someone.press("‹ Back")
    assert someone.asked == "disposal_date"


def test_forget_empties_at_once_and_says_goodbye(someone: Person) -> None:
    press(someone, *TO_THE_END).say("/forget").press(":forget")
    assert someone.state.drafts == {}
    assert someone.state.leaving
    assert "deleted" in someone.text
    assert not any(data for _, data in someone.buttons())


def test_a_draft_is_resumed_and_a_finished_one_begun_anew(someone: Person) -> None:
    press(someone, *TO_THE_DATE).say("/menu")
    someone.press(":hk_disposal")
    assert any(label.startswith("Go on:") for label, _ in someone.buttons())
    someone.press(":hk_disposal:disposal")
    assert someone.asked == "disposal_date"
    assert "where you stopped" in someone.text
    press(someone, *TO_THE_END[2:])
    someone.say("/start hk_disposal-disposal")
    assert someone.asked == "investor_kind"
    assert someone.answers == {}


def test_several_drafts_stand_side_by_side(someone: Person) -> None:
    press(someone, *TO_THE_DATE).say("/start hk_disposal-trading_stock").say("/start hk_disposal-disposal")
    assert someone.asked == "disposal_date"


def test_commands_without_a_question(someone: Person) -> None:
    assert "I ask one question at a time" in someone.say("/help").text
    assert "identity numbers" in someone.say("/privacy").text
    assert "don't know that command" in someone.say("/nonsense").text
    someone.press("‹ Back")
    assert someone.asked == "investor_kind"


def test_mydata_is_owed_and_holds_what_is_stored(someone: Person) -> None:
    press(someone, *TO_THE_DATE).say("/mydata")
    assert someone.state.owed.count("file:mydata") == 1
    stored = document(someone.state, "mydata").content.decode()
    assert '"investor_kind": "corporation"' in stored
    assert "progress" not in stored


def test_the_result_is_exported_once(someone: Person) -> None:
    press(someone, *TO_THE_END).press(":json").press(":json")
    assert someone.state.owed == ["file:json"]
    exported = document(someone.state, "json").content.decode()
    assert '"reason": "holding_percent_below_15"' in exported


def test_what_a_person_typed_is_shown_as_text() -> None:
    person = Person().say("/start hk_disposal-closely_related").walk("!<b>A & Co</b>", "!Bé", ":true")
    assert any(label == "<b>A & Co</b>" for label, _ in person.buttons())
    person.press(":1").press(":2")
    assert "What share of Bé does <b>A & Co</b> hold" in "".join(person.shown.parts).replace("&lt;", "<").replace(
        "&gt;", ">"
    ).replace("&amp;", "&")


def test_a_corrected_message_is_told_to_be_sent_anew(someone: Person) -> None:
    someone.do(Event(7, "edited", "12", language="en", at=AT, today="2026-11-21"))
    assert "as a new one" in someone.text
    assert someone.asked == "investor_kind"


def test_a_new_version_shows_at_the_next_tap_and_takes_it(someone: Person) -> None:
    press(someone, *TO_THE_DATE, "!2026-03-01")
    someone.state.drafts["hk_disposal.disposal"].print = "an older one"
    someone.press(":onshore")
    assert someone.asked == "accounting_year_end"
    assert "questions have changed" in someone.text


def test_a_scenario_that_is_no_more_leads_to_the_menu(someone: Person) -> None:
    press(someone, *TO_THE_DATE)
    someone.state.drafts["gone.scenario"] = someone.state.drafts.pop("hk_disposal.disposal")
    someone.state.scenario = "gone.scenario"
    someone.say("2026-03-01")
    assert "What would you like to find out?" in someone.text


def test_a_new_version_of_the_questions_is_told_once(someone: Person) -> None:
    press(someone, *TO_THE_DATE)
    someone.state.drafts["hk_disposal.disposal"].print = "an older one"
    someone.say("/start hk_disposal-disposal")
    assert "questions have changed" in someone.text
    someone.say("/start hk_disposal-disposal")
    assert "questions have changed" not in someone.text


def test_the_menu_offers_to_go_on_only_with_what_is_not_finished(someone: Person) -> None:
    press(someone, ":corporation").press("Menu").press(":hk_disposal")
    assert "Go on: Is a share sale safe from profits tax?" in dict(someone.buttons())
    press(someone, ":disposal", "‹ Back", ":natural_person").press("Menu").press(":hk_disposal")
    assert "Is a share sale safe from profits tax?" in dict(someone.buttons())


def test_a_multi_select_that_may_stay_empty_has_one_button_for_none() -> None:
    someone = (
        Person().say("/start hk_disposal-closely_related").walk("!A Ltd", "!B Ltd", ":true", "!C Ltd", ":2", "!60")
    )
    press(someone, "s:", ":false")
    assert someone.asked == "natural_person_names"
    assert [label for label, _ in someone.buttons()].count("None of them") == 1
    assert "None of these" not in dict(someone.buttons())
    assert "are not closely related" in press(someone, "d:").text


def test_the_seller_is_named_as_a_sentence_needs_it() -> None:
    someone = press(Person().say("/start hk_disposal-disposal"), *TO_THE_LOTS, *TWO_LOTS, ":false", ":true", "!Top")
    assert "The seller" in dict(someone.buttons())
    assert "What share of the seller does Top hold directly?" in someone.press(":1").text


def test_nothing_is_said_to_be_missing_where_the_percentage_decides_nothing(someone: Person) -> None:
    press(someone, *TO_THE_LOTS, "!2025-01-01", "!22", "d:", *(":false",) * 2, ":true", "!0")
    assert "Nothing of what was sold had been held" in someone.text
    assert "more, held throughout" not in someone.text


def test_an_insurer_is_not_told_that_the_gain_may_be_free(someone: Person) -> None:
    press(someone, ":corporation", ":true")
    assert "normally revenue" in someone.text
    assert "does not mean" not in someone.text


def test_a_typed_answer_that_was_opened_can_be_kept_with_a_tap(someone: Person) -> None:
    press(someone, *TO_THE_END)
    end, given = someone.text, dict(someone.answers)
    press(someone, "My answers", ":disposal_date", "Keep this answer")
    assert (someone.text, someone.answers) == (end, given)


def test_privacy_owns_up_to_the_names_that_are_typed() -> None:
    assert "the names that you type" in Person().say("/privacy").text


def test_a_command_about_the_open_question_leads_to_the_menu_where_none_is_open() -> None:
    person = Person().say("/privacy").say("/review")
    assert "Nothing is open" in person.text
    assert "What would you like to find out?" in person.text


def test_a_flow_of_one_part_counts_no_parts() -> None:
    person = Person().say("/start hk_disposal-trading_stock")
    assert "The shares" in person.text
    assert "Part 1" not in person.text
