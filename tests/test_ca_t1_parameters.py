"""The Canadian figures as data: complete, consistent with each other, and named."""

from contextlib import suppress
from decimal import Decimal
from itertools import pairwise

import pytest

from calculators.ca_t1 import return_1999, t1
from calculators.ca_t1.rules import RULES, tax_rules, tax_years
from calculators.shared.refusal import Refused
from calculators.shared.rounding import to_cent
from calculators.shared.rules import figures_read
from tests.ca_t1_facts import RETURNS, RETURNS_1999, assessed, build, slip

YEARS = tax_years()
LINES = [name for name in t1.Result.__dataclass_fields__ if name.startswith("line_")]
FULL_LIFE = {
    "marital_status": "married",
    "age_on_dec_31": 70,
    "disability": True,
    "interest_income": "60000",
    "donations": "500",
    "medical_expenses": "5000",
    "children": [{"birth_date": "2020-02-02", "disability": True}],
    "child_care_expenses": "500",
    "foreign_employment_income": "9000",
    "spouse_exception": "prison",
}
FULL_LIFE_1999 = {
    "marital_status": "married",
    "interest_income": "900",
    "child_care_expenses": "500",
    "spouse_exception": "prison",
}


def test_the_years_are_those_of_the_dossier() -> None:
    assert YEARS == (2024, 2025, 2026)


@pytest.mark.parametrize("year", YEARS)
def test_the_published_maximum_premiums_are_ceiling_times_rate(year: int) -> None:
    ei = tax_rules(year).ei
    assert (to_cent(ei.ceiling * ei.rate / 100), to_cent(ei.ceiling * ei.rate_quebec / 100)) == (
        ei.maximum,
        ei.maximum_quebec,
    )


@pytest.mark.parametrize("year", YEARS)
def test_brackets_rise_and_start_at_the_rate_of_the_credits(year: int) -> None:
    rules = tax_rules(year)
    for place in ("federal", *(province for province in t1.PROVINCES if province != "qc")):
        rows = rules[place].brackets
        assert rows[0] == (0, rules[place].credit_rate)
        assert all(lower[0] < upper[0] and lower[1] < upper[1] for lower, upper in pairwise(rows))


@pytest.mark.parametrize("year", YEARS)
def test_the_basic_amount_fades_over_the_fourth_bracket(year: int) -> None:
    figures = tax_rules(year).federal
    assert (figures.bpa_phase_start, figures.bpa_phase_end) == (figures.brackets[3][0], figures.brackets[4][0])


@pytest.mark.parametrize("year", YEARS)
def test_the_weekly_child_care_amount_is_a_fortieth_of_the_limit(year: int) -> None:
    figures = tax_rules(year).child_care
    for group in ("young", "older", "disabled"):
        assert figures[f"weekly_{group}"] * 40 == figures[f"limit_{group}"]


def test_every_conflict_is_explained_in_both_languages() -> None:
    conflicts = [p for periods in RULES.figures.values() for p in periods if p.confidence == "conflict"]
    assert {conflict.figure.split(".")[0] for conflict in conflicts} == {"nl", "pe"}
    assert all(conflict.note["en"] and conflict.note["zh"] for conflict in conflicts)
    assert all(p.note.keys() in ({"en", "zh"}, set()) for periods in RULES.figures.values() for p in periods)


def test_lines_and_benefits_have_official_names_in_three_languages() -> None:
    assert set(LINES) <= RULES.names.keys()
    assert all(set(name) == {"en", "fr", "zh"} for name in RULES.names.values())
    assert RULES.names["line_45300"]["fr"] == "Allocation canadienne pour les travailleurs (ACT)"


def test_what_a_return_rests_on_is_recorded() -> None:
    with figures_read() as read:
        result = assessed(tax_year=2026, province="nl", t4_slips=[slip("40000", box16="2000", box18="600")])
    assert {"federal.brackets", "nl.bpa", "pension.exemption", "ei.rate", "gst.adult"} <= read.keys()
    assert read["nl.bpa"].confidence == "conflict"
    assert read["nl.bpa"].value == result.provincial_bpa == Decimal(13094)
    assert not {"on.bpa", "qpp.base_rate", "federal.medical_threshold_cap", "otb.ostc_rate"} & read.keys()


def test_what_is_recorded_does_not_change_the_result() -> None:
    facts = {"t4_slips": [slip("40000", box16="2000")], "children": [{"birth_date": "2020-02-02"}], "rent_paid": "9000"}
    plain = assessed(**facts)
    with figures_read():
        assert assessed(**facts) == plain


def test_every_figure_is_read_but_those_kept_for_the_record() -> None:
    """Nothing is worked out from published maxima, from RRSP room of a notice, or from what is only mentioned."""
    places = [FULL_LIFE | {"province": province} for province in t1.PROVINCES]
    northern = [{"rent_paid": "900", "northern_ontario": True, "marital_status": m} for m in ("single", "married")]
    pupil = {**FULL_LIFE_1999, "children": [{"birth_date": "1990-01-01"}]}
    with figures_read() as read:
        for facts in [*RETURNS, *places, *northern]:
            for year in YEARS:
                with suppress(Refused):
                    t1.assess(build("return", facts | {"tax_year": year}))
        for facts in [*RETURNS_1999, pupil]:
            return_1999.assess(build("return_1999", facts))
    kept = {"ei.maximum", "ei.maximum_quebec", "rrsp.percent", "rrsp.dollar_limit"}
    mentioned = {"ocb.per_child", "ocb.threshold", "ocb.rate", "cwb.student_weeks", "moving.kilometres"}
    assert RULES.figures.keys() - read.keys() == kept | mentioned
