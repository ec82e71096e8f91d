"""What an offer would have to say to tie with the leader (MODEL 12.8)."""

from __future__ import annotations

from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import CounterOffer


def counter_offers(tried: WhatIf) -> tuple[CounterOffer, ...]:
    """For each open offer that does not lead, on overall and on pay, what it takes to tie with the leader."""
    return ()
