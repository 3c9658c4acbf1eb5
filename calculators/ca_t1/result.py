"""The whole result of a return: the fields that each part of the form declares, side by side.

The parts are dataclasses without slots: several slotted ones cannot be the bases of one class.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from calculators.ca_t1.balance import Balance
from calculators.ca_t1.benefits import BenefitYear
from calculators.ca_t1.child_benefit import ChildBenefit
from calculators.ca_t1.child_care import ChildCare
from calculators.ca_t1.deadlines import Deadlines
from calculators.ca_t1.deductions import Deductions, NetIncome
from calculators.ca_t1.family import Family
from calculators.ca_t1.federal_credits import FederalCredits
from calculators.ca_t1.federal_tax import FederalTax
from calculators.ca_t1.first_payments import FirstPayments
from calculators.ca_t1.gifts import Gifts
from calculators.ca_t1.gst_credit import GstCredit
from calculators.ca_t1.income import Income
from calculators.ca_t1.insurance import Insurance
from calculators.ca_t1.pension import Pension, PensionDue
from calculators.ca_t1.personal_amounts import PersonalAmounts
from calculators.ca_t1.provinces.alberta import AlbertaSteps
from calculators.ca_t1.provinces.amounts import ProvincialAmounts
from calculators.ca_t1.provinces.british_columbia import BritishColumbiaSteps
from calculators.ca_t1.provinces.credits import ProvincialCredits, ProvincialGifts
from calculators.ca_t1.provinces.ontario_steps import (
    ChildCareCredit,
    HealthPremium,
    LiftCredit,
    Reduction,
    Surtax,
)
from calculators.ca_t1.provinces.tax import ProvincialTax
from calculators.ca_t1.residency import Residency
from calculators.ca_t1.trillium import DwellingCredit, NorthernCredit, Occupancy, SalesTaxCredit, Trillium
from calculators.ca_t1.tuition import Tuition
from calculators.ca_t1.workers_benefit import WorkersBenefit
from calculators.shared.result import Finding


@dataclass(frozen=True, kw_only=True)
class Findings:
    """Ids from the closed sets of `findings` and `checklist`."""

    conditions: tuple[Finding, ...]
    notes: tuple[str, ...]
    filing_reasons: tuple[str, ...]
    documents: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Result(
    # the last base's fields come first
    Findings,
    FirstPayments,
    Trillium,
    NorthernCredit,
    DwellingCredit,
    Occupancy,
    SalesTaxCredit,
    GstCredit,
    ChildBenefit,
    BenefitYear,
    Deadlines,
    Balance,
    WorkersBenefit,
    ProvincialTax,
    AlbertaSteps,
    BritishColumbiaSteps,
    ChildCareCredit,
    HealthPremium,
    LiftCredit,
    Reduction,
    Surtax,
    ProvincialCredits,
    ProvincialGifts,
    ProvincialAmounts,
    FederalTax,
    FederalCredits,
    Gifts,
    Tuition,
    PersonalAmounts,
    NetIncome,
    ChildCare,
    Deductions,
    Insurance,
    Pension,
    PensionDue,
    Income,
    Family,
    Residency,
):
    """Every amount of a line is in cents, and 0.00 where the line does not arise: another province, no slip.

    What stands behind the lines (limits, rates, amounts on the way) is None where it does not arise.
    """


def joined(parts: Iterable[Any]) -> Result:
    """One result of parts that are instances of its bases; a part left out keeps its defaults.

    The fields are taken over at once: setting 260 frozen ones singly costs as much as working them out.
    """
    result = object.__new__(Result)
    for part in parts:
        vars(result).update(vars(part))
    return result
