"""Why an answer was not taken: one kind sentence for each code, with an example of what would be."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from flows.engine.words import Words, _, placeholders

SENTENCES = {
    # numbers
    "empty": _("I did not get any text. Please type your answer."),
    "not_a_number": _("I could not find a number there. Please type it like this: 1,200.50 or 350k."),
    "words_around": _("Please send the number without other words, for example 1,200."),
    "two_numbers": _("I see more than one number. Please send just one, for example 1,200."),
    "a_range": _("That looks like a range. Please give one figure, for example 15,000."),
    "not_exact": _("I need one definite figure, for example 10,500; “more than 10,000” could be anything."),
    "grouping": _("The separators leave the amount unclear. Please write 1,234.50 or 1234.50."),
    "exponent": _("Please write the number out: 100,000 instead of 1e5."),
    "fraction": _("Please write a decimal instead of a fraction: 0.25 or 25%."),
    "two_readings": _("That could be read as two different amounts. Please write it in digits, for example 25,000."),
    "too_many_digits": _("That is too long: at most {whole} digits before the decimal point and {decimals} after it."),
    "not_a_whole_number": _("I need a whole number here, for example 12."),
    # units
    "other_currency": _("You wrote “{typed}”, but this amount is in {currency}. Please convert it and type it again."),
    "two_currencies": _("You named more than one currency. Please name one, for example USD 1,000."),
    "wants_money": _("“{typed}” does not fit here: I need an amount of money, for example 1,200.50."),
    "wants_percent": _("“{typed}” does not fit here: I need a percentage, for example 40%."),
    "wants_area": _("“{typed}” does not fit here: I need an area, for example 350 m²."),
    "wants_number": _("“{typed}” does not fit here: I need the number alone, for example 12."),
    "area_unit": _("I cannot take “{typed}” here. Please give square metres, for example 350 m²."),
    # dates
    "not_a_date": _("I could not read that as a date. Please type it like this: 31 May 2026 or 2026-05-31."),
    "not_a_month_day": _("I need a day of the year, for example 31 March or 03-31."),
    "not_a_year": _("I need a year in four digits, for example 2025."),
    "partial_date": _("I need the day, the month and the year, for example 31 May 2026."),
    "two_digit_year": _("Please write the year in four digits, for example 31 May 2026."),
    "relative_date": _("I need the date itself, not “today” or “last month”. For example: 31 May 2026."),
    "minguo_year": _("Please write the year of the common era: 2026 for Minguo 115."),
    "impossible_date": _("The calendar has no such day. Please check it and type it again, for example 31 May 2026."),
    "two_dates": _("I see more than one date. Please send just one, for example 31 May 2026."),
    "date_order": _("These dates do not follow one another. Please check which comes first."),
    # options and names
    "not_an_option": _("That is none of the answers here. Please tap a button, or type one of them as it stands."),
    "several_options": _("That fits more than one answer. Please tap the one you mean."),
    "needs_button": _("Please tap one of the buttons."),
    "not_a_name": _("I need a name here."),
    "not_a_list": _("I need a list here."),
    "too_long": _("Please keep it to {at_most} characters."),
    "hidden_characters": _("There are invisible characters in there. Please type it by hand instead of pasting it."),
    "not_a_country": _("I do not know that country or region. For example: Canada, Hong Kong or SG."),
    "several_countries": _("More than one country goes by that name. Please type it in full, for example South Korea."),
    "not_a_currency": _("I do not know that currency. For example: Hong Kong dollars, CAD or 人民币."),
    "several_currencies": _(
        "More than one currency goes by that name. Please say which, for example US dollars or HKD."
    ),
    # any question
    "missing": _("This answer is needed."),
    "unknown_fact": _("There is no question of this name here."),
    "too_many": _("No more than {at_most} can be entered here."),
    "too_few": _("At least {at_least} is needed here."),
    "already_given": _("That has been entered already."),
    "not_json": _("I need one JSON object on each line."),
    "unknown_scenario": _("There is no scenario of this name here."),
}
OTHERWISE = _("That answer cannot be taken here. Please check it.")
RANGES = {
    "from to": _("Please give a figure from {low} to {high}."),
    "above to": _("Please give a figure above {low}, up to {high}."),
    "from": _("Please give a figure of {low} or more."),
    "above": _("Please give a figure above {low}."),
    "to": _("Please give a figure of {high} or less."),
    "": _("That figure cannot be right here."),
}


def sentence(code: str, values: Mapping[str, object], words: Words) -> str:
    """The sentence for Refused(code, **values), whose values may have been kept as text. Not escaped for HTML.

    `out_of_range` takes `low`, `high`, `above` (above `low`, not at it) and their `unit`, as far as they are known.
    A code without a sentence is one of the law, which its flow words: a general sentence stands in for it.
    """
    shown = {name: text for name, value in values.items() if (text := _shown(name, value, values, words))}
    known = _range(shown) if code == "out_of_range" else SENTENCES.get(code, OTHERWISE)
    return words(known if placeholders(known) <= shown.keys() else OTHERWISE, **shown)


def _shown(name: str, value: object, values: Mapping[str, object], words: Words) -> str | None:
    if name == "currency":
        return words.currency_name(str(value))
    if name in {"low", "high"}:
        return _bound(value, str(values.get("unit", "")), words)
    return words.number(value) if isinstance(value, Decimal) else str(value)


def _bound(value: object, unit: str, words: Words) -> str | None:
    """A limit in the look of its unit; None where there is none."""
    if isinstance(value, date):
        return words.date(value)
    try:
        return words.amount(Decimal(str(value)), unit)
    except InvalidOperation:
        return None


def _range(shown: Mapping[str, str]) -> str:
    lower = "above" if shown.get("above") == "True" else "from"
    return RANGES[" ".join([lower] * ("low" in shown) + ["to"] * ("high" in shown))]
