"""The widget around a chart: paints it, shows what is pointed at, lets the arrow keys walk over its parts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from offercompare.gui import theme
from offercompare.gui.charts.look import Hit, Look, screen_look

Paint = Callable[[QPainter, QRectF, Look], list[Hit]]


class Canvas(QWidget):
    """Signal: ``opened(key)`` on a click or Enter on a part that has a trail.

    ``walks`` is whether the arrow keys move from part to part.
    """

    opened = Signal(str)

    def __init__(self, name: str, walks: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self._paint: Paint | None = None
        self.hits: list[Hit] = []
        self._at: str | None = None
        if walks:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_chart(self, paint: Paint, spoken: str) -> None:
        """Show another chart; ``spoken`` tells a screen reader what it shows."""
        self._paint = paint
        self.setAccessibleDescription(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._paint is not None:
            self.hits = self._paint(painter, QRectF(self.rect()).adjusted(4, 4, -4, -4), screen_look(self))
        if self.hasFocus():
            self._ring(painter)
        painter.end()

    def _ring(self, painter: QPainter) -> None:
        accent = QPen(QColor(theme.current().accent), 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(accent)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        hit = self.current()
        if hit is not None:
            painter.setPen(QPen(QColor(theme.current().card), 5))
            painter.drawRect(hit.area)
            painter.setPen(accent)
            painter.drawRect(hit.area)

    # Pointing -----------------------------------------------------------------------------------------

    def hit_at(self, point: QPointF) -> Hit | None:
        """The part under a point: the last painted lies on top."""
        return next((hit for hit in reversed(self.hits) if hit.area.contains(point)), None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.hit_at(QPointF(event.pos()))
            if hit is not None:
                QToolTip.showText(event.globalPos(), hit.text, self, hit.area.toRect())
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self.hit_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if hit and hit.key else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hit = self.hit_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and hit is not None and hit.key:
            self._at = hit.key
            self.opened.emit(hit.key)

    # Keyboard -----------------------------------------------------------------------------------------

    def _stops(self) -> list[Hit]:
        return sorted((hit for hit in self.hits if hit.key), key=lambda hit: (hit.column, hit.row))

    def current(self) -> Hit | None:
        """The part where the keyboard is."""
        stops = self._stops()
        return next((hit for hit in stops if hit.key == self._at), stops[0] if stops else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        hit, key = self.current(), Qt.Key(event.key())
        if hit is None:
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(hit.key)
        elif key in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        ):
            self._walk(hit, key)
        else:
            event.ignore()

    def _walk(self, hit: Hit, key: Qt.Key) -> None:
        stops = self._stops()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            column = stops[0 if key == Qt.Key.Key_Home else -1].column
            wanted = [stop for stop in stops if stop.column == column]
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            wanted = [stop for stop in stops if stop.column == hit.column + step]
        else:
            step = 1 if key == Qt.Key.Key_Up else -1
            wanted = [stop for stop in stops if stop.column == hit.column and stop.row == hit.row + step]
        if wanted:
            self._go(min(wanted, key=lambda stop: abs(stop.row - hit.row)))

    def _go(self, hit: Hit) -> None:
        self._at = hit.key
        self.setAccessibleDescription(hit.text)
        where = self.mapToGlobal(QPoint(round(hit.area.right()), round(hit.area.top())))
        QToolTip.showText(where, hit.text, self, hit.area.toRect())
        self.update()
