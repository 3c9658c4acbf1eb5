"""Losses of earlier years (section 3, step 3): which may still be set off, and which have expired."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.cn_small_business.asked import components_given, on_books
from calculators.cn_small_business.facts import Incentives, Loss
from calculators.cn_small_business.rules import of_year
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import figure


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfLoss:
    """`last_year`: the last tax year that may use it. `extended`: only high-tech or technology SME status keeps it."""

    year: int = figure("calendar_year")
    last_year: int = figure("calendar_year")
    extended: bool
    expired: bool
    amount: Decimal = figure("CNY")
    used: Decimal = figure("CNY")


@dataclass(frozen=True, slots=True)
class SetOff:
    """Losses against the profit of the year. `within_term`: what of the usable needs no longer term."""

    within_term: Decimal
    usable: Decimal
    used: Decimal
    expired: Decimal
    years: tuple[YearOfLoss, ...]


def loss_years(tax_year: int) -> tuple[int, ...]:
    """The years whose losses may be named, latest first: back to the first year of the law."""
    return tuple(range(tax_year - 1, of_year(tax_year).cit.law_from.year - 1, -1))


def years_of_qualification(tax_year: int) -> tuple[int, ...]:
    return tuple(range(tax_year - 1, of_year(tax_year).loss.qualified_from.year - 1, -1))


def some_loss_needs_extension(losses: tuple[Loss, ...], tax_year: int) -> bool:
    """Whether a loss is older than the ordinary term."""
    return any(tax_year > loss.year + of_year(tax_year).loss.years for loss in losses)


@refusal("loss_year_not_earlier", fact="losses.year")
def loss_year_not_earlier(year: int, tax_year: int) -> bool:
    return year >= tax_year


def refuse_losses(case: Incentives) -> None:
    for loss in case.losses if components_given(case) else ():
        refuse(loss_year_not_earlier, loss.year, case.tax_year)


def set_off(case: Incentives, profit: Decimal) -> SetOff:
    """Oldest first. A deemed profit uses none: they stay as they are."""
    books, qualified = on_books(case), _qualified_years(case)
    left = max(Decimal(0), profit) if books else Decimal(0)
    years = []
    for loss in sorted(case.losses, key=lambda loss: loss.year):
        year = _year(case.tax_year, loss, left, qualified)
        left -= year.used
        years.append(year)
    kept = [year for year in years if not year.expired]
    return SetOff(
        within_term=sum((year.amount for year in kept if books and not year.extended), Decimal(0)),
        usable=sum((year.amount for year in kept), Decimal(0)),
        used=sum((year.used for year in years), Decimal(0)),
        expired=sum((year.amount for year in years if year.expired), Decimal(0)),
        years=tuple(years),
    )


def _qualified_years(case: Incentives) -> list[int]:
    """The years with high-tech or technology SME status, asked about only where a loss needs them."""
    if not some_loss_needs_extension(case.losses, case.tax_year):
        return []
    first = of_year(case.tax_year).loss.qualified_from.year
    return [year for year in case.tech_qualified_years if year >= first]


def _year(tax_year: int, loss: Loss, profit: Decimal, qualified: list[int]) -> YearOfLoss:
    """Each qualified year saves the losses of the years just before it, whatever the year of the loss was itself."""
    rules = of_year(tax_year).loss
    saved = any(year - rules.years_saved <= loss.year < year for year in qualified)
    last_year = loss.year + (rules.years_qualified if saved else rules.years)
    expired = tax_year > last_year
    return YearOfLoss(
        year=loss.year,
        last_year=last_year,
        extended=not expired and tax_year > loss.year + rules.years,
        expired=expired,
        amount=loss.amount,
        used=Decimal(0) if expired else min(loss.amount, profit),
    )
