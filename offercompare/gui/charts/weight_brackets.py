"""Between which weights the leader stays first: a track from 0 to 100 % for each criterion, and who leads beyond."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from offercompare.gui.charts.look import CENTRE, LEFT, RIGHT, SMALL, SMALLER, TEXT, Hit, Look
from offercompare.gui.decide.holds import Hold, Holds
from offercompare.translation import tr

LEAST_TRACK, NAME_SHARE, NAME_MOST, GAP = 150.0, 0.34, 0.46, 10.0
TRACK, BRACKET, KNOB, SIGN = 5.0, 6.0, 5.5, 12.0
ROW = 27.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands for a width: who takes over stands beside the track, else below it.

    ``lines`` is in how many lines below: two, where both find no room in one.
    """

    beside: bool
    name: float
    now: float
    takers: float
    lines: int
    head: float
    row: float


def plan(look: Look, data: Holds, width: float) -> Plan:
    """The arrangement for a width."""
    unit = look.unit
    names = max((look.width(row.label, TEXT) for row in data.rows), default=0.0) + GAP * unit
    now = max((look.width(row.now, TEXT, True) for row in data.rows), default=0.0) + GAP * unit
    takers = max((_takers_width(look, row) for row in data.rows), default=0.0)
    name = min(names, width * NAME_SHARE)
    beside = width - name - now - takers >= LEAST_TRACK * unit
    if not beside:
        name = min(names, width * NAME_MOST)
    lines = 0 if beside else 1 if takers <= width else 2
    row = max(ROW * unit, look.height(TEXT) + 8 * unit) + lines * (look.height(SMALL) + 2 * unit)
    return Plan(beside, name, now, takers, lines, look.height(SMALLER) + 6 * unit, row)


def _takers_width(look: Look, row: Hold) -> float:
    texts = [text for text in (row.below, row.above) if text]
    return sum(look.width(text, SMALL) + (SIGN + GAP) * look.unit for text in texts) + GAP * look.unit


def height(look: Look, data: Holds, width: float) -> float:
    """What the chart needs at a width."""
    made = plan(look, data, width)
    return made.head + made.row * len(data.rows) + 2 * look.unit


def paint(p: QPainter, r: QRectF, look: Look, data: Holds) -> list[Hit]:
    """Draw the chart into a rectangle; returns its rows."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    return _Painter(p, r, look, data).paint() if data.rows else []


class _Painter:
    def __init__(self, p: QPainter, r: QRectF, look: Look, data: Holds) -> None:
        self.p, self.r, self.look, self.data = p, r, look, data
        made = self.plan = plan(look, data, r.width())
        unit = look.unit
        self.left = r.left() + made.name + made.now + KNOB * unit
        right = r.right() - (made.takers if made.beside else 0.0) - KNOB * unit - 4 * unit
        self.right = max(right, self.left + 20 * unit)

    def x(self, share: float) -> float:
        return self.left + share * (self.right - self.left)

    def paint(self) -> list[Hit]:
        self._axis()
        return [self._row(row, number) for number, row in enumerate(self.data.rows)]

    def _axis(self) -> None:
        look, line = self.look, self.look.height(SMALLER)
        ends, widest = [(0.0, LEFT), (1.0, RIGHT)], look.width(self.data.numerals.percent(1.0, 0), SMALLER)
        if self.right - self.left > 4 * widest:
            ends.append((0.5, CENTRE))
        for share, align in ends:
            text = self.data.numerals.percent(share, 0)
            width = look.width(text, SMALLER) + 2
            x = self.x(share) - {LEFT: 0.0, CENTRE: width / 2, RIGHT: width}[align]
            box = QRectF(x, self.r.top(), width, line)
            look.write(self.p, box, text, align, SMALLER, colour=look.colour("muted"))

    def _row(self, row: Hold, number: int) -> Hit:
        look, unit = self.look, self.look.unit
        area = QRectF(self.r.left(), self.r.top() + self.plan.head + number * self.plan.row, self.r.width(), 0)
        area.setHeight(self.plan.row)
        self.p.fillRect(QRectF(area.left(), area.bottom() - unit, area.width(), unit), look.colour("line"))
        line = area.height() - self.plan.lines * (look.height(SMALL) + 2 * unit)
        name = QRectF(area.left() + 2 * unit, area.top(), self.plan.name - GAP * unit, line)
        look.write(self.p, name, row.label, LEFT, TEXT)
        now = QRectF(area.left() + self.plan.name, area.top(), self.plan.now - GAP * unit, line)
        look.write(self.p, now, row.now, RIGHT, TEXT, True)
        self._track(row, area.top() + line / 2)
        if self.plan.beside:
            self._takers(row, QRectF(self.right + (KNOB + GAP) * unit, area.top(), self.plan.takers, line))
        else:
            top = area.top() + line - 3 * unit
            self._takers(row, QRectF(area.left() + 2 * unit, top, area.width() - 2 * unit, look.height(SMALL)))
        return Hit(area.adjusted(1, 1, -1, -2), row.spoken, row.key, 0, -number)

    def _track(self, row: Hold, middle: float) -> None:
        look, unit = self.look, self.look.unit
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(look.colour("track"))
        half = TRACK / 2 * unit
        self.p.drawRoundedRect(QRectF(self.left, middle - half, self.right - self.left, 2 * half), half, half)
        low, high, reach = self.x(row.low), self.x(row.high), BRACKET * unit
        self.p.setPen(QPen(look.colour("holds"), 2 * unit))
        self.p.drawLine(QPointF(low, middle), QPointF(high, middle))
        for x in (low, high):
            self.p.drawLine(QPointF(x, middle - reach), QPointF(x, middle + reach))
        self.p.setPen(QPen(look.colour("text"), 1.8 * unit))
        self.p.setBrush(look.colour("card"))
        self.p.drawEllipse(QPointF(self.x(row.weight), middle), KNOB * unit, KNOB * unit)

    def _takers(self, row: Hold, area: QRectF) -> None:
        """Who takes over, each with the swatch of its offer; where nobody does, that."""
        look, unit, x, size = self.look, self.look.unit, area.left(), 8 * self.look.unit
        takers = [(text, mark) for text, mark in ((row.below, row.below_mark), (row.above, row.above_mark)) if mark]
        if not takers and not self.plan.beside:
            look.write(self.p, area, tr("at any weight"), LEFT, SMALL, colour=look.colour("muted"))
        for text, mark in takers:
            self.p.setPen(Qt.PenStyle.NoPen)
            self.p.setBrush(look.offer(mark.number, mark.is_current))
            self.p.drawRoundedRect(QRectF(x, area.center().y() - size / 2, size, size), 2, 2)
            wide = min(look.width(text, SMALL) + 2, area.right() - x - SIGN * unit)
            box = QRectF(x + SIGN * unit, area.top(), wide, area.height())
            look.write(self.p, box, text, LEFT, SMALL, colour=look.colour("muted"))
            if self.plan.lines > 1:
                area = area.translated(0, area.height() + 2 * unit)
            else:
                x += wide + (SIGN + GAP) * unit
