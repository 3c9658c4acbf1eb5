"""Value-added tax of one period (section 4), by the rules of its last day, whatever the tax year says."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.asked import asks, vat_period_covered
from calculators.cn_small_business.deadlines import filing_day
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.general_vat import GeneralVat, general_vat
from calculators.cn_small_business.rules import RULES
from calculators.cn_small_business.small_scale_vat import Outcome, VatRow, outcome, sales_of
from calculators.shared.months import months_before
from calculators.shared.periods import month_end, quarter_end
from calculators.shared.refusal import refusal, refuse
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent
from calculators.shared.rules import Snapshot

PERIOD_ENDS = {"month": month_end, "quarter": quarter_end}
MONTHS = {"month": 1, "quarter": 3}
VatObstacle = Literal["sales", "threshold_reached", "special_invoices"]
VatVerdict = Literal["no_rules", "no_sales", "exempt", "partly_exempt", "taxed", "general"]


@dataclass(frozen=True, kw_only=True)
class Vat:
    """`vat_verdict` no_rules: no figures for that period. `vat_limit` is the month's or the quarter's.

    `vat_limit_is_exempt`: whether sales of exactly the limit still are.
    `vat_payable_with_real_estate_left_out`: from 2026 what would be due if sales of real estate still were left out of
    the test; only where that changes the test. `additional_credit_confirmed`: false where it may have ended.
    """

    vat_verdict: VatVerdict | None = None
    vat_exempt: bool | None = None
    vat_limit: Decimal | None = figure("CNY")
    vat_limit_is_exempt: bool | None = None
    vat_ordinary_sales: Decimal | None = figure("CNY")
    vat_immovable_sales: Decimal | None = figure("CNY")
    vat_total_sales: Decimal | None = figure("CNY")
    vat_test_sales: Decimal | None = figure("CNY")
    vat_exempt_sales: Decimal | None = figure("CNY")
    margin_vat_threshold: Decimal | None = figure("CNY")
    vat_failed: tuple[VatObstacle, ...] = ()
    vat_levy_rate: Decimal | None = figure("percent")
    vat_reduced_rate: Decimal | None = figure("percent")
    vat_real_estate_rate: Decimal | None = figure("percent")
    vat_rows: tuple[VatRow, ...] = ()
    vat_before_incentives: Decimal | None = figure("CNY")
    vat_payable: Decimal | None = figure("CNY")
    vat_payable_with_real_estate_left_out: Decimal | None = figure("CNY")
    vat_saving: Decimal | None = figure("CNY")
    vat_saving_threshold: Decimal | None = figure("CNY")
    vat_saving_reduced_rate: Decimal | None = figure("CNY")
    vat_net: Decimal | None = figure("CNY")
    additional_credit_confirmed: bool | None = None
    additional_credit_rate: Decimal | None = figure("percent")
    additional_credit_accrued: Decimal | None = figure("CNY")
    additional_credit_used: Decimal | None = figure("CNY")
    additional_credit_used_exact: Decimal | None = figure("CNY")
    additional_credit_carried_out: Decimal | None = figure("CNY")
    vat_credit_carried_out: Decimal | None = figure("CNY")
    deadline_vat: date | None = None


@dataclass(frozen=True, kw_only=True)
class Registration:
    """The duty to become a general taxpayer. Dates only from 2026, when it began to reach back."""

    general_sales_tested: Decimal | None = figure("CNY")
    general_limit: Decimal | None = figure("CNY")
    general_registration_required: bool | None = None
    margin_general_threshold: Decimal | None = figure("CNY")
    general_effective_date: date | None = None
    general_registration_deadline: date | None = None


@refusal("not_a_period_end", fact="vat_period_end")
def not_a_period_end(vat_period_end: date, vat_period: str) -> bool:
    return vat_period_end != PERIOD_ENDS[vat_period](vat_period_end)


def period_ends(vat_period: str, tax_year: int) -> tuple[date, ...]:
    """The last days of the periods of a year, latest first."""
    months = MONTHS[vat_period]
    return tuple(month_end(date(tax_year, month, 1)) for month in range(12, 0, -months))


def vat_figures(vat_period_end: date) -> Snapshot | None:
    return RULES.on(vat_period_end)


def vat_period_known(vat_period_end: date) -> bool:
    """Whether there are figures for the period; without them nothing more is asked about it."""
    return RULES.on(vat_period_end) is not None


@refusal("special_invoices_exceed_sales", fact="special_invoice_sales_1pct")
def special_invoices_at_1pct_exceed_sales(special_invoice_sales_1pct: Decimal, sales_excl_vat: Decimal) -> bool:
    return special_invoice_sales_1pct > sales_excl_vat


@refusal("special_invoices_exceed_sales", fact="special_invoice_sales_3pct")
def special_invoices_exceed_sales(
    special_invoice_sales_1pct: Decimal, special_invoice_sales_3pct: Decimal, sales_excl_vat: Decimal
) -> bool:
    return special_invoice_sales_1pct + special_invoice_sales_3pct > sales_excl_vat


def above_registration_limit(rolling_12m_sales: Decimal | None, vat_period_end: date) -> bool:
    rules = RULES.on(vat_period_end)
    return rolling_12m_sales is not None and rules is not None and rolling_12m_sales > rules.vat.general_limit


@refusal("part_exceeds_whole", fact="rolling_occasional_property_sales")
def occasional_sales_exceed_sales(rolling_occasional_property_sales: Decimal, rolling_12m_sales: Decimal) -> bool:
    return rolling_occasional_property_sales > rolling_12m_sales


def refuse_vat(case: Incentives) -> None:
    if not asks(case, "vat"):
        return
    refuse(not_a_period_end, case.vat_period_end, case.vat_period)
    if not vat_period_covered(case) or case.vat_status != "small_scale":
        return
    if case.sales_excl_vat:
        reduced, full = case.special_invoice_sales_1pct, case.special_invoice_sales_3pct
        refuse(special_invoices_at_1pct_exceed_sales, reduced, case.sales_excl_vat)
        refuse(special_invoices_exceed_sales, reduced, full, case.sales_excl_vat)
    if above_registration_limit(case.rolling_12m_sales, case.vat_period_end):
        refuse(occasional_sales_exceed_sales, case.rolling_occasional_property_sales, case.rolling_12m_sales)


def small_scale_outcome(case: Incentives) -> Outcome | None:
    """None where there is nothing to say about a small-scale taxpayer's sales of the period."""
    rules = RULES.on(case.vat_period_end) if vat_period_covered(case) else None
    if rules is None or case.vat_status != "small_scale" or (sales := sales_of(case, rules)) is None:
        return None
    return outcome(sales, rules.vat.limit[case.vat_period], rules)


