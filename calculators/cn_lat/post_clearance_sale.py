"""Sales after the clearance, at the unit cost that the clearance fixed: draft art. 8, interpretation s. 8.

`__all__` lists what the questions name, wherever it is worked out.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from calculators.cn_lat.answer import Answer, Conflict
from calculators.cn_lat.exemption import ordinary_findings, ordinary_limit
from calculators.cn_lat.levy import Levied, levied, no_levy
from calculators.cn_lat.property_types import ORDINARY, PROPERTY_TYPES, nothing_saleable
from calculators.cn_lat.rate_table import steps
from calculators.cn_lat.rules import latest
from calculators.shared.exact import exactly, half_up, unrounded
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import Finding, figure
from calculators.shared.rules import Snapshot

__all__ = [
    "CLEARANCE_METHODS",
    "CONDITIONS",
    "PROPERTY_TYPES",
    "VERDICTS",
    "PeriodSales",
    "PostClearanceSale",
    "Result",
    "assess",
    "formula_applicable",
    "formula_not_applicable",
    "may_be_assessed",
    "more_sold_than_cleared",
    "nothing_was_saleable",
]

ErrorAfterClearance = Literal["post_clearance_formula_not_applicable", "saleable_area_zero", "deductions_zero"]
Verdict = Literal["tax", "no_tax", ErrorAfterClearance]
VERDICTS = get_args(Verdict)
CONDITIONS = ("cleared_by_books_or_four_costs",)
LATER_COST_CONDITIONS = ("later_costs_disclosed", "later_costs_evidenced", "outside_assessed_four")
CLEARANCE_METHODS = ("books", "assessed_four_costs", "assessed_rate")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSales:
    """Sales of one period, and costs that lacked a voucher or payment at the clearance and have them now."""

    period: str
    revenue_ex_vat: Decimal
    area: Decimal
    later_costs: Decimal = Decimal(0)
    later_costs_disclosed: bool = True
    later_costs_evidenced: bool = True
    later_costs_in_assessed_four: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostClearanceSale:
    """One type. Both clearance figures are those that the authority approved for it."""

    property_type: str
    clearance_method: str = "books"
    clearance_saleable_area: Decimal
    clearance_total_deductions: Decimal
    prior_unit_cost: Decimal | None = None
    periods: tuple[PeriodSales, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Levied):
    """exact_unit_cost = that of the period before + later_costs_counted / clearance_saleable_area;
    exact_deductions = exact_unit_cost * area.
    """

    period: str
    area: Decimal = figure("m2")
    revenue_ex_vat: Decimal = figure("CNY")
    unit_cost: Decimal = figure("CNY/m2")
    later_costs_denied: Decimal = figure("CNY")
    later_costs_counted: Decimal = figure("CNY")
    exact_prior_unit_cost: Decimal = figure("CNY/m2")
    exact_unit_cost: Decimal = figure("CNY/m2")
    conditions: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Answer):
    verdict: Verdict
    formula_applicable: bool | None = None
    initial_unit_cost: Decimal | None = figure("CNY/m2")
    final_unit_cost: Decimal | None = figure("CNY/m2")
    periods: tuple[Period, ...] = ()
    total_tax_due: Decimal | None = figure("CNY")
    total_area: Decimal | None = figure("m2")


def formula_applicable(clearance_method: str = "books") -> bool:
    return clearance_method in ("books", "assessed_four_costs")


def formula_not_applicable(clearance_method: str = "books") -> bool:
    return not formula_applicable(clearance_method)


def nothing_was_saleable(clearance_saleable_area: Decimal) -> bool:
    return nothing_saleable(clearance_saleable_area)


def may_be_assessed(clearance_method: str = "books") -> bool:
    """Later costs may lie within the four assessed costs, and are denied then."""
    return clearance_method == "assessed_four_costs"


@refusal("missing", fact="periods")
def no_periods(periods: tuple[PeriodSales, ...]) -> bool:
    return not periods


@refusal("out_of_range", fact="periods.area")
def more_sold_than_cleared(periods: tuple[PeriodSales, ...], clearance_saleable_area: Decimal) -> bool:
    return sum(sales.area for sales in periods) > clearance_saleable_area


@exactly
def assess(case: PostClearanceSale) -> Result:
    applicable = formula_applicable(case.clearance_method)
    if not applicable:
        return _error("post_clearance_formula_not_applicable", applicable)
    if nothing_was_saleable(case.clearance_saleable_area):
        return _error("saleable_area_zero", applicable)
    refuse(no_periods, case.periods)
    refuse(more_sold_than_cleared, case.periods, case.clearance_saleable_area)
    rows = _periods(case)
    if len(rows) < len(case.periods):
        return _error("deductions_zero", applicable)
    total = sum((row.tax_due for row in rows if row.tax_due is not None), Decimal("0.00"))
    conflicts: tuple[Conflict, ...] = ("exemption_per_period", "residence_classification", "ordinary_home_standard")
    return Result(
        verdict="tax" if total else "no_tax",
        conditions=_applicable(applicable),
        open_conflicts=conflicts if case.property_type == ORDINARY else (),
        formula_applicable=applicable,
        initial_unit_cost=half_up(_initial_unit_cost(case)),
        final_unit_cost=rows[-1].unit_cost,
        periods=rows,
        total_tax_due=total,
        total_area=sum((sales.area for sales in case.periods), Decimal(0)),
    )


def _error(error: ErrorAfterClearance, applicable: bool) -> Result:
    return Result(
        errors=(error,),
        verdict=error,
        conditions=_applicable(applicable),
        formula_applicable=applicable,
    )


def _applicable(applicable: bool) -> tuple[Finding, ...]:
    return (Finding("cleared_by_books_or_four_costs", applicable),)


def _initial_unit_cost(case: PostClearanceSale) -> Decimal:
    """The last cumulative value, if one is given, replaces the quotient."""
    quotient = case.clearance_total_deductions / case.clearance_saleable_area
    return quotient if case.prior_unit_cost is None else case.prior_unit_cost


def _periods(case: PostClearanceSale) -> tuple[Period, ...]:
    """Up to the one whose sales meet no deductions. A period's own later costs count before its sales."""
    rules, rows, cost = latest(), [], _initial_unit_cost(case)
    for sales in case.periods:
        prior, cost = cost, cost + counted(sales, case.clearance_method) / case.clearance_saleable_area
        if not cost * sales.area and (sales.area or sales.revenue_ex_vat):
            break
        rows.append(_period(case, sales, prior, cost, rules))
    return tuple(rows)


