"""China, cross-border VAT: the verdicts, the two columns beside each other, and what separates them."""

from dataclasses import fields
from typing import Any

import pytest

from calculators.cn_cross_border_vat import treatment as law
from calculators.shared.rounding import to_cent
from tests.cn_cross_border_vat_facts import (
    CASES,
    DOSSIER,
    INBOUND,
    OUTBOUND,
    TENANCY,
    D,
    assessed,
    built,
    plain,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden_case(case: dict[str, Any]) -> None:
    result = plain(assessed(**case["facts"]))
    assert {key: result[key] for key in case["expect"]} == case["expect"]


# The article's ordinary examples, in the column of its own rule system: places, then how China would collect.
ARTICLE: dict[str, tuple[dict[str, Any], tuple[str, ...], str]] = {
    "a Chinese company orders online meetings": (INBOUND, ("CN",), "withholding"),
    "its staff use them mostly on trips abroad": (
        INBOUND | {"used_or_performed_overseas": True}, ("CN",), "withholding"),
    "a Chinese national buys an app at home": (
        INBOUND | {"recipient_type": "c", "service_category": "software_service"}, ("CN",), "supplier_registration"),
    "the same while living in Japan": (
        INBOUND | {"recipient_type": "c", "recipient_country": "JP", "recipient_nationality": "CN",
                   "service_category": "software_service"}, ("CN",), "supplier_registration"),
    "Marriott in the United Kingdom, paid by the employer": (
        INBOUND | {"supplier_country": "GB", "service_category": "accommodation", "immovable_country": "GB"},
        ("GB",), "none"),
    "training on site in Shanghai": (
        INBOUND | {"service_category": "training", "delivery_mode": "on_site", "place_of_performance": "CN"},
        ("CN",), "withholding"),
    "training on site abroad": (
        INBOUND | {"service_category": "training", "delivery_mode": "on_site", "place_of_performance": "SG"},
        ("SG",), "none"),
    "training online": (INBOUND | {"service_category": "training", "delivery_mode": "online"}, ("CN",), "withholding"),
    "consulting, results partly presented on site": (
        INBOUND | {"service_category": "consulting", "delivery_mode": "mixed"}, ("CN",), "withholding"),
    "shares traded in New York between anyone": (
        OUTBOUND | {"service_category": "financial_product_transfer", "trading_venue_country": "US",
                    "purchase_price": "1"}, ("US",), "none"),
    "shares traded in Shanghai by an overseas seller": (
        INBOUND | {"service_category": "financial_product_transfer", "trading_venue_country": "CN",
                   "issue_country": "CN", "purchase_price": "1"}, ("CN",), "withholding"),
    "the head office buys for the group": (
        INBOUND | {"allocation_key": "seats", "affiliates": [{"name": "a", "country": "CN", "key_value": "1"},
                                                             {"name": "b", "country": "US", "key_value": "3"}]},
        ("CN",), "withholding"),
    "a Shanghai developer sells through the American store": (OUTBOUND, ("US",), "zero_rate_refund"),
    "the store sells to a company in China": (
        INBOUND | {"service_category": "software_service"}, ("CN",), "withholding"),
    "the store sells to an individual in China": (
        INBOUND | {"service_category": "software_service", "recipient_type": "c"}, ("CN",), "supplier_registration"),
}  # fmt: skip


@pytest.mark.parametrize("example", ARTICLE)
def test_the_articles_examples(example: str) -> None:
    facts, places, collection = ARTICLE[example]
    result = assessed(**facts)
    assert (result.oecd_places, result.oecd_collection) == (places, collection)


@pytest.mark.parametrize("nationality", ["CN", "US", "FR", "IN", "JP", "GB"])
def test_a_passenger_and_a_fan_are_placed_by_route_and_stage_not_by_nationality(nationality: str) -> None:
    person = {"recipient_type": "c", "recipient_country": nationality, "recipient_nationality": nationality}
    flight = {"service_category": "international_transport", "origin_country": "CN", "destination_country": "FR"}
    result = assessed(**OUTBOUND | person | flight)
    assert (result.oecd_places, result.oecd_china_taxing_right) == (("CN", "FR"), "shared")
    assert (result.oecd_collection, result.verdicts_differ) == ("allocation_not_specified", None)
    concert = {"service_category": "entertainment_event", "delivery_mode": "on_site", "place_of_performance": "CN"}
    result = assessed(**OUTBOUND | person | concert)
    assert (result.oecd_places, result.oecd_collection) == (("CN",), "domestic_vat")


@pytest.mark.parametrize(
    ("seller", "buyer", "proposed", "current"),
    [
        ("b", "b", "withholding", "withhold"),
        ("c", "b", "withholding", "withhold"),
        ("b", "c", "supplier_registration", "taxable_no_collection"),
        ("c", "c", "supplier_registration", "taxable_no_collection"),
    ],
)
def test_the_articles_matrix(seller: str, buyer: str, proposed: str, current: str) -> None:
    result = assessed(**INBOUND | {"supplier_type": seller, "recipient_type": buyer})
    assert (result.oecd_collection, result.current_treatment) == (proposed, current)
    assert result.differ_reason == ("none" if buyer == "b" else "b_to_c_gap")


def test_several_contracts_are_told_to_be_split_and_nothing_else_is_read() -> None:
    result = law.assess(built(law.Treatment, {"single_contract": False}))
    columns = (result.oecd_rule, result.oecd_places, result.oecd_china_tax, result.current_china_tax)
    assert columns == ("undetermined", (), "undetermined", "needs_review")
    assert (result.recipient_class, result.verdicts_differ, result.differ_reason) == (None, None, "none")
    assert all(getattr(result, field.name) is None for field in fields(result) if "unit" in field.metadata)


# The scope rules of art. 4, one by one: facts, then (in scope, basis, treatment).
SCOPE: list[tuple[dict[str, Any], tuple[bool | None, str, str]]] = [
    (OUTBOUND | {"service_category": "immovable_sale", "immovable_country": "JP"},
     (False, "immovable_overseas", "out_of_scope")),
    (INBOUND | {"service_category": "immovable_lease", "immovable_country": "JP"},
     (False, "immovable_overseas", "out_of_scope")),
    (OUTBOUND | {"service_category": "immovable_lease", "immovable_country": "CN"},
     (True, "seller_domestic", "taxable_domestic")),
    (INBOUND | {"supplier_china_establishment": True}, (True, "seller_domestic", "taxable_domestic")),
    (INBOUND | {"supplier_country": "HK"}, (True, "consumed_in_china_domestic_recipient", "withhold")),
    (INBOUND | {"service_category": "immovable_sale", "immovable_country": "CN", "recipient_country": "TW"},
     (True, "immovable_in_china", "taxable_collection_uncertain")),
    (INBOUND | {"service_category": "financial_product_transfer", "trading_venue_country": "US",
                "issue_country": "CN", "purchase_price": "1"}, (True, "financial_issued_in_china", "withhold")),
    (INBOUND | {"service_category": "financial_product_transfer", "trading_venue_country": "CN",
                "issue_country": "US"}, (False, "financial_not_issued_in_china", "out_of_scope")),
    (INBOUND | {"service_category": "construction", "immovable_country": "CN"},
     (True, "directly_related_to_china", "withhold")),
    (INBOUND | {"recipient_country": "DE", "related_to_china_goods_or_immovables": True},
     (True, "directly_related_to_china", "taxable_collection_uncertain")),
    (INBOUND | {"service_category": "construction", "immovable_country": "KE"},
     (False, "on_site_overseas_exception", "out_of_scope")),
    (INBOUND | {"service_category": "training", "delivery_mode": "mixed"},
     (True, "consumed_in_china_domestic_recipient", "withhold")),
    (INBOUND | {"service_category": "consulting", "delivery_mode": "on_site"},
     (True, "consumed_in_china_domestic_recipient", "withhold")),
    (INBOUND | {"service_category": "international_transport", "origin_country": "FR", "destination_country": "DE"},
     (False, "on_site_overseas_exception", "out_of_scope")),
    (INBOUND | {"service_category": "international_transport", "origin_country": "FR", "destination_country": "CN"},
     (True, "consumed_in_china_domestic_recipient", "withhold")),
    (INBOUND | {"service_category": "domestic_transport"}, (True, "consumed_in_china_domestic_recipient", "withhold")),
    (INBOUND | {"service_category": "other_intangible", "used_or_performed_overseas": True},
     (True, "consumed_in_china_domestic_recipient", "withhold")),
    (INBOUND | {"recipient_country": "DE"}, (False, "overseas_to_overseas", "out_of_scope")),
    (INBOUND | {"service_category": "entertainment_event", "delivery_mode": "on_site", "place_of_performance": "CN",
                "recipient_country": "DE", "recipient_type": "c"}, (None, "overseas_to_overseas", "needs_review")),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "expected"), SCOPE)
