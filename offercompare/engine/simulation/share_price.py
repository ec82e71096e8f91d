"""The price of a listed share in every path: geometric Brownian motion with a common market (MODEL 5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, log1p, sqrt

import numpy as np
from numpy.typing import NDArray

from offercompare.engine import assumption
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer

# The market explains at most this much of a share's moves.
_MOST_CORRELATED = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class SharePrice:
    """Log prices relative to today at each year's end, rows of shape (N,); between them the mean of the bridge."""

    logs: list[Paths]
    sigma: float
    _kept: dict[float, Paths] = field(default_factory=dict)

    def at(self, time: float) -> Paths:
        """Price over today's price at ``time`` in years, shape (N,); not to be written to."""
        if time not in self._kept:
            year = max(ceil(time) - 1, 0)
            self._kept[time] = np.exp(self._bridged(self.logs[year], self.logs[year + 1], time - year))
        return self._kept[time]

    def inverse_at(self, time: float) -> Paths:
        """Today's price over the price at ``time``."""
        if -time not in self._kept:
            self._kept[-time] = 1 / self.at(time)
        return self._kept[-time]

    def of_year(self, year: int, times: Paths, where: NDArray[np.intp]) -> Paths:
        """The same in some of the paths, at a time of its own within the year for each."""
        before, after = self.logs[year][where], self.logs[year + 1][where]
        return np.asarray(np.exp(self._bridged(before, after, times - year)))

    def _bridged(self, before: Paths, after: Paths, part: Paths | float) -> Paths:
        """The mean over the paths between two years' ends, so that the expected price grows by mu exactly."""
        priced: Paths = after - before
        priced *= part
        priced += before
        priced += 0.5 * self.sigma**2 * part * (1 - part)
        return priced


def share_price(offer: Offer, comparison: Comparison, draws: Draws) -> SharePrice:
    """The price over the horizon."""
    settings = comparison.settings
    sigma = assumption.volatility(offer).figure.known
    drift = log1p(assumption.drift(offer, settings.discount_rate).known) - sigma**2 / 2
    logs = [np.zeros(settings.paths)]
    moves = _moves(offer, comparison, sigma, draws) if sigma else np.zeros((settings.horizon_years, 1))
    for move in moves:
        grown = sigma * move
        grown += drift
        logs.append(logs[-1] + grown)
    return SharePrice(logs, sigma)


def _moves(offer: Offer, comparison: Comparison, sigma: float, draws: Draws) -> Paths:
    """Standard normal moves of each year, correlated with the market's, shape (H, N)."""
    settings = comparison.settings
    rows, paths = settings.horizon_years, settings.paths
    own = draws.normals(settings.seed, offer.stream, "price", rows, paths)
    common = assumption.beta(offer).figure.known * settings.market_sd / sigma
    rho = min(max(common, -_MOST_CORRELATED), _MOST_CORRELATED)
    if not rho:
        return own
    moves: Paths = rho * draws.market(settings.seed, rows, paths)
    moves += sqrt(1 - rho**2) * own
    return moves
