"""One stream of money from a grant, in some of the paths (MODEL 5, 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from offercompare.engine.simulation.paths import Paths

Kind = Literal["wages", "gain", "free", "cost"]


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """What a grant pays within one year, in the reporting currency, in the paths ``where`` (all: None).

    ``year`` counts from 0, None is after the horizon. ``now`` is the present value of ``amount``. ``kind`` is how it is
    taxed: as wages of that year, as a gain on shares held for over a year, or not at all; "cost" is paid to exercise,
    negative.
    ``grant`` counts the grants of the letter from 0; the number after the last is all refreshers.
    """

    grant: int
    year: int | None
    where: NDArray[np.intp] | None
    amount: Paths
    now: Paths
    kind: Kind = "wages"
    untaxed: Paths | None = None
    """What of ``amount`` was paid for the shares before, and so is no income."""

    @property
    def income(self) -> Paths:
        """What of the amount tax falls on; never below 0."""
        return self.amount if self.untaxed is None else np.maximum(self.amount - self.untaxed, 0.0)

    def add_to(self, total: Paths, values: Paths) -> None:
        """Add ``values``, one for each of its paths, to an array over all paths."""
        if self.where is None:
            total += values
        else:
            total[self.where] += values


def spread_out(flow: Flow, values: Paths, paths: int) -> Paths:
    """``values`` over all paths, 0 where there are none."""
    whole = np.zeros(paths)
    flow.add_to(whole, values)
    return whole
