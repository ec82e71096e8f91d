"""The two ends of the pay scale, asked in words: below which pay no job, beyond which more hardly matters."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from offercompare.document import weighed
from offercompare.document.anchoring import rounded
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.engine.weight_ranges import Scale, proposed_pay_scale, scales
from offercompare.gui.fault_mark import mark_invalid
from offercompare.gui.forms.labels import plain_label, scaled
from offercompare.gui.hidden_amounts import said
from offercompare.gui.risk.fields import NumberField, amount
from offercompare.gui.weighing.dialog import WeighingDialog
from offercompare.numerals import Numerals
from offercompare.report import weight_words
from offercompare.translation import tr


class PayScaleDialog(WeighingDialog):
    """Both ends go into the document together, in one step."""

    SIZE = QSize(580, 400)

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        asks = tr(
            "An offer's pay scores 0 at the first of these and 100 at the second, whatever other offers there are."
        )
        super().__init__(tr("Pay scale"), asks, document, numerals, parent)
        evaluation = document.evaluation
        self._proposal = _proposal(evaluation)
        held = scales(evaluation).get("pay") or self._proposal
        low, high = weight_words.pay_scale_questions()
        self.low = self._question(low, held and held[0])
        self.high = self._question(high, held and held[1])
        # Where the two numbers are that it is about; there is room, so nothing below the page moves.
        self.body.addWidget(self.fault)
        self.proposal = plain_label(weight_words.pay_proposal(evaluation, self._proposal, numerals), "help")
        self.body.addWidget(self.proposal)
        self.body.addStretch(1)
        self.propose = self.add_button(tr("Fill in the proposal"), is_apart=True)
        self.propose.setVisible(self._proposal is not None)
        self.propose.clicked.connect(self.fill_in)
        self.add_cancel()
        self.apply = self.add_button(tr("Take this scale"), is_primary=True)
        self.apply.clicked.connect(self.take_scale)
        if numerals.amounts_hidden:
            self.proposal.setText(said())
            for button in (self.propose, self.apply):
                button.setEnabled(False)
        self.low.setFocus()
        self.low.selectAll()

    def _question(self, text: str, value: float | None) -> NumberField:
        column = QVBoxLayout()
        column.setSpacing(4)
        asked = plain_label(text)
        asked.setFont(scaled(asked.font(), 1.0, strong=True))
        column.addWidget(asked)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.document.comparison.currency, self))
        reading = amount(self.numerals, lambda: self.document.comparison.currency)
        entry = NumberField(text, reading, value or 0.0, self)
        row.addWidget(entry)
        row.addWidget(QLabel(tr("a year before tax, at home"), self))
        row.addStretch(1)
        column.addLayout(row)
        self.body.addLayout(column)
        entry.taken.connect(lambda _: self.say_fault(""))
        return entry

    def fill_in(self) -> None:
        """Put the proposal into both fields."""
        if self._proposal is not None:
            self.low.show_value(self._proposal[0])
            self.high.show_value(self._proposal[1])
            self.say_fault("")

    def say_fault(self, sentence: str) -> None:
        """Say it below the fields; with nothing to say neither is marked any more."""
        super().say_fault(sentence)
        if not sentence:
            for entry in (self.low, self.high):
                mark_invalid(entry, "")

    def take_scale(self) -> None:
        """Put both ends into the document; say what is wrong where they do not rise."""
        low, high = self.low.value, self.high.value
        if not 0 < low < high:
            said = tr("The second pay must be more than the first, and both more than 0.")
            wrong = self.low if low <= 0 else self.high
            self.say_fault(said)
            mark_invalid(wrong, said)
            wrong.setFocus()
            wrong.selectAll()
            return
        self.take(weighed.set_pay_scale(low, high), tr("Pay scale"))


def _proposal(evaluation: Evaluation) -> Scale | None:
    found = proposed_pay_scale(evaluation)
    return None if found is None else rounded(*found)