def test_scope(facts: dict[str, Any], expected: tuple[bool | None, str, str]) -> None:
    result = assessed(**facts)
    assert (result.current_in_scope, result.current_basis, result.current_treatment) == expected


# Section 3.3 top down: what is changed on a sale abroad, then treatment and reason.
ROUTE = {"service_category": "international_transport", "origin_country": "CN", "destination_country": "FR"}
STORAGE = {"service_category": "storage", "used_or_performed_overseas": True}
RELIEF: list[tuple[dict[str, Any], str, str]] = [
    ({}, "zero_rated", "none"),
    ({"zero_rate_election": "waive_exempt"}, "exempt", "elected"),
    ({"zero_rate_election": "waive_taxable"}, "taxable_domestic", "elected"),
    ({"supplier_vat_status": "small_scale"}, "exempt", "small_scale_supplier"),
    ({"supplier_vat_status": "small_scale", "zero_rate_election": "waive_taxable"}, "exempt", "small_scale_supplier"),
    ({"supplier_type": "c"}, "exempt", "small_scale_supplier"),
    ({"supplier_country": "DE", "supplier_china_establishment": True}, "zero_rated", "none"),
    ({"recipient_type": "c"}, "taxable_domestic", "recipient_overseas_individual"),
    ({"recipient_type": "c", "recipient_nationality": "CN"}, "taxable_domestic", "none"),
    ({"recipient_type": "c", "recipient_country": "CN", "recipient_nationality": "US"},
     "taxable_domestic", "nationality_vs_residence"),
    ({"recipient_country": "CN"}, "taxable_domestic", "none"),
    ({"related_to_china_goods_or_immovables": True}, "taxable_domestic", "wholly_overseas_test"),
    ({"related_to_china_goods_or_immovables": True, "written_contract": False},
     "taxable_domestic", "wholly_overseas_test"),
    ({"written_contract": False}, "taxable_domestic", "documents_missing"),
    ({"income_from_overseas": False}, "taxable_domestic", "documents_missing"),
    ({"service_category": "advertising"}, "taxable_domestic", "wholly_overseas_test"),
    ({"service_category": "advertising", "written_contract": False}, "taxable_domestic", "documents_missing"),
    ({"service_category": "advertising", "used_or_performed_overseas": True}, "exempt", "exempt_not_zero"),
    ({"service_category": "contract_energy_management", "used_or_performed_overseas": True}, "zero_rated", "none"),
    ({"actual_recipient_overseas": False}, "taxable_domestic", "wholly_overseas_test"),
    ({"end_user_overseas_percent": "100"}, "zero_rated", "none"),
    ({"end_user_overseas_percent": "100", "actual_recipient_overseas": False},
     "taxable_domestic", "wholly_overseas_test"),
    ({"end_user_overseas_percent": "99.99"}, "taxable_domestic", "wholly_overseas_test"),
    ({"end_user_overseas_percent": "99.99", "end_user_split_evidence": True},
     "partial_zero_rated", "wholly_overseas_test"),
    ({"end_user_overseas_percent": "0.01", "end_user_split_evidence": True},
     "partial_zero_rated", "wholly_overseas_test"),
    ({"end_user_overseas_percent": "0", "end_user_split_evidence": True}, "taxable_domestic", "wholly_overseas_test"),
    ({"end_user_overseas_percent": "70", "end_user_split_evidence": True, "actual_recipient_overseas": False},
     "partial_zero_rated", "wholly_overseas_test"),
    ({"end_user_overseas_percent": "70", "end_user_split_evidence": True, "zero_rate_election": "waive_exempt"},
     "partial_exempt", "wholly_overseas_test"),
    ({"end_user_overseas_percent": "70", "end_user_split_evidence": True, "zero_rate_election": "waive_taxable"},
     "taxable_domestic", "elected"),
    ({"end_user_overseas_percent": "70", "end_user_split_evidence": True, "supplier_vat_status": "small_scale"},
     "partial_exempt", "wholly_overseas_test"),
    ({"service_category": "consulting", "end_user_overseas_percent": "70", "end_user_split_evidence": True},
     "partial_exempt", "wholly_overseas_test"),
    (ROUTE, "zero_rated", "none"),
    (ROUTE | {"origin_country": "DE", "zero_rate_election": "waive_taxable"}, "taxable_domestic", "elected"),
    (ROUTE | {"origin_country": "DE", "zero_rate_election": "waive_exempt"}, "exempt", "elected"),
    (ROUTE | {"origin_country": "DE", "transport_licence": False}, "exempt", "exempt_not_zero"),
    (ROUTE | {"origin_country": "DE", "transport_licence": False, "zero_rate_election": "waive_exempt"},
     "exempt", "exempt_not_zero"),
    (ROUTE | {"origin_country": "DE", "transport_licence": False, "supplier_vat_status": "small_scale"},
     "exempt", "small_scale_supplier"),
    (ROUTE | {"destination_country": "CN"}, "taxable_domestic", "none"),
    (ROUTE | {"recipient_country": "CN", "recipient_type": "c", "written_contract": False}, "zero_rated", "none"),
    ({"service_category": "domestic_transport"}, "taxable_domestic", "none"),
    (STORAGE, "exempt", "exempt_not_zero"),
    (STORAGE | {"used_or_performed_overseas": False}, "taxable_domestic", "not_on_relief_list"),
    (STORAGE | {"recipient_country": "CN"}, "exempt", "relief_by_place"),
    (STORAGE | {"recipient_country": "CN", "income_from_overseas": False}, "exempt", "relief_by_place"),
    (STORAGE | {"written_contract": False}, "taxable_domestic", "documents_missing"),
    (STORAGE | {"income_from_overseas": False}, "taxable_domestic", "documents_missing"),
    ({"service_category": "construction", "immovable_country": "KE"}, "exempt", "exempt_not_zero"),
    ({"service_category": "construction", "immovable_country": "CN"}, "taxable_domestic", "none"),
    ({"service_category": "training", "delivery_mode": "on_site", "place_of_performance": "SG",
      "recipient_country": "CN", "recipient_type": "c"}, "exempt", "exempt_not_zero"),
    ({"service_category": "training", "delivery_mode": "online"}, "taxable_domestic", "not_on_relief_list"),
    ({"service_category": "accommodation", "immovable_country": "JP"}, "taxable_domestic", "not_on_relief_list"),
    ({"service_category": "loan_interest"}, "taxable_domestic", "not_on_relief_list"),
    ({"service_category": "financial_product_transfer", "supplier_type": "c", "trading_venue_country": "US"},
     "exempt", "seller_or_issue_vs_venue"),
    ({"service_category": "financial_product_transfer", "trading_venue_country": "CN", "purchase_price": "1"},
     "taxable_domestic", "none"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "treatment", "reason"), RELIEF)
