"""A slider for one weight with the bracket in which the leader stays first."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from offercompare.gui import theme
from offercompare.gui.track_slider import TrackSlider

STEPS = 1000
KNOB = 6.5
NOTE_GAP = 5


class BracketSlider(TrackSlider):
    """Shares from 0 to 1 in thousandths. Signal: ``dragged(share)`` while the person moves it."""

    dragged = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(0, STEPS)
        self.setSingleStep(10)
        self.setPageStep(50)
        self._bracket: tuple[float, float] | None = None
        self._notes: tuple[str, ...] = ()

    def show(self, share: float, bracket: tuple[float, float] | None, notes: tuple[str, ...] = ()) -> None:
        """Show a share and its bracket, with who leads beyond it, without telling anybody.

        ``notes`` say the same, each shorter than the one before: the first that has room is written, uncut.
        """
        if (bracket, notes, round(share * STEPS)) == (self._bracket, self._notes, self.value()):
            return
        self._bracket, self._notes = bracket, notes
        was = self.blockSignals(True)
        self.setValue(round(share * STEPS))
        self.blockSignals(was)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self.track()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.track))
        painter.drawRoundedRect(track, 2, 2)
        if self._bracket is not None and self.isEnabled():
            self._draw_bracket(painter, track, self._bracket, QColor(colours.holds))
            self._draw_note(painter, self._bracket, QColor(colours.muted), QColor(colours.card))
        knob = QPointF(self._x(self.value() / STEPS), track.center().y())
        painter.setBrush(QColor(colours.card))
        painter.setPen(QPen(QColor(colours.accent if self.isEnabled() else colours.muted), 3 if self.hasFocus() else 2))
        painter.drawEllipse(knob, KNOB, KNOB)
        painter.end()

    def _draw_bracket(self, painter: QPainter, track: QRectF, bracket: tuple[float, float], colour: QColor) -> None:
        low, high = self._x(bracket[0]), self._x(bracket[1])
        y = track.bottom()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2))
        painter.drawPolyline(
            QPolygonF([QPointF(low, y - 6), QPointF(low, y + 1), QPointF(high, y + 1), QPointF(high, y - 6)])
        )

    @property
    def note_shown(self) -> str:
        """The note that is written beyond the bracket, on the side where there is more room; empty where none fits."""
        if self._bracket is None:
            return ""
        measure, room = QFontMetricsF(theme.font(8)), max(self._room(self._bracket)) - NOTE_GAP - 2
        return next((note for note in self._notes if measure.horizontalAdvance(note) <= room), "")

    def _room(self, bracket: tuple[float, float]) -> tuple[float, float]:
        return self._x(bracket[0]), self.width() - self._x(bracket[1])

    def _draw_note(self, painter: QPainter, bracket: tuple[float, float], colour: QColor, behind: QColor) -> None:
        text = self.note_shown
        if not text:
            return
        font = theme.font(8)
        width = QFontMetricsF(font).horizontalAdvance(text)
        left, right = self._room(bracket)
        start = self._x(bracket[1]) + NOTE_GAP if right >= left else self._x(bracket[0]) - NOTE_GAP - 2 - width
        box = QRectF(start, 0, width + 2, self.height())
        painter.fillRect(box, behind)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def track(self) -> QRectF:
        return QRectF(KNOB + 1, self.height() / 2 - 2, self.width() - 2 * KNOB - 2, 4)

    def _x(self, share: float) -> float:
        track = self.track()
        return track.left() + track.width() * share

    def dragged_to(self, share: float) -> None:
        self.dragged.emit(share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.dragged.emit(self.value() / STEPS)
