"""Tax burden ratio against the levels that the study prints (section 8): averages of 2024, no limits."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.asked import asks
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import of_year
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent

Benchmark = Literal["national", "wholesale_retail", "manufacturing", "construction", "little_giant"]
Position = Literal["above", "equal", "below", "undetermined"]
INDUSTRY_BENCHMARKS: dict[str, Benchmark] = {
    "wholesale_retail": "wholesale_retail",
    "manufacturing": "manufacturing",
    "construction": "construction",
}


@dataclass(frozen=True, kw_only=True)
class TaxBurden:
    """Compared unrounded, shown to two decimals: 1.654% shows as 1.65 and still is above 1.65."""

    tax_burden_ratio: Decimal | None = figure("percent")
    benchmark_id: Benchmark | None = None
    benchmark_ratio: Decimal | None = figure("percent")
    benchmark_gap_pp: Decimal | None = figure("percent")
    burden_position: Position | None = None


def benchmark(case: Incentives) -> Benchmark:
    if case.entity_type == "company" and case.little_giant:
        return "little_giant"
    return INDUSTRY_BENCHMARKS.get(case.industry, "national")


def tax_burden(case: Incentives) -> TaxBurden:
    if not asks(case, "burden"):
        return TaxBurden()
    name = benchmark(case)
    level: Decimal = of_year(case.tax_year).burden[name]
    paid, received = case.taxes_paid_total, case.operating_income
    if received <= 0:
        return TaxBurden(benchmark_id=name, benchmark_ratio=to_cent(level), burden_position="undetermined")
    ratio = paid / received * 100
    return TaxBurden(
        tax_burden_ratio=to_cent(ratio),
        benchmark_id=name,
        benchmark_ratio=to_cent(level),
        benchmark_gap_pp=to_cent(ratio - level),
        burden_position=_position(paid * 100, level * received),
    )


def _position(taxes: Decimal, usual: Decimal) -> Position:
    """Multiplied out, so that no division rounds what is equal apart."""
    if taxes == usual:
        return "equal"
    return "above" if taxes > usual else "below"
