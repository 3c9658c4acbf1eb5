"""Keys by which costs are shared: land area or floor area (GFA). Draft art. 3, interpretation s. 3.

Land payment and demolition go by the method chosen; all other development cost and interest by floor area.
A share is never rounded before it is multiplied.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.shared.exact import settled

LEVELS = ("between_units", "within_unit")
METHODS = ("gfa", "land_area")
METHODS_OF_EARLIER_UNIT = ("none", *METHODS)
Method = Literal["gfa", "land_area"]


def method(id_: str) -> Method:
    return "land_area" if id_ == "land_area" else "gfa"


@dataclass(frozen=True, slots=True)
class Keys:
    """One key for each name, and what they are parts of: their sum, or more where some is left unallocated."""

    of: Mapping[str, Decimal]
    total: Decimal

    def share(self, name: str) -> Decimal:
        return self.of[name] / self.total

    @property
    def rest(self) -> Decimal:
        """The key of nobody."""
        return settled(self.total - sum(self.of.values()))


def keys_of(areas: Mapping[str, Decimal]) -> Keys:
    return Keys(areas, sum(areas.values(), Decimal(0)))
