"""When each path leaves the job, and why; when its company exits or fails (MODEL 4, 6.1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from offercompare.engine import assumption
from offercompare.engine.outcome import Scenario
from offercompare.engine.private_company import exit_hazard
from offercompare.engine.simulation.paths import Marks, Paths
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer


@dataclass(frozen=True, slots=True, eq=False)
class Employment:
    """Per path, times in years from the start, shape (N,).

    ``leaves`` is when the job ends; ``planned`` marks those who end it as planned, the others lose it. ``event`` is
    when the company exits or fails, infinite where neither comes within the window; ``exits`` marks the exits.
    """

    leaves: Paths
    planned: Marks
    event: Paths
    exits: Marks


def employment(offer: Offer, comparison: Comparison, stay_years: float, draws: Draws, scenario: Scenario) -> Employment:
    """The end of the job in every path: planned, laid off, or with the company, whichever comes first."""
    settings = comparison.settings
    paths, seed = settings.paths, settings.seed
    private = assumption.is_private(offer)
    drawn = draws.events(seed, offer.stream, 3 if private else 1, paths)
    laid_off = _waiting(drawn[0], assumption.layoff_hazard(offer).figure.known)
    if scenario.laid_off_at is not None:
        laid_off = np.full(paths, scenario.laid_off_at)
    event, exits = np.full(paths, np.inf), np.zeros(paths, dtype=bool)
    ends = np.minimum(laid_off, stay_years)
    if private:
        event, exits = _company(offer, drawn, float(settings.equity_window_years), scenario)
        ends = np.minimum(ends, np.where(exits, np.inf, event))
    return Employment(ends, ends == stay_years, event, exits)


def _waiting(drawn: Paths, hazard: float) -> Paths:
    """When something of this yearly hazard comes."""
    if hazard <= 0:
        return np.full(drawn.shape, np.inf)
    # A hazard next to nothing comes beyond the largest number there is: never.
    with np.errstate(over="ignore"):
        waiting: Paths = drawn / hazard
    return waiting


def _company(offer: Offer, drawn: Paths, window: float, scenario: Scenario) -> tuple[Paths, Marks]:
    """Competing risks: when the first of exit and failure comes within the window, and which it is."""
    paths = drawn.shape[1]
    if scenario.exit_at is not None:
        return np.full(paths, scenario.exit_at), np.ones(paths, dtype=bool)
    if scenario.fails_at is not None:
        return np.full(paths, scenario.fails_at), np.zeros(paths, dtype=bool)
    failure, exit_ = assumption.failure_hazard(offer).figure.known, exit_hazard(offer)
    comes = _waiting(drawn[1], failure + exit_)
    inside = comes <= window
    share = exit_ / (failure + exit_) if failure + exit_ > 0 else 0.0
    return np.where(inside, comes, np.inf), inside & (drawn[2] < share)
