"""The steps of the T1 General of 1999: income, credits, tax, and what comes back. Half-up to the cent at every line."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of, total
from calculators.ca_t1.brackets import row_of
from calculators.ca_t1.child_care import ChildCare, Incomes, child_care, group_of
from calculators.ca_t1.facts_1999 import Return1999
from calculators.ca_t1.family import ages_on, is_couple
from calculators.ca_t1.rules import tax_rules
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

YEAR = 1999
YEAR_END = date(YEAR, 12, 31)
DAYS_IN_YEAR = 365
QUARTERS = 4


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of the form, for its workings. `supplement_...`: Schedule 13, per person."""

    credit_rate: Decimal = figure("percent")
    basic_personal_amount: Decimal = figure("CAD")
    spousal_amount: Decimal = figure("CAD")
    spousal_income_floor: Decimal = figure("CAD")
    supplement_per_person: Decimal = figure("CAD")
    supplement_rate: Decimal = figure("percent")
    supplement_threshold_per_person: Decimal = figure("CAD")
    cpp_rate: Decimal = figure("percent")
    cpp_ceiling: Decimal = figure("CAD")
    cpp_exemption: Decimal = figure("CAD")
    ei_rate: Decimal = figure("percent")
    ei_ceiling: Decimal = figure("CAD")
    education_amount: Decimal = figure("CAD")
    education_transfer_max: Decimal = figure("CAD")
    ontario_rate: Decimal = figure("percent")
    occupancy_rate_of_rent: Decimal = figure("percent")
    property_base: Decimal = figure("CAD")
    property_rate: Decimal = figure("percent")
    sales_adult: Decimal = figure("CAD")
    sales_child: Decimal = figure("CAD")
    credit_cap: Decimal = figure("CAD")
    credit_reduction_rate: Decimal = figure("percent")
    credit_reduction_threshold: Decimal = figure("CAD")
    gst_adult: Decimal = figure("CAD")
    gst_child: Decimal = figure("CAD")
    gst_threshold: Decimal = figure("CAD")
    gst_rate: Decimal = figure("percent")


@dataclass(frozen=True, kw_only=True)
class Income(ChildCare):
    """Up to net income. `children_under_19` on December 31 count for the sales tax and GST credits."""

    days_resident: int = figure("day")
    days_in_year: int = figure("day")
    couple: bool
    adults: int = figure("count")
    spouse_income: Decimal = figure("CAD")
    children_under_19: int = figure("count")
    line_101: Decimal = figure("CAD")
    line_150: Decimal = figure("CAD")
    line_212: Decimal = figure("CAD")
    line_214: Decimal = figure("CAD")
    line_236: Decimal = figure("CAD")
    line_260: Decimal = figure("CAD")
    family_net_income: Decimal = figure("CAD")


@dataclass(frozen=True, kw_only=True)
class Credits:
    """Lines 300 to 350, with the overpayments 448 and 450."""

    cpp_due: Decimal = figure("CAD")
    cpp_paid: Decimal = figure("CAD")
    ei_due: Decimal = figure("CAD")
    ei_paid: Decimal = figure("CAD")
    line_300: Decimal = figure("CAD")
    line_303: Decimal = figure("CAD")
    line_307: Decimal = figure("CAD")
    line_308: Decimal = figure("CAD")
    line_312: Decimal = figure("CAD")
    line_326: Decimal = figure("CAD")
    line_335: Decimal = figure("CAD")
    line_338: Decimal = figure("CAD")
    line_350: Decimal = figure("CAD")
    line_448: Decimal = figure("CAD")
    line_450: Decimal = figure("CAD")


@dataclass(frozen=True, kw_only=True)
class Tax:
    """Schedule 1 prints the tax of the lower brackets in whole dollars."""

    bracket_over: Decimal = figure("CAD")
    bracket_tax_below: Decimal = figure("CAD")
    bracket_rate: Decimal = figure("percent")
    schedule1_tax: Decimal = figure("CAD")
    line_406: Decimal = figure("CAD")
    line_420: Decimal = figure("CAD")
    line_428: Decimal = figure("CAD")
    line_435: Decimal = figure("CAD")


@dataclass(frozen=True, kw_only=True)
class Refundable:
    """Ontario's property and sales tax credits (line 479), and the federal GST credit of the year after."""

    occupancy_cost: Decimal = figure("CAD")
    on_property_credit: Decimal = figure("CAD")
    on_sales_credit: Decimal = figure("CAD")
    on_credit_reduction: Decimal = figure("CAD")
    line_479: Decimal = figure("CAD")
    gst_full: Decimal = figure("CAD")
    gst_reduction: Decimal = figure("CAD")
    gst_credit_annual: Decimal = figure("CAD")
    gst_credit_quarterly: Decimal = figure("CAD")


def figures_of_1999() -> Figures:
    read = tax_rules(YEAR).year_1999
    return Figures(**{name: read[name] for name in Figures.__dataclass_fields__})


def net_before_child_care(case: Return1999) -> Decimal:
    """Net income without child care: who has the lower income decides who deducts it."""
    pay = total(slip.box14 for slip in case.t4_slips)
    return excess(pay + to_cent(case.interest_income), total(slip.box44 for slip in case.t4_slips))


def spouse_studies(case: Return1999) -> bool:
    return is_couple(case.marital_status) and case.spouse_tuition_fees > 0


def _days_resident(date_of_entry: date | None) -> int:
    """Both ends counted; the whole year for those who came earlier."""
    if date_of_entry is None or date_of_entry.year < YEAR:
        return DAYS_IN_YEAR
    return (YEAR_END - date_of_entry).days + 1


