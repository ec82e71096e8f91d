"""Which unknowns are worth asking about: how often an answer changes the leader (MODEL 12.11)."""

from __future__ import annotations

from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import OpenQuestion


def questions(tried: WhatIf) -> tuple[OpenQuestion, ...]:
    """Every unknown of every ranked offer, the one that changes the leader most often first."""
    return ()
