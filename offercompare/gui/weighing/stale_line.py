"""A quiet line where a scale is no longer the one that was weighed: weigh again, or keep the weights."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from offercompare.engine import Evaluation
from offercompare.engine.weight_ranges import stale
from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.forms.labels import plain_label, text_button
from offercompare.numerals import Numerals
from offercompare.report.weight_words import stale_sentence
from offercompare.translation import tr


class StaleLine(QWidget):
    """Signals: ``again_wanted``, ``keep_wanted``."""

    again_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        self._numerals = numerals
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        self.text = plain_label("", "help", self)
        column.addWidget(self.text)
        row = FlowLayout(gap=4)
        self.again = text_button(tr("Weigh again"), "link")
        self.keep = text_button(tr("Keep"), "link", tr("Keep the weights on the scales of now"))
        self.again.clicked.connect(self.again_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        row.addWidget(self.again)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.hide()

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Say which scales have changed; nothing where all are as they were."""
        said = stale_sentence(stale(evaluation), evaluation.comparison, self._numerals)
        self.text.setText(said)
        self.setVisible(bool(said))
