"""The parts of the window of trade-offs: the question, the answers given, and what they leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.forms.labels import plain_label, scaled, text_button
from offercompare.gui.over_time.cards import Card
from offercompare.gui.weighing import weight_bars
from offercompare.gui.weighing.asking import Step
from offercompare.gui.weighing.read_chart import ReadChart
from offercompare.model.weighing import TradeOffReply
from offercompare.numerals import Numerals
from offercompare.report import trade_off_words
from offercompare.report.trade_off_words import DifferenceRow
from offercompare.translation import tr

REPLIES: tuple[TradeOffReply, ...] = ("yes", "no", "cannot_say")


class QuestionCard(QFrame):
    """The question with its three answers. Signal: ``replied(reply)``."""

    replied = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        self.number = plain_label("", "help", self)
        self.text = plain_label("", "", self)
        self.text.setFont(scaled(self.text.font(), 1.12, strong=True))
        row = FlowLayout(gap=8)
        words = {"yes": tr("&Yes, worth it"), "no": tr("&No"), "cannot_say": tr("&Can't say")}
        self.buttons = {reply: self._button(reply, words[reply]) for reply in REPLIES}
        for button in self.buttons.values():
            row.addWidget(button)
        self.table = DifferenceTable(self)
        column.addWidget(self.number)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addStretch(1)

    @property
    def has_keyboard(self) -> bool:
        """Whether one of the answers has it."""
        return any(button.hasFocus() for button in self.buttons.values())

    def _button(self, reply: TradeOffReply, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda *_: self.replied.emit(reply))
        return button

    def reply_of(self, letter: str) -> TradeOffReply | None:
        """The answer whose button has this letter underlined."""
        for reply, button in self.buttons.items():
            if letter and QKeySequence.mnemonic(button.text()) == QKeySequence(f"Alt+{letter}"):
                return reply
        return None

    def say(self, text: str) -> None:
        """Show a sentence that needs no answer."""
        self._say("", text, "", False)
        self.table.hide()

    def ask(self, number: str, text: str, names: tuple[str, str], rows: Sequence[DifferenceRow]) -> None:
        """Show a question on two offers with their whole difference."""
        self.table.show_rows(names, rows)
        self._say(number, text, trade_off_words.spoken(rows), True)

    def _say(self, number: str, text: str, more: str, is_asking: bool) -> None:
        is_other = text != self.text.text()
        self.number.setText(number)
        self.number.setVisible(bool(number))
        self.text.setText(text)
        for button in self.buttons.values():
            button.setVisible(is_asking)
            button.setAccessibleDescription(f"{text} {more}".rstrip())
        if is_other and self.isVisible():
            # The keyboard stays on the button: a screen reader would not say what has changed around it.
            said = ". ".join(part for part in (number, text) if part)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))


class DifferenceTable(QWidget):
    """All in which two offers differ, what the question does not name too; the buttons speak it to a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        self._holder = QWidget(self)
        self.note = plain_label(trade_off_words.sure_pay_note(), "help", self)
        column.addWidget(self._holder)
        column.addWidget(self.note)
        self.texts: list[tuple[str, ...]] = []
        self.hide()

    def show_rows(self, names: tuple[str, str], rows: Sequence[DifferenceRow]) -> None:
        """Show another difference; ``names`` are those of the two offers."""
        self.texts = [(tr("Scores, 0 to 100"), *names, tr("difference"))]
        self.texts += [(row.name, row.first, row.second, row.difference) for row in rows]
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = QWidget(self)
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 4)
        for column in (1, 2, 3):
            grid.setColumnStretch(column, 2)
        for number, texts in enumerate(self.texts):
            for column, text in enumerate(texts):
                # Titles of several lines end where the numbers begin.
                side = Qt.AlignmentFlag.AlignTop if number else Qt.AlignmentFlag.AlignBottom
                grid.addWidget(self._cell(text, column, side), number, column)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self._holder)
        self.show()

    def _cell(self, text: str, column: int, side: Qt.AlignmentFlag) -> QWidget:
        cell = plain_label(text, "help", self._holder)
        cell.setAlignment((Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft) | side)
        return cell


class AnswersList(QWidget):
    """What was answered, each with the way to take it back. Signal: ``taken_back(place)``, counted from 0.

    ``before`` is what Tab leaves for the first of them.
    """

    taken_back = Signal(int)

    def __init__(self, before: QWidget, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        self.before, self._numerals = before, numerals
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 0, 4, 0)
        self._column.setSpacing(2)
        self.contradiction = plain_label("", "error", self)
        self._column.addWidget(self.contradiction)
        self.contradiction.hide()
        self.rows: list[QWidget] = []
        self.buttons: list[QPushButton] = []

    def show_answers(self, texts: list[str], contradictory: tuple[int, ...], contradiction: str) -> None:
        """List the answers; those that do not go together with the others are marked."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows, self.buttons = [], []
        for place, text in enumerate(texts):
            self._add(place, text, place in contradictory)
        self.contradiction.setText(contradiction)
        self.contradiction.setVisible(bool(contradiction))

    def _add(self, place: int, text: str, is_contradictory: bool) -> None:
        row = QWidget(self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        numbered = f"{self._numerals.number(place + 1)}. {text}"
        marked = tr("{answer} (does not go together with the others)", answer=numbered)
        inside.addWidget(
            plain_label(marked if is_contradictory else numbered, "error" if is_contradictory else "help"), 1
        )
        button = text_button(tr("Take back"), "link", tr("Take back answer {answer}", answer=numbered))
        button.clicked.connect(lambda *_: self.taken_back.emit(place))
        inside.addWidget(button)
        self._column.addWidget(row)
        row.show()
        # Behind the one before, not behind all that was there when it came.
        self.setTabOrder(self.buttons[-1] if self.buttons else self.before, button)
        self.rows.append(row)
        self.buttons.append(button)


class PresentCard(Card):
    """The weights that the answers leave, and how often the offer that leads is first."""

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(tr("What your answers leave"), parent)
        self._numerals = numerals
        self.first = plain_label("", "", self)
        self.chart = ReadChart(tr("Weights that agree with your answers, their mean"), self)
        self.column.addWidget(self.first)
        self.column.addWidget(self.chart)
        self.column.addStretch(1)

    def show_step(self, step: Step, has_answers: bool) -> None:
        """Show the weights of a step."""
        data = weight_bars.sampled_bars(step.evaluation, step.found.weights, self._numerals)
        self.chart.show_chart(lambda p, r, look: weight_bars.paint(p, r, look, data), weight_bars.spoken(data))
        self.chart.fit(lambda look, _: weight_bars.height(look, data))
        said = trade_off_words.first_place(step.found, step.evaluation, has_answers, self._numerals)
        self.first.setText(said)
        self.first.setVisible(bool(said))
