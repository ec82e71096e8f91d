"""The pages of a report as blocks of text and table rows, measured for a paper and broken between blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen, QPolygonF

from offercompare.gui.theme import FAMILY, LIGHT
from offercompare.report.table import Cell, Column, Report, Row, Section
from offercompare.translation import tr

INK, MUTED, LINE, BAND = QColor(LIGHT.text), QColor(LIGHT.muted), QColor(LIGHT.line), QColor(LIGHT.band)
BODY, SMALL, HEAD, TITLE = 8.5, 7.2, 9.5, 15.0
SMALLEST = 5.0
MOST_IN_LIST = 5
ROW_ROOM, NARROW_ROOM = 3.5, 2.0
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a height that draws itself at a top; ``keeps`` stays on the page of what follows."""

    height: float
    draw: Callable[[QPainter, float], None]
    keeps: bool = False
    repeats: bool = False
    """The head of a table, said again on top of a page that goes on with its rows."""
    in_table: bool = False
    starts_page: bool = False


class Pen:
    """Fonts and lengths for one device: every length comes from points, so that 96 and 1200 dpi look alike."""

    def __init__(self, device: QPaintDevice, scale: float) -> None:
        self._device, self._scale = device, scale
        self.point = device.logicalDpiY() / 72 * scale

    def font(self, points: float, strong: bool = False) -> QFont:
        """The typeface without ligatures, so that text in a PDF can be searched."""
        made = QFont(FAMILY)
        made.setPointSizeF(points * self._scale)
        made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        for feature, on in (("liga", 0), ("calt", 0), ("clig", 0)):
            made.setFeature(QFont.Tag(feature), on)
        return made

    def measure(self, points: float, strong: bool = False) -> QFontMetricsF:
        """The measures of a font on this device."""
        return QFontMetricsF(self.font(points, strong), self._device)


def blocks(report: Report, pen: Pen, width: float, columns_at_once: int, says_risk: bool = True) -> list[Block]:
    """Everything a report says, in reading order; without ``says_risk`` the sentences of risk stand elsewhere."""
    write = _Blocks(report, pen, width)
    found = [*write.title(), *write.verdict()]
    for first in range(0, len(report.columns), columns_at_once):
        shown = range(first, min(first + columns_at_once, len(report.columns)))
        found += write.table(report.sections, shown)
    for passage in report.passages:
        found += write.lines(passage.title, passage.lines)
    found += write.weights()
    assumed = [_line_text(line.label, line.value, line.source) for line in report.assumptions]
    found += write.lines(tr("Assumptions"), assumed)
    found += write.lines(tr("Risk"), report.risk if says_risk else ())
    for first in range(0, len(report.columns), columns_at_once) if report.details else ():
        shown = range(first, min(first + columns_at_once, len(report.columns)))
        found += write.table(report.details, shown)
    found += write.lines(tr("Why these scores"), [f"{one.offer}, {one.subject}: {one.text}" for one in report.reasons])
    found += write.lines(tr("Notes"), [f"{one.offer}: {one.text}" for one in report.notes])
    return found + list(write.lines(tr("Mind"), report.warnings))


def text_block(
    pen: Pen,
    width: float,
    text: str,
    points: float,
    *,
    strong: bool = False,
    colour: QColor = INK,
    keeps: bool = False,
) -> Block:
    """A text over the whole width, in as many lines as it needs."""
    measure, font = pen.measure(points, strong), pen.font(points, strong)
    height = measure.boundingRect(QRectF(0, 0, width, 1e6), WRAPPED, text).height()

    def draw(painter: QPainter, top: float) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRectF(0, top, width, height + 1), WRAPPED, text)

    return Block(height, draw, keeps)


def _line_text(label: str, value: str, source: str) -> str:
    return f"{label}: {value}" + (f" ({source})" if source else "")


