"""Quebec: its tax is on a return of its own (TP-1, Revenu Québec); the federal return has none."""

from calculators.ca_t1.draft import Draft, Parts
from calculators.ca_t1.federal import Federal
from calculators.ca_t1.provinces.tax import ProvincialTax


def quebec(_draft: Draft, _federal: Federal) -> Parts:
    return (ProvincialTax(provincial_status="quebec_return_required"),)
