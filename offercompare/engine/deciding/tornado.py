"""Which inputs the lead hangs on: each at its low and its high end (MODEL 12.7)."""

from __future__ import annotations

from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import Bar


def tornado(tried: WhatIf) -> tuple[Bar, ...]:
    """A bar for every numeric input and score that moves the lead, the widest first."""
    return ()
