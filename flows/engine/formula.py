"""How a figure is reached, as plain text over results and facts: evaluated, and shown with the values filled in.

`+ - * /`, `min`, `max`, `round` (half-up to the cent), `down` (cut to the cent), `sum(rows.field)`, `mean(rows.field)`,
names and dotted names, whole constants. What is shown leaves out terms of nil, and is empty where only one value is
left.
"""

import ast
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from calculators.shared.rounding import down_to_cent, to_cent
from flows.engine.wording import Names, Value, look_up
from flows.engine.words import Words

SIGNS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: (" + ", 1),
    ast.Sub: (" − ", 1),
    ast.Mult: (" × ", 2),
    ast.Div: (" ÷ ", 2),
}
ALLOWED = (ast.BinOp, ast.UnaryOp, ast.USub, ast.Name, ast.Attribute, ast.Load, *SIGNS)
FUNCTIONS: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "min": min,
    "max": max,
    "round": lambda values: to_cent(values[0]),
    "down": lambda values: down_to_cent(values[0]),
    "sum": lambda values: sum(values, Decimal(0)),
    "mean": lambda values: sum(values, Decimal(0)) / len(values),
}
HUNDRED = 100
MULTIPLIED = 2


@cache
def parsed(formula: str) -> ast.expr:
    """The formula as a tree; ValueError names what does not belong in one."""
    try:
        tree = ast.parse(formula, mode="eval").body
    except SyntaxError as problem:
        raise ValueError(f"{formula!r} is no formula: {problem.msg}") from None
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            allowed = isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS
        elif isinstance(node, ast.Constant):
            allowed = type(node.value) is int
        else:
            allowed = isinstance(node, ALLOWED)
        if not allowed:
            what = ast.unparse(node) if isinstance(node, ast.expr) else type(node).__name__
            raise ValueError(f"{formula!r}: {what} is not for formulas")
    return tree


@cache
def names_in(formula: str) -> tuple[str, ...]:
    """The names that the formula reads, dotted as written."""
    return tuple(dict.fromkeys(_names(parsed(formula))))


def _names(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Name | ast.Attribute):
        yield ast.unparse(node)
    elif isinstance(node, ast.BinOp):
        yield from _names(node.left)
        yield from _names(node.right)
    elif isinstance(node, ast.UnaryOp):
        yield from _names(node.operand)
    elif isinstance(node, ast.Call):
        for argument in node.args:
            yield from _names(argument)


def evaluate(formula: str, names: Names) -> Decimal:
    """The amount; ValueError where a name has no number."""
    return _amount(parsed(formula), names)


def _amount(node: ast.expr, names: Names) -> Decimal:
    if isinstance(node, ast.Constant):
        return Decimal(int(node.value))  # type: ignore[arg-type]
    if isinstance(node, ast.UnaryOp):
        return -_amount(node.operand, names)
    if isinstance(node, ast.BinOp):
        left, right = _amount(node.left, names), _amount(node.right, names)
        if isinstance(node.op, ast.Add):
            return left + right
        if isinstance(node.op, ast.Sub):
            return left - right
        return left * right if isinstance(node.op, ast.Mult) else left / right
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)  # noqa: S101 - parsed() lets nothing else through
        return FUNCTIONS[node.func.id]([amount for argument in node.args for amount in _amounts(argument, names)])
    (value,) = _values(node, names)
    return _number(node, value)


def _amounts(node: ast.expr, names: Names) -> list[Decimal]:
    if isinstance(node, ast.Name | ast.Attribute):
        return [_number(node, value) for value in _values(node, names)]
    return [_amount(node, names)]


@cache
def _path(node: ast.expr) -> str:
    """A name as it is written."""
    return ast.unparse(node)


def _values(node: ast.expr, names: Names) -> list[Value]:
    """The value under a name; for a field of rows, that of each row."""
    path = _path(node)
    first, _, field = path.rpartition(".")
    if first and isinstance(rows := look_up(first, names).value, tuple):
        return [Value(row).part(field) for row in rows]
    return [look_up(path, names)]


