"""A new company before its first annual settlement: the tests of the six taxes at the end of a month (section 5)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.asked import is_new_company
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.rules import of_year
from calculators.shared.result import Finding, figure
from calculators.shared.rounding import to_cent

NewCompanyCondition = Literal["industry", "employees", "assets"]


@dataclass(frozen=True, kw_only=True)
class NewCompany:
    """Figures of the end of the month before, no averages. Margins are limit - value."""

    new_company_conditions: tuple[Finding, ...] = ()
    new_company_margin_employees: Decimal | None = figure("count")
    new_company_margin_assets: Decimal | None = figure("CNY")


def month_end_tests(case: Incentives) -> dict[NewCompanyCondition, bool]:
    """An unknown industry does not count as met."""
    limits = of_year(case.tax_year).slpe
    return {
        "industry": case.industry_catalogue_status == "not_restricted",
        "employees": case.month_end_employees <= limits.employee_limit,
        "assets": case.month_end_assets <= limits.asset_limit,
    }


def new_company(case: Incentives) -> NewCompany:
    """Empty for any other."""
    if not is_new_company(case):
        return NewCompany()
    limits = of_year(case.tax_year).slpe
    return NewCompany(
        new_company_conditions=tuple(Finding(name, met) for name, met in month_end_tests(case).items()),
        new_company_margin_employees=to_cent(Decimal(limits.employee_limit - case.month_end_employees)),
        new_company_margin_assets=to_cent(limits.asset_limit - case.month_end_assets),
    )
