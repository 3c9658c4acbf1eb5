"""What holds of every answer about small businesses: nothing raises, savings add up, each amount can be reworked."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from decimal import Decimal, FloatOperation, localcontext
from typing import Any, get_args

import pytest

from calculators.cn_small_business import case_study, incentives
from calculators.cn_small_business.credit_rating import BankTaxInteraction
from calculators.cn_small_business.enterprise_test import SlpeStatus
from calculators.cn_small_business.equipment import Obstacle as EquipmentObstacle
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.income_tax import CitRegime
from calculators.cn_small_business.result import Caution, ReliefId, Result, TaxId, Topic
from calculators.cn_small_business.rules import RULES
from calculators.cn_small_business.six_taxes import SixTwoBasis, SixTwoObstacle
from calculators.cn_small_business.tax_burden import Benchmark
from calculators.cn_small_business.vat import VatObstacle, VatVerdict
from calculators.shared.refusal import Refused
from calculators.shared.rounding import to_cent
from calculators.shared.rules import figures_read
from tests.small_business import built, case_of, random_facts, studied

D = Decimal
MANY = range(1500)


@contextmanager
def no_floats() -> Iterator[None]:
    with localcontext() as context:
        context.traps[FloatOperation] = True
        yield


def assessed_or_none(case: Incentives) -> Result | None:
    with no_floats():
        try:
            return incentives.assess(case)
        except Refused as refused:
            return None if refused.fact else pytest.fail(f"{refused.code} names no question")


@pytest.fixture(scope="module")
def answered() -> list[tuple[Incentives, Result]]:
    """Cases that are not refused, with their results. Anything but a refusal that names its question would raise."""
    cases = [case_of(random_facts(seed)) for seed in MANY]
    found = [(case, result) for case in cases if (result := assessed_or_none(case)) is not None]
    assert len(found) > len(cases) / 2
    return found


def test_every_word_of_the_closed_sets_is_said(answered: list[tuple[Incentives, Result]]) -> None:
    results = [found for _, found in answered]
    words: dict[Any, Iterable[Any]] = {
        SlpeStatus: (found.slpe_status for found in results),
        CitRegime: (found.cit_regime for found in results),
        VatVerdict: (found.vat_verdict for found in results),
        VatObstacle: (word for found in results for word in found.vat_failed),
        EquipmentObstacle: (unit.obstacle for found in results for unit in found.equipment_units),
        SixTwoBasis: (found.six_two_basis for found in results),
        SixTwoObstacle: (word for found in results for word in found.six_two_failed or ()),
        BankTaxInteraction: (found.bank_tax_interaction for found in results),
        Benchmark: (found.benchmark_id for found in results),
        ReliefId: (relief.id for found in results for relief in found.reliefs),
        Topic: (found.lead_topic for found in results),
        TaxId: (tax.id for found in results for tax in found.taxes),
        Caution: (word for found in results for word in found.warnings),
    }
    for kind, said in words.items():
        assert set(said) - {None} == set(get_args(kind))


def test_every_figure_is_read_by_something() -> None:
    with figures_read() as read:
        for seed in MANY:
            assessed_or_none(case_of(random_facts(seed)))
        for study in case_study.CASE_STUDIES:
            studied(study)
        incentives.loss_years(2026)
    assert set(read) == set(RULES.figures)


def test_no_amount_is_a_negative_zero(answered: list[tuple[Incentives, Result]]) -> None:
    for _, found in answered:
        assert all(str(value) != "-0.00" for value in vars_of(found).values())


def vars_of(found: Result) -> dict[str, Any]:
    return {field.name: getattr(found, field.name) for field in fields(found)}


def test_savings_add_up(answered: list[tuple[Incentives, Result]]) -> None:
    for _, found in answered:
        check_savings(found)


def check_savings(found: Result) -> None:
    if found.cit_payable is not None:
        parts = (
            found.cit_saving_rd,
            found.cit_saving_equipment,
            found.cit_saving_loss_extension,
            found.cit_saving_rate,
        )
        assert found.cit_saving_total == sum(part or 0 for part in parts)
        assert found.cit_before_incentives - found.cit_saving_total == found.cit_payable
        assert all(part >= 0 for part in parts)
    if found.vat_payable is not None:
        assert found.vat_before_incentives - found.vat_saving == found.vat_payable
        assert found.vat_saving >= 0
    if found.six_two_status is not None:
        assert found.six_two_saving == sum(line.reduction for line in found.six_two_lines)
        assert found.six_two_payable == sum(line.payable for line in found.six_two_lines)
    if found.total_saving is not None:
        assert found.total_before_incentives - found.total_after_incentives == found.total_saving >= 0


def test_amounts_can_be_reworked_from_what_is_shown(answered: list[tuple[Incentives, Result]]) -> None:
    for case, found in answered:
        for amount, reworked in workings(case, found):
            assert amount == reworked


def workings(case: Incentives, found: Result) -> Iterator[tuple[Any, Any]]:
    """Every amount beside the formula that a reply would show: + - * / min max round sum over results and facts."""
    if found.cit_payable is not None:
        assert found.taxable_income_exact is not None
        yield found.cit_payable, to_cent(found.taxable_income_exact * found.cit_rate / 100)
        yield found.cit_before_incentives, to_cent(found.cit_income_before_incentives * found.cit_standard_rate / 100)
    if found.profit_before_losses is not None:
        income = case.income_before_incentives
        assert income is not None
        yield found.loss_used, to_cent(min(max(D(0), found.profit_before_losses), _usable(case, found)))
        yield found.cit_income_before_incentives, max(D(0), max(D(0), income) - found.loss_within_term)
        yield found.equipment_extra_deduction, to_cent(sum((unit.extra for unit in found.equipment_units), D(0)))
    if found.rd_status == "eligible":
        yield found.rd_super_deduction, to_cent(found.rd_base * found.rd_rate / 100)
        yield found.rd_base, found.rd_domestic_base + found.rd_overseas_counted
    if found.cliff_extra_tax is not None:
        yield found.cliff_tax_at_limit, to_cent(found.slpe_income_limit * found.cit_small_rate / 100)
        left = found.slpe_income_limit - found.cliff_tax_at_limit
        yield found.cliff_breakeven_income, to_cent(left / (1 - found.cit_rate / 100))
        yield found.cliff_extra_tax, found.cit_payable - found.cliff_tax_at_limit
    if found.prepay_rate is not None:
        tax = to_cent(max(D(0), case.cumulative_profit) * found.prepay_rate / 100)
        yield found.prepay_due, to_cent(max(D(0), tax - (case.cit_prepaid or 0)))
    if found.employees_average is not None and found.quarters_counted and case.employees_average is None:
        people = sum((row.employees or D(0) for row in found.quarter_averages), D(0))
        yield found.employees_average, to_cent(people / found.quarters_counted)
    yield from vat_workings(found)
    yield from other_workings(case, found)


def _usable(case: Incentives, found: Result) -> Decimal:
    assert found.loss_usable is not None
    return found.loss_usable if case.collection_method == "books" else D(0)


def vat_workings(found: Result) -> Iterator[tuple[Any, Any]]:
    if found.vat_verdict == "general":
        yield found.vat_payable, to_cent(max(D(0), found.vat_net) - (found.additional_credit_used_exact or 0))
    elif found.vat_payable is not None:
        immovable = found.vat_immovable_sales * (found.vat_real_estate_rate or 0)
        yield found.vat_before_incentives, to_cent((found.vat_ordinary_sales * found.vat_levy_rate + immovable) / 100)
        yield found.vat_payable, to_cent(sum((row.tax for row in found.vat_rows), D(0)))
        yield found.vat_saving_reduced_rate, to_cent(sum((row.spared for row in found.vat_rows), D(0)))


def other_workings(case: Incentives, found: Result) -> Iterator[tuple[Any, Any]]:
    for line in found.six_two_lines:
        yield line.payable, line.unreduced - to_cent(line.unreduced * found.six_two_reduction_percent / 100)
        if line.id == "umct" and found.surcharge_base is not None:
            yield line.unreduced, to_cent(found.surcharge_base * found.umct_rate / 100)
    if found.pit_payable is not None and in_fen(case):
        tax = found.pit_taxable_income * found.pit_rate / 100 - found.pit_quick_deduction
        part = found.pit_halved_income * found.pit_halved_rate / 100 - found.pit_halved_quick_deduction
        half = max(D(0), part - found.pit_halved_relief) * found.pit_halving_percent / 100
        yield found.pit_before_incentives, to_cent(tax)
        yield found.pit_halving_reduction, to_cent(half)
        yield found.pit_payable, to_cent(max(D(0), tax - case.other_pit_relief - half))
    if found.tax_burden_ratio is not None:
        yield found.tax_burden_ratio, to_cent(case.taxes_paid_total / case.operating_income * 100)


def in_fen(case: Incentives) -> bool:
    """Whether the owner's income is told in whole fen, as a return takes it."""
    told = case.pit_taxable_income
    income = case.business_profit - case.owner_deductions if told is None else told
    return income == to_cent(income)


