"""Switches for what goes wrong between a bot and Telegram."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

KINDS = {
    "too_many_requests": "the call is answered 429 and not carried out; `seconds` to wait",
    "server_error": "the call is answered 502 and not carried out",
    "unreached": "the connection is closed before the call is carried out",
    "dropped_answer": "the call is carried out, then the connection is closed without an answer",
    "slow": "the call is carried out `seconds` later",
    "doubled": "an update is delivered once more although it was acknowledged",
}

RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "share": (lambda value: type(value) in {int, float} and 0 <= value <= 1, "a number from 0 to 1"),
    "times": (lambda value: value is None or (type(value) is int and value >= 0), "a whole number, or null for no end"),
    "seconds": (lambda value: type(value) in {int, float} and 0 <= value <= 3_600, "a number from 0 to 3600"),
    "method": (lambda value: isinstance(value, str), "the name of a method, or empty for all"),
}


@dataclass(slots=True)
class Fault:
    """Strikes a `share` of the calls of `method` (empty: of all), at most `times` (None: for ever)."""

    kind: str
    share: float = 1.0
    times: int | None = None
    method: str = ""
    seconds: float = 1.0

    def wire(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def read_fault(value: Any) -> Fault:
    """Raises ValueError with a sentence for the one who set the switch."""
    if not isinstance(value, dict) or value.get("kind") not in KINDS:
        raise ValueError(f"a fault is an object whose kind is one of {', '.join(KINDS)}")
    unknown = value.keys() - set(Fault.__slots__)
    if unknown:
        raise ValueError(f"a fault has no {', '.join(sorted(unknown))}; it has {', '.join(Fault.__slots__)}")
    fault = Fault(**value)
    for name, (fits, rule) in RULES.items():
        if not fits(getattr(fault, name)):
            raise ValueError(f"{name} is {rule}")
    return fault


class Faults:
    def __init__(self) -> None:
        self.switches: list[Fault] = []
        self._chance = random.Random(1)  # noqa: S311 (no secret: the same faults in each run)

    def set(self, switches: Iterable[Fault]) -> None:
        self.switches = list(switches)

    def strikes(self, kind: str, method: str = "") -> Fault | None:
        """The switch that strikes this time, used up by one."""
        for fault in self.switches:
            if fault.kind != kind or fault.method.lower() not in {"", method} or fault.times == 0:
                continue
            if self._chance.random() < fault.share:
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None
