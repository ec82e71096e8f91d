"""The range of each offer on one money axis, with its figures, ready to draw and to say; no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from offercompare.engine import Evaluation, Figure
from offercompare.engine.outcome import Outcome, Simulation
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.numerals import Numerals
from offercompare.report.risk_figures import certain_text, first_by_certainty, mean_text, supported
from offercompare.translation import tr

LOW, MIDDLE, HIGH, CERTAIN, MEAN = "p10", "p50", "p90", "certain", "mean"
COLUMNS = (LOW, MIDDLE, HIGH, CERTAIN, MEAN)


@dataclass(frozen=True, slots=True)
class Span:
    """Where the bar of an offer stands; ``certain`` is its certainty equivalent."""

    low: float
    middle: float
    high: float
    certain: float


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One offer; ``span`` is None where nothing is known, and ``why`` says what to do then.

    ``texts`` follow ``COLUMNS``; ``ghost`` is the span as it comes, where another one is shown.
    """

    mark: Mark
    span: Span | None
    ghost: Span | None
    texts: tuple[str, ...]
    is_first: bool
    spoken: str
    why: str = ""
    figures: Mapping[str, Figure] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Ranges:
    """The whole chart, its axis from ``low`` to ``high``."""

    rows: tuple[RangeRow, ...]
    low: float
    high: float
    currency: str
    numerals: Numerals

    def figure(self, offer: str, column: str) -> Figure | None:
        """The figure with the trail behind a number."""
        return next((row.figures.get(column) for row in self.rows if row.mark.id == offer), None)

    @property
    def has_ghosts(self) -> bool:
        """Whether another state is drawn behind."""
        return any(row.ghost is not None for row in self.rows)


def headings() -> tuple[str, ...]:
    """What stands over each column of figures."""
    return (
        tr("10 of 100 below"),
        tr("Middle"),
        tr("90 of 100 below"),
        tr("Certainty equivalent"),
        tr("Mean ± error"),
    )


def certain_means() -> str:
    """What a certainty equivalent is, in plain words."""
    return tr("certainty equivalent: what a sure salary would have to be to be worth the same to you")


def ranges(
    evaluation: Evaluation,
    shown: Simulation,
    unchanged: Simulation | None,
    numerals: Numerals,
    names: Mapping[str, str] | None = None,
) -> Ranges:
    """The chart of a simulation, with that of ``unchanged`` behind it where one is given."""
    first = first_by_certainty(shown)
    rows = []
    for mark in marks(evaluation, names):
        outcome, before = shown.of(mark.id), unchanged.of(mark.id) if unchanged else None
        if outcome is not None:
            rows.append(_row(mark, outcome, before, mark.id == first, evaluation.comparison.currency, numerals))
    return Ranges(tuple(rows), *_axis(rows), evaluation.comparison.currency, numerals)


def _axis(rows: Sequence[RangeRow]) -> tuple[float, float]:
    """From the lowest to the highest mark of all offers, with a little room at both sides."""
    known = [span for row in rows for span in (row.span, row.ghost) if span is not None]
    low = min((min(span.low, span.certain) for span in known), default=0.0)
    high = max((max(span.high, span.certain) for span in known), default=1.0)
    room = max((high - low) * 0.03, abs(high) * 0.01, 1.0)
    return low - room, high + room


def _row(
    mark: Mark, outcome: Outcome, before: Outcome | None, is_first: bool, currency: str, numerals: Numerals
) -> RangeRow:
    figures = {
        LOW: outcome.p10,
        MIDDLE: outcome.p50,
        HIGH: outcome.p90,
        CERTAIN: outcome.certainty_equivalent,
        MEAN: outcome.mean,
    }
    ghost = span_of(before) if before is not None and before is not outcome else None
    if not outcome.is_known:
        why = outcome.mean.how or tr("unknown")
        return RangeRow(mark, None, ghost, (), False, tr("{name}: {why}", name=mark.name, why=why), why, figures)
    error = outcome.standard_error.value
    texts = (
        *(supported(figure.known, error, numerals) for figure in (outcome.p10, outcome.p50, outcome.p90)),
        certain_text(outcome, numerals),
        mean_text(outcome, numerals),
    )
    return RangeRow(mark, span_of(outcome), ghost, texts, is_first, _spoken(mark, texts, currency), "", figures)


def span_of(outcome: Outcome) -> Span | None:
    """Where the bar of an outcome stands; None where nothing is known."""
    if not outcome.is_known:
        return None
    return Span(outcome.p10.known, outcome.p50.known, outcome.p90.known, outcome.certainty_equivalent.known)


def _spoken(mark: Mark, texts: tuple[str, ...], currency: str) -> str:
    return tr(
        "{name}: 80 of 100 cases between {currency} {low} and {high}, middle {middle}, certainty equivalent {certain}",
        name=mark.name,
        currency=currency,
        low=texts[0],
        middle=texts[1],
        high=texts[2],
        certain=texts[3],
    )


def spoken(data: Ranges) -> str:
    """The chart in sentences, for a screen reader."""
    return " ".join(f"{row.spoken}." for row in data.rows)
