"""What is different between the figures of a file's last save and those of now, though nobody changed an entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from offercompare import __version__
from offercompare.engine import MODEL, Evaluation
from offercompare.engine.data_used import data_used
from offercompare.engine.saved_figures import CENTS, DIGITS, figures
from offercompare.model import LastSaved, Offer, SavedFigures
from offercompare.reference.editions import Edition, data_version

RANK, OVERALL = "rank", "overall"
RELATIVE = 1e-6
"""Two machines agree far better, two versions that differ in something differ by more."""
# What rounding may turn where a figure lies between two last digits.
_LAST_DIGIT, _LAST_CENT = 2 * 0.1**DIGITS, 2 * 0.1**CENTS


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of one offer, then and now; None: unknown."""

    offer: Offer
    figure: str
    before: float | None
    now: float | None

    @property
    def by(self) -> float | None:
        """The difference; None where one of them is unknown."""
        return None if self.before is None or self.now is None else self.now - self.before

    @property
    def size(self) -> float:
        """How large the difference is as a part of what it was; without end where one of them is unknown or was 0."""
        return inf if self.by is None or not self.before else abs(self.by / self.before)


@dataclass(frozen=True, slots=True)
class EditionChange:
    """A bundled table that the comparison uses in another edition; ``before`` is empty where it used none."""

    table: Edition
    before: str


@dataclass(frozen=True, slots=True)
class SinceSaved:
    """Everything that differs, the most telling first; of ``compared`` figures.

    ``is_whole`` is false while the simulation is awaited: what depends on it is not compared yet.
    """

    last: LastSaved
    changes: tuple[FigureChange, ...]
    compared: int
    editions: tuple[EditionChange, ...]
    leader_before: Offer | None
    leader_now: Offer | None
    is_whole: bool

    @property
    def is_other_version(self) -> bool:
        """Whether another program, another model or other data made the figures of the save."""
        return (self.last.program, self.last.model, self.last.data) != (__version__, MODEL, data_version())

    @property
    def other_leader(self) -> bool:
        """Whether another offer leads than did."""
        return self.is_whole and self.leader_before != self.leader_now


def since_saved(last: LastSaved, evaluation: Evaluation) -> SinceSaved:
    """The figures of ``last``, which belong to the comparison of ``evaluation``, beside those of now."""
    now = figures(evaluation)
    offers = {offer.id: offer for offer in evaluation.comparison.offers}
    pairs = [
        FigureChange(offers[key], *pair)
        for key, before in last.figures.items()
        if key in now
        for pair in _both(before, now[key])
    ]
    told_leader = evaluation.is_simulated and "leader" in last.model_fields_set
    verdict = evaluation.verdict
    return SinceSaved(
        last,
        tuple(sorted((pair for pair in pairs if differs_beyond_rounding(pair)), key=_importance)),
        len(pairs),
        tuple(_editions(last, evaluation)),
        offers.get(last.leader or "") if told_leader else None,
        offers.get((verdict.leader if verdict is not None else None) or "") if told_leader else None,
        evaluation.is_simulated,
    )


def _both(before: SavedFigures, now: SavedFigures) -> Iterator[tuple[str, float | None, float | None]]:
    """Each figure that both know of, even as unknown, in the order in which it is told."""
    for name in SavedFigures.model_fields:
        if name in before.model_fields_set and name in now.model_fields_set:
            yield name, getattr(before, name), getattr(now, name)


def differs_beyond_rounding(pair: FigureChange) -> bool:
    """Whether more sets the two apart than another machine or the last digit that is kept."""
    if pair.by is None:
        return pair.before != pair.now
    if pair.figure == RANK:
        return pair.by != 0
    last_digit = _LAST_DIGIT if pair.figure == OVERALL else _LAST_CENT
    return abs(pair.by) > max(RELATIVE * abs(pair.before or 0.0), last_digit)


def _importance(pair: FigureChange) -> tuple[bool, float]:
    """Ranks first, by the place now; then by size. Alike ones stay in the order of the file."""
    if pair.figure == RANK:
        return False, pair.now or inf
    return True, -pair.size


def _editions(last: LastSaved, evaluation: Evaluation) -> Iterator[EditionChange]:
    for table in data_used(evaluation):
        before = last.editions.get(table.key, "")
        if before != table.edition:
            yield EditionChange(table, before)
