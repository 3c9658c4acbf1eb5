"""Sharing a total out in whole cents."""

from collections.abc import Sequence
from decimal import Decimal

from calculators.shared.exact import exactly


@exactly
def in_cents(total: Decimal, keys: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The total in whole cents by keys, one of them above zero: what is left after cutting goes, cent by cent, to the
    largest remainders, equal ones in the order given. Of the total itself, what is finer than a cent is cut off.
    """
    cents, whole = int(total * 100), sum(keys, Decimal(0))
    parts, remainders = zip(*(divmod(cents * key, whole) for key in keys), strict=True)
    by_remainder = sorted(range(len(keys)), key=lambda place: -remainders[place])
    favoured = set(by_remainder[: cents - int(sum(parts))])
    return tuple((part + (place in favoured)).scaleb(-2) for place, part in enumerate(parts))
