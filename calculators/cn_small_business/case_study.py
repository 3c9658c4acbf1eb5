"""Scenario `case_study`: the study's own figures, and whether they hold together (section 12)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.rules import of_year, years_covered
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot

CASE_STUDIES = ("shuangyuan", "national_series", "henan_2024", "bank_tax_loans_2025", "burden_levels")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStudy:
    case_study: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One relief of those that a total is said to have."""

    id: str
    amount: Decimal = figure("CNY")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOnPath:
    """What the reductions of a year would be, growing evenly."""

    year: int = figure("calendar_year")
    trillion: Decimal = figure("ratio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A printed tax burden, how much it is said to have fallen, and what it then was before."""

    id: str
    level: Decimal = figure("percent")
    decrease: Decimal = figure("percent")
    earlier: Decimal = figure("percent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Of each study only its own figures; the others are None. `..._low`, `..._high`: the band that rounding leaves."""

    case_study: str
    first_reduction_trillion: Decimal | None = figure("ratio")
    last_reduction_trillion: Decimal | None = figure("ratio")
    growth_intervals: int | None = figure("count")
    average_growth_percent: Decimal | None = figure("percent")
    average_growth_percent_low: Decimal | None = figure("percent")
    average_growth_percent_high: Decimal | None = figure("percent")
    stated_average_growth_percent: Decimal | None = figure("percent")
    within_rounding_of_endpoints: bool | None = None
    reduction_2024_q1_q3: Decimal | None = figure("CNY")
    reduction_2024_q1_q3_billion: Decimal | None = figure("ratio")
    reduction_2024_q1_q3_growth_percent: Decimal | None = figure("percent")
    reduction_2023_q1_q3_implied_billion: Decimal | None = figure("ratio")
    smooth_path: tuple[YearOnPath, ...] = ()
    smooth_path_five_year_sum_trillion: Decimal | None = figure("ratio")
    stated_sum_trillion: Decimal | None = figure("ratio")
    stated_sum_above_smooth_path: bool | None = None

    stated_total: Decimal | None = figure("CNY")
    listed_components: tuple[Component, ...] = ()
    listed_components_total: Decimal | None = figure("CNY")
    unlisted_remainder: Decimal | None = figure("CNY")
    stated_research: Decimal | None = figure("CNY")
    stated_additional_credit: Decimal | None = figure("CNY")
    additional_credit_rate: Decimal | None = figure("percent")
    implied_input_vat: Decimal | None = figure("CNY")
    small_rate: Decimal | None = figure("percent")
    rd_wanted_at_small_rate: Decimal | None = figure("CNY")

    components_exceed_total_by: Decimal | None = figure("CNY")
    operating_income_2024: Decimal | None = figure("CNY")
    operating_income_growth_percent: Decimal | None = figure("percent")
    operating_income_2023_implied: Decimal | None = figure("CNY")
    burden_percent: Decimal | None = figure("percent")
    burden_benchmark_percent: Decimal | None = figure("percent")
    burden_gap_pp: Decimal | None = figure("percent")
    tax_2024_implied: Decimal | None = figure("CNY")
    loans: Decimal | None = figure("CNY")
    interest_below_market_pp: Decimal | None = figure("percent")
    interest_saving_per_year: Decimal | None = figure("CNY")
    reinvested_percent: Decimal | None = figure("percent")
    rd_reinvested_at_least: Decimal | None = figure("CNY")
    gross_margin_before: Decimal | None = figure("percent")
    gross_margin_after: Decimal | None = figure("percent")
    gross_margin_gain_pp: Decimal | None = figure("percent")

    loans_count: Decimal | None = figure("count")
    loans_total: Decimal | None = figure("CNY")
    loans_total_trillion: Decimal | None = figure("ratio")
    average_loan: Decimal | None = figure("CNY")

    levels: tuple[Level, ...] = ()
    national_prior_year_percent: Decimal | None = figure("percent")
    wholesale_retail_2019_percent: Decimal | None = figure("percent")
    manufacturing_2019_percent: Decimal | None = figure("percent")
    construction_2019_percent: Decimal | None = figure("percent")
    little_giant_2018_percent: Decimal | None = figure("percent")
    warnings: tuple[Literal["seed_figures_inconsistent"], ...] = ()


def assess(case: CaseStudy) -> Result:
    rules = of_year(years_covered()[-1])  # the study is about the first of them
    studies = {
        "national_series": national_series,
        "henan_2024": henan,
        "shuangyuan": shuangyuan,
        "bank_tax_loans_2025": loans,
        "burden_levels": burden_levels,
    }
    return studies[case.case_study](rules)


def national_series(rules: Snapshot) -> Result:
    """Reductions of 2019 and 2023: the growth that they imply, against the growth and the sum that are stated."""
    paper = rules.paper
    (first_year, first), (last_year, last) = paper.reductions
    intervals = int(last_year - first_year)
    low = growth_percent(first + half_digit(first), last - half_digit(last), intervals)
    high = growth_percent(first - half_digit(first), last + half_digit(last), intervals)
    path = tuple(
        YearOnPath(year=int(first_year) + n, trillion=first * (last / first) ** (Decimal(n) / intervals))
        for n in range(intervals + 1)
    )
    smooth_sum = sum((step.trillion for step in path), Decimal(0))
    return Result(
        case_study="national_series",
        first_reduction_trillion=first,
        last_reduction_trillion=last,
        growth_intervals=intervals,
        average_growth_percent=to_cent(growth_percent(first, last, intervals)),
        average_growth_percent_low=to_cent(low),
        average_growth_percent_high=to_cent(high),
        stated_average_growth_percent=to_cent(paper.reductions_growth),
        within_rounding_of_endpoints=low <= paper.reductions_growth <= high,
        reduction_2024_q1_q3=to_cent(paper.reduction_three_quarters),
        reduction_2024_q1_q3_billion=paper.reduction_three_quarters / 10**9,
        reduction_2024_q1_q3_growth_percent=paper.reduction_three_quarters_growth,
        reduction_2023_q1_q3_implied_billion=to_cent(
            before(paper.reduction_three_quarters, paper.reduction_three_quarters_growth) / 10**9
        ),
        smooth_path=path,
        smooth_path_five_year_sum_trillion=to_cent(smooth_sum),
        stated_sum_trillion=paper.reductions_sum,
        stated_sum_above_smooth_path=paper.reductions_sum > smooth_sum,
    )


def growth_percent(first: Decimal, last: Decimal, intervals: int) -> Decimal:
    """A year, on average."""
    return ((last / first) ** (1 / Decimal(intervals)) - 1) * 100


def half_digit(printed: Decimal) -> Decimal:
    """How far a printed figure may be rounded: half of its last digit."""
    return Decimal((0, (5,), int(printed.as_tuple().exponent) - 1))


def before(value: Decimal, growth: Decimal) -> Decimal:
    """What a value was before it grew by so many percent (fell, if negative)."""
    return value / (1 + growth / 100)


def henan(rules: Snapshot) -> Result:
    """An enterprise whose listed reliefs leave a rest, and imply its input VAT and its R&D."""
    paper, rate = rules.paper.henan, rules.vat.additional_credit.advanced_manufacturing
    small = rules.slpe.inclusion * rules.slpe.rate / 100
    listed = paper.research + paper.additional_credit
    return Result(
        case_study="henan_2024",
        stated_total=to_cent(paper.total),
        listed_components=_components(paper, "research", "additional_credit"),
        listed_components_total=to_cent(listed),
        unlisted_remainder=to_cent(paper.total - listed),
        stated_research=paper.research,
        stated_additional_credit=paper.additional_credit,
        additional_credit_rate=rate,
        implied_input_vat=to_cent(paper.additional_credit / rate * 100),
        small_rate=small,
        rd_wanted_at_small_rate=to_cent(paper.research / small * 100),
    )


def _components(amounts: Snapshot, *names: str) -> tuple[Component, ...]:
    return tuple(Component(id=name, amount=amounts[name]) for name in names)


def shuangyuan(rules: Snapshot) -> Result:
    """The study's own case: its parts exceed its total, so nothing but the reinvested share rests on the total."""
    paper = rules.paper.shuangyuan
    parts = _components(paper.parts, "hnte", "research", "additional_credit", "export_refund")
    listed = sum((part.amount for part in parts), Decimal(0))
    ((margin_before, margin_after),) = paper.gross_margin
    excess = listed - paper.total
    return Result(
        case_study="shuangyuan",
        stated_total=to_cent(paper.total),
        listed_components=parts,
        listed_components_total=to_cent(listed),
        components_exceed_total_by=to_cent(excess),
        operating_income_2024=to_cent(paper.income),
        operating_income_growth_percent=paper.income_growth,
        operating_income_2023_implied=to_cent(before(paper.income, paper.income_growth)),
        burden_percent=paper.burden,
        burden_benchmark_percent=rules.burden.little_giant,
        burden_gap_pp=to_cent(paper.burden - rules.burden.little_giant),
        tax_2024_implied=to_cent(paper.income * paper.burden / 100),
        loans=to_cent(paper.loans),
        interest_below_market_pp=paper.interest_below_market,
        interest_saving_per_year=to_cent(paper.loans * paper.interest_below_market / 100),
        reinvested_percent=paper.reinvested,
        rd_reinvested_at_least=to_cent(paper.total * paper.reinvested / 100),
        gross_margin_before=margin_before,
        gross_margin_after=margin_after,
        gross_margin_gain_pp=to_cent(margin_after - margin_before),
        warnings=("seed_figures_inconsistent",) if excess > 0 else (),
    )


def loans(rules: Snapshot) -> Result:
    paper = rules.paper.loans
    return Result(
        case_study="bank_tax_loans_2025",
        loans_count=Decimal(paper.count),
        loans_total=to_cent(paper.total),
        loans_total_trillion=paper.total / 10**12,
        average_loan=to_cent(paper.total / paper.count),
    )


def burden_levels(rules: Snapshot) -> Result:
    """What the printed levels were before their printed decreases."""
    levels = tuple(_level(name, rules) for name in LEVELS)
    earlier = {level.id: level.earlier for level in levels}
    return Result(
        case_study="burden_levels",
        levels=levels,
        national_prior_year_percent=earlier["national"],
        wholesale_retail_2019_percent=earlier["wholesale_retail"],
        manufacturing_2019_percent=earlier["manufacturing"],
        construction_2019_percent=earlier["construction"],
        little_giant_2018_percent=earlier["little_giant"],
    )


def _level(name: str, rules: Snapshot) -> Level:
    level, decrease = rules.burden[name], rules.paper.decrease[name]
    return Level(id=name, level=level, decrease=decrease, earlier=to_cent(before(level, -decrease)))


LEVELS = ("national", "wholesale_retail", "manufacturing", "construction", "little_giant")