# A fact whose question does not come up changes nothing ---------------------------------------------------------------

GROUPS = {
    ("cit", "prepayment"): "residency is_branch employees_average assets_average quarters hnte_certificate cit_prepaid",
    (
        "cit",
    ): "taxable_income income_before_incentives rd_expense rd_outsourced_domestic rd_outsourced_overseas rd_class "
    "rd_records_ok excluded_industry_revenue_percent equipment losses tech_qualified_years collection_method",
    ("prepayment",): "prepay_quarter cumulative_profit",
    ("vat",): "vat_period vat_period_end sales_excl_vat sales_incl_vat special_invoice_sales_1pct rolling_12m_sales "
    "special_invoice_sales_3pct real_estate_sales real_estate_lease_sales rolling_occasional_property_sales output_vat "
    "input_vat vat_credit_carried_in input_vat_reversed additional_credit_class additional_credit_carried_in",
    ("six_two",): "new_company_before_first_settlement month_end_employees month_end_assets declaration_date "
    "slpe_settlements six_two_taxes umct_location consumption_tax_paid surcharge_base_vat general_period_sales "
    "unreduced_resource_tax unreduced_umct property_original_value property_deduction_percent stamp_loan_contracts",
    ("pit",): "pit_taxable_income business_profit owner_has_wage_income owner_deductions other_pit_relief",
    ("credit",): "tax_credit_rating tax_credit_score credit_new_or_no_income credit_direct_d",
    ("burden",): "taxes_paid_total operating_income little_giant",
}


