"""Who gets what over exit values: parts of the exit stacked above, what one's own grants leave below, marks on both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from offercompare.gui.charts.log_axis import Flag, flags, log_ticks, share_of
from offercompare.gui.charts.look import CENTRE, LEFT, RIGHT, SMALL, Hit, Look, mixed, readable_on
from offercompare.gui.charts.scale import axis
from offercompare.gui.risk.exit_shape import Begins, ExitShape
from offercompare.report.exit_words import rough
from offercompare.translation import tr

PARTS = (0.0, 0.5, 1.0)
UPPER = 0.5
BESIDE_TOP = 0.4
"""Parts of a line between the words and the panels: what stands beside the top line needs it."""
PREFERRED, OTHER = 0.42, 0.78
MOST_AMOUNTS = 4


def plot_area(r: QRectF, look: Look, data: ExitShape) -> QRectF:
    """Where the two panels are, without the words around them."""
    unit, line = look.unit, look.height(SMALL)
    texts = [_part(look, data, 1.0), *(_on_axis(mark, data) for mark in _amounts(data)[0])]
    left = max(look.width(text, SMALL) for text in texts) + 8 * unit
    right = look.width(_on_axis(data.high, data), SMALL) / 2 + 2 * unit
    width = max(r.width() - left - right, 20 * unit)
    top = r.top() + _rows_high(look, data, left, width, right) + 2 * unit
    bottom = max(r.bottom() - 2 * line - 6 * unit, top + 20 * unit)
    return QRectF(r.left() + left, top, width, bottom - top)


def least_height(look: Look, data: ExitShape, width: float) -> float:
    """The height below which its words would stand in each other's way."""
    plot = plot_area(QRectF(0, 0, width, 1000), look, data)
    return plot.top() + 11 * look.height(SMALL) + 60 * look.unit


def paint(p: QPainter, r: QRectF, look: Look, data: ExitShape) -> list[Hit]:
    """Draw the chart into a rectangle; returns what can be pointed at."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    return _Painter(p, r, look, data).paint()


def _on_axis(value: float, data: ExitShape) -> str:
    """What stands beside an axis; one of hidden amounts has no numbers."""
    return "" if data.numerals.amounts_hidden else rough(value, data.numerals)


def preferred_colour(look: Look) -> QColor:
    """The colour of what preferred gets."""
    return mixed(look.colour("current"), look.colour("card"), PREFERRED)


def other_colour(look: Look) -> QColor:
    """The colour of what the other common shares get."""
    return mixed(look.colour("current"), look.colour("card"), OTHER)


def grant_colour(look: Look, data: ExitShape, number: int) -> QColor:
    """The colour of a grant: the offer's, lighter from grant to grant."""
    own = look.offer(data.mark.number, data.mark.is_current)
    return mixed(own, look.colour("card"), 0.45 * number / max(len(data.grants) - 1, 1))


def _part(look: Look, data: ExitShape, part: float) -> str:
    return data.numerals.percent(part, 0)


def _amounts(data: ExitShape) -> tuple[tuple[float, ...], float, float]:
    return axis(0.0, max(data.most_left, 1.0), MOST_AMOUNTS)


@lru_cache(maxsize=64)
def _placed(at: tuple[float, ...], widths: tuple[float, ...], low: float, high: float) -> tuple[Flag, ...]:
    return flags(at, widths, low, high)


@dataclass(frozen=True, slots=True)
class _Word:
    """A mark's word with its place: the row from the panels up, and the side of its line."""

    begins: Begins
    text: str
    width: float
    flag: Flag


def _words(look: Look, data: ExitShape, left: float, width: float, right: float) -> list[_Word]:
    """The words of all marks, shortened where they have not room; beside the panels there is room for them too."""
    at = tuple(round(share_of(each.value, data.low, data.high) * width, 1) for each in data.begins)
    low, high = round(-left, 1), round(width + right, 1)
    for is_last, texts in enumerate(([each.text for each in data.begins], [each.short for each in data.begins])):
        widths = tuple(round(look.width(text, SMALL) + 7 * look.unit, 1) for text in texts)
        found = _placed(at, widths, low, high)
        spans = [
            (x - wide, x) if flag.is_left else (x, x + wide) for x, wide, flag in zip(at, widths, found, strict=True)
        ]
        if is_last or all(low <= span[0] and span[1] <= high for span in spans):
            break
    return [_Word(*each) for each in zip(data.begins, texts, widths, found, strict=True)]


def _rows_high(look: Look, data: ExitShape, left: float, width: float, right: float) -> float:
    rows = max((word.flag.row for word in _words(look, data, left, width, right)), default=-1) + 1
    return rows * (look.height(SMALL) + 2 * look.unit) + look.height(SMALL) * BESIDE_TOP