def test_relief_of_a_domestic_seller(changes: dict[str, Any], treatment: str, reason: str) -> None:
    result = assessed(**OUTBOUND | changes)
    assert (result.current_treatment, result.differ_reason) == (treatment, reason)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"service_category": "domestic_transport", "recipient_country": "DE"}, "other"),
        (
            {"recipient_country": "DE", "related_to_china_goods_or_immovables": True},
            "collection_gap_overseas_recipient",
        ),
        ({"recipient_country": "DE", "recipient_type": "c", "recipient_nationality": "CN"}, "nationality_vs_residence"),
        ({"recipient_type": "c", "recipient_nationality": "US"}, "nationality_vs_residence"),
    ],
)
def test_why_the_columns_differ_for_an_overseas_seller(changes: dict[str, Any], reason: str) -> None:
    result = assessed(**INBOUND | changes)
    assert (result.verdicts_differ, result.differ_reason) == (True, reason)


@pytest.mark.parametrize(
    ("changes", "treatment", "warned"),
    [
        ({}, "taxable_no_collection", True),
        ({"recipient_country": "JP"}, "taxable_collection_uncertain", True),
        ({"domestic_agent_appointed": True}, "agent_declares", False),
        ({"domestic_agent_appointed": True, "recipient_country": "JP"}, "agent_declares", False),
        ({"domestic_agent_appointed": True, "supplier_type": "c"}, "agent_declares", False),
        ({"domestic_agent_appointed": True, "recipient_type": "b"}, "withhold", False),
        ({"domestic_agent_appointed": True, "service_category": "immovable_sale"}, "taxable_no_collection", False),
    ],
)
def test_an_agent_files_only_for_a_landlord_of_a_person(changes: dict[str, Any], treatment: str, warned: bool) -> None:
    result = assessed(**TENANCY | changes)
    assert result.current_treatment == treatment
    assert ("landlord_agent_duty" in result.warnings) == warned


