"""Ranges of outcomes as bars on one money axis: from 10 to 90 of 100 cases, the middle, the certainty equivalent.

The figures stand in columns at the right; where there is no room for that, below each bar.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from offercompare.gui.charts.look import CENTRE, LEFT, RIGHT, SMALL, SMALLER, TEXT, Hit, Look, dashed_box, mixed
from offercompare.gui.charts.range_plan import GAP, GHOST_HIGH, SWATCH, entries, halved, plan
from offercompare.gui.charts.scale import MOST_MARKS, axis
from offercompare.gui.over_time.wording import on_axis
from offercompare.gui.risk.ranges import CERTAIN, COLUMNS, RangeRow, Ranges, Span, headings
from offercompare.translation import tr

BAR = "bar"
BAR_HIGH, GHOST_TINT = 13.0, 0.76


def paint(p: QPainter, r: QRectF, look: Look, data: Ranges, selected: str = "") -> list[Hit]:
    """Draw the chart into a rectangle; returns what can be pointed at: each bar, and each figure by its column."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    return _Painter(p, r, look, data, selected).paint() if data.rows else []


class _Painter:
    def __init__(self, p: QPainter, r: QRectF, look: Look, data: Ranges, selected: str) -> None:
        self.p, self.r, self.look, self.data, self.selected = p, r, look, data, selected
        self.plan = plan(look, data, r.width())
        unit = look.unit
        left = r.left() + (self.plan.name if self.plan.beside else 0.0) + 8 * unit
        right = r.right() - (sum(self.plan.wide) + GAP * unit if self.plan.beside else 8 * unit)
        self.plot = QRectF(left, r.top() + self.plan.head, max(right - left, 20 * unit), 0)
        self.plot.setHeight(self.plan.row * len(data.rows))
        widest = max(look.width("0000k", SMALL), look.width(data.currency, SMALL)) * 1.7
        self.marks, self.low, self.high = axis(
            data.low, data.high, max(min(int(self.plot.width() / widest), MOST_MARKS), 2)
        )

    def x(self, amount: float) -> float:
        return self.plot.left() + (amount - self.low) / (self.high - self.low) * self.plot.width()

    def paint(self) -> list[Hit]:
        hits: list[Hit] = []
        for number, row in enumerate(self.data.rows):
            area = QRectF(self.r.left(), self.plot.top() + number * self.plan.row, self.r.width(), self.plan.row)
            self._behind(row, area)
        self._axis()
        if self.plan.beside:
            self._headings()
        for number, row in enumerate(self.data.rows):
            area = QRectF(self.r.left(), self.plot.top() + number * self.plan.row, self.r.width(), self.plan.row)
            hits += self._row(row, area, number)
        self._entries()
        return hits

    # Frame --------------------------------------------------------------------------------------------

    def _behind(self, row: RangeRow, area: QRectF) -> None:
        if row.mark.id == self.selected:
            self.p.fillRect(area, self.look.colour("band"))
        self.p.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), self.look.unit), self.look.colour("line"))

    def _axis(self) -> None:
        look, unit, line = self.look, self.look.unit, self.look.height(SMALL)
        taken = self.plot.left() - 1000.0
        for mark in self.marks:
            x, text = self.x(mark), on_axis(mark, self.data.numerals)
            if mark == self.marks[0]:
                text = f"{self.data.currency} {text}"
            self._grid(x)
            width = look.width(text, SMALL) + 4
            left = min(max(x - width / 2, self.r.left()), self.plot.right() + 8 * unit - width)
            if left > taken:
                box = QRectF(left, self.plot.top() - line - 5 * unit, width, line)
                look.write(self.p, box, text, CENTRE, SMALL, colour=look.colour("muted"))
                taken = left + width

    def _grid(self, x: float) -> None:
        """A line through the bars; with figures below them it ends where those begin."""
        self.p.setPen(QPen(self.look.colour("line"), self.look.unit))
        if self.plan.beside:
            self.p.drawLine(QPointF(x, self.plot.top() - 3), QPointF(x, self.plot.bottom()))
            return
        for number in range(len(self.data.rows)):
            top = self.plot.top() + number * self.plan.row
            bottom = self._bar_middle(QRectF(0, top, 1, self.plan.row)) + GHOST_HIGH / 2 * self.look.unit
            start = top if not number else top + self.look.height(TEXT) + 5 * self.look.unit
            self.p.drawLine(QPointF(x, start), QPointF(x, bottom))

    def _headings(self) -> None:
        look, line = self.look, self.look.height(SMALL)
        for number, heading in enumerate(headings()):
            box = self._column(number, QRectF(0, self.r.top(), 0, 0))
            parts = halved(heading, look)
            for at, part in enumerate(parts):
                top = self.plot.top() - 5 * look.unit - line * (len(parts) - at)
                look.write(
                    self.p, QRectF(box.left(), top, box.width(), line), part, RIGHT, SMALL, colour=look.colour("muted")
                )

    def _column(self, number: int, area: QRectF) -> QRectF:
        """The place of a column's figure in the row ``area``."""
        left = self.r.right() - sum(self.plan.wide[number:])
        return QRectF(left, area.top(), self.plan.wide[number] - 8 * self.look.unit, area.height())

    # Rows ---------------------------------------------------------------------------------------------

    def _bar_middle(self, area: QRectF) -> float:
        if self.plan.beside:
            return area.center().y()
        return area.top() + self.look.height(TEXT) + (8 + GHOST_HIGH / 2) * self.look.unit

    def _row(self, row: RangeRow, area: QRectF, number: int) -> list[Hit]:
        look, unit = self.look, self.look.unit
        middle = self._bar_middle(area)
        colour = look.offer(row.mark.number, row.mark.is_current)
        self._name(row, area, colour)
        if row.ghost is not None:
            self._ghost(row.ghost, middle, colour)
        right = self.plot.right() + 8 * unit if self.plan.beside else area.right()
        whole = QRectF(area.left() + 1, area.top() + 2, right - area.left() - 2, area.height() - 4)
        if not self.plan.beside:
            whole.setBottom(middle + GHOST_HIGH / 2 * unit + 1)
        if row.span is None:
            return [Hit(whole, row.spoken, f"{row.mark.id} {BAR}", 0, -number), *self._unknown(row, area, number)]
        self._bar(row.span, middle, colour)
        return [Hit(whole, row.spoken, f"{row.mark.id} {BAR}", 0, -number), *self._figures(row, area, number)]

    def _name(self, row: RangeRow, area: QRectF, colour: QColor) -> None:
        look, unit, size = self.look, self.look.unit, 9 * self.look.unit
        high = area.height() if self.plan.beside else look.height(TEXT) + 10 * unit
        box = QRectF(area.left() + 6 * unit, area.top(), 0, high)
        box.setRight(area.left() + self.plan.name - 4 * unit if self.plan.beside else area.right())
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(colour)
        self.p.drawRoundedRect(QRectF(box.left(), box.center().y() - size / 2, size, size), 2, 2)
        look.write(self.p, box.adjusted(SWATCH * unit, 0, 0, 0), row.mark.name, LEFT, TEXT, True)

    def _ghost(self, span: Span, middle: float, colour: QColor) -> None:
        """Where the bar stands as it comes: pale, higher, behind."""
        unit = self.look.unit
        pale = mixed(colour, self.look.colour("card"), GHOST_TINT)
        area = self._between(span, middle, GHOST_HIGH * unit)
        self.p.setPen(QPen(mixed(colour, self.look.colour("card"), 0.4), unit, Qt.PenStyle.DashLine))
        self.p.setBrush(pale)
        self.p.drawRoundedRect(area, 3, 3)
        x = self.x(span.middle)
        self.p.setPen(QPen(colour, 1.6 * unit))
        self.p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _between(self, span: Span, middle: float, high: float) -> QRectF:
        left, right = self.x(span.low), self.x(span.high)
        least = 3 * self.look.unit
        if right - left < least:
            left, right = (left + right - least) / 2, (left + right + least) / 2
        return QRectF(left, middle - high / 2, right - left, high)

    def _bar(self, span: Span, middle: float, colour: QColor) -> None:
        unit = self.look.unit
        area = self._between(span, middle, BAR_HIGH * unit)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(colour)
        self.p.drawRoundedRect(area, 2.5 * unit, 2.5 * unit)
        self._middle_mark(self.x(span.middle), middle)
        self._certain_mark(QPointF(self.x(span.certain), middle))

    def _middle_mark(self, x: float, middle: float) -> None:
        high = (BAR_HIGH / 2 + 3.5) * self.look.unit
        for name, width in (("card", 4.6), ("text", 2.2)):
            pen = QPen(self.look.colour(name), width * self.look.unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            self.p.setPen(pen)
            self.p.drawLine(QPointF(x, middle - high), QPointF(x, middle + high))

    def _certain_mark(self, at: QPointF) -> None:
        """A diamond, so that it is told from the middle without colour."""
        size = 5.2 * self.look.unit
        points = [(0, -size), (size, 0), (0, size), (-size, 0)]
        self.p.setPen(QPen(self.look.colour("text"), 1.5 * self.look.unit))
        self.p.setBrush(self.look.colour("card"))
        self.p.drawPolygon(QPolygonF([at + QPointF(*point) for point in points]))

    # Figures ------------------------------------------------------------------------------------------

    def _figures(self, row: RangeRow, area: QRectF, number: int) -> list[Hit]:
        boxes = [self._cell(column, area) for column in range(len(COLUMNS))]
        hits = []
        for column, (key, text, box) in enumerate(zip(COLUMNS, row.texts, boxes, strict=True)):
            best = row.is_first and key == CERTAIN
            self._figure(text, box, best)
            said = tr("{heading}: {amount}", heading=headings()[column], amount=text)
            if best:
                said = tr("{said}, the highest", said=said)
            around = box.adjusted(-4 * self.look.unit, 3, 4 * self.look.unit, -3) if self.plan.beside else box
            hits.append(Hit(around, f"{row.mark.name}. {said}", f"{row.mark.id} {key}", column + 1, -number))
        return hits

    def _cell(self, column: int, area: QRectF) -> QRectF:
        if self.plan.beside:
            return self._column(column, area)
        look, unit = self.look, self.look.unit
        line, at = divmod(column, self.plan.per_line)
        wide = area.width() / self.plan.per_line
        high = look.height(SMALLER) + look.height(TEXT)
        top = self._bar_middle(area) + (GHOST_HIGH / 2 + 5) * unit + line * high
        box = QRectF(area.left() + at * wide, top, wide, high)
        label = QRectF(box.left() + 6 * unit, box.top(), box.width() - 8 * unit, look.height(SMALLER))
        look.write(self.p, label, headings()[column], LEFT, SMALLER, colour=look.colour("muted"))
        return box

    def _figure(self, text: str, box: QRectF, best: bool) -> None:
        look, unit = self.look, self.look.unit
        if self.plan.beside:
            look.write(self.p, box, text, RIGHT, TEXT, best)
            left = box.right() - look.width(text, TEXT, best) - 9 * unit
            middle = box.center().y()
        else:
            value = QRectF(box.left() + 6 * unit, box.bottom() - look.height(TEXT), 0, look.height(TEXT))
            value.setRight(box.right() - 2 * unit)
            mark = 12 * unit if best else 0.0
            look.write(self.p, value.adjusted(mark, 0, 0, 0), text, LEFT, TEXT, best)
            left, middle = value.left() + 4 * unit, value.center().y()
        if best:
            y = middle + 3 * unit
            points = [(left - 4 * unit, y), (left + 4 * unit, y), (left, y - 6.5 * unit)]
            self.p.setPen(Qt.PenStyle.NoPen)
            self.p.setBrush(look.colour("muted"))
            self.p.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def _unknown(self, row: RangeRow, area: QRectF, number: int) -> Sequence[Hit]:
        """Hatched as unknown everywhere, with what to do where there is room for it."""
        look, unit = self.look, self.look.unit
        text, middle = tr("? ask"), self._bar_middle(area)
        width, high = look.width(text, SMALL) + 14 * unit, look.height(SMALL) + 2
        box = QRectF(self.plot.left(), middle - high / 2, width, high)
        dashed_box(self.p, box, look)
        look.write(self.p, box, text, CENTRE, SMALL)
        rest = QRectF(box.right() + 8 * unit, box.top(), area.right() - box.right() - 10 * unit, high)
        look.write(self.p, rest, row.why, LEFT, SMALL, colour=look.colour("muted"))
        return ()

    # Legend -------------------------------------------------------------------------------------------

    def _entries(self) -> None:
        look, unit = self.look, self.look.unit
        texts, grey = entries(self.data), look.colour("current")
        for key, place in self.plan.legend:
            area = place.translated(self.r.left() + 6 * unit, self.plot.bottom())
            middle = area.top() + look.height(SMALL) / 2
            self._sign(key, QRectF(area.left(), middle - 5 * unit, 16 * unit, 10 * unit), grey)
            box = area.adjusted(22 * unit, 0, 0, 0)
            self.p.setFont(look.font(SMALL, False))
            self.p.setPen(look.colour("muted"))
            self.p.drawText(box, int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap), texts[key])

    def _sign(self, key: str, box: QRectF, grey: QColor) -> None:
        unit = self.look.unit
        if key == "bar":
            self.p.setPen(Qt.PenStyle.NoPen)
            self.p.setBrush(grey)
            self.p.drawRoundedRect(box.adjusted(0, 1 * unit, 0, -1 * unit), 2, 2)
        elif key == "middle":
            self.p.setPen(QPen(self.look.colour("text"), 2.2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            self.p.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()))
        elif key == "certain":
            self._certain_mark(box.center())
        else:
            self.p.setPen(QPen(mixed(grey, self.look.colour("card"), 0.4), unit, Qt.PenStyle.DashLine))
            self.p.setBrush(mixed(grey, self.look.colour("card"), GHOST_TINT))
            self.p.drawRoundedRect(box, 2, 2)
