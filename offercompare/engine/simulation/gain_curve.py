"""Tax that long-term gains add, on whole arrays of wages and gains (MODEL 7a)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from offercompare.engine.gain_tax import FederalGains, GainTax, IncomeTaxes, Slopes, gain_tax
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.tax_curve import TaxCurves
from offercompare.engine.tax_rule import TaxRule


@lru_cache(maxsize=64)
def gain_curves(rule: TaxRule) -> GainCurves | None:
    """The tax of one rule on gains; None where they are taxed as wages. What was asked of it before is kept."""
    law = gain_tax(rule)
    return GainCurves(law) if law is not None else None


class GainCurves:
    """What gains add to the tax of one place and person in the United States, year by year."""

    def __init__(self, law: GainTax) -> None:
        self._law = law
        self._income_taxes = TaxCurves(IncomeTaxes(law.rule))
        self._all_taxes = TaxCurves(IncomeTaxes(law.rule, all_kinds=True))

    def on(self, number: int, wages: Paths, gain: Paths) -> Paths:
        """The tax on each gain, at least 0, on top of ``wages``, in the year with this index from 0; a new array."""
        law, contributions = self._law.federal(number), self._law.contributions
        income = np.maximum(wages - contributions, 0.0) + self._law.partner_wages
        # Contributions above the wages are lost: they do not shield a gain.
        base = np.maximum(wages, contributions)
        elsewhere = self._income_taxes.on(number, base + gain) - self._income_taxes.on(number, base)
        before, after = np.full(wages.shape, law.deduction), np.full(wages.shape, law.deduction)
        if law.itemised is not None:
            paid = self._all_taxes.on(number, wages)
            before = np.maximum(before, np.minimum(_at(law.itemised, income), paid))
            after = np.maximum(after, np.minimum(_at(law.itemised, income + gain), paid + elsewhere))
        return elsewhere + _federal(law, income, gain, before, after)


def _federal(law: FederalGains, income: Paths, gain: Paths, before: Paths, after: Paths) -> Paths:
    """The nation's tax with the gain less without, by what is deducted ``before`` and ``after`` it comes."""
    with_gain = np.maximum(income + gain - after, 0.0)
    ordinary = np.maximum(with_gain - gain, 0.0)
    on_top = _at(law.rates, ordinary) + _at(law.gain_rates, with_gain) - _at(law.gain_rates, ordinary)
    # The law takes no more than if the gain were ordinary income: between two thresholds that can be less.
    due = np.minimum(on_top, _at(law.rates, with_gain))
    due -= _at(law.rates, np.maximum(income - before, 0.0))
    (start, rate), *_ = law.surtax.added
    due += rate * np.minimum(gain, np.maximum(income + gain - start, 0.0))
    return due


def _at(slopes: Slopes, x: Paths) -> Paths:
    value = np.full(x.shape, slopes.amount)
    for start, rate in slopes.added:
        value += rate * np.maximum(x - start, 0.0)
    return value
