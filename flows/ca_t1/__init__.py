"""Canada: what a newcomer's income tax return comes to, and the benefits that hang on it."""

from calculators.ca_t1.rules import RULES
from flows.ca_t1.figures import NAMES
from flows.ca_t1.return_1999 import Return1999
from flows.ca_t1.t1 import Return
from flows.engine.language import Regime, _

REGIME = Regime(
    title=_("Canada: your first tax returns"),
    about=_(
        "The T1 return of a newcomer, line by line: the refund or the tax to pay, the benefits to expect and when, and which forms to send. It files nothing and never asks for your SIN."
    ),
    rules=RULES,
    zone="America/Toronto",
    scenarios={"return": Return, "return_1999": Return1999},
    names=NAMES,
)
