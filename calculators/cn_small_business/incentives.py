"""Scenario `incentives`: which reliefs a small business has, what they save, and by when to act.

`__all__` lists what the questions name: facts, options, gates and refusals, wherever each is worked out.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from calculators.cn_small_business import income_tax as corporate
from calculators.cn_small_business import individual_income_tax as individual
from calculators.cn_small_business.asked import asks, topics_of
from calculators.cn_small_business.credit_rating import credit_rating, refuse_credit, score_out_of_range
from calculators.cn_small_business.enterprise_test import (
    SLPE_CONDITIONS,
    assets_before,
    enterprise_test,
    not_surely_small,
    people_before,
    quarter_given_twice,
    quarters_open,
    refuse_quarters,
    standings,
)
from calculators.cn_small_business.equipment import depreciation_above_cost, refuse_equipment, used_before_bought
from calculators.cn_small_business.facts import (
    ADDITIONAL_CREDIT_CLASSES,
    CATALOGUE_STATUSES,
    COLLECTION_METHODS,
    CREDIT_RATINGS,
    ENTITY_TYPES,
    INDUSTRIES,
    QUARTERS,
    RD_CLASSES,
    RESIDENCIES,
    SIX_TWO_TAXES,
    UMCT_LOCATIONS,
    VAT_PERIODS,
    VAT_STATUSES,
    Equipment,
    Incentives,
    Loss,
    Quarter,
    Settlement,
)
from calculators.cn_small_business.losses import (
    loss_year_not_earlier,
    loss_years,
    refuse_losses,
    some_loss_needs_extension,
    years_of_qualification,
)
from calculators.cn_small_business.new_company import new_company
from calculators.cn_small_business.prepayment import prepayment
from calculators.cn_small_business.reliefs import reliefs
from calculators.cn_small_business.research import research
from calculators.cn_small_business.result import Caution, Relief, Result, Subjects, Tax, TaxId, Topic
from calculators.cn_small_business.rules import of_year, unsupported_tax_year, years_covered
from calculators.cn_small_business.six_tax_lines import deduction_out_of_range
from calculators.cn_small_business.six_taxes import (
    refuse_six_taxes,
    settlement_given_twice,
    settlements_that_count,
    six_taxes,
)
from calculators.cn_small_business.surcharges import surcharges
from calculators.cn_small_business.tax_burden import tax_burden
from calculators.cn_small_business.taxable_income import incomes, taxable_income
from calculators.cn_small_business.vat import (
    above_registration_limit,
    not_a_period_end,
    occasional_sales_exceed_sales,
    period_ends,
    refuse_vat,
    registration,
    special_invoices_at_1pct_exceed_sales,
    special_invoices_exceed_sales,
    vat,
    vat_figures,
    vat_is_unknown,
    vat_period_known,
)
from calculators.shared.refusal import refuse

__all__ = [
    "ADDITIONAL_CREDIT_CLASSES",
    "CATALOGUE_STATUSES",
    "COLLECTION_METHODS",
    "CREDIT_RATINGS",
    "ENTITY_TYPES",
    "INDUSTRIES",
    "QUARTERS",
    "RD_CLASSES",
    "RESIDENCIES",
    "SIX_TWO_TAXES",
    "SLPE_CONDITIONS",
    "UMCT_LOCATIONS",
    "VAT_PERIODS",
    "VAT_STATUSES",
    "Equipment",
    "Incentives",
    "Loss",
    "Quarter",
    "Result",
    "Settlement",
    "above_registration_limit",
    "assess",
    "assets_before",
    "deduction_out_of_range",
    "depreciation_above_cost",
    "loss_year_not_earlier",
    "loss_years",
    "not_a_period_end",
    "not_surely_small",
    "occasional_sales_exceed_sales",
    "of_year",
    "people_before",
    "period_ends",
    "quarter_given_twice",
    "quarters_open",
    "score_out_of_range",
    "settlement_given_twice",
    "settlements_that_count",
    "several_reliefs",
    "several_taxes",
    "some_loss_needs_extension",
    "special_invoices_at_1pct_exceed_sales",
    "special_invoices_exceed_sales",
    "topics_of",
    "unsupported_tax_year",
    "used_before_bought",
    "vat_figures",
    "vat_is_unknown",
    "vat_period_known",
    "years_covered",
    "years_of_qualification",
]  # fmt: skip


def assess(case: Incentives) -> Result:
    """Every group whose questions come up; Refused for answers that cannot be, in the order of the questions."""
    refuse_all(case)
    found = subjects(case)
    granted = tuple(reliefs(case, found))
    settled_by = corporate.settled_by(case) or individual.settled_by(case)
    parts = (vars(getattr(found, name)) for name in Subjects.__slots__)
    return Result(
        **{name: value for part in parts for name, value in part.items()},
        **totals(found),
        lead_topic=lead_topic(case, found),
        deadline_annual_settlement=settled_by,
        policy_ends_on=min((relief.until for relief in granted if relief.applies and relief.until), default=None),
        reliefs=granted,
        warnings=cautions(found, granted, settled_by),
    )


def subjects(case: Incentives) -> Subjects:
    income = incomes(case)
    standing = standings(case, income)
    return Subjects(
        enterprise=enterprise_test(case, standing.shown),
        research=research(case),
        income=taxable_income(case, income),
        cit=corporate.income_tax(case, income, standing.year),
        cliff=corporate.cliff(case, income, standing.year),
        prepayment=prepayment(case, standing.quarter),
        vat=vat(case),
        registration=registration(case),
        surcharges=surcharges(case),
        new_company=new_company(case),
        six_taxes=six_taxes(case, standing.is_small),
        pit=individual.individual_income_tax(case),
        credit=credit_rating(case),
        burden=tax_burden(case),
    )


def refuse_all(case: Incentives) -> None:
    refuse(unsupported_tax_year, case.tax_year)
    refuse_equipment(case)
    refuse_losses(case)
    refuse_quarters(case)
    refuse_vat(case)
    refuse_six_taxes(case)
    refuse_credit(case)


def lead_topic(case: Incentives, found: Subjects) -> Topic | None:
    """The first topic of which something was found out, else the first that was asked about."""
    about: dict[Topic, Any] = {
        "cit": found.cit.cit_regime,
        "prepayment": found.prepayment.prepay_status,
        "pit": found.pit.pit_rate,
        "vat": found.vat.vat_verdict or found.registration.general_limit,
        "six_two": found.six_taxes.six_two_lines,
        "credit": found.credit.tax_credit_rating,
        "burden": found.burden.burden_position,
    }
    asked: list[Topic] = [topic for topic in about if asks(case, topic)]
    return next((topic for topic in asked if about[topic]), asked[0] if asked else None)


def totals(found: Subjects) -> dict[str, Any]:
    """Empty where no tax was worked out. A prepayment is part of its year's tax and not added."""
    taxes = (*_taxes_of_a_year(found), *_taxes_of_a_period(found))
    if not taxes:
        return {}
    before = sum((tax.before for tax in taxes), Decimal(0))
    after = sum((tax.after for tax in taxes), Decimal(0))
    return {
        "taxes": taxes,
        "total_before_incentives": before,
        "total_after_incentives": after,
        "total_saving": before - after,
    }


