"""A table of figures with offers as rows: the look of view Compare, unknown hatched, each number opens its trail."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from offercompare.gui.charts.look import CENTRE, LEFT, RIGHT, Look, dashed_box, screen_look
from offercompare.gui.over_time.tables import Grid, OfferRow
from offercompare.report.table import Cell
from offercompare.translation import tr

Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _SPOKEN, _TIP = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
PADDING, TEXT, SMALL, HEAD = 11.0, 9.75, 8.0, 8.75
NAME_MOST, SWATCH, BEST = 210.0, 15.0, 14.0
MOST_ROWS = 12


class GridModel(QAbstractTableModel):
    """The cells of a grid; column 0 names the offer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = Grid("", (), ())

    def show(self, grid: Grid) -> bool:
        """Show another grid; whether rows or columns came, went or are called otherwise."""
        old = self._grid
        if grid == old:
            return False
        is_other = _frame(grid) != _frame(old)
        if is_other:
            self.beginResetModel()
            self._grid = grid
            self.endResetModel()
        else:
            self._grid = grid
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [_DISPLAY])
        return is_other

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._grid

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or not self._grid.rows else 1 + len(self._grid.headings)

    def row(self, number: int) -> OfferRow:
        """The row at a position."""
        return self._grid.rows[number]

    def cell(self, index: Index) -> Cell | None:
        """The cell at an index; None for the names."""
        return self._grid.rows[index.row()].cells[index.column() - 1] if index.column() > 0 else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role not in (_DISPLAY, _SPOKEN, _TIP) or not index.isValid():
            return None
        cell = self.cell(index)
        if cell is None:
            return self.row(index.row()).mark.name
        if role == _TIP:
            return cell.note or None
        if role == _SPOKEN:
            return ", ".join(part for part in (cell.text, cell.difference, cell.note) if part)
        return cell.text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role not in (_DISPLAY, _SPOKEN):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.row(section).mark.name if section < self.rowCount() else None
        return tr("Offer") if section == 0 else self._grid.headings[section - 1]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _frame(grid: Grid) -> object:
    return (grid.headings, tuple(row.mark for row in grid.rows))


