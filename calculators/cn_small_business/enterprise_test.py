"""The small low-profit enterprise: six conditions, for the year or to the end of a quarter (section 2)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.asked import asks, asks_size
from calculators.cn_small_business.facts import QUARTERS, Incentives, Quarter
from calculators.cn_small_business.rules import of_year
from calculators.cn_small_business.taxable_income import Incomes, incomes
from calculators.shared.averages import average, midpoint
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import Finding, figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot

SlpeStatus = Literal["eligible", "not_eligible", "undetermined", "not_applicable"]
SLPE_CONDITIONS = ("residency", "branch", "industry", "taxable_income", "employees", "assets")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterAverage:
    """(start + end) / 2 of a quarter; of people or assets only where their average is not told."""

    quarter: int
    employees_start: int | None = figure("count")
    employees_end: int | None = figure("count")
    employees: Decimal | None = figure("count")
    assets_start: Decimal | None = figure("CNY")
    assets_end: Decimal | None = figure("CNY")
    assets: Decimal | None = figure("CNY")


@dataclass(frozen=True, kw_only=True)
class EnterpriseTest:
    """Margins are limit - value: negative is the excess. Averages are shown to two decimals, compared unrounded."""

    slpe_status: SlpeStatus = "undetermined"
    failed_conditions: tuple[str, ...] | None = None
    unknown_conditions: tuple[str, ...] | None = None
    conditions: tuple[Finding, ...] = ()
    quarter_averages: tuple[QuarterAverage, ...] = ()
    quarters_counted: int | None = figure("count")
    employees_average: Decimal | None = figure("count")
    assets_average: Decimal | None = figure("CNY")
    margin_employees: Decimal | None = figure("count")
    margin_assets: Decimal | None = figure("CNY")
    margin_taxable_income: Decimal | None = figure("CNY")
    employees_near_limit: bool | None = None
    slpe_income_limit: Decimal | None = figure("CNY")
    slpe_employee_limit: Decimal | None = figure("count")
    slpe_asset_limit: Decimal | None = figure("CNY")


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures that are tested, unrounded (None: not known), and what the conditions say to them."""

    income: Decimal | None
    employees: Decimal | None
    assets: Decimal | None
    quarters: tuple[QuarterAverage, ...]
    conditions: tuple[Finding, ...]

    @property
    def failed(self) -> tuple[str, ...]:
        return tuple(finding.id for finding in self.conditions if finding.met is False)

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(finding.id for finding in self.conditions if finding.met is None)

    @property
    def status(self) -> SlpeStatus:
        if self.failed:
            return "not_eligible"
        return "undetermined" if self.unknown else "eligible"


def quarters_open(case: Incentives) -> tuple[int, ...]:
    """The quarters whose figures can be given: those of the year, for a prepayment alone only up to its own."""
    return QUARTERS if asks(case, "cit") else QUARTERS[: case.prepay_quarter]


def people_before(quarters: tuple[Quarter, ...], quarter: int) -> int | None:
    """Those at the end of the quarter before, where it is given: a quarter begins with them."""
    return next((earlier.employees_end for earlier in quarters if earlier.quarter == quarter - 1), None)


def assets_before(quarters: tuple[Quarter, ...], quarter: int) -> Decimal | None:
    return next((earlier.assets_end for earlier in quarters if earlier.quarter == quarter - 1), None)


@refusal("already_given", fact="quarters.quarter")
def quarter_given_twice(quarters: tuple[Quarter, ...]) -> bool:
    return len({quarter.quarter for quarter in quarters}) < len(quarters)


def refuse_quarters(case: Incentives) -> None:
    if asks_size(case) and (case.employees_average is None or case.assets_average is None):
        refuse(quarter_given_twice, case.quarters)


def quarter_averages(case: Incentives) -> tuple[QuarterAverage, ...]:
    """Of the quarters of the actual operating period, as they are given."""
    people, assets = case.employees_average is None, case.assets_average is None
    if not people and not assets:
        return ()
    return tuple(_average_of(quarter, people=people, assets=assets) for quarter in case.quarters)


