"""What the calculator answers: two columns, and the figures where an amount was given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.shared.result import Finding, figure


@dataclass(frozen=True, slots=True)
class Share:
    """What one group company bears of the fee, in yuan."""

    name: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ShareWorking:
    """`amount` of the Share = `cut` + `added`: the fee x key / all keys cut to the cent, then what was left over."""

    name: str
    country: str
    key_value: Decimal
    cut: Decimal
    added: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`oecd_*` is the article's proposal, `current_*` the law in force. Amounts in yuan, to the cent; None: no matter.

    Every VAT figure is `base * vat_rate / vat_divisor`: divisor 100 + rate where VAT is in the price, else 100.
    """

    recipient_class: str | None
    oecd_rule: str
    oecd_places: tuple[str, ...]
    oecd_china_taxing_right: str
    oecd_collection: str
    oecd_china_tax: str
    current_china_tax: str
    current_in_scope: bool | None
    current_basis: str | None
    current_treatment: str
    verdicts_differ: bool | None
    differ_reason: str
    binding_column: str
    law_period: str
    """"vat_law", "before_vat_law" (figures of the rules until 2025) or "no_figures" for the day of the obligation."""
    conditions: tuple[Finding, ...]
    credit_conditions: tuple[Finding, ...] = ()

    fx_rate_used: Decimal | None = figure("ratio")
    amount_cny: Decimal | None = figure("CNY")
    purchase_cny: Decimal | None = figure("CNY")
    vat_base: Decimal | None = figure("CNY")
    vat_rate: Decimal | None = figure("percent")
    vat_divisor: Decimal | None = figure("ratio")
    taxable_sales: Decimal | None = figure("CNY")

    withholding_vat: Decimal | None = figure("CNY")
    theoretical_vat: Decimal | None = figure("CNY")
    net_remittance: Decimal | None = figure("CNY")
    total_cost: Decimal | None = figure("CNY")
    withholding_due_date: date | None = None
    withholding_period_end: date | None = None
    withholding_due_days: int | None = figure("day")

    credit_percent: Decimal | None = figure("percent")
    input_vat_creditable: Decimal | None = figure("CNY")
    irrecoverable_vat: Decimal | None = figure("CNY")
    credit_if_documented: Decimal | None = figure("CNY")

    output_vat: Decimal | None = figure("CNY")
    vat_payable: Decimal | None = figure("CNY")
    relieved_revenue: Decimal | None = figure("CNY")
    taxed_revenue: Decimal | None = figure("CNY")
    input_vat_transferred_out: Decimal | None = figure("CNY")
    domestic_end_user_revenue: Decimal | None = figure("CNY")
    output_vat_if_proved: Decimal | None = figure("CNY")
    vat_saved_by_proof: Decimal | None = figure("CNY")
    end_user_vat_rate: Decimal | None = figure("percent")
    end_user_vat_divisor: Decimal | None = figure("ratio")
    end_user_withholding_vat: Decimal | None = figure("CNY")
    """What end users that are companies in China withhold once more on the same revenue, at the same price."""

    refund_rate: Decimal | None = figure("percent")
    period_net_vat: Decimal | None = figure("CNY")
    exempt_credit_refund_cap: Decimal | None = figure("CNY")
    refund_amount: Decimal | None = figure("CNY")
    exempt_credit_amount: Decimal | None = figure("CNY")
    credit_carried_forward: Decimal | None = figure("CNY")
    refund_claim_months: int | None = figure("month")
    papers_kept_years: int | None = figure("year")
    papers_listed_days: int | None = figure("day")
    zero_rate_barred_months: int | None = figure("month")

    surcharge_base: Decimal | None = figure("CNY")
    surcharge_part_percent: Decimal | None = figure("percent")
    umct_rate: Decimal | None = figure("percent")
    education_rate: Decimal | None = figure("percent")
    local_education_rate: Decimal | None = figure("percent")
    urban_construction_tax: Decimal | None = figure("CNY")
    education_surcharge: Decimal | None = figure("CNY")
    local_education_surcharge: Decimal | None = figure("CNY")
    surcharges_total: Decimal | None = figure("CNY")

    allocation: tuple[Share, ...] = ()
    allocation_working: tuple[ShareWorking, ...] = ()
    domestic_key: Decimal | None = figure("ratio")
    overseas_key: Decimal | None = figure("ratio")
    total_key: Decimal | None = figure("ratio")
    domestic_share: Decimal | None = figure("CNY")
    overseas_share: Decimal | None = figure("CNY")
    vat_domestic_share: Decimal | None = figure("CNY")
    vat_overseas_share: Decimal | None = figure("CNY")
    recharge_treatment_used: str | None = None
    recharge_rate: Decimal | None = figure("percent")
    recharge_amount: Decimal | None = figure("CNY")
    recharge_output_vat: Decimal | None = figure("CNY")
    irrecoverable_on_overseas_share: Decimal | None = figure("CNY")
    china_vat_left_on_overseas_share: Decimal | None = figure("CNY")

    amount_usd: Decimal | None = figure("USD")
    recordal_limit: Decimal | None = figure("USD")
    above_recordal_limit_by: Decimal | None = figure("USD")
    """Negative: so much more may be paid without a recordal."""
    tax_recordal_required: bool | None = None

    citations: tuple[str, ...]
    next_steps: tuple[str, ...]
    warnings: tuple[str, ...]
    open_points: tuple[str, ...]
