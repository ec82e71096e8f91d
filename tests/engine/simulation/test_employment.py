"""When a job ends: hazards at the ends of what a number can hold."""

from __future__ import annotations

import numpy as np
import pytest
from builders import a_comparison, a_startup, an_offer

from offercompare.engine.outcome import AS_IT_COMES
from offercompare.engine.simulation.employment import employment
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Offer

NEXT_TO_NOTHING = 1e-308


@pytest.mark.parametrize(
    "offer",
    [
        an_offer(layoff_hazard=NEXT_TO_NOTHING),
        a_startup(layoff_hazard=NEXT_TO_NOTHING, equity={"failure_hazard": NEXT_TO_NOTHING, "exit_hazard": 0.0}),
    ],
    ids=["listed", "startup"],
)
def test_a_hazard_next_to_nothing_never_comes(offer: Offer) -> None:
    comparison = a_comparison(offer, an_offer("other"))
    held = employment(offer, comparison, 4.0, Draws(), AS_IT_COMES)
    assert held.planned.all()
    assert np.array_equal(held.leaves, np.full(held.leaves.shape, 4.0))
    assert not np.isfinite(held.event).any()
