"""Canadian returns for tests, and the figures behind them."""

from pathlib import Path
from typing import Any

import yaml

from calculators.ca_t1 import return_1999, t1
from calculators.ca_t1.rules import benefit_rules, tax_rules
from tests.canonical import built

SCENARIOS = {"return": t1.Return, "return_1999": return_1999.Return1999}
BENEFITS = ("ccb", "gst", "otb")
TODDLER = {"birth_date": "2023-02-02"}


def build(scenario: str, facts: dict[str, Any]) -> Any:
    return built(SCENARIOS[scenario], facts)


def assessed(**facts: Any) -> t1.Result:
    return t1.assess(build("return", facts))


def assessed_1999(**facts: Any) -> return_1999.Result:
    return return_1999.assess(build("return_1999", facts))


def slip(box14: Any, **boxes: Any) -> dict[str, Any]:
    return {"box14": box14, **boxes}


def figure_of(tax_year: int, path: str) -> Any:
    """A figure of the tax year, or of the benefit year after it: `gst.threshold`, `ccb.reductions.0.1`."""
    group, *steps = path.split(".")
    rules = benefit_rules(tax_year + 1)[0] if group in BENEFITS else tax_rules(tax_year)
    value: Any = rules[group]
    for step in steps:
        value = value[int(step)] if step.isdigit() else value[step]
    return value


def _facts_of(scenario: str) -> list[dict[str, Any]]:
    """Of the golden cases of one scenario."""
    found = [case["facts"] for case in CASES if case["facts"]["scenario"] == scenario]
    return [{name: value for name, value in facts.items() if name != "scenario"} for facts in found]


# Between them they reach every condition, note, document and form.
EVERYTHING = (
    {
        "date_of_entry": "2025-02-02",
        "children": [TODDLER],
        "marital_status": "married",
        "spouse_tuition_fees": "90",
    },
    {"date_of_entry": "2025-02-02", "pre_arrival_world_income": "9", "pre_arrival_canadian_income": "3"},
    {"self_employment_net": "900", "age_on_dec_31": 17, "donations": "9", "disability": True},
    {"age_on_dec_31": 18, "acwb_advance_received": "9", "interest_income": "9", "taxable_scholarship": "9"},
    {
        "age_on_dec_31": 80,
        "rent_paid": "9",
        "property_tax_paid": "9",
        "tuition_fees": "9",
        "ei_benefits": "9",
        "t4_slips": [slip("9000", box52="9", box46="9")],
    },
    {
        "children": [{"birth_date": "2026-01-01"}, {"birth_date": "2026-12-01"}, {"birth_date": "2020-12-01"}],
        "rrsp_contributions": "9",
        "other_union_dues": "9",
        "child_care_expenses": "9",
        "foreign_employment_income": "9000",
        "moving_expenses_within_canada": "9",
        "student_loan_interest": "9",
        "medical_expenses": "9",
    },
    {"province": "qc", "t4_slips": [slip("50000", box17="3500")]},
    {
        "spouse_exception": "prison",
        "marital_status": "married",
        "children": [TODDLER],
        "child_care_expenses": "9",
        "interest_income": "9",
    },
    {"marital_status": "married", "foreign_employment_income": "15000", "spouse_tuition_fees": "90"},
    *({"province": province} for province in t1.PROVINCES),
)

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("ca_t1.yaml").read_text("utf-8"))
RETURNS = _facts_of("return") + list(EVERYTHING)
RETURNS_1999 = _facts_of("return_1999")
