"""Column `current_*`: what the law in force makes of the sale. Cheap and without amounts, so that gates can ask it."""

from dataclasses import dataclass

from calculators.cn_cross_border_vat.facts import Treatment
from calculators.cn_cross_border_vat.relief import CONDITIONS, relief, small_scale
from calculators.cn_cross_border_vat.sale import Sale
from calculators.cn_cross_border_vat.scope import TRIED, scope
from calculators.cn_cross_border_vat.withholding import agent_files, agent_matters, collection
from calculators.shared.result import Finding

CHINA_TAX = {
    "withhold": "taxed",
    "taxable_domestic": "taxed",
    "zero_rated": "zero_rated",
    "exempt": "exempt",
    "out_of_scope": "not_taxed",
    "agent_declares": "taxed",
    "partial_zero_rated": "partial",
    "partial_exempt": "partial",
    "taxable_no_collection": "uncollected",
    "taxable_collection_uncertain": "uncollected",
    "needs_review": "needs_review",
    "split_by_contract": "needs_review",
}
"""Every treatment, and the word by which it is compared with the other column."""
TREATMENTS = tuple(CHINA_TAX)
CONDITION_IDS = (
    "single_contract",
    *dict.fromkeys(name for tried in TRIED.values() for name, _ in tried),
    "domestic_agent_appointed",
    *CONDITIONS,
)
"""Every condition of the law in force that can be tried."""

WITHHELD = frozenset({"withhold", "agent_declares"})
UNCOLLECTED = frozenset({"taxable_no_collection", "taxable_collection_uncertain"})
ZERO_RATED = frozenset({"zero_rated", "partial_zero_rated"})
PARTIAL = frozenset({"partial_zero_rated", "partial_exempt"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """`small_scale`: the seller is a domestic small-scale taxpayer. `findings`: what was tried, in order."""

    treatment: str
    within: bool | None
    basis: str | None
    findings: tuple[Finding, ...]
    small_scale: bool = False

    @property
    def china_tax(self) -> str:
        return CHINA_TAX[self.treatment]

    @property
    def unmet(self) -> tuple[str, ...]:
        return tuple(finding.id for finding in self.findings if finding.met is False)


SPLIT = Verdict("split_by_contract", None, None, (Finding("single_contract", False),))


def treatment(case: Treatment) -> Verdict:
    where = scope(case)
    findings = (Finding("single_contract", True), *where.findings)
    if not where.within:
        return Verdict("needs_review" if where.within is None else "out_of_scope", where.within, where.basis, findings)
    if where.basis == "seller_domestic":
        sold = relief(case)
        return Verdict(sold.treatment, True, where.basis, (*findings, *sold.findings), small_scale(case))
    if agent_matters(case):
        findings += (Finding("domestic_agent_appointed", agent_files(case)),)
    return Verdict(collection(case), True, where.basis, findings)


def is_withheld(treatment: Verdict) -> bool:
    return treatment.treatment == "withhold"


def is_withheld_or_declared(treatment: Verdict) -> bool:
    return treatment.treatment in WITHHELD


def is_zero_rated(treatment: Verdict) -> bool:
    return treatment.treatment == "zero_rated"


def vat_is_computed(treatment: Verdict) -> bool:
    return treatment.treatment in WITHHELD | UNCOLLECTED | PARTIAL | {"taxable_domestic"}


def financial_gain_is_taxed(treatment: Verdict, sale: Sale) -> bool:
    return sale.category.special == "financial" and treatment.china_tax in ("taxed", "uncollected")


def own_input_matters(treatment: Verdict) -> bool:
    """Input VAT of this contract: of a domestic general taxpayer, set off or lost."""
    sold_at_home = treatment.treatment in PARTIAL | {"exempt", "taxable_domestic"}
    return sold_at_home and not treatment.small_scale
