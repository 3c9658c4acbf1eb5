"""No figure of law stands in a flow: rates, thresholds and dates come from calculators/parameters.

Wording may name a thing by its number: a form, a box, an article, the last day of a year.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_house import place, regimes, sources, tree

STRUCTURE = {"at_least", "at_most"}  # how long a list or a text may be is no figure of law
PLAIN = re.compile(r"[0124]|12|100+")  # in a formula: halves, quarters, months of a year, percentage points, units
KINDS = (
    "Article|Annex|Box(?:es)?|Chapter|Division|Form|HKAS|IAS|Line|No[.]|Note|Page|Paragraph|Part|Rule|Schedule|Section|"
    "Step|Subdivision|Table"
)
NUMBER = r"\d[\w().]*"
NAMES = re.compile(
    r"\{[^}]*\}"  # a placeholder
    rf"|\b(?i:{KINDS})s? {NUMBER}(?:(?:,| and| or| to) {NUMBER})*(?: of \d{{4}})?"
    r"|^\d{2,5}(?: to \d{5})? (?=[A-Z])|\(\d{5}\)"  # a box or line by its number, as forms print it
    r"|\[\d{4}\]"  # the year of a Chinese instrument
    r"|\b[A-Z]+-?\d+[A-Z]*\b"  # BIR51, T4A, RC66SCH
    r"|\b\d{4} (?:form|guide|return)\b|\b(?:form|guide|return) of \d{4}\b"
    r"|\b1 [A-Z][a-z]+\b|\b[A-Z][a-z]+ 1\b|\b31 December\b|\bDecember 31\b"  # the first of a month, the end of a year
    r"|\bfor example [\d.,-]+|\b0\b(?![.,]\d)"
)
YEARS = re.compile(r"\b(?:19|20)\d\d\b")  # free where the file is about one: return_1999.py


def figures(source: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of each figure that is written out."""
    for node in ast.iter_child_nodes(source):
        if isinstance(node, ast.keyword) and (node.arg == "hint" or is_structure(node)):
            continue  # a hint is an example of what to type
        if is_call(node, "_"):
            yield from ((n, text) for n, text in strings(node) if re.search(r"\d", NAMES.sub(" ", text)))
            continue
        if is_call(node, "Line"):
            yield from ((n, text) for part in node.args[1:2] for n, text in strings(part) if not is_plain(text))
        if isinstance(node, ast.Constant) and is_figure(node.value):
            yield node.lineno, str(node.value)
        yield from figures(node)


def is_call(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def is_structure(node: ast.keyword) -> bool:
    return node.arg in STRUCTURE and isinstance(node.value, ast.Constant)


def is_figure(value: object) -> bool:
    if isinstance(value, str):
        return re.fullmatch(r"[\d.,/%-]*[1-9][\d.,/%-]*", value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool) and value != 0


def is_plain(formula: str) -> bool:
    return all(map(PLAIN.fullmatch, re.findall(r"(?<![\w.])\d[\d.]*", formula)))


def strings(source: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def figures_of(path: Path) -> Iterator[tuple[int, str]]:
    year_is_named = YEARS.search(path.stem.replace("_", " ")) is not None
    for n, text in figures(tree(path)):
        if not (year_is_named and not re.search(r"\d", NAMES.sub(" ", YEARS.sub(" ", text)))):
            yield n, text


@pytest.mark.parametrize("regime", sorted(regimes()))
def test_no_figure_of_law_stands_in_a_flow(regime: str) -> None:
    found = [f"{place(path)}:{n}: {text}" for path in sources(f"flows/{regime}") for n, text in figures_of(path)]
    assert not found, "write a placeholder, its figure into calculators/parameters:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "Stop(when=q.is_(15))",
        "limit = Decimal('0.15')",
        "start = date(2024, 1, 1)",
        "start = '2024-01-01'",
        "Choice(_('Rate?'), {'high': _('15%')})",
        "YesNo(_('Held for 24 months?'))",
        "YesNo(_('Sold?'), why=_('The scheme began on 1 January 2024, see Part 4.'))",
        "Step(_('File by April 30.'))",
        "Line(_('Tax'), 'profit * 0.15')",
        "Count(_('How many?'), at_most=law.limit, at_best=7)",
    ],
)
def test_a_figure_is_noticed(code: str) -> None:
    assert [*figures(ast.parse(code))]


@pytest.mark.parametrize(
    "code",
    [
        "YesNo(_('Held for {rules.months24}, under Sections 15BA(2) and 14 or Part 4?'), hint=_('For example 12.5'))",
        "Text(_('Boxes 24 and 26 of the T4A, or form BIR51 with RC66SCH?'), at_most=40)",
        "Line(_('10100 Employment income'), '(first + last) / 2')",
        "Say(_('Announcement No. 11 of 2026; Cai Shui [2016] No. 36'), cites='iro:51C')",
        "Line(_('Share'), 'round(part_15 / whole * 100)')",
        "YesNo(_('Were you there on December 31?'))",
    ],
)
def test_a_name_is_no_figure(code: str) -> None:
    assert not [*figures(ast.parse(code))]
