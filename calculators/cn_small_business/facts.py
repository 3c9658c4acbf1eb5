"""The answers of the scenario `incentives`, in the order in which they are asked (section 10). Money in CNY."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

ENTITY_TYPES = ("company", "individual_business", "sole_prop_or_partnership")
VAT_STATUSES = ("small_scale", "general")
RESIDENCIES = ("resident", "non_resident")
CATALOGUE_STATUSES = ("not_restricted", "restricted", "prohibited", "unknown")
RD_CLASSES = ("general", "ic", "machine_tool")
INDUSTRIES = (
    "manufacturing",
    "software_it",
    "construction",
    "wholesale_retail",
    "accommodation_catering",
    "real_estate",
    "leasing_business_services",
    "entertainment",
    "tobacco_manufacturing",
    "transport_logistics",
    "agriculture",
    "other",
)
COLLECTION_METHODS = ("books", "deemed")
QUARTERS = (1, 2, 3, 4)
VAT_PERIODS = ("quarter", "month")
ADDITIONAL_CREDIT_CLASSES = ("none", "advanced_manufacturing", "ic", "machine_tool")
SIX_TWO_TAXES = ("vat_surcharges", "stamp_duty", "property_tax", "land_use_tax", "resource_tax", "farmland_tax")
UMCT_LOCATIONS = ("city", "county_town", "other")
CREDIT_RATINGS = ("A", "B", "M", "C", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """One unit; `depreciation_booked` is that of this year's books."""

    unit_cost: Decimal
    purchased_on: date
    in_use_on: date
    depreciation_booked: Decimal = Decimal(0)
    is_building: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What of a year's loss has not been used so far, as a positive amount."""

    year: int
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    quarter: int
    employees_start: int
    employees_end: int
    assets_start: Decimal
    assets_end: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Whether an annual settlement found a small low-profit enterprise."""

    settled_for_year: int
    slpe: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Incentives:
    tax_year: int = 2026
    entity_type: str
    topics: tuple[str, ...]
    vat_status: str
    new_company_before_first_settlement: bool = False

    residency: str = "resident"
    is_branch: bool = False
    industry_catalogue_status: str = "unknown"
    prepay_quarter: int
    cumulative_profit: Decimal
    taxable_income: Decimal | None = None
    income_before_incentives: Decimal | None = None
    rd_expense: Decimal = Decimal(0)
    rd_outsourced_domestic: Decimal = Decimal(0)
    rd_outsourced_overseas: Decimal = Decimal(0)
    rd_class: str = "general"
    rd_records_ok: bool = True
    industry: str = "other"
    excluded_industry_revenue_percent: Decimal | None = None
    equipment: tuple[Equipment, ...] = ()
    losses: tuple[Loss, ...] = ()
    tech_qualified_years: tuple[int, ...] = ()
    collection_method: str = "books"
    employees_average: Decimal | None = None
    assets_average: Decimal | None = None
    quarters: tuple[Quarter, ...] = ()
    hnte_certificate: bool = False
    cit_prepaid: Decimal | None = None

    vat_period: str
    vat_period_end: date
    sales_excl_vat: Decimal | None = None
    sales_incl_vat: Decimal | None = None
    special_invoice_sales_1pct: Decimal = Decimal(0)
    special_invoice_sales_3pct: Decimal = Decimal(0)
    real_estate_sales: Decimal = Decimal(0)
    real_estate_lease_sales: Decimal = Decimal(0)
    rolling_12m_sales: Decimal | None = None
    rolling_occasional_property_sales: Decimal = Decimal(0)
    output_vat: Decimal = Decimal(0)
    input_vat: Decimal = Decimal(0)
    vat_credit_carried_in: Decimal = Decimal(0)
    input_vat_reversed: Decimal = Decimal(0)
    additional_credit_class: str = "none"
    additional_credit_carried_in: Decimal = Decimal(0)

    month_end_employees: int
    month_end_assets: Decimal
    declaration_date: date | None = None
    slpe_settlements: tuple[Settlement, ...] = ()
    six_two_taxes: tuple[str, ...]
    umct_location: str | None = None
    consumption_tax_paid: Decimal = Decimal(0)
    surcharge_base_vat: Decimal
    general_period_sales: Decimal | None = None
    unreduced_resource_tax: Decimal | None = None
    unreduced_farmland_tax: Decimal | None = None
    unreduced_umct: Decimal | None = None
    unreduced_education_surcharge: Decimal | None = None
    unreduced_local_education_surcharge: Decimal | None = None
    unreduced_property_tax: Decimal | None = None
    property_original_value: Decimal | None = None
    property_deduction_percent: Decimal = Decimal(30)
    property_rent: Decimal | None = None
    unreduced_land_use_tax: Decimal | None = None
    land_area_sqm: Decimal | None = None
    land_unit_tax: Decimal | None = None
    unreduced_stamp_duty: Decimal | None = None
    stamp_sales_contracts: Decimal | None = None
    stamp_works_contracts: Decimal | None = None
    stamp_loan_contracts: Decimal | None = None
    stamp_lease_contracts: Decimal | None = None
    stamp_property_transfers: Decimal | None = None
    stamp_capital_accounts: Decimal | None = None

    pit_taxable_income: Decimal | None = None
    business_profit: Decimal
    owner_has_wage_income: bool = False
    owner_deductions: Decimal = Decimal(0)
    other_pit_relief: Decimal = Decimal(0)

    tax_credit_rating: str | None = None
    tax_credit_score: Decimal | None = None
    credit_new_or_no_income: bool = False
    credit_direct_d: bool = False
    taxes_paid_total: Decimal
    operating_income: Decimal
    little_giant: bool = False
