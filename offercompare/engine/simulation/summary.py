"""The outcome of one offer in figures: mean, quantiles, the certainty equivalent, with what they rest on (MODEL 9)."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np

from offercompare.engine.figure import Figure
from offercompare.engine.outcome import GrantOutcome, Outcome
from offercompare.engine.present_value import annual_equivalent
from offercompare.engine.simulation.certainty import certainty
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.spread import quantiles
from offercompare.model import Comparison, Offer
from offercompare.translation import tr

# Above this share of paths at the floor the certainty equivalent says little (MODEL 15).
MOST_FLOORED = 0.001
_TENTHS = (0.1, 0.5, 0.9)


def summary(
    offer: Offer,
    comparison: Comparison,
    present: Paths,
    after_horizon: float,
    paid: Sequence[Paths | None],
    inputs: Sequence[Figure],
    warnings: tuple[str, ...],
) -> Outcome:
    """The outcome from the present value of each path and what each grant pays there.

    ``paid`` has the grants of the letter first, then refreshers, None where a worth is unknown. ``after_horizon`` is an
    annual equivalent.
    """
    person, settings = comparison.person, comparison.settings
    level = annual_equivalent(1.0, settings.discount_rate, settings.horizon_years)
    sure = certainty(present, person.savings or 0.0, person.risk_aversion)
    levels = present * level
    low, middle, high = quantiles(levels, _TENTHS)
    said = _Said(comparison, inputs)
    mean = said.money(_mean_label(), float(levels.mean()), tr("mean of {paths:,} simulated cases, seed {seed}"))
    return Outcome(
        offer=offer.id,
        levels=levels,
        mean=mean,
        p10=said.money(_low_label(), low, _quantile_how("10")),
        p50=said.money(_middle_label(), middle, _quantile_how("50")),
        p90=said.money(_high_label(), high, _quantile_how("90")),
        certainty_equivalent=said.sure(sure.equivalent * level, mean),
        standard_error=said.money(
            _error_label(), float(levels.std()) / sqrt(levels.size), tr("spread / √ of {paths:,} cases")
        ),
        after_horizon=said.money(
            tr("Of it from exits after the horizon"), after_horizon, tr("mean of {paths:,} cases")
        ),
        p_zero_equity=_p_zero(paid),
        grants=tuple(_grant(each, said) for each in paid[: len(offer.grants)]),
        floored=sure.floored,
        warnings=(*warnings, *_floor_warning(sure.floored)),
    )


def unknown_outcome(offer: str, why: str, currency: str) -> Outcome:
    """The outcome of an offer whose pay cannot be told, for the reason ``why``."""

    def unknown(label: str) -> Figure:
        return Figure(label, None, "money", why, currency=currency)

    return Outcome(
        offer=offer,
        levels=None,
        mean=unknown(_mean_label()),
        p10=unknown(_low_label()),
        p50=unknown(_middle_label()),
        p90=unknown(_high_label()),
        certainty_equivalent=unknown(_sure_label()),
        standard_error=unknown(_error_label()),
        after_horizon=unknown(_later_label()),
    )


def _mean_label() -> str:
    return tr("Mean")


def _low_label() -> str:
    return tr("One in ten is lower")


def _middle_label() -> str:
    return tr("Middle")


def _high_label() -> str:
    return tr("One in ten is higher")


def _sure_label() -> str:
    return tr("Certainty equivalent")


def _error_label() -> str:
    return tr("Error of the mean")


def _later_label() -> str:
    return tr("Of it from exits after the horizon")


def _quantile_how(percent: str) -> str:
    return tr("{percent} of 100 simulated cases are no higher", percent=percent)


class _Said:
    """Makes figures of one simulation, each with the assumptions that it rests on."""

    def __init__(self, comparison: Comparison, inputs: Sequence[Figure]) -> None:
        self._comparison, self._inputs = comparison, inputs

    def money(self, label: str, value: float, how: str) -> Figure:
        """A yearly amount; ``how`` may name the number of paths and the seed."""
        settings = self._comparison.settings
        text = how.format(paths=settings.paths, seed=settings.seed)
        return Figure(label, value, "money", text, self._inputs, currency=self._comparison.currency)

    def sure(self, value: float, mean: Figure) -> Figure:
        """The certainty equivalent, with the wealth and the aversion to risk that it depends on."""
        person, currency = self._comparison.person, self._comparison.currency
        entered = tr("not entered, counted as 0") if person.savings is None else tr("entered")
        inputs = (
            mean,
            Figure(tr("Savings"), person.savings or 0.0, "money", entered, currency=currency),
            Figure(tr("Aversion to risk (gamma)"), person.risk_aversion),
        )
        how = tr("the sure pay that is worth as much to you as the spread: constant relative risk aversion")
        return Figure(_sure_label(), value, "money", how, inputs, currency=currency)


def _p_zero(paid: Sequence[Paths | None]) -> float | None:
    """The share of paths in which all grants pay nothing; None without grants or where one's worth is unknown."""
    known = [each for each in paid if each is not None]
    if not known or len(known) < len(paid):
        return None
    return float(np.count_nonzero(sum(known) <= 0)) / known[0].size


def _grant(paid: Paths | None, said: _Said) -> GrantOutcome:
    label = tr("Pays on average")
    if paid is None:
        return GrantOutcome(None, Figure(label, None, "money", tr("the grant's worth is unknown")))
    how = tr("mean of {paths:,} simulated cases, before tax, all years together")
    return GrantOutcome(float(np.count_nonzero(paid <= 0)) / paid.size, said.money(label, float(paid.mean()), how))


def _floor_warning(floored: float) -> tuple[str, ...]:
    if floored <= MOST_FLOORED:
        return ()
    said = tr(
        "In {share:.1%} of the cases nothing is left: read the certainty equivalent to two digits.", share=floored
    )
    return (said,)
