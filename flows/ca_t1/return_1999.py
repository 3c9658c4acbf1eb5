"""The T1 General of 1999, as the guide of that year fills it in for two families in Ontario."""

from calculators.ca_t1 import return_1999 as law
from flows.ca_t1 import return_1999_reply as reply
from flows.engine.language import By, Choice, Count, Date, Each, Flow, Known, Money, Section, _


class Return1999(Flow, facts=law.Return1999, assess=law.assess):
    title = _("The form of 1999: the guide's two families")

    with Section(_("You")):
        date_of_entry = Date(
            _("Did you become a resident of Canada in 1999? On what date?"),
            label=_("Date of entry"),
            hint=_("The guide's first family: June 1, 1999."),
            optional=_("Not in 1999"),
            why=_(
                "The personal amounts of the year of arrival count for the days from that day to December 31, both included."
            ),
            cites="guide_1999",
            refuse={
                law.arrives_after_1999: _(
                    "That is after the end of 1999: there was no return to file for 1999. Check the date."
                )
            },
        )
        marital_status = Choice(
            _("What was your marital status on December 31, 1999?"),
            {
                "single": _("Single"),
                "married": _("Married"),
                "common_law": _("Living common-law"),
                "separated": _("Separated"),
                "divorced": _("Divorced"),
                "widowed": _("Widowed"),
            },
            label=_("Marital status"),
            why=_("A spouse with little income brings the spousal amount, line 303."),
            cites="guide_1999",
        )
        couple = marital_status.is_("married", "common_law")
        spouse_net_income = Money(
            _("What was your spouse's net income?"),
            label=_("Spouse's net income"),
            currency="CAD",
            optional=_("No income"),
            when=couple,
            why=_("It is taken off the spousal amount (line 303), and the family's credits look at both incomes."),
            cites="guide_1999",
        )
        with Each(
            law.Child,
            any=_("Do you have children who live with you?"),
            another=_("Another child?"),
            heading=_("Child {n}"),
            label=_("Children"),
            why=_("They count for child care, Ontario's sales tax credit and the GST credit."),
            cites="guide_1999",
        ) as children:
            birth_date = Date(
                _("When was this child born?"),
                label=_("Born on"),
                hint=_("The guide says only “under seven”: January 1, 1995 will do."),
                why=_("The age on December 31, 1999 counts."),
                cites="guide_1999",
                refuse={
                    law.born_after_1999: _(
                        "That is after the end of 1999: this child counts for nothing on the form of 1999. Check the date, or go back and leave the child out."
                    )
                },
            )

    with Section(_("Income")):
        with Each(
            law.T4Slip,
            any=_("Did you get a T4 slip for 1999?"),
            another=_("Another T4 slip?"),
            heading=_("T4 slip {n}"),
            label=_("T4 slips"),
            why=_("Each employer sends one. The boxes had the same numbers then."),
            cites="guide_1999",
        ) as t4_slips:
            box14 = Money(
                _("Box 14: how much employment income?"),
                label=_("Box 14, income"),
                currency="CAD",
                why=_("It goes on line 101."),
                cites="guide_1999",
            )
            box16 = Money(
                _("Box 16: how much CPP?"),
                label=_("Box 16, CPP"),
                currency="CAD",
                optional=_("The box is empty"),
                why=_("What was due goes on line 308, what was taken off too much on line 448."),
                cites="guide_1999",
                refuse={
                    law.cpp_beyond_maximum_of_1999: _(
                        "That is far above what anyone paid in 1999. Is it the figure of another box?"
                    )
                },
            )
            box18 = Money(
                _("Box 18: how much EI?"),
                label=_("Box 18, EI"),
                currency="CAD",
                optional=_("The box is empty"),
                why=_("What was due goes on line 312, what was taken off too much on line 450."),
                cites="guide_1999",
            )
            box22 = Money(
                _("Box 22: how much income tax was taken off?"),
                label=_("Box 22, tax taken off"),
                currency="CAD",
                optional=_("The box is empty"),
                why=_("Tax already paid, line 437."),
                cites="guide_1999",
                refuse={
                    law.tax_above_pay: _(
                        "That is more than the pay in box 14 ({box14}). Check both boxes; perhaps they were swapped."
                    )
                },
            )
            box44 = Money(
                _("Box 44: how much in union dues?"),
                label=_("Box 44, union dues"),
                currency="CAD",
                optional=_("The box is empty"),
                why=_("Deducted on line 212."),
                cites="guide_1999",
            )
        interest_income = Money(
            _("How much interest did you earn?"),
            label=_("Interest"),
            currency="CAD",
            optional=_("None"),
            why=_("It is part of total income, line 150."),
            cites="guide_1999",
        )

    with Section(_("Expenses")):
        child_care_expenses = Money(
            _("How much did you pay for child care?"),
            label=_("Child care"),
            currency="CAD",
            optional=_("Nothing"),
            when=children.some,
            why=_("Line 214. The parent with the lower income deducts it."),
            cites="guide_1999",
        )
        with Section(when=couple):
            spouse_tuition_fees = Money(
                _("How much tuition did your spouse pay?"),
                label=_("Spouse's tuition"),
                currency="CAD",
                optional=_("Nothing"),
                why=_(
                    "Worked out on the student's Schedule 11, claimed by Schedule 2 on line 326, if your spouse had no income."
                ),
                cites="guide_1999",
            )
            spouse_education_months = Count(
                _("In how many months of 1999 was your spouse at school?"),
                label=_("Months at school"),
                when=spouse_tuition_fees.positive,
                why=_("Each month adds an education amount to the tuition."),
                cites="guide_1999",
                refuse={law.no_months_of_school: _("A year has no more than twelve months. Please check the number.")},
            )
        net_before_child_care = Known(law.net_before_child_care)
        with Section(when=couple & child_care_expenses.positive & law.lower_income_is_the_spouse):
            spouse_exception = Choice(
                _("Was your spouse in one of these situations in 1999?"),
                {
                    "none": _("None of these"),
                    "full_time_student": _("Studied full-time"),
                    "part_time_student": _("Studied part-time"),
                    "incapable": _("Could not look after children"),
                    "prison": _("Was in prison"),
                },
                label=_("Spouse's situation"),
                why=_(
                    "Your income is the higher one, so the deduction belongs to your spouse, except for the time of such a situation. The guide does not say so, but its second family rests on it."
                ),
                cites="own",
            )
            spouse_exception_weeks = Count(
                By(spouse_exception, {"part_time_student": _("In how many months?")}, _("For how many weeks?")),
                label=_("How long"),
                when=spouse_exception.is_not("none"),
                renewed_by=spouse_exception,
                why=_("Each week (for a part-time student each month) allows a set amount for each child."),
                cites="own",
                refuse={
                    law.weeks_beyond_the_year: By(
                        spouse_exception,
                        {"part_time_student": _("A year has no more than twelve months. Please check the number.")},
                        _("A year has no more than fifty-two weeks. Please check the number."),
                    )
                },
            )
        rent_paid = Money(
            _("How much rent did you pay in 1999?"),
            label=_("Rent"),
            currency="CAD",
            hint=_("The guide's first family: 7 × 650 = 4,550."),
            optional=_("No rent"),
            why=_("For Ontario's property tax credit, part of line 479."),
            cites="guide_1999",
        )

    verdict = reply.VERDICT
    reason = reply.REASON
    figures = reply.FIGURES
    checks = reply.CHECKS
    lines = reply.LINES
    next_steps = reply.NEXT_STEPS
    notes = reply.NOTES
