"""Simulations with made-up outcomes, for tests of what is said and drawn of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from offercompare.engine.figure import Figure
from offercompare.engine.outcome import AS_IT_COMES, Outcome, Scenario, Simulation
from offercompare.engine.simulation.simulate import beside_each_other
from offercompare.engine.simulation.spread import quantiles
from offercompare.model import Comparison


def an_outcome(key: str, levels: Sequence[float] | None, certain: float | None = None, **changes: object) -> Outcome:
    """The outcome of an offer with these levels, one for each path; None: nothing is known."""

    def money(label: str, value: float | None) -> Figure:
        return Figure(label, value, "money", "base is unknown" if value is None else "made up", currency="USD")

    if levels is None:
        names = ("mean", "p10", "p50", "p90", "certainty_equivalent", "standard_error", "after_horizon")
        return Outcome(key, None, **{name: money(name, None) for name in names})
    paths = np.asarray(levels, dtype=float)
    low, middle, high = quantiles(paths, (0.1, 0.5, 0.9))
    made = Outcome(
        key,
        paths,
        mean=money("Mean", float(paths.mean())),
        p10=money("P10", low),
        p50=money("P50", middle),
        p90=money("P90", high),
        certainty_equivalent=money("CE", float(paths.mean()) if certain is None else certain),
        standard_error=money("SE", float(paths.std()) / len(paths) ** 0.5),
        after_horizon=money("later", 0.0),
    )
    return replace(made, **changes)


def a_simulation(
    comparison: Comparison, outcomes: Mapping[str, Outcome], scenario: Scenario = AS_IT_COMES
) -> Simulation:
    """These outcomes in the order of the offers, with the ranked ones beside each other."""
    return beside_each_other(Simulation(comparison, scenario, tuple(outcomes[each.id] for each in comparison.offers)))
