"""Who gets what at the exit looked at, and each grant in a block: lines whose value opens its trail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from offercompare.engine import Figure
from offercompare.gui import theme
from offercompare.report.grant_words import Fact
from offercompare.translation import tr

SMALL, TEXT = 8.75, 9.25
WIDEST = 460


def words(text: str, parent: QWidget, name: str = "", points: float = SMALL, strong: bool = False) -> QLabel:
    """Plain text that goes on in the next line where there is no room."""
    label = QLabel(text, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(theme.font(points, strong=strong))
    return label


class FigureButton(QPushButton):
    """A value as a button whose text wraps; it opens why the value is what it is. Signal: ``opened(figure)``."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, strong: bool = False, is_right: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("ask")
        self.figure: Figure | None = None
        self._shown = ("", "")
        self._label = words("", self, points=TEXT, strong=strong)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        self._label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(3, 1, 3, 1)
        inside.addWidget(self._label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if self.figure is not None:
            self.opened.emit(self.figure)

    def show_figure(self, name: str, text: str, figure: Figure | None) -> None:
        """Show a value called ``name``."""
        self.figure = figure
        if (name, text) == self._shown:
            return
        self._shown = (name, text)
        self._label.setText(text)
        self.setAccessibleName(f"{name}: {text}")
        self.setAccessibleDescription(tr("Opens why this number") if figure else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if figure else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if figure else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self._fit()

    def text(self) -> str:
        """What is shown."""
        return self._label.text()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._label.heightForWidth(max(width - 6, 1)), self._label.fontMetrics().height()) + 4

    def sizeHint(self) -> QSize:
        wide = self._label.fontMetrics().horizontalAdvance(self.text()) + 10
        return QSize(wide, self._label.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._label.fontMetrics().height() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))


class Swatch(QWidget):
    """The colour of a part."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour: QColor | None = None
        side = round(16 * theme.text_scale())
        self.setFixedSize(side, side)

    def show_colour(self, colour: QColor) -> None:
        """Show another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._colour is not None:
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._colour)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 2, 2)


@dataclass(frozen=True, slots=True)
class Part:
    """A line of who gets what: its colour, what it is called, the amount and its part of the whole."""

    name: str
    colour: QColor
    amount: str
    share: str
    figure: Figure


class WhoTable(QWidget):
    """Who gets what of the exit. Signal: ``opened(figure)``."""

    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Who gets what"))
        self.setMaximumWidth(round(WIDEST * theme.text_scale()))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.rows: list[tuple[Swatch, QLabel, FigureButton, QLabel]] = []

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the lines; the same buttons stay, so that the keyboard does."""
        while len(self.rows) < len(parts):
            self._add()
        for (swatch, name, amount, share), part in zip(self.rows, parts, strict=True):
            swatch.show_colour(part.colour)
            name.setText(part.name)
            amount.show_figure(part.name, part.amount, part.figure)
            share.setText(part.share)

    def _add(self) -> None:
        number = len(self.rows)
        row = (
            Swatch(self),
            words("", self, points=TEXT),
            FigureButton(self, strong=True, is_right=True),
            words("", self, "muted"),
        )
        row[2].opened.connect(self.opened)
        row[3].setWordWrap(False)
        row[3].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate(row):
            self._grid.addWidget(widget, number, column)
        self.rows.append(row)


class GrantBlock(QWidget):
    """One grant: its name, lines of what it leaves, and sentences on leaving.

    Signals: ``opened(figure)``, ``savings_wanted``.
    """

    opened = Signal(object)
    savings_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.title = words("", self, points=TEXT, strong=True)
        self._grid.addWidget(self.title, 0, 0, 1, 2)
        self.lines: dict[str, tuple[QLabel, FigureButton]] = {}
        self.savings = QPushButton(tr("Enter your savings ›"), self)
        self.savings.setObjectName("link")
        self.savings.clicked.connect(self.savings_wanted)
        self.sentences = words("", self)

    def show_grant(self, title: str, facts: Sequence[Fact], sentences: str) -> None:
        """Show a grant; the same buttons stay as long as there are the same lines."""
        if list(self.lines) != [fact.key for fact in facts]:
            self._rebuild(facts)
        self.title.setText(title)
        self.setAccessibleName(title)
        for fact in facts:
            label, button = self.lines[fact.key]
            label.setText(fact.label)
            button.show_figure(f"{title}, {fact.label}", fact.text, fact.figure)
        self.savings.setVisible(any(fact.wants == "savings" for fact in facts))
        self.sentences.setText(sentences)

    def _rebuild(self, facts: Sequence[Fact]) -> None:
        for pair in self.lines.values():
            for widget in pair:
                widget.hide()
                widget.deleteLater()
        self.lines = {}
        for row, fact in enumerate(facts, 1):
            label = words("", self, "muted")
            label.setWordWrap(False)
            label.setContentsMargins(0, 2, 0, 0)
            button = FigureButton(self, strong=fact.key == "left")
            button.opened.connect(self.opened)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(button, row, 1)
            self.lines[fact.key] = (label, button)
        self._grid.addWidget(self.savings, len(facts) + 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self.sentences, len(facts) + 2, 0, 1, 2)
        self._grid.setRowStretch(len(facts) + 3, 1)


class RemarkLine(QWidget):
    """A sentence with the way to mend it. Signal: ``wanted``."""

    wanted = Signal()

    def __init__(self, text: str, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QGridLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setColumnStretch(0, 1)
        self.button = QPushButton(tr("Open ›"), self)
        self.button.setObjectName("link")
        self.button.setAccessibleName(tr("Open: {text}", text=text))
        self.button.clicked.connect(self.wanted)
        self.text = words(text, self)
        self.field = field
        column.addWidget(self.text, 0, 0)
        column.addWidget(self.button, 0, 1, Qt.AlignmentFlag.AlignTop)
