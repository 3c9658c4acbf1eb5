"""Facts of `cn_small_business` in canonical form, and what its calculators make of them."""

from collections.abc import Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from calculators.cn_small_business import case_study, facts, incentives
from calculators.cn_small_business.asked import OWN_FACTS
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.result import Result

COMPANY = {
    "entity_type": "company",
    "industry_catalogue_status": "not_restricted",
    "employees_average": "10",
    "assets_average": "1000000",
}


def built(facts_class: type, given: dict[str, Any]) -> Any:
    """As the dialogue builds it: declared defaults, and unset slots where there is neither answer nor default."""
    case, hints = object.__new__(facts_class), hints_of(facts_class)
    assert given.keys() <= hints.keys(), given.keys() - hints.keys()
    for field in fields(facts_class):
        if given.get(field.name) is not None:
            object.__setattr__(case, field.name, decoded(hints[field.name], given[field.name]))
        elif field.default is not MISSING:
            object.__setattr__(case, field.name, field.default)
    return case


@cache
def hints_of(facts_class: type) -> dict[str, Any]:
    return get_type_hints(facts_class)


def decoded(kind: Any, raw: Any) -> Any:
    if get_origin(kind) is UnionType:
        kind = get_args(kind)[0]
    if get_origin(kind) is tuple:
        return tuple(decoded(get_args(kind)[0], item) for item in raw)
    if is_dataclass(kind):
        return built(kind, raw)  # type: ignore[arg-type]
    if kind is Decimal:
        return Decimal(raw)
    return date.fromisoformat(raw) if kind is date else raw


def assessed(**given: Any) -> Result:
    return incentives.assess(built(Incentives, {"tax_year": 2026, **given}))


def company(**given: Any) -> Result:
    """A small company on its income of the year, unless said otherwise."""
    return assessed(**{"topics": ["cit"], **COMPANY, **given})


def studied(study: str) -> case_study.Result:
    return case_study.assess(case_study.CaseStudy(case_study=study))


def quarter(number: int, people: tuple[int, int], assets: tuple[str, str] = ("0", "0")) -> dict[str, Any]:
    return {
        "quarter": number,
        "employees_start": people[0],
        "employees_end": people[1],
        "assets_start": assets[0],
        "assets_end": assets[1],
    }


# Any answers that the questions could take ----------------------------------------------------------------------------

OPTIONS: dict[str, Sequence[Any]] = {
    "tax_year": (2024, 2025, 2026),
    "entity_type": ("company", "company", *facts.ENTITY_TYPES),
    "vat_status": facts.VAT_STATUSES,
    "residency": ("resident", "resident", *facts.RESIDENCIES),
    "industry_catalogue_status": ("not_restricted", "not_restricted", *facts.CATALOGUE_STATUSES),
    "prepay_quarter": facts.QUARTERS,
    "quarter": facts.QUARTERS,
    "rd_class": facts.RD_CLASSES,
    "industry": facts.INDUSTRIES,
    "collection_method": ("books", *facts.COLLECTION_METHODS),
    "vat_period": facts.VAT_PERIODS,
    "vat_period_end": [
        date(year, month, 30 if month == 6 else 31) for year in range(2023, 2028) for month in (3, 6, 12)
    ],
    "additional_credit_class": facts.ADDITIONAL_CREDIT_CLASSES,
    "umct_location": facts.UMCT_LOCATIONS,
    "tax_credit_rating": facts.CREDIT_RATINGS,
    "tax_credit_score": [Decimal(text) for text in ("0", "39.99", "40", "69.99", "70", "90", "100", "100.01")],
    "property_deduction_percent": [Decimal(text) for text in ("10", "12.5", "20", "30", "30", "31")],
    "excluded_industry_revenue_percent": [Decimal(text) for text in ("0.01", "50", "50.01", "100")],
    "year": range(2010, 2024),
    "settled_for_year": (2022, 2023, 2024, 2025),
}
SIGNED = {"cumulative_profit", "income_before_incentives", "business_profit"}
RARE = {"real_estate_sales", "real_estate_lease_sales"}
PARTS = {"special_invoice_sales_1pct", "special_invoice_sales_3pct", "depreciation_booked"}
AMOUNTS = [Decimal(text) for text in (
    "0", "0.01", "0.015", "12345.67", "100000", "300000", "300000.01", "1999999.99", "2000000", "3000000",
    "3000000.01", "5000000", "50000000", "999999999999999.999999",
)]  # fmt: skip


def random_facts(seed: int) -> dict[str, Any]:
    """A value for every question, None where it is skipped; edges are commoner than chance would have them."""
    chance = Random(seed)
    return {name: _value(name, kind, chance) for name, kind in hints_of(Incentives).items()}


def _value(name: str, kind: Any, chance: Random) -> Any:
    if get_origin(kind) is UnionType:
        return None if chance.random() < 0.4 else _value(name, get_args(kind)[0], chance)
    if name in OPTIONS:
        return chance.choice(OPTIONS[name])
    if name == "topics":
        return tuple(sorted(chance.sample(sorted(OWN_FACTS), chance.randint(1, 5))))
    if name == "six_two_taxes":
        return tuple(chance.sample(facts.SIX_TWO_TAXES, chance.randint(1, 6)))
    if name == "tech_qualified_years":
        return tuple(chance.sample(range(2018, 2026), chance.randint(0, 3)))
    if get_origin(kind) is tuple:
        return tuple(_item(get_args(kind)[0], chance) for _ in range(chance.choice((0, 1, 1, 2))))
    if kind is Decimal:
        return _amount(name, chance)
    if kind is date:
        return chance.choice([date(2023, 12, 31), date(2024, 1, 1), date(2025, 7, 1), date(2026, 12, 1), date.max])
    return chance.choice((0, 1, 299, 300, 301, 10**9 - 1)) if kind is int else chance.random() < 0.3


def _amount(name: str, chance: Random) -> Decimal:
    if name in PARTS:
        return chance.choice(AMOUNTS[:3])
    if chance.random() < (0.6 if name in RARE else 0.3):
        return Decimal(0)
    if name == "sales_excl_vat" and chance.random() < 0.3:
        return Decimal(chance.choice((100000, 300000)))
    amount = chance.choice(AMOUNTS) if chance.random() < 0.5 else Decimal(chance.randint(0, 10**9)) / 100
    return -amount if name in SIGNED and chance.random() < 0.3 else amount


def _item(kind: type, chance: Random) -> Any:
    values = {name: _value(name, hint, chance) for name, hint in hints_of(kind).items()}
    if "in_use_on" in values and chance.random() < 0.9:
        values["in_use_on"] = max(values["in_use_on"], values["purchased_on"])
    return kind(**values)


def case_of(values: dict[str, Any]) -> Incentives:
    """As the dialogue builds it from decoded answers."""
    case = object.__new__(Incentives)
    for field in fields(Incentives):
        value = values[field.name]
        default = field.default if field.default is not MISSING else None
        object.__setattr__(case, field.name, default if value is None else value)
    return case
