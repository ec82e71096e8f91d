"""View Risk as a page, kept in step with one open document: what can happen, and what would change it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.engine.outcome import Simulation
from offercompare.gui.charts import range_bars
from offercompare.gui.over_time.cards import MissingCard
from offercompare.gui.over_time.wording import marks
from offercompare.gui.risk.calculation import Calculation
from offercompare.gui.risk.cards import ChanceCard, FittedChart, RangesCard, SpreadCard, WordsCard
from offercompare.gui.risk.chances import chances
from offercompare.gui.risk.exit_card import ExitCard
from offercompare.gui.risk.missing import missing_outcomes, nothing_known
from offercompare.gui.risk.notes import NothingCard, QuietLines
from offercompare.gui.risk.ranges import COLUMNS as RANGE_COLUMNS
from offercompare.gui.risk.ranges import MIDDLE, Ranges, headings, ranges
from offercompare.gui.risk.scenario_card import ProgressLine, ScenarioCard
from offercompare.gui.risk.spreads import spreads
from offercompare.gui.scrolled_view import ScrolledView, put_beside
from offercompare.gui.simulating import Simulating
from offercompare.gui.workspace import question_link
from offercompare.numerals import Numerals
from offercompare.report.risk_figures import basis
from offercompare.report.risk_words import Said, after_a_loss, not_drawn, risk_sentences
from offercompare.report.scenario_words import changed_line, scenario_text
from offercompare.translation import tr

SIDE_BY_SIDE, MOST_BESIDE = 1000, 8


class Risk(ScrolledView):
    """``simulating`` is what the document's own simulation comes from.

    Signal: ``simulation_wanted`` where the person stopped the document's simulation and wants it after all.
    """

    simulation_wanted = Signal()

    def __init__(
        self, document: OpenDocument, simulating: Simulating, numerals: Numerals, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, numerals, parent)
        self.selected = ""
        self.shown: Simulation | None = None
        self._ranges: Ranges | None = None
        self._lay_out()
        self.calculation = Calculation(document, simulating, self.progress)
        self._join()
        self.scenario.show_first_asked(document.comparison)

    def _lay_out(self) -> None:
        self.page = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        # In the order in which Tab goes through them. What is pressed stands above all that grows or shrinks by it.
        self.scenario, self.progress = ScenarioCard(self._numerals, inside), ProgressLine(inside)
        self.words, self.nothing = WordsCard(inside), NothingCard(inside)
        self.ranges, self.quiet, self.missing = RangesCard(inside), QuietLines(inside), MissingCard(inside)
        self.exits = ExitCard(self._numerals, inside)
        self.spread, self.chance = SpreadCard(inside), ChanceCard(inside)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(10)
        self._beside.addWidget(self.spread, 10)
        self._beside.addWidget(self.chance, 10)
        column.addWidget(self.scenario)
        for card in (self.progress, self.words, self.nothing, self.ranges, self.quiet, self.missing, self.exits):
            column.addWidget(card)
        column.addLayout(self._beside)
        column.addStretch(1)
        self.show_page(inside)

    def _join(self) -> None:
        self.words.field_wanted.connect(self._want_field)
        self.nothing.link_wanted.connect(self.person_wanted)
        self.quiet.person_wanted.connect(self.person_wanted)
        self.missing.field_wanted.connect(self._want_field)
        self.scenario.chosen.connect(lambda _: self.refresh())
        self.calculation.came.connect(self.refresh)
        self.calculation.simulation_wanted.connect(self.simulation_wanted)
        self.ranges.selected.connect(self.select)
        self.ranges.opened.connect(self._open_figure)
        self.spread.selected.connect(self.select)
        self.chance.opened.connect(self._open_chance)
        for card in (self.ranges, self.spread, self.chance):
            card.chart.walked.connect(lambda _, chart=card.chart: self.keep_in_sight(chart))
        self.exits.editor_wanted.connect(self.editor_wanted)
        self.exits.person_wanted.connect(self.person_wanted)

    def _want_field(self, offer: str, field: str) -> None:
        self.editor_wanted.emit(offer, "field" if field else "", field)

    # Following the document ---------------------------------------------------------------------------

    def start_over(self) -> None:
        """Nothing that was chosen about the document before goes on in this one."""
        self.selected = ""
        self.calculation.start_over()
        self.scenario.start_over(self._document.comparison)
        self.exits.start_over()

    def close_down(self) -> None:
        """Stop listening and calculating; the page is about to go."""
        super().close_down()
        self.calculation.close_down()

    def take_over(self, before: Risk) -> None:
        """Go on where another page of the same document was."""
        self.selected, self.calculation.other = before.selected, before.calculation.other
        self.scenario.take_over(before.scenario, self._document.comparison)
        self.exits.take_over(before.exits)

    @property
    def is_ready(self) -> bool:
        """Whether everything shown is of the document and the scenario as they are now."""
        is_fresh = not self.is_stale and not self.calculation.is_running
        return is_fresh and not self.calculation.is_missing and self._document.evaluation.is_simulated

    def refresh(self) -> None:
        """Show what the document and the scenario say now; a scenario not known yet is simulated."""
        evaluation = self._document.evaluation
        if not evaluation.comparison.offers:
            return
        self.is_stale = False
        self.exits.show_evaluation(evaluation)
        self.calculation.want(self.scenario.scenario)
        self._show(evaluation, *self.calculation.shown)

    # Showing ------------------------------------------------------------------------------------------

    def _show(self, evaluation: Evaluation, shown: Simulation | None, unchanged: Simulation | None) -> None:
        """Show a simulation, with the one as it comes behind it."""
        self.shown = shown
        why = nothing_known(evaluation, shown) if shown is not None else ""
        missing = missing_outcomes(evaluation, shown) if shown is not None else ()
        question = question_link(evaluation)
        partly = tr("Not every offer can be simulated before a question about you is answered.")
        self.nothing.show_text(why or (partly if missing and question else ""), question)
        known = [mark.id for mark in marks(evaluation) if shown and (each := shown.of(mark.id)) and each.is_known]
        for card in (self.words, self.scenario, self.ranges, self.spread, self.chance):
            card.setVisible(bool(known))
        self.missing.show_missing(missing)
        comparison = evaluation.comparison
        self.quiet.show_lines(after_a_loss(comparison, self._numerals) if known else Said(""), not_drawn(comparison))
        if shown is None or not known:
            return
        self._select_one(evaluation, known)
        said = risk_sentences(evaluation, shown, self._numerals)
        self.words.show_sentences(said)
        self.ranges.note.setText(self._how(shown))
        self._ranges = ranges(evaluation, shown, unchanged, self._numerals)
        self.ranges.show_ranges(self._ranges, self.selected)
        self.spread.show_spreads(spreads(evaluation, shown, self._numerals, self.selected))
        self.chance.show_chances(chances(evaluation, shown, self._numerals))
        self.scenario.show_first_asked(evaluation.comparison)
        self.scenario.show_line(changed_line(unchanged, shown, self._numerals) if unchanged else "")
        self._arrange()

    def _how(self, shown: Simulation) -> str:
        settings = shown.comparison.settings
        clause = scenario_text(shown.scenario, shown.comparison.currency, self._numerals)
        text = tr(
            "{basis}; {paths} cases, seed {seed}",
            basis=basis(shown),
            paths=self._numerals.number(settings.paths),
            seed=settings.seed,
        )
        return tr("{clause}; {text}", clause=clause, text=text) if clause else text

    def _select_one(self, evaluation: Evaluation, known: list[str]) -> None:
        """The selected offer stays; where it is gone, the one that leads, else the first one known."""
        if self.selected not in known:
            leader = evaluation.verdict.leader if evaluation.verdict else None
            self.selected = leader if leader in known else known[0]
            self.ranges.chart.go_to(f"{self.selected} {range_bars.BAR}")

    def select(self, offer: str) -> None:
        """Let an offer stand out in every chart."""
        if offer == self.selected or self._ranges is None:
            return
        self.selected = offer
        self.ranges.show_ranges(self._ranges, offer)
        if self.spread.data is not None and any(row.mark.id == offer for row in self.spread.data.rows):
            self.spread.show_spreads(replace(self.spread.data, selected=offer))

    # Trails -------------------------------------------------------------------------------------------

    def current_offer(self) -> str:
        """The offer that stands out."""
        return self.selected

    def show_trail_here(self) -> None:
        """Open why the number under the keyboard is what it is."""
        focused = self.focusWidget()
        hit = focused.current() if isinstance(focused, FittedChart) else None
        if hit is not None and focused is self.chance.chart:
            self._open_chance(hit.key)
        elif hit is not None and focused is self.ranges.chart:
            offer, column = hit.key.rsplit(" ", 1)
            self._open_figure(offer, MIDDLE if column == range_bars.BAR else column)
        else:
            self._open_figure(self.selected, MIDDLE)

    def _open_figure(self, offer: str, column: str) -> None:
        figure = self._ranges.figure(offer, column) if self._ranges is not None else None
        if figure is not None:
            self.show_trail(f"{self.name_of(offer)}, {headings()[RANGE_COLUMNS.index(column)]}", figure)

    def _open_chance(self, key: str) -> None:
        figure = self.chance.data.figure(key) if self.chance.data is not None else None
        if figure is not None:
            self.show_trail(figure.label, figure)

    # Sizes --------------------------------------------------------------------------------------------

    def take_keyboard(self) -> None:
        """Put the keyboard on the ranges."""
        self.ranges.chart.go_to(f"{self.selected} {range_bars.BAR}")
        self.ranges.chart.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Curves and chances side by side where there is room, else one below the other."""
        few = len(marks(self._document.evaluation)) <= MOST_BESIDE
        put_beside(self._beside, few and self.has_room(SIDE_BY_SIDE))
