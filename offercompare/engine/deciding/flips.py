"""The nearest single changes that put another offer in front (MODEL 12.6)."""

from __future__ import annotations

from collections.abc import Iterable

from offercompare.engine.deciding.amount_flips import base_flip, haircut_flip, sign_on_flip
from offercompare.engine.deciding.price_flips import index_flip, other_way_of_counting
from offercompare.engine.deciding.stay_flip import stay_flip
from offercompare.engine.deciding.turns import Found
from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import Flip
from offercompare.engine.without_job_risk import QUESTION, job_risk_points, without_job_risk


def flips(tried: WhatIf) -> tuple[Flip, ...]:
    """Every single change after which another offer leads: weights, then facts, then ways of counting.

    Within a kind the nearest comes first.
    """
    offers = [each.offer.id for each in tried.ranked]
    if len(offers) < 2:
        return ()
    weights = (
        Flip("weight", each.criterion, each.weight, each.to, each.leader) for each in tried.evaluation.flips or ()
    )
    return (
        *weights,
        *_nearest_first(base_flip(tried, offer) for offer in offers),
        *_nearest_first(sign_on_flip(tried, offer) for offer in offers),
        *_nearest_first([haircut_flip(tried)]),
        *_nearest_first([stay_flip(tried)]),
        *_nearest_first(index_flip(tried, offer) for offer in offers),
        *_nearest_first([other_way_of_counting(tried)]),
        *_without_question(tried),
    )


def _nearest_first(found: Iterable[Found | None]) -> list[Flip]:
    known = [each for each in found if each is not None]
    return [each.flip for each in sorted(known, key=lambda each: each.distance)]


def _without_question(tried: WhatIf) -> list[Flip]:
    """Question R1 left out: the chance to lose the job then counts in pay alone."""
    found = without_job_risk(tried.evaluation)
    if found is None or found.leader is None or not found.changes_leader:
        return []
    start = job_risk_points(tried.evaluation.offer(tried.now.leader))
    return [Flip("question", QUESTION, start, None, found.leader)]
