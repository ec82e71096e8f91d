"""How far each input moves the lead, ready to draw and to say; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offercompare.engine import Evaluation
from offercompare.engine.decision import Bar
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.numerals import Numerals
from offercompare.report.decision_words import bar_ends, bar_label
from offercompare.report.field_words import field_text
from offercompare.translation import tr

MOST = 12
NO_MARK = Mark("", "", 0, True)


@dataclass(frozen=True, slots=True)
class Turn:
    """One input: ``low`` and ``high`` are the changes of the lead at its ends, in points.

    ``instead`` names who leads at the end where that is another offer, empty where nobody takes over.
    """

    key: str
    label: str
    low: float
    high: float
    low_text: str
    high_text: str
    leader: Mark
    against: Mark
    instead: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Tornado:
    """The chart: the widest first; ``hidden`` more are not drawn, of which ``turning`` change the leader."""

    rows: tuple[Turn, ...]
    hidden: int
    turning: int
    numerals: Numerals

    @property
    def low(self) -> float:
        """The furthest left of all bars, at most 0."""
        return min((min(row.low, row.high) for row in self.rows), default=0.0) or 0.0

    @property
    def high(self) -> float:
        """The furthest right, at least 0."""
        return max((max(row.low, row.high, 0.0) for row in self.rows), default=0.0)


def key_of(bar: Bar) -> str:
    """What a bar is called in the chart."""
    return f"{bar.offer or ''}|{bar.what}"


def tornado(evaluation: Evaluation, bars: Sequence[Bar], numerals: Numerals, *, whole: bool = False) -> Tornado:
    """The chart of these bars, the widest twelve of them or the whole."""
    named = {mark.id: mark for mark in marks(evaluation)}
    leader = evaluation.verdict.leader if evaluation.verdict else None
    ordered = sorted(bars, key=lambda bar: -bar.width)
    drawn = ordered if whole else ordered[:MOST]
    rows = tuple(_turn(bar, evaluation, named, leader or "", numerals) for bar in drawn)
    left = ordered[len(drawn) :]
    return Tornado(rows, len(left), sum(bar.changes_leader for bar in left), numerals)


def _turn(bar: Bar, evaluation: Evaluation, named: dict[str, Mark], leader: str, numerals: Numerals) -> Turn:
    label = bar_label(bar, evaluation)
    low_text, high_text = (field_text(bar.what, end, "", numerals).strip() for end in (bar.low_value, bar.high_value))
    others = [end for end in (bar.leader_low, bar.leader_high) if end != leader]
    instead = named[others[0]].name if bar.changes_leader and others and others[0] in named else ""
    ahead, rival = named.get(leader, NO_MARK), named.get(bar.against, NO_MARK)
    spoken = tr(
        "{label}, {ends}: the lead of {leader} over {rival} changes by {low} and {high} points.",
        label=label,
        ends=bar_ends(bar, evaluation, numerals),
        leader=ahead.name,
        rival=rival.name,
        low=numerals.signed(bar.low, 1),
        high=numerals.signed(bar.high, 1),
    )
    if instead:
        spoken = tr("{said} Then {name} leads.", said=spoken, name=instead)
    return Turn(key_of(bar), label, bar.low, bar.high, low_text, high_text, ahead, rival, instead, spoken)


def spoken(data: Tornado) -> str:
    """The chart in sentences, for a screen reader."""
    return " ".join(row.spoken for row in data.rows)
