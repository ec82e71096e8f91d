"""How outcomes are spread: one filled curve for each offer, one below the other on the same money axis."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from offercompare.gui.charts.look import CENTRE, LEFT, SMALL, TEXT, Hit, Look, mixed
from offercompare.gui.charts.scale import MOST_MARKS, ticks
from offercompare.gui.over_time.wording import on_axis, rough
from offercompare.gui.risk.spreads import BINS, Spread, Spreads

ROW, SELECTED_ROW = 42.0, 58.0
NAME_SHARE, NAME_MOST, SWATCH = 0.26, 150.0, 15.0
LINE = 3.0
"""How wide the line of pay that does not vary is."""
QUIET, FILL, QUIET_FILL = 0.35, 0.25, 0.72
"""How much of the card is in the line of an offer that is not selected, and in the areas."""


def height(look: Look, data: Spreads, width: float) -> float:
    """What the chart needs at a width."""
    return sum(_row_height(look, data, row, width) for row in data.rows) + look.height(SMALL) + 12 * look.unit


def _name_width(look: Look, data: Spreads) -> float:
    return max((look.width(row.mark.name, TEXT, True) for row in data.rows), default=0.0) + (SWATCH + 10) * look.unit


def _names_above(look: Look, data: Spreads, width: float) -> bool:
    """Whether names stand over the curves: they would take too much of the width beside them."""
    return _name_width(look, data) > width * NAME_SHARE


def _row_height(look: Look, data: Spreads, row: Spread, width: float) -> float:
    above = look.height(TEXT) if _names_above(look, data, width) else 0.0
    if row.mark.id == data.selected:
        return SELECTED_ROW * look.unit + look.height(SMALL) + above
    return max(ROW * look.unit, look.height(TEXT) + 4 * look.unit) + above


def paint(p: QPainter, r: QRectF, look: Look, data: Spreads) -> list[Hit]:
    """Draw the chart into a rectangle; returns what can be pointed at."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    return _Painter(p, r, look, data).paint() if data.rows else []


