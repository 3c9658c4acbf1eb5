"""VAT of a general taxpayer, with the additional credit of listed enterprises (section 4.4)."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import period_of
from calculators.shared.rules import Snapshot


@dataclass(frozen=True, slots=True)
class GeneralVat:
    """`net` is negative where input VAT is carried out. The additional credit is None where no class is claimed.

    `confirmed`: the sources agree that it still runs.
    """

    net: Decimal
    rate: Decimal | None = None
    accrued: Decimal | None = None
    used: Decimal | None = None
    carried_out: Decimal | None = None
    confirmed: bool | None = None

    @property
    def payable(self) -> Decimal:
        return max(Decimal(0), self.net) - (self.used or 0)


def _confirmed(case: Incentives) -> bool:
    figure = f"vat.additional_credit.{case.additional_credit_class}"
    return period_of(figure, case.vat_period_end).confidence != "conflict"


def general_vat(case: Incentives, rules: Snapshot) -> GeneralVat:
    """Input VAT transferred out leaves the deductible input VAT, and so the base of the additional credit."""
    net = case.output_vat - (case.input_vat + case.vat_credit_carried_in - case.input_vat_reversed)
    if case.additional_credit_class == "none":
        return GeneralVat(net)
    rate = rules.vat.additional_credit[case.additional_credit_class]
    accrued = rate * (case.input_vat - case.input_vat_reversed) / 100
    available = accrued + case.additional_credit_carried_in
    used = min(max(Decimal(0), net), max(Decimal(0), available))
    return GeneralVat(net, rate, accrued, used, available - used, _confirmed(case))
