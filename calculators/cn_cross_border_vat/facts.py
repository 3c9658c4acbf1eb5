"""What is asked about one cross-border contract, in the order of the questions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

CHINA = "CN"
"""The mainland: for VAT Hong Kong, Macao and Taiwan are overseas."""
YUAN = "CNY"
DOLLAR = "USD"

PARTY_TYPES = ("b", "c")
"""A company or other organisation, a natural person."""
DELIVERY_MODES = ("online", "on_site", "mixed")
VAT_STATUSES = ("general", "small_scale")
ZERO_RATE_ELECTIONS = ("claim", "waive_exempt", "waive_taxable")
PRICE_BASES = ("tax_inclusive", "tax_exclusive")
INPUT_USES = ("taxable", "mixed", "simplified", "exempt", "welfare_personal")
ALLOCATION_KEYS = ("none", "seats", "headcount", "revenue")
RECHARGE_TREATMENTS = ("zero_rated", "exempt", "taxable")
LOCATION_TIERS = ("urban", "county", "other")
FILING_PERIODS = ("month", "quarter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliate:
    """A group company that uses what was bought; `key_value` in seats, heads or revenue."""

    name: str
    country: str
    key_value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """One payment under one contract. Countries are ISO codes: registration of an entity, usual residence of a person.

    Percents are in points. `amount` and `purchase_price` are in `currency`, `fx_rate` is yuan for one unit of it.
    """

    single_contract: bool = True
    supplier_type: str
    supplier_country: str
    supplier_china_establishment: bool = False
    recipient_type: str
    recipient_country: str
    service_category: str
    delivery_mode: str = "online"
    place_of_performance: str
    immovable_country: str
    origin_country: str
    destination_country: str
    trading_venue_country: str
    issue_country: str
    recipient_nationality: str
    used_or_performed_overseas: bool = False
    related_to_china_goods_or_immovables: bool = False
    domestic_agent_appointed: bool = False
    supplier_vat_status: str = "general"
    transport_licence: bool = True
    written_contract: bool = True
    income_from_overseas: bool = True
    end_user_overseas_percent: Decimal | None = None
    end_user_split_evidence: bool = False
    actual_recipient_overseas: bool = True
    zero_rate_election: str = "claim"
    amount: Decimal | None = None
    currency: str = YUAN
    fx_rate: Decimal
    purchase_price: Decimal
    price_basis: str = "tax_inclusive"
    recipient_vat_status: str = "general"
    input_use: str = "taxable"
    taxable_use_percent: Decimal
    documents_complete: bool = True
    allocation_key: str = "none"
    affiliates: tuple[Affiliate, ...] = ()
    recharge_treatment: str | None = None
    recharge_markup_percent: Decimal = Decimal(0)
    attributable_input_vat: Decimal = Decimal(0)
    period_input_vat: Decimal | None = None
    domestic_output_vat: Decimal = Decimal(0)
    prior_credit_bf: Decimal = Decimal(0)
    location_tier: str | None = None
    obligation_date: date
    filing_period: str = "month"
    amount_usd_equivalent: Decimal | None = None
    recordal_done_for_contract: bool = False
