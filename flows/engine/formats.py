"""How figures, days and names look in each language. Names are Babel's, its Locales are made once.

Digits are grouped as in both languages, by Python: Babel takes thirty times as long for the same text.
"""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from babel import Locale
from babel.lists import format_list
from babel.numbers import get_currency_name

LOCALES = {"en": Locale("en"), "zh": Locale("zh", script="Hans")}

_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_CENT, _MILLIONTH = Decimal("0.01"), Decimal("0.000001")

# What a reader expects beside a figure where that is not Babel's: in English before it, in Chinese behind it.
_SIGNS = {"CAD": "CA$", "CNY": "RMB ", "EUR": "€", "GBP": "£", "HKD": "HK$", "USD": "US$"}
_LOCAL_SIGNS = {("ca", "CAD"): "$"}
_SHORT_NAMES = {"CAD": "加元", "CNY": "元", "HKD": "港元"}
_TERRITORIES = {
    "en": {"HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar"},
    "zh": {"HK": "中国香港", "MO": "中国澳门", "TW": "中国台湾"},
}
_COUNTED = {
    "en": {
        "month": (" month", " months"),
        "week": (" week", " weeks"),
        "year": (" year", " years"),
        "day": (" day", " days"),
    },
    "zh": {"month": ("个月", "个月"), "week": ("周", "周"), "year": ("年", "年"), "day": ("天", "天")},
}
_TO = {"en": " to ", "zh": "至"}
_MONTHS = LOCALES["en"].months["format"]["wide"]


@cache
def formats(language: str, country: str = "") -> "Formats":
    return Formats(language, country)


class Formats:
    """The formats of one language ("en", "zh"). `country` ("ca", "hk" ...) is where the reader's tax is due.

    Figures are rounded half-up, money to cents, everything else to the six decimals that a fact may have.
    """

    def __init__(self, language: str, country: str = "") -> None:
        self.language, self.locale = language, LOCALES[language]
        self._country, self._english = country, language == "en"

    def money(self, amount: Decimal | int, currency: str) -> str:
        """HK$1,234.50, RMB 1,234; 1,234.50港元, 1,234元. No cents where there are none."""
        cents = _EXACT.quantize(Decimal(amount), _CENT)
        figure = f"{cents.copy_abs():,f}".removesuffix(".00")
        minus = "-" if cents < 0 else ""
        if not self._english:
            return f"{minus}{figure}{_name_behind(currency)}"
        sign = _LOCAL_SIGNS.get((self._country, currency)) or _SIGNS.get(currency) or f"{currency} "
        return f"{minus}{sign}{figure}"

    def percent(self, points: Decimal | int) -> str:
        return f"{self.number(points)}%"

    def number(self, value: Decimal | int) -> str:
        exact = _EXACT.quantize(Decimal(value), _MILLIONTH)
        return f"{exact or _MILLIONTH * 0:,f}".rstrip("0").rstrip(".")

    def area(self, square_metres: Decimal | int) -> str:
        return f"{self.number(square_metres)} m²" if self._english else f"{self.number(square_metres)}平方米"

    def amount(self, value: Decimal | int | str, unit: str) -> str:
        """A value in a unit of parameters and results: a currency, percent, m2, CNY/m2, month, year, ratio, count.

        A year_month is text, "2026-07", or the first and last of several, "2026-07..2027-06"; a calendar_year is the
        year's number, not so many years.
        """
        if unit == "calendar_year":
            return str(value)
        if isinstance(value, str):
            return _TO[self.language].join(map(self.month, value.split("..")))
        if unit == "percent":
            return self.percent(value)
        if unit == "m2":
            return self.area(value)
        if unit.endswith("/m2"):
            return self.money(value, unit.removesuffix("/m2")) + ("/m²" if self._english else "/平方米")
        if unit in _COUNTED[self.language]:
            one, several = _COUNTED[self.language][unit]
            return f"{self.number(value)}{one if value == 1 else several}"
        return self.money(value, unit) if len(unit) == 3 and unit.isupper() else self.number(value)

    def hint(self, amount: Decimal | int) -> str:
        """A large amount as it is spoken in Chinese, 1.2亿 or 350万; "" where that is not exact, and in English."""
        exact = Decimal(amount)
        name, zeros = ("亿", 8) if abs(exact) >= 10**8 else ("万", 4)
        spoken = exact.scaleb(-zeros)
        if self._english or abs(spoken) < 1 or spoken != round(spoken, 4):
            return ""
        return f"{spoken.normalize():f}{name}"

    def date(self, day: date) -> str:
        """1 January 2024; 2024年1月1日."""
        if self._english:
            return f"{day.day} {_MONTHS[day.month]} {day.year}"
        return f"{day.year}年{day.month}月{day.day}日"

    def month(self, year_month: str) -> str:
        """ "2026-07" as July 2026."""
        year, month = map(int, year_month.split("-"))
        return f"{_MONTHS[month]} {year}" if self._english else f"{year}年{month}月"

    def month_day(self, month_day: str) -> str:
        """ "03-31" as 31 March."""
        month, day = map(int, month_day.split("-"))
        return f"{day} {_MONTHS[month]}" if self._english else f"{month}月{day}日"

    def list_of(self, items: Iterable[str]) -> str:
        return format_list(list(items), "standard", self.locale)

    def country(self, code: str) -> str:
        return _TERRITORIES[self.language].get(code) or self.locale.territories[code]

    def currency_name(self, code: str) -> str:
        """In the plural, as a sentence needs it: Hong Kong dollars, 港元."""
        return get_currency_name(code, 2, self.locale)


@cache
def _name_behind(currency: str) -> str:
    return _SHORT_NAMES.get(currency) or get_currency_name(currency, locale=LOCALES["zh"])
