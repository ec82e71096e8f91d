"""How often each offer is first over sampled weights and scores: SMAA-2 (MODEL 12.5)."""

from __future__ import annotations

from offercompare.engine.decision import Acceptability
from offercompare.engine.evaluation import Evaluation
from offercompare.engine.simulation.streams import Draws


def acceptability(evaluation: Evaluation, draws: Draws) -> Acceptability | None:
    """Rank shares, central weights and pairwise shares of the ranked offers; None with fewer than two."""
    return None
