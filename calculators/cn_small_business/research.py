"""R&D super deduction (sections 3.1 and 1): who may, on what base, how much."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.asked import any_research, on_books
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import of_year
from calculators.shared.result import Finding, figure
from calculators.shared.rounding import to_cent

RdStatus = Literal["eligible", "not_eligible"]
RD_CONDITIONS = ("deemed_collection", "rd_records", "excluded_industry", "residency")
EXCLUDED_INDUSTRIES = (
    "tobacco_manufacturing",
    "accommodation_catering",
    "wholesale_retail",
    "real_estate",
    "leasing_business_services",
    "entertainment",
)
"""Caishui 2015 No. 119 art. 4."""


@dataclass(frozen=True, kw_only=True)
class Research:
    """`rd_excluded_margin`: how far the excluded industries' share of revenue stays under its limit."""

    rd_status: RdStatus | None = None
    rd_failed: tuple[str, ...] | None = None
    rd_conditions: tuple[Finding, ...] = ()
    rd_excluded_margin: Decimal | None = figure("percent")
    rd_rate: Decimal | None = figure("percent")
    rd_outsourced_share: Decimal | None = figure("percent")
    rd_domestic_base: Decimal | None = figure("CNY")
    rd_overseas_counted: Decimal | None = figure("CNY")
    rd_overseas_cap: Decimal | None = figure("CNY")
    rd_overseas_cap_parts: Decimal | None = figure("ratio")
    rd_overseas_cap_of: Decimal | None = figure("ratio")
    rd_base: Decimal | None = figure("CNY")
    rd_super_deduction: Decimal | None = figure("CNY")
    rd_super_deduction_exact: Decimal | None = figure("CNY")


@dataclass(frozen=True, slots=True)
class Cap:
    """R&D abroad counts up to so many `parts` of so many (`of`) of the domestic."""

    parts: Decimal
    of: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Base:
    """What of the R&D counts, unrounded. `share`: of fees, in percent; None without any."""

    share: Decimal | None
    domestic: Decimal
    overseas: Decimal = Decimal(0)
    cap: Cap | None = None

    @property
    def total(self) -> Decimal:
        return self.domestic + self.overseas


def base(case: Incentives) -> Base:
    """Own R&D in full, of fees the outsourced share, those abroad no more than the cap on domestic R&D."""
    at_home, abroad = case.rd_outsourced_domestic, case.rd_outsourced_overseas
    rules = of_year(case.tax_year).rd
    share = rules.outsourced_share if at_home or abroad else None
    domestic = case.rd_expense + at_home * (share or 0) / 100
    if not abroad:
        return Base(share, domestic)
    ((parts, of),) = rules.overseas_cap
    cap = Cap(parts, of, domestic * parts / of)
    return Base(share, domestic, min(abroad * (share or 0) / 100, cap.amount), cap)


def super_deduction(case: Incentives) -> Decimal:
    """What is deducted on top of the expense, unrounded; nothing where a condition fails."""
    if not any_research(case) or not all(finding.met for finding in conditions(case)):
        return Decimal(0)
    rate: Decimal = of_year(case.tax_year).rd.rate[case.rd_class]
    return base(case).total * rate / 100


def conditions(case: Incentives) -> tuple[Finding, ...]:
    """An unmet one is named after what stands in the way."""
    met = (on_books(case), case.rd_records_ok, not excluded_industry(case), case.residency == "resident")
    return tuple(map(Finding, RD_CONDITIONS, met))


def excluded_industry(case: Incentives) -> bool:
    """By the share of revenue where it is known (exactly the limit passes), else by the industry's name."""
    share = case.excluded_industry_revenue_percent
    if share is None:
        return case.industry in EXCLUDED_INDUSTRIES
    limit: Decimal = of_year(case.tax_year).rd.excluded_revenue_limit
    return share > limit


def research(case: Incentives) -> Research:
    if not any_research(case):
        return Research()
    rules, counted, findings, deducted = of_year(case.tax_year).rd, base(case), conditions(case), super_deduction(case)
    failed = tuple(finding.id for finding in findings if not finding.met)
    share, cap = case.excluded_industry_revenue_percent, counted.cap
    return Research(
        rd_status="not_eligible" if failed else "eligible",
        rd_failed=failed,
        rd_conditions=findings,
        rd_excluded_margin=None if share is None else to_cent(rules.excluded_revenue_limit - share),
        rd_rate=rules.rate[case.rd_class],
        rd_outsourced_share=counted.share,
        rd_domestic_base=counted.domestic,
        rd_overseas_counted=counted.overseas,
        rd_overseas_cap=None if cap is None else cap.amount,
        rd_overseas_cap_parts=None if cap is None else cap.parts,
        rd_overseas_cap_of=None if cap is None else cap.of,
        rd_base=counted.total,
        rd_super_deduction=to_cent(deducted),
        rd_super_deduction_exact=deducted,
    )
