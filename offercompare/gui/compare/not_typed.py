"""Why a cell takes nothing of what is typed on it, and what does instead."""

from __future__ import annotations

from offercompare.gui.compare.rows import Row
from offercompare.gui.hidden_amounts import said
from offercompare.reference import rubrics
from offercompare.report.table import Cell
from offercompare.translation import tr

CALCULATED = ("score.pay", "score.cost_of_living")
"""The factors that nobody rates."""
_WINDOW = "equity.exercise_window_years"


def takes_rating(row: Row) -> bool:
    """Whether 1 to 5 and ? rate the factor of this row."""
    return row.kind == "factor" and rubrics.rubric(_criterion(row)) is not None


def why_not(row: Row, cell: Cell) -> str:
    """One sentence on a cell that cannot be typed into."""
    if cell.state == "hidden":
        return said()
    if row.key == _WINDOW:
        return tr("Only options have an exercise window, and this offer has none.")
    if row.kind == "input":
        return tr("{row} does not apply to this offer.", row=row.label)
    if takes_rating(row):
        return tr("Rate {row} from 1 (weakest) to 5 (strongest), or ? for unknown.", row=row.label)
    if row.kind == "factor" and row.key not in CALCULATED:
        return tr("{row} is a number from 0 to 100; Enter opens where it is typed.", row=row.label)
    return tr("{row} is calculated; Enter tells how.", row=row.label)


def _criterion(row: Row) -> str:
    return row.key.removeprefix("score.")