@dataclass(frozen=True, slots=True)
class _Blocks:
    report: Report
    pen: Pen
    width: float

    @property
    def runs_on(self) -> bool:
        """Whether a wide table on one page leaves little height: all else runs on instead of standing line by line."""
        return len(self.report.columns) > MOST_IN_LIST and not self.report.details

    def _space(self, points: float) -> Block:
        return Block(points * self.pen.point, lambda painter, top: None)

    def _text(self, text: str, points: float, strong: bool = False, colour: QColor = INK, keeps: bool = False) -> Block:
        return text_block(self.pen, self.width, text, points, strong=strong, colour=colour, keeps=keeps)

    def title(self) -> Iterator[Block]:
        """The title, the date, the file and what all figures are."""
        report = self.report
        yield self._text(report.title, TITLE, strong=True)
        facts = " · ".join(part for part in (report.made_on, report.file_name, report.basis) if part)
        yield self._text(facts, SMALL, colour=MUTED)
        yield self._space(7)

    def verdict(self) -> Iterator[Block]:
        """The sentences of the verdict, the first one leading."""
        said = self.report.verdict
        for number, sentence in enumerate((*said[:1], " ".join(said[1:])) if self.runs_on and said[1:] else said):
            yield self._text(sentence, HEAD + 1 if number == 0 else BODY, strong=number == 0)
            yield self._space(2)
        yield self._space(6)

    # The table ----------------------------------------------------------------------------------------

    def table(self, sections: Sequence[Section], shown: range) -> Iterator[Block]:
        """The offers in ``shown`` side by side."""
        grid = _Grid(self.pen, self.width, len(shown))
        yield self._head([self.report.columns[number] for number in shown], grid)
        for section in sections:
            yield self._band(section, grid)
            for row in section.rows:
                yield self._row(row, [row.cells[number] for number in shown], grid)
        yield self._space(9)

    def _head(self, columns: list[Column], grid: _Grid) -> Block:
        pen, name, small = self.pen, self.pen.measure(HEAD, True), self.pen.measure(SMALL)
        height = name.height() + 3 * small.height() + 6 * pen.point

        def draw(painter: QPainter, top: float) -> None:
            for number, column in enumerate(columns):
                box = grid.column(number, top, name.height())
                points = self._fitting(column.name, box.width(), HEAD)
                painter.setFont(pen.font(points, True))
                painter.setPen(INK)
                fitted = pen.measure(points, True).elidedText(column.name, Qt.TextElideMode.ElideRight, box.width())
                painter.drawText(box, RIGHT, fitted)
                painter.setFont(pen.font(SMALL))
                painter.setPen(MUTED)
                facts = (column.role, column.place, " · ".join(p for p in (column.status, column.deadline) if p))
                for line, text in enumerate(facts):
                    under = grid.column(number, top + name.height() + line * small.height(), small.height())
                    painter.drawText(under, RIGHT, small.elidedText(text, Qt.TextElideMode.ElideRight, under.width()))
            self._rule(painter, top + height, INK)

        return Block(height, draw, keeps=True, repeats=True, in_table=True)

    def _rule(self, painter: QPainter, y: float, colour: QColor) -> None:
        painter.setPen(QPen(colour, 0.5 * self.pen.point))
        painter.drawLine(QPointF(0, y), QPointF(self.width, y))

    def _band(self, section: Section, grid: _Grid) -> Block:
        measure = self.pen.measure(BODY, True)
        height = measure.height() + 4 * self.pen.point

        def draw(painter: QPainter, top: float) -> None:
            painter.fillRect(QRectF(0, top, self.width, height), BAND)
            painter.setFont(self.pen.font(BODY, True))
            painter.setPen(INK)
            box = QRectF(3 * self.pen.point, top, self.width, height)
            painter.drawText(box, LEFT, section.title)
            painter.setFont(self.pen.font(SMALL))
            painter.setPen(MUTED)
            painter.drawText(box.adjusted(measure.horizontalAdvance(section.title + "  "), 0, 0, 0), LEFT, section.hint)

        return Block(height, draw, keeps=True, in_table=True)

    def _row(self, row: Row, cells: list[Cell], grid: _Grid) -> Block:
        measure = self.pen.measure(BODY)
        # A wide table leaves little height.
        room = ROW_ROOM if len(self.report.columns) <= MOST_IN_LIST else NARROW_ROOM
        height = measure.height() + room * self.pen.point

        def draw(painter: QPainter, top: float) -> None:
            painter.setFont(self.pen.font(BODY, row.strong))
            painter.setPen(INK)
            box = QRectF(3 * self.pen.point, top, grid.label - 3 * self.pen.point, height)
            painter.drawText(box, LEFT, measure.elidedText(row.label, Qt.TextElideMode.ElideRight, box.width()))
            for number, cell in enumerate(cells):
                self._cell(painter, grid.column(number, top, height), cell, row.strong)
            self._rule(painter, top + height, LINE)

        return Block(height, draw, in_table=True)

    def _cell(self, painter: QPainter, box: QRectF, cell: Cell, strong: bool) -> None:
        pen = self.pen
        bold = strong or cell.best
        right = box.right()
        small = pen.measure(SMALL - 1)
        if cell.difference and box.width() > 78 * pen.point:
            painter.setFont(pen.font(SMALL - 1))
            painter.setPen(MUTED)
            painter.drawText(box, RIGHT, cell.difference)
            right -= small.horizontalAdvance("+000,000") + 3 * pen.point
        points = self._fitting(cell.shown, right - box.left(), BODY, bold)
        measure = pen.measure(points, bold)
        text = measure.elidedText(cell.shown, Qt.TextElideMode.ElideRight, right - box.left())
        painter.setFont(pen.font(points, bold))
        painter.setPen(INK if cell.state == "value" else MUTED)
        painter.drawText(QRectF(box.left(), box.top(), right - box.left(), box.height()), RIGHT, text)
        if cell.best:
            self._mark(painter, right - measure.horizontalAdvance(text) - 6 * pen.point, box.center().y())

    def _fitting(self, text: str, width: float, points: float, strong: bool = True) -> float:
        """The size at which a text fits, as far as it can still be read."""
        while points > SMALLEST and self.pen.measure(points, strong).horizontalAdvance(text) > width:
            points -= 0.5
        return points

    def _mark(self, painter: QPainter, x: float, y: float) -> None:
        unit = self.pen.point
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(MUTED)
        corners = [
            QPointF(x - 2.4 * unit, y + 2 * unit),
            QPointF(x + 2.4 * unit, y + 2 * unit),
            QPointF(x, y - 2 * unit),
        ]
        painter.drawPolygon(QPolygonF(corners))

    # Below the table ----------------------------------------------------------------------------------

    def weights(self) -> Iterator[Block]:
        """The weights in words, as many to a line as fit."""
        report = self.report
        if not report.weights:
            return
        holds = any(line.bracket for line in report.weights)
        title = tr("Weights (in brackets: where the leader stays first)") if holds else tr("Weights")
        note = f" – {report.weights_note}" if report.weights_note else ""
        yield self._text(title + note, BODY, strong=True, keeps=True)
        parts = [f"{line.label} {line.percent}" + (f" ({line.bracket})" if holds else "") for line in report.weights]
        yield self._text(" · ".join(parts), SMALL + 0.3)
        yield self._space(6)

    def lines(self, heading: str, texts: Sequence[str]) -> Iterator[Block]:
        """A heading and its lines."""
        if not texts:
            return
        if self.runs_on:
            yield self._text(f"{heading}: {' · '.join(texts)}", SMALL + 0.3)
            yield self._space(3)
            return
        yield self._text(heading, BODY, strong=True, keeps=True)
        for text in texts:
            yield self._text(text, SMALL + 0.3)
        yield self._space(6)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns of a table stand."""

    pen: Pen
    width: float
    count: int

    @property
    def label(self) -> float:
        """Width of the labels."""
        return min(self.width * 0.3, 150 * self.pen.point)

    def column(self, number: int, top: float, height: float) -> QRectF:
        """The box of a cell."""
        each = (self.width - self.label) / max(self.count, 1)
        left = self.label + number * each
        return QRectF(left + 4 * self.pen.point, top, each - 7 * self.pen.point, height)
