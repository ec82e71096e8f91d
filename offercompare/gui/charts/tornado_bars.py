"""How far each input moves the lead: one bar for each, from its low to its high end, the widest on top.

Where there is room the names stand at the left and who takes over at the right; else both above the bar.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from offercompare.gui.charts.look import CENTRE, LEFT, RIGHT, SMALL, SMALLER, TEXT, Hit, Look, mixed
from offercompare.gui.charts.scale import ticks
from offercompare.gui.decide.tornado import Tornado, Turn
from offercompare.translation import tr

LEAST_PLOT, NAME_SHARE, INSTEAD_SHARE = 210.0, 0.36, 0.22
BAR_HIGH, ROW, GAP, GLYPH = 12.0, 27.0, 10.0, 13.0
LEAST_BAR, LEAST_MARKS = 1.5, 3
PALE = 0.58


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands for a width; ``left`` and ``right`` are what the texts at the ends of bars need."""

    beside: bool
    name: float
    instead: float
    left: float
    right: float
    head: float
    row: float


def plan(look: Look, data: Tornado, width: float) -> Plan:
    """The arrangement for a width."""
    unit = look.unit
    names = max((look.width(row.label, TEXT, bool(row.instead)) for row in data.rows), default=0.0) + GAP * unit
    takers = [look.width(row.instead, SMALL, True) + (GLYPH + GAP) * unit for row in data.rows if row.instead]
    name, instead = min(names, width * NAME_SHARE), min(max(takers, default=0.0), width * INSTEAD_SHARE)
    left, right = (_ends(look, data, side) for side in (-1, 1))
    beside = width - name - instead - left - right >= LEAST_PLOT * unit
    head = look.height(SMALL) + 8 * unit
    row = max(ROW * unit, look.height(TEXT) + 8 * unit)
    if not beside:
        row += look.height(TEXT) + 2 * unit
    return Plan(beside, name, instead, left, right, head, row)


def _ends(look: Look, data: Tornado, side: int) -> float:
    """The room for texts at one side: only those of bars that go there stand there."""
    texts = [text for row in data.rows for value, text in _texts(row) if value * side > 0]
    return max((look.width(text, SMALLER) for text in texts), default=0.0) + 8 * look.unit


def _texts(row: Turn) -> tuple[tuple[float, str], ...]:
    """What stands beside the ends: both, or that of the further one where they go the same way."""
    ends = (row.low, row.low_text), (row.high, row.high_text)
    if row.low * row.high > 0:
        return (max(ends, key=lambda end: abs(end[0])),)
    return ends


def height(look: Look, data: Tornado, width: float) -> float:
    """What the chart needs at a width."""
    made = plan(look, data, width)
    return made.head + made.row * len(data.rows) + 2 * look.unit