def general_outcome(case: Incentives) -> GeneralVat | None:
    rules = RULES.on(case.vat_period_end) if vat_period_covered(case) else None
    if rules is None or case.vat_status != "general":
        return None
    return general_vat(case, rules)


def vat_payable(case: Incentives) -> Decimal | None:
    """What is due for the period. None where nothing is known of its sales, or of its input and output VAT."""
    if (small := small_scale_outcome(case)) is not None:
        return to_cent(small.payable)
    if (general := general_outcome(case)) is not None and (case.output_vat or case.input_vat):
        return to_cent(general.payable)
    return None


def vat_is_unknown(case: Incentives) -> bool:
    return vat_payable(case) is None


def vat(case: Incentives) -> Vat:
    if not asks(case, "vat"):
        return Vat()
    if (rules := RULES.on(case.vat_period_end)) is None:
        return Vat(vat_verdict="no_rules")
    due = filing_day(case.vat_period_end, rules.vat.filing_day)
    if (small := small_scale_outcome(case)) is not None:
        return _small_scale(small, due)
    if (general := general_outcome(case)) is not None:
        return _general(general, due)
    return Vat(deadline_vat=due)


def _small_scale(found: Outcome, due: date) -> Vat:
    payable, before = to_cent(found.payable), to_cent(found.before)
    reduced = to_cent(found.spared_by_reduced_levy)
    return Vat(
        vat_verdict=_verdict(found),
        vat_exempt=found.exempt > 0,
        vat_limit=found.limit,
        vat_limit_is_exempt=found.limit_is_exempt,
        vat_ordinary_sales=found.sales.ordinary,
        vat_immovable_sales=found.sales.immovable,
        vat_total_sales=found.sales.total,
        vat_test_sales=to_cent(found.tested),
        vat_exempt_sales=to_cent(found.exempt),
        margin_vat_threshold=to_cent(found.limit - found.tested),
        vat_failed=_obstacles(found),
        vat_levy_rate=found.levy,
        vat_reduced_rate=found.reduced_levy,
        vat_real_estate_rate=found.real_estate_levy,
        vat_rows=found.rows,
        vat_before_incentives=before,
        vat_payable=payable,
        vat_payable_with_real_estate_left_out=None if found.alternative is None else to_cent(found.alternative),
        vat_saving=before - payable,
        vat_saving_threshold=before - payable - reduced,
        vat_saving_reduced_rate=reduced,
        deadline_vat=due,
    )


