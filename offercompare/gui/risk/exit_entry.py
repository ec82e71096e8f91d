"""The exit value as a cursor on the chart, as a slider under it, and as a number that is typed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from offercompare.errors import InputError
from offercompare.gui import theme
from offercompare.gui.charts import exit_waterfall
from offercompare.gui.charts.canvas import Canvas
from offercompare.gui.charts.log_axis import share_of, value_at
from offercompare.gui.charts.look import screen_look
from offercompare.gui.fault_mark import mark_fault
from offercompare.gui.forms.reading import refuse_two_meanings
from offercompare.gui.hidden_amounts import lock
from offercompare.gui.risk.exit_shape import ExitShape
from offercompare.gui.track_slider import TrackSlider
from offercompare.gui.typed_money import number_in
from offercompare.numerals import Numerals
from offercompare.report.exit_words import rough
from offercompare.translation import tr

KNOB = 7.0
STEPS = 200
DIGITS = 3
BILLIONS = ("bn", "b")
MOST = 1e15


class ExitChart(Canvas):
    """The chart; a press or a drag on it says an exit value. Signals: ``value_wanted(value)``, ``resized``."""

    value_wanted = Signal(float)
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Who gets what, over exit values"), walks=False, parent=parent)
        self.data: ExitShape | None = None

    def show_shape(self, data: ExitShape) -> None:
        """Show another chart, or the same with its cursor elsewhere."""
        self.data = data
        self.show_chart(lambda p, r, look: exit_waterfall.paint(p, r, look, data), data.spoken)
        self._fit()

    def plot(self) -> QRectF:
        """Where the panels are."""
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        return exit_waterfall.plot_area(area, screen_look(self), self.data) if self.data else area

    def _fit(self) -> None:
        if self.data is not None:
            self.setMinimumHeight(round(exit_waterfall.least_height(screen_look(self), self.data, self.width() - 8)))

    def _ask(self, event: QMouseEvent) -> None:
        plot, data = self.plot(), self.data
        if data is not None:
            share = min(max((event.position().x() - plot.left()) / plot.width(), 0.0), 1.0)
            self.value_wanted.emit(tidy(value_at(share, data.low, data.high)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plot = self.plot()
        if event.button() == Qt.MouseButton.LeftButton and plot.left() - 6 <= event.position().x() <= plot.right() + 6:
            self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()


def tidy(value: float) -> float:
    """The value to three digits: nobody means the 217,364,913rd dollar."""
    return float(f"{value:.{DIGITS - 1}e}")


class ExitSlider(TrackSlider):
    """Exit values on a logarithmic track: arrows go by a small step, Page from mark to mark, Home and End to the ends.

    Signal: ``value_wanted(value)``. As wide as the chart's panels when its edges stand ``KNOB`` beyond them.
    """

    value_wanted = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(0, STEPS)
        self.setAccessibleName(tr("Exit value"))
        self._low, self._high, self._at = 1.0, 10.0, 1.0
        self._stops: tuple[float, ...] = ()

    def show_value(self, data: ExitShape) -> None:
        """Stand at the cursor of a chart, without telling anybody."""
        self._low, self._high, self._at = data.low, data.high, data.at.value
        self._stops = tuple(each.value for each in data.begins)
        was = self.blockSignals(True)
        self.setValue(round(share_of(self._at, self._low, self._high) * STEPS))
        self.blockSignals(was)
        self.setAccessibleDescription(f"{data.currency} {rough(self._at, data.numerals)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 22)

    def track(self) -> QRectF:
        return QRectF(KNOB, self.height() / 2 - 2, max(self.width() - 2 * KNOB, 1.0), 4)

    def dragged_to(self, share: float) -> None:
        self._want(tidy(value_at(share, self._low, self._high)))

    def _want(self, value: float) -> None:
        if value != self._at:
            self.value_wanted.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
        if key in steps:
            self._step(steps[key])
        elif key == Qt.Key.Key_PageUp:
            self._want(next((stop for stop in self._stops if stop > self._at), self._high))
        elif key == Qt.Key.Key_PageDown:
            self._want(next((stop for stop in reversed(self._stops) if stop < self._at), self._low))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._want(self._low if key == Qt.Key.Key_Home else self._high)
        else:
            super().keyPressEvent(event)

    def _step(self, steps: int) -> None:
        share = share_of(self._at, self._low, self._high) + steps / STEPS
        self._want(tidy(value_at(min(max(share, 0.0), 1.0), self._low, self._high)))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, track = theme.current(), self.track()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.track))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(QColor(colours.muted))
        for stop in self._stops:
            x = track.left() + track.width() * share_of(stop, self._low, self._high)
            painter.drawRect(QRectF(x - 1, track.center().y() - 5, 2, 10))
        knob = QPointF(track.left() + track.width() * share_of(self._at, self._low, self._high), track.center().y())
        painter.setBrush(QColor(colours.card))
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawEllipse(knob, KNOB - 1, KNOB - 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(knob, KNOB - 4, KNOB - 4)
        painter.end()


class ExitField(QLineEdit):
    """An exit value, typed as "950,000,000", "950m" or "1.2bn" with this place's marks. Signal: ``value_wanted``.

    Taken on Enter and when the keyboard leaves; what cannot be read is said, and the value stays.
    """

    value_wanted = Signal(float)

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        self._numerals, self._value, self.currency = numerals, 0.0, ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(tr("Exit value"))
        self.setMaxLength(40)
        lock(self, numerals.amounts_hidden)
        self.textEdited.connect(lambda _: mark_fault(self, ""))

    def show_value(self, value: float) -> None:
        """Show a value; an entry that has begun stays."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._numerals.money(value))
        # While amounts are hidden nothing tells the size, not even the room.
        widest = 9e9 if self._numerals.amounts_hidden else max(value, 9e9)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(self._numerals.number(widest)) + 24)

    def drop_entry(self) -> None:
        """Forget an entry that has begun."""
        self._go(self._value)

    def _read(self) -> float:
        """The typed amount; ``InputError`` where it is none."""
        plain, factor = self.text().strip().lower(), 1.0
        for ending in BILLIONS:
            if plain.endswith(ending):
                plain, factor = plain.removesuffix(ending), 1e9
                break
        value = number_in(self.currency, plain, self._numerals)
        if value is None or not 0 <= value * factor <= MOST:
            example = self._numerals.number(950e6)
            raise InputError(tr("Type an amount from 0 such as {example}, 950m or 2bn.", example=example))
        if factor == 1.0:
            refuse_two_meanings(plain, self._numerals)
        return value * factor

    def _take(self) -> bool:
        try:
            self._go(self._read())
        except InputError as fault:
            mark_fault(self, str(fault))
            return False
        return True

    def _go(self, value: float) -> None:
        mark_fault(self, "")
        self.setText(self._numerals.money(value))
        if value != self._value:
            self.value_wanted.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._take():
                self.selectAll()
        elif key == Qt.Key.Key_Escape:
            self._go(self._value)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified() and not self._take():
            self._go(self._value)
