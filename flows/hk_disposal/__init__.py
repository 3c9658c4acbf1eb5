"""Hong Kong: is the gain on selling equity interests safe from profits tax under the Tax Certainty Enhancement Scheme?"""

from calculators.hk_disposal.rules import RULES
from flows.engine.language import Regime, _
from flows.hk_disposal.closely_related import CloselyRelated
from flows.hk_disposal.disposal import DisposalGain
from flows.hk_disposal.trading_stock import TradingStock

REGIME = Regime(
    title=_("Hong Kong: gain on selling shares"),
    about=_(
        "The Tax Certainty Enhancement Scheme treats an onshore gain on equity interests as capital, without weighing "
        "the badges of trade, where enough was held for long enough. Here you find out whether a sale meets its "
        "conditions, and how far it is from them."
    ),
    rules=RULES,
    zone="Asia/Hong_Kong",
    scenarios={"disposal": DisposalGain, "closely_related": CloselyRelated, "trading_stock": TradingStock},
)
