"""Money at different times brought to one (MODEL 7)."""

from __future__ import annotations


def discount(rate: float, years: float) -> float:
    """What one unit paid after ``years`` is worth at the start."""
    return float((1 + rate) ** -years)


def annual_equivalent(present_value: float, rate: float, years: int) -> float:
    """The level mid-year payment over ``years`` with the same present value."""
    if rate == 0:
        return present_value / years
    return present_value * rate / (1 - discount(rate, years)) * discount(rate, 0.5)
