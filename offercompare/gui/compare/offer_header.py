"""The names over the columns: swatch, company, role, place, deadline and what is still to ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from offercompare.engine.open_fields import missing_facts
from offercompare.engine.place import work_place
from offercompare.gui import theme
from offercompare.gui.compare.cell_painter import PADDING, offer_colour
from offercompare.gui.compare.table_model import TableModel
from offercompare.model import Offer
from offercompare.numerals import day
from offercompare.report.words import offer_name, town
from offercompare.translation import tr, trn

SOON_DAYS = 3
NAME_POINTS = 11
NAME_SIZES = (11.0, 10.0, 9.25, 8.5)
SWATCH = 14


class OfferHeader(QHeaderView):
    """Signals: ``opened(column)`` on a click, ``menu_wanted(column, global position)`` on a right click."""

    opened = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, model: TableModel, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._today = model, today
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName(tr("Offers"))
        self._is_short = False
        self._height = self._needed(names=1, details=2, chips=1)

    def sizeHint(self) -> QSize:
        return QSize(100, self._height)

    def make_room_for(self, width: int, is_short: bool = False) -> None:
        """Be as high as the fullest offer needs in columns of this width; ``is_short`` shows the names alone."""
        self._is_short = is_short
        self._height = max(
            (
                self._needed_by(each.offer, width, column)
                for column in range(1, self._model.columnCount())
                if (each := self._model.offer_at(column)) is not None
            ),
            default=self._needed(names=1, details=2, chips=1),
        )
        self.setFixedHeight(self._height)

    def _needed_by(self, offer: Offer, width: int, column: int) -> int:
        inner = width - 2 * PADDING + 3
        names = len(name_lines(offer, inner)[1])
        if self._is_short:
            return self._needed(names, 0, 0)
        return self._needed(names, len(self._details(offer, inner)), self._rows_of_chips(column, width))

    def _needed(self, names: int, details: int, chips: int) -> int:
        """The height of so many rows of each, in pixels."""
        name = names * QFontMetricsF(theme.font(NAME_POINTS, strong=True)).height()
        if self._is_short:
            return round(8 + name + 6)
        small = details * QFontMetricsF(theme.font(8.75)).height()
        chip = QFontMetricsF(theme.font(8)).height() + 4
        return round(8 + name + small + 3 + chips * (chip + 3) + 6)

    def _rows_of_chips(self, column: int, width: int) -> int:
        each = self._model.offer_at(column)
        chips = self._chip_texts(each.offer) if each else []
        measure = QFontMetricsF(theme.font(8))
        rows, used = 1, 0.0
        for text, _ in chips:
            chip = min(measure.horizontalAdvance(text) + 14, width - 2 * PADDING)
            if used and used + chip > width - 2 * PADDING + 3:
                rows, used = rows + 1, 0.0
            used += chip + 5
        return rows

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        column = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and column > 0:
            self.opened.emit(column)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self.logicalIndexAt(event.pos())
        if column > 0:
            self.menu_wanted.emit(column, event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        colours = theme.current()
        area = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(colours.baseline if logicalIndex == 1 else colours.card))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(area.left(), area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5))
        each = self._model.offer_at(logicalIndex)
        if each is not None:
            self._offer(painter, area.adjusted(PADDING - 3, 8, -PADDING, -6), each.offer, logicalIndex, colours)
        painter.restore()

    def _offer(self, painter: QPainter, area: QRectF, offer: Offer, column: int, colours: theme.Theme) -> None:
        top = self._name(painter, area, offer, column, colours)
        if self._is_short:
            return
        small = theme.font(8.75)
        height = QFontMetricsF(small).height()
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        for line in self._details(offer, area.width()):
            painter.drawText(QRectF(area.left(), top, area.width(), height), int(Qt.AlignmentFlag.AlignRight), line)
            top += height
        self._chips(painter, area, top + 3, self._chip_texts(offer), colours)

    def _details(self, offer: Offer, width: float) -> list[str]:
        """Role and place, each in one line or two."""
        measure = QFontMetricsF(theme.font(8.75))
        return [line for text in (offer.title, where(offer, self._model)) for line in lines_of(text, measure, width)]

    def _name(self, painter: QPainter, area: QRectF, offer: Offer, column: int, colours: theme.Theme) -> float:
        points, lines = name_lines(offer, area.width())
        font = theme.font(points, strong=True)
        measure = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        top, left = area.top(), area.right()
        for number, line in enumerate(lines):
            width = measure.horizontalAdvance(line)
            box = QRectF(area.right() - width, top, width, measure.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), line)
            top, left = box.bottom(), box.left() if number == 0 else left
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(offer_colour(self._model, column, colours))
        painter.drawRoundedRect(QRectF(left - SWATCH, area.top() + measure.height() / 2 - 4.5, 9, 9), 2, 2)
        return top

    def _chip_texts(self, offer: Offer) -> list[tuple[str, bool]]:
        """Short notes with whether each is urgent."""
        chips = []
        if offer.status == "current" or (self._model.offer_ids()[0] == offer.id and offer.status == "open"):
            chips.append((tr("baseline"), False))
        if offer.status not in ("open", "current"):
            chips.append(
                (
                    {"accepted": tr("accepted"), "declined": tr("declined"), "expired": tr("expired")}[offer.status],
                    False,
                )
            )
        if count := len(missing_facts(offer)):
            chips.append((trn("? {count} unknown", "? {count} unknown", count), False))
        if offer.deadline is not None and offer.status in ("open", "accepted"):
            chips.append(self._deadline(offer.deadline))
        return chips

    def _deadline(self, deadline: date) -> tuple[str, bool]:
        left = (deadline - self._today()).days
        if left < 0:
            return tr("{day}, past", day=day(deadline)), True
        if left <= SOON_DAYS:
            when = trn("{day}, {count} day", "{day}, {count} days", left, day=day(deadline))
            return (tr("today") if left == 0 else when), True
        return day(deadline), False

    def _chips(
        self, painter: QPainter, area: QRectF, top: float, chips: list[tuple[str, bool]], colours: theme.Theme
    ) -> None:
        font = theme.font(8)
        measure = QFontMetricsF(font)
        painter.setFont(font)
        height, right = measure.height() + 4, area.right()
        for text, urgent in chips:
            text = measure.elidedText(text, Qt.TextElideMode.ElideRight, area.width() - 14)
            width = measure.horizontalAdvance(text) + 14
            if right - width < area.left() - 0.5 and right < area.right():
                right, top = area.right(), top + height + 3
            box = QRectF(right - width, top, width, height)
            colour = QColor(colours.alarm if urgent else colours.line)
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, height / 2, height / 2)
            painter.setPen(QColor(colours.alarm if urgent else colours.muted))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
            right -= width + 5


def where(offer: Offer, model: TableModel) -> str:
    """Place and way of working in a few words: "San Francisco, hybrid"."""
    policy = {"remote": tr("remote"), "hybrid": tr("hybrid"), "on_site": "", None: ""}[offer.remote.policy]
    label = work_place(offer, model.evaluation.comparison) if model.evaluation else None
    city = town(label) if label else ""
    parts = (policy, city) if offer.is_remote else (city, policy)
    return ", ".join(part for part in parts if part)


def name_lines(offer: Offer, width: float) -> tuple[float, list[str]]:
    """The name in one line, or in two where the column is narrow, and the size at which its longest word fits."""
    words, room = offer_name(offer).split(), width - SWATCH
    points = next((size for size in NAME_SIZES if _longest(words, size) <= room), NAME_SIZES[-1])
    return points, lines_of(" ".join(words), QFontMetricsF(theme.font(points, strong=True)), room)


def lines_of(text: str, measure: QFontMetricsF, room: float) -> list[str]:
    """The text in one line, or in two where it is too long; a line that still is too long is cut."""
    words = text.split()
    if measure.horizontalAdvance(text) <= room or len(words) < 2:
        return [measure.elidedText(text, Qt.TextElideMode.ElideRight, room)]
    first, taken = words[0], 1
    while taken < len(words) - 1 and measure.horizontalAdvance(f"{first} {words[taken]}") <= room:
        first, taken = f"{first} {words[taken]}", taken + 1
    lines = (first, " ".join(words[taken:]))
    return [measure.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]


def _longest(words: list[str], points: float) -> float:
    measure = QFontMetricsF(theme.font(points, strong=True))
    return max((measure.horizontalAdvance(word) for word in words), default=0.0)