RATES = {
    "6": "software_service information_system_service rd_service contract_energy_management design_service "
    "film_tv_production circuit_design_testing business_process_management offshore_outsourcing technology_transfer "
    "telecom_value_added ip_service logistics_support consulting professional_technical business_support advertising "
    "other_intangible engineering_supervision survey_exploration accommodation immovable_related_other training "
    "medical tourism entertainment_event exhibition catering resident_daily_service entertainment_service storage "
    "film_tv_broadcast financial_product_transfer loan_interest financial_other other_service",
    "9": "international_transport domestic_transport telecom_basic construction immovable_lease immovable_sale postal",
    "13": "tangible_movable_lease repair_processing",
}
ANYWHERE = {
    "immovable_country": "CN", "origin_country": "CN", "destination_country": "DE", "trading_venue_country": "CN",
    "issue_country": "CN", "purchase_price": "0",
}  # fmt: skip


@pytest.mark.parametrize(
    ("rate", "category"), [(rate, name) for rate, names in RATES.items() for name in names.split()]
)
def test_every_category_is_withheld_at_its_statutory_rate(rate: str, category: str) -> None:
    inclusive = assessed(**INBOUND | ANYWHERE | {"service_category": category, "amount": "11772000"})
    assert (str(inclusive.vat_rate), inclusive.withholding_vat) == (
        rate,
        to_cent(D(11772000) * D(rate) / (100 + D(rate))),
    )
    exclusive = assessed(
        **INBOUND | ANYWHERE | {"service_category": category, "amount": "100", "price_basis": "tax_exclusive"}
    )
    assert (exclusive.withholding_vat, exclusive.total_cost) == (D(rate).quantize(D("0.01")), 100 + D(rate))
    barred = category in {"catering", "resident_daily_service", "entertainment_service", "loan_interest"}
    assert exclusive.input_vat_creditable == (D("0.00") if barred else exclusive.withholding_vat)


