"""What does a snowman cost?"""

from calculators import toy_snow as law
from flows.engine.language import By, Date, Flow, Line, Number, Regime, Stop, _


class ToySnow(Flow, facts=law.Snowman, assess=law.assess):
    title = _("Levy on snowmen")
    built_on = Date(_("On what day was it built?"), cites="snow_act:1")
    Stop(when=law.built_before_the_act)
    metres = Number(_("How tall is it, in metres?"))
    verdict = By("verdict", {"levied": _("The levy is {levy}."), "free": _("It is free.")})
    lines = {"levy": Line(_("Levy"), "metres * levy_per_metre")}


REGIME = Regime(title=ToySnow.title, about=ToySnow.title, rules=law.RULES, zone="UTC", scenarios={"levy": ToySnow})
