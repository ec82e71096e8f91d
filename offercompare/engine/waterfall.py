"""Who gets what at an exit: common per share as a piecewise linear function of company value (MODEL 6.4, 6.5)."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, log
from statistics import NormalDist

NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Kink:
    """From company value ``value`` on, one more unit of it adds ``slope`` to each common share."""

    value: float
    slope: float


@dataclass(frozen=True, slots=True)
class Preference:
    """What stands before common: ``amount`` is the liquidation preference, ``share`` is phi."""

    amount: float
    share: float
    participating: bool = False
    cap: float | None = None


def expected_excess(mean: float, sd: float, level: float) -> float:
    """Expected excess over ``level`` of a lognormal amount with this ``mean`` and log standard deviation ``sd``."""
    if level <= 0:
        return mean - level
    if sd == 0 or mean == 0:
        return max(mean - level, 0.0)
    d1 = (log(mean / level) + sd**2 / 2) / sd
    return mean * NORMAL.cdf(d1) - level * NORMAL.cdf(d1 - sd)


@dataclass(frozen=True, slots=True)
class ExitValue:
    """Lognormal company value at exit: ``median`` and log standard deviation ``sd``."""

    median: float
    sd: float

    @property
    def mean(self) -> float:
        """Expected company value."""
        return self.median * exp(self.sd**2 / 2)

    def call(self, level: float) -> float:
        """Expected excess of the value over ``level``, undiscounted."""
        return expected_excess(self.mean, self.sd, level)

    def chance_above(self, level: float) -> float:
        """Probability that the value is above ``level``."""
        if level == inf:
            return 0.0
        if level <= 0 or self.sd == 0 or self.median == 0:
            return float(self.median > level)
        return NORMAL.cdf(log(self.median / level) / self.sd)

    def quantile(self, share: float) -> float:
        """The value that is not exceeded in ``share`` of all exits."""
        return self.median * exp(self.sd * NORMAL.inv_cdf(share)) if self.sd else self.median


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The payoff of one common share over company value, from 0 at value 0."""

    kinks: tuple[Kink, ...]

    def per_share(self, value: float) -> float:
        """What one common share gets when the company goes for ``value``."""
        total, slope, reached = 0.0, 0.0, 0.0
        for kink in self.kinks:
            if value <= kink.value:
                break
            total, slope, reached = total + slope * (kink.value - reached), kink.slope, kink.value
        return total + slope * max(value - reached, 0.0)

    def break_even(self, strike: float) -> float:
        """The smallest company value above which a common share is worth more than ``strike``."""
        total, slope, reached = 0.0, 0.0, 0.0
        for kink in self.kinks:
            ahead = total + slope * (kink.value - reached)
            if ahead > strike:
                break
            total, slope, reached = ahead, kink.slope, kink.value
        return reached + (strike - total) / slope if slope > 0 else inf

    def expected(self, strike: float, exit_value: ExitValue) -> float:
        """Expected payoff of one share over ``strike`` given an exit: calls at the kinks (MODEL 6.5)."""
        start = self.break_even(strike)
        if start == inf:
            return 0.0
        payoff, slope = 0.0, 0.0
        for value, steeper in [(start, self._slope_above(start)), *self._beyond(start)]:
            payoff += (steeper - slope) * exit_value.call(value)
            slope = steeper
        return payoff

    def _slope_above(self, value: float) -> float:
        return [kink for kink in self.kinks if kink.value <= value][-1].slope

    def _beyond(self, value: float) -> list[tuple[float, float]]:
        return [(kink.value, kink.slope) for kink in self.kinks if kink.value > value]


def waterfall(fully_diluted: float, preference: Preference) -> Waterfall:
    """Common per share for one class of preferred: non-participating, participating, or capped (MODEL 6.4)."""
    as_converted = 1 / fully_diluted
    # The person holds common shares, so that not all can be preferred, whatever the file says.
    owed, phi = preference.amount, min(preference.share, 1 - 1e-9)
    common_only = as_converted / (1 - phi)
    if phi == 0:
        return Waterfall((Kink(0.0, as_converted),))
    if not preference.participating:
        return Waterfall((Kink(owed, common_only), Kink(owed / phi, as_converted)))
    if preference.cap is None:
        return Waterfall((Kink(owed, as_converted),))
    capped = owed + (preference.cap - owed) / phi
    return Waterfall(
        (Kink(owed, as_converted), Kink(capped, common_only), Kink(preference.cap / phi, as_converted)),
    )
