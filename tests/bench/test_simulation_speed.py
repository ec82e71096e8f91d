"""Speed of the simulation, as a ratio to numpy drawing the same number of standard normals in the same run."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from builders import a_comparison, a_grant, a_startup, an_offer
from test_speed import in_ms, tell, typical

from offercompare.engine.simulation.simulate import simulate
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer

pytestmark = pytest.mark.bench

PLACES = ("New York, NY, US", "San Francisco, CA, US", "Austin, TX, US", "Seattle, WA, US")
TURNS = 15


def an_everyday_offer(number: int) -> Offer:
    """In turns a listed company with shares and refreshers, and a startup with options; each with all cash."""
    cash = {
        "place": PLACES[number % len(PLACES)],
        "raise": 0.035,
        "bonus": {"target": 0.15},
        "sign_on": [{"amount": 20_000.0}],
        "match": {"rate": 0.5, "up_to": 0.06},
    }
    if number % 2:
        return a_startup(f"startup-{number}", **cash)
    shares = {"grants": [a_grant()], "refreshers": {"yearly": 20_000.0}, "equity": {"price_now": 50.0}}
    return an_offer(f"listed-{number}", **cash, **shares)


def everyday(offers: int = 4, paths: int = 10_000, basis: str = "after_tax") -> Comparison:
    """Offers of five years with the tax of their places."""
    person = {"current_pay": 90_000.0, "tax": {"year": 2026}}
    settings = {"paths": paths, "horizon_years": 5, "money_basis": basis}
    return a_comparison(*map(an_everyday_offer, range(offers)), person=person, settings=settings)


def normals_of(comparison: Comparison) -> tuple[float, int]:
    """Milliseconds that numpy takes to draw as many standard normals as the simulation draws numbers; how many."""
    draws = Draws(most_bytes=2**40)
    simulate(comparison, draws)
    count = draws.bytes_kept // 8
    return typical(lambda: np.random.default_rng(1).standard_normal(count), TURNS), count


@pytest.mark.parametrize("basis", ["after_tax", "before_tax"])
def test_four_offers_of_five_years(basis: str) -> None:
    comparison = everyday(basis=basis)
    floor, count = normals_of(comparison)
    draws = Draws()
    simulate(comparison, draws)
    cached, cold = typical(lambda: simulate(comparison, draws), TURNS), typical(lambda: simulate(comparison), TURNS)
    named = f"simulation of 4 offers, 5 years, 10,000 paths, {basis.replace('_', ' ')}"
    drawn = f"{floor:.1f} ms for {count:,} normals"
    tell(f"{named}, cold", f"{cold / floor:.1f} x, {cold:.1f} ms to {drawn}", "aim <= 4 x")
    tell(f"{named}, with kept draws", f"{cached / floor:.1f} x, {cached:.1f} ms", "aim <= 1.5 x")


def test_memory() -> None:
    comparison = everyday()
    simulate(comparison)
    tracemalloc.start()
    draws = Draws()
    found = simulate(comparison, draws)
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found is not None
    tell(
        "memory of it: at most",
        f"{peak / 2**20:.0f} MB, kept {held / 2**20:.0f} MB, of it draws {draws.bytes_kept / 2**20:.0f} MB",
    )


@pytest.mark.parametrize("paths", [1_000, 10_000, 100_000])
def test_cost_of_paths(paths: int) -> None:
    comparison = everyday(paths=paths)
    simulate(comparison)
    took = typical(lambda: simulate(comparison), 5)
    tell(f"{paths:,} paths, 4 offers, cold", f"{took:.1f} ms, {took / paths * 1_000:.2f} µs a path", "linear")


@pytest.mark.parametrize("offers", [2, 10, 50])
def test_cost_of_offers(offers: int) -> None:
    comparison = everyday(offers)
    simulate(comparison)
    took = typical(lambda: simulate(comparison), 3)
    tell(f"{offers} offers, 10,000 paths, cold", f"{took:.1f} ms, {took / offers:.2f} ms an offer", "linear")


def test_first_time_at_a_place() -> None:
    comparison = everyday().changed({"settings": everyday().settings.changed({"threshold_growth": 0.0251})})
    took = in_ms(lambda: simulate(comparison))
    tell("the first simulation of 4 places, their tax curves made", f"{took:.0f} ms")