def test_the_categories_are_those_of_the_menu_and_of_the_dossier() -> None:
    offered = [name for group in law.GROUPS.values() for name in group]
    assert sorted(offered) == sorted(law.CATEGORIES) == sorted(" ".join(RATES.values()).split())
    assert all(f"{name} " in DOSSIER.split("Category names", 1)[1] for name in offered)


def test_facts_and_results_have_the_keys_of_the_dossier() -> None:
    table = DOSSIER.split("## 8. Fact schema")[1].split("**Phone path**")[0]
    keys = [key.strip() for row in table.splitlines() if row.startswith("| ") for key in row.split("|")[1].split(",")]
    for type_, country in (("supplier_type", "supplier_country"), ("recipient_type", "recipient_country")):
        keys.remove(type_)
        keys.insert(keys.index(country), type_)
    assert [field.name for field in fields(law.Treatment)] == keys[1:]
    schema = DOSSIER.split("## 9. Result schema")[1].split("## 10.")[0]
    rows = [row.split("|")[1] for row in schema.splitlines() if row.startswith("| ")]
    wanted = {key.strip() for row in rows for key in row.split(",")} - {"key"}
    assert wanted <= {field.name for field in fields(law.Result)}


PAPERS = (
    "supplier_vat_status", "transport_licence", "written_contract", "income_from_overseas", "end_user_overseas_percent",
    "end_user_split_evidence", "actual_recipient_overseas", "zero_rate_election",
)  # fmt: skip


@pytest.mark.parametrize("abroad", [True, False])
@pytest.mark.parametrize("category", law.CATEGORIES)
@pytest.mark.parametrize(
    ("seller", "buyer", "buyer_country"), [("b", "b", "US"), ("b", "c", "US"), ("c", "b", "US"), ("b", "b", "CN")]
)
def test_the_best_relief_is_what_the_usual_papers_come_to(
    seller: str, buyer: str, buyer_country: str, category: str, abroad: bool
) -> None:
    """And it is said before any of them is asked for."""
    place = "DE" if abroad else "CN"
    facts = OUTBOUND | {
        "supplier_type": seller, "recipient_type": buyer, "recipient_country": buyer_country,
        "service_category": category, "delivery_mode": "on_site", "used_or_performed_overseas": abroad,
        **dict.fromkeys(("place_of_performance", "immovable_country", "destination_country"), place),
        "origin_country": "CN", "trading_venue_country": place,
    }  # fmt: skip
    case = built(law.Treatment, facts)
    usual = law.treatment(case)
    for name in PAPERS:
        object.__delattr__(case, name)
    if law.relief_is_open(case):
        assert law.best_relief(case) == usual.treatment
    else:
        assert usual.treatment in ("out_of_scope", "exempt", "taxable_domestic")


@pytest.mark.parametrize("facts", [INBOUND, OUTBOUND, TENANCY])
def test_the_outlook_is_the_answer_without_an_amount(facts: dict[str, Any]) -> None:
    case = built(law.Treatment, {name: facts[name] for name in facts.keys() - {"amount"}})
    object.__setattr__(case, "recipient_nationality", case.recipient_country)
    result, outlook = law.assess(case), law.outlook(case, law.treatment(case), law.place(case))
    assert outlook.treatment == result.current_treatment
    assert outlook.differ == result.verdicts_differ
    assert outlook.rate == (None if outlook.treatment == "zero_rated" else result.vat_rate)
