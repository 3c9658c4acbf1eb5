"""Tax payment credit rating, and whether banks lend on it (section 7)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.asked import asks
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import of_year
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

BankTaxInteraction = Literal["available", "available_official_only", "not_available"]
INTERACTION: dict[str, BankTaxInteraction] = {
    "A": "available",
    "B": "available",
    "M": "available_official_only",
    "C": "not_available",
    "D": "not_available",
}
"""M: the notice of the STA and the banking regulator names it, the study only A and B."""


@dataclass(frozen=True, kw_only=True)
class CreditRating:
    """`credit_points_short`: what the score lacks for a rating on which banks lend."""

    tax_credit_rating: str | None = None
    bank_tax_interaction: BankTaxInteraction | None = None
    credit_points_short: Decimal | None = figure("count")
    credit_points_wanted: Decimal | None = figure("count")


@refusal("out_of_range", fact="tax_credit_score")
def score_out_of_range(tax_credit_score: Decimal | None, tax_year: int) -> bool:
    return tax_credit_score is not None and not 0 <= tax_credit_score <= of_year(tax_year).credit.most


def refuse_credit(case: Incentives) -> None:
    if asks(case, "credit") and case.tax_credit_rating is None:
        refuse(score_out_of_range, case.tax_credit_score, case.tax_year)


def rating_of(case: Incentives) -> str | None:
    """As rated, else by score; grading straight to D wins over any score. None where neither is known."""
    if case.tax_credit_rating is not None:
        return case.tax_credit_rating
    if case.credit_direct_d:
        return "D"
    if (score := case.tax_credit_score) is None:
        return None
    rules = of_year(case.tax_year).credit
    if score < rules.least_c:
        return "D"
    if score < rules.least_b:
        return "C"
    if case.credit_new_or_no_income:
        return "M"
    return "B" if score < rules.least_a else "A"


def credit_rating(case: Incentives) -> CreditRating:
    rating = rating_of(case) if asks(case, "credit") else None
    if rating is None:
        return CreditRating()
    wanted: Decimal = of_year(case.tax_year).credit.least_b
    by_score = case.tax_credit_rating is None and not case.credit_direct_d and case.tax_credit_score is not None
    short = max(Decimal(0), wanted - (case.tax_credit_score or 0)) if by_score else None
    return CreditRating(
        tax_credit_rating=rating,
        bank_tax_interaction=INTERACTION[rating],
        credit_points_short=None if short is None else to_cent(short),
        credit_points_wanted=wanted if by_score else None,
    )
