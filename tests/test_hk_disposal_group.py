"""Hong Kong, certainty scheme: control, closely related entities, and what they add to the seller's holding."""

from decimal import Decimal
from typing import Any

import pytest

from calculators.hk_disposal import closely_related, disposal
from calculators.hk_disposal.outcome import Result
from calculators.shared.refusal import Refused
from tests.canonical import built
from tests.hk_disposal import DAY, FLOOR, OLD, RULES_THEN, SOLD, START, link, lot, refused, sale

CONTROL = RULES_THEN.control_percent


def relation(*links: dict[str, Any], persons: tuple[str, ...] = ()) -> closely_related.Result:
    facts = {"control_from": "a", "control_of": "b", "ownership_links": links, "natural_person_names": persons}
    return closely_related.assess(built(closely_related.Relation, facts))


def small_sale(*links: dict[str, Any], **facts: Any) -> Result:
    """The seller has 10 %, its relative `sub` 6 %, both long enough; they are related as the links say."""
    usual = {
        "lots": [lot(percent="10")],
        "disposal_percent": "10",
        "related_lots": [lot(percent="6", entity="sub")],
        "ownership_links": links or (link("investor", "sub", "60"),),
    }
    return sale(**usual | facts)


# Control -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("above", ["-0.01", "0", "0.01"])
def test_more_than_half(above: str) -> None:
    percent = CONTROL + Decimal(above)
    assert relation(link("a", "b", percent)).closely_related is (percent > CONTROL)
    assert relation(link("a", "b", "0", percent)).closely_related is (percent > CONTROL)
    assert relation(link("b", "a", percent)).closely_related is (percent > CONTROL)


def test_votes_multiply_votes_through_one_entity_and_interest_through_more() -> None:
    one = relation(link("a", "x", "40", "80"), link("x", "b", "40", "90"))
    assert (one.control_percent, one.voting_control_percent, one.closely_related) == (16, 72, True)
    two = relation(link("a", "x", "40", "90"), link("x", "y", "80", "100"), link("y", "b", "80", "100"))
    assert (two.control_percent, two.voting_control_percent) == (Decimal("25.6"), Decimal("57.6"))


def test_chains_add_up_with_a_warning() -> None:
    links = [link("a", "b", "30"), link("a", "x", "60"), link("x", "b", "50")]
    summed = relation(*links)
    assert (summed.control_percent, summed.closely_related) == (60, True)
    assert summed.warnings == ("control_by_summed_chains",)
    assert [row.names for row in summed.chains] == [("a", "b"), ("a", "x", "b")]
    assert sum(row.interest_percent for row in summed.chains) == summed.control_percent
    assert relation(*links, link("b", "a", "51")).warnings == ("circular_holdings",)
    assert relation(link("a", "b", "30"), link("A", "Ｂ", "30")).warnings == ()  # one direct holding, in two entries


def test_a_common_controller_that_needs_summed_chains_for_one_of_the_two() -> None:
    result = relation(link("top", "a", "60"), link("top", "b", "30"), link("top", "x", "60"), link("x", "b", "40"))
    assert [(row.owned, row.interest_percent, row.by_one_chain) for row in result.controls] == [
        ("a", 60, True),
        ("b", 54, False),
    ]
    assert result.warnings == ("control_by_summed_chains",)


def test_circles_are_walked_once() -> None:
    result = relation(link("a", "x", "80"), link("x", "a", "10"), link("x", "b", "70"), link("b", "x", "5"))
    assert (result.control_percent, result.warnings) == (56, ("circular_holdings",))


def test_only_an_entity_relates_two_others() -> None:
    links = [link("p", "a", "100"), link("p", "b", "100")]
    assert relation(*links).closely_related
    assert [finding.met for finding in relation(*links).conditions] == [True, False, False, True]
    assert not relation(*links, persons=("P",)).closely_related
    owner_is_a_person = relation(link("a", "b", "100"), persons=("a",))
    assert (owner_is_a_person.closely_related, owner_is_a_person.control_percent) == (False, 100)
    assert relation(persons=("a",)).conditions[0].met  # without links nobody is asked who is a person


def test_an_entity_is_not_related_to_itself() -> None:
    with pytest.raises(Refused, match="same_name"):
        closely_related.assess(built(closely_related.Relation, {"control_from": "A", "control_of": "ａ"}))


# The group in a disposal ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("links", "related"),
    [
        ([link("investor", "sub", "60")], ("sub",)),
        ([link("sub", "investor", "60")], ("sub",)),
        ([link("top", "investor", "60"), link("top", "sub", "51")], ("sub", "top")),
        ([link("investor", "mid", "60"), link("mid", "sub", "60")], ("mid",)),
        ([link("investor", "mid", "80"), link("mid", "sub", "70")], ("mid", "sub")),
        ([link("Investor", "Ｓｕｂ", "60")], ("Ｓｕｂ",)),
    ],
)
def test_who_is_related(links: list[dict[str, Any]], related: tuple[str, ...]) -> None:
    result = small_sale(*links)
    assert result.closely_related_entities == related
    counts = "sub" in [name.casefold().replace("ｓｕｂ", "sub") for name in related]
    assert result.group_held_throughout_percent == (16 if counts else 10)
    assert result.conditions_met_by == ("group" if counts else "none")


def test_a_natural_person_in_common_relates_nobody() -> None:
    links = [link("chan", "investor", "100"), link("chan", "sub", "100")]
    assert small_sale(*links, natural_person_names=["Chan"]).closely_related_entities == ()
    assert small_sale(*links, natural_person_names=["investor"]).closely_related_entities == ()


