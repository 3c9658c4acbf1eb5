"""Federal tax: lines 40400 to 42000."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.ca_t1.amounts import NIL, excess, percent_of
from calculators.ca_t1.brackets import Bracket, bracket_of
from calculators.ca_t1.draft import Draft
from calculators.shared.result import figure
from calculators.shared.rounding import to_cent


@dataclass(frozen=True, kw_only=True)
class FederalTax:
    """`federal_bracket_over`, `_up_to`, `_rate`, `federal_tax_below`: the bracket the income ends in, and the tax of
    those below it.
    """

    federal_bracket_over: Decimal = figure("CAD")
    federal_bracket_up_to: Decimal | None = figure("CAD")
    federal_bracket_rate: Decimal = figure("percent")
    federal_tax_below: Decimal = figure("CAD")
    line_40400: Decimal = figure("CAD")
    line_40600: Decimal = figure("CAD")
    line_41500: Decimal = figure("CAD")
    line_42000: Decimal = figure("CAD")
    quebec_abatement_rate: Decimal | None = figure("percent")
    line_44000: Decimal = figure("CAD")


def federal_bracket(draft: Draft) -> Bracket:
    return bracket_of(draft.rules.federal.brackets, draft.net)


def federal_tax(draft: Draft, bracket: Bracket, line_35000: Decimal) -> FederalTax:
    """Quebec's own residents get a part of line 40600 back (44000)."""
    tax = bracket.tax(draft.net)
    after_credits = excess(tax, line_35000)
    advance = NIL if draft.residency.newcomer else to_cent(draft.case.acwb_advance_received)
    abatement_rate = draft.rules.federal.quebec_abatement_rate if draft.case.province == "qc" else None
    return FederalTax(
        federal_bracket_over=bracket.over,
        federal_bracket_up_to=bracket.up_to,
        federal_bracket_rate=bracket.rate,
        federal_tax_below=bracket.tax_below,
        line_40400=tax,
        line_40600=after_credits,
        line_41500=advance,
        line_42000=after_credits + advance,
        quebec_abatement_rate=abatement_rate,
        line_44000=percent_of(after_credits, abatement_rate) if abatement_rate else NIL,
    )
