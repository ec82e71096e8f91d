"""What all grants of one offer pay in every path: those of a listed company, and those of a private one."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import assumption
from offercompare.engine.equity import Worths
from offercompare.engine.outcome import Scenario
from offercompare.engine.private_company import PrivateCompany
from offercompare.engine.private_shares import PrivateWorth
from offercompare.engine.public_shares import ListedWorth
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.exit_paths import exits
from offercompare.engine.simulation.flow import Flow
from offercompare.engine.simulation.kept import Kept
from offercompare.engine.simulation.listed_paths import ListedPaths, Vests
from offercompare.engine.simulation.private_paths import PrivatePaths
from offercompare.engine.simulation.share_price import SharePrice, share_price
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer


@dataclass(frozen=True, slots=True, eq=False)
class EquityPaths:
    """What the equity of one offer is worked out from; ``taxed_whole`` where a rate of one's own takes part of all.

    ``rate`` is reporting units per unit of the offer's currency.
    """

    offer: Offer
    comparison: Comparison
    draws: Draws
    scenario: Scenario
    held: Employment
    rate: float
    taxed_whole: bool
    kept: Kept

    def flows(self, valued: Worths) -> list[Flow]:
        """What all grants pay; those of unknown worth are left out, refreshers count as one."""
        worths = [[worth] for _, worth in valued.granted] + [[worth for _, worth in valued.refreshed]]
        numbered = [(number, [each for each in some if each is not None]) for number, some in enumerate(worths)]
        listed = [(number, [each for each in some if isinstance(each, ListedWorth)]) for number, some in numbered]
        private = [(number, [each for each in some if isinstance(each, PrivateWorth)]) for number, some in numbered]
        return [*self._listed(listed), *self._private(private)]

    def _listed(self, numbered: list[tuple[int, list[ListedWorth]]]) -> list[Flow]:
        if not any(worths for _, worths in numbered):
            return []
        settings = self.comparison.settings
        stays = self.held, settings.discount_rate
        vests = self.kept.found("vests", stays, lambda: Vests(*stays))
        terms = self._price(), vests, self.rate, self.scenario, self.taxed_whole
        paths = self.kept.found("listed", terms, lambda: ListedPaths(*terms))

        def paid(number: int, worths: list[ListedWorth]) -> list[Flow]:
            rests_on = paths, settings.horizon_years, [_rests_on(worth) for worth in worths]
            return self.kept.found(
                ("listed", number), rests_on, lambda: list(paths.flows(number, worths, settings.horizon_years))
            )

        return [flow for number, worths in numbered for flow in paid(number, worths)]

    def _price(self) -> SharePrice:
        offer, comparison, settings = self.offer, self.comparison, self.comparison.settings
        company = offer.company_type, offer.stage, offer.assumptions, settings.discount_rate
        given = offer.equity.volatility, offer.equity.drift, offer.equity.beta
        moves = self.kept.found(
            "price terms",
            (*company, *given),
            lambda: (
                assumption.volatility(offer).figure.known,
                assumption.drift(offer, settings.discount_rate).known,
                assumption.beta(offer).figure.known,
            ),
        )
        drawn = offer.stream, settings.seed, settings.horizon_years, settings.paths, settings.market_sd
        return self.kept.found("price", (*moves, *drawn), lambda: share_price(offer, comparison, self.draws))

    def _private(self, numbered: list[tuple[int, list[PrivateWorth]]]) -> list[Flow]:
        company = next((worths[0].company for _, worths in numbered if worths), None)
        if company is None:
            return []
        paths = self._paths_of(company)

        def paid(number: int, turn: int, worth: PrivateWorth) -> list[Flow]:
            return self.kept.found(("private", number, turn), (paths, worth), lambda: list(paths.flows(number, worth)))

        found = ((number, turn, worth) for number, worths in numbered for turn, worth in enumerate(worths))
        return [flow for number, turn, worth in found for flow in paid(number, turn, worth)]

    def _paths_of(self, company: PrivateCompany) -> PrivatePaths:
        settings, fixed = self.comparison.settings, self.scenario.exit_value
        value = None if fixed is None else fixed / self.rate
        offer, held = self.offer, self.held
        drawn = offer.stream, settings.seed, settings.paths
        found = self.kept.found(
            "exits",
            (company, held, value, offer.equity.exit_value, *drawn),
            lambda: exits(offer, self.comparison, company, held, self.draws, value, self.kept),
        )
        window = float(settings.equity_window_years)
        terms = held, found, self.rate, settings.discount_rate, settings.horizon_years, window
        return self.kept.found("private", terms, lambda: PrivatePaths(*terms, self.kept))


def _rests_on(worth: ListedWorth) -> tuple[object, ...]:
    """What a grant's pay depends on beside the price of the share."""
    offer = worth.terms.offer
    return worth.grant, worth.units, worth.price, worth.clock, offer.start_date
