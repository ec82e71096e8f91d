"""Money at different times brought to one (MODEL 7)."""

from __future__ import annotations

from math import expm1, log1p


def discount(rate: float, years: float) -> float:
    """What one unit paid after ``years`` is worth at the start."""
    return float((1 + rate) ** -years)


def present_value(amount: float, rate: float, years: float) -> float:
    """What ``amount`` paid after ``years`` is worth at the start."""
    return amount * discount(rate, years)


def annual_equivalent(present_value: float, rate: float, years: int) -> float:
    """The level mid-year payment over ``years`` with the same present value."""
    if rate == 0:
        return present_value / years
    # 1 - (1 + r)^-H, exact for rates so small that 1 + r is 1 in floating point.
    return present_value * (rate / -expm1(-years * log1p(rate))) * discount(rate, 0.5)