def test_the_seller_under_another_name() -> None:
    links = [link("seller ltd", "sub", "60")]
    assert small_sale(*links).closely_related_entities == ()
    assert small_sale(*links, investor_name="Seller Ltd").closely_related_entities == ("sub",)
    named = [*links, link("investor", "x", "60")]
    assert small_sale(*named, investor_name="seller ltd").closely_related_entities == ("x",)


def test_the_group_is_asked_about_only_where_it_can_help() -> None:
    assert small_sale(lots=[lot(percent=FLOOR)]).related_holdings == ()
    assert small_sale(lots=[lot(START + DAY, "10")]).closely_related_entities == ()
    gate = disposal.group_question_arises
    lots = built(disposal.Disposal, {"lots": [lot(percent="10"), lot(START + DAY, "10")]}).lots
    assert gate(SOLD, Decimal(10), lots, ())
    assert not gate(SOLD, Decimal(10), lots[1:], ())


def test_what_of_the_group_counts() -> None:
    rows = [
        lot(percent="3", entity="sub"),
        lot(START + DAY, "4", entity="SUB"),
        lot(percent="2", entity="sub", trading_stock_from="2020-01-01"),
        lot(percent="9", entity="other"),
        lot(percent="9", entity="late"),
    ]
    links = [link("investor", "sub", "60"), link("investor", "other", "40"), link("investor", "late", "100")]
    result = small_sale(*links, related_lots=rows, not_related_throughout=["late"])
    assert result.group_held_throughout_percent == 13
    assert [(row.held_percent, row.status) for row in result.related_holdings] == [
        (3, "counts"), (2, "trading_stock"), (4, "too_young"), (9, "not_closely_related"),
        (9, "not_related_throughout"),
    ]  # fmt: skip
    assert {"cre_timing_unclear", "boundary_day"} <= set(result.warnings)
    assert result.whole_qualifies_on == SOLD + DAY


@pytest.mark.parametrize(("sold_on", "group"), [(SOLD - DAY, 12), (SOLD, 16)])
def test_sales_by_the_group_go_first_in_first_out(sold_on: Any, group: int) -> None:
    sales = [{"entity": "Sub", "disposed_on": sold_on, "percent": "4"}]
    assert small_sale(related_past_disposals=sales).group_held_throughout_percent == group


def test_chains_that_only_add_up_are_told() -> None:
    links = [link("investor", "sub", "40"), link("investor", "x", "40"), link("x", "sub", "40")]
    assert "control_by_summed_chains" in small_sale(*links).warnings
    direct = [link("investor", "sub", "60"), link("sub", "investor", "1")]
    assert small_sale(*direct).warnings == ("circular_holdings",)


def test_names_offered() -> None:
    links = built(disposal.Disposal, {"ownership_links": [link("Top", "INVESTOR", "60"), link("top", "b", "1")]})
    assert disposal.names_given(links.ownership_links) == ("Top", "INVESTOR", "b")
    assert disposal.owner_names(links.ownership_links) == ("investor", "Top", "b")
    assert disposal.owner_names(()) == ("investor",)
    assert disposal.owned_names("TOP", links.ownership_links) == ("investor", "b")
    assert disposal.names_beside_the_seller(links.ownership_links, "b") == ("Top", "b")
    assert not disposal.investor_unnamed(links.ownership_links)
    assert disposal.investor_unnamed(links.ownership_links[1:])
    assert not disposal.investor_unnamed(())


@pytest.mark.parametrize(
    ("facts", "code", "fact"),
    [
        ({"ownership_links": [link("investor", "sub", "100.01")]}, "out_of_range", "ownership_links.interest_percent"),
        ({"ownership_links": [link("investor", "sub", "60", "-1")]}, "out_of_range", "ownership_links.voting_percent"),
        ({"related_lots": [lot(percent="6", entity="stranger")]}, "not_an_option", "related_lots.entity"),
        ({"related_lots": [lot(SOLD + DAY, "6", entity="sub")]}, "date_order", "related_lots.acquired_on"),
        ({"related_lots": [lot(percent="0", entity="sub")]}, "out_of_range", "related_lots.percent"),
        (
            {"related_lots": [lot(percent="6", entity="sub", trading_stock_from=SOLD + DAY)]},
            "date_order",
            "related_lots.trading_stock_from",
        ),
        (
            {"related_past_disposals": [{"entity": "sub", "disposed_on": SOLD + DAY, "percent": "1"}]},
            "date_order",
            "related_past_disposals.disposed_on",
        ),
        (
            {"related_past_disposals": [{"entity": "sub", "disposed_on": OLD, "percent": "6.5"}]},
            "inconsistent_lots",
            "related_lots",
        ),
        (
            {"related_past_disposals": [{"entity": "who", "disposed_on": OLD, "percent": "1"}]},
            "not_an_option",
            "related_past_disposals.entity",
        ),
    ],
)
def test_refused_about_the_group(facts: dict[str, Any], code: str, fact: str) -> None:
    usual = {
        "lots": [lot(percent="10")],
        "disposal_percent": "10",
        "ownership_links": [link("investor", "sub", "60")],
        "related_lots": [lot(percent="6", entity="sub")],
    }
    assert refused(**usual | facts) == (code, fact)
    unasked = usual | facts | {"lots": [lot()]}
    assert sale(**unasked).conditions_met_by == "alone"
