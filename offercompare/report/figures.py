"""The value of a figure in words, by its unit."""

from __future__ import annotations

from offercompare.engine import Figure
from offercompare.numerals import Numerals
from offercompare.translation import tr


def figure_text(figure: Figure, numerals: Numerals) -> str:
    """The value with its unit; "unknown" where there is none."""
    value = figure.value
    if value is None:
        return tr("unknown")
    match figure.unit:
        case "money":
            return numerals.money(value, figure.currency)
        case "price":
            return numerals.price(value, figure.currency)
        case "fraction":
            return numerals.percent(value)
        case "points" | "index":
            return numerals.number(value, 1)
        case "years":
            return tr("{number} years", number=numerals.short(value, 2))
        case "months":
            return tr("{number} months", number=numerals.short(value, 1))
        case "hours":
            return tr("{number} hours", number=numerals.number(value))
        case "shares":
            return numerals.shares(value)
        case _:
            return numerals.short(value, 4)
