"""Which questions come up. A fact whose question does not come up changes nothing, even where it is given."""

from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import RULES

COMMON = ("vat", "six_two", "credit", "burden")
OWN_FACTS = {
    "cit": ("taxable_income", "income_before_incentives"),
    "prepayment": ("prepay_quarter",),
    "pit": ("pit_taxable_income", "business_profit"),
    "vat": ("vat_period_end",),
    "six_two": (
        "declaration_date",
        "month_end_employees",
        "umct_location",
        "unreduced_resource_tax",
        "unreduced_farmland_tax",
        "unreduced_umct",
        "unreduced_education_surcharge",
        "unreduced_local_education_surcharge",
        "unreduced_property_tax",
        "property_original_value",
        "property_rent",
        "unreduced_land_use_tax",
        "land_area_sqm",
        "unreduced_stamp_duty",
        "stamp_sales_contracts",
        "stamp_works_contracts",
        "stamp_loan_contracts",
        "stamp_lease_contracts",
        "stamp_property_transfers",
        "stamp_capital_accounts",
    ),
    "credit": ("tax_credit_rating", "tax_credit_score", "credit_direct_d"),
    "burden": ("operating_income",),
}


def topics_of(entity_type: str) -> tuple[str, ...]:
    return ("cit", "prepayment", *COMMON) if entity_type == "company" else ("pit", *COMMON)


def asks(case: Incentives, topic: str) -> bool:
    """Whether the topic was chosen. Where the facts name no topics: whether facts of its own are among them."""
    if topic not in topics_of(case.entity_type):
        return False
    if topics := getattr(case, "topics", ()):
        return topic in topics
    return any(_given(case, fact) for fact in OWN_FACTS[topic])


def _given(case: Incentives, fact: str) -> bool:
    value = getattr(case, fact, None)
    return value is not None and value is not False


def asks_size(case: Incentives) -> bool:
    """Whether the six conditions of the small low-profit enterprise are asked about."""
    return asks(case, "cit") or asks(case, "prepayment")


def ticked(case: Incentives, tax: str) -> bool:
    """Whether one of the six taxes was chosen; each counts where the facts name none."""
    chosen = getattr(case, "six_two_taxes", ())
    return not chosen or tax in chosen


def is_new_company(case: Incentives) -> bool:
    """A company that is a general taxpayer and has not had its first annual settlement."""
    return (
        asks(case, "six_two")
        and case.entity_type == "company"
        and case.vat_status == "general"
        and case.new_company_before_first_settlement
    )


def components_given(case: Incentives) -> bool:
    """Section 3, input B: the profit before reliefs is known, the taxable income is not."""
    return asks(case, "cit") and case.taxable_income is None and case.income_before_incentives is not None


def any_research(case: Incentives) -> bool:
    amounts = (case.rd_expense, case.rd_outsourced_domestic, case.rd_outsourced_overseas)
    return components_given(case) and any(amount > 0 for amount in amounts)


def on_books(case: Incentives) -> bool:
    """Collected on books; a deemed profit has no deductions of its own."""
    asked = components_given(case) and (any_research(case) or bool(case.equipment) or bool(case.losses))
    return not asked or case.collection_method == "books"


def vat_period_covered(case: Incentives) -> bool:
    """Whether there are figures for the VAT period: a later or earlier one is answered in words."""
    return asks(case, "vat") and RULES.on(case.vat_period_end) is not None
