"""What a chart is drawn with: colours, fonts and lengths for one device, and what of it can be pointed at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen

from offercompare.gui import theme
from offercompare.gui.page_layout import Pen
from offercompare.gui.theme import LIGHT, Theme

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
TEXT, SMALL, SMALLER, LEAST = 9.0, 8.25, 7.5, 6.75
STROKES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DashDotDotLine)
WHITE, BLACK = QColor("#ffffff"), QColor("#000000")


@dataclass(frozen=True, slots=True)
class Hit:
    """A part of a chart that can be pointed at: where, what it says, and its place among the others.

    ``key`` names what stands behind it; ``column`` and ``row`` are where the arrow keys find it.
    """

    area: QRectF
    text: str
    key: str = ""
    column: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and measures; ``unit`` is a pixel of a plain screen, larger with the text and on paper."""

    colours: Theme
    unit: float
    font: Callable[[float, bool], QFont]
    measure: Callable[[float, bool], QFontMetricsF]

    def colour(self, name: str) -> QColor:
        """A named colour of the theme."""
        return QColor(getattr(self.colours, name))

    def offer(self, number: int, is_current: bool) -> QColor:
        """The colour of an offer."""
        return self.colours.offer(number, is_current)

    def stroke(self, number: int, is_current: bool) -> Qt.PenStyle:
        """How an offer's line is drawn: where colours come round again, another dash tells them apart."""
        return Qt.PenStyle.DashLine if is_current else STROKES[number // len(self.colours.offers) % len(STROKES)]

    def write(
        self,
        p: QPainter,
        box: QRectF,
        text: str,
        align: int = LEFT,
        points: float = TEXT,
        strong: bool = False,
        colour: QColor | None = None,
    ) -> None:
        """Write one line into a box, cut where it does not fit."""
        p.setFont(self.font(points, strong))
        p.setPen(colour or self.colour("text"))
        elided = self.measure(points, strong).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        p.drawText(box, align | int(Qt.TextFlag.TextSingleLine), elided)

    def width(self, text: str, points: float = TEXT, strong: bool = False) -> float:
        """The width of a line of text."""
        return self.measure(points, strong).horizontalAdvance(text)

    def height(self, points: float = TEXT) -> float:
        """The height of a line of text."""
        return self.measure(points, False).height()


def screen_look(device: QPaintDevice) -> Look:
    """The look on screen: colours of now, text as large as the person wants it."""
    return _screen_look(theme.current(), theme.text_scale(), device.logicalDpiY())


@lru_cache(maxsize=8)
def _screen_look(colours: Theme, scale: float, dpi: int) -> Look:
    """Measures are kept: to make a font and to measure it anew costs more than to write a word."""
    font = cache(lambda points, strong: theme.font(points, strong=strong))
    measure = cache(lambda points, strong: QFontMetricsF(font(points, strong)))
    return Look(colours, 1 + (scale - 1) * 0.5, font, measure)


def paper_look(pen: Pen) -> Look:
    """The look on paper: always light, text a little smaller."""
    part = 0.85
    return Look(
        LIGHT,
        pen.point * 0.75,
        lambda points, strong: pen.font(points * part, strong),
        lambda points, strong: pen.measure(points * part, strong),
    )


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour with ``share`` of another in it."""
    parts = zip(_parts(one), _parts(other), strict=True)
    red, green, blue = (first * (1 - share) + second * share for first, second in parts)
    return QColor.fromRgbF(red, green, blue)


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def readable_on(behind: QColor) -> QColor:
    """Black or white, whichever has more contrast."""
    return WHITE if _luminance(behind) < 0.179 else BLACK


def _luminance(colour: QColor) -> float:
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def hatch(p: QPainter, area: QRectF, colour: QColor, unit: float, step: float = 5.0, *, rising: bool = True) -> None:
    """Slanted lines over an area: lines instead of Qt's patterns, which are as fine as the device's pixels."""
    p.save()
    p.setClipRect(area)
    p.setPen(QPen(colour, 1.3 * unit))
    gap, high = step * unit, area.height()
    lines, x = [], area.left() - high
    while x < area.right():
        ends = (area.bottom(), area.top()) if rising else (area.top(), area.bottom())
        lines.append(QLineF(x, ends[0], x + high, ends[1]))
        x += gap
    p.drawLines(lines)
    p.restore()


def dashed_box(p: QPainter, area: QRectF, look: Look) -> None:
    """The sign of what is unknown: hatched, with a dashed edge."""
    faint = look.colour("muted")
    faint.setAlpha(110)
    hatch(p, area, faint, look.unit)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(look.colour("muted"), look.unit, Qt.PenStyle.DashLine))
    p.drawRect(area)
