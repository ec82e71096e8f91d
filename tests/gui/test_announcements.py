"""The table tells its views what differs and no more: whatever is announced is painted again."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare.document import edits
from offercompare.engine import evaluate
from offercompare.gui.compare.table_model import LABELS, TableModel
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH

FIRST = a_comparison(an_offer(), an_offer("northwind", base=120_000.0), an_offer("nimbus", base=130_000.0))


class Told:
    """A model that shows a comparison, and what it announces from then on."""

    def __init__(self, comparison: Comparison) -> None:
        self.model = TableModel(ENGLISH)
        self.model.show(evaluate(comparison))
        self.cells: set[tuple[int, int]] = set()
        self.ranges = self.headings = self.resets = 0
        self.model.dataChanged.connect(self._take)
        self.model.headerDataChanged.connect(lambda *_: setattr(self, "headings", self.headings + 1))
        self.model.modelReset.connect(lambda: setattr(self, "resets", self.resets + 1))

    def _take(self, first: Any, last: Any, _: Any) -> None:
        rows, columns = range(first.row(), last.row() + 1), range(first.column(), last.column() + 1)
        self.ranges += len(rows) * len(columns) > 1
        self.cells |= {(row, column) for row in rows for column in columns}

    def shown(self) -> dict[tuple[int, int], Any]:
        """Every cell by position, labels too."""
        model = self.model
        return {
            (row, column): model.row(row).label if column == LABELS else model.cell(model.index(row, column))
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        }


@pytest.mark.parametrize("base", [121_000.0, 250_000.0])
def test_cells_that_differ_are_announced_one_by_one(qapp: Any, base: float) -> None:
    told = Told(FIRST)
    before = told.shown()
    told.model.show(evaluate(edits.set_offer("northwind", {"base": base})(FIRST)))
    after = told.shown()
    assert told.cells == {at for at in after if after[at] != before[at]} != set()
    assert (told.ranges, told.headings, told.resets) == (0, 0, 0)


def test_what_is_to_ask_stands_in_the_heading_too(qapp: Any) -> None:
    told = Told(FIRST)
    told.model.show(evaluate(edits.set_offer("northwind", {"base": None})(FIRST)))
    assert (told.headings, told.resets) == (1, 0)
    assert told.cells == told.shown().keys(), "for a heading all is painted again"


def test_nothing_new_is_nothing_announced(qapp: Any) -> None:
    told = Told(FIRST)
    told.model.show(evaluate(FIRST))
    assert (told.cells, told.headings, told.resets) == (set(), 0, 0)


HEADED = {
    "name": edits.set_offer("northwind", {"company": "Other"}),
    "deadline": edits.set_offer("northwind", {"deadline": "2026-12-01"}),
    "place": edits.set_offer("northwind", {"place": "Berlin, DE"}),
    "unknown": edits.set_offer("northwind", {"base": None}, "unknown"),
    "status": edits.set_status("northwind", "declined"),
    "home": edits.set_value("person.home", "Berlin, DE"),
}


@pytest.mark.parametrize("case", HEADED)
def test_what_stands_above_the_columns_is_announced_with_everything_below(qapp: Any, case: str) -> None:
    told = Told(FIRST)
    told.model.show(evaluate(HEADED[case](FIRST)))
    assert told.headings + told.resets == 1
    assert told.resets or told.cells == set(told.shown())


def test_many_cells_are_one_range(qapp: Any) -> None:
    many = a_comparison(*(an_offer(f"offer-{number}", base=1e5 + number) for number in range(40)))
    told = Told(many)
    told.model.show(evaluate(edits.set_value("person.walk_away_pay", 90_000.0)(many)))
    assert told.ranges == 1
    assert told.cells == set(told.shown())
