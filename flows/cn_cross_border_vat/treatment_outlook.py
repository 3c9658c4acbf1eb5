"""What is said before any amount is asked for: the verdict so far, in both columns."""

from flows.engine.language import _

BEST_RELIEF = {
    "zero_rated": _("So far: the zero rate is possible. A few questions about the seller decide."),
    "exempt": _("So far: an exemption is possible. A few questions about the seller decide."),
    "taxable_domestic": _("So far: taxed in China, as a sale within China. No relief fits."),
}

SO_FAR = {
    "withhold": _("The verdict: taxed in China at {outlook.rate}, and the buyer withholds it."),
    "agent_declares": _("The verdict: taxed in China at {outlook.rate}, and the landlord's agent declares it."),
    "taxable_no_collection": _(
        "The verdict: taxable in China at {outlook.rate} by the text of the law, but nobody collects it. The buyer withholds nothing."
    ),
    "taxable_collection_uncertain": _(
        "The verdict: taxable in China at {outlook.rate}, but how it is collected is not laid down."
    ),
    "zero_rated": _("The verdict: zero-rated. No VAT on the sale, and input VAT is refunded."),
    "partial_zero_rated": _(
        "The verdict: zero-rated for the {end_user_overseas_percent} from overseas, taxed at {outlook.rate} on the rest."
    ),
    "exempt": _("The verdict: exempt. No VAT on the sale, but its input VAT becomes cost."),
    "partial_exempt": _(
        "The verdict: exempt for the {end_user_overseas_percent} from overseas, taxed at {outlook.rate} on the rest."
    ),
    "taxable_domestic": _("The verdict: taxed in China at {outlook.rate}, and the seller declares it."),
    "out_of_scope": _("The verdict: outside Chinese VAT. Nothing is withheld or declared."),
    "needs_review": _(
        "The verdict: not settled. It takes place in China, but seller and buyer are overseas, and the text of the law leaves that open."
    ),
}

SO_FAR_PROPOSED = {
    "withholding": _("The article's rule, a proposal, would tax it in China; the buyer would withhold."),
    "supplier_registration": _(
        "The article's rule, a proposal, would have the seller overseas register in China and pay."
    ),
    "domestic_vat": _("The article's rule, a proposal, would tax it in China, as a sale within China."),
    "zero_rate_refund": _("The article's rule, a proposal, would zero-rate it, with refund."),
    "none": _("The article's rule, a proposal, would not tax it in China."),
    "allocation_not_specified": _(
        "The article's rule, a proposal, would let two countries share the tax, and leaves open how."
    ),
}
