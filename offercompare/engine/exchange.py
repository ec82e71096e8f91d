"""Amounts of one currency in another: the file's own rate, else the European Central Bank's (MODEL 7)."""

from __future__ import annotations

from dataclasses import replace

from offercompare.engine.figure import Figure
from offercompare.model import Comparison
from offercompare.reference import currencies
from offercompare.translation import tr


def exchange(comparison: Comparison, currency: str) -> tuple[Figure, tuple[str, ...]]:
    """Reporting units per unit of ``currency``: the file's rate, else the ECB's with its date (MODEL 7)."""
    label = tr("{to} per {currency}", to=comparison.currency, currency=currency)
    if currency == comparison.currency:
        return Figure(label, 1.0, "rate"), ()
    if (own := comparison.fx.get(currency)) is not None:
        return Figure(label, own, "rate", tr("entered")), ()
    if (bundled := currencies.rate(currency, comparison.currency)) is not None:
        warning = tr(
            "fx.{currency} missing: {value:.6g} used ({source}).",
            currency=currency,
            value=bundled.value,
            source=bundled.source,
        )
        return Figure(label, bundled.value, "rate", tr("reference rate"), source=bundled.source), (warning,)
    warning = tr(
        "fx.{currency} missing and no reference rate is known: enter one. No total is shown.", currency=currency
    )
    return Figure(label, None, "rate", tr("unknown, enter a rate")), (warning,)


def converted(figure: Figure, rate: Figure, currency: str) -> Figure:
    """An amount in the reporting currency."""
    if rate.value == 1.0 and rate.how == "":
        return figure if figure.currency == currency else replace(figure, currency=currency)
    value = None if figure.value is None or rate.value is None else figure.value * rate.value
    return Figure(figure.label, value, "money", tr("× exchange rate"), (figure, rate), currency=currency)