def test_topics_that_are_not_chosen_change_nothing() -> None:
    for seed in MANY:
        facts, others = random_facts(seed), random_facts(-seed - 1)
        changed = dict(facts)
        for topics, names in GROUPS.items():
            if not set(topics) & set(facts["topics"]):
                changed |= {name: others[name] for name in names.split()}
        assert assessed_or_none(case_of(facts)) == assessed_or_none(case_of(changed)), seed


GATES = {
    "rd_class": lambda f: (
        not any(f[name] for name in ("rd_expense", "rd_outsourced_domestic", "rd_outsourced_overseas"))
    ),
    "rd_records_ok": lambda f: f["taxable_income"] is not None,
    "income_before_incentives": lambda f: f["taxable_income"] is not None,
    "equipment": lambda f: f["taxable_income"] is not None or f["income_before_incentives"] is None,
    "losses": lambda f: f["taxable_income"] is not None or f["income_before_incentives"] is None,
    "tech_qualified_years": lambda f: all(loss.year + 5 >= f["tax_year"] for loss in f["losses"]),
    "collection_method": lambda f: f["taxable_income"] is not None,
    "quarters": lambda f: f["employees_average"] is not None and f["assets_average"] is not None,
    "sales_incl_vat": lambda f: f["sales_excl_vat"] is not None,
    "special_invoice_sales_1pct": lambda f: not f["sales_excl_vat"],
    "special_invoice_sales_3pct": lambda f: not f["sales_excl_vat"],
    "real_estate_sales": lambda f: f["vat_status"] == "general",
    "output_vat": lambda f: f["vat_status"] == "small_scale",
    "additional_credit_carried_in": lambda f: f["additional_credit_class"] in (None, "none"),
    "rolling_occasional_property_sales": lambda f: (f["rolling_12m_sales"] or 0) <= 5000000,
    "month_end_employees": lambda f: not f["new_company_before_first_settlement"],
    "declaration_date": lambda f: f["new_company_before_first_settlement"],
    "slpe_settlements": lambda f: f["declaration_date"] is None,
    "consumption_tax_paid": lambda f: f["umct_location"] is None,
    "surcharge_base_vat": lambda f: f["umct_location"] is None,
    "unreduced_umct": lambda f: f["umct_location"] is not None,
    "property_rent": lambda f: f["unreduced_property_tax"] is not None,
    "property_deduction_percent": lambda f: f["property_original_value"] is None,
    "land_area_sqm": lambda f: f["unreduced_land_use_tax"] is not None,
    "stamp_sales_contracts": lambda f: f["unreduced_stamp_duty"] is not None,
    "business_profit": lambda f: f["pit_taxable_income"] is not None,
    "owner_deductions": lambda f: f["pit_taxable_income"] is not None,
    "tax_credit_score": lambda f: f["tax_credit_rating"] is not None,
    "credit_direct_d": lambda f: f["tax_credit_rating"] is not None,
    "little_giant": lambda f: f["entity_type"] != "company",
    "new_company_before_first_settlement": lambda f: f["vat_status"] == "small_scale",
}


def test_questions_that_do_not_come_up_change_nothing() -> None:
    for seed in MANY:
        facts, others = random_facts(seed), random_facts(-seed - 1)
        changed = facts | {name: others[name] for name, idle in GATES.items() if idle(facts)}
        assert assessed_or_none(case_of(facts)) == assessed_or_none(case_of(changed)), seed


@pytest.mark.parametrize(
    ("gate", "last"),
    [
        (incentives.quarters_open, "assets_average"),
        (incentives.not_surely_small, "quarters"),
        (incentives.vat_is_unknown, "umct_location"),
    ],
)
def test_gates_read_only_what_was_asked_before(gate: Any, last: str) -> None:
    """Facts stand in the dataclass in the order of asking: what follows is an unset slot, defaults and all."""
    names = [field.name for field in fields(Incentives)]
    for seed in range(200):
        case = case_of(random_facts(seed))
        for name in names[names.index(last) + 1 :]:
            object.__delattr__(case, name)
        gate(case)


def test_a_fact_that_is_wanted_and_not_there_is_named() -> None:
    with pytest.raises(AttributeError) as missing:
        incentives.assess(built(Incentives, {"entity_type": "company", "topics": ["vat"]}))
    assert missing.value.name == "vat_period_end"
