"""A return up to net income: what every later step of the form looks back at."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.ca_t1.amounts import excess
from calculators.ca_t1.child_care import ChildCare, Incomes, child_care, groups_of
from calculators.ca_t1.deductions import Deductions, NetIncome, deductions
from calculators.ca_t1.facts import Return
from calculators.ca_t1.family import Family, family
from calculators.ca_t1.income import Income, income
from calculators.ca_t1.insurance import Insurance, insurance
from calculators.ca_t1.pension import Pension, PensionDue, pension, pension_due
from calculators.ca_t1.residency import Residency, newcomer, residency
from calculators.ca_t1.rules import tax_rules
from calculators.shared.rules import Snapshot

Parts = tuple[Any, ...]  # dataclasses whose fields are fields of the result


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`net` is line 23600 and, here, line 26000 too."""

    case: Return
    rules: Snapshot
    residency: Residency
    family: Family
    income: Income
    pension_due: PensionDue
    pension: Pension
    insurance: Insurance
    deductions: Deductions
    child_care: ChildCare
    net_income: NetIncome

    @property
    def parts(self) -> Parts:
        """What of it is part of the result."""
        return (
            self.residency,
            self.family,
            self.income,
            self.pension_due,
            self.pension,
            self.insurance,
            self.deductions,
            self.child_care,
            self.net_income,
        )

    @property
    def net(self) -> Decimal:
        return self.net_income.line_23600

    @property
    def family_net(self) -> Decimal:
        """With the spouse's, from arrival on."""
        return self.net_income.line_23600 + self.family.spouse_income


def draft(case: Return) -> Draft:
    rules = tax_rules(case.tax_year)
    at_home, earned, due = family(case, rules), income(case), pension_due(case, rules)
    lived, paid = residency(case, rules), pension(case, due)
    deducted = deductions(case, earned, paid, newcomer=lived.newcomer)
    care = _child_care(case, rules, at_home, earned, deducted)
    net = excess(deducted.net_before_child_care, care.child_care_allowed)
    return Draft(
        case=case,
        rules=rules,
        residency=lived,
        family=at_home,
        income=earned,
        pension_due=due,
        pension=paid,
        insurance=insurance(case, rules),
        deductions=deducted,
        child_care=care,
        net_income=NetIncome(line_21400=care.child_care_allowed, line_23600=net, line_26000=net),
    )


def _child_care(case: Return, rules: Snapshot, at_home: Family, earned: Income, deducted: Deductions) -> ChildCare:
    groups = groups_of(case.children, case.tax_year, rules.child_care)
    spouse = at_home.spouse_income if at_home.couple else None
    incomes = Incomes(earned.working_income, deducted.net_before_child_care, spouse)
    return child_care(case, groups, rules.child_care, incomes)


def net_before_child_care(case: Return) -> Decimal:
    """Net income without child care: who has the lower income decides who deducts it."""
    rules, earned = tax_rules(case.tax_year), income(case)
    paid = pension(case, pension_due(case, rules))
    arrived = newcomer(case.tax_year, case.date_of_entry)
    return deductions(case, earned, paid, newcomer=arrived).net_before_child_care
