"""How the outcomes of each offer are spread, on one axis, ready to draw and to say; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, exp

from offercompare.engine import Evaluation
from offercompare.engine.outcome import Outcome, Simulation
from offercompare.gui.over_time.wording import Mark, marks, rough
from offercompare.gui.risk.ranges import Span, span_of
from offercompare.numerals import Numerals
from offercompare.report.risk_figures import hundredths, supported
from offercompare.translation import tr

BINS = 288
FAR = 1e300
EDGE = 0.01
"""The part of the cases at each end that may lie beyond the axis."""
SMOOTHEST = BINS / 72
"""The standard deviation of the smoothing, in bins, where outcomes are spread widely."""
LEAST_SMOOTHED = 0.2
PART_SMOOTHED = 0.1
"""At most so much of what 80 of 100 cases span is smoothed: what hardly varies is not drawn as a hill."""
HALVES_IN_TENTHS = 1.9
"""How much wider 80 of 100 cases are than the middle half of them, in a normal distribution."""
WORTH_SAYING = 0.0005


@dataclass(frozen=True, slots=True)
class Spread:
    """One offer: the share of cases in each bin, smoothed a little, and what lies beyond the axis, in words.

    ``is_line``: all cases lie so near each other that they are a line on this axis.
    """

    mark: Mark
    heights: tuple[float, ...]
    span: Span
    beyond: str
    spoken: str
    is_line: bool = False


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
        """What lies beyond the axis, for all offers, and what a line stands for where there is one."""
        line = tr("A single line: pay that does not vary, or hardly.") if any(row.is_line for row in self.rows) else ""
        return " ".join([line, *(row.beyond for row in self.rows if row.beyond)]).strip()


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
    from offercompare.engine.simulation.spread import quantiles, shares

    assert outcome.levels is not None
    step = (high - low) / BINS
    edges = [-FAR, *(low + step * number for number in range(BINS)), high, FAR]
    below, *inside, above = shares(outcome.levels, edges)
    span = span_of(outcome)
    assert span is not None
    beyond = _beyond(mark, (below, above), ends, numerals)
    low_half, high_half = quantiles(outcome.levels, (0.25, 0.75))
    width = min(span.high - span.low, (high_half - low_half) * HALVES_IN_TENTHS)
    heights = smoothed(tuple(inside), min(width / step * PART_SMOOTHED, SMOOTHEST))
    return Spread(mark, heights, span, beyond, _spoken(mark, outcome, numerals), ends[1] - ends[0] < step)


def smoothed(heights: tuple[float, ...], deviation: float) -> tuple[float, ...]:
    """Each bin with a part of its neighbours, by a normal distribution of ``deviation`` bins.

    The sum stays, and nothing comes to lie beyond the first and the last bin that have a case.
    """
    filled = [at for at, height in enumerate(heights) if height]
    if not filled or deviation < LEAST_SMOOTHED:
        return heights
    reach = ceil(3 * deviation)
    kernel = [exp(-((step / deviation) ** 2) / 2) for step in range(-reach, reach + 1)]
    first, last, whole, found = filled[0], filled[-1], sum(kernel), [0.0] * len(heights)
    for at in filled:
        for step, weight in enumerate(kernel, -reach):
            found[_mirrored(at + step, first, last)] += heights[at] * weight / whole
    return tuple(found)


def _mirrored(at: int, first: int, last: int) -> int:
    """A bin beyond an end as far inside of it: piled on the end it would look like a peak."""
    inside = 2 * first - 1 - at if at < first else 2 * last + 1 - at if at > last else at
    return min(max(inside, first), last)


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
