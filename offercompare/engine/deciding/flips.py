"""The nearest single changes that put another offer in front (MODEL 12.6)."""

from __future__ import annotations

from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import Flip


def flips(tried: WhatIf) -> tuple[Flip, ...]:
    """Every single change after which another offer leads: weights, then facts, then ways of counting."""
    return ()
