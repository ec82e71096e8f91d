"""The table of view Compare: four panes on one model, so that names, Overall and the baseline stay in sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHeaderView, QScrollBar, QWidget

from offercompare.gui import theme
from offercompare.gui.compare.cell_editor import CellEditor, Take
from offercompare.gui.compare.cell_painter import Cursor
from offercompare.gui.compare.not_typed import CALCULATED, takes_rating, why_not
from offercompare.gui.compare.offer_header import OfferHeader
from offercompare.gui.compare.pane import BASELINE, Pane
from offercompare.gui.compare.table_model import LABELS, TableModel
from offercompare.gui.compare.year_switch import YearSwitch
from offercompare.gui.hidden_amounts import said

NARROWEST = 92
# Rows that scroll: names and frozen rows leave room for at least these.
LEAST_BODY = 3


def _reach(bar: QScrollBar, most: int, page: int, step: int) -> None:
    bar.setRange(0, most)
    bar.setPageStep(page)
    bar.setSingleStep(step)
    bar.setVisible(most > 0)


class CompareTable(QFrame):
    """Signals: ``trail_wanted(row key, offer id)``, ``level_wanted(criterion, offer id, cell rectangle on screen)``,
    ``offer_opened(offer id, row key)``, ``cleared(row key, offer id)``, ``menu_wanted(offer id, global position)``,
    ``year_chosen(year)``, ``rated(criterion, offer id, level)``, ``refused(sentence)`` where a cell takes nothing
    of what is typed."""

    trail_wanted = Signal(str, str)
    level_wanted = Signal(str, str, QRect)
    offer_opened = Signal(str, str)
    cleared = Signal(str, str)
    menu_wanted = Signal(str, QPoint)
    year_chosen = Signal(int)
    rated = Signal(str, str, object)
    refused = Signal(str)

    def __init__(self, model: TableModel, take: Take, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._model = model
        self._cursor = Cursor()
        self._panes = {(top, left): Pane(model, self) for top in (True, False) for left in (True, False)}
        self._cells = [CellEditor(model, self._cursor, take, pane) for pane in self._panes.values()]
        for pane, cells in zip(self._panes.values(), self._cells, strict=True):
            pane.setItemDelegate(cells)
            cells.left.connect(self._after_entry)
        self._headers = [OfferHeader(model, today, self._panes[True, left]) for left in (True, False)]
        self._across = QScrollBar(Qt.Orientation.Horizontal, self)
        self._down = QScrollBar(Qt.Orientation.Vertical, self)
        self._years: YearSwitch | None = None
        self._frozen = 0
        self._join()
        model.modelReset.connect(self._rebuild)
        self._rebuild()

    @property
    def cells(self) -> CellEditor:
        """What paints and measures the cells; each pane has one of the same kind."""
        return self._cells[0]

    # Building -----------------------------------------------------------------------------------------

    def _join(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        for (top, left), pane in self._panes.items():
            grid.addWidget(pane, 0 if top else 1, 0 if left else 1)
            pane.stepped.connect(self.step)
            pane.opened.connect(self._open)
            pane.cleared.connect(self._clear)
            pane.rated.connect(self._rate)
            pane.untaken.connect(self._say_why_not)
            pane.focused.connect(self._focus_changed)
            pane.selectionModel().currentChanged.connect(self._current_changed)
            # Each pane keeps a cell of its own: a click on that one changes nothing there, but the keyboard comes.
            pane.pressed.connect(self._pressed)
        grid.addWidget(self._across, 2, 1)
        grid.addWidget(self._down, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        for left, header in zip((True, False), self._headers, strict=True):
            self._panes[True, left].setHorizontalHeader(header)
            self._panes[False, left].horizontalHeader().hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.opened.connect(self._header_opened)
            header.menu_wanted.connect(self._menu)
        self._scroll_together()

    def _scroll_together(self) -> None:
        """One bar moves two panes; the bars are our own, so that the panes keep equal widths."""
        for left in (True, False):
            self._tie(self._down, self._panes[False, left].verticalScrollBar())
        for top in (True, False):
            self._tie(self._across, self._panes[top, False].horizontalScrollBar())
        body = self._panes[False, False]
        body.horizontalScrollBar().rangeChanged.connect(lambda low, high: _reach(self._across, high, body.width(), 24))
        labels = self._panes[False, True]
        labels.verticalScrollBar().rangeChanged.connect(
            lambda low, high: _reach(self._down, high, max(labels.height() // labels.rowHeight(self._frozen), 1), 1)
        )

    def _tie(self, bar: QScrollBar, pane_bar: QScrollBar) -> None:
        pane_bar.valueChanged.connect(bar.setValue)
        bar.valueChanged.connect(pane_bar.setValue)

    def _rebuild(self) -> None:
        """Rows or offers came or went: which pane shows what, heights, the years."""
        rows, columns = self._model.rowCount(), self._model.columnCount()
        for (top, left), pane in self._panes.items():
            for row in range(rows):
                pane.setRowHeight(row, self.cells.row_height(self._model.row(row)))
            for column in range(columns):
                pane.setColumnHidden(column, (column <= BASELINE) != left)
            self._span_sections(pane, top, left)
            # The current job alone needs no panes beside it.
            pane.setVisible(left or columns > BASELINE + 1)
        self._freeze(self._model.frozen_rows)
        self._place_years()
        self._fit()
        self._select(min(self._cursor.row, rows - 1), min(max(self._cursor.column, BASELINE), columns - 1))

    def _freeze(self, count: int) -> None:
        """Keep the first rows in sight under the names; the others scroll."""
        self._frozen = count
        for (top, _), pane in self._panes.items():
            for row in range(self._model.rowCount()):
                pane.setRowHidden(row, (row < count) != top)

    def _span_sections(self, pane: Pane, top: bool, left: bool) -> None:
        pane.clearSpans()
        if top or not left or self._model.columnCount() <= BASELINE:
            return
        for row in range(self._model.frozen_rows, self._model.rowCount()):
            if self._model.row(row).kind == "section":
                pane.setSpan(row, LABELS, 1, 2)

    def _place_years(self) -> None:
        """Beside the title of its section, where it never scrolls aside."""
        row = self._model.row_of("section.money")
        evaluation = self._model.evaluation
        if row is None or evaluation is None or not evaluation.offers:
            return
        pane = self._panes[False, True]
        self._years = YearSwitch(evaluation.comparison.settings.horizon_years, self._model.year, pane)
        self._years.chosen.connect(self.year_chosen)
        pane.setIndexWidget(self._model.index(row, LABELS), self._years)

    # Sizes --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            for cells in self._cells:
                cells.forget_fonts()
            self._rebuild()

    def _fit(self) -> None:
        """Share the width among the offers; narrow ones scroll, the baseline stays."""
        offers = self._model.columnCount() - 1
        if offers < 1:
            return
        labels = self._label_width()
        narrowest = round(NARROWEST * theme.text_scale())
        free = self.contentsRect().width() - 2 - labels - self._bar_width()
        each = max(free // offers, narrowest)
        self._share_height(each)
        for (top, left), pane in self._panes.items():
            pane.setColumnWidth(LABELS, labels)
            for column in range(BASELINE, offers + 1):
                pane.setColumnWidth(column, each)
            if left:
                pane.setFixedWidth(labels + each)
            if top:
                pane.setFixedHeight(self._frozen_height(self._frozen))
                pane.updateGeometries()
        # At once: the panes stand beside each other before they are painted.
        self.layout().activate()

    def _share_height(self, each: int) -> None:
        """Fewer words under the names, then fewer frozen rows, where a low window leaves too little to scroll."""
        body = LEAST_BODY * self.cells.row_height(self._model.row(self._model.rowCount() - 1))
        room = self.contentsRect().height() - 2 - body
        count = self._model.frozen_rows
        for is_short in (False, True):
            for header in self._headers:
                header.make_room_for(each, is_short)
            if self._frozen_height(count) <= room:
                break
        while count > 1 and self._frozen_height(count) > room:
            count -= 1
        if self._frozen_height(count) > room + body * (LEAST_BODY - 1) // LEAST_BODY - self._across.sizeHint().height():
            count = 0
        if count != self._frozen:
            self._freeze(count)

    def _bar_width(self) -> int:
        """Room for the vertical scroll bar, where the rows do not fit."""
        needed = self._frozen_height(self._model.rowCount())
        return 0 if needed <= self.contentsRect().height() - 2 else self._down.sizeHint().width()

    def _label_width(self) -> int:
        _, measure = self.cells.metrics(9.75, True)
        rows = [self._model.row(number) for number in range(self._model.rowCount())]
        labels = [row.label for row in rows if row.kind != "section"] or [""]
        return round(max(measure.horizontalAdvance(label) for label in labels)) + 26

    def _frozen_height(self, count: int) -> int:
        rows = sum(self.cells.row_height(self._model.row(row)) for row in range(count))
        return self._headers[0].sizeHint().height() + rows

    # Keyboard -----------------------------------------------------------------------------------------

    def current(self) -> tuple[str, str] | None:
        """Row key and offer id where the keyboard is."""
        each = self._model.offer_at(self._cursor.column)
        if each is None or not 0 <= self._cursor.row < self._model.rowCount():
            return None
        return self._model.row(self._cursor.row).key, each.offer.id

    def go_to(self, key: str, offer_id: str) -> None:
        """Put the keyboard on a cell."""
        row, ids = self._model.row_of(key), self._model.offer_ids()
        if row is not None and offer_id in ids:
            self._select(row, ids.index(offer_id) + 1)
            self._pane_of(self._cursor.row, self._cursor.column).setFocus()

    def step(self, rows: int, columns: int) -> None:
        """Move the keyboard by rows and columns, over section rows, across the panes."""
        last_row, last_column = self._model.rowCount() - 1, self._model.columnCount() - 1
        row = min(max(self._cursor.row + rows, 0), last_row)
        direction = 1 if rows >= 0 else -1
        while 0 <= row <= last_row and self._model.row(row).kind == "section":
            row += direction
        if not 0 <= row <= last_row:
            row = self._cursor.row
        self._select(row, min(max(self._cursor.column + columns, BASELINE), last_column))
        self._pane_of(self._cursor.row, self._cursor.column).setFocus()

    def _pane_of(self, row: int, column: int) -> Pane:
        return self._panes[row < self._frozen, column <= BASELINE]

    def _select(self, row: int, column: int) -> None:
        if row < 0 or column < BASELINE:
            return
        if self._model.row(row).kind == "section":
            row = min(row + 1, self._model.rowCount() - 1)
        index = self._model.index(row, column)
        pane = self._pane_of(row, column)
        pane.setCurrentIndex(index)
        pane.scrollTo(index)
        self._mark(row, column)

    def _current_changed(self, index: QModelIndex, before: QModelIndex) -> None:
        if index.isValid() and index.column() >= BASELINE and self._pane_of(index.row(), index.column()).hasFocus():
            self._mark(index.row(), index.column())

    def _pressed(self, index: QModelIndex) -> None:
        if index.column() >= BASELINE:
            self._mark(index.row(), index.column())

    def _mark(self, row: int, column: int) -> None:
        self._cursor.row, self._cursor.column = row, column
        here = self._pane_of(row, column)
        for pane in self._panes.values():
            # For Tab the four are one: it comes to the pane where the keyboard is, and leaves them all.
            pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pane is here else Qt.FocusPolicy.ClickFocus)
        self.repaint_cells()

    def _focus_changed(self, has_focus: bool) -> None:
        self._cursor.has_focus = any(pane.hasFocus() for pane in self._panes.values())
        self.repaint_cells()

    def _after_entry(self, rows: int, columns: int) -> None:
        if rows or columns:
            self.step(rows, columns)
        else:
            self._pane_of(self._cursor.row, self._cursor.column).setFocus()

    def repaint_cells(self) -> None:
        """Paint all panes again, as after a change of theme."""
        for pane, cells in zip(self._panes.values(), self._cells, strict=True):
            cells.colours = theme.current()
            pane.viewport().update()

    # Opening ------------------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        each = self._model.offer_at(index.column()) if index.isValid() else None
        if each is None:
            return
        self._mark(index.row(), index.column())
        row = self._model.row(index.row())
        if self._model.is_input(index) and self._model.is_hidden(index):
            self.refused.emit(said())
        elif self._model.is_input(index):
            self._edit(index)
        elif row.kind == "factor" and row.key not in CALCULATED:
            self.level_wanted.emit(row.key.removeprefix("score."), each.offer.id, self._on_screen(index))
        elif row.kind in ("result", "factor"):
            self.trail_wanted.emit(row.key, each.offer.id)

    def _edit(self, index: QModelIndex) -> None:
        pane = self._pane_of(index.row(), index.column())
        pane.setCurrentIndex(index)
        pane.edit(index)

    def _on_screen(self, index: QModelIndex) -> QRect:
        pane = self._pane_of(index.row(), index.column())
        shown = pane.visualRect(index)
        return QRect(pane.viewport().mapToGlobal(shown.topLeft()), shown.size())

    def _clear(self, index: QModelIndex) -> None:
        each = self._model.offer_at(index.column()) if index.isValid() else None
        if each is not None and self._model.is_hidden(index):
            self.refused.emit(said())
        elif each is not None:
            self.cleared.emit(self._model.row(index.row()).key, each.offer.id)

    def _rate(self, index: QModelIndex, level: object) -> None:
        each = self._model.offer_at(index.column()) if index.isValid() else None
        row = self._model.row(index.row()) if index.isValid() else None
        if each is not None and row is not None and takes_rating(row):
            self.rated.emit(row.key.removeprefix("score."), each.offer.id, level)
        else:
            self._say_why_not(index)

    def _say_why_not(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.offer_at(index.column()) is not None:
            self.refused.emit(why_not(self._model.row(index.row()), self._model.cell(index)))

    def _header_opened(self, column: int) -> None:
        each = self._model.offer_at(column)
        if each is not None:
            self._select(self._cursor.row, column)
            self.offer_opened.emit(each.offer.id, "")

    def _menu(self, column: int, where: QPoint) -> None:
        each = self._model.offer_at(column)
        if each is not None:
            self._select(self._cursor.row, column)
            self.menu_wanted.emit(each.offer.id, where)
