"""What is asked about a disposal, in the order of asking. Percent = percentage points of the whole."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

INVESTOR_KINDS = ("corporation", "partnership", "trust", "fund", "other_arrangement", "natural_person")
INVESTEE_KINDS = ("corporation", "partnership", "trust", "fund", "other_arrangement", "not_an_entity")
GAIN_SOURCES = ("onshore", "foreign_sourced", "not_sure")
HOLDERS = ("direct", "via_entity")
RATE_CLASSES = ("corporation", "unincorporated")

INVESTOR = "investor"
"""The name under which the seller stands in ownership links."""
USUAL_YEAR_END = "03-31"
NOTHING = Decimal(0)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Interests acquired on one occasion, also those sold since."""

    acquired_on: date
    percent: Decimal
    lent_out: bool = False
    borrowed_in: bool = False
    trading_stock_from: date | None = None
    appropriated_on: date | None = None
    appropriation_market_value_taxed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLot(Lot):
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    disposed_on: date
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDisposal(Sale):
    """`scheme_applied_on_conditions`: the scheme covered it because the equity holding conditions were met then."""

    scheme_applied_on_conditions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPastDisposal(Sale):
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What one name holds directly in another. `voting_percent`: None is as the interest."""

    owner: str
    owned: str
    interest_percent: Decimal
    voting_percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyItem:
    """An immovable property; of infrastructure only the label is asked. Values in HKD."""

    label: str = ""
    is_infrastructure: bool = False
    held: str
    interest_percent: Decimal = HUNDRED
    used_in_holder_business: bool = False
    for_sale: bool = False
    value_start: Decimal = NOTHING
    value_period_end: Decimal = NOTHING
    value_disposal: Decimal = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """One disposal of equity interests. `as_of`: today as the caller sees it, never asked."""

    as_of: date | None = None
    investor_kind: str = "corporation"
    investor_prepares_separate_accounts: bool = True
    investor_is_insurer: bool = False
    disposal_date: date
    gain_source: str = "onshore"
    accounting_year_end: str = USUAL_YEAR_END
    gain_accrued_on: date | None = None
    gain_amount: Decimal = NOTHING
    investee_kind: str = "corporation"
    investee_prepares_separate_accounts: bool = True
    interest_carries_rights: bool = True
    interest_accounted_as_equity: bool = True
    interest_listed: bool = False
    investee_property_trading_business: bool = False
    investee_property_development_ever: bool = False
    investee_property_development_ongoing: bool = False
    last_property_development_date: date
    investee_properties_all_business_use: bool = False
    investee_any_property_for_sale: bool = False
    investee_holds_immovable_property: bool = False
    investee_equity_changed: bool = False
    investee_several_classes: bool = False
    disposal_percent: Decimal
    lots: tuple[Lot, ...]
    past_disposals: tuple[PastDisposal, ...] = ()
    ownership_links: tuple[Link, ...] = ()
    investor_name: str = INVESTOR
    natural_person_names: tuple[str, ...] = ()
    not_related_throughout: tuple[str, ...] = ()
    related_lots: tuple[RelatedLot, ...] = ()
    related_past_disposals: tuple[RelatedPastDisposal, ...] = ()
    total_assets_start: Decimal | None = None
    total_assets_period_end: Decimal | None = None
    total_assets_disposal: Decimal | None = None
    property_items: tuple[PropertyItem, ...] = ()
    elect_scheme: bool = True
    rate_class: str | None = None
    two_tier_elected: bool = True
    other_assessable_profits: Decimal = NOTHING
