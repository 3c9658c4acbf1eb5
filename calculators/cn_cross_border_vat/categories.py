"""What can be sold across the border, and what the law ties to each kind of it."""

from dataclasses import dataclass
from typing import Literal

Band = Literal["goods", "low", "services"]
Special = Literal["", "transport", "immovable", "on_site", "financial"]
Relief = Literal["", "ZT", "ZW", "EW", "EA"]


@dataclass(frozen=True, slots=True)
class Category:
    """`rate`: the band of the statutory rate. `special`: which special rule of place can apply.

    `relief` when sold abroad: ZT transport, zero-rated; ZW zero-rated if wholly consumed overseas; EW exempt if wholly
    consumed overseas; EA exempt if performed, located or used abroad.
    `use_tested`: wholly consumed overseas also means wholly used (placed, located) overseas.
    """

    rate: Band
    special: Special = ""
    relief: Relief = ""
    creditable: bool = True
    use_tested: bool = False


CATEGORIES = {
    "software_service": Category("services", relief="ZW"),
    "information_system_service": Category("services", relief="ZW"),
    "telecom_value_added": Category("services", relief="EW"),
    "telecom_basic": Category("low", relief="EW"),
    "circuit_design_testing": Category("services", relief="ZW"),
    "business_process_management": Category("services", relief="ZW"),
    "offshore_outsourcing": Category("services", relief="ZW"),
    "consulting": Category("services", relief="EW"),
    "rd_service": Category("services", relief="ZW"),
    "design_service": Category("services", relief="ZW"),
    "advertising": Category("services", relief="EW", use_tested=True),
    "technology_transfer": Category("services", relief="ZW", use_tested=True),
    "other_intangible": Category("services", relief="EW", use_tested=True),
    "ip_service": Category("services", relief="EW"),
    "professional_technical": Category("services", relief="EW"),
    "business_support": Category("services", relief="EW"),
    "contract_energy_management": Category("services", relief="ZW", use_tested=True),
    "international_transport": Category("low", "transport", "ZT"),
    "domestic_transport": Category("low", "transport"),
    "logistics_support": Category("services", relief="EW"),
    "storage": Category("services", relief="EA"),
    "postal": Category("low"),
    "accommodation": Category("services", "immovable"),
    "tourism": Category("services", "on_site", "EA"),
    "exhibition": Category("services", "on_site", "EA"),
    "training": Category("services", "on_site", "EA"),
    "entertainment_event": Category("services", "on_site", "EA"),
    "catering": Category("services", "on_site", creditable=False),
    "entertainment_service": Category("services", "on_site", creditable=False),
    "medical": Category("services", "on_site", "EA"),
    "resident_daily_service": Category("services", "on_site", creditable=False),
    "immovable_lease": Category("low", "immovable"),
    "immovable_sale": Category("low", "immovable"),
    "immovable_related_other": Category("services", "immovable"),
    "construction": Category("low", "immovable", "EA"),
    "engineering_supervision": Category("services", "immovable", "EA"),
    "survey_exploration": Category("services", "immovable", "EA"),
    "financial_product_transfer": Category("services", "financial"),
    "loan_interest": Category("services", creditable=False),
    "financial_other": Category("services"),
    "tangible_movable_lease": Category("goods", relief="EA"),
    "film_tv_production": Category("services", relief="ZW"),
    "film_tv_broadcast": Category("services", relief="EA"),
    "repair_processing": Category("goods"),
    "other_service": Category("services"),
}

GROUPS = {
    "digital": ("software_service", "information_system_service", "telecom_value_added", "telecom_basic",
                "circuit_design_testing", "business_process_management", "offshore_outsourcing"),
    "professional": ("consulting", "rd_service", "design_service", "advertising", "technology_transfer",
                     "other_intangible", "ip_service", "professional_technical", "business_support",
                     "contract_energy_management"),
    "transport": ("international_transport", "domestic_transport", "logistics_support", "storage", "postal"),
    "travel_event": ("accommodation", "tourism", "exhibition", "training", "entertainment_event", "catering",
                     "entertainment_service", "medical", "resident_daily_service"),
    "property": ("immovable_lease", "immovable_sale", "immovable_related_other", "construction",
                 "engineering_supervision", "survey_exploration"),
    "finance": ("financial_product_transfer", "loan_interest", "financial_other"),
    "other": ("tangible_movable_lease", "film_tv_production", "film_tv_broadcast", "repair_processing",
              "other_service"),
}  # fmt: skip
"""The two-level menu."""

IMMOVABLE_SUPPLIES = frozenset({"immovable_sale", "immovable_lease"})
TRAVEL_COSTS = frozenset({"accommodation", "catering", "exhibition", "tourism"})
SETTLED_ON_SITE = TRAVEL_COSTS | {"entertainment_event", "training"}
"""Where nobody doubts that what is consumed on the spot is consumed on site."""
