"""The rows of the comparison on screen: those of the report, with what can be typed or opened marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from offercompare.engine import Evaluation
from offercompare.numerals import Numerals
from offercompare.report import table as paper
from offercompare.report.factor_rows import factor_section
from offercompare.report.money_rows import money_rows, result_section
from offercompare.report.offer_rows import offer_section
from offercompare.report.place_rows import every_price_row
from offercompare.report.sheet import Sheet, sheet_of
from offercompare.report.table import Cell, Options
from offercompare.translation import tr

Kind = Literal["section", "result", "input", "factor"]
AVERAGE = 0
ON_SCREEN = Options(include_notes=True, include_walk_away=True, include_people=True)
# Shown in the header of its column, and typed in the window of the whole offer.
NOT_IN_TABLE = frozenset({"deadline"})


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute. ``cells`` has one cell per offer, the current job first; a section has none."""

    key: str
    label: str
    kind: Kind
    cells: tuple[Cell, ...] = ()
    hint: str = ""
    strong: bool = False

    def is_input(self, cell: Cell) -> bool:
        """Whether a cell of this row can be typed into."""
        return self.kind == "input" and cell.state != "empty"


@dataclass(frozen=True, slots=True)
class Table:
    """Everything the view shows: the rows frozen under the names, and the rest."""

    frozen: tuple[Row, ...]
    body: tuple[Row, ...]


def table(evaluation: Evaluation, numerals: Numerals, year: int = AVERAGE) -> Table:
    """The rows of a comparison; ``year`` counts from 1, or is ``AVERAGE``."""
    sheet = sheet_of(evaluation, ON_SCREEN, numerals)
    frozen = tuple(_rows(result_section(sheet).rows, "result"))
    return Table(frozen, (*_offer(sheet), *_money(sheet, year), *_factors(sheet), *_place(sheet)))


def _offer(sheet: Sheet) -> Iterable[Row]:
    section = offer_section(sheet)
    yield Row("section.offer", section.title, "section", hint=tr("you type"))
    yield from _rows([row for row in section.rows if row.key not in NOT_IN_TABLE], "input")


def _money(sheet: Sheet, year: int) -> Iterable[Row]:
    yield Row("section.money", tr("Money"), "section", hint=tr("calculated, per year"))
    yield from _rows(money_rows(sheet, None if year == AVERAGE else year), "result")


def _factors(sheet: Sheet) -> Iterable[Row]:
    section = factor_section(sheet)
    yield Row("section.factors", section.title, "section", hint=section.hint)
    yield from _rows(section.rows, "factor")


def _place(sheet: Sheet) -> Iterable[Row]:
    yield Row("section.place", tr("Place"), "section", hint=tr("what life costs there"))
    yield from _rows(every_price_row(sheet), "result")


def _rows(rows: Iterable[paper.Row], kind: Kind) -> Iterable[Row]:
    return (Row(row.key, row.label, kind, row.cells, strong=row.strong) for row in rows)
