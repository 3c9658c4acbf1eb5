"""Hong Kong: random answers to every question, likely ones and unlikely ones, in canonical form.

One seed is one set of answers: Hypothesis draws seeds, which is a hundred times faster than drawing each answer.
"""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from calculators.hk_disposal import disposal
from calculators.hk_disposal.outcome import Result
from calculators.shared.refusal import Refused
from tests.canonical import built

Facts = dict[str, Any]
NAMES = ("investor", "a", "b", "Ｃ", "c")
PERCENTS = ("0.000001", "1", "3", "5", "7.5", "8", "10", "12", "14.99", "15", "20", "33.333333")
SHARES = ("0", "5", "30", "40", "50", "50.01", "60", "75", "90", "100")
AMOUNTS = ("0", "0.01", "0.07", "1", "40", "1999999.99", "2000000", "31234567.89", "999999999999999.99")
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)


def walk(*, wild: bool = False) -> st.SearchStrategy[Facts]:
    return st.integers(0, 2**40).map(lambda seed: answers(seeded(seed), wild=wild))


def seeded(seed: int) -> Random:
    return Random(seed)


def decided(facts: Facts) -> Result | None:
    """None where an answer is refused."""
    try:
        return disposal.assess(built(disposal.Disposal, facts))
    except Refused as problem:
        if problem.fact is None:
            raise
        return None


