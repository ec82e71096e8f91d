"""The whole comparison simulated: every offer by itself, then against each other (MODEL 8, 9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from offercompare.engine.leaving import stayed
from offercompare.engine.outcome import AS_IT_COMES, Outcome, Scenario, Simulation
from offercompare.engine.present_value import annual_equivalent
from offercompare.engine.simulation.against import against, pairwise
from offercompare.engine.simulation.offer_paths import outcome
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RANKED_STATUSES

KeepOn = Callable[[int, int], bool]


def simulate(
    comparison: Comparison,
    draws: Draws | None = None,
    before: Simulation | None = None,
    scenario: Scenario = AS_IT_COMES,
    keep_on: KeepOn = lambda done, total: True,
) -> Simulation | None:
    """Every outcome of a comparison; None where it was stopped.

    ``before`` lends the outcomes of offers that nothing touched. ``keep_on`` is asked after each offer, with how many
    are done of how many; False stops.
    """
    asked = comparison if scenario.stay_years is None else stayed(comparison, scenario.stay_years)
    draws, kept = draws or Draws(), _kept(comparison, before, scenario)
    found: list[Outcome] = []
    for offer in comparison.offers:
        found.append(kept.get(offer.id) or outcome(offer, asked, draws, scenario))
        if not keep_on(len(found), len(comparison.offers)):
            return None
    return beside_each_other(Simulation(comparison, scenario, tuple(found)))


def beside_each_other(simulation: Simulation) -> Simulation:
    """The same with the ranked offers compared path by path."""
    comparison = simulation.comparison
    ranked = {offer.id for offer in comparison.offers if offer.status in RANKED_STATUSES}
    levels = {
        each.offer: each.levels for each in simulation.outcomes if each.offer in ranked and each.levels is not None
    }
    if len(levels) < 2:
        return simulation
    settings = comparison.settings
    years = 1 / annual_equivalent(1.0, settings.discount_rate, settings.horizon_years)
    return replace(simulation, pairwise=pairwise(levels), against=against(levels, years, comparison.currency))


def _kept(comparison: Comparison, before: Simulation | None, scenario: Scenario) -> dict[str, Outcome]:
    """Outcomes depend on the offer, the person, the settings and the currencies alone."""
    if before is None or before.scenario != scenario or not comparison.is_same_context(before.comparison):
        return {}
    untouched: dict[str, Offer] = {offer.id: offer for offer in comparison.offers}
    return {
        each.offer: each
        for each, offer in zip(before.outcomes, before.comparison.offers, strict=True)
        if untouched.get(each.offer) is offer
    }
