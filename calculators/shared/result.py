"""What every result is made of: fields with units, and conditions that are met or not."""

from dataclasses import dataclass, field
from typing import Any


def figure(unit: str, default: Any = None) -> Any:
    """A field of a result that is a number in `unit` (HKD, percent, m2, ...); None where it does not arise.

    In year_month it is text: "2026-07", or the first and last of several, "2026-07..2027-06".
    """
    return field(default=default, metadata={"unit": unit})


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition of the law, in the order the law is read: met, not met, or not decided (None)."""

    id: str
    met: bool | None