def answers(rng: Random, *, wild: bool) -> Facts:
    """`wild`: the first questions, too, are answered in every way; else most end at the holding test or behind it."""
    sold = date(2024, 1, 1) + timedelta(days=rng.randrange(1500))
    if wild and rng.random() < 0.1:
        sold = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))
    lots = [_lot(rng, sold) for _ in range(rng.choice((1, 1, 2, 2, 3, 4)))]
    held = sum((Decimal(lot["percent"]) for lot in lots), Decimal(0))
    past = [
        _sale(rng, sold)
        | {
            "percent": held / rng.choice((2, 4, 10)) // Decimal("0.01") / 100,
            "scheme_applied_on_conditions": rng.random() < 0.7,
        }
        for _ in range(rng.choice((0, 0, 1, 2)))
    ]
    facts = {
        "disposal_date": sold,
        "gain_amount": rng.choice(AMOUNTS[1:]),
        "disposal_percent": min(Decimal(100), held / rng.choice((1, 1, 2, 3, 10)) // Decimal("0.000001") / 10**6),
        "lots": lots,
        "past_disposals": past,
        "accounting_year_end": rng.choice(("03-31", "12-31", "02-29", "04-01", "06-30")),
        "as_of": rng.choice((None, sold, sold - timedelta(days=1))),
        "gain_source": rng.choice(("onshore", "onshore", "not_sure")),
        "investor_kind": rng.choice(("corporation", "fund")),
        "interest_listed": rng.random() < 0.3,
    }
    return facts | _group(rng, sold) | _property(rng) | _tax(rng) | (_first_questions(rng, sold) if wild else {})


def _near(rng: Random, sold: date) -> date:
    """Around the day and around the first days of the periods that the law counts back from it."""
    days = rng.choice((0, 365, 731, 731, 731, 1461, 1480, 1530, 2500, 4000)) + rng.choice((-1, 0, 0, 1, 200))
    return max(FIRST, sold - timedelta(days=max(0, days)))


def _lot(rng: Random, sold: date) -> Facts:
    return {
        "acquired_on": _near(rng, sold),
        "percent": rng.choice(PERCENTS),
        "lent_out": rng.random() < 0.1,
        "borrowed_in": rng.random() < 0.1,
        "trading_stock_from": _near(rng, sold) if rng.random() < 0.2 else None,
        "appropriated_on": _near(rng, sold) if rng.random() < 0.5 else None,
        "appropriation_market_value_taxed": rng.random() < 0.8,
    }


def _sale(rng: Random, sold: date) -> Facts:
    return {"disposed_on": sold - timedelta(days=rng.choice((0, 1, 100, 700, 730, 731, 800))), "percent": "1"}


def _group(rng: Random, sold: date) -> Facts:
    links = [
        {
            "owner": rng.choice((*NAMES, "investor", "a")),
            "owned": rng.choice(NAMES),
            "interest_percent": rng.choice(SHARES),
            "voting_percent": rng.choice((None, None, *SHARES)),
        }
        for _ in range(rng.choice((0, 1, 2, 3, 4, 6)))
    ]
    related = [_lot(rng, sold) | {"entity": rng.choice(NAMES)} for _ in range(rng.randrange(4))]
    named = [name for link in links for name in (link["owner"], link["owned"])] or ["nobody"]
    for lot in related:
        lot["entity"] = rng.choice(named) if rng.random() < 0.98 else lot["entity"]
    sellers = [lot["entity"] for lot in related if rng.random() < 0.2]
    return {
        "ownership_links": links,
        "investor_name": rng.choice(NAMES),
        "natural_person_names": [name for name in NAMES if rng.random() < 0.1],
        "not_related_throughout": [name for name in NAMES if rng.random() < 0.1],
        "related_lots": related,
        "related_past_disposals": [_sale(rng, sold) | {"entity": seller, "percent": "0.000001"} for seller in sellers],
    }


def _property(rng: Random) -> Facts:
    items = [
        {
            "label": f"site {n}",
            "is_infrastructure": rng.random() < 0.2,
            "held": rng.choice(disposal.HOLDERS),
            "interest_percent": rng.choice(SHARES),
            "used_in_holder_business": rng.random() < 0.3,
            "for_sale": rng.random() < 0.3,
            "value_start": rng.choice(AMOUNTS),
            "value_period_end": rng.choice(AMOUNTS),
            "value_disposal": rng.choice(AMOUNTS),
        }
        for n in range(rng.randrange(4))
    ]
    return {
        "investee_holds_immovable_property": rng.random() < 0.6,
        "total_assets_start": rng.choice((None, *AMOUNTS)),
        "total_assets_period_end": rng.choice((None, *AMOUNTS)),
        "total_assets_disposal": rng.choice((None, *AMOUNTS)),
        "property_items": items,
    }


def _tax(rng: Random) -> Facts:
    return {
        "investee_equity_changed": rng.random() < 0.2,
        "investee_several_classes": rng.random() < 0.2,
        "elect_scheme": rng.random() < 0.9,
        "rate_class": rng.choice((None, *disposal.RATE_CLASSES)),
        "two_tier_elected": rng.random() < 0.7,
        "other_assessable_profits": rng.choice(("", "-")) + rng.choice(AMOUNTS),
    }


def _first_questions(rng: Random, sold: date) -> Facts:
    """Mostly passed, so that a walk may end anywhere."""
    passed = {
        name: rng.random() < 0.95
        for name in (
            "investor_prepares_separate_accounts",
            "investee_prepares_separate_accounts",
            "interest_carries_rights",
            "interest_accounted_as_equity",
            "investee_properties_all_business_use",
        )
    }
    failed = {
        name: rng.random() < 0.05
        for name in (
            "investor_is_insurer",
            "investee_property_trading_business",
            "investee_property_development_ongoing",
            "investee_any_property_for_sale",
        )
    }
    others = {
        "investor_kind": rng.choice((*disposal.INVESTOR_KINDS, "corporation", "fund")),
        "gain_source": rng.choice((*disposal.GAIN_SOURCES, "onshore", "onshore", "onshore")),
        "gain_accrued_on": rng.choice((None, None, None, sold, _near(rng, sold), FIRST, LAST)),
        "gain_amount": rng.choice(("", "", "", "-")) + rng.choice(AMOUNTS),
        "investee_kind": rng.choice((*disposal.INVESTEE_KINDS, "corporation", "corporation")),
        "investee_property_development_ever": rng.random() < 0.3,
        "last_property_development_date": _near(rng, sold),
    }
    return passed | failed | others
