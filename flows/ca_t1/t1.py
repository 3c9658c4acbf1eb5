"""The T1 return of a tax year from 2024 on. The questions in the order of the form; menus open what is rare."""

from calculators.ca_t1 import t1 as law
from flows.ca_t1 import t1_reply as reply
from flows.engine.language import (
    By,
    Choice,
    Count,
    Date,
    Each,
    Flow,
    Known,
    Menu,
    Money,
    Section,
    Tell,
    Tick,
    Year,
    YesNo,
    _,
)  # fmt: skip


class Return(Flow, facts=law.Return, assess=law.assess):
    title = _("Tax return and benefits of a year")

    with Section(_("You")):
        tax_year = Year(
            _("Which year's tax return?"),
            label=_("Tax year"),
            among=law.tax_years,
            why=_(
                "The tax year is the calendar year; its return is filed in the spring after. Every figure used here is that year's."
            ),
            cites="ita:150(1)(d)",
        )
        rules = Known(law.tax_rules)
        province = Choice(
            _("Where did you live on December 31, {tax_year}?"),
            {
                "on": _("Ontario"),
                "bc": _("British Columbia"),
                "ab": _("Alberta"),
                "qc": _("Quebec"),
                "mb": _("Manitoba"),
                "sk": _("Saskatchewan"),
                "ns": _("Nova Scotia"),
                "nb": _("New Brunswick"),
                "nl": _("Newfoundland and Labrador"),
                "pe": _("Prince Edward Island"),
                "yt": _("Yukon"),
                "nt": _("Northwest Territories"),
                "nu": _("Nunavut"),
            },
            label=_("Province"),
            why=_(
                "The province of December 31 taxes the whole year. Ontario, British Columbia and Alberta are worked out in full; Quebec has a return of its own; the others come as an upper estimate."
            ),
            cites="ita:2",
        )
        date_of_entry = Date(
            _("Did you become a resident of Canada in {tax_year}? On what date?"),
            label=_("Date of entry"),
            hint=_("Usually the day you landed to live here."),
            optional=_("Not in {tax_year}"),
            why=_(
                "From that day on you are taxed on income from the whole world. In the year of arrival the personal amounts count for the days you lived here."
            ),
            cites=("ita:114", "cra_newcomer"),
            refuse={
                law.arrives_after_the_year: _(
                    "That is after the end of {tax_year}: you were not a resident in that year. Check the date, or choose a later tax year."
                )
            },
        )
        newcomer = Known(law.newcomer)
        with Section(when=newcomer.yes):
            pre_arrival_world_income = Money(
                _("What did you earn from January 1, {tax_year} to the day before you arrived, in all countries?"),
                label=_("Income before arrival"),
                currency="CAD",
                hint=_("In Canadian dollars, before tax."),
                optional=_("Nothing"),
                why=_(
                    "Canada does not tax it. But benefits count it, and it decides whether you get the amounts of a full year. Convert it at the Bank of Canada's rate of the day or its average of the year."
                ),
                cites=("cra_newcomer", "ita:118.91"),
            )
            pre_arrival_canadian_income = Money(
                _("How much of that came from Canada?"),
                label=_("Canadian income before arrival"),
                currency="CAD",
                optional=_("None of it"),
                when=pre_arrival_world_income.positive,
                why=_(
                    "If at least {rules.residency.ninety_percent_rule} of it came from Canada, the amounts of a full year are yours."
                ),
                cites="cra_newcomer",
                refuse={
                    law.more_than_world: _(
                        "That is more than the {pre_arrival_world_income} in all. The part from Canada cannot be larger."
                    )
                },
            )

    with Section(_("Family")):
        marital_status = Choice(
            _("What was your marital status on December 31, {tax_year}?"),
            {
                "single": _("Single"),
                "married": _("Married"),
                "common_law": _("Living common-law"),
                "separated": _("Separated"),
                "divorced": _("Divorced"),
                "widowed": _("Widowed"),
            },
            label=_("Marital status"),
            why=_(
                "Common-law means living together as a couple for a year, or with a child of both. Everyone files a return of their own, but credits and benefits look at both incomes."
            ),
            cites="ita:118(1)",
        )
        couple = marital_status.is_("married", "common_law")
        alone = marital_status.is_not("married", "common_law")
        with Section(when=couple):
            spouse_net_income = Money(
                By(
                    "newcomer",
                    {
                        "true": _("What was your spouse's net income in {tax_year}, from the day you arrived?"),
                        "false": _("What was your spouse's net income in {tax_year}?"),
                    },
                ),
                label=_("Spouse's net income"),
                currency="CAD",
                optional=_("No income"),
                why=_(
                    "Line 23600 of the spouse's return, or your best estimate. The lower it is, the more of the spouse amount (line 30300) is yours. For a spouse still abroad: the world income of that time."
                ),
                cites="ita:118(1)B(a)",
            )
            spouse_pre_arrival_income = Money(
                _("And your spouse's income before that, from January 1, {tax_year}?"),
                label=_("Spouse's income before arrival"),
                currency="CAD",
                optional=_("Nothing"),
                when=newcomer.yes,
                why=_("It is not taxed in Canada, but the family's benefits count it."),
                cites="cra_newcomer",
            )
            spouse_working_income = Money(
                _("How much of your spouse's income came from work?"),
                label=_("Spouse's income from work"),
                currency="CAD",
                optional=_("None of it"),
                when=spouse_net_income.positive & newcomer.no & law.cwb_computed_here,
                why=_(
                    "Pay before deductions, plus profit from a business. The Canada workers benefit looks at what both of you earn by working."
                ),
                cites="ita:122.7",
            )
        with Each(
            law.Child,
            any=_("Do you have children who live with you?"),
            another=_("Another child?"),
            heading=_("Child {n}"),
            label=_("Children"),
            why=_("They bring the Canada child benefit, larger credits, and child care may be deducted."),
            cites="ita:122.6",
        ) as children:
            birth_date = Date(
                _("When was this child born?"),
                label=_("Born on"),
                why=_("The child's age on December 31 counts for the return, the age on July 1 for the benefits."),
                cites="ita:122.6",
            )
            Tell(
                _("Born that late, this child counts neither for the return nor for the benefits worked out here."),
                when=law.born_too_late,
            )
            disability = YesNo(
                _("Has the CRA approved form T2201 (disability) for this child?"),
                label=_("Form T2201 approved"),
                why=_("It raises the limit for child care expenses. Without a letter from the CRA the answer is no."),
                cites="ita:63",
            )
        dependant_net_income = Money(
            _("What net income did the child have in {tax_year}?"),
            label=_("Child's net income"),
            currency="CAD",
            optional=_("No income"),
            when=alone & law.child_under_18,
            why=_(
                "Without a spouse you may claim one child on line 30400. Take the one with the lowest income; the income is taken off the amount."
            ),
            cites="ita:118(1)B(b)",
        )
        age_on_dec_31 = Count(
            _("How old were you on December 31, {tax_year}?"),
            label=_("Age"),
            hint=_("Your age, or your year of birth in four digits."),
            reads=law.age_from_birth_year,
            why=_("Some credits begin or end at an age, and so do pension contributions."),
            cites="ita:118(2)",
            refuse={
                law.no_age: _("That cannot be an age. Please type your age, or your year of birth in four digits.")
            },
        )

    with Section(_("Work")):
        with Each(
            law.T4Slip,
            any=_("Did you get a T4 slip for {tax_year}?"),
            another=_("Another T4 slip?"),
            heading=_("T4 slip {n}"),
            label=_("T4 slips"),
            why=_(
                "Each employer sends one by the end of February, and CRA My Account shows them too. Enter one slip after the other."
            ),
            cites="ita:5",
        ) as t4_slips:
            box14 = Money(
                _("Box 14: how much employment income?"),
                label=_("Box 14, income"),
                currency="CAD",
                why=_("Box 14 stands near the top of the T4: your pay before anything was taken off."),
                cites="ita:5",
            )
            box16 = Money(
                _("Box 16: how much CPP?"),
                label=_("Box 16, CPP"),
                currency="CAD",
                optional=_("The box is empty"),
                when=province.is_not("qc"),
                why=_(
                    "“Employee's CPP contributions” on the T4. A part is a credit, a part is deducted, and what was taken off too much comes back: often so after a short year."
                ),
                cites="cpp_act",
                refuse={
                    law.cpp_beyond_maximum: _(
                        "That is far above what anyone pays in {tax_year}. Is it the figure of another box?"
                    )
                },
            )
            box16a = Money(
                _("Box 16A: how much second CPP?"),
                label=_("Box 16A, second CPP"),
                currency="CAD",
                optional=_("The box is empty"),
                when=province.is_not("qc") & law.above_cpp_ceiling,
                why=_("“Employee's second CPP contributions (CPP2)”: on pay above {rules.pension.ceiling}."),
                cites="cpp_act",
            )
            box17 = Money(
                _("Box 17: how much QPP?"),
                label=_("Box 17, QPP"),
                currency="CAD",
                optional=_("The box is empty"),
                when=province.is_("qc"),
                why=_("“Employee's QPP contributions” on the T4: Quebec's pension plan in place of the CPP."),
                cites="cpp_act",
                refuse={
                    law.qpp_beyond_maximum: _(
                        "That is far above what anyone pays in {tax_year}. Is it the figure of another box?"
                    )
                },
            )
            box17a = Money(
                _("Box 17A: how much second QPP?"),
                label=_("Box 17A, second QPP"),
                currency="CAD",
                optional=_("The box is empty"),
                when=province.is_("qc") & law.above_cpp_ceiling,
                why=_("“Employee's second QPP contributions (QPP2)”: on pay above {rules.pension.ceiling}."),
                cites="cpp_act",
            )
            box18 = Money(
                _("Box 18: how much EI?"),
                label=_("Box 18, EI"),
                currency="CAD",
                optional=_("The box is empty"),
                why=_("“Employee's EI premiums” on the T4. They are a credit; with two jobs some often comes back."),
                cites="ita:118.7",
            )
            box55 = Money(
                _("Box 55: how much PPIP?"),
                label=_("Box 55, PPIP"),
                currency="CAD",
                optional=_("The box is empty"),
                when=province.is_("qc"),
                why=_("“Employee's PPIP premiums”: Quebec's parental insurance."),
                cites="ita:118.7",
            )
            box22 = Money(
                _("Box 22: how much income tax was taken off?"),
                label=_("Box 22, tax taken off"),
                currency="CAD",
                optional=_("The box is empty"),
                why=_("“Income tax deducted”, top right on the T4: tax you have paid already (line 43700)."),
                cites="ita:150",
                refuse={
                    law.tax_above_pay: _(
                        "That is more than the pay in box 14 ({box14}). Check both boxes; perhaps they were swapped."
                    )
                },
            )
            with Menu(
                _("Does this slip have a figure in any of these boxes?"),
                label=_("More boxes"),
                why=_("Most slips leave them empty, or boxes 24 and 26 repeat box 14; then go on."),
            ) as more:
                box20 = Money(
                    _("Box 20: how much RPP?"),
                    label=_("Box 20, RPP"),
                    option=_("20 RPP (company pension)"),
                    currency="CAD",
                    why=_("“RPP contributions”: deducted on line 20700."),
                    cites="ita:60",
                )
                box24 = Money(
                    _("Box 24: what are the EI insurable earnings?"),
                    label=_("Box 24, insurable"),
                    option=_("24 EI insurable earnings"),
                    currency="CAD",
                    why=_("Only if it differs from box 14. It decides how much EI was due."),
                    cites="ita:118.7",
                )
                box26 = Money(
                    _("Box 26: what are the CPP or QPP pensionable earnings?"),
                    label=_("Box 26, pensionable"),
                    option=_("26 Pensionable earnings"),
                    currency="CAD",
                    why=_("Only if it differs from box 14. It decides how much CPP or QPP was due."),
                    cites="cpp_act",
                )
                box44 = Money(
                    _("Box 44: how much in union dues?"),
                    label=_("Box 44, union dues"),
                    option=_("44 Union dues"),
                    currency="CAD",
                    why=_("“Union dues”: deducted on line 21200."),
                    cites="ita:8(1)(i)",
                )
                box46 = Money(
                    _("Box 46: how much in donations?"),
                    label=_("Box 46, donations"),
                    option=_("46 Charitable donations"),
                    currency="CAD",
                    why=_("“Charitable donations” given through the employer: they count with your receipts."),
                    cites="ita:118.1",
                )
                box52 = Money(
                    _("Box 52: what is the pension adjustment?"),
                    label=_("Box 52, adjustment"),
                    option=_("52 Pension adjustment"),
                    currency="CAD",
                    why=_("It is shown on line 20600, not deducted: it lowers next year's RRSP room."),
                    cites="ita:146",
                )
        cpp_months = Count(
            _("For how many months of {tax_year} did CPP or QPP apply to you?"),
            label=_("Months of CPP"),
            among=law.CPP_MONTHS,
            when=law.turning_18_or_70,
            why=_(
                "You reached an age at which contributions begin or end. They begin in the month after that birthday, or end with its month; the limits shrink with the months."
            ),
            cites="cpp_act",
        )

    with Section(_("Other income")):
        with Menu(
            _("Did you have any other income in {tax_year}?"),
            label=_("Other income"),
            why=_(
                "Only what came in while you lived in Canada. The child benefit and the GST/HST credit are not income."
            ),
        ) as other_income:
            foreign_employment_income = Money(
                _("How much pay came from an employer abroad?"),
                label=_("Pay from abroad"),
                option=_("Pay from an employer abroad"),
                currency="CAD",
                hint=_("After arrival, in Canadian dollars."),
                why=_("Line 10400. A resident is taxed on pay from anywhere; the employer's letter says how much."),
                cites="ita:5",
            )
            ei_benefits = Money(
                _("How much EI did you receive?"),
                label=_("EI received"),
                option=_("EI benefits (T4E)"),
                currency="CAD",
                why=_("Box 14 of the T4E slip; it goes on line 11900."),
                cites="ita:56",
            )
            interest_income = Money(
                _("How much interest did you earn?"),
                label=_("Interest"),
                option=_("Interest (T5, banks)"),
                currency="CAD",
                hint=_("All accounts together, abroad too, after arrival."),
                why=_("Box 13 of T5 slips, and interest without a slip, also from abroad; line 12100."),
                cites="ita:12",
            )
            taxable_scholarship = Money(
                _("How much of your scholarship is taxable?"),
                label=_("Taxable scholarship"),
                option=_("A taxable scholarship (T4A)"),
                currency="CAD",
                why=_(
                    "Box 105 of the T4A slip; line 13010. Scholarships of full-time students are usually free of tax: then 0."
                ),
                cites="ita:56",
            )
            self_employment_net = Money(
                _("How much profit did your own business make?"),
                label=_("Business profit"),
                option=_("A business of my own"),
                currency="CAD",
                signed=True,
                hint=_("Takings less costs; a loss with a minus sign."),
                why=_("The net amount of form T2125; it goes on line 13500."),
                cites="ita:9",
                refuse={
                    law.t4_and_self_employed: _(
                        "You entered T4 slips as well. CPP on pay and on a business together is not worked out here, and a balance without it would be wrong. Change one of the two, or use certified tax software or an adviser for this year."
                    )
                },
            )
            acwb_advance_received = Money(
                _("How much did you get in advance of the Canada workers benefit?"),
                label=_("CWB in advance"),
                option=_("CWB in advance (RC210)"),
                currency="CAD",
                when=newcomer.no,
                why=_("Box 10 of the RC210 slip; it is settled on line 41500."),
                cites="ita:122.7",
            )
        other_tax_withheld = Money(
            _("How much tax was taken off these payments?"),
            label=_("Tax taken off them"),
            currency="CAD",
            optional=_("None"),
            when=ei_benefits.positive | taxable_scholarship.positive,
            why=_("Box 22 of the T4E or T4A slip: it counts as paid, like box 22 of the T4."),
            cites="ita:150",
        )

    with Section(_("Expenses")):
        with Menu(
            _("Did you pay any of these in {tax_year}?"),
            label=_("Expenses"),
            why=_("Each lowers income or tax. Only what you paid while you lived in Canada; keep the receipts."),
        ) as expenses:
            rrsp_contributions = Money(
                _("How much did you pay into an RRSP?"),
                label=_("RRSP"),
                option=_("RRSP"),
                currency="CAD",
                when=newcomer.no,
                why=_("The RRSP receipts say it; it goes on line 20800."),
                cites="ita:146",
            )
            rrsp_deduction_limit = Money(
                _("What is your RRSP deduction limit?"),
                label=_("RRSP limit"),
                currency="CAD",
                hint=_("On the last notice of assessment; 0 if there is none."),
                when=rrsp_contributions.positive,
                why=_(
                    "More than the limit cannot be deducted this year. It grows out of last year's earnings in Canada."
                ),
                cites="ita:146",
            )
            other_union_dues = Money(
                _("How much in union or professional dues that are not on a T4?"),
                label=_("Other dues"),
                option=_("Union or professional dues"),
                currency="CAD",
                why=_("By your receipts; they go on line 21200 with box 44."),
                cites="ita:8(1)(i)",
            )
            child_care_expenses = Money(
                _("How much did you pay for child care?"),
                label=_("Child care"),
                option=_("Child care"),
                currency="CAD",
                when=law.child_in_care,
                why=_(
                    "Day care, nursery, a sitter, camps, so that you could work or study; line 21400 and form T778. The parent with the lower income deducts it."
                ),
                cites="ita:63",
            )
            moving_expenses_within_canada = Money(
                _("How much did a move within Canada cost?"),
                label=_("Move within Canada"),
                option=_("A move within Canada for work"),
                currency="CAD",
                why=_(
                    "Line 21900, form T1-M. The move to Canada never counts: only one of {rules.moving.kilometres} km or more inside Canada, up to what you earned at the new place."
                ),
                cites="ita:62",
            )
            tuition_fees = Money(
                _("How much tuition did you pay for yourself?"),
                label=_("Tuition"),
                option=_("My tuition (T2202)"),
                currency="CAD",
                why=_("Form T2202 of a Canadian school; it goes on line 32300 by Schedule 11."),
                cites="ita:118.5",
            )
            spouse_tuition_fees = Money(
                _("How much tuition did your spouse pay?"),
                label=_("Spouse's tuition"),
                option=_("My spouse's tuition"),
                currency="CAD",
                when=couple,
                why=_("What your spouse does not need may go to you on line 32600, by Schedule 2."),
                cites="ita:118.9",
            )
            student_loan_interest = Money(
                _("How much interest did you pay on a government student loan?"),
                label=_("Student loan interest"),
                option=_("Student loan interest"),
                currency="CAD",
                why=_("Line 31900. Only loans under the federal or a provincial student loan law, no bank loans."),
                cites="ita:118.62",
            )
            medical_expenses = Money(
                _("How much did you pay for medical costs yourself?"),
                label=_("Medical costs"),
                option=_("Medical costs"),
                currency="CAD",
                hint=_("What no insurance paid back; health premiums of box 85 too."),
                why=_(
                    "Line 33099, for you, your spouse and your children. Only what lies above a share of net income counts."
                ),
                cites="ita:118.2",
            )
            donations = Money(
                _("How much did you give to charities?"),
                label=_("Donations"),
                option=_("Donations"),
                currency="CAD",
                hint=_("Registered Canadian charities; without box 46."),
                why=_("Line 34900 and Schedule 9, by official receipts."),
                cites="ita:118.1",
            )
            disability = YesNo(
                _("Has the CRA approved form T2201 for you?"),
                label=_("Disability"),
                option=_("A disability of mine"),
                why=_("Line 31600. The amount is yours only once the CRA has approved the form."),
                cites="ita:118.3",
            )
        net_before_child_care = Known(law.net_before_child_care)
        with Section(when=couple & child_care_expenses.positive & law.lower_income_is_the_spouse):
            spouse_exception = Choice(
                _("Was your spouse in one of these situations in {tax_year}?"),
                {
                    "none": _("None of these"),
                    "full_time_student": _("Studied full-time"),
                    "part_time_student": _("Studied part-time"),
                    "incapable": _("Could not look after children"),
                    "prison": _("Was in prison"),
                },
                label=_("Spouse's situation"),
                why=_(
                    "Your income is the higher one, so the deduction belongs to your spouse. It is yours only for the time in which your spouse studied, was ill (a doctor's note) or in prison: form T778, Part C."
                ),
                cites="ita:63(2)",
            )
            spouse_exception_weeks = Count(
                By(
                    spouse_exception,
                    {"part_time_student": _("In how many months?")},
                    _("For how many weeks?"),
                ),
                label=_("How long"),
                when=spouse_exception.is_not("none"),
                renewed_by=spouse_exception,
                why=_("Each week (for a part-time student each month) allows a set amount for each child."),
                cites="ita:63(2)",
                refuse={
                    law.weeks_beyond_the_year: By(
                        spouse_exception,
                        {"part_time_student": _("A year has no more than twelve months. Please check the number.")},
                        _("A year has no more than fifty-two weeks. Please check the number."),
                    )
                },
            )
        full_time_student_over_13_weeks = YesNo(
            _("Did you study full-time for more than {rules.cwb.student_weeks} in {tax_year}?"),
            label=_("Full-time student"),
            when=tuition_fees.positive & law.no_child_under_19,
            why=_("Full-time students without a child do not get the Canada workers benefit."),
            cites="ita:122.7",
        )

    with Section(_("Home"), when=province.is_("on")):
        rent_paid = Money(
            _("How much rent did you pay in {tax_year}, in Canada?"),
            label=_("Rent"),
            currency="CAD",
            hint=_("The whole year's, for example 12 × 1,500 = 18,000."),
            optional=_("No rent"),
            why=_("For the Ontario trillium benefit (form ON-BEN). Of a couple only one claims it."),
            cites="otb_news_2025",
        )
        with Menu(
            _("Does any of this apply to your home?"),
            label=_("Home"),
            why=_("Both raise the Ontario trillium benefit."),
        ) as home:
            property_tax_paid = Money(
                _("How much property tax did you pay in {tax_year}?"),
                label=_("Property tax"),
                option=_("I paid property tax"),
                currency="CAD",
                why=_("The yearly bill of the municipality for the home you own."),
                cites="otb_news_2025",
            )
            northern_ontario = Tick(_("It is in Northern Ontario"), label=_("Northern Ontario"))

    with Section(_("Benefits"), when=couple | children.some):
        with Section(when=children.some):
            immigration_status = Choice(
                _("What is your status in Canada?"),
                {
                    "permanent_resident": _("Permanent resident"),
                    "protected_person": _("Protected person"),
                    "temporary_resident": _("Temporary resident"),
                    "citizen": _("Canadian citizen"),
                },
                label=_("Status"),
                why=_(
                    "It decides the Canada child benefit. Temporary residents (work or study permit) get it only after {rules.ccb.temporary_resident_months} in Canada."
                ),
                cites="ita:122.6",
            )
            months_in_canada_by_july = Count(
                _("On July 1 after {tax_year}, how many months will you have lived in Canada?"),
                label=_("Months in Canada"),
                among=law.MONTHS_IN_CANADA,
                when=immigration_status.is_("temporary_resident"),
                why=_(
                    "The child benefit of temporary residents starts after {rules.ccb.temporary_resident_months} in Canada with a valid permit."
                ),
                cites="ita:122.6",
            )
            base_year = Known(law.first_base_year)
            world_income_family_base_year = Money(
                _("What was your family's income in {base_year}, in all countries?"),
                label=_("Family income before"),
                currency="CAD",
                hint=_("Both spouses together, in Canadian dollars."),
                optional=_("I don't know"),
                when=immigration_status.is_not("temporary_resident") & law.arrived_in_year,
                why=_(
                    "The first child benefits after arrival go by the family's income of {base_year}. Form RC66SCH asks for it too. Without it the first months are not worked out."
                ),
                cites="ita:122.6",
            )
        spouse_self_employed = YesNo(
            _("Did your spouse have a business of their own in {tax_year}?"),
            label=_("Spouse's business"),
            when=couple,
            why=_("Then you both have until June to file. Tax is due in April all the same."),
            cites="ita:150(1)(d)",
        )
        cwb = Known(law.cwb)
        cwb_claimed_by_spouse = YesNo(
            _("Does your spouse claim the Canada workers benefit?"),
            label=_("CWB claimed by spouse"),
            when=couple & law.cwb_is_due,
            why=_("Only one of a couple may claim it. It would come to {cwb} dollars."),
            cites="ita:122.7",
        )

    verdict = reply.VERDICT
    reason = reply.REASON
    panels = reply.PANELS
    figures = reply.FIGURES
    checks = reply.CHECKS
    lines = reply.LINES
    changes = reply.CHANGES
    next_steps = reply.NEXT_STEPS
    notes = reply.NOTES
