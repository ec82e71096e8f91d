"""Cumulative lines of what is kept if one leaves then, named at their ends, with the strip of leaders below."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from offercompare.gui.charts import leader_strip
from offercompare.gui.charts.look import CENTRE, LEAST, LEFT, RIGHT, SMALL, SMALLER, TEXT, Hit, Look
from offercompare.gui.charts.scale import MOST_MARKS, axis, month_step, spread
from offercompare.gui.over_time.lines import Curve, KeptLines
from offercompare.gui.over_time.wording import months_text, on_axis, rough
from offercompare.translation import tr

WIDEST_END, WIDEST_ENDS = 0.34, 0.5
"""Shares of the width for names at the ends, in one column and in several."""
MOST_COLUMNS = 3


def plot_area(r: QRectF, look: Look, data: KeptLines) -> QRectF:
    """Where the lines themselves are drawn: what is beside, above and below them is for words."""
    unit, line = look.unit, look.height(SMALL)
    texts = [on_axis(mark, data.numerals) for mark in _axis(r, look, data)[0]]
    left = max([look.width(text, SMALL) for text in [*texts, data.currency, _ahead()]], default=0.0) + 8 * unit
    top = r.top() + line + 6 * unit
    bottom = max(r.bottom() - 2 * line - 14 * unit, top + 20 * unit)
    points, columns = _end_size(bottom - top, look, data)
    ends = [look.width(_end_text(curve, data), points, True) for curve in data.curves]
    beside = min(
        max(ends, default=0.0) + 10 * unit, r.width() * (WIDEST_END if columns == 1 else WIDEST_ENDS / columns)
    )
    right = beside * columns + 18 * unit * columns
    return QRectF(r.left() + left, top, max(r.width() - left - right, 20 * unit), bottom - top)


def _ahead() -> str:
    return tr("ahead")


def _axis(r: QRectF, look: Look, data: KeptLines) -> tuple[tuple[float, ...], float, float]:
    values = [value for curve in data.curves for value in curve.kept]
    line = look.height(SMALL)
    most = min(max(int((r.height() - 5 * line) / (2.2 * line)), 3), MOST_MARKS)
    return axis(min([0.0, *values]), max([1.0, *values]), most)


def _end_size(plot_high: float, look: Look, data: KeptLines) -> tuple[float, int]:
    """Text size and columns of the names at the ends: smaller, then side by side, until all find room."""
    room, count = _ends_high(plot_high, look), len(data.curves)
    for columns in range(1, MOST_COLUMNS + 1):
        for points in (TEXT, SMALL, SMALLER, LEAST) if columns == 1 else (SMALLER, LEAST):
            if ceil(count / columns) * (look.height(points) + look.unit) <= room:
                return points, columns
    return LEAST, MOST_COLUMNS


def _ends_high(plot_high: float, look: Look) -> float:
    """The height that names have: from the top of the lines to the bottom of the strip below them."""
    return plot_high + look.height(SMALL) + 10 * look.unit


def _end_text(curve: Curve, data: KeptLines) -> str:
    return f"{curve.mark.name} {rough(curve.kept[-1], data.numerals, 2)}"


def paint(p: QPainter, r: QRectF, look: Look, data: KeptLines) -> list[Hit]:
    """Draw the chart into a rectangle; returns what can be pointed at."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    return _Painter(p, r, look, data).paint() if data.curves else []