def income_of(case: Return1999) -> Income:
    rules = tax_rules(YEAR).year_1999
    pay = total(slip.box14 for slip in case.t4_slips)
    couple, ages, before = is_couple(case.marital_status), ages_on(YEAR_END, case.children), net_before_child_care(case)
    spouse = to_cent(case.spouse_net_income) if couple else NIL
    groups = Counter(group for age in ages if (group := group_of(age, rules.child_care)))
    care = child_care(case, groups, rules.child_care, Incomes(pay, before, spouse if couple else None))
    net = excess(before, care.child_care_allowed)
    return Income(
        **vars(care),
        days_resident=_days_resident(case.date_of_entry),
        days_in_year=DAYS_IN_YEAR,
        couple=couple,
        adults=2 if couple else 1,
        spouse_income=spouse,
        children_under_19=sum(age < rules.child_under for age in ages),
        line_101=pay,
        line_150=pay + to_cent(case.interest_income),
        line_212=total(slip.box44 for slip in case.t4_slips),
        line_214=care.child_care_allowed,
        line_236=net,
        line_260=net,
        family_net_income=net + spouse,
    )


def credits_of(case: Return1999, figures: Figures, income: Income) -> Credits:
    basic, spouse, supplement = _personal(figures, income)
    cpp_base = excess(min(income.line_101, figures.cpp_ceiling), figures.cpp_exemption)
    cpp_due, cpp_paid = percent_of(cpp_base, figures.cpp_rate), total(slip.box16 for slip in case.t4_slips)
    ei_due = percent_of(min(income.line_101, figures.ei_ceiling), figures.ei_rate)
    ei_paid = total(slip.box18 for slip in case.t4_slips)
    transferred = _transferred(case, figures, income)
    cpp, ei = min(cpp_paid, cpp_due), min(ei_paid, ei_due)
    amounts = basic + spouse + supplement + cpp + ei + transferred
    at_lowest = percent_of(amounts, figures.credit_rate)
    return Credits(
        cpp_due=cpp_due,
        cpp_paid=cpp_paid,
        ei_due=ei_due,
        ei_paid=ei_paid,
        line_300=basic,
        line_303=spouse,
        line_307=supplement,
        line_308=cpp,
        line_312=ei,
        line_326=transferred,
        line_335=amounts,
        line_338=at_lowest,
        line_350=at_lowest,
        line_448=cpp_paid - cpp,
        line_450=ei_paid - ei,
    )


def _personal(figures: Figures, income: Income) -> tuple[Decimal, Decimal, Decimal]:
    """Lines 300, 303 and 307 for the resident days; each is rounded once, at its end."""

    def of_days(amount: Decimal) -> Decimal:
        return amount * income.days_resident / income.days_in_year

    spouse = NIL
    if income.couple:
        too_much = excess(income.spouse_income, of_days(figures.spousal_income_floor))
        spouse = to_cent(excess(of_days(figures.spousal_amount), too_much))
    over = excess(income.family_net_income, figures.supplement_threshold_per_person * income.adults)
    supplement = excess(figures.supplement_per_person * income.adults, over * figures.supplement_rate / 100)
    return to_cent(of_days(figures.basic_personal_amount)), spouse, to_cent(of_days(supplement))


def _transferred(case: Return1999, figures: Figures, income: Income) -> Decimal:
    """Line 326: tuition and education amounts of a spouse without income."""
    if not spouse_studies(case) or income.spouse_income:
        return NIL
    amounts = case.spouse_tuition_fees + figures.education_amount * case.spouse_education_months
    return to_cent(min(figures.education_transfer_max, amounts))


def tax_of(figures: Figures, income: Income, credited: Credits) -> Tax:
    over, below, rate = row_of(tax_rules(YEAR).year_1999.brackets, income.line_260)
    tax = to_cent(below) + percent_of(excess(income.line_260, over), rate)
    federal = excess(tax, credited.line_350)
    ontario = percent_of(federal, figures.ontario_rate)
    return Tax(
        bracket_over=over,
        bracket_tax_below=below,
        bracket_rate=rate,
        schedule1_tax=tax,
        line_406=federal,
        line_420=federal,
        line_428=ontario,
        line_435=federal + ontario,
    )


def refundable_of(case: Return1999, figures: Figures, income: Income) -> Refundable:
    adults, children = income.adults, income.children_under_19
    cost = percent_of(case.rent_paid, figures.occupancy_rate_of_rent)
    of_property = to_cent(min(figures.property_base, cost)) + percent_of(cost, figures.property_rate)
    sales = to_cent(figures.sales_adult * adults + figures.sales_child * children)
    family_net = income.family_net_income
    reduction = percent_of(excess(family_net, figures.credit_reduction_threshold), figures.credit_reduction_rate)
    gst_full = to_cent(figures.gst_adult * adults + figures.gst_child * children)
    gst_reduction = percent_of(excess(family_net, figures.gst_threshold), figures.gst_rate)
    gst = excess(gst_full, gst_reduction)
    return Refundable(
        occupancy_cost=cost,
        on_property_credit=of_property,
        on_sales_credit=sales,
        on_credit_reduction=reduction,
        line_479=excess(min(to_cent(figures.credit_cap), of_property + sales), reduction),
        gst_full=gst_full,
        gst_reduction=gst_reduction,
        gst_credit_annual=gst,
        gst_credit_quarterly=to_cent(gst / QUARTERS),
    )
