"""What is still to ask: what changes the leader most often first, then the nearest deadline."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from offercompare.engine import Evaluation
from offercompare.engine.decision import OpenQuestion
from offercompare.gui import theme
from offercompare.numerals import day
from offercompare.report.question_words import ToAsk, to_ask
from offercompare.translation import tr

MOST = 6


class AsksCard(QFrame):
    """Signal: ``field_wanted(offer id, field)`` when one of the open questions is chosen."""

    field_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 11, 14, 11)
        self._column.setSpacing(2)
        self._title = QLabel(self)
        self._title.setFont(theme.font(9.75, strong=True))
        self._column.addWidget(self._title)
        self._lines: list[QWidget] = []
        self._shown: tuple[ToAsk, ...] = ()
        self._tried: tuple[OpenQuestion, ...] = ()

    def show_evaluation(self, evaluation: Evaluation, today: date) -> None:
        """List what is open about every offer that counts; while it is tried anew, in the order of before."""
        comparison, decision = evaluation.comparison, evaluation.decision
        if decision is not None and decision.questions is not None:
            self._tried = decision.questions
        asks = to_ask(comparison, self._tried)
        deadlines = [offer.deadline for offer in comparison.offers if offer.status == "open" and offer.deadline]
        coming = min((deadline for deadline in deadlines if deadline >= today), default=None)
        self._title.setText(tr("Ask before {day}", day=day(coming)) if coming else tr("Still to ask"))
        self.setVisible(bool(asks))
        if asks != self._shown:
            self._shown = asks
            self._fill()

    def _fill(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(ask) for ask in self._shown[:MOST]]
        left = len(self._shown) - MOST
        if left > 0:
            more = QLabel(tr("and {count} more", count=left), self)
            more.setObjectName("muted")
            self._column.addWidget(more)
            self._lines.append(more)

    def _line(self, ask: ToAsk) -> QPushButton:
        button = _AskButton(ask.text, ask.weight, self)
        button.setToolTip(ask.tried)
        button.setAccessibleDescription(ask.tried)
        button.clicked.connect(lambda: self.field_wanted.emit(ask.offer, ask.field))
        self._column.addWidget(button)
        return button


class _AskButton(QPushButton):
    """A question as a button whose text wraps; how much hangs on it stands out."""

    def __init__(self, text: str, weight: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ask")
        self.setAccessibleName(" ".join(part for part in (text, weight) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label = QLabel(self)
        # A name in a file may look like markup.
        strong = f' <span style="font-weight: 600">{escape(weight)}</span>' if weight else ""
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setText(f"{escape(text)}{strong}")
        self._label.setWordWrap(True)
        self._label.setFont(theme.font(8.75))
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(4, 3, 4, 3)
        inside.addWidget(self._label)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._label.heightForWidth(width - 8) + 6

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._label.fontMetrics().height() + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))