class _Painter:
    def __init__(self, p: QPainter, r: QRectF, look: Look, data: ExitShape) -> None:
        self.p, self.r, self.look, self.data = p, r, look, data
        self.plot = plot_area(r, look, data)
        self.line = look.height(SMALL)
        between = self.line + 10 * look.unit
        split = max((self.plot.height() - between) * UPPER, 8 * look.unit)
        self.upper = QRectF(self.plot.left(), self.plot.top(), self.plot.width(), split)
        self.lower = QRectF(self.plot)
        self.xs = [self.x(each.value) for each in data.slices]
        self.lower.setTop(min(self.upper.bottom() + between, self.plot.bottom() - 4 * look.unit))

    def x(self, value: float) -> float:
        return self.plot.left() + share_of(value, self.data.low, self.data.high) * self.plot.width()

    def paint(self) -> list[Hit]:
        self._values()
        self._stack()
        self._yours()
        hits = self._marks()
        self._names()
        self._cursor()
        return hits

    # Axes ---------------------------------------------------------------------------------------------

    def _values(self) -> None:
        """The values below the axis, as many as have room, those that stand out first."""
        look, unit = self.look, self.look.unit
        taken: list[QRectF] = []
        for value in log_ticks(self.data.low, self.data.high):
            text = _on_axis(value, self.data)
            wide = look.width(text, SMALL) + 12 * unit
            box = QRectF(self.x(value) - wide / 2, self.plot.bottom() + 3 * unit, wide, self.line)
            if any(box.intersects(other) for other in taken):
                continue
            taken.append(box)
            look.write(self.p, box, text, CENTRE, SMALL, colour=look.colour("muted"))
            self.p.setPen(QPen(look.colour("line"), unit))
            for panel in (self.upper, self.lower):
                self.p.drawLine(QPointF(self.x(value), panel.top()), QPointF(self.x(value), panel.bottom()))
        name = tr("Exit value of the company, {currency}", currency=self.data.currency)
        below = QRectF(self.plot.left(), self.plot.bottom() + self.line + 4 * unit, self.plot.width(), self.line)
        look.write(self.p, below, name, CENTRE, SMALL, colour=look.colour("muted"))

    def _line(self, y: float, text: str, is_base: bool) -> None:
        look, unit = self.look, self.look.unit
        self.p.setPen(QPen(look.colour("muted" if is_base else "line"), unit))
        self.p.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
        box = QRectF(self.r.left(), y - self.line / 2, self.plot.left() - self.r.left() - 6 * unit, self.line)
        look.write(self.p, box, text, RIGHT, SMALL, colour=look.colour("muted"))

    # Areas --------------------------------------------------------------------------------------------

    def _area(self, panel: QRectF, low: list[float], high: list[float], colour: QColor) -> None:
        """The area between two levels, 0 to 1, over the values of the slices."""
        bottom, tall = panel.bottom(), panel.height()
        over = [QPointF(x, bottom - level * tall) for x, level in zip(self.xs, high, strict=True)]
        under = [QPointF(x, bottom - level * tall) for x, level in zip(self.xs, low, strict=True)]
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(colour)
        self.p.drawPolygon(QPolygonF([*over, *reversed(under)]))
        self.p.setPen(QPen(self.look.colour("card"), self.look.unit))
        self.p.drawPolyline(QPolygonF(over))

    def _stack(self) -> None:
        slices, look = self.data.slices, self.look
        preferred = [each.preferred for each in slices]
        common = [each.preferred + each.other for each in slices]
        whole = [each.preferred + each.other + each.yours for each in slices]
        for part in PARTS:
            y = self.upper.bottom() - part * self.upper.height()
            self._line(y, _part(look, self.data, part), part == 0)
        self._area(self.upper, [0.0] * len(slices), preferred, preferred_colour(look))
        self._area(self.upper, preferred, common, other_colour(look))
        self._area(self.upper, common, whole, grant_colour(look, self.data, 0))

    def _yours(self) -> None:
        marks, _, high = _amounts(self.data)
        for mark in marks:
            y = self.lower.bottom() - mark / high * self.lower.height()
            self._line(y, _on_axis(mark, self.data), mark == 0)
        under = [0.0] * len(self.data.slices)
        for number in range(len(self.data.grants)):
            over = [level + each.left[number] / high for level, each in zip(under, self.data.slices, strict=True)]
            self._area(self.lower, under, over, grant_colour(self.look, self.data, number))
            under = over

    def _names(self) -> None:
        """What the areas are, each where it is thickest, and what the lower panel shows."""
        slices, unit = self.data.slices, self.look.unit
        self._name(tr("Preferred"), preferred_colour(self.look), [(0.0, each.preferred) for each in slices])
        other = [(each.preferred, each.preferred + each.other) for each in slices]
        self._name(tr("Other common"), other_colour(self.look), other)
        text = tr("Your grants, {currency} before tax", currency=self.data.currency)
        box = QRectF(self.lower.left(), self.lower.top() - self.line - 2 * unit, self.lower.width(), self.line)
        wide = self.look.width(text, SMALL, True) + 6 * unit
        self.p.fillRect(QRectF(box.left(), box.top(), min(wide, box.width()), box.height()), self.look.colour("card"))
        self.look.write(self.p, box, text, LEFT, SMALL, True)

    def _name(self, text: str, behind: QColor, levels: list[tuple[float, float]]) -> None:
        """A name in the area between two levels, where all of it fits and away from the cursor; else none."""
        look, wide = self.look, self.look.width(text, SMALL)
        high, bottom = self.upper.height(), self.upper.bottom()
        fits: list[tuple[float, float, float]] = []
        for middle in self.xs:
            first, last = middle - wide / 2 - 4, middle + wide / 2 + 4
            if first < self.upper.left() or last > self.upper.right():
                continue
            under = [level for x, level in zip(self.xs, levels, strict=True) if first <= x <= last]
            low, top = max(level[0] for level in under), min(level[1] for level in under)
            fits.append(((top - low) * high, middle, bottom - (low + top) / 2 * high))
        thick = max((each[0] for each in fits), default=0.0)
        if thick < self.line * 1.05:
            return
        near = [each for each in fits if each[0] > 0.9 * thick]
        cursor = self.x(self.data.at.value)
        clear = [each for each in near if abs(each[1] - cursor) > wide / 2 + 6 * look.unit] or near
        _, x, y = clear[len(clear) // 2]
        box = QRectF(x - wide / 2 - 2, y - self.line / 2, wide + 4, self.line)
        look.write(self.p, box, text, CENTRE, SMALL, colour=readable_on(behind))

    # Marks --------------------------------------------------------------------------------------------

    def _marks(self) -> list[Hit]:
        look, unit, hits = self.look, self.look.unit, []
        sides = (self.plot.left() - self.r.left(), self.plot.width(), self.r.right() - self.plot.right())
        for word in _words(look, self.data, *sides):
            x, wide = self.x(word.begins.value), word.width
            base = self.plot.top() - 2 * unit - self.line * BESIDE_TOP
            top = base - (word.flag.row + 1) * (self.line + 2 * unit)
            self.p.setPen(QPen(look.colour("muted"), 1.2 * unit, Qt.PenStyle.DashLine))
            self.p.drawLine(QPointF(x, top + 2 * unit), QPointF(x, self.plot.bottom()))
            left = x - wide if word.flag.is_left else x + 4 * unit
            box = QRectF(left, top, wide - 4 * unit, self.line)
            if box.right() > self.r.right():
                box.setRight(self.r.right())
            look.write(self.p, box, word.text, RIGHT if word.flag.is_left else LEFT, SMALL)
            hits.append(Hit(QRectF(x - 4 * unit, self.plot.top(), 8 * unit, self.plot.height()), word.begins.text))
            hits.append(Hit(box, word.begins.text))
        return hits

    def _cursor(self) -> None:
        look, unit, at = self.look, self.look.unit, self.data.at
        x, accent = self.x(at.value), look.colour("accent")
        for colour, width in ((look.colour("card"), 4.5), (accent, 2.0)):
            self.p.setPen(QPen(colour, width * unit))
            for panel in (self.upper, self.lower):
                self.p.drawLine(QPointF(x, panel.top()), QPointF(x, panel.bottom()))
        high = _amounts(self.data)[2]
        level = min(sum(at.left) / high, 1.0)
        dot = QPointF(x, self.lower.bottom() - level * self.lower.height())
        self.p.setPen(QPen(look.colour("card"), 1.5 * unit))
        self.p.setBrush(accent)
        self.p.drawEllipse(dot, 4 * unit, 4 * unit)
        self._cursor_word(dot)

    def _cursor_word(self, dot: QPointF) -> None:
        """What is left, beside the dot, on the side that has room, on a ground of its own."""
        look, unit = self.look, self.look.unit
        text = rough(sum(self.data.at.left), self.data.numerals)
        wide = look.width(text, SMALL, True) + 8 * unit
        left = dot.x() - wide - 7 * unit
        if left < self.plot.left():
            left = dot.x() + 7 * unit
        y = min(max(dot.y() - self.line * 0.7, self.lower.top() + self.line / 2), self.lower.bottom() - self.line / 2)
        box = QRectF(left, y - self.line / 2, wide, self.line)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(look.colour("card"))
        self.p.drawRoundedRect(box, 3 * unit, 3 * unit)
        look.write(self.p, box, text, CENTRE, SMALL, True)
