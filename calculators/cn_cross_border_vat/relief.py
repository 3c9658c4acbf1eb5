"""What a domestic seller's sale comes to: zero rate, exemption, or VAT. VAT Law art. 10(5), Announcement 2026 No. 11
and the lists of Caishui (2016) 36 annex 4 that it carries on.

The conditions of a relief are walked in order. A question comes up where the walk reaches its condition.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from calculators.cn_cross_border_vat.facts import CHINA, Treatment
from calculators.cn_cross_border_vat.place import ends, performed_on_site
from calculators.cn_cross_border_vat.sale import Sale, sale
from calculators.cn_cross_border_vat.scope import immovable_in_china, immovable_supplied
from calculators.shared.result import Finding

ALL = 100


@dataclass(frozen=True, slots=True)
class Relief:
    """`findings`: the conditions up to the one that decides."""

    treatment: str
    findings: tuple[Finding, ...]


def on_relief_list(case: Treatment) -> bool:
    """A person who transfers financial products is exempt, whoever buys."""
    contract = sale(case)
    return bool(contract.category.relief) or (contract.category.special == "financial" and contract.seller == "c")


def performed_abroad(case: Treatment) -> bool:
    """Works on an immovable abroad, presence abroad, storage, leasing or showing abroad."""
    contract = sale(case)
    if contract.category.special == "immovable":
        return case.immovable_country != CHINA
    if contract.category.special == "on_site":
        return performed_on_site(contract, case.delivery_mode) and case.place_of_performance != CHINA
    return case.used_or_performed_overseas


def resold_in_china(case: Treatment) -> bool:
    """The buyer has end users, and not only overseas."""
    return case.end_user_overseas_percent is not None and case.end_user_overseas_percent < ALL


def supplier_status_matters(case: Treatment) -> bool:
    contract = sale(case)
    in_scope = not immovable_supplied(contract) or immovable_in_china(case)
    return contract.domestic_seller and contract.seller == "b" and in_scope


def small_scale(case: Treatment) -> bool:
    """Of a domestic seller; a natural person counts as one."""
    return sale(case).seller == "c" or case.supplier_vat_status == "small_scale"


CONDITIONS: dict[str, Callable[[Treatment], bool]] = {
    "on_relief_list": on_relief_list,
    "crosses_border": lambda case: ends(case) != (CHINA,),
    "transport_licence": lambda case: case.transport_licence,
    "performed_abroad": performed_abroad,
    "recipient_overseas_entity": lambda case: sale(case).to_overseas_entity,
    "unrelated_to_china": lambda case: not case.related_to_china_goods_or_immovables,
    "written_contract": lambda case: case.written_contract,
    "income_from_overseas": lambda case: case.income_from_overseas,
    "wholly_used_overseas": lambda case: case.used_or_performed_overseas,
    "all_end_users_overseas": lambda case: not resold_in_china(case),
    "some_end_users_overseas": lambda case: bool(case.end_user_overseas_percent),
    "end_users_proved": lambda case: case.end_user_split_evidence,
    "actual_recipient_overseas": lambda case: case.actual_recipient_overseas,
    "general_taxpayer": lambda case: not small_scale(case),
    "zero_rate_claimed": lambda case: case.zero_rate_election == "claim",
}
"""Each reads facts that are asked no later than those of the next."""
ORDER = {condition: place for place, condition in enumerate(CONDITIONS)}

NOT_FATAL = frozenset({"all_end_users_overseas"})
"""Where it is not met the relief may still be had in part."""
EXEMPT_ANYWAY = frozenset({"transport_licence", "general_taxpayer"})
"""Who fails one of these loses the zero rate but not the exemption."""


def conditions(case: Treatment) -> Iterator[str]:
    """In the order of the law; taken up only as long as those before are met."""
    yield "on_relief_list"
    contract = sale(case)
    relief = contract.category.relief
    if relief in ("ZW", "EW"):
        yield from consumed_overseas(case, contract)
    elif relief == "ZT":
        yield from ("crosses_border", "transport_licence")
    elif relief == "EA":
        yield from ("performed_abroad", "written_contract")
        if contract.to_overseas_entity:
            yield "income_from_overseas"
    if relief in ("ZW", "ZT"):
        yield from ("general_taxpayer", "zero_rate_claimed")


def consumed_overseas(case: Treatment, contract: Sale) -> Iterator[str]:
    """Wholly consumed overseas. The end users are what an app developer fails at."""
    yield from ("recipient_overseas_entity", "unrelated_to_china", "written_contract", "income_from_overseas")
    if contract.category.use_tested:
        yield "wholly_used_overseas"
    yield "all_end_users_overseas"
    if resold_in_china(case):
        yield from ("some_end_users_overseas", "end_users_proved")
    else:
        yield "actual_recipient_overseas"


def walk(case: Treatment) -> Iterator[Finding]:
    for condition in conditions(case):
        met = CONDITIONS[condition](case)
        yield Finding(condition, met)
        if not met and condition not in NOT_FATAL:
            return


def reaches(case: Treatment, question: str) -> bool:
    """Whether all conditions before it are met; its own fact is not read."""
    if not sale(case).domestic_seller:
        return False
    for condition in conditions(case):
        if ORDER[condition] >= ORDER[question]:
            return condition == question
        if not CONDITIONS[condition](case) and condition not in NOT_FATAL:
            return False
    return False


def licence_matters(case: Treatment) -> bool:
    return reaches(case, "transport_licence")


def contract_matters(case: Treatment) -> bool:
    return reaches(case, "written_contract")


def income_matters(case: Treatment) -> bool:
    return reaches(case, "income_from_overseas")


def end_users_matter(case: Treatment) -> bool:
    return reaches(case, "all_end_users_overseas")


def split_needs_evidence(case: Treatment) -> bool:
    return reaches(case, "end_users_proved")


def actual_recipient_matters(case: Treatment) -> bool:
    return reaches(case, "actual_recipient_overseas")


def may_be_zero_rated(case: Treatment) -> bool:
    return reaches(case, "zero_rate_claimed")


def relief(case: Treatment) -> Relief:
    findings = tuple(walk(case))
    last = findings[-1]
    if last.met:
        treatment = "zero_rated" if last.id == "zero_rate_claimed" else "exempt"
    else:
        waived = last.id == "zero_rate_claimed" and case.zero_rate_election == "waive_exempt"
        treatment = "exempt" if waived or last.id in EXEMPT_ANYWAY else "taxable_domestic"
    in_part = any(finding.id == "end_users_proved" for finding in findings) and treatment != "taxable_domestic"
    return Relief(f"partial_{treatment}" if in_part else treatment, findings)
