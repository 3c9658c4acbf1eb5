"""China, cross-border VAT: anything a person can answer, and every amount worked out again from what is shown."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from datetime import date
from inspect import signature
from itertools import cycle, product
from random import Random
from typing import Any

from calculators.cn_cross_border_vat import treatment as law
from calculators.shared.refusal import Refused
from calculators.shared.rounding import to_cent
from tests.cn_cross_border_vat_facts import (
    CASES,
    COMPANIES,
    INBOUND,
    OUTBOUND,
    TENANCY,
    TODAY,
    D,
    built,
)

COUNTRIES = ("CN", "CN", "HK", "US", "DE")
AMOUNTS = ("0", "0.01", "0.000001", "53000", "106000.55", "999999999999999.999999")
FLAGS = (True, True, True, False)
ENOUGH, TOO_MANY = 800, 20_000


def some_affiliates(random: Random) -> tuple[law.Affiliate, ...]:
    return tuple(
        law.Affiliate(
            name=f"{n}", country=random.choice(COUNTRIES), key_value=D(random.choice(("0", "0", "1", "3.7", "1e14")))
        )
        for n in range(random.randint(2, 4))
    )


DOMAINS: dict[str, tuple[Any, ...]] = {
    "supplier_type": law.PARTY_TYPES,
    "supplier_china_establishment": (True, False, False),
    "recipient_type": law.PARTY_TYPES,
    "service_category": tuple(law.CATEGORIES),
    "delivery_mode": law.DELIVERY_MODES,
    "supplier_vat_status": ("general", *law.VAT_STATUSES),
    "recipient_vat_status": law.VAT_STATUSES,
    "end_user_overseas_percent": (None, None, D(0), D("0.01"), D(70), D(100)),
    "taxable_use_percent": (D(0), D("33.3"), D(100)),
    "recharge_markup_percent": (D(0), D(5)),
    "zero_rate_election": ("claim", "claim", *law.ZERO_RATE_ELECTIONS),
    "currency": ("CNY", "CNY", "USD", "JPY"),
    "price_basis": law.PRICE_BASES,
    "input_use": law.INPUT_USES,
    "allocation_key": law.ALLOCATION_KEYS,
    "recharge_treatment": (None, *law.RECHARGE_TREATMENTS),
    "location_tier": (None, *law.LOCATION_TIERS),
    "filing_period": law.FILING_PERIODS,
    "obligation_date": tuple(map(date.fromisoformat, ("0001-01-01", "2021-09-01", "2025-12-31", TODAY, "9999-12-31"))),
    "amount": (None, *map(D, AMOUNTS)),
    "period_input_vat": (None, *map(D, AMOUNTS)),
    "amount_usd_equivalent": (None, *map(D, ("50000", "50000.01"))),
    "related_to_china_goods_or_immovables": (True, False, False, False),
}


def some_answer(fact: str, random: Random) -> Any:
    if fact == "affiliates":
        return some_affiliates(random)
    if fact in DOMAINS:
        return random.choice(DOMAINS[fact])
    if FIELDS[fact].type is bool:
        return random.choice(FLAGS)
    return random.choice(COUNTRIES) if FIELDS[fact].type is str else D(random.choice(AMOUNTS))


FIELDS = {field.name: field for field in fields(law.Treatment)}


def given(fact: str) -> Callable[[dict[str, Any]], bool]:
    return lambda facts: facts.get(fact) is not None


# The dossier's column "asked when", by gates: what a flow writes down.
PRICED, PAID_OUT = given("amount"), (given("amount"), law.is_withheld)
GROUPED = (*PAID_OUT, lambda facts: facts.get("allocation_key", "none") != "none")
GATES: dict[str, tuple[Callable[..., bool], ...]] = {
    "supplier_china_establishment": (law.establishment_matters,),
    "delivery_mode": (law.mode_matters,),
    "place_of_performance": (law.performed_on_site,),
    "immovable_country": (law.tied_to_immovable,),
    "origin_country": (law.carried_abroad,),
    "destination_country": (law.carried_abroad,),
    "trading_venue_country": (law.traded_on_a_venue,),
    "issue_country": (law.issuer_matters,),
    "recipient_nationality": (law.nationality_decides,),
    "used_or_performed_overseas": (law.use_abroad_matters,),
    "related_to_china_goods_or_immovables": (law.china_link_matters,),
    "domestic_agent_appointed": (law.agent_matters,),
    "supplier_vat_status": (law.supplier_status_matters,),
    "transport_licence": (law.licence_matters,),
    "written_contract": (law.contract_matters,),
    "income_from_overseas": (law.income_matters,),
    "end_user_overseas_percent": (law.end_users_matter,),
    "end_user_split_evidence": (law.split_needs_evidence,),
    "actual_recipient_overseas": (law.actual_recipient_matters,),
    "zero_rate_election": (law.may_be_zero_rated,),
    "currency": (PRICED,),
    "fx_rate": (PRICED, law.currency_matters),
    "purchase_price": (PRICED, law.financial_gain_is_taxed),
    "price_basis": (PRICED, law.vat_is_computed),
    "recipient_vat_status": PAID_OUT,
    "input_use": (*PAID_OUT, law.credit_is_open),
    "taxable_use_percent": (*PAID_OUT, law.use_is_mixed),
    "documents_complete": (*PAID_OUT, law.documents_matter),
    "allocation_key": PAID_OUT,
    "affiliates": GROUPED,
    "recharge_treatment": (*GROUPED, law.some_affiliate_overseas),
    "recharge_markup_percent": (*GROUPED, law.some_affiliate_overseas),
    "attributable_input_vat": (PRICED, law.own_input_matters),
    "period_input_vat": (PRICED, law.is_zero_rated),
    "domestic_output_vat": (given("period_input_vat"),),
    "prior_credit_bf": (given("period_input_vat"),),
    "location_tier": (PRICED, law.surcharges_are_due),
    "obligation_date": (PRICED, law.is_withheld_or_declared),
    "filing_period": (PRICED, law.is_withheld_or_declared),
    "amount_usd_equivalent": (law.dollars_matter,),
    "recordal_done_for_contract": (law.above_recordal_limit,),
}
REFUSALS = {
    "amount": law.nothing_is_paid,
    "fx_rate": law.currency_is_worth_nothing,
    "affiliates": law.keys_share_nothing,
}


def take(case: law.Treatment, fact: str, answer: Any) -> None:
    if answer is not None:
        object.__setattr__(case, fact, answer)
    elif FIELDS[fact].default is not MISSING:
        object.__setattr__(case, fact, FIELDS[fact].default)


def case_of(facts: dict[str, Any]) -> law.Treatment:
    case = object.__new__(law.Treatment)
    for fact in FIELDS:
        take(case, fact, facts.get(fact))
    return case


PARAMETERS = {gate: tuple(signature(gate).parameters) for gates in GATES.values() for gate in gates}


def holds(gate: Callable[..., bool], facts: dict[str, Any], case: law.Treatment) -> bool:
    """A parameter that was not asked takes its default; without one the gate does not hold."""
    if PARAMETERS[gate] == ("facts",):
        return gate(facts)
    values: list[Any] = []
    for name in PARAMETERS[gate]:
        if name in ("sale", "treatment"):
            values.append(getattr(law, name)(case))
        elif name == "case":
            values.append(case)
        elif not hasattr(case, name):
            return False
        else:
            values.append(getattr(case, name))
    return gate(*values)


def dialogue(random: Random, fixed: dict[str, Any]) -> dict[str, Any]:
    """Gates see the facts so far: what is asked further on is unset, even where it has a default."""
    facts: dict[str, Any] = {}
    case = object.__new__(law.Treatment)
    for fact in FIELDS:
        if all(holds(gate, facts, case) for gate in GATES.get(fact, ())):
            facts[fact] = fixed[fact] if fact in fixed else some_answer(fact, random)
            while facts[fact] is not None and fact in REFUSALS and REFUSALS[fact](facts[fact]):
                facts[fact] = some_answer(fact, random)
        take(case, fact, facts.get(fact))
    return facts


def starts() -> Iterator[dict[str, Any]]:
    """Every category between every pair of parties; then, more often, corners that many answers lead out of."""
    parties = product(law.PARTY_TYPES, ("CN", "US"), law.PARTY_TYPES, ("CN", "US"))
    for (seller, seller_country, buyer, buyer_country), category in product(parties, law.CATEGORIES):
        yield {
            "supplier_type": seller, "supplier_country": seller_country, "recipient_type": buyer,
            "recipient_country": buyer_country, "service_category": category,
        }  # fmt: skip
    for _ in range(60):
        yield {name: OUTBOUND[name] for name in OUTBOUND.keys() - {"amount"}}
        yield {name: TENANCY[name] for name in TENANCY.keys() - {"amount"}} | {"supplier_china_establishment": False}


ALL_THERE_IS = {
    "treatment": set(law.TREATMENTS) - {"split_by_contract"},
    "basis": set(law.BASES),
    "reason": set(law.DIFFER_REASONS),
    "rule of place": set(law.PLACE_RULES) - {"undetermined"},
    "collection": set(law.COLLECTIONS) - {"undetermined"},
    "period": set(law.LAW_PERIODS),
    "condition": set(law.CONDITION_IDS),
    "condition of the credit": set(law.CREDIT_CONDITIONS),
    "warning": set(law.WARNINGS),
    "open point": set(law.OPEN_POINTS),
    "next step": set(law.NEXT_STEP_IDS) - {"split_contracts"},
    "asked": set(FIELDS),
}


def assert_printable(result: law.Result) -> None:
    """Yuan in whole cents, and no zero with a minus sign."""
    for field in fields(result):
        value = getattr(result, field.name)
        if isinstance(value, D):
            assert not (value.is_zero() and value.is_signed()), field.name
            assert field.metadata["unit"] != "CNY" or value.as_tuple().exponent == -2, field.name


def test_any_dialogue_ends_in_an_answer_and_unasked_facts_change_nothing() -> None:
    """And each verdict, reason, warning and question is come by."""
    random = Random(20261121)
    unseen = {kind: set(ids) for kind, ids in ALL_THERE_IS.items()}
    for drawn, start in enumerate(cycle(tuple(starts()))):
        facts = dialogue(random, {"single_contract": True} | start)
        result = law.assess(case_of(facts))
        wild = {name: some_answer(name, random) for name in FIELDS}
        assert law.assess(case_of(wild | facts)) == result, facts
        assert_printable(result)
        assert {citation.partition(":")[0] for citation in result.citations} <= set(law.RULES.sources)
        ids = {
            "treatment": [result.current_treatment],
            "basis": [result.current_basis],
            "reason": [result.differ_reason],
            "rule of place": [result.oecd_rule],
            "collection": [result.oecd_collection],
            "period": [result.law_period],
            "condition": [finding.id for finding in result.conditions],
            "condition of the credit": [finding.id for finding in result.credit_conditions],
            "warning": result.warnings,
            "open point": result.open_points,
            "next step": result.next_steps,
            "asked": facts,
        }
        for kind, found in ids.items():
            assert ALL_THERE_IS[kind].issuperset(found)
            unseen[kind].difference_update(found)
        if drawn >= ENOUGH and not any(unseen.values()):
            return
        assert drawn < TOO_MANY, unseen


def test_anything_at_all_is_answered_or_refused() -> None:
    """Facts that no dialogue would put together, as a program may send them."""
    random = Random(41)
    refused = set()
    for _ in range(2000):
        wild = {name: some_answer(name, random) for name in FIELDS}
        try:
            assert law.assess(case_of(wild)).binding_column == "current"
        except Refused as refusal:
            refused.add(refusal.fact)
    assert refused == set(REFUSALS)


# Workings: every amount from the fields, facts and rows that are shown with it.
FORMULAS = {
    "amount_cny": "cent(amount * fx_rate_used)",
    "purchase_cny": "cent(purchase_price * fx_rate_used)",
    "taxable_sales": "(vat_base if taxed_revenue is None else taxed_revenue)"
    " - (0 if price_basis == 'tax_exclusive' else output_vat or withholding_vat or theoretical_vat or 0)",
    "theoretical_vat": "cent(vat_base * vat_rate / vat_divisor)",
    "total_cost": "amount_cny + (withholding_vat if price_basis == 'tax_exclusive' else 0)",
    "input_vat_creditable": "credit_if_documented if credit_conditions[-1].met else 0",
    "credit_if_documented": "cent(withholding_vat * credit_percent / 100)",
    "irrecoverable_vat": "withholding_vat - input_vat_creditable",
    "taxed_revenue": "cent(vat_base * (100 - end_user_overseas_percent) / 100)",
    "relieved_revenue": "vat_base - taxed_revenue",
    "vat_saved_by_proof": "output_vat - output_vat_if_proved",
    "output_vat_if_proved": "cent(domestic_end_user_revenue * vat_rate / vat_divisor)",
    "exempt_credit_refund_cap": "cent(amount_cny * refund_rate / 100)",
    "refund_amount": "min(max(-(period_net_vat or 0), 0), exempt_credit_refund_cap or 0)",
    "exempt_credit_amount": "exempt_credit_refund_cap - refund_amount",
    "credit_carried_forward": "max(-period_net_vat, 0) - refund_amount",
    "education_surcharge": "cent(surcharge_base * education_rate * surcharge_part_percent / 10000)",
    "local_education_surcharge": "cent(surcharge_base * local_education_rate * surcharge_part_percent / 10000)",
    "urban_construction_tax": "cent(surcharge_base * umct_rate * surcharge_part_percent / 10000)",
    "surcharges_total": "urban_construction_tax + education_surcharge + local_education_surcharge",
    "domestic_share": "sum(row.cut + row.added for row in allocation_working if row.country == 'CN')",
    "overseas_share": "amount_cny - domestic_share",
    "vat_domestic_share": "cent(withholding_vat * domestic_key / total_key)",
    "vat_overseas_share": "withholding_vat - vat_domestic_share",
    "recharge_amount": "cent(overseas_share * (100 + recharge_markup_percent) / 100)",
    "recharge_output_vat": "cent(recharge_amount * recharge_rate / (100 + recharge_rate))",
    "irrecoverable_on_overseas_share": "cent(irrecoverable_vat * overseas_key / total_key)",
    "china_vat_left_on_overseas_share": "vat_overseas_share if recharge_treatment_used == 'exempt'"
    " else recharge_output_vat + irrecoverable_on_overseas_share",
    "above_recordal_limit_by": "amount_usd - recordal_limit",
}


def test_every_amount_recomputes_from_what_is_shown() -> None:
    """The cases, and figures that need rounding everywhere."""
    group = {"allocation_key": "revenue", "affiliates": COMPANIES, "recharge_markup_percent": "7.7"}
    odd = [
        INBOUND | group | {"amount": "1234.57", "recharge_treatment": "taxable", "amount_usd_equivalent": "3"},
        INBOUND | group | {"amount": "99.99", "input_use": "mixed", "taxable_use_percent": "33.3",
                           "price_basis": "tax_exclusive"},
        OUTBOUND | {"amount": "777.77", "end_user_overseas_percent": "12.3", "location_tier": "county"},
        OUTBOUND | {"amount": "777.77", "end_user_overseas_percent": "12.3", "end_user_split_evidence": True},
        OUTBOUND | {"amount": "777.77", "period_input_vat": "3.33", "location_tier": "other"},
    ]  # fmt: skip
    recomputed = set()
    for facts in [*(case["facts"] for case in CASES if case["facts"].get("single_contract", True)), *odd]:
        canonical = {key: value for key, value in facts.items() if key != "scenario"}
        case = built(law.Treatment, canonical | {"obligation_date": TODAY, "recipient_nationality": "CN"})
        result = law.assess(case)
        shown = {name: getattr(case, name, None) for name in FIELDS}
        shown |= {field.name: getattr(result, field.name) for field in fields(result)} | {"cent": to_cent}
        for name, formula in FORMULAS.items():
            if shown[name] is not None and not (name == "surcharges_total" and shown["surcharge_base"] is None):
                if name.endswith(("_surcharge", "_tax")) and shown["surcharge_base"] is None:
                    continue
                assert eval(formula, {}, shown) == shown[name], (facts, name)  # noqa: S307 - formulas of this file
                recomputed.add(name)
    assert recomputed == set(FORMULAS)
