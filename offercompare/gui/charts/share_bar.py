"""First places as one bar of 100, a part for each offer, with the names of all below it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from offercompare.gui.charts.look import LEFT, SMALL, Hit, Look, readable_on
from offercompare.gui.decide.nearby import Part, Shares

BAR, SWATCH, SPACE, BELOW = 26.0, 14.0, 18.0, 8.0
LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Entry:
    """Where the name of a part stands below the bar."""

    part: Part
    area: QRectF


def height(look: Look, data: Shares, width: float) -> float:
    """What the chart needs at a width."""
    return _bar_high(look) + max((entry.area.bottom() for entry in _entries(look, data, width)), default=0.0) + 2


def paint(p: QPainter, r: QRectF, look: Look, data: Shares) -> list[Hit]:
    """Draw the bar into a rectangle; returns its parts, and the names of those too narrow to point at."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not data.parts:
        return []
    hits = _bar(p, QRectF(r.left(), r.top(), r.width(), _bar_high(look)), look, data)
    entries = _entries(look, data, r.width())
    for number, entry in enumerate(entries):
        area = entry.area.translated(r.left(), r.top() + _bar_high(look))
        _name(p, area, look, entry.part)
        if entry.part.mark.id not in {hit.key for hit in hits}:
            hits.append(Hit(area, entry.part.spoken, entry.part.mark.id, number))
    return hits


def _bar_high(look: Look) -> float:
    return max(BAR * look.unit, look.height(SMALL) + 8 * look.unit)


def _bar(p: QPainter, area: QRectF, look: Look, data: Shares) -> list[Hit]:
    hits, left = [], area.left()
    total = sum(part.share for part in data.parts) or 1.0
    p.fillRect(area, look.colour("track"))
    for number, part in enumerate(data.parts):
        wide = part.share / total * area.width()
        box = QRectF(left, area.top(), wide, area.height())
        left += wide
        # A gap of the card's colour tells parts apart without their colours.
        inner = box.adjusted(0, 0, -1.5 * look.unit if left < area.right() - 1 else 0, 0)
        if inner.width() < LEAST * look.unit:
            continue
        colour = look.offer(part.mark.number, part.mark.is_current)
        p.fillRect(box, look.colour("card"))
        p.fillRect(inner, colour)
        _inside(p, inner, look, part, colour)
        hits.append(Hit(box, part.spoken, part.mark.id, number))
    return hits


def _inside(p: QPainter, box: QRectF, look: Look, part: Part, colour: QColor) -> None:
    """The number and the name where both find room, else the number, else nothing."""
    room = box.width() - 10 * look.unit
    for text in (f"{part.text} {part.mark.name}", part.text):
        if look.width(text, SMALL, True) <= room:
            inside = box.adjusted(6 * look.unit, 0, 0, 0)
            look.write(p, inside, text, LEFT, SMALL, True, colour=readable_on(colour))
            return


def _entries(look: Look, data: Shares, width: float) -> list[Entry]:
    """Names in lines, one after the other."""
    unit, line = look.unit, look.height(SMALL)
    found, x, y = [], 0.0, BELOW * unit
    for part in data.parts:
        wide = min(look.width(_words(part), SMALL) + SWATCH * unit + 4, width - 1)
        if x and x + wide > width:
            x, y = 0.0, y + line + 4 * unit
        found.append(Entry(part, QRectF(x, y, wide, line)))
        x += wide + SPACE * unit
    return found


def _words(part: Part) -> str:
    return f"{part.text} {part.mark.name}"


def _name(p: QPainter, area: QRectF, look: Look, part: Part) -> None:
    unit, size = look.unit, 8 * look.unit
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(look.offer(part.mark.number, part.mark.is_current))
    p.drawRoundedRect(
        QRectF(
            QPointF(area.left(), area.center().y() - size / 2),
            QPointF(area.left() + size, area.center().y() + size / 2),
        ),
        2,
        2,
    )
    box = area.adjusted(SWATCH * unit, 0, 0, 0)
    look.write(p, box, _words(part), LEFT, SMALL, colour=look.colour("muted"))
