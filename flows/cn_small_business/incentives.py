"""Which reliefs does a business have? The topics that were ticked, one after the other."""

from calculators.cn_small_business import incentives as law
from flows.cn_small_business import incentives_answers as answered
from flows.cn_small_business import incentives_figures as figures
from flows.cn_small_business import incentives_reply as reply
from flows.cn_small_business.beginning import Beginning
from flows.cn_small_business.company import Company
from flows.cn_small_business.deductions import Deductions
from flows.cn_small_business.other_topics import Burden, Credit, OwnersTax
from flows.cn_small_business.six_taxes import SixTaxes
from flows.cn_small_business.size import Size
from flows.cn_small_business.value_added_tax import ValueAddedTax
from flows.engine.language import Flow, Include, Section, _


class ReliefsOfABusiness(Flow, facts=law.Incentives, assess=law.assess):
    title = _("Which reliefs do I have?")

    with Section(_("Start")):
        Include(Beginning)
    Include(Company)
    Include(Deductions)
    Include(Size)
    Include(ValueAddedTax)
    Include(SixTaxes)
    Include(OwnersTax)
    Include(Credit)
    Include(Burden)

    verdict = answered.VERDICT
    answers = answered.ANSWERS
    changes = answered.CHANGES
    reliefs = reply.RELIEFS
    checks = reply.CHECKS
    lines = figures.LINES
    next_steps = reply.NEXT_STEPS
    warnings = reply.WARNINGS
    notes = reply.NOTES
