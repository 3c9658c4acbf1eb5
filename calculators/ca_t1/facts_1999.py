"""What a person tells for the return of 1999. Money in Canadian dollars."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.ca_t1.amounts import ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    birth_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class T4Slip:
    box14: Decimal = ZERO
    box16: Decimal = ZERO
    box18: Decimal = ZERO
    box22: Decimal = ZERO
    box44: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Return1999:
    """`province` is not asked: the form is Ontario's. `spouse_exception_weeks`: months if a part-time student."""

    province: str = "on"
    date_of_entry: date | None = None
    marital_status: str = "single"
    spouse_net_income: Decimal = ZERO
    children: tuple[Child, ...] = ()
    t4_slips: tuple[T4Slip, ...] = ()
    interest_income: Decimal = ZERO
    child_care_expenses: Decimal = ZERO
    spouse_tuition_fees: Decimal = ZERO
    spouse_education_months: int = 0
    spouse_exception: str = "none"
    spouse_exception_weeks: int = 0
    rent_paid: Decimal = ZERO
