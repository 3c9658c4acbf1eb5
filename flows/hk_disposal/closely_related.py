"""Are two entities closely related: does one control the other, or are both controlled by the same entity?"""

from calculators.hk_disposal import closely_related as law
from flows.engine.language import By, Check, Each, Flow, Found, Line, Name, Names, Percent, Say, Section, Text, _


class CloselyRelated(Flow, facts=law.Relation, assess=law.assess):
    title = _("Are two entities closely related?")

    with Section(_("The two entities")):
        control_from = Text(
            _("What is the name of the entity that may control the other?"),
            label=_("First entity"),
            hint=_("Any short name will do."),
            why=_(
                "The holdings of closely related entities are added to the seller's. The relation holds in either direction."
            ),
            cites="ird_tces:closely-related",
        )
        control_of = Text(
            _("And the name of the other one?"),
            label=_("Second entity"),
            hint=_("Any short name will do."),
            why=_(
                "The holdings of closely related entities are added to the seller's. The relation holds in either direction."
            ),
            cites="ird_tces:closely-related",
            refuse={law.same_name: _("That is the same name. Two different entities are wanted.")},
        )
    with Section(_("Ownership")):
        with Each(
            law.Link,
            any=_("Is there an ownership link to enter?"),
            another=_("Is there another ownership link?"),
            heading=_("Ownership link {n}"),
            label=_("Ownership links"),
            why=_("Enter direct holdings only, also those of a parent of both; chains are multiplied for you."),
            cites="ird_tces:closely-related",
        ) as ownership_links:
            owner = Name(
                _("Who is the owner?"),
                among=law.names_offered,
                new=True,
                label=_("Owner"),
                why=_("Each link says who holds how much of whom; who controls whom follows from them."),
                cites="ird_tces:closely-related",
            )
            owned = Name(
                _("What does {owner} own a part of?"),
                among=law.names_offered,
                new=True,
                label=_("Owned"),
                why=_("Each link says who holds how much of whom; who controls whom follows from them."),
                cites="ird_tces:closely-related",
            )
            interest_percent = Percent(
                _("What share of {owned} does {owner} hold directly?"),
                label=_("Interest"),
                zero=True,
                why=_(
                    "Issued share capital of a corporation, income of a partnership, value of a trust estate. Only direct holdings; chains are multiplied for you."
                ),
                cites="ird_tces:closely-related",
            )
            voting_percent = Percent(
                _("And what share of the voting rights?"),
                label=_("Votes"),
                zero=True,
                optional=_("The same share"),
                why=_("Control can rest on the interest or on the votes; either is enough."),
                cites="ird_tces:closely-related",
            )
        with Section(when=ownership_links.some):
            natural_person_names = Names(
                _("Which of these are people?"),
                among=law.names_given,
                label=_("People"),
                optional=_("None of them"),
                why=_(
                    "A person is no entity: two companies of one person are not closely related through that person."
                ),
                cites="ird_tces:closely-related",
            )

    verdict = By(
        "verdict",
        {
            "closely_related": _("{control_from} and {control_of} are closely related."),
            "not_closely_related": _("{control_from} and {control_of} are not closely related."),
        },
    )
    checks = {
        "both_are_entities": Check(_("Both are entities, not people"), cites="ird_tces:closely-related"),
        "one_controls_the_other": Check(
            _("{control_from} controls {control_of}: more than {control_floor_percent}"),
            met=_("{control_percent} of the interest, {voting_control_percent} of the votes"),
            unmet=_("{control_percent} of the interest, {voting_control_percent} of the votes"),
            cites="ird_tces:closely-related",
        ),
        "controlled_by_it": Check(
            _("{control_of} controls {control_from}"),
            met=_("{reverse_control_percent} of the interest, {reverse_voting_control_percent} of the votes"),
            unmet=_("{reverse_control_percent} of the interest, {reverse_voting_control_percent} of the votes"),
            cites="ird_tces:closely-related",
        ),
        "under_common_control": Check(_("The same entity controls both"), cites="ird_tces:closely-related"),
    }
    lines = {
        "chains": Line(
            _("Chain {names}"), "interest_percent", each="chains", unit="percent", cites="ird_tces:indirect"
        ),
        "control_percent": Line(_("Interest in all"), "sum(chains.interest_percent)", cites="ird_tces:indirect"),
        "voting_control_percent": Line(_("Votes in all"), "sum(chains.voting_percent)", cites="ird_tces:indirect"),
    }
    changes = [
        Say(
            _("Exactly {control_floor_percent} is not control; the least bit more is."),
            when=Found("closely_related").no,
            cites="ird_tces:closely-related",
        )
    ]
    warnings = {
        "control_by_summed_chains": _(
            "They are closely related only if parallel chains of ownership are added up, which is not laid down."
        ),
        "circular_holdings": _("The ownership links run in a circle; each chain was followed only once."),
    }
