"""One offer simulated: its cash, its equity, its tax, and what that is worth to the person (MODEL 3 to 9)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from offercompare.engine.equity import Worths, terms_of, worths
from offercompare.engine.exchange import exchange
from offercompare.engine.figure import Later
from offercompare.engine.outcome import Outcome, Scenario
from offercompare.engine.place import home_money, place_index
from offercompare.engine.present_value import annual_equivalent
from offercompare.engine.private_shares import PrivateWorth
from offercompare.engine.public_shares import ListedWorth
from offercompare.engine.simulation import assumed
from offercompare.engine.simulation.cash_paths import cash_paths
from offercompare.engine.simulation.employment import Employment, employment
from offercompare.engine.simulation.exit_paths import exits
from offercompare.engine.simulation.flow import Flow
from offercompare.engine.simulation.gain_curve import gain_curves
from offercompare.engine.simulation.listed_paths import ListedPaths
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.present_paths import present_paths
from offercompare.engine.simulation.private_paths import PrivatePaths
from offercompare.engine.simulation.share_price import share_price
from offercompare.engine.simulation.streams import Draws
from offercompare.engine.simulation.summary import summary, unknown_outcome
from offercompare.engine.simulation.tax_curve import tax_curves
from offercompare.engine.tax_rule import TaxRule
from offercompare.engine.taxation import tax_rule
from offercompare.model import Comparison, Offer
from offercompare.translation import tr


def outcome(offer: Offer, comparison: Comparison, draws: Draws, scenario: Scenario) -> Outcome:
    """What one offer comes to over all paths; without figures where no pay can be told."""
    settings = comparison.settings
    rate, _ = exchange(comparison, comparison.currency_of(offer))
    rule = tax_rule(offer, comparison)
    index = place_index(offer, comparison) if settings.cost_of_living_as == "pay" else None
    why = _unknown(offer, comparison, rate.how if rate.value is None else "", rule, index is not None)
    if why:
        return unknown_outcome(offer.id, why, comparison.currency)
    work = _Work(offer, comparison, draws, scenario, rate.known, rule)
    held = employment(offer, comparison, comparison.stay_years, draws, scenario)
    valued = worths(terms_of(offer, comparison))
    flows = work.flows(held, valued)
    cash = cash_paths(offer, comparison, comparison.stay_years, rate.known, held, draws)
    curves = tax_curves(rule) if settings.money_basis == "after_tax" else None
    present = present_paths(cash, flows, held, curves, settings.discount_rate, gain_curves(rule))
    worth = home_money(index, settings.local_share).known if index is not None else 1.0
    level = annual_equivalent(float(present.after_horizon.mean()), settings.discount_rate, settings.horizon_years)
    return summary(
        offer,
        comparison,
        present.total * worth,
        level * worth,
        _paid(flows, valued, settings.paths),
        Later(lambda: assumed.inputs(offer, comparison, cash.after, valued)),
        assumed.warnings(offer, comparison, cash.after, valued),
    )


def _unknown(offer: Offer, comparison: Comparison, no_rate: str, rule: TaxRule, has_index: bool) -> str:
    """Why nothing can be simulated, else empty."""
    if offer.base is None:
        return tr("base is unknown")
    if no_rate:
        return no_rate
    if comparison.settings.money_basis == "after_tax" and rule.unknown:
        return rule.unknown
    if comparison.settings.cost_of_living_as == "pay" and not has_index:
        return tr("the place is unknown")
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """What the equity of one offer is worked out from."""

    offer: Offer
    comparison: Comparison
    draws: Draws
    scenario: Scenario
    rate: float
    rule: TaxRule

    def flows(self, held: Employment, valued: Worths) -> list[Flow]:
        """What all grants pay; those of unknown worth are left out, refreshers count as one."""
        worths = [[worth] for _, worth in valued.granted] + [[worth for _, worth in valued.refreshed]]
        numbered = [(number, [each for each in some if each is not None]) for number, some in enumerate(worths)]
        listed = [(number, [each for each in some if isinstance(each, ListedWorth)]) for number, some in numbered]
        private = [(number, [each for each in some if isinstance(each, PrivateWorth)]) for number, some in numbered]
        return [*self._listed(listed, held), *self._private(private, held)]

    def _listed(self, numbered: list[tuple[int, list[ListedWorth]]], held: Employment) -> list[Flow]:
        if not any(worths for _, worths in numbered):
            return []
        settings = self.comparison.settings
        price = share_price(self.offer, self.comparison, self.draws)
        whole = self.rule.method == "rate"
        paths = ListedPaths(price, held, self.rate, settings.discount_rate, self.scenario, whole)
        return [flow for number, worths in numbered for flow in paths.flows(number, worths, settings.horizon_years)]

    def _private(self, numbered: list[tuple[int, list[PrivateWorth]]], held: Employment) -> list[Flow]:
        company = next((worths[0].company for _, worths in numbered if worths), None)
        if company is None:
            return []
        settings, fixed = self.comparison.settings, self.scenario.exit_value
        value = None if fixed is None else fixed / self.rate
        found = exits(self.offer, self.comparison, company, held, self.draws, value)
        window = float(settings.equity_window_years)
        paths = PrivatePaths(held, found, self.rate, settings.discount_rate, settings.horizon_years, window)
        return [flow for number, worths in numbered for worth in worths for flow in paths.flows(number, worth)]


def _paid(flows: list[Flow], valued: Worths, paths: int) -> list[Paths | None]:
    """What each grant of the letter, and all refreshers, pay in all in every path; None where a worth is unknown."""
    known = [worth is not None for _, worth in valued.granted]
    if valued.refreshed:
        known.append(all(worth is not None for _, worth in valued.refreshed))
    paid: list[Paths | None] = [np.zeros(paths) if is_known else None for is_known in known]
    for flow in flows:
        total = paid[flow.grant]
        if flow.kind != "cost" and total is not None:
            flow.add_to(total, flow.amount)
    return paid
