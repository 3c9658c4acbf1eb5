"""What the scenario `incentives` answers: all subjects in one, and the reliefs one by one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from calculators.cn_small_business.credit_rating import CreditRating
from calculators.cn_small_business.enterprise_test import EnterpriseTest
from calculators.cn_small_business.income_tax import Cliff, IncomeTax
from calculators.cn_small_business.individual_income_tax import IndividualIncomeTax
from calculators.cn_small_business.new_company import NewCompany
from calculators.cn_small_business.prepayment import Prepayment
from calculators.cn_small_business.research import Research
from calculators.cn_small_business.six_taxes import SixTaxes
from calculators.cn_small_business.surcharges import Surcharges
from calculators.cn_small_business.tax_burden import TaxBurden
from calculators.cn_small_business.taxable_income import TaxableIncome
from calculators.cn_small_business.vat import Registration, Vat
from calculators.shared.result import figure

ReliefId = Literal[
    "slpe_rate",
    "slpe_prepayment",
    "hnte_rate",
    "rd_super_deduction",
    "equipment_one_off",
    "loss_ten_years",
    "vat_threshold",
    "vat_reduced_levy",
    "vat_additional_credit",
    "surcharge_exemption",
    "six_two_halving",
    "pit_halving",
]
Topic = Literal["cit", "prepayment", "pit", "vat", "six_two", "credit", "burden"]
TaxId = Literal["cit", "pit", "vat", "six_two"]
Caution = Literal[
    "real_estate_exclusion_unconfirmed_2026",
    "additional_credit_2026_unconfirmed",
    "deadline_may_roll",
    "periods_mixed",
    "near_limit",
    "policy_ends_2027",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """`applies` None: not decided. `failed`: the conditions in the way; how far stands in the margins of the result.

    `before` and `after`: the same tax without and with this relief, where it can be told apart. `until` None: no end.
    """

    id: ReliefId
    applies: bool | None
    failed: tuple[str, ...] = ()
    before: Decimal | None = figure("CNY")
    after: Decimal | None = figure("CNY")
    saving: Decimal | None = figure("CNY")
    until: date | None
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tax:
    """A tax that was worked out, without and with the reliefs."""

    id: TaxId
    before: Decimal = figure("CNY")
    after: Decimal = figure("CNY")
    saving: Decimal = figure("CNY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """What each subject of the law makes of a case; empty where it was not asked about."""

    enterprise: EnterpriseTest
    research: Research
    income: TaxableIncome
    cit: IncomeTax
    cliff: Cliff
    prepayment: Prepayment
    vat: Vat
    registration: Registration
    surcharges: Surcharges
    new_company: NewCompany
    six_taxes: SixTaxes
    pit: IndividualIncomeTax
    credit: CreditRating
    burden: TaxBurden


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(
    EnterpriseTest,
    Research,
    TaxableIncome,
    IncomeTax,
    Cliff,
    Prepayment,
    Vat,
    Registration,
    Surcharges,
    NewCompany,
    SixTaxes,
    IndividualIncomeTax,
    CreditRating,
    TaxBurden,
):
    """What was not asked about is None. Totals add the taxes that were worked out: one VAT period, one year of income.

    `lead_topic`: what the answer begins with. `policy_ends_on`: the first last day among the reliefs that apply.
    The subjects themselves have no slots: a class can have only one base that has them.
    """

    lead_topic: Topic | None = None
    deadline_annual_settlement: date | None = None
    policy_ends_on: date | None = None
    taxes: tuple[Tax, ...] = ()
    total_before_incentives: Decimal | None = figure("CNY")
    total_after_incentives: Decimal | None = figure("CNY")
    total_saving: Decimal | None = figure("CNY")
    reliefs: tuple[Relief, ...] = ()
    warnings: tuple[Caution, ...] = ()
