"""Even swaps as a guided sequence: two offers made equal factor by factor, for pay; nothing of it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from offercompare.engine import Evaluation
from offercompare.engine.deciding.even_swaps import EvenSwaps
from offercompare.gui import theme
from offercompare.gui.decide import swaps as words
from offercompare.gui.decide.cards import Lines, PartCard, wrapped
from offercompare.gui.decide.ways import Line
from offercompare.gui.fault_mark import mark_fault
from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.forms.value_edit import ChoiceBox
from offercompare.gui.hidden_amounts import lock, said
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.gui.typed_money import number_in
from offercompare.numerals import Numerals
from offercompare.translation import tr

LONGEST_NAME = 18
"""Of average letters in a box of offers."""


class SwapsCard(PartCard):
    """Goes on until one offer is ahead; begins anew where the comparison has changed."""

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(tr("Even swaps: which of two"), parent)
        self._numerals = numerals
        self._evaluation: Evaluation | None = None
        self._marks: tuple[Mark, ...] = ()
        self._states: list[EvenSwaps] = []
        self._at = self._told = ""
        self._lay_out_choice()
        self._lay_out_step()
        self.inside.addStretch(1)

    def _lay_out_choice(self) -> None:
        row = FlowLayout(gap=6)
        self.first, self.second = ChoiceBox(self.body), ChoiceBox(self.body)
        self.first.setAccessibleName(tr("The offer that is changed"))
        self.second.setAccessibleName(tr("The offer it is made equal to"))
        self.begin_button = QPushButton(tr("Begin"), self.body)
        self.begin_button.clicked.connect(self.begin)
        between = QLabel(tr("made equal to"), self.body)
        between.setFont(theme.font(9))
        between.setMinimumHeight(self.begin_button.sizeHint().height())
        for widget in (self.first, between, self.second, self.begin_button):
            row.addWidget(widget)
        for box in (self.first, self.second):
            box.setFont(theme.font(9))
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(LONGEST_NAME)
            box.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
            box.activated.connect(lambda _: self._choose())
        self.inside.addLayout(row)
        self.message = wrapped(self.body, 9)
        self.done = Lines(self.body, most=20)
        self.inside.addWidget(self.done)
        self.inside.addWidget(self.message)

    def _lay_out_step(self) -> None:
        self.step = QWidget(self.body)
        self.step.setObjectName("panel")
        row = QHBoxLayout(self.step)
        row.setContentsMargins(0, 0, 0, 0)
        self.amount = QLineEdit(self.step)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        lock(self.amount, self._numerals.amounts_hidden)
        self.amount.setAccessibleName(tr("Pay a year that makes up for it"))
        self.amount.setMaximumWidth(round(130 * theme.text_scale()))
        self.amount.returnPressed.connect(self.agree)
        self.agree_button = QPushButton(tr("Make equal"), self.step)
        self.agree_button.clicked.connect(self.agree)
        self.later = QPushButton(tr("Another factor first"), self.step)
        self.later.clicked.connect(self._turn)
        self.back = QPushButton(tr("Take back"), self.step)
        self.back.clicked.connect(self._take_back)
        for widget in (self.amount, self.agree_button, self.later, self.back):
            widget.setFont(theme.font(9))
            row.addWidget(widget)
        row.addStretch(1)
        self.proposed = wrapped(self.body, 8.25, muted=True)
        self.basis = wrapped(self.body, 8.25, muted=True)
        for part in (self.step, self.proposed, self.basis):
            self.inside.addWidget(part)

    # Following ----------------------------------------------------------------------------------------

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Offer the ranked offers of an evaluation; what was swapped in another state is over."""
        before, self._evaluation = self._evaluation, evaluation
        ranked = tuple(mark for mark in marks(evaluation) if evaluation.offer(mark.id).rank is not None)
        self.setVisible(len(ranked) > 1)
        if len(ranked) < 2:
            self._states = []
            return
        if ranked != self._marks:
            self._fill(ranked, evaluation)
        is_other = before is None or before.comparison is not evaluation.comparison
        if is_other and self._states:
            self._states = []
            self._show(tr("The comparison has changed since: begin again."))
        elif not self._states:
            self._show(self._told)

    def start_over(self) -> None:
        """Nothing of the document before goes on."""
        self._states, self._marks, self._evaluation, self._told = [], (), None, ""

    def _fill(self, ranked: tuple[Mark, ...], evaluation: Evaluation) -> None:
        chosen = self.first.currentData(), self.second.currentData()
        self._marks = ranked
        verdict = evaluation.verdict
        usual = (verdict.leader, verdict.runner_up) if verdict and verdict.runner_up else (ranked[0].id, ranked[1].id)
        ids = [mark.id for mark in ranked]
        pair = chosen if chosen[0] in ids and chosen[1] in ids else usual
        for box, key in zip((self.first, self.second), pair, strict=True):
            box.clear()
            for mark in ranked:
                box.addItem(self._fitting(mark.name, box), mark.id)
                for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                    box.setItemData(box.count() - 1, mark.name, role)
            box.setCurrentIndex(max(ids.index(key) if key in ids else 0, 0))

    def _fitting(self, name: str, box: ChoiceBox) -> str:
        """A name as it is told apart in the box: of a long one the middle is left out, not the end."""
        measure = box.fontMetrics()
        return measure.elidedText(name, Qt.TextElideMode.ElideMiddle, measure.averageCharWidth() * LONGEST_NAME)

    def _choose(self) -> None:
        """Other offers: what was swapped between two others is over."""
        self._states = []
        self._show("")

    # The sequence -------------------------------------------------------------------------------------

    @property
    def state(self) -> EvenSwaps | None:
        """Where the sequence stands; None before it has begun."""
        return self._states[-1] if self._states else None

    def begin(self) -> None:
        """Start with the two offers as they are."""
        first, second = self.first.currentData(), self.second.currentData()
        if self._evaluation is None:
            return
        if first == second:
            self._states = []
            self._show(tr("Choose two different offers."))
            return
        begun = EvenSwaps.start(self._evaluation, first, second)
        waits = "" if self._evaluation.is_simulated else tr("Pay is still being calculated: begin in a moment.")
        why = waits or words.unable(begun, self._evaluation)
        self._states = [] if why else [begun]
        self._show(why)

    def agree(self) -> None:
        """Make the factor equal for the amount in the field."""
        state = self.state
        if state is None or not self._is_asking(state):
            return
        proposed = state.proposed(self._at)
        if self._numerals.amounts_hidden:
            typed, fault = proposed, said()
        else:
            fault = tr("Type an amount a year, such as 5,000; 0 for nothing.")
            typed = number_in(self._currency(), self.amount.text(), self._numerals)
        mark_fault(self.amount, "" if typed is not None else fault)
        if typed is None:
            return
        is_same = proposed is not None and not self.amount.isModified()
        self._states.append(state.swap(self._at, None if is_same else typed * self._direction(state)))
        self._show("")

    def _currency(self) -> str:
        return self._evaluation.comparison.currency if self._evaluation is not None else ""

    def _direction(self, state: EvenSwaps) -> int:
        """Whether pay rises or falls by what is typed: what gets worse is made up for."""
        return 1 if state.scores[state.first][self._at] > state.scores[state.second][self._at] else -1

    def _turn(self) -> None:
        """Ask for the next of the factors that are left."""
        state = self.state
        if state is not None and self._at in state.left:
            self._at = state.left[(state.left.index(self._at) + 1) % len(state.left)]
            self._show("", keeps=True)

    def _take_back(self) -> None:
        if len(self._states) > 1:
            self._states.pop()
            self._show("")

    def _is_asking(self, state: EvenSwaps) -> bool:
        return state.result is None and bool(state.left)

    # Showing ------------------------------------------------------------------------------------------

    def _show(self, message: str, *, keeps: bool = False) -> None:
        state, evaluation, self._told = self.state, self._evaluation, message
        assert evaluation is not None
        had_keyboard = self.body.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.begin_button.setText(tr("Begin again") if state else tr("Begin"))
        self.say(tr("nothing of it changes your file"))
        self.basis.setText(words.basis_text(evaluation))
        self.show_fresh()
        done = state.swaps if state is not None else ()
        self.done.show_lines([Line(words.swap_text(each, state, evaluation, self._numerals)) for each in done if state])
        asks = state is not None and self._is_asking(state)
        self.amount.setVisible(asks)
        self.agree_button.setVisible(asks)
        self.step.setVisible(state is not None and (asks or len(self._states) > 1))
        self.later.setVisible(asks and state is not None and len(state.left) > 1)
        self.back.setVisible(len(self._states) > 1)
        self.proposed.setVisible(asks)
        if state is None:
            self._say(
                message or tr("Factor by factor you say what a difference is worth in pay, until one offer is ahead.")
            )
        elif asks:
            self._ask(state, evaluation, keeps)
        else:
            self._say(words.end_text(state, evaluation, self._numerals))
        if had_keyboard or asks:
            (self.amount if asks else self.begin_button).setFocus()

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)

    def _ask(self, state: EvenSwaps, evaluation: Evaluation, keeps: bool) -> None:
        if not keeps:
            self._at = state.left[0]
        proposed = state.proposed(self._at)
        question = words.step_text(state, self._at, evaluation, self._numerals)
        self._say(f"{words.place_text(state)}. {question}")
        self.proposed.setText(words.proposed_text(proposed, evaluation, self._numerals))
        self.amount.setText("" if proposed is None else self._numerals.money(abs(proposed)))
        self.amount.setModified(False)
        self.amount.setAccessibleDescription(question)
        mark_fault(self.amount, "")
        self.amount.selectAll()
