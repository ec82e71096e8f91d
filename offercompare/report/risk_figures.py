"""How figures of the simulation are written: N of 100, digits that the Monte Carlo error supports, who is first."""

from __future__ import annotations

from math import floor, log10

from offercompare.engine.outcome import Outcome, Simulation
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.numerals import Numerals
from offercompare.report.words import offer_name
from offercompare.translation import tr, trn

MONTHS = 12
IN_MONTHS = 2
"""Years below which a length of time that is neither whole years nor whole months is told in months."""
TIE = 1e-9
MOST_FLOORED, FLOORED_DIGITS = 0.001, 2
"""Share of paths at the floor above which the certainty equivalent is not quoted finer (MODEL 15)."""


def of_100(share: float, numerals: Numerals) -> str:
    """A share as "63 of 100"; what is neither none nor all is never said to be."""
    return tr("{number} of 100", number=hundredths(share, numerals))


def hundredths(share: float, numerals: Numerals) -> str:
    """The number in "63 of 100"."""
    rounded = round(share * 100)
    if share > 0 and rounded == 0:
        return tr("fewer than 1")
    return tr("more than 99") if share < 1 and rounded == 100 else numerals.number(rounded)


def supported(value: float, error: float | None, numerals: Numerals) -> str:
    """An amount with the digits that its Monte Carlo error supports (MODEL 8)."""
    step = 10.0 ** floor(log10(error)) if error is not None and error >= 1 else 1.0
    return numerals.money(round(value / step) * step)


def certain_text(outcome: Outcome, numerals: Numerals) -> str:
    """The certainty equivalent; in two digits where wealth is at the floor in many cases."""
    value = outcome.certainty_equivalent.known
    if outcome.floored <= MOST_FLOORED or not value:
        return supported(value, outcome.standard_error.value, numerals)
    step = 10.0 ** (floor(log10(abs(value))) - FLOORED_DIGITS + 1)
    return numerals.money(round(value / step) * step)


def mean_text(outcome: Outcome, numerals: Numerals) -> str:
    """The mean with its Monte Carlo error."""
    error = outcome.standard_error.value
    mean = supported(outcome.mean.known, error, numerals)
    if not error or error < 1 or numerals.amounts_hidden:
        return mean
    step = 10.0 ** floor(log10(error))
    return tr("{mean} ± {error}", mean=mean, error=numerals.money(round(error / step) * step))


def basis(simulation: Simulation) -> str:
    """What every amount of the simulation is: "after tax, level pay a year over 4 years"."""
    settings = simulation.comparison.settings
    taxed = tr("after tax") if settings.money_basis == "after_tax" else tr("before tax")
    return trn(
        "{taxed}, level pay over {count} year",
        "{taxed}, level pay per year over {count} years",
        settings.horizon_years,
        taxed=taxed,
    )


def stay_text(years: float, numerals: Numerals) -> str:
    """ "4 years", "18 months", "1.5 months"."""
    months = years * MONTHS
    if abs(years - round(years)) < TIE:
        return trn("{count} year", "{count} years", round(years))
    if abs(months - round(months)) < TIE:
        return trn("{count} month", "{count} months", round(months))
    if years < IN_MONTHS:
        return tr("{number} months", number=numerals.short(months, 2))
    return tr("{number} years", number=numerals.short(years, 2))


def ranked_outcomes(simulation: Simulation) -> list[Outcome]:
    """The outcomes of offers that can still be taken and of which something could be simulated."""
    ranked = {offer.id for offer in simulation.comparison.offers if offer.status in RANKED_STATUSES}
    return [each for each in simulation.outcomes if each.offer in ranked and each.is_known]


def first_by_certainty(simulation: Simulation) -> str | None:
    """The offer with the highest certainty equivalent; None with fewer than two, and where the first two are level."""
    order = sorted(ranked_outcomes(simulation), key=lambda each: -each.certainty_equivalent.known)
    if len(order) < 2 or order[0].certainty_equivalent.known - order[1].certainty_equivalent.known <= TIE:
        return None
    return order[0].offer


def name_in(simulation: Simulation, key: str) -> str:
    """What an offer of the simulation is called."""
    offer = simulation.comparison.offer(key)
    return offer_name(offer) if offer else ""
