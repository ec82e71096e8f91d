"""View Decide as a page, kept in step with one open document: who leads, why, how sure, what would change it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from offercompare.document import edits
from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.engine.decision import Decision
from offercompare.gui import theme
from offercompare.gui.decide.cards import PartCard, stops
from offercompare.gui.decide.holds import holds
from offercompare.gui.decide.nearby import mode_words, rank_grid, shares
from offercompare.gui.decide.part_cards import HoldsCard, LinesCard, NearbyCard, TornadoCard
from offercompare.gui.decide.reasons import reasons
from offercompare.gui.decide.swaps_card import SwapsCard
from offercompare.gui.decide.told import (
    central_lines,
    dominated_lines,
    flip_lines,
    gut_line,
    missing_link,
    no_analysis,
    verdict_words,
    worth_lines,
)
from offercompare.gui.decide.tornado import key_of, tornado
from offercompare.gui.decide.verdict_card import VerdictCard
from offercompare.gui.decide.ways import WEIGHTS, Way, of_bar
from offercompare.gui.over_time.wording import marks
from offercompare.gui.risk.cards import FittedChart
from offercompare.gui.trail_dialog import TrailDialog
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.weighing.weights_card import WeightsCard
from offercompare.numerals import Numerals
from offercompare.report.words import offer_name
from offercompare.translation import tr

SIDE_BY_SIDE = 1000
PATIENCE_MS = 200


class _Page(QWidget):
    """What is scrolled: as high as its width makes it, and no higher for what its lines would need in less."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Decide(QWidget):
    """Signals: ``editor_wanted(offer id, kind, what)`` as view Compare has it, ``person_wanted``.

    ``view_wanted(view)`` where a sentence leads to another view.
    """

    editor_wanted = Signal(str, str, str)
    person_wanted = Signal()
    view_wanted = Signal(str)

    def __init__(
        self,
        document: OpenDocument,
        numerals: Numerals,
        parent: QWidget | None = None,
        weighing: WeighingDesk | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._numerals, self._weighing = document, numerals, weighing
        self.is_stale = True
        self.selected, self._is_chosen = "", False
        self._stops: list[QWidget] = []
        self._lay_out()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._dim)
        self._join()
        self._leave = document.subscribe(self._changed)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = inside = _Page()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        # In the order in which a person reads, and Tab goes.
        self.verdict = VerdictCard(inside)
        self.weights = WeightsCard(self._document, self._numerals, inside, self._weighing)
        self.nearby, self.holds = NearbyCard(inside), HoldsCard(inside)
        self.flips = LinesCard(tr("What would put another offer in front"), inside)
        self.tornado = TornadoCard(inside)
        self.worth = LinesCard(tr("What one point is worth"), inside)
        self.swaps = SwapsCard(self._numerals, inside)
        self.parts = (self.nearby, self.holds, self.flips, self.tornado, self.worth, self.swaps)
        self._pairs = [
            _pair([self.weights], [self.nearby]),
            _pair([self.holds, self.flips], [self.tornado]),
            _pair([self.worth], [self.swaps]),
        ]
        column.addWidget(self.verdict)
        for pair in self._pairs:
            column.addLayout(pair)
        column.addStretch(1)
        self._area.setWidget(inside)
        outer.addWidget(self._area)

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
            chart.walked.connect(lambda _, chart=chart: self._keep_in_sight(chart))

    # Following the document ---------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self.is_stale = True
        if change.another:
            self._start_over()
        if self.isVisible():
            self.refresh()

    def _start_over(self) -> None:
        """Nothing that was shown or chosen about the document before goes on in this one."""
        self.selected, self._is_chosen = "", False
        self.tornado.is_whole = self.verdict.is_whole = False
        for card in self.parts:
            card.start_over()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_stale:
            self.refresh()

    def close_down(self) -> None:
        """Stop listening; the page is about to go."""
        self._leave()
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
        decision = known(evaluation)
        self._select_one(evaluation)
        self.verdict.hold(decision is None or decision.flips is None)
        self.verdict.show_words(
            verdict_words(evaluation, decision, self._numerals), gut_line(evaluation), missing_link(evaluation)
        )
        self.verdict.show_reasons(reasons(evaluation, decision, self._numerals))
        self._show_nearby(evaluation, decision)
        self._show_holds(evaluation)
        self._show_tornado(evaluation, decision)
        self._show_flips(evaluation, decision)
        self._show_worth(evaluation, decision)
        self.swaps.show_evaluation(evaluation)
        self._wait(evaluation)
        self._arrange()
        self._order_stops()

    def _order_stops(self) -> None:
        """Tab goes as one reads, whenever a row was made."""
        found = [stop for card in (self.verdict, self.weights, *self.parts) for stop in stops(card)]
        if found != self._stops:
            self._stops = found
            for one, following in pairwise(found):
                QWidget.setTabOrder(one, following)

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
        if evaluation.is_decided or evaluation.verdict is None:
            self._patience.stop()
            return
        if any(not card.is_filled for card in self._awaited()):
            self._dim()
        elif not self._patience.isActive():
            self._patience.start()

    def _dim(self) -> None:
        for card in self._awaited():
            card.show_old()

    def _awaited(self) -> list[PartCard]:
        """The cards whose part of the decision is not there."""
        evaluation = self._document.evaluation
        decision = known(evaluation)
        if evaluation.verdict is None or (decision is not None and decision.is_whole):
            return []
        parts: dict[PartCard, object] = {
            self.nearby: decision.acceptability if decision else None,
            self.tornado: decision.tornado if decision else None,
            self.flips: decision.flips if decision else None,
            self.worth: decision.worth if decision else None,
        }
        return [card for card, part in parts.items() if part is None and (card is self.nearby or self._has_leader())]

    def _has_leader(self) -> bool:
        verdict = self._document.evaluation.verdict
        return verdict is not None and verdict.leader is not None

    # Showing ------------------------------------------------------------------------------------------

    def _show_nearby(self, evaluation: Evaluation, decision: Decision | None) -> None:
        self.nearby.show_mode(evaluation.comparison.settings.acceptability.mode)
        found = decision.acceptability if decision is not None else None
        is_out = evaluation.verdict is None or (found is None and decision is not None and decision.is_whole)
        self.nearby.setVisible(not is_out)
        if found is not None and not is_out:
            self.nearby.show_shares(
                shares(evaluation, found, self._numerals),
                rank_grid(evaluation, found, self._numerals),
                central_lines(evaluation, found, self._numerals),
                is_partly=not self._has_leader(),
            )
            self.nearby.show_fresh()

    def _show_holds(self, evaluation: Evaluation) -> None:
        """Known with the scores: nothing of it waits for the decision."""
        self.holds.show_holds(
            holds(evaluation, self._numerals), self._name(self._leader()), dominated_lines(evaluation)
        )
        self.holds.show_fresh()

    def _leader(self) -> str:
        verdict = self._document.evaluation.verdict
        return (verdict.leader or "") if verdict else ""

    def _show_tornado(self, evaluation: Evaluation, decision: Decision | None) -> None:
        bars = decision.tornado if decision is not None else None
        self.tornado.setVisible(self._has_leader())
        if bars is not None and self._has_leader():
            data = tornado(evaluation, bars, self._numerals, whole=self.tornado.is_whole)
            self.tornado.show_tornado(data, self._name(self._leader()))
            self.tornado.show_fresh()

    def _show_flips(self, evaluation: Evaluation, decision: Decision | None) -> None:
        flips = decision.flips if decision is not None else None
        self.flips.setVisible(self._has_leader())
        if decision is not None and flips is not None and self._has_leader():
            empty = no_analysis(evaluation, decision) or tr(
                "No single change that was tried puts another offer in front."
            )
            self.flips.show_lines(
                flip_lines(evaluation, flips, self._numerals), tr("of each kind the nearest first"), empty
            )
            self.flips.show_fresh()

    def _show_worth(self, evaluation: Evaluation, decision: Decision | None) -> None:
        worth = decision.worth if decision is not None else None
        self.worth.setVisible(self._has_leader())
        if worth is not None and self._has_leader():
            self.worth.show_lines(worth_lines(evaluation, worth, self._numerals), tr("at the pay of the leader"))
            self.worth.show_fresh()

    def _show_whole(self, whole: bool) -> None:
        self.tornado.is_whole = whole
        self._show_tornado(self._document.evaluation, known(self._document.evaluation))

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
            self.view_wanted.emit("negotiate")

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
        self.trail = TrailDialog(f"{self._name(offer)}, {tr('Overall')}", figure, "", self._numerals, self)
        self.trail.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.trail.open()

    def _name(self, key: str) -> str:
        offer = self._document.comparison.offer(key)
        return offer_name(offer) if offer else ""

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

    def _keep_in_sight(self, chart: FittedChart) -> None:
        hit = chart.current()
        if hit is not None:
            at = chart.mapTo(self.page, hit.area.center().toPoint())
            self._area.ensureVisible(at.x(), at.y(), 0, round(hit.area.height() / 2) + 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Cards side by side where there is room, else one below the other."""
        room = self.width() >= SIDE_BY_SIDE * (1 + (theme.text_scale() - 1) * 0.7)
        direction = QBoxLayout.Direction.LeftToRight if room else QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            if pair.direction() != direction:
                pair.setDirection(direction)
            for at in range(pair.count()):
                # A side without cards leaves its room to the other.
                pair.setStretch(at, 0 if pair.itemAt(at).isEmpty() else 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


def known(evaluation: Evaluation) -> Decision | None:
    """What is known of the choice in this very state, in part or whole."""
    found = evaluation.decision
    is_now = found is not None and evaluation.is_simulated and found.is_of(evaluation.comparison, evaluation.simulation)
    return found if is_now else None


def _pair(first: list[QWidget], second: list[QWidget]) -> QBoxLayout:
    """Two columns of cards that stand side by side where there is room."""
    pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    pair.setSpacing(10)
    for cards in (first, second):
        column = QVBoxLayout()
        column.setSpacing(10)
        for card in cards:
            column.addWidget(card, 1 if card is cards[-1] else 0)
        pair.addLayout(column, 1)
    return pair
