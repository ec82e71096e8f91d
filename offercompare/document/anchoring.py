"""The pay scale: proposed once when two pays are known, and from then on fixed (MODEL 10.2)."""

from __future__ import annotations

from math import ceil, floor

from offercompare.engine import pay, pay_score
from offercompare.model import Comparison
from offercompare.model.value import LARGEST_AMOUNT
from offercompare.model.vocabulary import RANKED_STATUSES

STEP = 1_000.0
# Below this ratio of the two anchors there is no scale between them: nothing worth fixing for good.
LEAST_ROOM = 1.01


def with_fixed_anchors(comparison: Comparison) -> Comparison:
    """The comparison with both pay anchors, once the first two pays are known; else as it is."""
    person = comparison.person
    if person.walk_away_pay is not None and person.delighted_pay is not None:
        return comparison
    ranked = [offer for offer in comparison.offers if offer.status in RANKED_STATUSES and offer.base]
    if len(ranked) < 2:
        return comparison
    pays = [pay.pay(offer, comparison) for offer in ranked]
    if any(each.average.value is None for each in pays):
        return comparison
    scale = pay_score.anchors(comparison, pays)
    if scale is None or scale.high.known < scale.low.known * LEAST_ROOM:
        return comparison
    low, high = rounded(scale.low.known, scale.high.known)
    changes = {
        "walk_away_pay": person.walk_away_pay or low,
        "delighted_pay": person.delighted_pay or min(high, LARGEST_AMOUNT),
    }
    if changes["walk_away_pay"] >= changes["delighted_pay"]:
        return comparison
    return comparison.changed({"person": person.changed(changes)})


def rounded(low: float, high: float) -> tuple[float, float]:
    """The proposal widened to whole thousands, where they are large enough for it."""
    if low < 10 * STEP:
        return low, high
    return floor(low / STEP) * STEP, ceil(high / STEP) * STEP
