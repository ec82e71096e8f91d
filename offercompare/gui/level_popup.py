"""The five-level question of one factor, asked at its cell."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from offercompare.engine import Score
from offercompare.gui import theme
from offercompare.model import Offer
from offercompare.reference.rubrics import Rubric
from offercompare.report import refine_words
from offercompare.translation import tr

DONT_KNOW, NOT_ANSWERED = 5, 6
WIDTH = 380


class LevelPopup(QFrame):
    """Signals: ``answered(level)`` with 0..4, "unknown" or None, ``refine_wanted``, ``why_wanted``.

    Keys 1 to 5 answer, ? is don't know, Delete takes the answer back, Escape closes. ``could_change``: whether refining
    could change who leads, None where nothing tells.
    """

    answered = Signal(object)
    refine_wanted = Signal()
    why_wanted = Signal()

    def __init__(
        self, rubric: Rubric, offer: Offer, score: Score, parent: QWidget, could_change: bool | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 12)
        self._column.setSpacing(5)
        self._text(f"{rubric.label} · {offer.name}", theme.font(8.5), "muted")
        self._text(rubric.question, theme.font(10.5, strong=True))
        self._levels(rubric, offer)
        self._text(refine_words.why(score), theme.font(8.75), "muted")
        if matters := refine_words.matters(could_change):
            self._text(matters, theme.font(8.75, strong=True))
        askable = sum(not question.computed for question in rubric.questions)
        self._link(f"{refine_words.invitation(could_change, askable)}…", self.refine_wanted)
        self._link(tr("Why this number…"), self.why_wanted)
        self.setFixedWidth(round(WIDTH * theme.text_scale()))

    def _text(self, text: str, font: QFont, name: str = "") -> None:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(font)
        label.setObjectName(name)
        self._column.addWidget(label)

    def _levels(self, rubric: Rubric, offer: Offer) -> None:
        self.group = QButtonGroup(self)
        given = offer.levels.get(rubric.criterion)
        for number, level in enumerate(rubric.quick_levels):
            self._radio(number, f"{number + 1}  {level.name.capitalize()}", level.text, given == number)
        self._radio(DONT_KNOW, tr("?  Don't know"), "", given == "unknown")
        self.group.idClicked.connect(self._chosen)

    def _radio(self, number: int, name: str, text: str, chosen: bool) -> None:
        button = QRadioButton(name, self)
        button.setAccessibleDescription(text)
        button.setChecked(chosen)
        self.group.addButton(button, number)
        self._column.addWidget(button)
        if text:
            hint = QLabel(text, self)
            hint.setObjectName("muted")
            hint.setFont(theme.font(8.5))
            hint.setWordWrap(True)
            hint.setContentsMargins(24, 0, 0, 3)
            self._column.addWidget(hint)

    def _link(self, text: str, wanted: SignalInstance) -> None:
        button = QPushButton(text, self)
        button.setObjectName("link")
        button.clicked.connect(self.close)
        button.clicked.connect(wanted)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _chosen(self, number: int) -> None:
        self.answered.emit("unknown" if number == DONT_KNOW else number)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("1", "2", "3", "4", "5"):
            self._chosen(int(event.text()) - 1)
        elif event.text() == "?":
            self._chosen(DONT_KNOW)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.answered.emit(None)
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.group.checkedId() >= 0:
            self._chosen(self.group.checkedId())
        else:
            super().keyPressEvent(event)

    def open_at(self, cell: QRect) -> None:
        """Show beside a cell, on the screen that it is on."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = min(max(cell.right() - self.width(), room.left()), room.right() - self.width())
        below = cell.bottom() + 2
        top = below if below + self.height() <= room.bottom() else max(cell.top() - self.height() - 2, room.top())
        self.move(QPoint(left, top))
        self.show()
        checked = self.group.checkedButton() or self.group.button(0)
        checked.setFocus()
