"""Facts of cn_cross_border_vat from canonical values, as a caller fills them in, and results as plain values."""

from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml

from calculators.cn_cross_border_vat import treatment as law

D = Decimal
ROOT = Path(__file__).parents[1]
CASES = yaml.safe_load((ROOT / "tests/cases/cn_cross_border_vat.yaml").read_text("utf-8"))
DOSSIER = (ROOT / "docs/law/cn_cross_border_vat.md").read_text("utf-8")
TODAY = "2026-11-21"


def decoded(annotation: Any, value: Any) -> Any:
    if value is None:
        return None
    kind = next((one for one in get_args(annotation) if one is not type(None)), annotation)
    if get_origin(annotation) is tuple:
        return tuple(built(kind, item) for item in value)
    if kind is D:
        return D(value)
    return date.fromisoformat(value) if kind is date else value


def built(kind: type, canonical: dict[str, Any]) -> Any:
    """Facts as the engine builds them: declared defaults, the rest unset."""
    case = object.__new__(kind)
    for field in fields(kind):
        if canonical.get(field.name) is not None:
            object.__setattr__(case, field.name, decoded(field.type, canonical[field.name]))
        elif field.default is not MISSING:
            object.__setattr__(case, field.name, field.default)
    return case


def assessed(**canonical: Any) -> law.Result:
    canonical.setdefault("obligation_date", TODAY)
    if "recipient_country" in canonical:
        canonical.setdefault("recipient_nationality", canonical["recipient_country"])
    canonical.pop("scenario", None)
    return law.assess(built(law.Treatment, canonical))


def plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, D | date):
        return str(value)
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


INBOUND: dict[str, Any] = {
    "supplier_type": "b", "supplier_country": "US", "recipient_type": "b", "recipient_country": "CN",
    "service_category": "information_system_service", "amount": "106000",
}  # fmt: skip
OUTBOUND: dict[str, Any] = {
    "supplier_type": "b", "supplier_country": "CN", "recipient_type": "b", "recipient_country": "US",
    "service_category": "software_service", "amount": "106000",
}  # fmt: skip


TENANCY = INBOUND | {"service_category": "immovable_lease", "immovable_country": "CN", "recipient_type": "c"}
GROUP = [("HQ", "CN", "1"), ("US", "US", "1"), ("DE", "DE", "1")]
COMPANIES = [{"name": name, "country": country, "key_value": key} for name, country, key in GROUP]
