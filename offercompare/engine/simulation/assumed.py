"""What the simulation of an offer rests on: each input with its value and source, and which were assumed."""

from __future__ import annotations

from collections.abc import Sequence

from offercompare.engine import assumption
from offercompare.engine.assumption import Assumed
from offercompare.engine.equity import Worths
from offercompare.engine.figure import Figure
from offercompare.engine.private_company import exit_hazard
from offercompare.engine.private_shares import PrivateWorth
from offercompare.engine.public_shares import ListedWorth
from offercompare.engine.unknown_cash import is_given
from offercompare.model import Comparison, Offer
from offercompare.translation import tr


def inputs(offer: Offer, comparison: Comparison, fallback: Figure, valued: Worths) -> tuple[Figure, ...]:
    """What can come otherwise in this offer, as figures of the trail."""
    person, settings = comparison.person, comparison.settings
    found = [each.figure for each in _of_cash(offer)]
    found += [
        Figure(tr("Planned stay"), comparison.stay_years, "years"),
        fallback,
        Figure(tr("Gap after losing the job"), person.gap_years, "years"),
    ]
    worths = [worth for _, worth in valued.every]
    if any(isinstance(worth, ListedWorth) for worth in worths):
        found += [
            assumption.drift(offer, settings.discount_rate),
            assumption.volatility(offer).figure,
            assumption.beta(offer).figure,
            Figure(tr("Volatility of the market"), settings.market_sd, "fraction"),
        ]
    private = next((worth for worth in worths if isinstance(worth, PrivateWorth)), None)
    if private is not None:
        found += _of_company(private)
    if assumption.is_private(offer):
        found.append(assumption.failure_hazard(offer).figure)
        found.append(Figure(tr("Exit per year"), exit_hazard(offer), "rate"))
    return tuple(found)


def warnings(offer: Offer, comparison: Comparison, fallback: Figure, valued: Worths) -> tuple[str, ...]:
    """Which of these were not entered, where the base case does not say so."""
    spreads = [assumption.raise_sd(offer)]
    if is_given(offer, "bonus"):
        spreads.append(assumption.payout_sd(offer))
    worths = [worth for _, worth in valued.every]
    if any(isinstance(worth, ListedWorth) for worth in worths):
        spreads += [assumption.volatility(offer), assumption.beta(offer)]
    if assumption.is_private(offer) and not any(isinstance(worth, PrivateWorth) for worth in worths):
        # It ends the job, equity or not.
        spreads.append(assumption.failure_hazard(offer))
    said = [each.warning for each in spreads if each.warning]
    return (*said, *_no_pay_entered(comparison, fallback))


def _no_pay_entered(comparison: Comparison, fallback: Figure) -> tuple[str, ...]:
    person = comparison.person
    if any(pay is not None for pay in (person.fallback_pay, person.current_pay, person.walk_away_pay)):
        return ()
    said = tr(
        "person.fallback_pay missing: after losing this job its own base is assumed ({base:,.0f}). "
        "Enter your current pay.",
        base=fallback.known,
    )
    return (said,)


def _of_cash(offer: Offer) -> Sequence[Assumed]:
    """Expected raises and payouts with their spreads, and what may end the job."""
    bonus = (assumption.bonus_payout(offer), assumption.payout_sd(offer)) if is_given(offer, "bonus") else ()
    return (assumption.raise_rate(offer), assumption.raise_sd(offer), *bonus, assumption.layoff_hazard(offer))


def _of_company(worth: PrivateWorth) -> list[Figure]:
    company = worth.company
    median = company.exit_value.median / (company.preferred_price * company.fully_diluted)
    source = company.source
    return [
        Figure(tr("Exit price over today's, median"), median, "", tr("of today's preferred price"), source=source),
        Figure(tr("Its log standard deviation"), company.exit_value.sd, source=source),
        Figure(tr("Preferred shares, part of all"), company.preference.share, "fraction", source=source),
        Figure(tr("Rounds to come"), float(len(company.dilution)), source=source),
    ]
