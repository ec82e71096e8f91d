"""Numbers as the results carry them: amounts to the cent, scores and shares to nine places (MODEL 8)."""

from __future__ import annotations

from math import isfinite

CENTS = 2
DIGITS = 9


def amount(value: float | None) -> float | None:
    """An amount to the cent."""
    return rounded(value, CENTS)


def points(value: float | None) -> float | None:
    """Scores, shares and fractions."""
    return rounded(value, DIGITS)


def rounded(value: float | None, decimals: int) -> float | None:
    """Rounded, without a negative zero; None where there is no finite number."""
    return None if value is None or not isfinite(value) else round(value, decimals) + 0.0