def paint(p: QPainter, r: QRectF, look: Look, data: Tornado) -> list[Hit]:
    """Draw the chart into a rectangle; returns its rows."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    return _Painter(p, r, look, data).paint() if data.rows else []


class _Painter:
    def __init__(self, p: QPainter, r: QRectF, look: Look, data: Tornado) -> None:
        self.p, self.r, self.look, self.data = p, r, look, data
        made = self.plan = plan(look, data, r.width())
        left = r.left() + (made.name if made.beside else 0.0) + made.left
        right = r.right() - (made.instead if made.beside else 0.0) - made.right
        self.plot = QRectF(left, r.top() + made.head, max(right - left, 20 * look.unit), made.row * len(data.rows))
        low, high = data.low, data.high
        if high - low < 0.1:
            low, high = low - 0.5, high + 0.5
        self.low, self.high = low, high

    def x(self, points: float) -> float:
        return self.plot.left() + (points - self.low) / (self.high - self.low) * self.plot.width()

    def paint(self) -> list[Hit]:
        self._axis()
        return [self._row(row, number) for number, row in enumerate(self.data.rows)]

    def _axis(self) -> None:
        look, unit, line = self.look, self.look.unit, self.look.height(SMALL)
        taken = self.r.left() - 1000.0
        for mark in self._marks():
            x = self.x(mark)
            self.p.setPen(QPen(look.colour("muted" if mark == 0 else "line"), unit))
            self._grid(x)
            text = self._points(mark)
            width = look.width(text, SMALL) + 4
            if x - width / 2 > taken:
                box = QRectF(x - width / 2, self.plot.top() - line - 4 * unit, width, line)
                look.write(self.p, box, text, CENTRE, SMALL, colour=look.colour("muted"))
                taken = x + width / 2

    def _marks(self) -> tuple[float, ...]:
        """Round values inside the range, three at least, so that a length can be read."""
        found: tuple[float, ...] = ()
        for most in range(max(int(self.plot.width() / (70 * self.look.unit)), 2), 12):
            found = tuple(mark for mark in ticks(self.low, self.high, most) if self.low <= mark <= self.high)
            if len(found) >= LEAST_MARKS:
                break
        return found

    def _grid(self, x: float) -> None:
        """A line through the bars; with names above these it leaves the names out."""
        if self.plan.beside:
            self.p.drawLine(QPointF(x, self.plot.top() - 3 * self.look.unit), QPointF(x, self.plot.bottom()))
            return
        for number in range(len(self.data.rows)):
            bottom = self.plot.top() + (number + 1) * self.plan.row
            top = bottom - self.plan.row + self._above
            self.p.drawLine(QPointF(x, top), QPointF(x, bottom))

    @property
    def _above(self) -> float:
        """What a name above its bar takes."""
        return 0.0 if self.plan.beside else self.look.height(TEXT) + 4 * self.look.unit

    def _points(self, mark: float) -> str:
        if mark == 0:
            return "0"
        return self.data.numerals.signed(mark, 0 if float(mark).is_integer() else 1)

    # Rows ---------------------------------------------------------------------------------------------

    def _row(self, row: Turn, number: int) -> Hit:
        area = QRectF(self.r.left(), self.plot.top() + number * self.plan.row, self.r.width(), self.plan.row)
        rule = QRectF(area.left(), area.bottom() - self.look.unit, area.width(), self.look.unit)
        self.p.fillRect(rule, self.look.colour("line"))
        self._words(row, area)
        self._bar(row, area.top() + self._above + (area.height() - self._above) / 2)
        return Hit(area.adjusted(1, 1, -1, -2), row.spoken, row.key, 0, -number)

    def _words(self, row: Turn, area: QRectF) -> None:
        """The name, and who takes over, with a sign before it."""
        look, unit, changes = self.look, self.look.unit, bool(row.instead)
        if self.plan.beside:
            name = QRectF(area.left() + 2 * unit, area.top(), self.plan.name - GAP * unit, area.height())
            wide = self.plan.instead - GAP * unit
        else:
            wide = min(look.width(row.instead, SMALL, True) + GLYPH * unit, area.width() * 0.4) if changes else 0.0
            name = QRectF(area.left() + 2 * unit, area.top() + 4 * unit, 0, look.height(TEXT))
            name.setRight(area.right() - wide - GAP * unit)
        look.write(self.p, name, row.label, LEFT, TEXT, changes)
        if changes:
            box = QRectF(area.right() - wide, name.top(), wide, name.height())
            self._glyph(QPointF(box.left() + 5 * unit, box.center().y()))
            look.write(self.p, box.adjusted(GLYPH * unit, 0, 0, 0), row.instead, LEFT, SMALL, True)

    def _glyph(self, at: QPointF) -> None:
        """A diamond: another offer leads at one end."""
        size = 4.6 * self.look.unit
        points = [(0, -size), (size, 0), (0, size), (-size, 0)]
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(self.look.colour("text"))
        self.p.drawPolygon(QPolygonF([at + QPointF(*point) for point in points]))

    def _bar(self, row: Turn, middle: float) -> None:
        ends = sorted(((row.low, False), (row.high, True)), key=lambda end: -abs(end[0]))
        for value, is_high in ends:
            self._part(row, value, is_high, middle)
        self.p.setPen(QPen(self.look.colour("text"), 1.4 * self.look.unit))
        half = (BAR_HIGH / 2 + 2.5) * self.look.unit
        self.p.drawLine(QPointF(self.x(0), middle - half), QPointF(self.x(0), middle + half))
        for value, text in _texts(row):
            self._end(value, text, middle)

    def _part(self, row: Turn, value: float, is_high: bool, middle: float) -> None:
        """One half: in the colour of whom it helps; solid at the high end, pale with an edge at the low one."""
        unit, look = self.look.unit, self.look
        helped = row.leader if value >= 0 else row.against
        colour = look.offer(helped.number, helped.is_current)
        left, right = sorted((self.x(0), self.x(value)))
        if right - left < LEAST_BAR * unit:
            return
        high = BAR_HIGH * unit
        area = QRectF(left, middle - high / 2, right - left, high)
        self.p.setPen(QPen(colour, unit))
        self.p.setBrush(colour if is_high else self._pale(colour))
        self.p.drawRect(area.adjusted(unit / 2, unit / 2, -unit / 2, -unit / 2))

    def _pale(self, colour: QColor) -> QColor:
        return mixed(colour, self.look.colour("card"), PALE)

    def _end(self, value: float, text: str, middle: float) -> None:
        look, unit = self.look, self.look.unit
        width, x, line = look.width(text, SMALLER) + 2, self.x(value), look.height(SMALLER)
        if value:
            left = x + 4 * unit if value > 0 else x - 4 * unit - width
            box = QRectF(left, middle - line / 2, width, line)
            look.write(self.p, box, text, LEFT if value > 0 else RIGHT, SMALLER, colour=look.colour("muted"))


def explained() -> str:
    """What the parts of a bar are, for the line below the chart."""
    return tr("Solid: the high end. Pale: the low end. Where another offer leads at one of them, ◆ names it.")
