"""What the simulation says of each offer and of offers against each other (MODEL 9). Plain values, no calculation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import is_
from typing import TYPE_CHECKING

from offercompare.engine.figure import Figure
from offercompare.model import Comparison

if TYPE_CHECKING:
    from offercompare.engine.simulation.paths import Paths


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is taken for certain in every simulated case; the draws stay the same. Times are years from the start.

    ``share_price``: listed shares are worth this part of their price from the first day on. ``fails_at``: every private
    company fails then. ``laid_off_at``: one is laid off then wherever one still works. ``exit_value`` and ``exit_at``:
    every private company is sold for that much (reporting currency), then. ``stay_years``: the planned stay.
    """

    share_price: float = 1.0
    fails_at: float | None = None
    laid_off_at: float | None = None
    exit_value: float | None = None
    exit_at: float | None = None
    stay_years: float | None = None


AS_IT_COMES = Scenario()


@dataclass(frozen=True, slots=True)
class GrantOutcome:
    """One grant of the letter: the share of paths in which it pays nothing, and its mean in all, before tax.

    ``p_zero`` is None and ``mean`` without value where the grant's worth is unknown.
    """

    p_zero: float | None
    mean: Figure


@dataclass(frozen=True, slots=True)
class Outcome:
    """One offer over all paths. Amounts are annual equivalents in the reporting currency, on the money basis.

    ``levels`` has one figure per path, shape (N,), None where nothing can be simulated; then every figure is without
    value and its ``how`` says what to do. ``after_horizon`` is the mean of what exits after the horizon pay (6.11), a
    part of ``mean``. ``grants`` follow the letter's. ``floored`` is the share of paths whose wealth is at the floor.
    """

    offer: str
    levels: Paths | None = field(compare=False)
    mean: Figure
    p10: Figure
    p50: Figure
    p90: Figure
    certainty_equivalent: Figure
    standard_error: Figure
    after_horizon: Figure
    p_zero_equity: float | None = None
    grants: tuple[GrantOutcome, ...] = ()
    floored: float = 0.0
    warnings: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything could be simulated."""
        return self.levels is not None


@dataclass(frozen=True, slots=True)
class AgainstOthers:
    """One offer among the ranked ones, path by path: shares of paths, and what one misses beside the best of each.

    Regret is a difference of present values (MODEL 9), not a yearly amount.
    """

    p_highest: float
    p_lowest: float
    regret_mean: Figure
    regret_p90: Figure


@dataclass(frozen=True, slots=True)
class Simulation:
    """All outcomes of a comparison, in the order of its offers.

    ``pairwise[row][column]`` is the share of paths in which the row's pay beats the column's, level ones in neither; it
    and ``against`` range over ranked offers that are known, and are empty with fewer than two.
    """

    comparison: Comparison = field(compare=False)
    scenario: Scenario
    outcomes: tuple[Outcome, ...]
    pairwise: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    against: Mapping[str, AgainstOthers] = field(default_factory=dict)

    def of(self, offer: str) -> Outcome | None:
        """The outcome of the offer with this id."""
        return next((each for each in self.outcomes if each.offer == offer), None)

    def is_of(self, comparison: Comparison) -> bool:
        """Whether these are the outcomes of this comparison: the same offers in the same world."""
        own = self.comparison
        same = len(own.offers) == len(comparison.offers) and all(map(is_, own.offers, comparison.offers))
        return own is comparison or (same and own.is_same_context(comparison))
