"""Decisions made up part by part, for tests of what is said, shown and printed of them: nothing here is calculated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from offercompare.engine import Evaluation
from offercompare.engine.decision import (
    ASKS,
    Acceptability,
    Ask,
    Asked,
    Bar,
    CounterOffer,
    Decision,
    Flip,
    OpenQuestion,
    PointWorth,
)

SAMPLES = 10_000


def ranked_ids(evaluation: Evaluation) -> list[str]:
    """The ranked offers, the first one first."""
    return [each.offer.id for each in sorted(evaluation.offers, key=lambda each: each.rank or 999) if each.rank]


def an_acceptability(firsts: Mapping[str, float], /, **changes: Any) -> Acceptability:
    """First places as given; the rest of each offer's share falls on the other ranks evenly.

    The first offer of ``firsts`` is ahead of each other in as many samples as it is first.
    """
    count, keys = len(firsts), list(firsts)
    others = max(count - 1, 1)
    plain: dict[str, Any] = {
        "mode": "around",
        "samples": SAMPLES,
        "shares": {key: (share, *([(1 - share) / others] * (count - 1))) for key, share in firsts.items()},
        "leads": dict(firsts),
        "central": {key: {"pay": 0.5, "growth": 0.5} if share else None for key, share in firsts.items()},
        "central_share": {key: 0.9 if share else None for key, share in firsts.items()},
        "pairwise": {
            row: {column: firsts[row] if row == keys[0] else 1 - firsts[column] for column in keys if column != row}
            for row in keys
        },
    }
    return Acceptability(**{**plain, **changes})


def a_flip(leader: str = "northwind", **changes: Any) -> Flip:
    """A base of 100 000 raised to 112 000, after which ``leader`` leads."""
    return Flip(**{"kind": "base", "what": leader, "start": 100_000.0, "to": 112_000.0, "leader": leader, **changes})


def a_bar(offer: str | None = "harbor", against: str = "northwind", **changes: Any) -> Bar:
    """The base of ``offer`` from 80 000 to 120 000: it takes 9 points from its lead, or adds 6."""
    leader = offer or "harbor"
    plain: dict[str, Any] = {
        "offer": offer,
        "what": "base",
        "value": 100_000.0,
        "low_value": 80_000.0,
        "high_value": 120_000.0,
        "low": -9.0,
        "high": 6.0,
        "against": against,
        "leader_low": against,
        "leader_high": leader,
        "changes_leader": True,
    }
    return Bar(**{**plain, **changes})


def an_asked(ask: Ask, amount: float | None = 112_000.0, **changes: Any) -> Asked:
    """``amount`` where there are 100 000 now; None: out of reach by 2 points."""
    plain: dict[str, Any] = {
        "ask": ask,
        "now": 100_000.0,
        "amount": amount,
        "reach": -2.0 if amount is None else None,
        "yearly_net": None if amount is None else 8_000.0,
        "why": "Its pay is already beyond its scale." if amount is None else "",
    }
    return Asked(**{**plain, **changes})


def a_counter_offer(offer: str = "northwind", to_tie_with: str = "harbor", **changes: Any) -> CounterOffer:
    """Behind by 4 points on overall; a base, sign-on or grant of 112 000 ties, shares do not."""
    asks = changes.pop("asks", None) or tuple(an_asked(ask, None if ask == "shares" else 112_000.0) for ask in ASKS)
    return CounterOffer(
        **{"offer": offer, "to_tie_with": to_tie_with, "on": "overall", "gap": 4.0, "asks": asks, **changes}
    )


def a_question(offer: str = "northwind", **changes: Any) -> OpenQuestion:
    """The exercise window of ``offer``: harbor leads instead in 22 of 100."""
    plain = {"field": "equity.exercise_window_years", "changes_leader": 0.22, "leads_instead": "harbor"}
    return OpenQuestion(offer, **{**plain, **changes})


def falling_shares(keys: Sequence[str]) -> dict[str, float]:
    """First places for these offers: 70 of 100 for the first, the rest shared by the others, each less than before."""
    steps = range(len(keys) - 1, 0, -1)
    return dict(zip(keys, (0.7, *(0.3 * step / sum(steps) for step in steps)), strict=False))


def a_decision(evaluation: Evaluation, **parts: Any) -> Decision:
    """A whole decision about this evaluation: each part has an entry or two, on its own offers; ``parts`` replace."""
    assert evaluation.simulation is not None
    order = ranked_ids(evaluation)
    first, second = order[0], order[1]
    plain: dict[str, Any] = {
        "acceptability": an_acceptability(falling_shares(order)),
        "flips": (a_flip(second),),
        "worth": tuple(
            PointWorth(key, 1_900.0, 1_300.0) for key, weight in evaluation.weights.items() if weight and key != "pay"
        ),
        "tornado": (a_bar(first, second), a_bar(second, first, low=3.0, high=-2.0, changes_leader=False)),
        "counter_offers": tuple(
            a_counter_offer(key, first, on=on, gap=4.0 if on == "overall" else 9_000.0)
            for key in order[1:]
            if evaluation.offer(key).offer.status == "open"
            for on in ("overall", "pay")
        ),
        "questions": (a_question(second, leads_instead=second), a_question(first, field="grants", changes_leader=0.0)),
    }
    return Decision(evaluation.comparison, evaluation.simulation, **{**plain, **parts})


def with_decision(evaluation: Evaluation, **parts: Any) -> Evaluation:
    """The evaluation with a made-up decision; with ``parts`` None the decision is as far as it is calculated."""
    return replace(evaluation, decision=a_decision(evaluation, **parts))
