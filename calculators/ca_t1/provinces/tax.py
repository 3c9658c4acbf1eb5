"""Provincial tax: what every province's calculation ends in."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.ca_t1.amounts import NIL
from calculators.ca_t1.brackets import Bracket, bracket_of
from calculators.ca_t1.draft import Draft
from calculators.shared.result import figure
from calculators.shared.rules import Snapshot

ProvincialStatus = Literal["full", "approximate", "quebec_return_required"]


@dataclass(frozen=True, kw_only=True)
class ProvincialTax:
    """`provincial_bracket_...`: the bracket the income ends in; `provincial_tax_below`: the tax of those below it."""

    provincial_status: ProvincialStatus
    provincial_bracket_over: Decimal | None = figure("CAD")
    provincial_bracket_up_to: Decimal | None = figure("CAD")
    provincial_bracket_rate: Decimal | None = figure("percent")
    provincial_tax_below: Decimal | None = figure("CAD")
    provincial_tax_before_credits: Decimal = figure("CAD", NIL)
    line_42800: Decimal = figure("CAD", NIL)
    line_47900: Decimal = figure("CAD", NIL)


def bracket_here(draft: Draft, place: Snapshot) -> Bracket:
    return bracket_of(place.brackets, draft.net)


def provincial_tax(
    status: ProvincialStatus, bracket: Bracket, before_credits: Decimal, tax: Decimal, refundable: Decimal = NIL
) -> ProvincialTax:
    return ProvincialTax(
        provincial_status=status,
        provincial_bracket_over=bracket.over,
        provincial_bracket_up_to=bracket.up_to,
        provincial_bracket_rate=bracket.rate,
        provincial_tax_below=bracket.tax_below,
        provincial_tax_before_credits=before_credits,
        line_42800=tax,
        line_47900=refundable,
    )
