"""Speed of the decision by view and by part, as a ratio to numpy drawing the normals of the simulation in the same run.

What counts is the decision after an edit, on the draws of the one before; the first one is told beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from test_simulation_speed import everyday, normals_of
from test_speed import tell, typical

from offercompare.engine.deciding.acceptability import acceptability
from offercompare.engine.deciding.counter_offers import counter_offers
from offercompare.engine.deciding.decide import decide
from offercompare.engine.deciding.flips import flips
from offercompare.engine.deciding.point_worth import point_worths
from offercompare.engine.deciding.questions import questions
from offercompare.engine.deciding.tornado import tornado
from offercompare.engine.deciding.what_if import FEWER, WhatIf
from offercompare.engine.evaluation import Evaluation, evaluate
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison

pytestmark = pytest.mark.bench

TURNS = 5
PARTS: dict[str, Callable[[WhatIf], object]] = {
    "flips": flips,
    "worth": point_worths,
    "tornado": tornado,
    "counter-offers": counter_offers,
    "questions": questions,
}
AIMS = {4: "150 ms", 20: "1,000 ms"}
DECIDE, NEGOTIATE = "Decide", "Negotiate"
"""Acceptability, flips with the worth of a point, and the tornado; counter-offers and questions."""
STEPS = (DECIDE, DECIDE, DECIDE, NEGOTIATE, NEGOTIATE)
"""Of which view each state of a decision is, in the order in which they come."""


def answered(offers: int) -> Comparison:
    """Everyday offers with the quick answers that a leader needs."""
    comparison = everyday(offers)
    levels = {"growth": 2, "production": 3, "flexibility": 2, "startup_risk": 2, "skills": 1, "people": 3}
    told = [
        offer.changed({"levels": {key: (level + number) % 5 for key, level in levels.items()}})
        for number, offer in enumerate(comparison.offers)
    ]
    return comparison.changed({"offers": tuple(told)})


def parts_of(evaluation: Evaluation) -> dict[str, float]:
    """Milliseconds of each part by itself, with nothing drawn or tried before; the tax curves are there."""
    list(decide(evaluation))
    found = {"acceptability": typical(lambda: acceptability(evaluation, Draws()), TURNS)}
    for name, part in PARTS.items():

        def anew(part: Callable[[WhatIf], object] = part) -> object:
            return part(WhatIf(evaluation, Draws()))

        found[name] = typical(anew, TURNS)
    return found


def took(evaluation: Evaluation, draws: Draws) -> dict[str, float]:
    """Milliseconds of processor time by view: others may be at work on the same machine."""
    found, states = dict.fromkeys(STEPS, 0.0), decide(evaluation, draws)
    for view in STEPS:
        before = process_time()
        next(states)
        found[view] += (process_time() - before) * 1_000
    return found


def edited(comparison: Comparison, turn: int) -> Comparison:
    """Another base in one of the first four offers, of each kind and with the leader among them."""
    offers = list(comparison.offers)
    each = offers[turn % 4]
    offers[turn % 4] = each.changed({"base": (each.base or 0.0) + 500.0 + turn})
    return comparison.changed({"offers": tuple(offers)})


def told(what: str, found: list[dict[str, float]], floor: float, aim: str) -> None:
    for view in (DECIDE, NEGOTIATE):
        each = sorted(one[view] for one in found)
        middle = each[len(each) // 2]
        said = f"{middle:.0f} ms, {middle / floor:.1f} x ({each[0]:.0f} to {each[-1]:.0f} ms)"
        tell(f"{view}, {what}", said, f"aim <= {aim}" if view == DECIDE else "for information")


@pytest.mark.parametrize("offers", AIMS)
def test_cold_and_after_an_edit(offers: int) -> None:
    comparison, draws = answered(offers), Draws()
    floor, count = normals_of(comparison)
    tell(f"floor of {offers} offers", f"{floor:.1f} ms", f"{count:,} normals")
    evaluation = evaluate(comparison)
    told(f"{offers} offers, cold", [took(evaluation, draws)], floor, AIMS[offers])
    of_one, of_all = [], []
    for turn in range(2 * TURNS):
        comparison = edited(comparison, turn)
        evaluation = evaluate(comparison, evaluation)
        of_one.append(took(evaluation, draws))
    told(f"{offers} offers, after an edit of one", of_one, floor, AIMS[offers])
    for turn in range(TURNS):
        weights = {"pay": 30.0 + turn, "growth": 20.0, "production": 20.0, "flexibility": 10.0, "startup_risk": 10.0}
        evaluation = evaluate(comparison.changed({"weights": weights}), evaluation)
        of_all.append(took(evaluation, draws))
    told(f"{offers} offers, after an edit of the weights", of_all, floor, AIMS[offers])
    of_all.clear()
    for turn in range(TURNS):
        person = comparison.person.changed({"savings": 10_000.0 + turn})
        evaluation = evaluate(comparison.changed({"person": person}), evaluation)
        of_all.append(took(evaluation, draws))
    told(f"{offers} offers, after an edit of the person", of_all, floor, AIMS[offers])


@pytest.mark.parametrize("offers", AIMS)
def test_part_by_part(offers: int) -> None:
    comparison = answered(offers)
    floor, _ = normals_of(comparison)
    evaluation = evaluate(comparison)
    assert evaluation.verdict is not None
    assert evaluation.verdict.leader is not None
    for name, took_ in parts_of(evaluation).items():
        tell(f"{name} of {offers} offers, by itself and anew", f"{took_:.0f} ms, {took_ / floor:.1f} x")


@pytest.mark.parametrize("paths", [FEWER, 10_000])
def test_one_trial(paths: int) -> None:
    evaluation, draws = evaluate(answered(4)), Draws()
    tried = WhatIf(evaluation, draws).on_fewer(paths)
    listed, startup = (evaluation.offers[number].offer for number in (0, 1))
    base = iter(range(1, 10_000))
    for offer in (listed, startup):
        tried.sure(offer)
        took = typical(lambda offer=offer: tried.sure(offer.changed({"base": 100_000.0 + next(base)})), 15)  # type: ignore[misc]
        tell(f"a trial of another base, {offer.id}, {paths:,} paths", f"{took:.2f} ms")
    grant = listed.grants[0]
    took = typical(lambda: tried.sure(listed.changed({"grants": (grant.changed({"value": 1e5 + next(base)}),)})), 15)
    tell(f"a trial of another grant, {listed.id}, {paths:,} paths", f"{took:.2f} ms")
    again = typical(lambda: tried.sure(listed), 15)
    tell(f"a trial of the same, {paths:,} paths", f"{again:.2f} ms")