def _average_of(quarter: Quarter, *, people: bool, assets: bool) -> QuarterAverage:
    return QuarterAverage(
        quarter=quarter.quarter,
        employees_start=quarter.employees_start if people else None,
        employees_end=quarter.employees_end if people else None,
        employees=midpoint(quarter.employees_start, quarter.employees_end) if people else None,
        assets_start=quarter.assets_start if assets else None,
        assets_end=quarter.assets_end if assets else None,
        assets=midpoint(quarter.assets_start, quarter.assets_end) if assets else None,
    )


@dataclass(frozen=True, slots=True)
class Standings:
    """Of the year and of the quarter, each where it is asked about.

    `shown` is that of the year where its income is known or it alone is asked about, else that of the quarter.
    """

    year: Standing | None
    quarter: Standing | None

    @property
    def shown(self) -> Standing | None:
        if self.year is None or (self.quarter is not None and self.year.income is None):
            return self.quarter
        return self.year

    @property
    def is_small(self) -> bool:
        """What is not known does not count as met."""
        return self.shown is not None and self.shown.status == "eligible"


def standings(case: Incentives, found: Incomes | None) -> Standings:
    """In a quarter the actual profit to date stands in the place of taxable income, against the whole limit."""
    if not asks_size(case):
        return Standings(None, None)
    year = to_date = None
    quarters = quarter_averages(case)
    if asks(case, "cit"):
        year = _standing(case, found.taxable if found else None, quarters)
    if asks(case, "prepayment"):
        so_far = tuple(quarter for quarter in quarters if quarter.quarter <= case.prepay_quarter)
        to_date = _standing(case, case.cumulative_profit, so_far)
    return Standings(year, to_date)


def _standing(case: Incentives, income: Decimal | None, quarters: tuple[QuarterAverage, ...]) -> Standing:
    limits = of_year(case.tax_year).slpe
    employees, assets = case.employees_average, case.assets_average
    if employees is None:
        employees = average(quarter.employees for quarter in quarters if quarter.employees is not None)
    if assets is None:
        assets = average(quarter.assets for quarter in quarters if quarter.assets is not None)
    met = (
        case.residency == "resident",
        not case.is_branch,
        None if case.industry_catalogue_status == "unknown" else case.industry_catalogue_status == "not_restricted",
        _within(income, limits.income_limit),
        _within(employees, Decimal(limits.employee_limit)),
        _within(assets, limits.asset_limit),
    )
    return Standing(income, employees, assets, quarters, tuple(map(Finding, SLPE_CONDITIONS, met)))


def _within(value: Decimal | None, limit: Decimal) -> bool | None:
    return None if value is None else value <= limit


def not_surely_small(case: Incentives) -> bool:
    """Whether another rate may be wanted: for the year or for the quarter the relief is refused or in doubt."""
    found = standings(case, incomes(case))
    return any(standing is not None and standing.status != "eligible" for standing in (found.year, found.quarter))


def enterprise_test(case: Incentives, standing: Standing | None) -> EnterpriseTest:
    """Of the standing that is shown; None where nothing was asked about it."""
    if standing is None:
        return EnterpriseTest(slpe_status="undetermined" if case.entity_type == "company" else "not_applicable")
    limits = of_year(case.tax_year).slpe
    employee_limit = Decimal(limits.employee_limit)
    return EnterpriseTest(
        slpe_status=standing.status,
        failed_conditions=standing.failed,
        unknown_conditions=standing.unknown,
        conditions=standing.conditions,
        quarter_averages=standing.quarters,
        quarters_counted=len(standing.quarters) or None,
        employees_average=_shown(standing.employees),
        assets_average=_shown(standing.assets),
        margin_employees=_margin(employee_limit, standing.employees),
        margin_assets=_margin(limits.asset_limit, standing.assets),
        margin_taxable_income=_margin(limits.income_limit, standing.income),
        employees_near_limit=_near(standing.employees, limits),
        slpe_income_limit=limits.income_limit,
        slpe_employee_limit=employee_limit,
        slpe_asset_limit=limits.asset_limit,
    )


def _near(employees: Decimal | None, limits: Snapshot) -> bool:
    """Whether rounding the average in the return could turn the test."""
    if employees is None:
        return False
    return bool(0 < abs(limits.employee_limit - employees) <= limits.near_employees)


def _shown(value: Decimal | None) -> Decimal | None:
    return None if value is None else to_cent(value)


def _margin(limit: Decimal, value: Decimal | None) -> Decimal | None:
    return None if value is None else to_cent(limit - value)
