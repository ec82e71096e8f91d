"""The scenarios that one can try, each with what it asks for; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from offercompare.engine import assumption
from offercompare.engine.outcome import AS_IT_COMES, Scenario
from offercompare.engine.private_company import describe
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.report.risk_figures import MONTHS
from offercompare.report.scenario_words import HALVED
from offercompare.translation import tr

MIDDLE_OF_YEAR = 0.5
FIRST_YEAR, FIRST_MONTHS = 2, 12
USUAL_EXIT = 1e9
MOST_MONTHS = 600


@dataclass(frozen=True, slots=True)
class Asked:
    """What a scenario takes: years count from 1; ``months`` is what was typed, whatever the unit was."""

    year: int = FIRST_YEAR
    exit_year: int = FIRST_YEAR
    exit_value: float = USUAL_EXIT
    months: float = FIRST_MONTHS


@dataclass(frozen=True, slots=True)
class Kind:
    """One scenario: its name on the switch, what it takes for certain, and what it makes of what was asked."""

    id: str
    name: str
    note: str
    make: Callable[[Asked], Scenario]


COMES, HALVE, FAILS, LAID_OFF, SOLD, LEAVE = "comes", "halve", "fails", "laid_off", "sold", "leave"


def kinds() -> tuple[Kind, ...]:
    """The switch from left to right; what happens in a year happens in its middle."""
    return (
        Kind(
            COMES,
            tr("As it comes"),
            tr("what is drawn from the figures entered; choose what is to be taken for certain instead"),
            lambda asked: AS_IT_COMES,
        ),
        Kind(
            HALVE,
            tr("Listed shares halve"),
            tr("from the first day on, in every case, on the same draws"),
            lambda asked: Scenario(share_price=HALVED),
        ),
        Kind(
            FAILS,
            tr("Startup fails"),
            tr("every private company, in every case, on the same draws"),
            lambda asked: Scenario(fails_at=middle_of(asked.year)),
        ),
        Kind(
            LAID_OFF,
            tr("Laid off"),
            tr("wherever you still work then, in every case, on the same draws"),
            lambda asked: Scenario(laid_off_at=middle_of(asked.year)),
        ),
        Kind(
            SOLD,
            tr("Company sold"),
            tr("every private company, in every case, on the same draws"),
            lambda asked: Scenario(exit_value=asked.exit_value, exit_at=middle_of(asked.exit_year)),
        ),
        Kind(
            LEAVE,
            tr("Leave after"),
            tr("a planned stay of that length, on the same draws"),
            lambda asked: Scenario(stay_years=asked.months / MONTHS),
        ),
    )


def middle_of(year: int) -> float:
    """The time of the middle of a year, in years from the start."""
    return year - MIDDLE_OF_YEAR


def first_asked(comparison: Comparison) -> Asked:
    """What stands in the fields before anything is typed.

    Year 2, 12 months, a sale at today's valuation in the last year of the stay.
    """
    horizon, window = comparison.settings.horizon_years, comparison.settings.equity_window_years
    last = min(ceil(comparison.stay_years), window)
    value = next((found for found in map(_valuation(comparison), comparison.offers) if found), USUAL_EXIT)
    return Asked(min(FIRST_YEAR, horizon), max(last, 1), value, FIRST_MONTHS)


def _valuation(comparison: Comparison) -> Callable[[Offer], float | None]:
    """Preferred price times shares of the first private company with equity, rounded to what one would type."""

    def of(offer: Offer) -> float | None:
        if offer.status not in RANKED_STATUSES or not assumption.is_private(offer) or not offer.grants:
            return None
        company = describe(offer).company
        return None if company is None else float(f"{company.preferred_price * company.fully_diluted:.1e}")

    return of
