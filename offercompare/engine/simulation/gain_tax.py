"""Tax on the gain of shares held for over a year, on top of the year's wages (MODEL 7a)."""

from __future__ import annotations

from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.tax_curve import TaxCurves


def gain_tax(curves: TaxCurves, number: int, wages: Paths, gain: Paths) -> Paths:
    """What a gain adds to the tax of the year with this index from 0."""
    return curves.on(number, wages + gain) - curves.on(number, wages)
