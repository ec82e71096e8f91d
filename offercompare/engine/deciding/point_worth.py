"""What one point of a criterion is worth in money a year (MODEL 12.10), and even swaps (12.9)."""

from __future__ import annotations

from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import PointWorth


def point_worths(tried: WhatIf) -> tuple[PointWorth, ...]:
    """The worth of one point of every criterion that weighs, but of pay."""
    return ()
