"""How often the pay of one offer beats another's, ready to draw and to say; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from offercompare.engine import Evaluation, Figure
from offercompare.engine.outcome import Simulation
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.numerals import Numerals
from offercompare.report.risk_figures import TIE, hundredths, of_100
from offercompare.translation import tr

HIGHEST, LOWEST = "*highest", "*lowest"
"""Columns that range over all offers, called as no offer is likely to be."""


@dataclass(frozen=True, slots=True)
class Chance:
    """One cell: the share of cases, its number, and the sentence that it stands for. ``key`` names its trail."""

    key: str
    share: float
    text: str
    said: str
    is_level: bool = False


@dataclass(frozen=True, slots=True)
class Chances:
    """The table: ``cells`` by row offer and column, where a column is an offer, "highest" or "lowest"."""

    marks: tuple[Mark, ...]
    cells: Mapping[tuple[str, str], Chance]
    numerals: Numerals
    paths: int
    missed: str = ""
    """What each offer misses beside the best of each case, in a sentence; empty with fewer than two."""

    def figure(self, key: str) -> Figure | None:
        """The trail of a cell."""
        cell = next((cell for cell in self.cells.values() if cell.key == key), None)
        if cell is None:
            return None
        how = tr("counted over {paths} simulated cases", paths=self.numerals.number(self.paths))
        if HIGHEST not in key and LOWEST not in key:
            how = tr("{how}; cases in which both pay the same count for neither", how=how)
        return Figure(cell.said, cell.share, "fraction", how)


def chances(
    evaluation: Evaluation, simulation: Simulation, numerals: Numerals, names: Mapping[str, str] | None = None
) -> Chances:
    """The table of a simulation; empty with fewer than two known offers."""
    known = tuple(mark for mark in marks(evaluation, names) if mark.id in simulation.pairwise)
    cells: dict[tuple[str, str], Chance] = {}
    for row in known:
        for column in known:
            if row != column:
                share, back = (simulation.pairwise[one.id][two.id] for one, two in ((row, column), (column, row)))
                cells[row.id, column.id] = _beats(row, column, share, back, numerals)
        against = simulation.against.get(row.id)
        if against is not None:
            cells[row.id, HIGHEST] = _of_all(row, HIGHEST, against.p_highest, numerals)
            cells[row.id, LOWEST] = _of_all(row, LOWEST, against.p_lowest, numerals)
    missed = _missed(known, simulation, numerals)
    return Chances(known, cells, numerals, simulation.comparison.settings.paths, missed)


def _missed(known: tuple[Mark, ...], simulation: Simulation, numerals: Numerals) -> str:
    """The least first (regret of MODEL 9)."""
    found = [(mark.name, simulation.against[mark.id].regret_mean) for mark in known if mark.id in simulation.against]
    if not found:
        return ""
    found.sort(key=lambda each: each[1].known)
    amounts = [f"{name} {numerals.money(round(missed.known, -2))}" for name, missed in found]
    text = tr("Missed on average beside the best of each case, in {currency}, all years together: {amounts}.")
    return text.format(currency=simulation.comparison.currency, amounts=", ".join(amounts))


def _beats(row: Mark, column: Mark, share: float, back: float, numerals: Numerals) -> Chance:
    is_level = abs(share - back) < TIE
    names = {"row": row.name, "column": column.name}
    said = (
        tr("{row} and {column} are level: each pays more as often as the other", **names)
        if is_level
        else tr("{row} pays more than {column} in {cases} cases", cases=of_100(share, numerals), **names)
    )
    return Chance(f"{row.id} {column.id}", share, _short(share, numerals), said, is_level)


def _of_all(row: Mark, which: str, share: float, numerals: Numerals) -> Chance:
    text = (
        tr("{row} pays the most of all in {cases} cases")
        if which == HIGHEST
        else tr("{row} pays the least of all in {cases} cases")
    )
    said = text.format(row=row.name, cases=of_100(share, numerals))
    return Chance(f"{row.id} {which}", share, _short(share, numerals), said)


def _short(share: float, numerals: Numerals) -> str:
    """The number of a cell: "63", "<1", ">99"."""
    number = numerals.number(round(share * 100))
    if hundredths(share, numerals) == number:
        return number
    return tr("<1") if share < 0.5 else tr(">99")


def spoken(data: Chances) -> str:
    """The table in sentences, for a screen reader."""
    return " ".join(f"{cell.said}." for cell in data.cells.values())
