"""How the outcomes of each offer are spread, on one axis, ready to draw and to say; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from offercompare.engine import Evaluation
from offercompare.engine.outcome import Outcome, Simulation
from offercompare.gui.over_time.wording import Mark, marks, rough
from offercompare.gui.risk.ranges import Span, span_of
from offercompare.numerals import Numerals
from offercompare.report.risk_figures import hundredths, supported
from offercompare.translation import tr

BINS = 72
FAR = 1e300
EDGE = 0.01
"""The part of the cases at each end that may lie beyond the axis."""
KERNEL = (1, 4, 6, 4, 1)
WORTH_SAYING = 0.0005


@dataclass(frozen=True, slots=True)
class Spread:
    """One offer: the share of cases in each bin, smoothed a little, and what lies beyond the axis, in words."""

    mark: Mark
    heights: tuple[float, ...]
    span: Span
    beyond: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Spreads:
    """The whole chart, from ``low`` to ``high``; ``selected`` is the offer that stands out."""

    rows: tuple[Spread, ...]
    low: float
    high: float
    currency: str
    numerals: Numerals
    selected: str

    def beyond(self) -> str:
        """What lies beyond the axis, for all offers."""
        return " ".join(row.beyond for row in self.rows if row.beyond)


def spreads(
    evaluation: Evaluation,
    simulation: Simulation,
    numerals: Numerals,
    selected: str = "",
    names: Mapping[str, str] | None = None,
) -> Spreads:
    """The chart of a simulation; the axis goes to the highest figure that 1 of 100 cases exceed."""
    from offercompare.engine.simulation.spread import quantiles

    found = [(mark, simulation.of(mark.id)) for mark in marks(evaluation, names)]
    known = [(mark, outcome) for mark, outcome in found if outcome is not None and outcome.is_known]
    levels = [outcome.levels for _, outcome in known if outcome.levels is not None]
    ends = [quantiles(each, (0.0, EDGE, 1 - EDGE, 1.0)) for each in levels]
    low, high = min((end[1] for end in ends), default=0.0), max((end[2] for end in ends), default=1.0)
    low, high = _widened(low, high)
    rows = tuple(
        _spread(mark, outcome, low, high, (end[0], end[3]), numerals)
        for (mark, outcome), end in zip(known, ends, strict=True)
    )
    return Spreads(rows, low, high, evaluation.comparison.currency, numerals, selected)


def _widened(low: float, high: float) -> tuple[float, float]:
    """A little room at both sides, more where nothing varies."""
    room = max((high - low) * 0.02, abs(high) * 0.002, 1.0)
    return low - room, high + room


def _spread(
    mark: Mark, outcome: Outcome, low: float, high: float, ends: tuple[float, float], numerals: Numerals
) -> Spread:
    from offercompare.engine.simulation.spread import shares

    assert outcome.levels is not None
    step = (high - low) / BINS
    edges = [-FAR, *(low + step * number for number in range(BINS)), high, FAR]
    below, *inside, above = shares(outcome.levels, edges)
    span = span_of(outcome)
    assert span is not None
    beyond = _beyond(mark, (below, above), ends, numerals)
    return Spread(mark, smoothed(tuple(inside)), span, beyond, _spoken(mark, outcome, numerals))


def smoothed(heights: tuple[float, ...]) -> tuple[float, ...]:
    """Each bin with a part of its neighbours; the sum stays."""
    reach, whole = len(KERNEL) // 2, sum(KERNEL)
    last, found = len(heights) - 1, [0.0] * len(heights)
    for at, height in enumerate(heights):
        for step, weight in enumerate(KERNEL, -reach):
            found[min(max(at + step, 0), last)] += height * weight / whole
    return tuple(found)


def _beyond(mark: Mark, parts: tuple[float, float], ends: tuple[float, float], numerals: Numerals) -> str:
    below, above = parts
    if above > WORTH_SAYING:
        return tr(
            "{name}: {count} of 100 cases lie beyond the right end, up to {amount}.",
            name=mark.name,
            count=hundredths(above, numerals),
            amount=rough(ends[1], numerals, 2),
        )
    if below > WORTH_SAYING:
        return tr(
            "{name}: {count} of 100 cases lie beyond the left end, down to {amount}.",
            name=mark.name,
            count=hundredths(below, numerals),
            amount=rough(ends[0], numerals, 2),
        )
    return ""


def _spoken(mark: Mark, outcome: Outcome, numerals: Numerals) -> str:
    error = outcome.standard_error.value
    low, middle, high = (supported(each.known, error, numerals) for each in (outcome.p10, outcome.p50, outcome.p90))
    return tr(
        "{name}: 10 of 100 cases below {low}, 50 below {middle}, 90 below {high}",
        name=mark.name,
        low=low,
        middle=middle,
        high=high,
    )


def spoken(data: Spreads) -> str:
    """The chart in sentences, for a screen reader."""
    return " ".join([*(f"{row.spoken}." for row in data.rows), data.beyond()]).strip()