class _Painter:
    def __init__(self, p: QPainter, r: QRectF, look: Look, data: KeptLines) -> None:
        self.p, self.r, self.look, self.data = p, r, look, data
        self.plot = plot_area(r, look, data)
        self.marks, self.low, self.high = _axis(r, look, data)
        self.line = look.height(SMALL)
        self.strip = QRectF(
            self.plot.left(), self.plot.bottom() + 5 * look.unit, self.plot.width(), self.line + 3 * look.unit
        )

    def x(self, month: float) -> float:
        return self.plot.left() + month / self.data.months * self.plot.width()

    def y(self, amount: float) -> float:
        return self.plot.bottom() - (amount - self.low) / (self.high - self.low) * self.plot.height()

    def paint(self) -> list[Hit]:
        self._amounts()
        self._months()
        self._planned()
        hits = leader_strip.paint(self.p, self.strip, self.look, self.data) if self.data.runs else []
        for curve in self.data.curves:
            self._curve(curve)
        hits += self._ends()
        self._marker()
        return hits + list(self._turns())

    # Axes ---------------------------------------------------------------------------------------------

    def _amounts(self) -> None:
        look, unit = self.look, self.look.unit
        room = self.plot.left() - self.r.left() - 8 * unit
        for mark in self.marks:
            y = self.y(mark)
            self.p.setPen(QPen(look.colour("muted" if mark == 0 else "line"), unit))
            self.p.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
            box = QRectF(self.r.left(), y - self.line / 2, room, self.line)
            look.write(self.p, box, on_axis(mark, self.data.numerals), RIGHT, SMALL, colour=look.colour("muted"))
        above = QRectF(self.r.left(), self.r.top(), room, self.line)
        look.write(self.p, above, self.data.currency, RIGHT, SMALL, colour=look.colour("muted"))
        beside = QRectF(self.r.left(), self.strip.top(), room, self.strip.height())
        if self.data.runs:
            look.write(self.p, beside, _ahead(), RIGHT, SMALL, colour=look.colour("muted"))

    def _months(self) -> None:
        look, months = self.look, self.data.months
        top = self.strip.bottom() + 2 * look.unit
        widest = look.width(months_text(months), SMALL)
        step = month_step(months, max(int(self.plot.width() / (look.width("000", SMALL) * 2)), 2))
        for month in range(0, months + 1, step):
            text = months_text(month) if month == months else str(month)
            if month != months and self.x(month) + look.width(text, SMALL) > self.x(months) - widest / 2:
                continue
            width = look.width(text, SMALL) + 4
            box = QRectF(self.x(month) - width / 2, top, width, self.line)
            look.write(self.p, box, text, CENTRE, SMALL, colour=look.colour("muted"))

    def _planned(self) -> None:
        look, x = self.look, self.x(self.data.planned)
        self.p.setPen(QPen(look.colour("muted"), 1.2 * look.unit, Qt.PenStyle.DashLine))
        self.p.drawLine(QPointF(x, self.plot.top()), QPointF(x, self.plot.bottom()))

    # Lines --------------------------------------------------------------------------------------------

    def _curve(self, curve: Curve) -> None:
        colour = self.look.offer(curve.mark.number, curve.mark.is_current)
        style = self.look.stroke(curve.mark.number, curve.mark.is_current)
        pen = QPen(colour, 2.2 * self.look.unit, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
        self.p.setPen(pen)
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(self.x(month), self.y(value)) for month, value in enumerate(curve.kept)]
        self.p.drawPolyline(QPolygonF(points))

    def _ends(self) -> list[Hit]:
        """Names at the ends of the lines, from the highest down, in rows of as many as there are columns."""
        look, unit = self.look, self.look.unit
        points, columns = _end_size(self.plot.height(), look, self.data)
        high = look.height(points) + unit
        low, top = self.plot.top() - 2 * unit, self.strip.bottom()
        # In a picture too low even for that, those that end highest.
        most = max(int((top - low) / high), 1) * columns
        shown = sorted(self.data.curves, key=lambda curve: -curve.kept[-1])[:most]
        rows = [shown[first : first + columns] for first in range(0, len(shown), columns)]
        wanted = [sum(self.y(curve.kept[-1]) for curve in row) / len(row) for row in rows]
        left = self.plot.right() + 20 * unit
        wide = (self.r.right() - left + 16 * unit) / columns
        hits = []
        for row, at in zip(rows, spread(wanted, [high] * len(rows), low, top), strict=True):
            for column, curve in enumerate(row):
                box = QRectF(left + column * wide, at - high / 2, wide - 16 * unit, high)
                self._leader(curve, box, column)
                hits.append(self._end(curve, box, points))
        return hits

    def _leader(self, curve: Curve, box: QRectF, column: int) -> None:
        """A line from the end of a curve to its name; in further columns the stroke alone."""
        unit, y = self.look.unit, box.center().y()
        stroke = self.look.stroke(curve.mark.number, curve.mark.is_current)
        self.p.setPen(QPen(self.look.offer(curve.mark.number, curve.mark.is_current), 1.6 * unit, stroke))
        if column:
            self.p.drawLine(QPointF(box.left() - 14 * unit, y), QPointF(box.left() - 3 * unit, y))
            return
        right, end = self.plot.right(), self.y(curve.kept[-1])
        knee = [(right, end), (right + 6 * unit, end), (box.left() - 7 * unit, y), (box.left() - 3 * unit, y)]
        self.p.drawPolyline(QPolygonF([QPointF(*point) for point in knee]))

    def _end(self, curve: Curve, box: QRectF, points: float) -> Hit:
        look, unit, high = self.look, self.look.unit, box.height()
        amount = rough(curve.kept[-1], self.data.numerals, 2)
        wide = min(look.width(f"{curve.mark.name} ", points, True), box.width() - look.width(amount, points) - 3 * unit)
        look.write(self.p, QRectF(box.left(), box.top(), wide, high), curve.mark.name, LEFT, points, True)
        rest = box.adjusted(wide + 2 * unit, 0, 0, 0)
        look.write(self.p, rest, amount, LEFT, points, colour=look.colour("muted"))
        text = tr(
            "{offer}: {amount} after {months}",
            offer=curve.mark.name,
            amount=self.data.numerals.money(curve.kept[-1], self.data.currency),
            months=months_text(self.data.months),
        )
        return Hit(box, text)

    def _marker(self) -> None:
        """The month that the table below tells of, beside the planned stay above the lines."""
        look, unit, x = self.look, self.look.unit, self.x(self.data.month)
        accent = look.colour("accent")
        self.p.setPen(QPen(accent, 1.6 * unit))
        self.p.drawLine(QPointF(x, self.plot.top() - 2 * unit), QPointF(x, self.strip.bottom()))
        for curve in self.data.curves:
            self.p.setPen(QPen(look.colour("card"), 1.5 * unit))
            self.p.setBrush(look.offer(curve.mark.number, curve.mark.is_current))
            self.p.drawEllipse(QPointF(x, self.y(curve.kept[self.data.month])), 4 * unit, 4 * unit)
        self._words_above(x)

    def _words_above(self, x: float) -> None:
        look = self.look
        leave = tr("leave after {months}", months=months_text(self.data.month))
        labels = [(leave, x, True)]
        if abs(self.data.planned - self.data.month) < 0.5:
            labels = [(tr("{leave}, as planned", leave=leave), x, True)]
        else:
            labels.append((tr("planned stay"), self.x(self.data.planned), False))
        widths = [look.width(text, SMALL, strong) + 12 * look.unit for text, _, strong in labels]
        centres = spread(
            [at for _, at, _ in labels], widths, self.plot.left(), max(self.r.right(), self.plot.left() + sum(widths))
        )
        for (text, _, strong), width, centre in zip(labels, widths, centres, strict=True):
            box = QRectF(centre - width / 2, self.r.top(), width, self.line)
            colour = look.colour("accent" if strong else "muted")
            look.write(self.p, box, text, CENTRE, SMALL, strong, colour)

    # Where the lead changes ---------------------------------------------------------------------------

    def _turns(self) -> Iterator[Hit]:
        look, unit = self.look, self.look.unit
        taken: list[QRectF] = []
        # The last one first: it lasts longest.
        for turn in reversed(self.data.turns):
            at = QPointF(self.x(turn.month), self.y(turn.value))
            self.p.setPen(QPen(look.colour("text"), 1.6 * unit))
            self.p.setBrush(look.colour("card"))
            self.p.drawEllipse(at, 4.5 * unit, 4.5 * unit)
            yield Hit(QRectF(at.x() - 8 * unit, at.y() - 8 * unit, 16 * unit, 16 * unit), turn.text)
            box = self._free_place(at, look.width(turn.text, SMALLER) + 6 * unit, taken)
            if box is not None:
                taken.append(box)
                self._tie(at, box)
                look.write(self.p, box, turn.text, CENTRE, SMALLER)

    def _tie(self, at: QPointF, box: QRectF) -> None:
        """A thin line from a point to its note, where the note stands off."""
        end = QPointF(box.left() if box.left() > at.x() else box.right(), box.center().y())
        if abs(end.y() - at.y()) > 14 * self.look.unit:
            self.p.setPen(QPen(self.look.colour("muted"), self.look.unit))
            start = QPointF(at.x(), at.y() + (5 if end.y() > at.y() else -5) * self.look.unit)
            self.p.drawPolyline(QPolygonF([start, QPointF(at.x(), end.y()), end]))

    def _free_place(self, at: QPointF, width: float, taken: list[QRectF]) -> QRectF | None:
        """Where a note at a point covers neither a line nor another note; None where there is no such place."""
        high, unit = self.look.height(SMALLER), self.look.unit
        for gap in (10, 26, 44, 64, 90, 120):
            for right, below in ((True, True), (False, False), (True, False), (False, True)):
                left = at.x() + 8 * unit if right else at.x() - 8 * unit - width
                top = at.y() + gap * unit if below else at.y() - gap * unit - high
                box = QRectF(left, top, width, high)
                if (
                    self.plot.contains(box)
                    and not any(box.intersects(other) for other in taken)
                    and not self._covers(box)
                ):
                    return box
        return None

    def _covers(self, box: QRectF) -> bool:
        lines = (self.x(self.data.month), self.x(self.data.planned))
        if any(box.left() <= x <= box.right() for x in lines):
            return True
        first, last = ((x - self.plot.left()) / self.plot.width() * self.data.months for x in (box.left(), box.right()))
        months = [first + (last - first) * part / 8 for part in range(9)]
        near = self.look.unit * 2
        return any(
            box.top() - near <= self.y(curve.at(min(max(month, 0.0), self.data.months))) <= box.bottom() + near
            for curve in self.data.curves
            for month in months
        )
