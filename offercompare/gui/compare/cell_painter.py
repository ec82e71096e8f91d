"""Paints the cells of the comparison: inputs underlined, results plain, unknown hatched, the best marked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from offercompare.gui import theme
from offercompare.gui.compare.rows import Row
from offercompare.gui.compare.table_model import LABELS, Index, TableModel
from offercompare.numerals import HIDDEN
from offercompare.report.table import Cell

PADDING = 11.0
TEXT_POINTS = 9.75
SMALL_POINTS = 8.0
LARGE_POINTS = 12.5


@dataclass(slots=True)
class Cursor:
    """Where the keyboard is, for all four panes; ``has_focus`` while one of them has it."""

    row: int = 0
    column: int = 1
    has_focus: bool = False


class CellPainter(QStyledItemDelegate):
    """The delegate of one pane; ``cursor`` says where the keyboard is."""

    def __init__(self, model: TableModel, cursor: Cursor, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._cursor = model, cursor
        self.colours = theme.current()
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}

    def metrics(self, points: float, strong: bool = False) -> tuple[QFont, QFontMetricsF]:
        """A font of the program with its measures, made once."""
        key = (points, strong)
        if key not in self._fonts:
            made = theme.font(points, strong=strong)
            self._fonts[key] = (made, QFontMetricsF(made))
        return self._fonts[key]

    def forget_fonts(self) -> None:
        """The text size changed: measure anew."""
        self._fonts.clear()

    def row_height(self, row: Row) -> int:
        """Height of a row in pixels, from its font."""
        _, text = self.metrics(LARGE_POINTS if row.key == "overall" else TEXT_POINTS)
        return round(text.height() + (10 if row.kind != "section" else 8))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(96, self.row_height(self._model.row(index.row())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index.row())
        area = QRectF(option.rect)
        painter.save()
        self._background(painter, area, row, index.column())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == LABELS:
            self._label(painter, area, row, self._room_beside(index))
        elif row.kind != "section":
            self._cell(painter, area, row, self._model.cell(index), index.column())
            if (index.row(), index.column()) == (self._cursor.row, self._cursor.column):
                self._focus(painter, area)
        painter.restore()

    # Parts --------------------------------------------------------------------------------------------

    def _background(self, painter: QPainter, area: QRectF, row: Row, column: int) -> None:
        colours = self.colours
        fill = colours.card
        if row.kind == "section":
            fill = colours.band
        elif column == 1:
            fill = colours.baseline
        painter.fillRect(area, QColor(fill))
        # A line along pixels: filled, it costs a tenth of one that is drawn smoothed.
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(colours.line))

    def _room_beside(self, index: Index) -> float:
        """What a widget in the cell, at its right, takes from the words."""
        pane = self.parent()
        widget = pane.indexWidget(index) if isinstance(pane, QAbstractItemView) else None
        return widget.sizeHint().width() if widget is not None else 0.0

    def _label(self, painter: QPainter, area: QRectF, row: Row, taken: float) -> None:
        strong = row.strong or row.kind == "section"
        font, measure = self.metrics(TEXT_POINTS if row.kind != "section" else 9.0, strong)
        inner = area.adjusted(PADDING, 0, -4, 0)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text if strong else self.colours.muted))
        text = measure.elidedText(row.label, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        if row.kind == "section" and row.hint:
            small, thin = self.metrics(9.0)
            painter.setFont(small)
            painter.setPen(QColor(self.colours.muted))
            rest = inner.adjusted(measure.horizontalAdvance(row.label + " "), 0, -taken, 0)
            hint = f" · {row.hint}"
            if not taken or thin.horizontalAdvance(hint) <= rest.width():
                painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), hint)

    def _cell(self, painter: QPainter, area: QRectF, row: Row, cell: Cell, column: int) -> None:
        inner = area.adjusted(PADDING, 0, -PADDING, 0)
        if cell.state == "unknown":
            self._unknown(painter, inner, cell)
            return
        right = inner.right()
        wide = inner.width() > 150 * theme.text_scale()
        if cell.difference and wide:
            right = self._difference(painter, inner, cell)
        large = row.key == "overall"
        strong = cell.best or row.strong
        font, measure = self.metrics(LARGE_POINTS if large else TEXT_POINTS, strong)
        width = right - inner.left() - (14 if cell.best else 0)
        bar_room = row.kind == "factor" and cell.value is not None and inner.width() > 84
        if bar_room:
            width = measure.horizontalAdvance("~ 100")
        text, font, measure = self._fitted(cell, width, font, measure, strong)
        used = measure.horizontalAdvance(text)
        box = QRectF(right - used, area.top(), used, area.height())
        painter.setFont(font)
        painter.setPen(QColor(self.colours.muted if cell.state in ("none", "empty", "hidden") else self.colours.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)
        if row.is_input(cell):
            self._underline(painter, box, measure)
        if cell.best:
            self._best(painter, box)
        if bar_room and cell.value is not None:
            self._bar(painter, inner, cell.value / 100, column, measure.horizontalAdvance("~ 100") + 22)

    def _fitted(
        self, cell: Cell, width: float, font: QFont, measure: QFontMetricsF, strong: bool
    ) -> tuple[str, QFont, QFontMetricsF]:
        """The text as it fits: whole, in its short form, smaller, or cut."""
        for text in (_marked(cell, cell.text), _marked(cell, cell.short) if cell.short else ""):
            if text and measure.horizontalAdvance(text) <= width:
                return text, font, measure
        small, tight = self.metrics(SMALL_POINTS, strong)
        text = _marked(cell, cell.short or cell.text)
        return tight.elidedText(text, Qt.TextElideMode.ElideRight, width), small, tight

    def _difference(self, painter: QPainter, inner: QRectF, cell: Cell) -> float:
        font, measure = self.metrics(SMALL_POINTS)
        room = max(measure.horizontalAdvance("+000,000"), measure.horizontalAdvance(cell.difference))
        painter.setFont(font)
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), cell.difference)
        return inner.right() - room - 8

    def _underline(self, painter: QPainter, box: QRectF, measure: QFontMetricsF) -> None:
        y = round(box.center().y() + measure.height() / 2 - 1) + 0.5
        painter.setPen(QPen(QColor(self.colours.muted), 1))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _best(self, painter: QPainter, box: QRectF) -> None:
        x, y = box.left() - 9, box.center().y() + 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.muted))
        painter.drawPolygon(QPolygonF([QPointF(x - 4, y), QPointF(x + 4, y), QPointF(x, y - 6.5)]))

    def _unknown(self, painter: QPainter, inner: QRectF, cell: Cell) -> None:
        font, measure = self.metrics(9.0)
        text = measure.elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width() - 12)
        width = measure.horizontalAdvance(text) + 14
        box = QRectF(inner.right() - width, inner.center().y() - measure.height() / 2 - 1, width, measure.height() + 2)
        hatch = QColor(self.colours.muted)
        hatch.setAlpha(105)
        painter.setPen(QPen(QColor(self.colours.muted), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _bar(self, painter: QPainter, inner: QRectF, value: float, column: int, right_room: float) -> None:
        width = min(84.0, inner.width() - right_room)
        if width < 24:
            return
        track = QRectF(inner.right() - right_room - width, inner.center().y() - 3, width, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.track))
        painter.drawRoundedRect(track, 3, 3)
        filled = QRectF(track)
        filled.setWidth(max(width * value, 0.0))
        painter.setBrush(offer_colour(self._model, column, self.colours))
        painter.setClipRect(filled)
        painter.drawRoundedRect(track, 3, 3)
        painter.setClipping(False)

    def _focus(self, painter: QPainter, area: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.colours.accent if self._cursor.has_focus else self.colours.line), 2))
        painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -2.5), 3, 3)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


def _marked(cell: Cell, text: str) -> str:
    if cell.state == "hidden":
        return HIDDEN
    return f"~ {text}" if cell.estimate else text


def offer_colour(model: TableModel, column: int, colours: theme.Theme) -> QColor:
    """The swatch of an offer: gray for the current job, else by its number among the others."""
    evaluation = model.evaluation
    if evaluation is None:
        return QColor(colours.current)
    others = [each.offer.id for each in evaluation.offers if each.offer.status != "current"]
    key = model.offer_ids()[column - 1]
    return colours.offer(others.index(key) if key in others else 0, key not in others)
