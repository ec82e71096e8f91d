"""Stacked pay by year and offer: promised parts plain, conditional ones hatched, a mark for what is left after tax."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from offercompare.gui.charts.look import CENTRE, LEAST, RIGHT, SMALL, SMALLER, Hit, Look, dashed_box, hatch, mixed
from offercompare.gui.charts.scale import MOST_MARKS, axis
from offercompare.gui.over_time.stacks import CONDITIONAL, Bar, Block, Stacks, YearOfBars, part_labels
from offercompare.gui.over_time.wording import Mark, on_axis, rough
from offercompare.translation import tr

WIDEST = 46.0
TINTS = {"base": 0.0, "sign_on": 0.34, "benefits": 0.62, "bonus": 0.80, "equity": 0.90}


def paint(p: QPainter, r: QRectF, look: Look, data: Stacks) -> list[Hit]:
    """Draw the chart into a rectangle; returns what can be pointed at."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    bars = [bar for year in data.years for bar in year.bars]
    if not bars:
        return []
    return _Painter(p, r, look, data).paint()


def fill_block(p: QPainter, area: QRectF, look: Look, colour: QColor, part: str) -> None:
    """One block: a shade of the offer's colour, hatched where it hangs on something."""
    p.fillRect(area, mixed(colour, look.colour("card"), TINTS[part]))
    if part in CONDITIONAL:
        hatch(p, area, colour, look.unit, 4.0 if part == "bonus" else 6.0, rising=part == "equity")
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(colour, look.unit))
        p.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the legend: a part, "after_tax", or an offer; and where it stands."""

    key: str
    text: str
    mark: Mark | None
    area: QRectF


def legend(look: Look, data: Stacks, width: float, names: dict[str, str]) -> list[Entry]:
    """The entries in rows from the top left; offers are named where that does not stand under their bars."""
    labels = part_labels()
    offers: list[tuple[str, str, Mark | None]] = [
        (mark.id, f"{names.get(mark.id, '')} {mark.name}".strip(), mark) for mark in data.marks
    ]
    parts: list[tuple[str, str, Mark | None]] = [(part, labels[part], None) for part in data.parts]
    stands_below = any(names.get(mark.id) in (mark.name, mark.name.split()[0]) for mark in data.marks)
    groups = [
        offers if len(data.marks) > 1 and not stands_below else [],
        [*parts, ("after_tax", tr("After tax"), None)],
    ]
    line, found, y = look.height(SMALL), [], 0.0
    for group in groups:
        x = 0.0
        for key, text, mark in group:
            wide = look.width(text, SMALL) + 28 * look.unit
            if x and x + wide > width:
                x, y = 0.0, y + line + 3 * look.unit
            found.append(Entry(key, text, mark, QRectF(x, y, min(wide, width), line)))
            x += wide
        y += line + 3 * look.unit if group else 0.0
    return found


class _Painter:
    def __init__(self, p: QPainter, r: QRectF, look: Look, data: Stacks) -> None:
        self.p, self.look, self.data = p, look, data
        self.hits: list[Hit] = []
        unit = look.unit
        self.line = look.height(SMALL)
        self.names = self._names(r.width() - look.width("000k", SMALL) - 8 * unit)
        entries = legend(look, data, r.width(), self.names)
        legend_high = max(entry.area.bottom() for entry in entries) + 7 * unit
        for entry in entries:
            self._entry(entry, entry.area.translated(r.topLeft()))
        bars = [bar for year in data.years for bar in year.bars]
        tops = [sum(max(block.amount, 0.0) for block in bar.blocks) for bar in bars]
        lows = [sum(min(block.amount, 0.0) for block in bar.blocks) for bar in bars]
        inner = max(r.height() - legend_high - 4 * self.line, 1.0)
        most = min(max(int(inner / (2.2 * self.line)), 3), MOST_MARKS)
        self.marks, self.low, self.high = axis(min([0.0, *lows]), max([1.0, *tops]), most)
        texts = [on_axis(mark, data.numerals) for mark in self.marks]
        left = max([*(look.width(text, SMALL) for text in texts), look.width(data.currency, SMALL)]) + 8 * unit
        below = self.line * (2 if self.names else 1) + 6 * unit
        self.plot = QRectF(r.left() + left, r.top() + legend_high + self.line, r.width() - left, 0)
        self.plot.setBottom(max(r.bottom() - below, self.plot.top() + 20 * unit))
        look.write(
            p,
            QRectF(r.left(), r.top() + legend_high - 5 * unit, left - 8 * unit, self.line),
            data.currency,
            RIGHT,
            SMALL,
            colour=look.colour("muted"),
        )
        for mark, text in zip(self.marks, texts, strict=True):
            y = self.y(mark)
            p.setPen(QPen(look.colour("muted" if mark == 0 else "line"), unit))
            p.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
            box = QRectF(r.left(), y - self.line / 2, left - 8 * unit, self.line)
            look.write(p, box, text, RIGHT, SMALL, colour=look.colour("muted"))

    def y(self, amount: float) -> float:
        return self.plot.bottom() - (amount - self.low) / (self.high - self.low) * self.plot.height()

    def _entry(self, entry: Entry, area: QRectF) -> None:
        look, unit = self.look, self.look.unit
        box = QRectF(area.left(), area.center().y() - 5.5 * unit, 13 * unit, 11 * unit)
        if entry.mark is not None:
            self.p.setPen(Qt.PenStyle.NoPen)
            self.p.setBrush(look.offer(entry.mark.number, entry.mark.is_current))
            self.p.drawRoundedRect(box.adjusted(1 * unit, 0, -1 * unit, 0), 2 * unit, 2 * unit)
        elif entry.key == "after_tax":
            self._after_tax_mark(box.center().y(), box.left(), box.right())
        else:
            fill_block(self.p, box, look, look.colour("current"), entry.key)
        text = area.adjusted(18 * unit, 0, 0, 0)
        look.write(self.p, text, entry.text, points=SMALL, colour=look.colour("text" if entry.mark else "muted"))

    # Bars ---------------------------------------------------------------------------------------------

    def _slot(self, width: float) -> tuple[float, float]:
        """Width of a year and of a bar's place in it."""
        group = width / len(self.data.years)
        gap = min(group * 0.12, 20 * self.look.unit)
        return group, (group - gap) / max(len(self.data.marks), 1)

    def _names(self, width: float) -> dict[str, str]:
        """What stands under each bar: its name where all fit, else its first word, else its number in the order."""
        _, slot = self._slot(width)
        if len(self.data.marks) < 2:
            return {}
        full = {mark.id: mark.name for mark in self.data.marks}
        words = {key: name.split()[0] for key, name in full.items()}
        numbers = {mark.id: str(number) for number, mark in enumerate(self.data.marks, 1)}
        for names in (full, words, numbers):
            fits = all(self.look.width(name, SMALLER) <= slot - 1 for name in names.values())
            if fits and len(set(names.values())) == len(names):
                return names
        return {}

    def paint(self) -> list[Hit]:
        group, slot = self._slot(self.plot.width())
        for number, year in enumerate(self.data.years):
            left = self.plot.left() + number * group
            self._year(year, QRectF(left, self.plot.top(), group, self.plot.height()), slot)
        return self.hits

    def _year(self, year: YearOfBars, area: QRectF, slot: float) -> None:
        look, unit = self.look, self.look.unit
        start = area.center().x() - slot * len(year.bars) / 2
        for number, bar in enumerate(year.bars):
            place = QRectF(start + number * slot, area.top(), slot, area.height())
            self._bar(bar, place, len(self.hits))
            if bar.mark.id in self.names:
                box = QRectF(place.left() - 2, self.plot.bottom() + 3 * unit, place.width() + 4, self.line)
                look.write(self.p, box, self.names[bar.mark.id], CENTRE, SMALLER, colour=look.colour("muted"))
        top = self.plot.bottom() + (self.line if self.names else 0) + 4 * unit
        label = year.label
        if look.width(label, SMALL, True) > area.width() - 4:
            label = (
                str(year.year)
                if look.width(label.split(" (")[0], SMALL, True) > area.width() - 4
                else label.split(" (")[0]
            )
        look.write(self.p, QRectF(area.left(), top, area.width(), self.line), label, CENTRE, SMALL, True)

    def _bar(self, bar: Bar, place: QRectF, _: int) -> None:
        unit = self.look.unit
        width = min(place.width() * 0.78, WIDEST * unit)
        left = place.center().x() - width / 2
        column = (bar.year - 1) * len(self.data.marks) + self.data.marks.index(bar.mark)
        if bar.total.value is None:
            self._unknown(bar, QRectF(left, self.y(0) - 3.4 * self.line, width, 3.4 * self.line), place, column)
            return
        up = down = 0.0
        colour = self.look.offer(bar.mark.number, bar.mark.is_current)
        for row, block in enumerate(bar.blocks):
            base = up if block.amount >= 0 else down
            area = QRectF(
                left, self.y(base + block.amount), width, self.y(base) - self.y(base + block.amount)
            ).normalized()
            self._block(bar, block, area, colour, column, row)
            up, down = (up + block.amount, down) if block.amount >= 0 else (up, down + block.amount)
        self._total(bar, place, self.y(up), column)
        if bar.after_tax.value is not None:
            y = self.y(bar.after_tax.known)
            self._after_tax_mark(y, left - 3 * unit, left + width + 3 * unit)
            area = QRectF(left - 3 * unit, y - 4 * unit, width + 6 * unit, 8 * unit)
            self.hits.append(Hit(area, bar.after_tax_text, f"{bar.key} after_tax", column, len(bar.blocks) + 1))

    def _block(self, bar: Bar, block: Block, area: QRectF, colour: QColor, column: int, row: int) -> None:
        unit = self.look.unit
        shown = area.adjusted(0, 0.6 * unit, 0, -0.6 * unit) if area.height() > 4 * unit else area
        fill_block(self.p, shown, self.look, colour, block.part)
        self.hits.append(Hit(area, block.text, f"{bar.key} {block.part}", column, row))

    def _after_tax_mark(self, y: float, left: float, right: float) -> None:
        unit = self.look.unit
        for colour, width in (("card", 4.4), ("text", 2.0)):
            self.p.setPen(QPen(self.look.colour(colour), width * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            self.p.drawLine(QPointF(left, y), QPointF(right, y))

    def _total(self, bar: Bar, place: QRectF, top: float, column: int) -> None:
        """The total on top, as much of it as there is room for; with no room the table says it."""
        look, numerals = self.look, self.data.numerals
        sign = tr("≥ {amount}", amount="") if bar.is_at_least else ""
        box = QRectF(place.left(), top - self.line - look.unit, place.width(), self.line)
        for amount in (
            numerals.money(bar.total.known),
            rough(bar.total.known, numerals, 2),
            rough(bar.total.known, numerals),
        ):
            text = f"{sign}{amount}"
            points = next(
                (size for size in (SMALL, SMALLER, LEAST) if look.width(text, size, True) <= place.width() - 1), None
            )
            if points is not None:
                look.write(self.p, box, text, CENTRE, points, True)
                break
        self.hits.append(Hit(box, bar.total_text, f"{bar.key} total", column, len(bar.blocks)))

    def _unknown(self, bar: Bar, box: QRectF, place: QRectF, column: int) -> None:
        dashed_box(self.p, box, self.look)
        text = tr("? ask")
        if self.look.width(text, SMALL) > place.width():
            text = "?"
        label = QRectF(place.left(), box.top() - self.line - 2, place.width(), self.line)
        self.look.write(self.p, label, text, CENTRE, SMALL)
        self.hits.append(Hit(box.united(label), bar.total_text, f"{bar.key} total", column, 0))
