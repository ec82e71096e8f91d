"""A slider of months under the lines: the arrows go by a month, Page by a year, Home and End to the ends."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from offercompare.gui import theme
from offercompare.gui.over_time.wording import MONTHS

KNOB = 7.0


class MonthSlider(QSlider):
    """Months from 0; as wide as the lines above when its edges stand ``KNOB`` beyond them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSingleStep(1)
        self.setPageStep(MONTHS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(120, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 22)

    def _track(self) -> QRectF:
        return QRectF(KNOB, self.height() / 2 - 2, max(self.width() - 2 * KNOB, 1.0), 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, track = theme.current(), self._track()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.track))
        painter.drawRoundedRect(track, 2, 2)
        share = self.value() / max(self.maximum(), 1)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * share, track.height()), 2, 2)
        knob = QPointF(track.left() + track.width() * share, track.center().y())
        painter.setBrush(QColor(colours.card))
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawEllipse(knob, KNOB - 1, KNOB - 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(knob, KNOB - 4, KNOB - 4)
        painter.end()

    def _drag(self, event: QMouseEvent) -> None:
        track = self._track()
        share = (event.position().x() - track.left()) / track.width()
        self.setValue(round(min(max(share, 0.0), 1.0) * self.maximum()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: object) -> None:
        """The wheel scrolls the page; the month never moves by accident."""
        event.ignore()
