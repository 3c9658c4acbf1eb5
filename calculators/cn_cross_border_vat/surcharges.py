"""What is levied on VAT: urban maintenance and construction tax, education surcharge, local education surcharge."""

from decimal import Decimal

from calculators.cn_cross_border_vat.amounts import WHOLE, ZERO, Figures
from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.verdict import PARTIAL, Verdict
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot

NONE_ON_WITHHELD_VAT: Figures = {
    "urban_construction_tax": ZERO,
    "education_surcharge": ZERO,
    "local_education_surcharge": ZERO,
    "surcharges_total": ZERO,
}
"""Urban Maintenance and Construction Tax Law art. 3."""


def surcharges_are_due(treatment: Verdict, period_input_vat: Decimal | None) -> bool:
    if treatment.treatment == "zero_rated":
        return period_input_vat is not None
    return treatment.treatment in PARTIAL | {"taxable_domestic"}


def surcharges(case: Treatment, law: Verdict, base: Decimal, rules: Snapshot) -> Figures:
    """Each to the cent. Of one contract alone they are indicative: the return is for the period."""
    if case.location_tier is None:
        return {}
    percent = rules.small_scale_surcharges if law.small_scale else WHOLE
    rates = (rules.umct[case.location_tier], rules.education_surcharge, rules.local_education_surcharge)
    urban, education, local = (to_cent(base * rate * percent / WHOLE**2) for rate in rates)
    return {
        "surcharge_base": base,
        "surcharge_part_percent": percent,
        "umct_rate": rates[0],
        "education_rate": rates[1],
        "local_education_rate": rates[2],
        "urban_construction_tax": urban,
        "education_surcharge": education,
        "local_education_surcharge": local,
        "surcharges_total": urban + education + local,
    }
