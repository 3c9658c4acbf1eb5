"""Do the figures hold that the study prints? Each worked out again from its own digits."""

from calculators.cn_small_business import case_study as law
from flows.engine.language import By, Choice, Flow, Found, Line, Say, Section, _

REST = _("The other figures")


class FiguresOfTheStudy(Flow, facts=law.CaseStudy, assess=law.assess):
    title = _("Do the study's figures hold?")

    with Section(_("The study")):
        case_study = Choice(
            _("Which figures of the study shall be checked?"),
            {
                "shuangyuan": _("The company of its case"),
                "national_series": _("Reductions in the whole country"),
                "henan_2024": _("A company in Henan"),
                "bank_tax_loans_2025": _("Loans on tax credit"),
                "burden_levels": _("Tax burdens"),
            },
            label=_("Figures"),
            why=_("The study praises the reliefs with figures. Here they are worked out again from what is printed."),
            cites="seed.000",
        )

    verdict = By(
        "case_study",
        {
            "shuangyuan": _(
                "They do not: the reliefs of the study's company add up to {listed_components_total}, {components_exceed_total_by} more than the total of {stated_total} that is stated."
            ),
            "national_series": _(
                "Not quite: the printed ends make {average_growth_percent} growth a year, not the {stated_average_growth_percent} that is stated."
            ),
            "henan_2024": _(
                "In part: {listed_components_total} of the {stated_total} are explained, {unlisted_remainder} are not."
            ),
            "bank_tax_loans_2025": _("They make {average_loan} a loan on average."),
            "burden_levels": _(
                "The printed decreases lead back to levels that can have been; one is not checked by another."
            ),
        },
    )
    reason = By(
        "case_study",
        {
            "shuangyuan": _(
                "They overlap, or one of them is wrong, so nothing is built on the total. With {operating_income_2024} of income the company is no small low-profit enterprise either: the study says “small and micro” loosely."
            ),
            "national_series": _(
                "Both ends are rounded. Within their rounding {average_growth_percent_low} to {average_growth_percent_high} are possible, so what is stated is not refuted; it only cannot be worked out from print."
            ),
            "henan_2024": _(
                "The R&D amount reads as tax saved. At the small rate of {small_rate} that would take {rd_wanted_at_small_rate} of R&D, so this company was taxed at a higher rate."
            ),
            "bank_tax_loans_2025": _("{loans_count} loans with {loans_total_trillion} trillion yuan in all."),
            "burden_levels": _("What each level was before its decrease stands below."),
        },
    )
    lines = {
        "listed_components": Line(
            By(
                "id",
                {
                    "hnte": _("High-tech income tax rate, over"),
                    "research": _("R&D super deduction, over"),
                    "additional_credit": _("Additional VAT credit, over"),
                    "export_refund": _("Export exemption and refund, over"),
                },
            ),
            "amount",
            each="listed_components",
            unit="CNY",
            cites="seed.000",
        ),
        "listed_components_total": Line(_("Together"), "sum(listed_components.amount)", cites="seed.000"),
        "stated_total": Line(_("Stated total"), "stated_total", cites="seed.000"),
        "components_exceed_total_by": Line(
            _("The parts are larger by"), "listed_components_total - stated_total", cites="seed.000:4"
        ),
        "unlisted_remainder": Line(_("Not explained"), "stated_total - listed_components_total", cites="seed.000:3"),
        "implied_input_vat": Line(
            _("Input VAT behind the additional credit"),
            "round(stated_additional_credit / (additional_credit_rate / 100))",
            cites="cn.mofsta.2023-43",
            under=REST,
        ),
        "rd_wanted_at_small_rate": Line(
            _("R&D that the saving would take at the small rate"),
            "round(stated_research / (small_rate / 100))",
            under=REST,
            cites="cn.mofsta.2023-12:3",
        ),
        "operating_income_2023_implied": Line(
            _("Income of the year before"),
            "round(operating_income_2024 / (1 + operating_income_growth_percent / 100))",
            under=REST,
            cites="seed.000:4",
        ),
        "tax_2024_implied": Line(
            _("Tax that its burden implies"),
            "round(operating_income_2024 * (burden_percent / 100))",
            under=REST,
            cites="seed.000:4",
        ),
        "burden_gap_pp": Line(
            _("Burden against “little giants”, in percentage points"),
            "burden_percent - burden_benchmark_percent",
            unit="ratio",
            under=REST,
            cites="seed.000:4",
        ),
        "interest_saving_per_year": Line(
            _("Interest saved a year by cheaper loans"),
            "round(loans * (interest_below_market_pp / 100))",
            under=REST,
            cites="seed.000:4",
        ),
        "rd_reinvested_at_least": Line(
            _("Of the stated total put into R&D, at least"),
            "round(stated_total * (reinvested_percent / 100))",
            under=REST,
            cites="seed.000:4",
        ),
        "gross_margin_gain_pp": Line(
            _("Gain in gross margin, in percentage points"),
            "gross_margin_after - gross_margin_before",
            unit="ratio",
            under=REST,
            cites="seed.000:4",
        ),
        "average_growth_percent": Line(
            _("Average growth a year, {growth_intervals} steps"),
            "average_growth_percent",
            cites="seed.000:3",
        ),
        "stated_average_growth_percent": Line(
            _("Growth as stated"), "stated_average_growth_percent", cites="seed.000:3"
        ),
        "smooth_path": Line(
            _("Even path, {year}, in trillions of yuan"),
            "trillion",
            each="smooth_path",
            unit="ratio",
            under=REST,
            cites="seed.000:3",
        ),
        "smooth_path_five_year_sum_trillion": Line(
            _("Five years on an even path, in trillions of yuan"),
            "round(sum(smooth_path.trillion))",
            under=REST,
            cites="seed.000:3",
        ),
        "reduction_2023_q1_q3_implied_billion": Line(
            _("First three quarters a year earlier, in billions of yuan"),
            "round(reduction_2024_q1_q3_billion / (1 + reduction_2024_q1_q3_growth_percent / 100))",
            under=REST,
            cites="seed.000:3",
        ),
        "average_loan": Line(_("Average loan"), "round(loans_total / loans_count)", cites="seed.000:3"),
        "levels": Line(
            By(
                "id",
                {
                    "national": _("Whole country, a year before"),
                    "wholesale_retail": _("Trade, before the decrease"),
                    "manufacturing": _("Manufacturing, before the decrease"),
                    "construction": _("Construction, before the decrease"),
                    "little_giant": _("“Little giants”, before the decrease"),
                },
            ),
            "round(level / (1 - decrease / 100))",
            each="levels",
            unit="percent",
            cites="seed.000:3",
        ),
    }
    notes = [
        Say(
            _(
                "Average growth: the root, of as many steps as there are, of {last_reduction_trillion} ÷ {first_reduction_trillion}, less one."
            ),
            when=Found("growth_intervals").given,
            cites="seed.000:3",
        ),
        Say(
            _(
                "The sum of five years that is stated, over {stated_sum_trillion} trillion, is above the even path: the years between must have been above it."
            ),
            when=Found("stated_sum_above_smooth_path").yes,
            cites="seed.000:3",
        ),
        Say(
            _(
                "These are the study's figures, not yours. What you have yourself is found out under the other heading of the menu."
            )
        ),
    ]
    warnings = {"seed_figures_inconsistent": _("The study's figures contradict each other. Do not quote its total.")}
