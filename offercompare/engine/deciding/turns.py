"""At which score of one criterion of one offer the lead changes (MODEL 12.6)."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import Flip

# So far beyond the score at which two are level, one is in front.
BEYOND = 1e-4


@dataclass(frozen=True, slots=True)
class Found:
    """A flip, and how far it is as a share of what stands now."""

    flip: Flip
    distance: float


@dataclass(frozen=True, slots=True)
class Turn:
    """Just beyond ``score``, seen from the score as it is, ``leader`` leads instead; ``rises``: above it."""

    score: float
    leader: str
    rises: bool


def turn(tried: WhatIf, offer: str, criterion: str) -> Turn | None:
    """The nearest score of this criterion at which another offer leads, all else equal; None where there is none."""
    now = tried.evaluation.offer(offer).scores[criterion].figure.known
    for score in sorted(_where_it_may_turn(tried, offer, criterion, now), key=lambda score: abs(score - now)):
        rises = score > now or (score == now and offer != tried.now.leader)
        beyond = score + BEYOND if rises else score - BEYOND
        if 0 <= beyond <= 100:
            leader = tried.with_score(offer, criterion, beyond).leader
            if leader != tried.now.leader:
                return Turn(score, leader, rises)
    return None


def _where_it_may_turn(tried: WhatIf, offer: str, criterion: str, now: float) -> list[float]:
    """Where it comes level with the one in front or next, and where a must-have on the score begins or ends."""
    evaluation, weight = tried.evaluation, tried.evaluation.weights.get(criterion, 0.0)
    musts = [must for must in evaluation.comparison.must_haves if must.criterion == criterion]
    bounds = [bound for must in musts for bound in (must.at_least, must.at_most) if bound is not None]
    rival = rival_of(tried, offer)
    if rival is not None and weight > 0:
        bounds.append(now - tried.now.gap(offer, rival) / weight)
    return bounds


def rival_of(tried: WhatIf, offer: str) -> str | None:
    """Whom an offer has to pass: the leader, and the leader whoever would lead without it; None where nobody could."""
    leader = tried.now.leader
    if offer != leader:
        return leader
    others = [each.offer.id for each in tried.evaluation.may_lead if each.offer.id != leader]
    return min(others, key=lambda key: (-round(tried.now.totals[key], 9), key), default=None)
