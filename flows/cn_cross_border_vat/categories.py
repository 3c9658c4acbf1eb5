"""What is sold: the official names of services and intangibles, in two steps for a small screen."""

from calculators.cn_cross_border_vat import treatment as law
from flows.engine.language import Group, _

CATEGORIES = {
    "software_service": _("Software, apps"),
    "information_system_service": _("Online services: SaaS, meetings"),
    "telecom_value_added": _("Value-added telecom"),
    "telecom_basic": _("Basic telecom: calls, data, broadband"),
    "circuit_design_testing": _("Circuit design and testing"),
    "business_process_management": _("Business process management"),
    "offshore_outsourcing": _("Offshore outsourcing"),
    "consulting": _("Consulting, certification"),
    "rd_service": _("Research and development"),
    "design_service": _("Design"),
    "advertising": _("Advertising"),
    "technology_transfer": _("Transfer of technology"),
    "other_intangible": _("Trademarks, copyright, other intangibles"),
    "ip_service": _("IP services: agency, registration"),
    "professional_technical": _("Professional technical services"),
    "business_support": _("Business support services"),
    "contract_energy_management": _("Contract energy management"),
    "international_transport": _("International transport"),
    "domestic_transport": _("Transport within China"),
    "logistics_support": _("Logistics support"),
    "storage": _("Storage"),
    "postal": _("Postal services"),
    "accommodation": _("Hotel, accommodation"),
    "tourism": _("Tourism"),
    "exhibition": _("Conferences, exhibitions"),
    "training": _("Training, education"),
    "entertainment_event": _("Concerts, culture, sport events"),
    "catering": _("Catering"),
    "entertainment_service": _("Entertainment venues"),
    "medical": _("Medical services"),
    "resident_daily_service": _("Daily services to residents"),
    "immovable_lease": _("Letting property"),
    "immovable_sale": _("Selling property"),
    "immovable_related_other": _("Property agents, valuers, managers"),
    "construction": _("Construction"),
    "engineering_supervision": _("Construction supervision"),
    "survey_exploration": _("Engineering survey, exploration"),
    "financial_product_transfer": _("Selling securities, financial products"),
    "loan_interest": _("Loans (interest)"),
    "financial_other": _("Other financial services"),
    "tangible_movable_lease": _("Leasing equipment, movables"),
    "film_tv_production": _("Making, distributing film and TV"),
    "film_tv_broadcast": _("Showing film and TV"),
    "repair_processing": _("Repair and processing"),
    "other_service": _("Another service"),
}

OFTEN = {
    "online": Group(_("Online services (SaaS)"), "information_system_service"),
    "software": Group(_("Software, apps"), "software_service"),
    "advice": Group(_("Consulting"), "consulting"),
    "courses": Group(_("Training"), "training"),
}
LABELS = {
    "digital": _("Digital, telecom"),
    "professional": _("R&D, rights, advice"),
    "transport": _("Transport"),
    "travel_event": _("Travel, events"),
    "property": _("Property"),
    "finance": _("Finance"),
    "other": _("Other"),
}
GROUPS = OFTEN | {name: Group(LABELS[name], *members) for name, members in law.GROUPS.items()}
"""What is bought most often stands beside the groups, so that it takes one tap."""
