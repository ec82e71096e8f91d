"""The history of the selected offer and the current employer's counter: what is pressed becomes an undoable step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from offercompare.document.edits import Edit
from offercompare.document.open_document import OpenDocument
from offercompare.document.revisions import keep_revision, remove_revision, rename_revision, restore_revision, terms_of
from offercompare.errors import OfferCompareError
from offercompare.gui.negotiate.history import headings, past_table
from offercompare.gui.negotiate.history_card import EmployerCard, HistoryCard
from offercompare.gui.negotiate.past_figures import PastFigures
from offercompare.model import Offer
from offercompare.numerals import Numerals
from offercompare.report.words import offer_name
from offercompare.translation import tr


class PastTerms(QObject):
    """``card`` and ``employer`` are the cards. Signal: ``counter_entered(offer id)`` where the terms of the current job
    were kept, so that its counter-offer can be typed.
    """

    counter_entered = Signal(str)

    def __init__(self, document: OpenDocument, numerals: Numerals, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._numerals, self._today = document, numerals, today
        self._selected = ""
        self.employer, self.card, self.figures = EmployerCard(parent), HistoryCard(numerals, parent), PastFigures(self)
        self.employer.counter_wanted.connect(self._counter)
        self.card.keep_wanted.connect(self._keep)
        self.card.restore_wanted.connect(self._restore)
        self.card.rename_wanted.connect(self._rename)
        self.card.remove_wanted.connect(self._remove)
        self.card.opened.connect(self._show)
        self.figures.found.connect(lambda _: self._show())
        self.figures.ended.connect(self._show)

    def show_offer(self, key: str) -> None:
        """Show the history of an offer; "" for none."""
        self._selected = key
        self.card.setVisible(bool(key))
        self.employer.setVisible(self._current() is not None)
        self._show()

    def _offer(self) -> Offer | None:
        return self._document.comparison.offer(self._selected) if self._selected else None

    def _current(self) -> Offer | None:
        return next((each for each in self._document.comparison.offers if each.status == "current"), None)

    def _show(self) -> None:
        offer, evaluation = self._offer(), self._document.evaluation
        if offer is None:
            return
        self.card.show_offer(offer)
        if not self.card.is_open:
            return
        terms = [each.terms for each in offer.revisions]
        if evaluation.is_simulated:
            self.figures.want(evaluation, terms)
        found = [self.figures.of(each) if evaluation.is_simulated else None for each in terms]
        self.card.show_table(past_table(offer, evaluation, [*found, evaluation.offer(offer.id)], self._numerals))

    # Steps --------------------------------------------------------------------------------------------

    def _keep(self, label: str) -> None:
        self._apply(keep_revision(self._selected, label, self._today()), tr("Keep terms of {offer}"))

    def _restore(self, number: int) -> None:
        offer = self._offer()
        if offer is not None:
            # It goes into the file: there nothing is hidden.
            name = headings(offer, self._numerals.hiding(False))[number].split("\n")[0]
            label = tr("Replaced by “{label}”", label=name)
            edit = restore_revision(offer.id, number, label, self._today())
            self._apply(edit, tr("Bring terms of {offer} back"))

    def _rename(self, number: int, label: str) -> None:
        self._apply(rename_revision(self._selected, number, label), tr("Name terms of {offer}"))

    def _remove(self, number: int) -> None:
        self._apply(remove_revision(self._selected, number), tr("Remove terms of {offer}"))

    def _counter(self) -> None:
        """Keep the current job's terms, unless they are kept already: what is offered now is typed in their place."""
        current = self._current()
        if current is not None and terms_of(current) in [each.terms for each in current.revisions]:
            self.counter_entered.emit(current.id)
        elif current is not None:
            edit = keep_revision(current.id, tr("Before the counter-offer"), self._today())
            if self._apply(edit, tr("Counter-offer of {offer}"), current):
                self.counter_entered.emit(current.id)

    def _apply(self, edit: Edit, label: str, of: Offer | None = None) -> bool:
        """Make one change; where it cannot be made, say why and answer False."""
        offer = of or self._offer()
        try:
            self._document.apply(edit, label.format(offer=offer_name(offer) if offer else ""))
        except OfferCompareError as error:
            (self.employer.text if of is not None else self.card.lead).say(error.sentence)
            return False
        return True
