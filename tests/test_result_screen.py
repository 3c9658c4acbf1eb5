"""The last screen: what stands in the open, in which order, and what is folded away."""

import re

import pytest

from tests.talking import Person

SINGLE = (
    *(":2025", ":bc", "Not in 2025", ":single", ":false", "!40"),
    *(":true", "!45000", "!2469.25", "!738", "!5600", "None of these", ":false"),
    *("None of these", "None of these"),
)
FOLD = re.compile(r"<blockquote expandable><b>(.*?)</b>.*?</blockquote>", re.DOTALL)


def shown(today: str) -> str:
    return "\n\n".join(Person(today=today).say("/start ca_t1-return").walk(*SINGLE).shown.parts)


@pytest.fixture(scope="module")
def screen() -> str:
    return shown("2026-03-01")


def test_the_open_part_has_the_result_its_figures_and_what_to_do(screen: str) -> None:
    in_the_open = re.sub(r"<[^>]+>", "", FOLD.sub("", screen))
    assert re.findall(r"^\S.*", in_the_open, re.MULTILINE) == [
        "You get $631.70 back for 2025.",
        "Tax of the year: $4,968.30. Paid or credited already: $5,600.",
        "Benefits to expect, July 2026 to June 2027 (by indexation)",
        "CGEB (formerly GST/HST credit), each quarter: $169.75",
        "What would change this",
        "• The Canada workers benefit ends at a family income of $37,741.67; yours counts as $44,585.",
        "• The GST/HST credit (CGEB) ends at a family income of $60,012; yours counts as $44,585.",
        "What to do next",
        "1. File the return for 2025, even without income: every benefit depends on it. Due by 30 April 2026.",
        "This is information, not tax advice. The law and the assessment decide.",
    ]


def test_headings_are_folded_in_order_lines_and_conditions_before_panels_and_small_print(screen: str) -> None:
    assert FOLD.findall(screen) == [
        "Show the steps",
        "The return, line by line",
        "How the benefits come about, and the conditions",
        "Forms to fill in, papers to have at hand",
        "Not covered here",
        "Good to know",
    ]
    assert screen.index("What to do next") < screen.index("The return, line by line")


def test_a_folded_figure_has_its_working_behind_it(screen: str) -> None:
    folds = {heading: fold for fold in FOLD.finditer(screen) for heading in fold.groups()}
    lines = folds["The return, line by line"][0].splitlines()
    assert "10100 Employment income: <b>$45,000</b>" in lines
    assert "23600 Net income: <b>$44,585</b> = 45,000 − 415" in lines
    assert "48400 Refund: <b>$631.70</b> = 5,600 − 4,968.30" in lines
    assert any(line.startswith("✗ Canada workers benefit: income") for line in folds[list(folds)[2]][0].splitlines())


@pytest.mark.parametrize(
    ("today", "due"),
    [
        ("2026-04-30", "Due by 30 April 2026."),
        ("2026-05-01", "It was due by 30 April 2026."),
    ],
)
def test_a_day_gone_by_is_said_to_be_one(today: str, due: str) -> None:
    assert f"every benefit depends on it. {due}" in shown(today)
