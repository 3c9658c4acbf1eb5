"""China: which reliefs a small business has, what each saves, and what stands in the way of the others."""

from calculators.cn_small_business.rules import RULES
from flows.cn_small_business.case_study import FiguresOfTheStudy
from flows.cn_small_business.incentives import ReliefsOfABusiness
from flows.engine.language import Regime, _

REGIME = Regime(
    title=_("China: reliefs for small businesses"),
    about=_(
        "Income tax at the small rate, VAT exemption, six taxes and two fees halved, R&D, equipment, losses: which of these you have, what each saves, and which condition stands in the way. Not covered: filing itself, local subsidies, regional rates, consumption tax, social insurance, disputes."
    ),
    rules=RULES,
    zone="Asia/Shanghai",
    scenarios={"incentives": ReliefsOfABusiness, "case_study": FiguresOfTheStudy},
)
