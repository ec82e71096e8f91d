"""The comparison as a Qt table: column 0 holds the labels, the others the offers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from offercompare.engine import Evaluated, Evaluation
from offercompare.engine.open_fields import missing_facts
from offercompare.gui.compare.rows import AVERAGE, Row, Table, table
from offercompare.numerals import Numerals
from offercompare.report.sheet import in_columns
from offercompare.report.table import Cell
from offercompare.translation import tr

Index = QModelIndex | QPersistentModelIndex
LABELS = 0
EMPTY = Cell(state="empty")
# From here on one painting of all is cheaper than many of one.
MOST_CELLS = 60
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_INPUT = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_RESULT = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TableModel(QAbstractTableModel):
    """Rows and offers of one evaluation. Nothing is written here: the cell editor hands edits to the document."""

    def __init__(self, numerals: Numerals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numerals = numerals
        self._evaluation: Evaluation | None = None
        self._rows: tuple[Row, ...] = ()
        self._offers: tuple[Evaluated, ...] = ()
        self.frozen_rows = 0
        self.year = AVERAGE

    def show(self, evaluation: Evaluation) -> None:
        """Show another evaluation; only what differs is announced where rows and offers are the same."""
        shown = table(evaluation, self._numerals, self.year)
        rows = (*shown.frozen, *shown.body)
        ids = [each.offer.id for each in in_columns(evaluation)]
        if self._evaluation is None or ids != self.offer_ids() or _keys(rows) != _keys(self._rows):
            self.beginResetModel()
            self._take(evaluation, rows, shown)
            self.endResetModel()
            return
        before, headings = self._rows, _headings(self._evaluation)
        self._take(evaluation, rows, shown)
        self._announce(before, headings)

    def _take(self, evaluation: Evaluation, rows: tuple[Row, ...], shown: Table) -> None:
        self._evaluation, self._rows, self.frozen_rows = evaluation, rows, len(shown.frozen)
        self._offers = in_columns(evaluation)

    def _announce(self, before: tuple[Row, ...], headings: tuple[object, ...]) -> None:
        """Tell what differs cell by cell: for a range, or for a heading, Qt paints every pane again."""
        cells = _differing(before, self._rows)
        is_headed_anew = self._evaluation is not None and headings != _headings(self._evaluation)
        if is_headed_anew or len(cells) > MOST_CELLS:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, LABELS), last, [_DISPLAY])
        else:
            for row, column in cells:
                at = self.index(row, column)
                self.dataChanged.emit(at, at, [_DISPLAY])
        if is_headed_anew:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 1, self.columnCount() - 1)

    # Qt's questions -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._evaluation is None else 1 + len(self._offers)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role not in (_DISPLAY, _EDIT, _SPOKEN, _TIP) or not index.isValid():
            return None
        row = self._rows[index.row()]
        if index.column() == LABELS:
            return row.label if role != _TIP else (row.hint or None)
        cell = self.cell(index)
        if role == _SPOKEN:
            about = tr("about {value}", value=cell.text) if cell.estimate else cell.text
            return ", ".join(part for part in (about, cell.difference, self._numerals.spoken(cell.note)) if part)
        if role == _TIP:
            return self._numerals.spoken(cell.note) or None
        return cell.text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role not in (_DISPLAY, _SPOKEN):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._rows[section].label if section < len(self._rows) else None
        offer = self.offer_at(section)
        return offer.offer.name if offer else tr("Attribute")

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if row.kind == "section" or index.column() == LABELS:
            return Qt.ItemFlag.ItemIsEnabled
        return _INPUT if self.is_input(index) and not self.is_hidden(index) else _RESULT

    # Ours ---------------------------------------------------------------------------------------------

    @property
    def evaluation(self) -> Evaluation | None:
        """What is shown."""
        return self._evaluation

    @property
    def numerals(self) -> Numerals:
        """How numbers are written here."""
        return self._numerals

    def row(self, number: int) -> Row:
        """The row at a position."""
        return self._rows[number]

    def row_of(self, key: str) -> int | None:
        """The position of a row by its key."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), None)

    def cell(self, index: Index) -> Cell:
        """The cell at an index of an offer column."""
        cells = self._rows[index.row()].cells
        return cells[index.column() - 1] if cells else EMPTY

    def is_input(self, index: Index) -> bool:
        """Whether a cell can be typed into."""
        return self._rows[index.row()].is_input(self.cell(index))

    def is_hidden(self, index: Index) -> bool:
        """Whether a cell shows the mask of hidden amounts."""
        return self.cell(index).state == "hidden"

    def offer_at(self, column: int) -> Evaluated | None:
        """The offer of a column; None for the labels."""
        return self._offers[column - 1] if 1 <= column <= len(self._offers) else None

    def offer_ids(self) -> list[str]:
        """The ids of the columns in order."""
        return [each.offer.id for each in self._offers]


def _keys(rows: tuple[Row, ...]) -> list[str]:
    return [row.key for row in rows]


def _headings(evaluation: Evaluation) -> tuple[object, ...]:
    """What stands above the columns, and what their colours depend on."""
    offers = (each.offer for each in in_columns(evaluation))
    return (
        evaluation.comparison.person.home,
        *(
            (offer.name, offer.title, offer.status, offer.deadline, offer.place, offer.remote, missing_facts(offer))
            for offer in offers
        ),
    )


def _differing(before: tuple[Row, ...], after: tuple[Row, ...]) -> list[tuple[int, int]]:
    """The positions of the cells that differ; all of a row where its name or kind does."""
    found = []
    for number, (old, row) in enumerate(zip(before, after, strict=True)):
        if old == row:
            continue
        pairs = enumerate(zip(old.cells, row.cells, strict=True), 1)
        columns = [column for column, (was, cell) in pairs if was != cell]
        is_other_row = replace(old, cells=row.cells) != row
        found += [(number, column) for column in (range(len(row.cells) + 1) if is_other_row else columns)]
    return found
