"""`wenshui assess`, `regimes` and `chat` as other programs use them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.terminal import chat
from flows.engine.regimes import regimes
from tests.golden import cases

SOLD = {
    "disposal_date": "2025-09-30",
    "gain_amount": "1000000.00",
    "lots": [{"acquired_on": "2020-04-01", "percent": "15"}],
    "disposal_percent": "1",
}


@pytest.fixture(autouse=True)
def _a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TODAY", "2026-11-21")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    status = main(arguments)
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def assess(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str
) -> tuple[int, list[dict[str, Any]]]:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    return run(capsys, "assess", "hk_disposal", *arguments)


@pytest.mark.parametrize("dialogue", [(), ("--dialogue",), ("--dialogue", "--language", "zh")])
def test_facts_come_back_as_answers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, dialogue: tuple[str, ...]
) -> None:
    status, (answer,) = assess(capsys, monkeypatch, json.dumps(SOLD) + "\n\n", *dialogue)
    assert status == 0
    assert answer["result"]["verdict"] == "scheme_applies"
    assert answer["rules_checked"] == "2026-11-21"
    assert bool(answer["asked"]) is bool(dialogue)
    assert "zh" not in dialogue or "利得税" in answer["verdict"]


@pytest.mark.parametrize("dialogue", [(), ("--dialogue",)])
@pytest.mark.parametrize(
    ("facts", "fact", "code"),
    [
        ("{", None, "not_json"),
        ("[1]", None, "not_json"),
        ('{"nobody": 1}', "nobody", "unknown_fact"),
        ('{"scenario": "none"}', "scenario", "unknown_scenario"),
        (json.dumps({**SOLD, "lots": [{"acquired_on": "2020-04-01", "size": "15"}]}), "lots.size", "unknown_fact"),
        (json.dumps({k: v for k, v in SOLD.items() if k != "disposal_date"}), "disposal_date", "missing"),
        (json.dumps({k: v for k, v in SOLD.items() if k != "disposal_percent"}), "disposal_percent", "missing"),
        (json.dumps({**SOLD, "disposal_date": "yesterday"}), "disposal_date", "not_a_date"),
        (json.dumps({**SOLD, "disposal_percent": "0"}), "disposal_percent", "out_of_range"),
        (json.dumps({**SOLD, "disposal_percent": "101"}), "disposal_percent", "out_of_range"),
        (json.dumps({**SOLD, "disposal_percent": 1.5}), "disposal_percent", "not_a_number"),
        (json.dumps({**SOLD, "investor_kind": "corp"}), "investor_kind", "not_an_option"),
        (json.dumps({**SOLD, "investor_is_insurer": "no"}), "investor_is_insurer", "not_an_option"),
        (json.dumps({**SOLD, "lots": "many"}), "lots", "not_a_list"),
        (
            json.dumps({**SOLD, "lots": [{"acquired_on": "2026-01-01", "percent": "15"}]}),
            "lots.acquired_on",
            "date_order",
        ),
        (json.dumps({**SOLD, "lots": [{"percent": "15"}]}), "lots.acquired_on", "missing"),
        (
            json.dumps({**SOLD, "lots": [{"acquired_on": "2020-04-01", "percent": "NaN"}]}),
            "lots.percent",
            "not_a_number",
        ),
        (json.dumps({**SOLD, "disposal_percent": "16"}), "lots", "inconsistent_lots"),
    ],
)
def test_bad_facts_give_the_error_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    facts: str,
    fact: str | None,
    code: str,
    dialogue: tuple[str, ...],
) -> None:
    status, (answer,) = assess(capsys, monkeypatch, facts, *dialogue)
    assert status == 1
    assert (answer["error"]["fact"], answer["error"]["code"]) == (fact, code)
    assert answer["error"]["message"].endswith((".", "?"))


@pytest.mark.parametrize("dialogue", [(), ("--dialogue",)])
def test_a_fact_whose_question_does_not_come_up_changes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, dialogue: tuple[str, ...]
) -> None:
    wild = {"investor_kind": "natural_person", "gain_amount": "lots", "lots": 3, "disposal_date": "when?"}
    status, (answer,) = assess(capsys, monkeypatch, json.dumps(wild), *dialogue)
    assert status == 0
    assert answer["result"]["reason"] == "natural_person_investor"


def test_one_failed_line_does_not_stop_the_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, answers = assess(capsys, monkeypatch, f"{json.dumps(SOLD)}\nnonsense\n{json.dumps(SOLD)}\n")
    assert status == 1
    assert ["error" in answer for answer in answers] == [False, True, False]


def test_a_word_is_a_scenario_if_there_is_one_of_that_name_else_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_text(json.dumps(SOLD), "utf-8")
    assert assess(capsys, monkeypatch, "", str(file))[1][0]["scenario"] == "disposal"
    status, (answer,) = assess(capsys, monkeypatch, "{}", "trading_stock")
    assert (status, answer["scenario"]) == (0, "trading_stock")


@pytest.mark.parametrize(
    "arguments",
    [
        ("assess", "nowhere"),
        ("assess",),
        ("assess", "hk_disposal", "no_file_here"),
        ("dance",),
        (),
        ("chat", "hk_disposal", "x"),
    ],
)
def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    try:
        status = main(arguments)
    except SystemExit as ended:
        status = int(str(ended.code))
    assert status == 2
    said = capsys.readouterr()
    assert said.err
    assert "Traceback" not in said.err
    assert not said.out


def test_an_export_can_be_assessed_again(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for case in [case for case in cases() if case.regime is regimes()["hk_disposal"]][::6]:
        line = json.dumps(case.facts)
        _status, (first,) = assess(capsys, monkeypatch, line, case.scenario, "--dialogue")
        _status, (second,) = assess(capsys, monkeypatch, json.dumps(first["facts"]), case.scenario, "--dialogue")
        assert (second["facts"], second["result"]) == (first["facts"], first["result"])


def test_regimes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regimes", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["short"] == {}
    assert set(listed["regimes"]) == set(regimes())
    assert main(["regimes"]) == 0
    assert "hk_disposal" in capsys.readouterr().out


def test_the_same_conversation_in_the_terminal() -> None:
    shown = io.StringIO()
    chat("hk_disposal-closely_related-en", "en", "2026-11-21", io.StringIO("Alpha\nBeta\n2\n"), shown)
    text = shown.getvalue()
    assert "What is the name of the entity" in text
    assert "Alpha and Beta are not closely related." in text
