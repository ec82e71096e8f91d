"""In how many of 100 cases the row beats the column, each cell shaded by its share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from offercompare.gui.charts.look import (
    CENTRE,
    LEAST,
    LEFT,
    SMALL,
    SMALLER,
    TEXT,
    Hit,
    Look,
    mixed,
    readable_on,
)
from offercompare.gui.over_time.wording import Mark
from offercompare.gui.risk.chances import HIGHEST, LOWEST, Chance, Chances
from offercompare.translation import tr

NAME_SHARE, NAME_MOST, SWATCH = 0.3, 160.0, 15.0
ROW, TALLEST = 30.0, 1.5
"""The least height of a row, and how many times as high it may be where there is room."""
GAP, ENDS = 8.0, (HIGHEST, LOWEST)
TINY = 3.75
SIZES = (TEXT, SMALL, SMALLER, LEAST, 6.0, 5.25, 4.5, TINY)
NAME_SIZES = (TEXT, SMALL, SMALLER, LEAST, 6.0)
"""Of the numbers; the last ones are for many offers in large text, where they are as large as small text is."""
SHADE = 0.8
"""How much of the darkest shade is in the card; the rest of contrast is for the number on it."""


def height(look: Look, data: Chances, width: float) -> float:
    """What the table needs at a width."""
    return _head(look, data, width) + len(data.marks) * _row_height(look) + 2


def _name_width(look: Look, data: Chances, width: float) -> float:
    names = max((look.width(mark.name, TEXT, True) for mark in data.marks), default=0.0) + (SWATCH + 12) * look.unit
    return min(names, width * NAME_SHARE, NAME_MOST * look.unit)


def _column_width(look: Look, data: Chances, width: float) -> float:
    return (width - _name_width(look, data, width) - GAP * look.unit) / (len(data.marks) + len(ENDS))


def _ends() -> tuple[str, ...]:
    """What stands over the columns that range over all offers."""
    return tr("pays most"), tr("pays least")


def _head(look: Look, data: Chances, width: float) -> float:
    """As high as its lines: the ends go on in a second one where they find no room."""
    wide = _column_width(look, data, width)
    lines = 1 if all(look.width(text, SMALL) <= wide - 2 for text in _ends()) else 2
    return lines * look.height(SMALL) + 8 * look.unit


def _row_height(look: Look) -> float:
    return max(ROW * look.unit, look.height(TEXT) + 8 * look.unit)


def shade(share: float, look: Look) -> QColor:
    """The colour of a share: none at 0, the darkest at 1."""
    return mixed(look.colour("card"), look.colour("muted"), share * SHADE)


def paint(p: QPainter, r: QRectF, look: Look, data: Chances) -> list[Hit]:
    """Draw the table into a rectangle; returns its cells."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    return _Painter(p, r, look, data).paint() if data.marks else []