def _obstacles(found: Outcome) -> tuple[VatObstacle, ...]:
    """What keeps the threshold from freeing anything: the sales, or that all of them have special invoices."""
    if found.exempt > 0 or not found.rows:
        return ()
    if found.passed:
        return ("special_invoices",)
    return ("threshold_reached",) if found.tested == found.limit else ("sales",)


def _verdict(found: Outcome) -> VatVerdict:
    if found.exempt > 0:
        return "partly_exempt" if found.rows else "exempt"
    return "taxed" if found.rows else "no_sales"


def _general(found: GeneralVat, due: date) -> Vat:
    before, payable = to_cent(max(Decimal(0), found.net)), to_cent(found.payable)
    return Vat(
        vat_verdict="general",
        vat_exempt=False,
        vat_net=found.net,
        vat_before_incentives=before,
        vat_payable=payable,
        vat_saving=before - payable,
        vat_credit_carried_out=to_cent(max(Decimal(0), -found.net)),
        additional_credit_confirmed=found.confirmed,
        additional_credit_rate=found.rate,
        additional_credit_accrued=None if found.accrued is None else to_cent(found.accrued),
        additional_credit_used=None if found.used is None else to_cent(found.used),
        additional_credit_used_exact=found.used,
        additional_credit_carried_out=None if found.carried_out is None else to_cent(found.carried_out),
        deadline_vat=due,
    )


def registration(case: Incentives) -> Registration:
    """Whether sales of twelve months, less occasional sales of real estate, exceed the limit (section 4.3)."""
    rules = RULES.on(case.vat_period_end) if vat_period_covered(case) else None
    if rules is None or case.vat_status != "small_scale" or case.rolling_12m_sales is None:
        return Registration()
    sales, limit = case.rolling_12m_sales, rules.vat.general_limit
    if above_registration_limit(sales, case.vat_period_end):
        sales -= case.rolling_occasional_property_sales
    required = sales > limit
    dated = required and rules.vat.registration_is_retroactive
    last_day = case.vat_period_end
    first_day = months_before(last_day.replace(day=1), MONTHS[case.vat_period] - 1)
    return Registration(
        general_sales_tested=sales,
        general_limit=limit,
        general_registration_required=required,
        margin_general_threshold=to_cent(limit - sales),
        general_effective_date=first_day if dated else None,
        general_registration_deadline=filing_day(last_day, rules.vat.filing_day) if dated else None,
    )
