"""What typed text came to."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """A canonical answer. `echo`: read it back. `others`: what else it may have meant. `currency`: named beside it."""

    canonical: Any
    echo: bool = False
    others: tuple[Any, ...] = ()
    currency: str | None = None
