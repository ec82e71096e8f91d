"""What is still to ask, offer by offer, the nearest deadline first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from offercompare.engine.must_have import office_days
from offercompare.gui import theme
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.numerals import day
from offercompare.reference import rubrics
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
        self._shown: tuple[tuple[str, str, str], ...] = ()

    def show_comparison(self, comparison: Comparison, today: date) -> None:
        """List the unknowns of every offer that is still open."""
        asks = open_questions(comparison)
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
        self._lines = [self._line(*ask) for ask in self._shown[:MOST]]
        left = len(self._shown) - MOST
        if left > 0:
            more = QLabel(tr("and {count} more", count=left), self)
            more.setObjectName("muted")
            self._column.addWidget(more)
            self._lines.append(more)

    def _line(self, offer_id: str, field: str, text: str) -> QPushButton:
        button = _AskButton(text, self)
        button.clicked.connect(lambda: self.field_wanted.emit(offer_id, field))
        self._column.addWidget(button)
        return button


class _AskButton(QPushButton):
    """A question as a button whose text wraps."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ask")
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label = QLabel(text, self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
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


def open_questions(comparison: Comparison) -> tuple[tuple[str, str, str], ...]:
    """Offer id, field and text of each unknown; the offer with the nearest deadline first."""
    offers = [offer for offer in comparison.offers if offer.status in RANKED_STATUSES]
    offers.sort(key=lambda offer: offer.deadline or date.max)
    return tuple((offer.id, field, f"{offer.name}: {question(field)}") for offer in offers for field in unknowns(offer))


def unknowns(offer: Offer) -> list[str]:
    """The fields of an offer that are still to ask, each once."""
    marked = [field for field, how in offer.evidence.items() if how == "unknown"]
    asked = [f"answers.{key}" for key, level in offer.answers.items() if level == "unknown"]
    missing = ["base"] if offer.base is None and "base" not in marked else []
    if office_days(offer) is None and "remote.office_days" not in marked:
        missing.append("remote.office_days")
    return list(dict.fromkeys([*missing, *marked, *asked]))


def question(field: str) -> str:
    """A field as a question one can put to an employer."""
    if field.startswith("answers."):
        found = rubrics.question(field.removeprefix("answers."))
        return found.text if found else field
    known = {
        "base": tr("what is the base salary?"),
        "bonus": tr("is there a bonus, and at what target?"),
        "sign_on": tr("is there a sign-on payment?"),
        "grants": tr("what equity comes with it?"),
        "refreshers": tr("are there refresher grants?"),
        "match": tr("is there a retirement match?"),
        "benefits": tr("which benefits are paid?"),
        "equity.exercise_window_years": tr("how long is the exercise window?"),
        "equity.fully_diluted": tr("how many fully diluted shares are there?"),
        "equity.preferred_price": tr("what was the last preferred price?"),
        "equity.total_raised": tr("how much money was raised?"),
        "equity.fmv_409a": tr("what is the 409A value?"),
        "remote.office_days": tr("how many days in the office?"),
        "clawback": tr("when must a sign-on be repaid?"),
    }
    return known.get(field, field.replace("equity.", "").replace("_", " ").replace(".", ", ") + "?")
