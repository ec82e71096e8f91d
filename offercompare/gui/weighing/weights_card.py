"""The card on the weights in view Decide: what they are, how they were found, and every way to find them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.forms.labels import plain_label, text_button
from offercompare.gui.over_time.cards import Card
from offercompare.gui.risk.cards import wrap_note
from offercompare.gui.weighing import weight_bars
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.weighing.gut_line import GutLine
from offercompare.gui.weighing.read_chart import ReadChart
from offercompare.gui.weighing.stale_line import StaleLine
from offercompare.numerals import Numerals
from offercompare.report import weight_words
from offercompare.translation import tr


class WeightsCard(Card):
    """Follows the document by itself until ``close_down``. ``desk`` opens the windows; one of its own without one."""

    def __init__(
        self, document: OpenDocument, numerals: Numerals, parent: QWidget, desk: WeighingDesk | None = None
    ) -> None:
        super().__init__(tr("Your weights"), parent)
        self._document, self._numerals = document, numerals
        self.desk = desk or WeighingDesk(document, numerals, self)
        wrap_note(self)
        self.gut = GutLine(self)
        self.stale = StaleLine(numerals, self)
        self.chart = ReadChart(tr("Weights, and where the leader stays first"), self)
        self.worth = plain_label("", "help", self)
        self.must_haves = plain_label("", "help", self)
        for part in (self.gut, self.stale, self.chart, self.worth, self.must_haves):
            self.column.addWidget(part)
        self._ways()
        self.column.addStretch(1)
        self._join()
        self._unsubscribe = document.subscribe(self._changed)
        self.refresh()

    def _ways(self) -> None:
        row = FlowLayout(gap=6)
        self.trade_offs = self._way(row, tr("Answer trade-offs…"), self.desk.trade_offs)
        self.swings = self._way(row, tr("Rate swings…"), self.desk.swings)
        self.typed = self._way(row, tr("Type them…"), self.desk.typed)
        self.pay_scale = self._way(row, tr("Pay scale…"), self.desk.pay_scale)
        self.edit_must_haves = self._way(row, tr("Must-haves…"), self.desk.must_haves)
        self.column.addLayout(row)

    def _way(self, row: FlowLayout, text: str, opens: Callable[[], None]) -> QPushButton:
        button = text_button(text)
        button.clicked.connect(opens)
        row.addWidget(button)
        return button

    def _join(self) -> None:
        self.stale.again_wanted.connect(self.desk.weigh_again)
        self.stale.keep_wanted.connect(self.desk.keep)
        self.desk.join_gut(self.gut)

    # Showing ------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show the weights that the document holds now."""
        evaluation = self._document.evaluation
        self.note.setText(weight_words.found_by(evaluation.comparison))
        self.stale.show_evaluation(evaluation)
        self.gut.setVisible(self.desk.offers_gut)
        self._show_bars(evaluation)
        self.worth.setText(self._worth(evaluation))
        self.worth.setVisible(bool(self.worth.text()))
        self.must_haves.setText(weight_words.who_fails_any(evaluation))
        self.trade_offs.setEnabled(evaluation.verdict is not None)
        why = "" if evaluation.verdict is not None else tr("It takes two offers that can be ranked.")
        self.trade_offs.setToolTip(why)

    def _worth(self, evaluation: Evaluation) -> str:
        """What a point is worth; of a state that is gone it is not told as of now."""
        said, decision = weight_words.point_worth(evaluation, self._numerals), evaluation.decision
        is_now = decision is None or decision.is_of(evaluation.comparison, evaluation.simulation)
        return said if is_now or not said else tr("Before the last change: {said}", said=said)

    def _show_bars(self, evaluation: Evaluation) -> None:
        data = weight_bars.weight_bars(evaluation, self._numerals)
        self.chart.show_chart(lambda p, r, look: weight_bars.paint(p, r, look, data), weight_bars.spoken(data))
        self.chart.fit(lambda look, _: weight_bars.height(look, data))

    def close_down(self) -> None:
        """Stop listening; the card is about to go."""
        self._unsubscribe()
