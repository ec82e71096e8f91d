"""Tax on the gain of shares held for over a year, on top of the year's wages (MODEL 7a)."""

from __future__ import annotations

from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.tax_curve import tax_on
from offercompare.engine.tax_rule import TaxRule


def gain_tax(rule: TaxRule, number: int, wages: Paths, gain: Paths) -> Paths:
    """What a gain adds to the tax of the year with this index from 0."""
    return tax_on(rule, number, wages + gain) - tax_on(rule, number, wages)