def counted(sales: PeriodSales, clearance_method: str) -> Decimal:
    """Later costs that were disclosed at the clearance, are evidenced now and not within the four assessed costs."""
    if sales.later_costs <= 0 or not (sales.later_costs_disclosed and sales.later_costs_evidenced):
        return Decimal(0)
    if may_be_assessed(clearance_method) and sales.later_costs_in_assessed_four:
        return Decimal(0)
    return sales.later_costs


def _period(case: PostClearanceSale, sales: PeriodSales, prior: Decimal, cost: Decimal, rules: Snapshot) -> Period:
    """All five deductions are inside the unit cost: the sale's own taxes are not deducted again."""
    limit = ordinary_limit(case.property_type, separately_accounted=True, rules=rules)
    revenue, area = sales.revenue_ex_vat, sales.area
    levy = levied(revenue, cost * area, steps(rules), limit) if area else no_levy()
    later = counted(sales, case.clearance_method)
    return Period(
        period=sales.period,
        area=sales.area,
        revenue_ex_vat=half_up(revenue),
        unit_cost=half_up(cost),
        later_costs_denied=half_up(sales.later_costs - later),
        later_costs_counted=unrounded(later),
        exact_prior_unit_cost=unrounded(prior),
        exact_unit_cost=unrounded(cost),
        conditions=_findings(case, sales, levy),
        **levy,
    )


def _findings(case: PostClearanceSale, sales: PeriodSales, levy: dict[str, Any]) -> tuple[Finding, ...]:
    exemption = ordinary_findings(case.property_type, separately_accounted=True, levy=levy)
    if sales.later_costs <= 0:
        return exemption
    later = [
        Finding("later_costs_disclosed", sales.later_costs_disclosed),
        Finding("later_costs_evidenced", sales.later_costs_evidenced),
    ]
    if may_be_assessed(case.clearance_method):
        later.append(Finding("outside_assessed_four", not sales.later_costs_in_assessed_four))
    return (*later, *exemption)