class _Painter:
    def __init__(self, p: QPainter, r: QRectF, look: Look, data: Chances) -> None:
        self.p, self.r, self.look, self.data = p, r, look, data
        unit = look.unit
        self.name = _name_width(look, data, r.width())
        self.gap = GAP * unit
        self.keys = [*(mark.id for mark in data.marks), *ENDS]
        self.wide = _column_width(look, data, r.width())
        self.head = _head(look, data, r.width())
        room = (r.height() - self.head) / len(data.marks)
        self.high = min(room, _row_height(look) * TALLEST)
        self.points = self._size(tr(">99"), self.wide - 4, SIZES)
        room, names = self.name - (SWATCH + 8) * unit, [self._row_name(number) for number in range(len(data.marks))]
        self.name_points = min(self._size(name, room, NAME_SIZES) for name in names)

    def _size(self, text: str, room: float, sizes: Sequence[float]) -> float:
        """The largest size in which a text finds room, else the smallest."""
        return next((size for size in sizes if self.look.width(text, size, True) <= room), sizes[-1])

    def _left(self, column: int) -> float:
        beyond = self.gap if column >= len(self.data.marks) else 0.0
        return self.r.left() + self.name + column * self.wide + beyond

    def paint(self) -> list[Hit]:
        self._heads()
        hits = []
        for number, mark in enumerate(self.data.marks):
            top = self.r.top() + self.head + number * self.high
            self._name(mark, QRectF(self.r.left(), top, self.name, self.high), number)
            for column, key in enumerate(self.keys):
                area = QRectF(self._left(column), top, self.wide, self.high).adjusted(1.5, 1.5, -1.5, -1.5)
                cell = self.data.cells.get((mark.id, key))
                if cell is None:
                    self._itself(area)
                    continue
                self._cell(cell, area)
                hits.append(Hit(area, cell.said, cell.key, column, -number))
        return hits

    # Names --------------------------------------------------------------------------------------------

    def _heads(self) -> None:
        """Names over the columns where all fit, else their first words, else the numbers of their rows."""
        look, unit = self.look, self.look.unit
        line, bottom = look.height(SMALL), self.r.top() + self.head - 5 * unit
        texts = self._short_names()
        for column, text in enumerate([*texts, *_ends()]):
            lines = self._lines(text) if column >= len(texts) else [text]
            for at, part in enumerate(reversed(lines)):
                box = QRectF(self._left(column), bottom - line * (at + 1), self.wide, line)
                points = self._size(part, self.wide - 2, SIZES[1:])
                look.write(self.p, box, part, CENTRE, points, colour=look.colour("muted"))
            if column < len(texts):
                mark = self.data.marks[column]
                stripe = QRectF(self._left(column) + 1.5, bottom + 1 * unit, self.wide - 3, 3 * unit)
                self.p.fillRect(stripe, look.offer(mark.number, mark.is_current))

    def _lines(self, text: str) -> list[str]:
        return [text] if self.look.width(text, SMALL) <= self.wide - 2 else text.split(" ", 1)

    def _short_names(self) -> list[str]:
        full = [mark.name for mark in self.data.marks]
        for names in (full, [name.split()[0] for name in full]):
            fits = all(self.look.width(name, SMALL) <= self.wide - 4 for name in names)
            if fits and len(set(names)) == len(names):
                return names
        return [str(number) for number in range(1, len(full) + 1)]

    def _row_name(self, number: int) -> str:
        """With its number where that alone stands over the column."""
        name = self.data.marks[number].name
        return f"{number + 1} {name}" if self._short_names()[number] == str(number + 1) else name

    def _name(self, mark: Mark, area: QRectF, number: int) -> None:
        look, unit, size = self.look, self.look.unit, 9 * self.look.unit
        box = area.adjusted(2 * unit, 0, -6 * unit, 0)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(look.offer(mark.number, mark.is_current))
        self.p.drawRoundedRect(QRectF(box.left(), box.center().y() - size / 2, size, size), 2, 2)
        text = self._row_name(number)
        box = box.adjusted(SWATCH * unit, 0, 0, 0)
        look.write(self.p, box, text, LEFT, self.name_points, True)

    # Cells --------------------------------------------------------------------------------------------

    def _cell(self, cell: Chance, area: QRectF) -> None:
        look = self.look
        behind = shade(cell.share, look)
        self.p.setPen(QPen(look.colour("line"), look.unit))
        self.p.setBrush(behind)
        self.p.drawRoundedRect(area, 3, 3)
        text, ink = cell.text, readable_on(behind)
        level = tr("level") if cell.is_level else ""
        if level and look.width(level, self.points) <= area.width() - 2:
            text = level
        elif level:
            text = "="
        look.write(self.p, area, text, CENTRE, self.points, round(cell.share * 100) > 50, ink)

    def _itself(self, area: QRectF) -> None:
        """An offer beside itself: nothing to say."""
        self.p.setPen(QPen(self.look.colour("line"), self.look.unit))
        middle = area.center()
        self.p.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0))
