"""Beside the weights: which offer is first in how many nearby weightings, and at which base the next one ties."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from offercompare.engine import Evaluation
from offercompare.gui.charts import share_bar
from offercompare.gui.decide import nearby
from offercompare.gui.forms.labels import plain_label
from offercompare.gui.over_time.cards import Card
from offercompare.gui.weighing.read_chart import ReadChart
from offercompare.numerals import Numerals
from offercompare.report.weight_words import tie_at_base
from offercompare.translation import tr


class NearbyCard(Card):
    """Hidden while nothing is known of nearby weightings. What is shown stays until the newer answer is there."""

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(tr("Nearby weightings, first place"), parent)
        self._numerals = numerals
        self.chart = ReadChart(tr("First places in nearby weightings"), self)
        self.column.addWidget(self.chart)
        self.tie = plain_label("", "help", self)
        self.column.addWidget(self.tie)
        self.hide()

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show the shares of first places."""
        decision = evaluation.decision
        found = decision.acceptability if decision is not None else None
        is_known = found is not None and evaluation.verdict is not None
        self.setVisible(is_known)
        if found is None or not is_known:
            return
        data = nearby.shares(evaluation, found, self._numerals)
        self.chart.show_chart(lambda p, r, look: share_bar.paint(p, r, look, data), nearby.spoken(data))
        self.chart.fit(lambda look, width: share_bar.height(look, data, width))
        self.tie.setText(tie_at_base(evaluation, self._numerals))
        self.tie.setVisible(bool(self.tie.text()))
