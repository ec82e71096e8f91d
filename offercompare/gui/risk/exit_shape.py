"""What the chart of an exit shows: parts of the exit value and what is left of each grant, over exit values; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from math import log10

from offercompare.engine.exit_points import Point, points, reach
from offercompare.engine.exit_split import ExitSplit, Terms, common_gets, exit_split
from offercompare.engine.exit_stake import Holding, Stake
from offercompare.gui.charts.log_axis import value_at
from offercompare.gui.over_time.wording import Mark
from offercompare.numerals import Numerals
from offercompare.report.exit_words import lead_sentence, point_name, point_text, point_word, preferred_sentence, rough
from offercompare.translation import tr

STEPS = 120
NEAR = 0.012
"""Marks nearer than this part of the axis stand at one line; each keeps its value."""


@dataclass(frozen=True, slots=True)
class Slice:
    """One exit value: the parts of preferred, other common and the person, 0 to 1, and what each grant leaves."""

    value: float
    preferred: float
    other: float
    yours: float
    left: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Begins:
    """A mark on the axis; ``text`` names all that begins there, ``short`` one of it in a word."""

    value: float
    text: str
    short: str


@dataclass(frozen=True, slots=True)
class ExitShape:
    """The chart of one offer; ``at`` is the exit looked at."""

    mark: Mark
    currency: str
    numerals: Numerals
    low: float
    high: float
    slices: tuple[Slice, ...]
    begins: tuple[Begins, ...]
    at: Slice
    grants: tuple[str, ...]
    spoken: str

    @property
    def most_left(self) -> float:
        """The most that all grants leave on this stretch."""
        return max((sum(each.left) for each in self.slices), default=0.0)


def moved(shape: ExitShape, stake: Stake, split: ExitSplit) -> ExitShape:
    """The same chart with its cursor at another exit after the same rounds."""
    text = spoken(stake, split, points(stake, split.terms.rounds), shape.numerals)
    return replace(shape, at=_slice(stake, split.terms, split.value.known), spoken=text)


def exit_shape(stake: Stake, split: ExitSplit, mark: Mark, numerals: Numerals) -> ExitShape:
    """The chart of a stake whose company is known, with the cursor at ``split``."""
    low, high = reach(stake, split.value.known)
    marks = points(stake, split.terms.rounds)
    wanted = {value_at(step / STEPS, low, high) for step in range(STEPS + 1)}
    wanted |= {point.value for point in marks if low < point.value < high}
    return ExitShape(
        mark,
        stake.currency,
        numerals,
        low,
        high,
        tuple(_slice(stake, split.terms, value) for value in sorted(wanted)),
        begins(marks, low, high, numerals),
        _slice(stake, split.terms, split.value.known),
        tuple(holding.label for holding in stake.holdings),
        spoken(stake, split, marks, numerals),
    )


def _slice(stake: Stake, terms: Terms, value: float) -> Slice:
    """Numbers alone: a figure with a trail for each of hundreds of values would take too long."""
    common, per_share = common_gets(terms, value), terms.waterfall.per_share(value)
    left = tuple(_left(holding, per_share) for holding in stake.holdings)
    yours = min(sum(left), common)
    if yours < sum(left):
        left = tuple(part * yours / sum(left) for part in left)
    if value <= 0:
        return Slice(value, 0.0, 0.0, 0.0, left)
    return Slice(value, (value - common) / value, (common - yours) / value, yours / value, left)


def _left(holding: Holding, per_share: float) -> float:
    return holding.shares * max(per_share - holding.strike, 0.0)


def begins(marks: tuple[Point, ...], low: float, high: float, numerals: Numerals) -> tuple[Begins, ...]:
    """The marks on the stretch; those that stand on each other share a line."""
    groups: list[list[Point]] = []
    for point in marks:
        if not low <= point.value <= high:
            continue
        if groups and log10(point.value / groups[-1][0].value) < NEAR * log10(high / low):
            groups[-1].append(point)
        else:
            groups.append([point])
    return tuple(_begins(group, numerals) for group in groups)


def _begins(group: list[Point], numerals: Numerals) -> Begins:
    named = [(rough(point.value, numerals), point_name(point)) for point in group]
    alike = [
        tr("{what}: {value}", what=_listed([name for _, name in same]), value=value)
        for value, same in groupby(named, key=lambda each: each[0])
    ]
    first = group[0]
    short = tr("{what}: {value}", what=point_word(first), value=rough(first.value, numerals))
    return Begins(first.value, " · ".join([alike[0], *(_small(each) for each in alike[1:])]), short)


def _listed(names: list[str]) -> str:
    return ", ".join([names[0], *(_small(name) for name in names[1:])])


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def spoken(stake: Stake, split: ExitSplit, marks: tuple[Point, ...], numerals: Numerals) -> str:
    """The chart in sentences, for a screen reader."""
    where = tr("On the axis: {marks}.", marks="; ".join(point_text(point, numerals) for point in marks))
    return " ".join((lead_sentence(stake, split, numerals), preferred_sentence(stake, split, numerals), where))


@dataclass(slots=True)
class Chosen:
    """What the person looks at in one offer; None: nothing chosen yet."""

    value: float | None = None
    rounds: int | None = None


def split_at(stake: Stake, value: float | None, rounds: int | None) -> ExitSplit:
    """The exit looked at: what was chosen, else the exit value that was entered, else today's valuation.

    An entered exit value comes after all rounds left, as everywhere; today's valuation before any.
    """
    entered = stake.offer.equity.exit_value
    if value is None:
        value = stake.valuation if entered is None else entered
    if rounds is None:
        rounds = 0 if entered is None else stake.rounds_left
    return exit_split(stake, value, rounds)
