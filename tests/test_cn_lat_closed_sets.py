"""Verdicts, conditions, errors and open conflicts of land appreciation tax: each can be reached, and no other."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculators.cn_lat.answer import CONFLICTS, ERRORS, WARNINGS
from tests.cn_lat_facts import SCENARIOS, assess

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "cn_lat.yaml").read_text("utf-8"))
TYPE = {"type": "other", "saleable_area": "4", "sold_area": "2", "revenue_ex_vat": "1"}
COSTS = {"land_cost": "1", "development_cost": "1"}
PERIOD = {"period": "1", "area": "1", "revenue_ex_vat": "1"}
UNIT = {"unit_id": "a", "revenue_ex_vat": "1", "replacement_cost": "1", "newness_rate": "100", "land_paid": "0"}
CONDITIONS = {"completed_accepted": True, "saleable_area": "9", "sold_area": "0"}
LAND = {"allocation_level": "between_units", "allocation_method": "gfa", "land_cost": "1"}
OLD = {"acquisition_kind": "acquired_externally", "deduction_method": "appraisal"}
SOLD = {"property_type": "other", "clearance_saleable_area": "9", "clearance_total_deductions": "90"}
BEFORE_THE_TAX = "1993-12-31"

BEYOND_THE_CASES: dict[str, list[dict[str, Any]]] = {
    "clearing_conditions": [
        CONDITIONS | {"special_events": ["already_cleared"]},
        CONDITIONS | {"saleable_area": "0"},
        CONDITIONS | {"as_of_date": BEFORE_THE_TAX},
        CONDITIONS | {"sold_area": "5", "leased_area": "3"},
        CONDITIONS | {"last_presale_permit_date": "2023-11-21"},
        CONDITIONS | {"completed_accepted": False, "last_presale_permit_date": "2020-01-01"},
    ],
    "clearing_unit": [
        {"first_sale_date": "2026-05-20", "unit_choice": "land_use_planning", "unit_choice_date": chosen}
        for chosen in ("2026-04-01", "2026-05-21")
    ] + [{"first_sale_date": "2026-05-20", "as_of_date": BEFORE_THE_TAX}],
    "land_allocation": [
        LAND | {"units": [{"unit_id": "a", "land_area": "1", "saleable_area": "0"}]},
        LAND | {"units": [{"unit_id": "a", "land_area": "1", "area_basis": "none"}]},
    ],
    "clearance": [
        COSTS | {"types": [TYPE | {"saleable_area": "0"}]},
        COSTS | {"types": [TYPE | {"sold_area": "5"}]},
        COSTS | {"types": [TYPE], "related_taxes": "1"},
        {"types": [TYPE], "land_cost": "0", "development_cost": "0"},
        COSTS | {"types": [TYPE], "land_allocation_method": "land_area", "unit_land_area": "1",
                 "buildings": [{"building_id": "a", "footprint_area": "2", "other_area": "4"}]},
    ],
    "post_clearance_sale": [
        SOLD | {"periods": [PERIOD]},
        SOLD | {"periods": [PERIOD], "property_type": "ordinary_residential"},
        SOLD | {"clearance_method": "assessed_rate"},
        SOLD | {"clearance_saleable_area": "0"},
    ],
    "land_or_wip_transfer": [
        COSTS | {"transfer_object": "land_only", "revenue_ex_vat": "0"},
        {"transfer_object": "land_with_construction", "completed": True},
        {"transfer_object": "land_only", "revenue_ex_vat": "0", "land_cost": "0"},
        COSTS | {"transfer_object": "land_with_construction", "completed": False, "start_permits_complete": True,
                 "substantive_construction": True, "revenue_ex_vat": "9", "interest_expense": "1"},
    ],
    "old_house": [
        OLD | {"registration_units": [UNIT]},
        OLD | {"registration_units": [UNIT | {"replacement_cost": "0"}]},
        OLD | {"transfer_date": BEFORE_THE_TAX},
    ],
    "prepayment": [
        {"advance_receipts": "1", "prepayment_rate": "0.1"},
        {"advance_receipts": "1", "prepayment_rate": "0.1", "affordable_housing": True},
        {"advance_receipts": "1", "prepayment_rate": "0.1", "tax_date": BEFORE_THE_TAX},
    ],
    "transition": [
        {"announcement_effective_date": "2026-01-01", "clearing_accepted_date": "2026-01-01"},
        {"as_of_date": BEFORE_THE_TAX},
    ],
}  # fmt: skip


@cache
def results(scenario: str) -> tuple[Any, ...]:
    cases = [case["facts"] for case in CASES if case["facts"]["scenario"] == scenario]
    given = [{key: value for key, value in facts.items() if key != "scenario"} for facts in cases]
    return tuple(assess(scenario, **facts) for facts in given + BEYOND_THE_CASES[scenario])


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_verdict_and_condition_is_reached(scenario: str) -> None:
    law, _ = SCENARIOS[scenario]
    assert {result.verdict for result in results(scenario)} == set(law.VERDICTS)
    found = {finding.id for result in results(scenario) for finding in result.conditions}
    assert found == set(law.CONDITIONS)
    for result in results(scenario):
        places = [law.CONDITIONS.index(finding.id) for finding in result.conditions]
        assert places == sorted(set(places))


def everywhere(name: str) -> Iterator[str]:
    for scenario in SCENARIOS:
        for result in results(scenario):
            yield from getattr(result, name)


@pytest.mark.parametrize(("name", "all_"), [("errors", ERRORS), ("warnings", WARNINGS), ("open_conflicts", CONFLICTS)])
def test_every_error_warning_and_conflict_is_reached(name: str, all_: tuple[str, ...]) -> None:
    assert set(everywhere(name)) == set(all_)
