"""What README.md says there is, written anew from the regimes: python -m docs.readme"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from flows.engine.flow import Regime
from flows.engine.regimes import regimes

README = Path(__file__).parents[1] / "README.md"
TABLE = re.compile(r"(?<=<!-- regimes -->\n).*?(?=<!-- /regimes -->)", re.DOTALL)


def table() -> str:
    rows = [row for name, regime in regimes().items() for row in _rows(name, regime)]
    return "\n".join(["| Regime | Scenario | What you find out | Law since |", "|---|---|---|---|", *rows, ""])


def _rows(name: str, regime: Regime) -> Iterator[str]:
    since = ", ".join(_period(*period) for period in regime.rules.covers)
    for scenario, flow in regime.scenarios.items():
        yield f"| `{name}` | `{scenario}` | {regime.title}. {flow.title} | {since} |"


def _period(first: date, last: date | None) -> str:
    return f"{first} to {last}" if last else f"{first}"


def renewed(text: str) -> str:
    return TABLE.sub(lambda _: table(), text)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
