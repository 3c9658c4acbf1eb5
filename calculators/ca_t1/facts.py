"""What a person tells for the return of a tax year from 2024 on. Money in Canadian dollars."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.ca_t1.amounts import ZERO

PROVINCES = ("on", "bc", "ab", "qc", "mb", "sk", "ns", "nb", "nl", "pe", "yt", "nt", "nu")
MARITAL_STATUSES = ("single", "married", "common_law", "separated", "divorced", "widowed")
COUPLE = ("married", "common_law")
SPOUSE_EXCEPTIONS = ("none", "full_time_student", "part_time_student", "incapable", "prison")
IMMIGRATION_STATUSES = ("permanent_resident", "protected_person", "temporary_resident", "citizen")

CPP_MONTHS = range(1, 13)
AGES = range(121)
EXCEPTION_WEEKS = range(53)
EXCEPTION_MONTHS = range(13)
MONTHS_IN_CANADA = range(1201)


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """`disability`: the CRA has approved form T2201 for the child."""

    birth_date: date
    disability: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class T4Slip:
    """The boxes of one T4. Boxes 24 and 26 left blank (None) mean box 14; an explicit 0 is 0."""

    box14: Decimal = ZERO
    box16: Decimal = ZERO
    box16a: Decimal = ZERO
    box17: Decimal = ZERO
    box17a: Decimal = ZERO
    box18: Decimal = ZERO
    box20: Decimal = ZERO
    box22: Decimal = ZERO
    box24: Decimal | None = None
    box26: Decimal | None = None
    box44: Decimal = ZERO
    box46: Decimal = ZERO
    box52: Decimal = ZERO
    box55: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """`date_of_entry` None: not in the tax year. `age_on_dec_31` may be a four-digit year of birth.

    `spouse_net_income` counts from arrival on. `spouse_exception_weeks` are months for a part-time student.
    `world_income_family_base_year` None: not known.
    """

    tax_year: int = 2025
    province: str = "on"
    date_of_entry: date | None = None
    pre_arrival_world_income: Decimal = ZERO
    pre_arrival_canadian_income: Decimal = ZERO
    marital_status: str = "single"
    spouse_net_income: Decimal = ZERO
    spouse_pre_arrival_income: Decimal = ZERO
    spouse_working_income: Decimal = ZERO
    children: tuple[Child, ...] = ()
    dependant_net_income: Decimal = ZERO
    age_on_dec_31: int = 40
    t4_slips: tuple[T4Slip, ...] = ()
    cpp_months: int = 12
    foreign_employment_income: Decimal = ZERO
    ei_benefits: Decimal = ZERO
    interest_income: Decimal = ZERO
    taxable_scholarship: Decimal = ZERO
    self_employment_net: Decimal = ZERO
    acwb_advance_received: Decimal = ZERO
    other_tax_withheld: Decimal = ZERO
    rrsp_contributions: Decimal = ZERO
    rrsp_deduction_limit: Decimal = ZERO
    other_union_dues: Decimal = ZERO
    child_care_expenses: Decimal = ZERO
    moving_expenses_within_canada: Decimal = ZERO
    tuition_fees: Decimal = ZERO
    spouse_tuition_fees: Decimal = ZERO
    student_loan_interest: Decimal = ZERO
    medical_expenses: Decimal = ZERO
    donations: Decimal = ZERO
    disability: bool = False
    spouse_exception: str = "none"
    spouse_exception_weeks: int = 0
    full_time_student_over_13_weeks: bool = False
    rent_paid: Decimal = ZERO
    property_tax_paid: Decimal = ZERO
    northern_ontario: bool = False
    immigration_status: str = "permanent_resident"
    months_in_canada_by_july: int = 0
    world_income_family_base_year: Decimal | None = None
    spouse_self_employed: bool = False
    cwb_claimed_by_spouse: bool = False