def _number(node: ast.expr, value: Value) -> Decimal:
    if isinstance(value.value, bool) or not isinstance(value.value, Decimal | int):
        raise ValueError(f"{ast.unparse(node)} is {value.value!r}, no number")
    return Decimal(value.value)


def working(formula: str, names: Names, words: Words) -> str:
    """The formula with its values filled in; empty where it only repeats one value."""
    text, amount = _shown(parsed(formula), names, words, 0), evaluate(formula, names)
    return "" if text in (words.number(amount), f"{amount:,.2f}") else text


def _shown(node: ast.expr, names: Names, words: Words, inside: int) -> str:
    if isinstance(node, ast.BinOp):
        if _is_percent(node):
            return words.percent(_amount(node.left, names))
        if (alone := _beside_nil(node, names)) is not None:
            return _shown(alone, names, words, inside)
        sign, rank = SIGNS[type(node.op)]
        tighter = rank + isinstance(node.op, ast.Sub | ast.Div)
        text = _shown(node.left, names, words, rank) + sign + _shown(node.right, names, words, tighter)
        return f"({text})" if rank < inside else text
    if isinstance(node, ast.UnaryOp):
        return "−" + _shown(node.operand, names, words, 3)
    if isinstance(node, ast.Call):
        return _shown_call(node, names, words, inside)
    if isinstance(node, ast.Constant):
        return _figure(Value(node.value), words, inside)
    (value,) = _values(node, names)
    return _figure(value, words, inside)


def _beside_nil(node: ast.BinOp, names: Names) -> ast.expr | None:
    """The side that stands for the whole where one is nil: the other of a sum or difference, the nil of a product."""
    left, right = _amount(node.left, names), _amount(node.right, names)
    if isinstance(node.op, ast.Add | ast.Sub):
        return node.left if not right else node.right if not left and isinstance(node.op, ast.Add) else None
    return node.left if not left else node.right if not right else None


def _figure(value: Value, words: Words, inside: int) -> str:
    """A number without its unit, money with both digits of its cents; a negative one among others in brackets."""
    amount = Decimal(value.value)
    cents = f"{abs(amount):,.2f}"
    text = words.number(amount)
    if cents in value.text(words):
        text = f"-{cents}" if amount < 0 else cents
    return f"({text})" if amount < 0 and inside else text


def _shown_call(node: ast.Call, names: Names, words: Words, inside: int) -> str:
    """The terms of a sum or mean; of min and max the argument that was taken."""
    assert isinstance(node.func, ast.Name)  # noqa: S101 - parsed() lets nothing else through
    if node.func.id == "sum":
        terms = [value for argument in node.args for value in _terms(argument, names)]
        terms = [value for value in terms if value.value] or [Value(0)]
        text = " + ".join(_figure(value, words, len(terms) - 1) for value in terms)
        return f"({text})" if inside and len(terms) > 1 else text
    if node.func.id == "mean":
        terms = [value for argument in node.args for value in _terms(argument, names)]
        text = f"({' + '.join(_figure(value, words, len(terms) - 1) for value in terms)}) ÷ {len(terms)}"
        return f"({text})" if inside > MULTIPLIED else text
    taken = _amount(node, names)
    if node.func.id in ("round", "down"):
        return _shown(node.args[0], names, words, inside)
    argument = next(argument for argument in node.args if taken in _amounts(argument, names))
    if isinstance(argument, ast.Name | ast.Attribute):
        return _figure(next(value for value in _values(argument, names) if value.value == taken), words, inside)
    return _shown(argument, names, words, inside)


def _terms(node: ast.expr, names: Names) -> list[Value]:
    """The values of a name, of a field of rows, or of anything else that is an argument of a sum."""
    return _values(node, names) if isinstance(node, ast.Name | ast.Attribute) else [Value(_amount(node, names))]


def _is_percent(node: ast.BinOp) -> bool:
    hundredth = isinstance(node.op, ast.Div) and isinstance(node.right, ast.Constant) and node.right.value == HUNDRED
    return hundredth and isinstance(node.left, ast.Name | ast.Attribute)
