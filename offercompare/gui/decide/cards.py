"""What the cards of view Decide are made of: a card that tells when it is of before, and sentences with links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from offercompare.gui import theme
from offercompare.gui.charts.look import screen_look
from offercompare.gui.decide.ways import Line
from offercompare.gui.over_time.cards import Card
from offercompare.gui.over_time.wording import Mark
from offercompare.gui.risk.cards import wrap_note
from offercompare.translation import tr

DIMMED, MOST_LINES = 0.45, 6
MOST_TITLE = 0.5


class PartCard(Card):
    """A card of one part of the decision. What it showed before stays, dimmed, until the part is there anew.

    Signal: ``way_wanted(Way)`` where a link was followed.
    """

    way_wanted = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.body = QWidget(self)
        self.body.setObjectName("panel")
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(4)
        self.column.addWidget(self.body, 1)
        # Holds the title on top while the body is hidden.
        self.column.addStretch(0)
        self.is_filled = False
        self.is_old = False
        self._said = ""
        wrap_note(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_head()

    def _arrange_head(self) -> None:
        """The note stands beside the title, below it where that takes most of the line."""
        is_narrow = self.title.sizeHint().width() > self.width() * MOST_TITLE
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self.head.direction() != direction:
            self.head.setDirection(direction)

    def say(self, note: str) -> None:
        """The words beside the title."""
        self._said = note
        if not self.is_old:
            self.note.setText(note)

    def show_fresh(self) -> None:
        """What is shown is of now."""
        if self.is_filled and not self.is_old:
            return
        self.is_filled, self.is_old = True, False
        self.body.setGraphicsEffect(None)  # type: ignore[arg-type]
        self.body.setVisible(True)
        self.note.setText(self._said)

    def show_old(self) -> None:
        """What is shown is of before, or there is nothing yet."""
        if not self.is_old:
            self.is_old = True
            self.note.setText(tr("Calculating…"))
            effect = QGraphicsOpacityEffect(self.body)
            effect.setOpacity(DIMMED)
            self.body.setGraphicsEffect(effect)
        self.body.setVisible(self.is_filled)

    def start_over(self) -> None:
        """Nothing of what was shown goes on."""
        self.is_filled = False
        self.body.setVisible(False)


def wrapped(parent: QWidget, points: float = 9.0, *, strong: bool = False, muted: bool = False) -> QLabel:
    """A label of plain text that goes on in further lines."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(theme.font(points, strong=strong))
    if muted:
        label.setObjectName("muted")
    return label


class Swatch(QWidget):
    """The colour of an offer, as large as a letter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None
        size = round(theme.font(9).pointSizeF() * 1.9)
        self.setFixedSize(QSize(max(size * 2 // 3, 10), size))

    def show_mark(self, mark: Mark | None) -> None:
        """The colour of another offer; None hides it."""
        self._mark = mark
        self.setVisible(mark is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._mark is None:
            return
        look, size = screen_look(self), 9.0 * screen_look(self).unit
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.offer(self._mark.number, self._mark.is_current))
            top = QRectF(self.rect()).center().y() - size / 2
            painter.drawRoundedRect(QRectF(QPointF(0, top), QPointF(size, top + size)), 2, 2)


class _Row(QWidget):
    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(6)
        self.swatch, self.text, self.link = Swatch(self), wrapped(self), QPushButton(self)
        self.link.setObjectName("link")
        self.link.setFont(theme.font(9))
        self.link.clicked.connect(self.wanted)
        row.addWidget(self.swatch, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, line: Line) -> None:
        self.swatch.show_mark(line.mark)
        self.text.setText(line.text)
        self.link.setText(line.link)
        self.link.setVisible(bool(line.link))
        self.link.setAccessibleName(f"{line.link.rstrip(' ›')}: {line.text}")
        self.show()


class Lines(QWidget):
    """Sentences below each other; of many the first ``most``, until the others are asked for. Signal: ``wanted(Way)``.

    Rows are kept when something else is said, so that the keyboard stays where it is.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget, most: int = MOST_LINES) -> None:
        super().__init__(parent)
        self._most, self.is_whole = most, False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._rows: list[_Row] = []
        self.more = QPushButton(self)
        self.more.setObjectName("link")
        self.more.setFont(theme.font(9))
        self.more.clicked.connect(self._fold)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Say something else."""
        self.lines = tuple(lines)
        shown = self.lines if self.is_whole else self.lines[: self._most]
        while len(self._rows) < len(shown):
            self._add(len(self._rows))
        for number, row in enumerate(self._rows):
            if number < len(shown):
                row.show_line(shown[number])
            else:
                row.hide()
        self.more.setVisible(len(self.lines) > self._most)
        self.more.setText(fold_text(len(self.lines) - len(shown)))
        self.setVisible(bool(self.lines))

    def _fold(self) -> None:
        self.is_whole = not self.is_whole
        self.show_lines(self.lines)

    def _add(self, number: int) -> None:
        row = _Row(self)
        row.wanted.connect(lambda: self.wanted.emit(self.lines[number].way))
        self._column.insertWidget(number, row)
        self.more.raise_()
        self._rows.append(row)

    def texts(self) -> list[str]:
        """The sentences that are in sight, from the top."""
        return [row.text.text() for row in self._rows if not row.isHidden()]

    def links(self) -> list[QPushButton]:
        """The links that can be followed, from the top."""
        return [row.link for row in self._rows if not row.isHidden() and not row.link.isHidden()]


def stops(card: QWidget) -> list[QWidget]:
    """Where the keyboard can stop in a card, in the order in which its parts follow each other."""
    inside = card.findChildren(QWidget)
    return [part for part in inside if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is card.window()]


def fold_text(hidden: int) -> str:
    """What the button below a list says that shows ``hidden`` more, or, with none, fewer."""
    return tr("Show {count} more ▾", count=hidden) if hidden else tr("Show fewer ▴")
