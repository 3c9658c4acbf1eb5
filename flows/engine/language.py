"""The vocabulary in which a regime's flows are written."""

from flows.engine.dates import Date, MonthDay
from flows.engine.flow import Flow, Regime
from flows.engine.lists import Each, Include, Menu
from flows.engine.names import Country, Currency, Name, Names, Text
from flows.engine.numbers import Area, Count, Money, Number, Percent, Year, Years
from flows.engine.questions import TODAY, Choice, Choices, Group, Tick, YesNo
from flows.engine.reply import Check, Found, Line, Panel, Relief, Say, Step
from flows.engine.script import Given, Known, Part, Section, Stop, Tell
from flows.engine.wording import By
from flows.engine.words import _

__all__ = [
    "TODAY", "Area", "By", "Check", "Choice", "Choices", "Count", "Country", "Currency", "Date", "Each", "Flow",
    "Found", "Given", "Group", "Include", "Known", "Line", "Menu", "Money", "MonthDay", "Name", "Names", "Number",
    "Panel", "Part", "Percent", "Regime", "Relief", "Say", "Section", "Step", "Stop",
    "Tell", "Text", "Tick", "Year", "Years", "YesNo", "_",
]  # fmt: skip
