"""Where the window says whether more answers could change who leads."""

from __future__ import annotations

from offercompare.engine import Evaluation


def could_change_leader(evaluation: Evaluation, offer: str) -> dict[str, bool]:
    """By criterion of an offer whether refining it could change who leads; empty where nothing tells."""
    if evaluation.simulation is None:
        return {}
    # Not before there is a simulation: numpy loads with it.
    from offercompare.engine.deciding.refine import refine

    return {each.criterion: each.could_change_leader for each in refine(evaluation, offer)}
