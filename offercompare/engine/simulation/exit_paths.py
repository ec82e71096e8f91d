"""Exits of a private company: when, after how many rounds, and what a common share gets (MODEL 6.1 to 6.4)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from offercompare.engine.private_company import PrivateCompany
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.streams import Draws
from offercompare.engine.waterfall import Waterfall
from offercompare.model import Comparison, Offer


@dataclass(frozen=True, slots=True, eq=False)
class Exits:
    """The paths with an exit inside the window: which, when, when one left, and what a common share gets then."""

    where: NDArray[np.intp]
    when: Paths
    left: Paths
    per_share: Paths


def exits(
    offer: Offer,
    comparison: Comparison,
    company: PrivateCompany,
    held: Employment,
    draws: Draws,
    fixed_value: float | None = None,
) -> Exits:
    """Every exit, prices in the offer's currency; ``fixed_value`` stands for the company's value in all of them."""
    settings = comparison.settings
    where = np.flatnonzero(held.exits)
    when = held.event[where]
    multiple = np.full(where.size, company.exit_value.median / (company.preferred_price * company.fully_diluted))
    fixed = fixed_value if fixed_value is not None else offer.equity.exit_value
    if fixed is None and company.exit_value.sd:
        drawn = draws.normals(settings.seed, offer.stream, "multiple", 1, settings.paths)[0][where]
        multiple *= np.exp(company.exit_value.sd * drawn)
    rounds = np.minimum(when / company.years_between_rounds, len(company.dilution)).astype(int)
    per_share = np.zeros(where.size)
    for count in np.unique(rounds):
        now = rounds == count
        shares, waterfall = company.after_rounds(int(count))
        value = multiple[now] * company.preferred_price * shares if fixed is None else np.full(now.sum(), fixed)
        per_share[now] = per_common_share(waterfall, value)
    return Exits(where, when, held.leaves[where], per_share)


def per_common_share(waterfall: Waterfall, value: Paths) -> Paths:
    """``Waterfall.per_share`` of each of many company values."""
    paid, slope = np.zeros(value.shape), 0.0
    for kink in waterfall.kinks:
        paid += (kink.slope - slope) * np.maximum(value - kink.value, 0.0)
        slope = kink.slope
    return paid
