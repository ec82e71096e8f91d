"""View Decide as a page, kept in step with one open document: who leads, why, how sure, what would change it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.gui.decide.nearby import mode_words
from offercompare.gui.decide.page import Page, known
from offercompare.gui.decide.told import missing_link
from offercompare.gui.decide.tornado import key_of
from offercompare.gui.decide.ways import WEIGHTS, Way, of_bar
from offercompare.gui.over_time.wording import marks
from offercompare.gui.scrolled_view import ScrolledView
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.numerals import Numerals
from offercompare.translation import tr

PATIENCE_MS = 200


class Decide(ScrolledView):
    """Signal: ``negotiation_wanted(offer id)`` where a sentence says what an offer would have to say."""

    negotiation_wanted = Signal(str)

    def __init__(
        self,
        document: OpenDocument,
        numerals: Numerals,
        parent: QWidget | None = None,
        weighing: WeighingDesk | None = None,
    ) -> None:
        super().__init__(document, numerals, parent)
        self._weighing = weighing
        self.selected, self._is_chosen = "", False
        self._lay_out()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._dim)
        self._join()

    def _lay_out(self) -> None:
        self.page = Page(self._document, self._numerals, self._weighing)
        page = self.page
        self.verdict, self.weights, self.nearby, self.holds = page.verdict, page.weights, page.nearby, page.holds
        self.flips, self.tornado, self.worth, self.swaps = page.flips, page.tornado, page.worth, page.swaps
        self.parts = page.parts
        self.show_page(page)

    def _join(self) -> None:
        self.verdict.way_wanted.connect(self._go)
        self.verdict.opened.connect(self._open_points)
        self.verdict.link_wanted.connect(self._mend)
        for card in self.parts:
            card.way_wanted.connect(self._go)
        self.nearby.mode_wanted.connect(self._choose_mode)
        self.nearby.selected.connect(self.show_offer)
        self.holds.weights_wanted.connect(lambda: self._go(WEIGHTS))
        self.tornado.opened.connect(self._open_bar)
        self.tornado.whole_wanted.connect(self._show_whole)
        for chart in (self.nearby.chart, self.holds.chart, self.tornado.chart):
            chart.walked.connect(lambda _, chart=chart: self.keep_in_sight(chart))

    # Following the document ---------------------------------------------------------------------------

    def start_over(self) -> None:
        """Nothing that was shown or chosen about the document before goes on in this one."""
        self.selected, self._is_chosen = "", False
        self.page.start_over()

    def close_down(self) -> None:
        """Stop listening; the page is about to go."""
        super().close_down()
        self.weights.close_down()
        self._patience.stop()

    def take_over(self, before: Decide) -> None:
        """Go on where another page of the same document was."""
        self.selected, self._is_chosen = before.selected, before._is_chosen
        self.tornado.is_whole, self.verdict.is_whole = before.tornado.is_whole, before.verdict.is_whole

    @property
    def is_ready(self) -> bool:
        """Whether everything shown is of the document as it is now."""
        return not self.is_stale and self._document.evaluation.is_decided

    def refresh(self) -> None:
        """Show what the document says now; what is not known yet stays as it was until it comes, dimmed if late."""
        evaluation = self._document.evaluation
        if not evaluation.comparison.offers:
            return
        self.is_stale = False
        self._select_one(evaluation)
        self.page.show_evaluation(evaluation)
        self._wait(evaluation)
        self.page.arrange(self.width())

    def _select_one(self, evaluation: Evaluation) -> None:
        """What the person chose stays; else it is the one that leads, else the first one."""
        ids = [mark.id for mark in marks(evaluation)]
        if not self._is_chosen or self.selected not in ids:
            leader = evaluation.verdict.leader if evaluation.verdict else None
            self.selected, self._is_chosen = leader or (ids[0] if ids else ""), False

    def _choose(self, offer: str) -> None:
        self.selected, self._is_chosen = offer, True

    # Waiting ------------------------------------------------------------------------------------------

    def _wait(self, evaluation: Evaluation) -> None:
        """Dim what is of before, at once where nothing was shown yet, else where it takes long."""
        awaited = self.page.awaited(evaluation)
        if self.page.nearby in awaited:
            # Shares are told beside the verdict: one of before is never taken for one of now.
            self.page.nearby.show_old()
        if not awaited:
            self._patience.stop()
        elif any(not card.is_filled for card in awaited):
            self._dim()
        elif not self._patience.isActive():
            self._patience.start()

    def _dim(self) -> None:
        for card in self.page.awaited(self._document.evaluation):
            card.show_old()

    def _show_whole(self, whole: bool) -> None:
        self.tornado.is_whole = whole
        self.page.show_tornado(self._document.evaluation)

    # Going places -------------------------------------------------------------------------------------

    def _choose_mode(self, mode: str) -> None:
        label = tr("Weightings: {mode}", mode=mode_words(mode))  # type: ignore[arg-type]
        self._document.apply(edits.set_value("settings.acceptability.mode", mode), label)

    def _open_bar(self, key: str) -> None:
        decision = known(self._document.evaluation)
        bars = decision.tornado if decision is not None else None
        bar = next((bar for bar in bars or () if key_of(bar) == key), None)
        if bar is not None:
            self._go(of_bar(bar))

    def _mend(self) -> None:
        """Go where what is missing for a verdict is entered."""
        if missing_link(self._document.evaluation):
            self.person_wanted.emit()

    def _go(self, way: Way) -> None:
        if way.kind == "editor" and self._document.comparison.offer(way.offer):
            self._choose(way.offer)
            self.editor_wanted.emit(way.offer, way.group, way.what)
        elif way.kind == "person":
            self.person_wanted.emit()
        elif way.kind == "weights":
            self._area.ensureWidgetVisible(self.weights)
            self.weights.typed.setFocus()
        elif way.kind == "must_haves":
            self.weights.desk.must_haves()
        elif way.kind == "negotiate":
            self._choose(way.offer)
            self.negotiation_wanted.emit(way.offer)

    def show_offer(self, offer: str) -> None:
        """Select an offer and put the keyboard on what is said of it."""
        self._choose(offer)
        row = self.verdict.row(offer)
        if row is not None:
            self._area.ensureWidgetVisible(row)
            row.points.setFocus()

    # Trails -------------------------------------------------------------------------------------------

    def current_offer(self) -> str:
        """The offer that was last looked at."""
        return self.selected

    def show_trail_here(self) -> None:
        """Open why the selected offer has its points."""
        focused = self.focusWidget()
        row = next((row for row in self.verdict.rows if focused is not None and row.isAncestorOf(focused)), None)
        self._open_points(row.reason.mark.id if row is not None else self.selected)

    def _open_points(self, offer: str) -> None:
        if self._document.comparison.offer(offer) is None:
            return
        self._choose(offer)
        figure = self._document.evaluation.offer(offer).overall
        self.show_trail(f"{self.name_of(offer)}, {tr('Overall')}", figure)

    # Sizes --------------------------------------------------------------------------------------------

    def take_keyboard(self) -> None:
        """Put the keyboard on the offer that was looked at, else on what is to do."""
        row = self.verdict.row(self.selected)
        if row is not None and not row.points.isHidden():
            row.points.setFocus()
        elif not self.verdict.link.isHidden():
            self.verdict.link.setFocus()
        else:
            self.nextInFocusChain().setFocus()
        self._area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.arrange(self.width())