class FigureTable(QTableView):
    """Signal: ``opened(row, column)`` on Enter or a double click on a number."""

    opened = Signal(int, int)
    most_rows = MOST_ROWS
    """Further rows are scrolled to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model_ = GridModel(self)
        self.setModel(self.model_)
        self._painter = _CellPainter(self)
        self.setItemDelegate(self._painter)
        self._head = _Head(self)
        self.setHorizontalHeader(self._head)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)

    def show_grid(self, grid: Grid) -> None:
        """Show another grid; the keyboard stays where it is."""
        at = self.currentIndex()
        self.setAccessibleName(grid.name)
        if self.model_.show(grid):
            for row in range(self.model_.rowCount()):
                self.setRowHeight(row, self.row_height())
        row, column = max(at.row(), 0), max(at.column(), 1)
        if not self.currentIndex().isValid() and row < self.model_.rowCount():
            self.setCurrentIndex(self.model_.index(row, min(column, self.model_.columnCount() - 1)))
        self._fit()

    def current_offer(self) -> str:
        """The offer where the keyboard is."""
        at = self.currentIndex()
        return self.model_.row(at.row()).mark.id if at.isValid() else ""

    # Sizes --------------------------------------------------------------------------------------------

    def look(self) -> Look:
        """What its cells are painted with."""
        return screen_look(self)

    def row_height(self) -> int:
        """The height of a row in pixels."""
        return round(self.look().height(TEXT) + 10)

    def _fit(self) -> None:
        """Each column as wide as its words, and what is left over shared; the table as high as its rows."""
        columns = self.model_.columnCount()
        if not columns:
            self.setFixedHeight(0)
            return
        needed = [self._needed(column) for column in range(columns)]
        left = max(self.width() - sum(needed), 0)
        for column, width in enumerate(needed):
            self.setColumnWidth(column, width + left // columns)
        rows = min(self.model_.rowCount(), self.most_rows)
        bar = self.horizontalScrollBar().sizeHint().height() if sum(needed) > self.width() else 0
        head = self._head.sizeHint().height()
        self._head.setFixedHeight(head)
        self.setFixedHeight(head + rows * self.row_height() + bar + 1)

    def _needed(self, column: int) -> int:
        look = self.look()
        cells = [self.model_.cell(self.model_.index(row, column)) for row in range(self.model_.rowCount())]
        if column == 0:
            names = [look.width(row.mark.name, TEXT, True) + SWATCH * look.unit for row in self.model_.grid.rows]
            return round(min(max(names), NAME_MOST * look.unit) + 2 * PADDING + 2)
        wide = max(_cell_width(cell, look) for cell in cells if cell is not None)
        return round(max(wide, self._head.narrowest(column)) + 2 * PADDING + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Keyboard and mouse -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at = Qt.Key(event.key()), self.currentIndex()
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -1000),
            Qt.Key.Key_End: (0, 1000),
            Qt.Key.Key_PageUp: (-1000, 0),
            Qt.Key.Key_PageDown: (1000, 0),
        }
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            event.ignore()
        elif key in moves and at.isValid():
            row, column = (old + step for old, step in zip((at.row(), at.column()), moves[key], strict=True))
            row, column = (
                min(max(row, 0), self.model_.rowCount() - 1),
                min(max(column, 1), self.model_.columnCount() - 1),
            )
            self.setCurrentIndex(self.model_.index(row, column))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(at)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open(self.indexAt(event.position().toPoint()))

    def _open(self, index: Index) -> None:
        if index.isValid() and index.column() > 0:
            self.opened.emit(index.row(), index.column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()


def _cell_width(cell: Cell, look: Look) -> float:
    width = look.width(cell.text, TEXT, cell.best) + (BEST if cell.best else 0)
    if cell.state == "unknown":
        return look.width(cell.text, 9.0) + 14
    return width + BEST + (look.width(cell.difference, SMALL) + 8 if cell.difference else 0)


class _Head(QHeaderView):
    """Column names in as many lines as they need."""

    def __init__(self, table: FigureTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self.setHighlightSections(False)

    def _texts(self) -> list[str]:
        columns = range(self._table.model_.columnCount())
        return [str(self._table.model_.headerData(column, Qt.Orientation.Horizontal)) for column in columns]

    def narrowest(self, column: int) -> float:
        """The width at which a heading needs two lines at most."""
        look = self._table.look()
        return max(look.width(line, HEAD) for line in self._halved(self._texts()[column]))

    def _halved(self, text: str) -> list[str]:
        """A heading in two lines of about the same length."""
        words, look = text.split(), self._table.look()
        splits = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
        return min(splits or [[text]], key=lambda lines: max(look.width(line, HEAD) for line in lines))

    def _fits(self, column: int) -> bool:
        width = self._table.look().width(self._texts()[column], HEAD)
        return width <= self.sectionSize(column) - 2 * PADDING + 1

    def sizeHint(self) -> QSize:
        line = self._table.look().height(HEAD)
        fits = all(self._fits(column) for column in range(len(self._texts())))
        return QSize(100, round(line * (1 if fits else 2) + 9))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        look, area = self._table.look(), QRectF(rect)
        painter.save()
        painter.fillRect(area, look.colour("band"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.colour("line"))
        painter.setFont(look.font(HEAD, False))
        painter.setPen(look.colour("muted"))
        side = Qt.AlignmentFlag.AlignLeft if logicalIndex == 0 else Qt.AlignmentFlag.AlignRight
        align = int(side) | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        text = self._texts()[logicalIndex]
        text = text if self._fits(logicalIndex) else "\n".join(self._halved(text))
        painter.drawText(area.adjusted(PADDING, 0, -PADDING, 0), align, text)
        painter.restore()


class _CellPainter(QStyledItemDelegate):
    def __init__(self, table: FigureTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, area = self._table.look(), QRectF(option.rect)
        row, cell = self._table.model_.row(index.row()), self._table.model_.cell(index)
        painter.save()
        painter.fillRect(area, look.colour("baseline" if row.mark.is_current else "card"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = area.adjusted(PADDING, 0, -PADDING, 0)
        if cell is None:
            self._name(painter, inner, row, look)
        elif cell.state == "unknown":
            self._unknown(painter, inner, cell, look)
        else:
            self._cell(painter, inner, cell, look)
        if index == self._table.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent" if self._table.hasFocus() else "line"), 2))
            painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -2.5), 3, 3)
        painter.restore()

    def _name(self, painter: QPainter, inner: QRectF, row: OfferRow, look: Look) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.offer(row.mark.number, row.mark.is_current))
        size = 9 * look.unit
        painter.drawRoundedRect(QRectF(inner.left(), inner.center().y() - size / 2, size, size), 2, 2)
        look.write(painter, inner.adjusted(SWATCH * look.unit, 0, 0, 0), row.mark.name, LEFT, TEXT, True)

    def _cell(self, painter: QPainter, inner: QRectF, cell: Cell, look: Look) -> None:
        box = QRectF(inner)
        if cell.difference:
            look.write(painter, inner, cell.difference, RIGHT, SMALL, colour=look.colour("muted"))
            box.setRight(box.right() - look.width(cell.difference, SMALL) - 8)
        colour = look.colour("text" if cell.state == "value" else "muted")
        look.write(painter, box, cell.text, RIGHT, TEXT, cell.best, colour)
        if cell.best:
            x, y = box.right() - look.width(cell.text, TEXT, True) - 9, box.center().y() + 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.colour("muted")))
            painter.drawPolygon(QPolygonF([QPointF(x - 4, y), QPointF(x + 4, y), QPointF(x, y - 6.5)]))

    def _unknown(self, painter: QPainter, inner: QRectF, cell: Cell, look: Look) -> None:
        width = min(look.width(cell.text, 9.0) + 14, inner.width())
        high = look.height(9.0) + 2
        box = QRectF(inner.right() - width, inner.center().y() - high / 2, width, high)
        dashed_box(painter, box, look)
        look.write(painter, box, cell.text, CENTRE, 9.0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(96, self._table.row_height())