class _Painter:
    def __init__(self, p: QPainter, r: QRectF, look: Look, data: Spreads) -> None:
        self.p, self.r, self.look, self.data = p, r, look, data
        unit = look.unit
        self.above = _names_above(look, data, r.width())
        self.name = 6 * unit if self.above else min(_name_width(look, data), NAME_MOST * unit)
        self.below = look.height(SMALL) + 8 * unit
        self.plot = QRectF(r.left() + self.name, r.top(), r.width() - self.name - 6 * unit, 0)
        self.plot.setBottom(max(r.bottom() - self.below, r.top() + 10))
        # A chart with more room than it needs gives it to the curves.
        needed = sum(_row_height(look, data, row, r.width()) for row in data.rows)
        self.stretch = max(self.plot.height() / needed, 0.2)

    def x(self, amount: float) -> float:
        share = (amount - self.data.low) / (self.data.high - self.data.low)
        return self.plot.left() + min(max(share, 0.0), 1.0) * self.plot.width()

    def paint(self) -> list[Hit]:
        self._axis()
        hits, top = [], self.plot.top()
        for number, row in enumerate(self.data.rows):
            area = QRectF(
                self.r.left(),
                top,
                self.r.width(),
                _row_height(self.look, self.data, row, self.r.width()) * self.stretch,
            )
            self._row(row, area)
            hits.append(Hit(area.adjusted(1, 1, -1, -1), row.spoken, row.mark.id, 0, -number))
            top = area.bottom()
        return hits

    def _axis(self) -> None:
        look, unit, line = self.look, self.look.unit, self.look.height(SMALL)
        most = max(min(int(self.plot.width() / (look.width("0000k", SMALL) * 1.8)), MOST_MARKS), 2)
        inside = [at for at in ticks(self.data.low, self.data.high, most) if self.data.low <= at <= self.data.high]
        taken = -1e9
        for mark in inside:
            x, text = self.x(mark), on_axis(mark, self.data.numerals)
            text = f"{self.data.currency} {text}" if mark == inside[0] else text
            self.p.setPen(QPen(look.colour("line"), unit))
            self.p.drawLine(QPointF(x, self.plot.top()), QPointF(x, self.plot.bottom()))
            width = look.width(text, SMALL) + 4
            left = min(max(x - width / 2, self.r.left()), self.r.right() - width)
            if left > taken:
                box = QRectF(left, self.plot.bottom() + 4 * unit, width, line)
                look.write(self.p, box, text, CENTRE, SMALL, colour=look.colour("muted"))
                taken = left + width

    def _row(self, row: Spread, area: QRectF) -> None:
        look, unit = self.look, self.look.unit
        is_selected = row.mark.id == self.data.selected or len(self.data.rows) == 1
        colour = look.offer(row.mark.number, row.mark.is_current)
        base = area.bottom() - (look.height(SMALL) + 2 * unit if row.mark.id == self.data.selected else 4 * unit)
        top = area.top() + 5 * unit + (look.height(TEXT) if self.above else 0.0)
        self._curve(row, QRectF(self.plot.left(), top, self.plot.width(), 0), base, colour)
        beside = QRectF(area.left(), area.top(), self.name, base - area.top())
        over = QRectF(area.left(), area.top() + 2 * unit, area.width(), look.height(TEXT) + 2)
        self._name(row, over if self.above else beside, colour, is_selected)
        if row.mark.id == self.data.selected:
            self._amounts(row, base)

    def _curve(self, row: Spread, top: QRectF, base: float, colour: QColor) -> None:
        look, unit = self.look, self.look.unit
        is_selected = row.mark.id == self.data.selected or len(self.data.rows) == 1
        if row.is_line:
            self._line(row, top, base, mixed(colour, look.colour("card"), 0.0 if is_selected else QUIET))
            return
        high, peak = base - top.top(), max(row.heights) or 1.0
        step = top.width() / BINS
        line, area = QPainterPath(), QPainterPath(QPointF(top.left(), base))
        for number, share in enumerate(row.heights):
            at = QPointF(top.left() + (number + 0.5) * step, base - share / peak * high)
            line.lineTo(at) if number else line.moveTo(at)
            area.lineTo(at)
        area.lineTo(top.right(), base)
        area.closeSubpath()
        card = look.colour("card")
        self.p.fillPath(area, mixed(colour, card, FILL if is_selected else QUIET_FILL))
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        self.p.setPen(QPen(mixed(colour, card, 0.0 if is_selected else QUIET), (1.8 if is_selected else 1.2) * unit))
        self.p.drawPath(line)
        self._base(top, base)
        self._marks(row, top, base, is_selected)

    def _line(self, row: Spread, top: QRectF, base: float, colour: QColor) -> None:
        """Pay that does not vary: no hill, and no tenths beside the middle."""
        x, half = self.x(row.span.middle), LINE * self.look.unit / 2
        self.p.fillRect(QRectF(x - half, top.top(), 2 * half, base - top.top()), colour)
        self._base(top, base)

    def _base(self, top: QRectF, base: float) -> None:
        self.p.setPen(QPen(self.look.colour("muted"), self.look.unit))
        self.p.drawLine(QPointF(top.left(), base), QPointF(top.right(), base))

    def _marks(self, row: Spread, top: QRectF, base: float, is_selected: bool) -> None:
        """The middle, and for the selected offer the two tenths."""
        unit = self.look.unit
        self.p.setPen(QPen(self.look.colour("text"), (1.8 if is_selected else 1.2) * unit))
        x = self.x(row.span.middle)
        self.p.drawLine(QPointF(x, top.top() if is_selected else base - 10 * unit), QPointF(x, base))
        if is_selected:
            self.p.setPen(QPen(self.look.colour("text"), unit, Qt.PenStyle.DashLine))
            for amount in (row.span.low, row.span.high):
                x = self.x(amount)
                self.p.drawLine(QPointF(x, base - (base - top.top()) * 0.6), QPointF(x, base))

    def _name(self, row: Spread, area: QRectF, colour: QColor, is_selected: bool) -> None:
        look, unit, size = self.look, self.look.unit, 9 * self.look.unit
        line = QRectF(area.left() + 6 * unit, area.bottom() - look.height(TEXT) - 1, 0, look.height(TEXT))
        line.setRight(area.right() - 4 * unit)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(colour)
        self.p.drawRoundedRect(QRectF(line.left(), line.center().y() - size / 2, size, size), 2, 2)
        text = look.colour("text" if is_selected else "muted")
        look.write(self.p, line.adjusted(SWATCH * unit, 0, 0, 0), row.mark.name, LEFT, TEXT, is_selected, text)

    def _amounts(self, row: Spread, base: float) -> None:
        """Below the selected curve: the two tenths and the middle, as far as they have room beside each other."""
        look, unit = self.look, self.look.unit
        taken: list[tuple[float, float]] = []
        for amount, strong in ((row.span.middle, True), (row.span.low, False), (row.span.high, False)):
            text = rough(amount, self.data.numerals, 2)
            width = look.width(text, SMALL, strong) + 6 * unit
            left = min(max(self.x(amount) - width / 2, self.plot.left()), self.plot.right() - width)
            if any(left < end and start < left + width for start, end in taken):
                continue
            taken.append((left, left + width))
            box = QRectF(left, base + 1, width, look.height(SMALL))
            look.write(self.p, box, text, CENTRE, SMALL, strong)
