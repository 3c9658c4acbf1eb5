from decimal import Decimal

from calculators.shared.averages import average, midpoint


def test_the_middle_of_a_period_keeps_its_half() -> None:
    assert midpoint(260, 281) == Decimal("270.5")
    assert midpoint(Decimal(0), Decimal("0.01")) == Decimal("0.005")


def test_averages_are_not_rounded() -> None:
    assert average([Decimal(1), Decimal(0), Decimal(0)]) == Decimal(1) / 3
    assert average([]) is None
