"""Months as a slider under the lines and as a number: arrows go by a month, Page by a year."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from offercompare.gui import theme
from offercompare.gui.fault_mark import mark_fault
from offercompare.gui.over_time.wording import MONTHS
from offercompare.gui.track_slider import TrackSlider
from offercompare.translation import tr

KNOB = 7.0


class MonthSlider(TrackSlider):
    """Months from 0; as wide as the lines above when its edges stand ``KNOB`` beyond them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSingleStep(1)
        self.setPageStep(MONTHS)

    def sizeHint(self) -> QSize:
        return QSize(120, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 22)

    def track(self) -> QRectF:
        return QRectF(KNOB, self.height() / 2 - 2, max(self.width() - 2 * KNOB, 1.0), 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, track = theme.current(), self.track()
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


class MonthField(QLineEdit):
    """A whole number of months, taken on Enter and when the keyboard leaves. Signal: ``month_wanted(month)``."""

    month_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._month, self._months = 0, 0
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(tr("Leave after, in months"))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0000") + 18)
        self.textEdited.connect(lambda _: mark_fault(self, ""))

    def show_month(self, month: int, months: int) -> None:
        """Show a month; an entry that has begun stays."""
        self._month, self._months = month, months
        if not (self.hasFocus() and self.isModified()):
            self.setText(str(month))

    def _take(self) -> bool:
        typed = self.text().strip()
        if not (typed.isdecimal() and int(typed) <= self._months):
            mark_fault(self, tr("Enter whole months from 0 to {most}.", most=self._months))
            return False
        self._go(int(typed))
        return True

    def _go(self, month: int) -> None:
        mark_fault(self, "")
        self.setText(str(month))
        if month != self._month:
            self.month_wanted.emit(month)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: MONTHS, Qt.Key.Key_PageDown: -MONTHS}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(min(max(self._month + steps[key], 0), self._months))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._take():
                self.selectAll()
        elif key == Qt.Key.Key_Escape:
            self._go(self._month)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified() and not self._take():
            self._go(self._month)
