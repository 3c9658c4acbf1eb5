"""Relief by relief: does it apply, what fails, tax before and after, until when, under which text (section 9)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from calculators.cn_small_business.asked import asks
from calculators.cn_small_business.enterprise_test import SlpeStatus
from calculators.cn_small_business.facts import Incentives
from calculators.cn_small_business.individual_income_tax import IndividualIncomeTax
from calculators.cn_small_business.result import Relief, ReliefId, Subjects
from calculators.cn_small_business.rules import period_of, runs_until, year_end
from calculators.cn_small_business.six_taxes import SixTaxes
from calculators.cn_small_business.vat import Vat

Taxes = tuple[Decimal | None, Decimal | None]
DECIDED: dict[SlpeStatus, bool | None] = {"eligible": True, "not_eligible": False, "undetermined": None}


def reliefs(case: Incentives, found: Subjects) -> Iterator[Relief]:
    """Those whose facts were given, in the order in which they were asked about."""
    yield from _rates(case, found)
    yield from _deductions(case, found)
    if found.vat.vat_payable is not None:
        general = found.vat.vat_verdict == "general"
        yield from _additional_credit(case, found.vat) if general else _small_scale(case, found.vat)
    if found.surcharges.surcharges_exempt:
        name = f"surcharge.exempt_sales.{case.vat_period}"
        yield _relief("surcharge_exemption", name, case.vat_period_end, True)
    if found.six_taxes.six_two_status is not None:
        yield _halved_taxes(case, found.six_taxes)
    if found.pit.pit_payable is not None:
        yield _halved_income_tax(case, found.pit)


def _relief(
    id_: ReliefId,
    figure: str,
    day: date,
    applies: bool | None,
    failed: tuple[str, ...] = (),
    taxes: Taxes = (None, None),
) -> Relief:
    """`figure` is the one that the relief stands and falls with: it has the text and the last day."""
    before, after = taxes
    return Relief(
        id=id_,
        applies=applies,
        failed=failed,
        before=before,
        after=after,
        saving=None if before is None or after is None else before - after,
        until=runs_until(figure),
        cite=period_of(figure, day).cite,
    )


def _rates(case: Incentives, found: Subjects) -> Iterator[Relief]:
    """The small rate of the year and of the quarter, as asked about; the high-tech rate where it is the one in use."""
    day, test, cit, quarter = year_end(case.tax_year), found.enterprise, found.cit, found.prepayment
    of_year: Taxes = (cit.cit_tax_after_losses, cit.cit_payable)
    of_quarter: Taxes = (quarter.prepay_tax_at_standard_rate, quarter.prepay_cumulative_tax)
    if asks(case, "cit") and (cit.cit_regime or not quarter.prepay_status):
        taxes = of_year if cit.cit_regime == "slpe" else (None, None)
        yield _relief("slpe_rate", "slpe.rate", day, DECIDED[test.slpe_status], test.failed_conditions or (), taxes)
    if quarter.prepay_status is not None:
        applies = DECIDED[quarter.prepay_status]
        taxes = of_quarter if applies else (None, None)
        yield _relief("slpe_prepayment", "slpe.rate", day, applies, quarter.prepay_failed or (), taxes)
    if "hnte" in (cit.cit_regime, quarter.prepay_regime):
        taxes = of_year if cit.cit_regime == "hnte" else of_quarter
        yield _relief("hnte_rate", "cit.hnte_rate", day, True, (), taxes)


def _deductions(case: Incentives, found: Subjects) -> Iterator[Relief]:
    day, rd, income, cit = year_end(case.tax_year), found.research, found.income, found.cit
    if rd.rd_status is not None:
        taxes = (cit.cit_before_incentives, cit.cit_tax_after_rd)
        applies = rd.rd_status == "eligible"
        yield _relief("rd_super_deduction", f"rd.rate.{case.rd_class}", day, applies, rd.rd_failed or (), taxes)
    if income.equipment_units:
        obstacles = tuple(dict.fromkeys(unit.obstacle for unit in income.equipment_units if unit.obstacle))
        taxes = (cit.cit_tax_after_rd, cit.cit_tax_after_equipment)
        applies = any(unit.obstacle is None for unit in income.equipment_units)
        yield _relief("equipment_one_off", "equipment.unit_limit", day, applies, obstacles, taxes)
    if any(year.extended for year in income.loss_years):
        taxes = (cit.cit_tax_after_equipment, cit.cit_tax_after_losses)
        applies = any(year.extended and year.used for year in income.loss_years)
        yield _relief("loss_ten_years", "loss.years_qualified", day, applies, (), taxes)


def _small_scale(case: Incentives, vat: Vat) -> Iterator[Relief]:
    """First what the threshold frees, then what the reduced levy spares of the rest."""
    day, limit = case.vat_period_end, f"vat.limit.{case.vat_period}"
    between = _sum(vat.vat_payable, vat.vat_saving_reduced_rate)
    before = (vat.vat_before_incentives, between)
    yield _relief("vat_threshold", limit, day, bool(vat.vat_exempt), vat.vat_failed, before)
    reduced = any(row.id == "reduced_levy" for row in vat.vat_rows)
    yield _relief("vat_reduced_levy", "vat.reduced_levy", day, reduced, (), (between, vat.vat_payable))


def _additional_credit(case: Incentives, vat: Vat) -> Iterator[Relief]:
    if (used := vat.additional_credit_used) is not None:
        name = f"vat.additional_credit.{case.additional_credit_class}"
        taxes = (vat.vat_before_incentives, vat.vat_payable)
        yield _relief("vat_additional_credit", name, case.vat_period_end, used > 0, (), taxes)


def _halved_taxes(case: Incentives, six: SixTaxes) -> Relief:
    applies, taxes = six.six_two_status == "eligible", (six.six_two_unreduced, six.six_two_payable)
    return _relief(
        "six_two_halving", "six_two.reduction", year_end(case.tax_year), applies, six.six_two_failed or (), taxes
    )


def _halved_income_tax(case: Incentives, pit: IndividualIncomeTax) -> Relief:
    applies = case.entity_type == "individual_business"
    failed = () if applies else ("entity_type",)
    taxes = (_sum(pit.pit_payable, pit.pit_halving_reduction), pit.pit_payable)
    return _relief("pit_halving", "pit.halving_limit", year_end(case.tax_year), applies, failed, taxes)


def _sum(payable: Decimal | None, spared: Decimal | None) -> Decimal | None:
    return None if payable is None else payable + (spared or 0)
