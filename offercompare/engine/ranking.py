"""Weights, totals, ranks, dominance and how far a weight may move (MODEL 12.1-12.4). Plain numbers in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Scores are printed to 1e-9; closer than that is a tie.
TIE = 1e-9
Scores = Mapping[str, Mapping[str, float]]
"""By offer id, then by criterion."""


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights as parts of 1; empty where none weighs anything."""
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items()} if total > 0 else {}


def total(scores: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum over the criteria that have a weight."""
    return sum(weight * scores[key] for key, weight in weights.items() if weight > 0)


def ranks(totals: Mapping[str, float]) -> dict[str, int]:
    """1 for the highest; ties share the lowest rank (1, 1, 3)."""
    return {key: 1 + sum(other > value + TIE for other in totals.values()) for key, value in totals.items()}


@dataclass(frozen=True, slots=True)
class Domination:
    """``id`` is never ahead of ``by`` on what weighs; ``practical``: by no more than a trifle (MODEL 12.3)."""

    id: str
    by: str
    practical: bool


PRACTICAL_ADVANTAGE = 3.0
PRACTICAL_LEAD = 5.0


def dominated(scores: Scores, weights: Mapping[str, float]) -> tuple[Domination, ...]:
    """Every pair of which one dominates the other, in the order of the offers."""
    weighing = {key: weight for key, weight in weights.items() if weight > 0}
    found = []
    for below in scores:
        for above in scores:
            how = _dominates(scores[above], scores[below], weighing) if above != below else None
            if how is not None:
                found.append(Domination(below, above, how == "practical"))
    return tuple(found)


def _dominates(above: Mapping[str, float], below: Mapping[str, float], weights: Mapping[str, float]) -> str | None:
    ahead = {key: above[key] - below[key] for key in weights}
    if all(gap >= -TIE for gap in ahead.values()):
        return "strict" if any(gap > TIE for gap in ahead.values()) else None
    advantage = sum(weights[key] * -gap for key, gap in ahead.items() if gap < 0)
    lead = sum(weights[key] * gap for key, gap in ahead.items())
    return "practical" if advantage <= PRACTICAL_ADVANTAGE + TIE and lead >= PRACTICAL_LEAD - TIE else None


@dataclass(frozen=True, slots=True)
class Bracket:
    """Between ``low`` and ``high`` the leader stays first when this weight moves and the rest keep proportions."""

    weight: float
    low: float
    high: float
    overtaken_below: str | None
    overtaken_above: str | None


def stability(scores: Scores, weights: Mapping[str, float], leader: str) -> dict[str, Bracket]:
    """The bracket of each criterion's weight in which ``leader`` stays first (MODEL 12.4)."""
    return {key: _bracket(scores, weights, leader, key) for key in weights}


def _bracket(scores: Scores, weights: Mapping[str, float], leader: str, key: str) -> Bracket:
    now = weights[key]
    low, high, below, above = 0.0, 1.0, None, None
    rest = {offer: _rest(values, weights, key) for offer, values in scores.items()}
    for offer in scores:
        if offer == leader:
            continue
        # Lead over the other at weight t is gap + t * slope.
        gap = rest[leader] - rest[offer]
        slope = scores[leader][key] - scores[offer][key] - gap
        if abs(slope) <= TIE:
            continue
        crossing = -gap / slope
        if slope > 0 and low < crossing <= now + TIE:
            low, below = min(crossing, now), offer
        elif slope < 0 and now - TIE <= crossing < high:
            high, above = max(crossing, now), offer
    return Bracket(now, low, high, below, above)


def _rest(values: Mapping[str, float], weights: Mapping[str, float], key: str) -> float:
    """The total on the other criteria alone; they share equally where this one has all the weight."""
    others = {other: weight for other, weight in weights.items() if other != key}
    if not others:
        return 0.0
    left = sum(others.values())
    if left <= TIE:
        return sum(values[other] for other in others) / len(others)
    return sum(weight * values[other] for other, weight in others.items()) / left


@dataclass(frozen=True, slots=True)
class WeightFlip:
    """When one weight moves this far, another offer leads."""

    criterion: str
    weight: float
    to: float
    leader: str


def nearest_flips(brackets: Mapping[str, Bracket]) -> Sequence[WeightFlip]:
    """Every change of leader by one weight alone, the nearest first."""
    found = []
    for key, bracket in brackets.items():
        if bracket.overtaken_below is not None:
            found.append(WeightFlip(key, bracket.weight, bracket.low, bracket.overtaken_below))
        if bracket.overtaken_above is not None:
            found.append(WeightFlip(key, bracket.weight, bracket.high, bracket.overtaken_above))
    return sorted(found, key=lambda flip: abs(flip.to - flip.weight))
