"""What every result is made of: fields with units, and conditions that are met or not."""

from dataclasses import dataclass, field
from typing import Any


def figure(unit: str) -> Any:
    """A field of a result that is a number in `unit` (HKD, percent, m2, ...); None where it does not arise."""
    return field(default=None, metadata={"unit": unit})


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition of the law, in the order the law is read: met, not met, or not decided (None)."""

    id: str
    met: bool | None
