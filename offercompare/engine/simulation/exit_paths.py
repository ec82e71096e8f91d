"""Exits of a private company: when, after how many rounds, and what a common share gets (MODEL 6.1 to 6.4)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from offercompare.engine.private_company import PrivateCompany
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.kept import Kept
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.streams import Draws
from offercompare.engine.waterfall import Waterfall
from offercompare.model import Comparison, Offer


@dataclass(frozen=True, slots=True, eq=False)
class ExitTimes:
    """The paths with an exit inside the window: which, when, and when one left."""

    where: NDArray[np.intp]
    when: Paths
    left: Paths

    @staticmethod
    def of(held: Employment) -> ExitTimes:
        """Those of one job."""
        where = np.flatnonzero(held.exits)
        return ExitTimes(where, held.event[where], held.leaves[where])

    def by_rounds(self, years_between: float, most: int) -> list[tuple[int, NDArray[np.intp]]]:
        """How many rounds come before which of the exits."""
        rounds = np.minimum(self.when / years_between, most).astype(int)
        return [(int(count), np.flatnonzero(rounds == count)) for count in np.unique(rounds)]


@dataclass(frozen=True, slots=True, eq=False)
class Exits:
    """The exits, and what a common share gets in each, in the offer's currency."""

    times: ExitTimes
    per_share: Paths


def exits(
    offer: Offer,
    comparison: Comparison,
    company: PrivateCompany,
    held: Employment,
    draws: Draws,
    fixed_value: float | None = None,
    kept: Kept | None = None,
) -> Exits:
    """Every exit, prices in the offer's currency; ``fixed_value`` stands for the company's value in all of them."""
    settings, kept = comparison.settings, kept or Kept()
    times = kept.found("exit times", (held,), lambda: ExitTimes.of(held))
    spaced = company.years_between_rounds, len(company.dilution)
    by_rounds = kept.found("rounds", (times, *spaced), lambda: times.by_rounds(*spaced))
    multiple = np.full(times.where.size, company.exit_value.median / (company.preferred_price * company.fully_diluted))
    fixed = fixed_value if fixed_value is not None else offer.equity.exit_value
    if fixed is None and company.exit_value.sd:
        drawn = draws.normals(settings.seed, offer.stream, "multiple", 1, settings.paths)[0][times.where]
        multiple *= np.exp(company.exit_value.sd * drawn)
    per_share = np.zeros(times.where.size)
    for count, at in by_rounds:
        shares, waterfall = company.after_rounds(count)
        value = multiple[at] * company.preferred_price * shares if fixed is None else np.full(at.size, fixed)
        per_share[at] = per_common_share(waterfall, value)
    return Exits(times, per_share)


def per_common_share(waterfall: Waterfall, value: Paths) -> Paths:
    """``Waterfall.per_share`` of each of many company values."""
    paid, slope = np.zeros(value.shape), 0.0
    for kink in waterfall.kinks:
        paid += (kink.slope - slope) * np.maximum(value - kink.value, 0.0)
        slope = kink.slope
    return paid
