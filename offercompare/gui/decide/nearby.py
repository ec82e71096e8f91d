"""First places and ranks over nearby weightings, ready to draw and to say; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import Evaluation
from offercompare.engine.decision import Acceptability
from offercompare.gui.over_time.tables import Grid, OfferRow
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.model.vocabulary import AcceptabilityMode
from offercompare.numerals import Numerals
from offercompare.report.decision_words import central_sentence
from offercompare.report.risk_figures import hundredths, of_100
from offercompare.report.table import Cell
from offercompare.translation import tr

MODES: tuple[AcceptabilityMode, ...] = ("around", "same_order", "any")
MOST_RANKS, HALF = 6, 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """One offer's share of first places; ``text`` is how many of 100, ``spoken`` the sentence for it."""

    mark: Mark
    share: float
    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Shares:
    """The bar: the offers that may lead, the most often first one first."""

    parts: tuple[Part, ...]
    mode: AcceptabilityMode


def mode_words(mode: AcceptabilityMode) -> str:
    """What a mode is called on its button."""
    return {"around": tr("Around yours"), "same_order": tr("Same order"), "any": tr("Any")}[mode]


def mode_means(mode: AcceptabilityMode) -> str:
    """What is sampled in a mode, in words."""
    return {
        "around": tr("weights drawn around yours, scores within what is known of them"),
        "same_order": tr("any weights in the order of yours, scores within what is known of them"),
        "any": tr("any weights at all, scores within what is known of them"),
    }[mode]


def shares(evaluation: Evaluation, found: Acceptability, numerals: Numerals) -> Shares:
    """The bar of an acceptability."""
    kept = [mark for mark in marks(evaluation) if mark.id in found.leads]
    kept.sort(key=lambda mark: -found.leads[mark.id])
    return Shares(tuple(_part(mark, found.leads[mark.id], found.mode, numerals) for mark in kept), found.mode)


def _part(mark: Mark, share: float, mode: AcceptabilityMode, numerals: Numerals) -> Part:
    cases = of_100(share, numerals)
    said = {
        "around": tr("{name} is first in {cases} nearby weightings", name=mark.name, cases=cases),
        "same_order": tr("{name} is first in {cases} weightings of the same order", name=mark.name, cases=cases),
        "any": tr("{name} is first in {cases} weightings", name=mark.name, cases=cases),
    }[mode]
    return Part(mark, share, hundredths(share, numerals), said)


def rank_grid(evaluation: Evaluation, found: Acceptability, numerals: Numerals) -> Grid:
    """In how many of 100 samples each offer has each rank; further ranks than the sixth are one column."""
    kept = [mark for mark in marks(evaluation) if mark.id in found.shares]
    count = max((len(found.shares[mark.id]) for mark in kept), default=0)
    columns = _columns(count)
    rows = tuple(
        OfferRow(mark, tuple(_cell(sum(found.shares[mark.id][at] for at in column), numerals) for column in columns))
        for mark in kept
    )
    headings = tuple(_heading(column, numerals) for column in columns)
    return Grid(tr("In how many of 100 weightings each offer has each rank"), headings, rows)


def _columns(count: int) -> tuple[range, ...]:
    if count <= MOST_RANKS:
        return tuple(range(at, at + 1) for at in range(count))
    return (*(range(at, at + 1) for at in range(MOST_RANKS - 1)), range(MOST_RANKS - 1, count))


def _heading(column: range, numerals: Numerals) -> str:
    first = numerals.number(column.start + 1)
    return tr("Rank {rank}", rank=first) if len(column) == 1 else tr("{rank} or lower", rank=first)


def _cell(share: float, numerals: Numerals) -> Cell:
    """None at all, "<1" and ">99" are told apart."""
    if share == 0:
        return Cell("–", "empty", value=0.0)
    number = numerals.number(round(share * 100))
    if hundredths(share, numerals) != number:
        number = tr("<1") if share < HALF else tr(">99")
    return Cell(number, value=share)


def central_sentences(evaluation: Evaluation, found: Acceptability, numerals: Numerals) -> tuple[tuple[Mark, str], ...]:
    """For each offer what one must weigh so that it is first, in the order of the bar."""
    parts = shares(evaluation, found, numerals).parts
    told = ((part.mark, central_sentence(part.mark.id, evaluation, numerals)) for part in parts)
    return tuple((mark, text) for mark, text in told if text)


def spoken(data: Shares) -> str:
    """The bar in sentences, for a screen reader."""
    return " ".join(f"{part.spoken}." for part in data.parts)
