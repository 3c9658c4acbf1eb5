from decimal import Decimal

import pytest

from calculators.shared.rounding import down_to_cent, to_cent


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0.005", "0.01"),
        ("0.0049", "0.00"),
        ("-0.005", "-0.01"),
        ("-0.004", "0.00"),
        ("2", "2.00"),
        ("1E30", "1" + "0" * 30 + ".00"),
    ],
)
def test_to_cent(amount: str, shown: str) -> None:
    assert str(to_cent(Decimal(amount))) == shown


def test_down_to_cent_cuts() -> None:
    assert str(down_to_cent(Decimal("0.019"))) == "0.01"