def several_taxes(taxes: tuple[Tax, ...]) -> bool:
    return len(taxes) > 1


def several_reliefs(reliefs: tuple[Relief, ...]) -> bool:
    return sum(relief.applies is True for relief in reliefs) > 1


def cautions(found: Subjects, granted: tuple[Relief, ...], settled_by: date | None) -> tuple[Caution, ...]:
    days = (
        found.prepayment.deadline_prepayment,
        found.vat.deadline_vat,
        found.registration.general_registration_deadline,
        settled_by,
    )
    holds: dict[Caution, bool] = {
        "real_estate_exclusion_unconfirmed_2026": found.vat.vat_payable_with_real_estate_left_out is not None,
        "additional_credit_2026_unconfirmed": found.vat.additional_credit_confirmed is False,
        "deadline_may_roll": any(days),
        "periods_mixed": bool(_taxes_of_a_year(found) and _taxes_of_a_period(found)),
        "near_limit": bool(found.enterprise.employees_near_limit),
        "policy_ends_2027": any(relief.applies and relief.until for relief in granted),
    }
    return tuple(caution for caution, held in holds.items() if held)


def _taxes_of_a_year(found: Subjects) -> tuple[Tax, ...]:
    return _known(
        ("cit", found.cit.cit_before_incentives, found.cit.cit_payable),
        ("pit", found.pit.pit_before_incentives, found.pit.pit_payable),
    )


def _taxes_of_a_period(found: Subjects) -> tuple[Tax, ...]:
    return _known(
        ("vat", found.vat.vat_before_incentives, found.vat.vat_payable),
        ("six_two", found.six_taxes.six_two_unreduced, found.six_taxes.six_two_payable),
    )


def _known(*taxes: tuple[TaxId, Decimal | None, Decimal | None]) -> tuple[Tax, ...]:
    return tuple(
        Tax(id=name, before=before, after=after, saving=before - after)
        for name, before, after in taxes
        if before is not None and after is not None
    )
