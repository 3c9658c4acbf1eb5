"""Whether Telegram was heard of lately."""

import time
from dataclasses import dataclass


@dataclass(slots=True)
class Pulse:
    """`lasts`: seconds for which one beat counts."""

    lasts: float
    until: float = 0.0

    def beat(self) -> None:
        self.until = time.monotonic() + self.lasts

    @property
    def fresh(self) -> bool:
        return time.monotonic() < self.until
