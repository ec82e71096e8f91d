"""One offer simulated: its cash, its equity, its tax, and what that is worth to the person (MODEL 3 to 9)."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from offercompare.engine import assumption
from offercompare.engine.equity import Worths, terms_of, worths
from offercompare.engine.exchange import exchange
from offercompare.engine.fallback import own_fallback
from offercompare.engine.figure import Later
from offercompare.engine.outcome import AS_IT_COMES, Outcome, Scenario
from offercompare.engine.place import home_money, place_index
from offercompare.engine.present_value import annual_equivalent
from offercompare.engine.private_company import exit_hazard
from offercompare.engine.simulation import assumed
from offercompare.engine.simulation.cash_paths import CashPaths, cash_paths
from offercompare.engine.simulation.certainty import certainty
from offercompare.engine.simulation.employment import Employment, employment
from offercompare.engine.simulation.equity_paths import EquityPaths
from offercompare.engine.simulation.flow import Flow
from offercompare.engine.simulation.gain_curve import GainCurves, gain_curves
from offercompare.engine.simulation.kept import Kept
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.present_paths import PresentPaths, present_paths
from offercompare.engine.simulation.streams import Draws
from offercompare.engine.simulation.summary import summary, unknown_outcome
from offercompare.engine.simulation.tax_curve import TaxCurves, tax_curves
from offercompare.engine.taxation import tax_rule
from offercompare.model import Comparison, Offer
from offercompare.translation import tr

_OF_NOTHING = {"status", "price_index", "deadline", "levels", "answers", "overrides", "notes", "revisions"}
_OF_CASH = {
    *("base", "extra_salaries", "raise_", "raise_sd", "promotion", "bonus", "sign_on", "clawback", "match", "espp"),
    *("health", "benefits", "costs", "layoff_hazard", "severance_months", "notice_months"),
}
_OF_EQUITY = {"grants", "refreshers", "equity", "layoff_hazard"}
# What is not named above counts for both: a new field then costs time, not truth.
_for_cash = attrgetter(*(name for name in Offer.model_fields if name not in _OF_NOTHING | _OF_EQUITY))
_for_equity = attrgetter(*(name for name in Offer.model_fields if name not in _OF_NOTHING | _OF_CASH))


def outcome(offer: Offer, comparison: Comparison, draws: Draws, scenario: Scenario) -> Outcome:
    """What one offer comes to over all paths; without figures where no pay can be told."""
    run = _Run(offer, comparison, draws, scenario, Kept())
    place = run.place()
    if why := _unknown(offer, place):
        return unknown_outcome(offer.id, why, comparison.currency)
    settings = comparison.settings
    found = run.paths(place)
    level = annual_equivalent(float(found.present.after_horizon.mean()), settings.discount_rate, settings.horizon_years)
    return summary(
        offer,
        comparison,
        found.present.total * place.worth,
        level * place.worth,
        _paid(found.flows, found.valued, settings.paths),
        Later(lambda: assumed.inputs(offer, comparison, found.cash.after, found.valued)),
        assumed.warnings(offer, comparison, found.cash.after, found.valued),
    )


def sure_equivalent(offer: Offer, comparison: Comparison, draws: Draws, kept: Kept) -> float | None:
    """The certainty equivalent of ``outcome`` alone, as level yearly pay; None where no pay can be told.

    ``kept`` lends what an earlier call for this offer made, whatever of the offer and the comparison changed since.
    """
    run = _Run(offer, comparison, draws, AS_IT_COMES, kept)
    place = run.place()
    if _unknown(offer, place):
        return None
    person, settings = comparison.person, comparison.settings
    present = run.paths(place).present.total * place.worth
    sure = certainty(present, person.savings or 0.0, person.risk_aversion).equivalent
    return sure * annual_equivalent(1.0, settings.discount_rate, settings.horizon_years)


def _unknown(offer: Offer, place: _Place) -> str:
    """Why nothing can be simulated, else empty."""
    return tr("base is unknown") if offer.base is None else place.unknown


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """What the place of an offer and its currency say; ``unknown`` where that is not enough to tell any pay.

    ``rate`` is reporting units per unit of the offer's currency, ``worth`` turns pay into money of home where cost of
    living counts in pay. ``curves`` is None before tax.
    """

    rate: float
    curves: TaxCurves | None
    gains: GainCurves | None
    taxed_whole: bool
    worth: float
    unknown: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    cash: CashPaths
    valued: Worths
    flows: list[Flow]
    present: PresentPaths


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """One offer once through all paths; each part is made anew only where something that it rests on is new."""

    offer: Offer
    comparison: Comparison
    draws: Draws
    scenario: Scenario
    kept: Kept

    def place(self) -> _Place:
        """Rate, tax and price level."""
        offer, comparison, settings = self.offer, self.comparison, self.comparison.settings
        there = offer.place, offer.remote, offer.tax, offer.currency
        home = comparison.person.home, comparison.person.tax, comparison.currency, comparison.fx
        counts = settings.money_basis, settings.threshold_growth, settings.cost_of_living_as
        prices = (offer.price_index, settings.local_share) if settings.cost_of_living_as == "pay" else ()
        return self.kept.found("place", (*there, *home, *counts, *prices), lambda: _place(offer, comparison))

    def paths(self, place: _Place) -> _Found:
        """All paths of an offer whose pay can be told."""
        comparison, settings = self.comparison, self.comparison.settings
        held = self._held()
        valued = self._valued()
        equity = EquityPaths(
            self.offer, comparison, self.draws, self.scenario, held, place.rate, place.taxed_whole, self.kept
        )
        flows = equity.flows(valued)
        cash = self._cash(held, place.rate)
        terms = cash, flows, held, place.curves, settings.discount_rate, place.gains
        present = self.kept.found("present", terms, lambda: present_paths(*terms, self.kept))
        return _Found(cash, valued, flows, present)

    @property
    def _drawn(self) -> tuple[str, int, int, int]:
        settings = self.comparison.settings
        return self.offer.stream, settings.seed, settings.paths, settings.horizon_years

    def _held(self) -> Employment:
        offer, comparison = self.offer, self.comparison
        company = offer.company_type, offer.stage, offer.assumptions, assumption.is_private(offer)
        given = offer.layoff_hazard, offer.equity.failure_hazard, offer.equity.exit_hazard
        hazards = self.kept.found("hazards", (*company, *given), lambda: _hazards(offer))
        stays = comparison.stay_years, comparison.settings.equity_window_years
        return self.kept.found(
            "held",
            (*hazards, *stays, *self._drawn, self.scenario),
            lambda: employment(offer, comparison, comparison.stay_years, self.draws, self.scenario),
        )

    def _valued(self) -> Worths:
        offer, comparison, settings = self.offer, self.comparison, self.comparison.settings
        terms = comparison.stay_years, settings.equity_window_years, settings.discount_rate, settings.horizon_years
        given = _for_equity(offer), offer.assumptions, comparison.currency
        return self.kept.found("valued", (*given, *terms), lambda: worths(terms_of(offer, comparison)))

    def _cash(self, held: Employment, rate: float) -> CashPaths:
        offer, comparison, person = self.offer, self.comparison, self.comparison.person
        given = _for_cash(offer), offer.assumptions, held, rate, comparison.currency, comparison.stay_years
        after = person.gap_years, own_fallback(person)
        return self.kept.found(
            "cash",
            (*given, *after, *self._drawn),
            lambda: cash_paths(offer, comparison, comparison.stay_years, rate, held, self.draws, self.kept),
        )


def _place(offer: Offer, comparison: Comparison) -> _Place:
    settings = comparison.settings
    rate, _ = exchange(comparison, comparison.currency_of(offer))
    rule = tax_rule(offer, comparison)
    as_pay, after_tax = settings.cost_of_living_as == "pay", settings.money_basis == "after_tax"
    index = place_index(offer, comparison) if as_pay else None
    if rate.value is None:
        unknown = rate.how
    elif after_tax and rule.unknown:
        unknown = rule.unknown
    else:
        unknown = tr("the place is unknown") if as_pay and index is None else ""
    if unknown:
        return _Place(0.0, None, None, False, 1.0, unknown)
    worth = home_money(index, settings.local_share).known if index is not None else 1.0
    # Only asked after tax: where no tax is known there is no curve either.
    curves, gains = (tax_curves(rule), gain_curves(rule)) if after_tax else (None, None)
    return _Place(rate.known, curves, gains, rule.method == "rate", worth)


def _hazards(offer: Offer) -> tuple[float, ...]:
    """What may end the job: a layoff, at private companies failure too; and their exits."""
    layoff = assumption.layoff_hazard(offer).figure.known
    if not assumption.is_private(offer):
        return (layoff,)
    return layoff, assumption.failure_hazard(offer).figure.known, exit_hazard(offer)


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
