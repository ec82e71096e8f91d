"""Weigh by trade-offs: up to seven questions between two offers, and beside them what the answers leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from offercompare.document import weighed
from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.engine.outcome import Simulation
from offercompare.engine.weight_ranges import stale
from offercompare.gui.forms.labels import em
from offercompare.gui.weighing.asking import Asking, Step
from offercompare.gui.weighing.dialog import WeighingDialog
from offercompare.gui.weighing.trade_off_cards import REPLIES, AnswersList, PresentCard, QuestionCard
from offercompare.model.weighing import TradeOff, TradeOffReply
from offercompare.numerals import Numerals
from offercompare.report import trade_off_words
from offercompare.report.words import offer_name
from offercompare.translation import tr

if TYPE_CHECKING:
    from offercompare.engine.deciding.trade_offs import TradeOffQuestion

LATE_MS = 200
MOST = 7
# Below this, in digits, the picture stands under the question.
NARROW = 74


class TradeOffDialog(WeighingDialog):
    """Keys 1, 2 and 3 answer yes, no and can't say, as do the letters underlined.

    ``step`` is what is in sight, None before the first.
    """

    SIZE = QSize(880, 620)

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        asks = tr("Which would you rather have, all else as it is? Answer for yourself; each answer moves the weights.")
        super().__init__(tr("Weigh by trade-offs"), asks, document, numerals, parent)
        self.answered = list(resumed(document.evaluation))
        self.step: Step | None = None
        self._simulation: Simulation | None = None
        self._lay_out()
        self.asking = Asking(self)
        self.asking.found.connect(self._show)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._say_late)
        self._brings_keyboard = True
        self._ask()

    def _lay_out(self) -> None:
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(8)
        self.question = QuestionCard(self)
        self.question.replied.connect(self.reply)
        self.question.say(tr("Looking for the first question …"))
        self.answers = AnswersList(self.question.buttons["cannot_say"], self.numerals, self)
        self.answers.taken_back.connect(self.take_back)
        left.addWidget(self.question)
        left.addWidget(self.answers)
        left.addStretch(1)
        self.present = PresentCard(self.numerals, self)
        self._sides.addLayout(left, 3)
        self._sides.addWidget(self.present, 2)
        self.body.addLayout(self._sides)
        self.over = self.add_button(tr("Start over"), is_apart=True)
        self.over.clicked.connect(self.start_over)
        self.add_cancel()
        self.apply = self.add_button(tr("Take these weights"), is_primary=True)
        self.apply.clicked.connect(self.take_weights)
        self._allow()

    # Asking -------------------------------------------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """Whether what is in sight belongs to the answers given."""
        return self.step is not None and not self.asking.is_running

    def _ask(self) -> None:
        evaluation = self.document.evaluation
        self._list_answers()
        if not evaluation.is_simulated or evaluation.verdict is None:
            self.asking.stop()
            waits = tr("The offers are still being calculated …")
            lacks = tr("It takes two offers that can be ranked.")
            self.question.say(lacks if evaluation.is_simulated else waits)
            return
        self._simulation = evaluation.simulation
        self.asking.start(evaluation, self.answered)
        self._late.start()
        self._allow()

    def reply(self, reply: TradeOffReply) -> None:
        """Answer the question in sight; nothing while the next one is being looked for."""
        if self.is_ready and self.step is not None and self.step.question is not None:
            self.answered.append(self.step.question.answered(reply))
            self._ask()

    def take_back(self, place: int) -> None:
        """Take an answer back, counted from 0; the keyboard goes on to the question that comes instead."""
        del self.answered[place]
        # Before the row goes that has the keyboard, which would otherwise go to whatever comes next.
        self._hand_to_question()
        self._ask()

    def start_over(self) -> None:
        """Take every answer back."""
        self.answered.clear()
        self._hand_to_question()
        self._ask()

    def _hand_to_question(self) -> None:
        self._brings_keyboard = True
        self.question.buttons["yes"].setFocus()

    def follow(self, change: Change) -> None:
        """Ask anew where the scores are others now."""
        evaluation = self.document.evaluation
        is_same = change.results_alone and evaluation.simulation is self._simulation
        if not is_same and (evaluation.is_simulated or not change.results_alone):
            self._ask()

    # Showing ------------------------------------------------------------------------------------------

    def _say_late(self) -> None:
        if self.asking.is_running:
            self.question.number.setText(tr("Looking for the next question …"))
            self.question.number.show()

    def _show(self, step: Step) -> None:
        self._late.stop()
        self.step = step
        self.present.show_step(step, self.has_answers)
        self._was_answering = self.question.has_keyboard or self._brings_keyboard
        self._list_answers()
        if step.question is not None:
            self._show_question(step, step.question)
        else:
            self.question.say(trade_off_words.enough(step.found, len(step.answered)))
        self._allow()
        self._bring_keyboard(step)

    def _show_question(self, step: Step, question: TradeOffQuestion) -> None:
        number = tr(
            "Question {number} of at most {most}",
            number=self.numerals.number(len(step.answered) + 1),
            most=self.numerals.number(MOST),
        )
        text = trade_off_words.trade_off(question, step.evaluation, self.numerals)
        first, second = (offer_name(step.evaluation.offer(key).offer) for key in (question.first, question.second))
        rows = trade_off_words.differences(question, step.evaluation, self.numerals)
        self.question.ask(number, text, (first, second), rows)

    def _bring_keyboard(self, step: Step) -> None:
        """To the answers when a question comes up first, to what ends it when none comes any more."""
        if step.question is None and self._was_answering:
            (self.apply if self.apply.isEnabled() else self.over).setFocus()
            self._brings_keyboard = False
        elif step.question is not None and self._brings_keyboard:
            self.question.buttons["yes"].setFocus()
            self._brings_keyboard = False

    def _list_answers(self) -> None:
        comparison = self.document.comparison
        texts = [trade_off_words.answered(each, comparison) for each in self.answered]
        known = self.step is not None and self.step.answered == tuple(self.answered)
        against = self.step.found.contradictory if known and self.step is not None else ()
        self.answers.show_answers(
            texts, against, trade_off_words.contradiction(against, len(self.answered), self.numerals)
        )

    @property
    def has_answers(self) -> bool:
        """Whether any answer says something of the weights."""
        return any(each.answer != "cannot_say" for each in self.answered)

    def _allow(self) -> None:
        self.apply.setEnabled(self.step is not None and self.has_answers)
        self.over.setEnabled(bool(self.answered))

    # Ending -------------------------------------------------------------------------------------------

    def take_weights(self) -> None:
        """Put the weights of the step in sight into the document, with its answers."""
        if self.is_ready and self.step is not None:
            found = self.step.found.weights
            edit = weighed.take_trade_offs(self.document.evaluation, found, self.step.answered)
            self.take(edit, tr("Weights by trade-offs"))

    def close_down(self) -> None:
        """Stop what is being looked for."""
        super().close_down()
        self._late.stop()
        self.asking.close_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 answer, and so do the letters underlined: nothing is typed into this window."""
        numbered = dict(zip("123", REPLIES, strict=True))
        reply = numbered.get(event.text()) or self.question.reply_of(event.text())
        if reply is not None:
            self.reply(reply)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_sides"):
            self._fit()

    def _fit(self) -> None:
        """The picture beside the question where there is room for both, else below it."""
        stacked = self.width() < em(self, NARROW)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)


def resumed(evaluation: Evaluation) -> tuple[TradeOff, ...]:
    """The answers of last time, while they are about the scales of now; on other scales points mean something else."""
    held = evaluation.comparison.weighed
    return () if held is None or stale(evaluation) else held.trade_offs
