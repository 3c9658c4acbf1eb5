"""Canonical facts (docs: JSON of `assess`) as the calculators take them, decoded by the annotation of each field."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

hints_of = cache(get_type_hints)


def built(facts: type, raw: Mapping[str, Any]) -> Any:
    """Left out or null: the declared default; without one the slot stays unset and reading it raises AttributeError."""
    if unknown := set(raw) - set(facts.__dataclass_fields__):  # type: ignore[attr-defined]
        raise TypeError(f"{facts.__name__} has no {', '.join(sorted(unknown))}")
    case = object.__new__(facts)
    for field in fields(facts):
        if raw.get(field.name) is not None:
            object.__setattr__(case, field.name, decoded(hints_of(facts)[field.name], raw[field.name]))
        elif field.default is not MISSING:
            object.__setattr__(case, field.name, field.default)
    return case


def decoded(hint: Any, raw: Any) -> Any:
    (kind, *_) = [part for part in get_args(hint) or (hint,) if part is not type(None)]
    if get_origin(hint) is tuple:
        return tuple(decoded(kind, item) for item in raw)
    if is_dataclass(kind):
        return built(kind, raw)  # type: ignore[arg-type]
    if kind is Decimal:
        return Decimal(str(raw))
    return date.fromisoformat(raw) if kind is date and isinstance(raw, str) else raw
