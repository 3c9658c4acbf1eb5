"""Urban maintenance and construction tax and the two education surcharges, on the VAT that is due (section 5)."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.cn_small_business.asked import asks, ticked, vat_period_covered
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import RULES, of_year
from calculators.cn_small_business.vat import small_scale_outcome, vat_payable
from calculators.shared.result import figure


@dataclass(frozen=True, kw_only=True)
class Surcharges:
    """Rates in percent of `surcharge_base`: the VAT due after reliefs, and consumption tax.

    `surcharges_exempt`: small sales spare both education surcharges, not the construction tax.
    """

    surcharge_base: Decimal | None = figure("CNY")
    umct_rate: Decimal | None = figure("percent")
    education_surcharge_rate: Decimal | None = figure("percent")
    local_education_surcharge_rate: Decimal | None = figure("percent")
    surcharges_exempt: bool | None = None


def surcharges(case: Incentives) -> Surcharges:
    """Empty where the place of business, and so the rate, is not told."""
    if not asks(case, "six_two") or not ticked(case, "vat_surcharges") or case.umct_location is None:
        return Surcharges()
    rules, payable = of_year(case.tax_year), vat_payable(case)
    return Surcharges(
        surcharge_base=(case.surcharge_base_vat if payable is None else payable) + case.consumption_tax_paid,
        umct_rate=rules.umct[case.umct_location],
        education_surcharge_rate=rules.surcharge.education,
        local_education_surcharge_rate=rules.surcharge.local_education,
        surcharges_exempt=_sales_are_small(case),
    )


def surcharge_lines(case: Incentives) -> dict[str, Decimal | None]:
    """Before halving, unrounded: worked out, else as typed. None: not told."""
    if not ticked(case, "vat_surcharges"):
        return {}
    found = surcharges(case)
    if found.surcharge_base is None:
        return {
            "umct": case.unreduced_umct,
            "education_surcharge": case.unreduced_education_surcharge,
            "local_education_surcharge": case.unreduced_local_education_surcharge,
        }
    surcharged = Decimal(0) if found.surcharges_exempt else found.surcharge_base
    return {
        "umct": _share(found.surcharge_base, found.umct_rate),
        "education_surcharge": _share(surcharged, found.education_surcharge_rate),
        "local_education_surcharge": _share(surcharged, found.local_education_surcharge_rate),
    }


def _share(base: Decimal, rate: Decimal | None) -> Decimal | None:
    return None if rate is None else base * rate / 100


def _sales_are_small(case: Incentives) -> bool:
    """Sales up to the limit, itself included in 2026 too; not known is not small."""
    rules = RULES.on(case.vat_period_end) if vat_period_covered(case) else None
    if rules is None:
        return False
    if case.vat_status == "general":
        sales = case.general_period_sales
    else:
        found = small_scale_outcome(case)
        sales = found.sales.total if found else None
    return sales is not None and bool(sales <= rules.surcharge.exempt_sales[case.vat_period])
