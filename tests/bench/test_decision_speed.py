"""Speed of the decision part by part, as a ratio to numpy drawing the normals of the simulation in the same run."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_simulation_speed import everyday, normals_of
from test_speed import in_ms, tell, typical

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
OF_THE_AIM = ("acceptability", "flips", "worth", "tornado")


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
    """Milliseconds of each part by itself, with nothing kept but the draws of the simulation."""
    draws = Draws()
    evaluate(evaluation.comparison)
    found = {"acceptability": typical(lambda: acceptability(evaluation, Draws()), TURNS)}
    WhatIf(evaluation, draws).sure(evaluation.offers[0].offer)
    for name, part in PARTS.items():
        found[name] = typical(lambda part=part: part(WhatIf(evaluation, draws)), TURNS)  # type: ignore[misc]
    return found


@pytest.mark.parametrize("offers", AIMS)
def test_part_by_part(offers: int) -> None:
    comparison = answered(offers)
    floor, count = normals_of(comparison)
    evaluation = evaluate(comparison)
    assert evaluation.verdict is not None
    assert evaluation.verdict.leader is not None
    found = parts_of(evaluation)
    for name, took in found.items():
        tell(f"{name} of {offers} offers", f"{took:.0f} ms, {took / floor:.1f} x", f"floor {floor:.1f} ms")
    sum_ = sum(found[name] for name in OF_THE_AIM)
    tell(f"{', '.join(OF_THE_AIM)}", f"{sum_:.0f} ms, {sum_ / floor:.1f} x", f"aim <= {AIMS[offers]}")
    whole = in_ms(lambda: list(decide(evaluation)))
    tell(f"the whole decision of {offers} offers, {count:,} normals", f"{whole:.0f} ms, {whole / floor:.1f} x")


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
