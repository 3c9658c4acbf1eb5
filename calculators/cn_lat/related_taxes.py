"""Taxes related to the transfer (与转让房地产有关的税金): draft art. 6, interpretation s. 6, 70/2016 art. 3.

Never VAT. Stamp duty booked as administrative expense is inside the development expenses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.cn_lat.property_types import PropertyType
from calculators.shared.exact import unrounded
from calculators.shared.result import figure

STAMP_DUTY_ACCOUNTS = ("taxes_and_surcharges", "administrative_expense")


@dataclass(frozen=True, kw_only=True)
class RelatedTaxes:
    """The facts, in yuan; `related_taxes` wins over those below it. A mixin: the slots are those of the facts."""

    __slots__ = ()

    related_taxes: Decimal | None = None
    surcharges_by_unit_accurate: bool = False
    surcharges_actual: Decimal = Decimal(0)
    surcharges_on_vat_prepayment: Decimal = Decimal(0)
    stamp_duty: Decimal = Decimal(0)
    stamp_duty_account: str = "taxes_and_surcharges"
    business_tax: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class TaxParts:
    """What the related taxes consist of. `given`: as one sum, without parts."""

    given: Decimal | None
    surcharges: Decimal | None = None
    stamp_duty: Decimal | None = None
    business_tax: Decimal | None = None

    @property
    def total(self) -> Decimal:
        if self.given is not None:
            return self.given
        return sum((part for part in (self.surcharges, self.stamp_duty, self.business_tax) if part), Decimal(0))

    def by_revenue(self, revenue: Decimal, total: Decimal) -> Decimal:
        """One type's part; without any revenue there is nothing to share by."""
        return self.total * revenue / total if total else Decimal(0)

    def shown(self) -> dict[str, Any]:
        parts = {
            "surcharges": self.surcharges,
            "stamp_duty_deducted": self.stamp_duty,
            "business_tax": self.business_tax,
        }
        return {"shared_related_taxes": unrounded(self.total), **parts}


@dataclass(frozen=True, kw_only=True)
class TaxWorkings:
    """The unit's related taxes and their parts: None where each type has its own, the parts also where not asked."""

    __slots__ = ()

    shared_related_taxes: Decimal | None = figure("CNY")
    surcharges: Decimal | None = figure("CNY")
    stamp_duty_deducted: Decimal | None = figure("CNY")
    business_tax: Decimal | None = figure("CNY")


def tax_parts(case: RelatedTaxes) -> TaxParts:
    """Surcharges as paid where they can be traced to the unit, else those paid when VAT was prepaid for it."""
    if case.related_taxes is not None:
        return TaxParts(case.related_taxes)
    traced = case.surcharges_by_unit_accurate
    surcharges = case.surcharges_actual if traced else case.surcharges_on_vat_prepayment
    stamp_duty = case.stamp_duty
    if stamp_duty > 0 and case.stamp_duty_account != "taxes_and_surcharges":
        stamp_duty = Decimal(0)
    return TaxParts(None, surcharges, stamp_duty, case.business_tax)


def some_type_without_own_taxes(types: Sequence[PropertyType]) -> bool:
    """An incomplete set of own taxes is ignored: the unit's are asked for and shared out."""
    return any(item.related_taxes is None for item in types)
