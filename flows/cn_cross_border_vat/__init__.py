"""China: VAT on services and intangibles that cross the border, by the law in force and by a rule system proposed."""

from calculators.cn_cross_border_vat.treatment import RULES
from flows.cn_cross_border_vat.treatment import CrossBorderSale
from flows.engine.language import Regime, _

REGIME = Regime(
    title=_("China: VAT on cross-border services"),
    about=_(
        "Who pays VAT in China when a service or an intangible crosses the border: the law in force, and beside it the rule system that an article proposes."
    ),
    rules=RULES,
    zone="Asia/Shanghai",
    scenarios={"treatment": CrossBorderSale},
)
