"""View Negotiate as a page, kept in step with one open document: what to ask each employer for, and by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.gui.negotiate.deadlines_card import DeadlinesCard
from offercompare.gui.negotiate.following import GAP, Following
from offercompare.gui.negotiate.offer_cards import OfferCards
from offercompare.gui.negotiate.offer_switch import OfferSwitch
from offercompare.gui.negotiate.past_terms import PastTerms
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.gui.risk.notes import NothingCard
from offercompare.gui.scrolled_view import ScrolledPage, ScrolledView, put_beside
from offercompare.gui.workspace import question_link
from offercompare.model import Offer
from offercompare.numerals import Numerals
from offercompare.report.deadline_words import deadlines
from offercompare.report.words import offer_name
from offercompare.translation import tr

SIDE_BY_SIDE = 1000


class Negotiate(ScrolledView):
    """``today`` is the clock of deadlines."""

    def __init__(
        self, document: OpenDocument, numerals: Numerals, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(document, numerals, parent)
        self._today = today
        self.selected = ""
        self._lay_out()
        self._join()

    def _lay_out(self) -> None:
        self.page = inside = ScrolledPage()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        # In the order in which a person reads, and Tab goes.
        self.deadlines, self.switch = DeadlinesCard(inside), OfferSwitch(inside)
        self.nothing = NothingCard(inside)
        self.one = OfferCards(self._numerals, self._today, inside)
        self.past = PastTerms(self._document, self._numerals, self._today, inside)
        self.asks, self.whole, self.text = self.one.asks, self.one.whole, self.one.text
        self.others, self.questions = self.one.others, self.one.questions
        self.employer, self.history = self.past.employer, self.past.card
        for top in (self.deadlines, self.switch, self.nothing):
            column.addWidget(top)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(10)
        self._beside.addLayout(_stacked(*self.one.cards), 11)
        self._beside.addWidget(Following(self.text, self._area, inside), 9)
        column.addLayout(self._beside)
        column.addWidget(self.employer)
        column.addWidget(self.history)
        column.addStretch(1)
        self.show_page(inside)

    def _join(self) -> None:
        self.deadlines.offer_wanted.connect(self.select)
        self.deadlines.field_wanted.connect(lambda offer, field: self.editor_wanted.emit(offer, "field", field))
        self.switch.chosen.connect(self.select)
        self.nothing.link_wanted.connect(self.person_wanted)
        self.one.editor_wanted.connect(self.editor_wanted)
        self.one.opened.connect(lambda figure: self.show_trail(tr("Lost by leaving"), figure))
        self.one.refresh_wanted.connect(self.refresh_if_seen)
        self.past.counter_entered.connect(self._type_counter)

    # Following the document ---------------------------------------------------------------------------

    def start_over(self) -> None:
        """Nothing that was chosen about the document before goes on in this one."""
        self.selected = ""
        self.one.start_over()
        self.past.figures.stop()
        self.history.is_open = False

    def close_down(self) -> None:
        """Stop listening and calculating; the page is about to go."""
        super().close_down()
        self.one.leader_asks.close_down()
        self.past.figures.close_down()

    def take_over(self, before: Negotiate) -> None:
        """Go on where another page of the same document was."""
        self.selected, self.history.is_open = before.selected, before.history.is_open
        self.one.take_over(before.one)

    @property
    def is_ready(self) -> bool:
        """Whether everything shown is of the document as it is now."""
        is_busy = self.one.leader_asks.is_running or self.past.figures.is_running
        return not self.is_stale and not is_busy and self._document.evaluation.is_decided

    def refresh(self) -> None:
        """Show what the document says now."""
        evaluation = self._document.evaluation
        if not evaluation.comparison.offers:
            return
        self.is_stale = False
        shown = marks(evaluation)
        self._select_one(evaluation, shown)
        self.deadlines.show_deadlines(deadlines(evaluation.comparison, self._today()))
        self.switch.show_offers(shown, self.selected)
        offer = self._offer()
        self._show_nothing(evaluation, offer)
        if offer is not None and offer.status == "open":
            self.one.show_offer(evaluation, offer)
        else:
            self.one.hide()
        self.past.show_offer(self.selected)
        self._arrange()
        # Before it is painted: rows that are new would be seen squeezed into the room of those before.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _select_one(self, evaluation: Evaluation, shown: tuple[Mark, ...]) -> None:
        """The chosen offer stays; where it is gone, the open one to be answered first, else the first one."""
        if any(mark.id == self.selected for mark in shown):
            return
        first = [deadline.offer for deadline in deadlines(evaluation.comparison, self._today())]
        first += [mark.id for mark in shown]
        self.selected = first[0] if first else ""

    def _offer(self) -> Offer | None:
        return self._document.comparison.offer(self.selected) if self.selected else None

    def _show_nothing(self, evaluation: Evaluation, offer: Offer | None) -> None:
        """Why there is nothing to ask for here, with what to do."""
        text, link = "", question_link(evaluation)
        if not any(each.status == "open" for each in evaluation.comparison.offers):
            text = tr("No offer is open: add one, or mark one as open again, to see what to ask for.")
        elif offer is not None and offer.status == "accepted":
            text = tr("{name} is accepted. Choose an open offer to see what to ask for.", name=offer_name(offer))
        elif offer is not None and offer.status == "current":
            text = tr("This is the job you have. Choose an open offer to see what to ask for.")
        elif link:
            self.nothing.show_text(tr("Nothing can be compared yet."), link)
            return
        self.nothing.show_text(text)

    # Going places -------------------------------------------------------------------------------------

    def select(self, offer: str) -> None:
        """Show another offer; the keyboard stays on the switch where it was there."""
        if offer == self.selected or self._document.comparison.offer(offer) is None:
            return
        was_on_switch = self.focusWidget() in self.switch.buttons.values()
        self.selected = offer
        self.refresh()
        if was_on_switch and offer in self.switch.buttons:
            self.switch.buttons[offer].setFocus()

    def ask_over_all(self, offer: str) -> None:
        """Show an offer with what it would take over all."""
        self.one.is_overall_open = self.is_stale = True
        self.select(offer)
        if self.is_stale:
            self.refresh()
        self._area.verticalScrollBar().setValue(0)
        self._area.ensureWidgetVisible(self.switch, 0, GAP)

    def _type_counter(self, offer: str) -> None:
        self.select(offer)
        self.editor_wanted.emit(offer, "field", "base")

    def current_offer(self) -> str:
        """The offer that is shown."""
        return self.selected

    def show_trail_here(self) -> None:
        """Open why the number under the keyboard is what it is: the sum of what leaving costs, else the yearly pay."""
        focused, lost, offer = self.focusWidget(), self.one.lost(), self._offer()
        if lost is not None and focused is not None and self.whole.isAncestorOf(focused):
            self.show_trail(lost.label, lost)
        elif offer is not None and (outcome := self._document.evaluation.offer(offer.id).outcome) is not None:
            figure = outcome.certainty_equivalent
            self.show_trail(f"{offer_name(offer)}, {figure.label}", figure)

    def take_keyboard(self) -> None:
        """Put the keyboard on the switch of offers, else on the text."""
        if self.is_stale:
            self.refresh()
        button = self.switch.buttons.get(self.selected)
        if button is not None and self.switch.isVisible():
            button.setFocus()
        else:
            self.text.text.setFocus()

    # Sizes --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The text beside what is ticked where there is room, else below it."""
        beside = self.has_room(SIDE_BY_SIDE) and not self.text.isHidden()
        put_beside(self._beside, beside)
        self.text.set_room(self._area.viewport().height() - 2 * GAP if beside else None)


def _stacked(*cards: QWidget) -> QVBoxLayout:
    """Cards one below the other, no higher than they need."""
    column = QVBoxLayout()
    column.setSpacing(10)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
