"""Rate swings: which criterion would be raised first from its low to its high end, and how the others compare."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from offercompare.document import weighed
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.engine.ranking import shares
from offercompare.engine.weight_ranges import weighable
from offercompare.gui.bracket_slider import BracketSlider
from offercompare.gui.forms.labels import plain_label, scaled
from offercompare.gui.risk.fields import NumberField, months_or_years
from offercompare.gui.weighing.dialog import WeighingDialog
from offercompare.numerals import Numerals
from offercompare.report.weight_words import swing
from offercompare.report.words import label
from offercompare.translation import tr

FULL = 100.0
"""What the swing that comes first counts."""
DECIMALS = 1
"""Decimals of a rating that are shown."""
FINE = 9
"""Decimals of a rating that are kept, so that a file reads well."""


class SwingRow(QFrame):
    """One criterion. Signals: ``rated(rating)`` 0..100, ``came_first``, ``focused`` when the keyboard came."""

    rated = Signal(float)
    came_first = Signal()
    focused = Signal()

    def __init__(self, name: str, swing_text: str, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._numerals = numerals
        self._rating = 0.0
        self.first = QRadioButton(name, self)
        self.first.setFont(scaled(self.first.font(), 1.0, strong=True))
        self.first.setAccessibleName(tr("Raise {criterion} first", criterion=name))
        self.first.setAccessibleDescription(swing_text)
        self.share = plain_label("", "", self)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.share.setWordWrap(False)
        self.slider = BracketSlider(self)
        self.slider.setAccessibleName(tr("Swing of {criterion}, slider", criterion=name))
        self.number = NumberField(
            tr("Swing of {criterion}, 0 to 100", criterion=name), months_or_years(0, FULL, numerals), 0, self
        )
        self._lay_out(plain_label(swing_text, "help", self))
        self.first.clicked.connect(lambda *_: self.came_first.emit())
        self.slider.dragged.connect(lambda share: self.rated.emit(round(share * FULL)))
        self.number.taken.connect(self._typed)
        for part in (self.first, self.slider, self.number):
            part.installEventFilter(self)

    def _lay_out(self, swing_label: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(3)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.first, 1)
        head.addWidget(self.share)
        foot.addWidget(self.slider, 1)
        foot.addWidget(self.number)
        column.addLayout(head)
        column.addWidget(swing_label)
        column.addLayout(foot)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Tell when one of the row's parts took the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return False

    def _typed(self, rating: float) -> None:
        """What stands in the field has fewer decimals than what it is about: taken as it is, it changes nothing."""
        shown = self._numerals.short(self._rating, DECIMALS)
        self.rated.emit(self._rating if self._numerals.short(rating, DECIMALS) == shown else rating)

    def show_rating(self, rating: float, is_first: bool, share: float) -> None:
        """Show the rating and the weight that comes of it; the first one is 100 and stays so."""
        self._rating = rating
        self.first.setChecked(is_first)
        self.slider.setEnabled(not is_first)
        self.number.setEnabled(not is_first)
        self.slider.show(rating / FULL, None)
        self.slider.setAccessibleDescription(self._numerals.short(rating, DECIMALS))
        self.number.show_value(round(rating, DECIMALS))
        self.share.setText(tr("weight {share}", share=self._numerals.percent(round(share, 3), 1)))


class SwingDialog(WeighingDialog):
    """The weights become the ratings in proportion, in one step."""

    SIZE = QSize(660, 700)

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        asks = tr(
            "Imagine an offer at the low end of everything. Which one thing would you raise to its high end first? "
            "That one counts 100. Then rate the others: half as welcome a raise is 50, one that does not matter is 0."
        )
        super().__init__(tr("Weigh by swings"), asks, document, numerals, parent)
        evaluation = document.evaluation
        self.ratings = first_ratings(evaluation)
        self.first = max(self.ratings, key=lambda key: self.ratings[key])
        self._group = QButtonGroup(self)
        self.rows = {key: self._row(key, evaluation) for key in self.ratings}
        self.body.addStretch(1)
        self.add_cancel()
        self.apply = self.add_button(tr("Take these weights"), is_primary=True)
        self.apply.clicked.connect(self.take_weights)
        self._show()
        self.rows[self.first].first.setFocus()

    def _row(self, key: str, evaluation: Evaluation) -> SwingRow:
        name = label(key, evaluation.comparison)
        row = SwingRow(name, swing(key, evaluation, self.numerals), self.numerals, self)
        self._group.addButton(row.first)
        row.came_first.connect(lambda: self.raise_first(key))
        row.rated.connect(lambda rating: self.rate(key, rating))
        row.focused.connect(lambda: self.in_sight(row))
        self.body.addWidget(row)
        return row

    def raise_first(self, key: str) -> None:
        """This swing comes first and counts 100."""
        self.first = key
        self.rate(key, FULL)

    def rate(self, key: str, rating: float) -> None:
        """Rate a swing against the first one."""
        self.ratings[key] = rating
        self._show()

    def weights(self) -> dict[str, float]:
        """The ratings as parts of 1."""
        return shares(self.ratings)

    def _show(self) -> None:
        weights = self.weights()
        for key, row in self.rows.items():
            row.show_rating(self.ratings[key], key == self.first, weights[key])

    def take_weights(self) -> None:
        """Put the weights into the document."""
        self.take(weighed.take_swings(self.document.evaluation, self.ratings), tr("Weights by swings"))


def first_ratings(evaluation: Evaluation) -> dict[str, float]:
    """Where the ratings begin: those of last time, else the weights of now in proportion, the heaviest 100."""
    held = evaluation.comparison.weighed
    before: Mapping[str, float] = evaluation.weights
    if held is not None and held.way == "swings" and max(held.swings.values(), default=0.0) > 0:
        before = held.swings
    found = {key: before.get(key, 0.0) for key in weighable(evaluation)}
    top = max(found.values())
    if top <= 0:
        return dict.fromkeys(found, FULL)
    # Finer than what is shown: who changes nothing keeps the weights.
    return {key: round(FULL * value / top, FINE) if value < top else FULL for key, value in found.items()}
