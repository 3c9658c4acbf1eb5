"""Which province's form applies: that of residence on December 31."""

from calculators.ca_t1.draft import Draft, Parts
from calculators.ca_t1.federal import Federal
from calculators.ca_t1.provinces.alberta import alberta
from calculators.ca_t1.provinces.approximate import approximate
from calculators.ca_t1.provinces.british_columbia import british_columbia
from calculators.ca_t1.provinces.ontario import ontario
from calculators.ca_t1.provinces.quebec import quebec

FORMS = {"on": ontario, "bc": british_columbia, "ab": alberta, "qc": quebec}


def provincial(draft: Draft, federal: Federal) -> Parts:
    """The parts of the result that the province decides; what another province has stays at its default."""
    return FORMS.get(draft.case.province, approximate)(draft, federal)
