"""Random walks through the questions of each scenario, in the dossier's order, by the calculators' own gates."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from calculators.cn_lat import (
    buildings,
    clearance,
    clearing_conditions,
    clearing_unit,
    development_expenses,
    fit_out,
    holding,
    land_allocation,
    land_or_wip_transfer,
    land_units,
    old_house,
    post_clearance_sale,
    prepayment,
    property_types,
    registration_unit,
    related_taxes,
    transition,
)
from tests.cn_lat_walk import AREA, COST, COUNT, DAY, MONEY, NAMES, PART, RATE, SMALL_PART, YES_NO, Walk


@st.composite
def clearing_conditions_walk(draw: DrawFn) -> Walk:
    walk = Walk(clearing_conditions.ClearingConditions, draw)
    walk.ask("completed_accepted", YES_NO)
    if property_types.nothing_saleable(walk.ask("saleable_area", AREA)):
        return walk
    for key, parts in (("sold_area", PART), ("leased_area", SMALL_PART), ("self_used_area", SMALL_PART)):
        walk.ask(key, parts.map(lambda part: part * walk.facts["saleable_area"]))
    areas = [walk.facts[key] for key in ("saleable_area", "sold_area", "leased_area", "self_used_area")]
    if clearing_conditions.areas_exceed_saleable(*areas):
        return walk
    permits = ("last_presale_permit_date", "sale_approval_date", "first_sale_contract_date")
    any(walk.ask(key, DAY, skipped=True) for key in permits)  # the first that is known ends it
    events = st.lists(st.sampled_from(clearing_conditions.SPECIAL_EVENTS), unique=True).map(tuple)
    walk.ask("special_events", st.just(()) | events)
    if clearing_conditions.no_rules_that_day(walk.ask("as_of_date", DAY)):
        return walk
    if clearing_conditions.must_clear(walk.bare()):
        walk.ask("condition_met_date", DAY, skipped=True)
    elif clearing_conditions.awaits_notice(walk.bare()):
        walk.ask("notice_received_date", DAY, skipped=True)
    return walk


@st.composite
def clearing_unit_walk(draw: DrawFn) -> Walk:
    walk = Walk(clearing_unit.ClearingUnit, draw)
    walk.ask("first_sale_date", DAY)
    if walk.choose("unit_choice", clearing_unit.UNIT_CHOICES) != "not_chosen":
        walk.ask("unit_choice_date", DAY)
    permit, title = (walk.ask(key, DAY, skipped=True) for key in ("land_use_planning_permit_date", "land_title_date"))
    day = walk.ask("as_of_date", DAY)
    if clearing_unit.eight_years_passed(day, permit, title):
        walk.ask("clearing_condition_met", YES_NO)
        walk.choose("plan_size_relation", clearing_unit.SIZE_RELATIONS)
        if clearing_unit.permits_are_counted(walk.bare()):
            walk.ask("permits_clearable", COUNT, skipped=True)
            walk.ask("permits_not_clearable", COUNT, skipped=True)
    return walk


def ask_buildings(walk: Walk, by_land: bool) -> bool:
    """False: the list ended at a Stop."""
    several: list[Walk] = []
    walk.items("buildings", several)
    for name in NAMES[: walk.draw(st.integers(1, 4))]:
        building = Walk(buildings.Building, walk.draw)
        several.append(building)
        building.ask("building_id", st.just(name))
        if by_land:
            building.ask("footprint_area", AREA)
        three = [building.ask(f"{type_}_area", AREA) for type_ in ("ordinary", "non_ordinary", "other")]
        if buildings.nothing_saleable_in_building(*three):
            return False
    return True


@st.composite
def land_allocation_walk(draw: DrawFn) -> Walk:
    walk = Walk(land_allocation.LandAllocation, draw)
    between = walk.choose("allocation_level", ("between_units", "within_unit")) == "between_units"
    method = walk.choose("allocation_method", ("gfa", "land_area"))
    if between:
        walk.choose("method_used_in_earlier_unit", ("none", "gfa", "land_area"))
    for key in ("land_cost", "demolition_cost", "development_cost", "interest_expense"):
        walk.ask(key, MONEY)
    if not between:
        if method == "land_area":
            walk.ask("unit_land_area", AREA)
        ask_buildings(walk, method == "land_area")
        return walk
    walk.ask("total_land_area", AREA, skipped=True)
    several: list[Walk] = []
    walk.items("units", several)
    for name in NAMES[: draw(st.integers(1, 4))]:
        unit = Walk(land_units.LandUnit, draw)
        several.append(unit)
        unit.ask("unit_id", st.just(name))
        unit.ask("land_area", AREA)
        basis = unit.choose("area_basis", ("measured", "measured", "planned", "none"))
        if land_units.area_determined(basis) and property_types.nothing_saleable(unit.ask("saleable_area", AREA)):
            break
    return walk


def ask_interest(walk: Walk) -> None:
    if walk.ask("interest_expense", COST) > 0:
        walk.ask("interest_ineligible", st.just(Decimal(0)) | COST)
        walk.ask("loan_project_specific", YES_NO)
        walk.ask("financial_institution_proof", YES_NO)
    walk.choose("development_expense_method", development_expenses.EXPENSE_METHODS)


def ask_taxes(walk: Walk) -> None:
    if walk.ask("related_taxes", COST, skipped=True) is not None:
        return
    traced = walk.ask("surcharges_by_unit_accurate", YES_NO)
    walk.ask("surcharges_actual" if traced else "surcharges_on_vat_prepayment", COST)
    if walk.ask("stamp_duty", COST) > 0:
        walk.choose("stamp_duty_account", related_taxes.STAMP_DUTY_ACCOUNTS)
    walk.ask("business_tax", COST)


def ask_types(walk: Walk) -> bool:
    """False: the list ended at a Stop."""
    several: list[Walk] = []
    walk.items("types", several)
    for type_ in walk.draw(st.lists(st.sampled_from(property_types.PROPERTY_TYPES), unique=True, min_size=1)):
        item = Walk(property_types.PropertyType, walk.draw)
        several.append(item)
        item.ask("type", st.just(type_))
        saleable = item.ask("saleable_area", AREA)
        if property_types.nothing_saleable(saleable):
            return False
        sold = item.ask("sold_area", PART.map(saleable.__mul__) | AREA)
        if property_types.sold_exceeds_saleable(sold, saleable):
            return False
        if item.ask("revenue_ex_vat", MONEY, skipped=True) is None:
            for key, answers in (("revenue_incl_vat", MONEY), ("vat_rate", RATE), ("vat_land_deduction", COST)):
                item.ask(key, answers)
        item.ask("direct_cost", COST)
        if item.ask("fit_out_cost", COST) > 0:
            item.ask("movable_items_cost", COST)
        item.ask("related_taxes", COST, skipped=True)
        item.ask("prepaid_lat", MONEY)
    return True


@st.composite
def clearance_walk(draw: DrawFn) -> Walk:
    walk = Walk(clearance.Clearance, draw)
    if not ask_types(walk):
        return walk
    for key in ("land_cost", "demolition_cost", "development_cost"):
        walk.ask(key, COST)
    if clearance.by_land_area(walk.choose("land_allocation_method", ("gfa", "land_area"))):
        land = walk.ask("unit_land_area", AREA)
        if not ask_fitting_buildings(walk, land):
            return walk
    types = walk.bare().types
    if fit_out.some_fit_out(types) and fit_out.movables_may_count(types, walk.ask("fit_out_in_contract", YES_NO)):
        walk.ask("full_fit_out_conditions_met", YES_NO)
    ask_interest(walk)
    if related_taxes.some_type_without_own_taxes(types):
        ask_taxes(walk)
    if property_types.ordinary_homes(types):
        walk.ask("ordinary_separately_accounted", YES_NO)
    return walk


def ask_fitting_buildings(walk: Walk, land: Decimal) -> bool:
    """Half of the time one building that holds the types as they are; else any, which mostly ends at a Stop."""
    if walk.draw(YES_NO):
        building = Walk(buildings.Building, walk.draw)
        building.facts = {"building_id": "a", "footprint_area": land / 2}
        held = {item.type: item.saleable_area for item in walk.bare().types}
        for key, type_ in zip(("ordinary", "non_ordinary", "other"), property_types.PROPERTY_TYPES, strict=True):
            building.facts[f"{key}_area"] = held.get(type_, Decimal(0))
        walk.items("buildings", [building])
        return True
    if not ask_buildings(walk, by_land=True):
        return False
    case = walk.bare()
    return not (
        buildings.footprints_exceed_land(land, case.buildings)
        or buildings.building_areas_differ(case.buildings, case.types)
    )


@st.composite
def post_clearance_sale_walk(draw: DrawFn) -> Walk:
    walk = Walk(post_clearance_sale.PostClearanceSale, draw)
    walk.choose("property_type", property_types.PROPERTY_TYPES)
    method = walk.choose("clearance_method", post_clearance_sale.CLEARANCE_METHODS)
    if post_clearance_sale.formula_not_applicable(method):
        return walk
    if post_clearance_sale.nothing_was_saleable(walk.ask("clearance_saleable_area", AREA)):
        return walk
    walk.ask("clearance_total_deductions", MONEY)
    walk.ask("prior_unit_cost", AREA, skipped=True)
    several: list[Walk] = []
    walk.items("periods", several)
    for name in NAMES[: draw(st.integers(1, 3))]:
        period = Walk(post_clearance_sale.PeriodSales, draw)
        several.append(period)
        period.ask("period", st.just(name))
        period.ask("revenue_ex_vat", MONEY)
        period.ask("area", PART.map(lambda part: part * walk.facts["clearance_saleable_area"] / 2))
        if period.ask("later_costs", COST) > 0:
            period.ask("later_costs_disclosed", YES_NO)
            period.ask("later_costs_evidenced", YES_NO)
            if post_clearance_sale.may_be_assessed(method):
                period.ask("later_costs_in_assessed_four", YES_NO)
    return walk


@st.composite
def land_or_wip_transfer_walk(draw: DrawFn) -> Walk:
    walk = Walk(land_or_wip_transfer.LandOrWipTransfer, draw)
    if walk.choose("transfer_object", land_or_wip_transfer.TRANSFER_OBJECTS) == "land_with_construction":
        if walk.ask("completed", YES_NO):
            return walk
        if walk.ask("start_permits_complete", YES_NO):
            walk.ask("substantive_construction", YES_NO)
    walk.ask("is_developer", YES_NO)
    walk.ask("revenue_ex_vat", MONEY)
    for key in ("land_cost", "development_cost"):
        walk.ask(key, COST)
    if land_or_wip_transfer.as_wip(walk.bare()):
        ask_interest(walk)
    ask_taxes(walk)
    return walk


@st.composite
def old_house_walk(draw: DrawFn) -> Walk:
    walk = Walk(old_house.OldHouse, draw)
    kind = walk.choose("acquisition_kind", holding.ACQUISITION_KINDS)
    day = walk.ask("transfer_date", DAY)
    if old_house.no_rules_that_day(day):
        return walk
    if kind == "developed_then_held":
        walk.ask("fixed_asset_date", DAY)
        walk.ask("whole_project_leased_or_self_used", YES_NO)
        walk.ask("clearance_conclusion_date", DAY, skipped=True)
    if holding.not_old_yet(holding.holding(walk.bare())):
        return walk
    seller = walk.choose("seller_kind", old_house.SELLER_KINDS)
    if seller == "individual":
        if old_house.individual_residence(day, seller, walk.ask("is_residence", YES_NO)):
            return walk
    else:
        walk.ask("affordable_housing_source", YES_NO)
    method = walk.choose("deduction_method", old_house.DEDUCTION_METHODS, skipped=True)
    if method not in ("appraisal", "invoice"):
        return walk
    names = NAMES[: draw(st.integers(0, 3))]
    walk.items(
        "registration_units", [registration_unit_walk(draw, name, old_house.by_appraisal(method)) for name in names]
    )
    return walk


def registration_unit_walk(draw: DrawFn, name: str, by_appraisal: bool) -> Walk:
    unit = Walk(registration_unit.RegistrationUnit, draw)
    unit.ask("unit_id", st.just(name))
    unit.ask("revenue_ex_vat", MONEY)
    unit.ask("related_taxes", COST)
    if by_appraisal:
        unit.ask("replacement_cost", MONEY)
        unit.ask("newness_rate", RATE)
        if unit.ask("land_paid", MONEY) > 0:
            unit.ask("land_paid_proof", YES_NO)
        unit.ask("appraisal_fee", MONEY)
        return unit
    kind = unit.choose("invoice_kind", registration_unit.INVOICE_KINDS)
    unit.ask("invoice_amount", MONEY)
    if kind == "vat_special":
        unit.ask("invoice_non_deductible_vat", MONEY)
    bought = unit.ask("invoice_date", DAY)
    unit.ask("sale_invoice_date", DAY | st.integers(0, 5000).map(lambda days: later(bought, days)))
    if unit.ask("deed_tax", MONEY) > 0:
        unit.ask("deed_tax_proof", YES_NO)
    return unit


def later(day: date, days: int) -> date:
    return day + timedelta(min(days, (date.max - day).days))


@st.composite
def prepayment_walk(draw: DrawFn) -> Walk:
    walk = Walk(prepayment.Prepayment, draw)
    walk.ask("advance_receipts", MONEY)
    if walk.ask("vat_prepaid", MONEY, skipped=True) is None:
        walk.ask("vat_rate", RATE)
        walk.ask("vat_prepayment_rate", RATE)
    walk.ask("prepayment_rate", RATE)
    walk.choose("region", prepayment.REGIONS)
    walk.ask("affordable_housing", YES_NO)
    walk.ask("tax_date", DAY)
    return walk


@st.composite
def transition_walk(draw: DrawFn) -> Walk:
    walk = Walk(transition.Transition, draw)
    walk.ask("announcement_effective_date", DAY, skipped=True)
    walk.ask("clearing_accepted_date", DAY, skipped=True)
    walk.ask("as_of_date", DAY)
    return walk


WALKS = {
    clearing_conditions: clearing_conditions_walk(),
    clearing_unit: clearing_unit_walk(),
    land_allocation: land_allocation_walk(),
    clearance: clearance_walk(),
    post_clearance_sale: post_clearance_sale_walk(),
    land_or_wip_transfer: land_or_wip_transfer_walk(),
    old_house: old_house_walk(),
    prepayment: prepayment_walk(),
    transition: transition_walk(),
}
