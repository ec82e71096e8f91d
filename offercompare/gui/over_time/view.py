"""View Over time as a page, kept in step with one open document: calculated only while it is looked at."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.engine import Figure
from offercompare.gui.over_time import lines, tables
from offercompare.gui.over_time.cards import BarsCard, Card, LeadCard, LeaveCard, LinesCard, MissingCard
from offercompare.gui.over_time.figure_table import FigureTable
from offercompare.gui.over_time.stacks import Stacks, stacks
from offercompare.gui.over_time.timetable import Timetable
from offercompare.gui.over_time.wording import MONTHS, basis, home_money, marks, planned_months
from offercompare.gui.scrolled_view import ScrolledView, put_beside
from offercompare.numerals import Numerals
from offercompare.translation import tr

# How long a stretch of calculating may be before keys and paints get their turn.
STRETCH = 0.05
SIDE_BY_SIDE, MOST_BESIDE = 1060, 6
MOST_AT_ONCE, SOON_MS = 12, 40


class OverTime(ScrolledView):
    """What each offer pays year by year, and what is kept by who leaves."""

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(document, numerals, parent)
        self.timetable = Timetable()
        self.in_home_money = False
        self._month: int | None = None
        self._stacks: Stacks | None = None
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._calculate)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._show_leaving)
        self._lay_out()
        self._join()

    def _lay_out(self) -> None:
        self.page = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        self.lead = LeadCard(inside)
        self.bars, self.kept, self.leaving = BarsCard(inside), LinesCard(inside), LeaveCard(inside)
        self.missing = MissingCard(inside)
        self.years = Card(tr("Pay by year in figures"), inside)
        self.year_table = FigureTable(self.years)
        self.years.column.addWidget(self.year_table)
        # The title beside the choice of money is higher: both charts begin at the same height.
        self.bars.title.setMinimumHeight(self.kept.choice.sizeHint().height())
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(10)
        self._charts.addWidget(self.bars, 10)
        self._charts.addWidget(self.kept, 10)
        column.addWidget(self.lead)
        column.addLayout(self._charts, 1)
        for card in (self.missing, self.leaving, self.years):
            column.addWidget(card)
        self.show_page(inside)

    def _join(self) -> None:
        self.bars.opened.connect(self._open_bar)
        self.kept.month_wanted.connect(self.choose_month)
        self.kept.home_wanted.connect(self.choose_home_money)
        self.leaving.month_wanted.connect(self.choose_month)
        self.leaving.savings_wanted.connect(self.person_wanted)
        self.missing.field_wanted.connect(
            lambda key, field: self.editor_wanted.emit(key, "field" if field else "", field)
        )
        for table in (self.leaving.table, self.year_table):
            table.opened.connect(lambda row, column, table=table: self._open_cell(table, row, column))

    # Following the document ---------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._again.isActive():
            self._again.stop()
            self.is_stale = True

    def close_down(self) -> None:
        """Stop listening; the page is about to go."""
        super().close_down()
        self._again.stop()

    @property
    def is_ready(self) -> bool:
        """Whether everything shown is of the document as it is now."""
        return not self.is_stale and not self._again.isActive() and not self._soon.isActive()

    @property
    def month(self) -> int:
        """The month of leaving; the planned stay as long as the person chose none."""
        comparison = self._document.comparison
        last = comparison.settings.horizon_years * MONTHS
        return min(round(planned_months(comparison)) if self._month is None else self._month, last)

    def take_over(self, before: OverTime) -> None:
        """Go on where another page of the same document was."""
        self._month, self.in_home_money, self.timetable = before._month, before.in_home_money, before.timetable

    def refresh(self) -> None:
        """Show what the document holds now."""
        evaluation = self._document.evaluation
        comparison = evaluation.comparison
        if not comparison.offers:
            return
        self.is_stale = False
        has_home = comparison.person.home is not None
        self.in_home_money = self.in_home_money and has_home
        self.kept.show_home(home_money(comparison), has_home, self.in_home_money)
        self._stacks = stacks(evaluation, self._numerals)
        self.bars.show_stacks(self._stacks)
        self.year_table.show_grid(tables.year_grid(evaluation, self._numerals))
        self.years.note.setText(tr("{currency}, before and after tax", currency=comparison.currency))
        self._arrange()
        self.timetable.expect(comparison, self.in_home_money)
        self._calculate()

    def _calculate(self) -> None:
        """Calculate for a moment; what is left follows when keys and paints have had their turn."""
        began = time.perf_counter()
        while self.timetable.step():
            if time.perf_counter() - began > STRETCH and self.timetable.progress[0] < self.timetable.progress[1]:
                self._again.start()
                break
        self.kept.show_progress(*self.timetable.progress)
        if not self._again.isActive():
            self._show_lines()
        elif self.kept.chart.data is None:
            self._show_leaving()

    # Showing ------------------------------------------------------------------------------------------

    def _show_lines(self) -> None:
        evaluation, timeline = self._document.evaluation, self.timetable.timeline()
        if timeline is None:
            return
        data = lines.kept_lines(evaluation, timeline, self.month, self._numerals)
        missing = tables.missing_lines(evaluation, timeline)
        self.missing.show_missing(missing)
        self.kept.note.setText(self._how_counted())
        self.kept.show_lines(data)
        self.lead.show_words(lines.lead_sentence(data, len(missing)), self._where_counted())
        self._show_leaving()

    def _how_counted(self) -> str:
        comparison = self._document.comparison
        money = home_money(comparison) if self.in_home_money else tr("as paid")
        return tr("{basis}, {money}", basis=basis(comparison), money=money[:1].lower() + money[1:])

    def _where_counted(self) -> str:
        how = self._how_counted()
        return tr("Cash of the months worked and equity vested, less sign-on to repay ({how}).", how=how)

    def _show_leaving(self) -> None:
        evaluation, timeline = self._document.evaluation, self.timetable.timeline()
        comparison, months = evaluation.comparison, evaluation.comparison.settings.horizon_years * MONTHS
        self.kept.show_month(self.month, months)
        self.leaving.show_month(self.month, months)
        grid = tables.leave_grid(evaluation, timeline, self.month, self.in_home_money, self._numerals)
        self.leaving.table.show_grid(grid)
        lead = ""
        if timeline is not None:
            data = lines.kept_lines(evaluation, timeline, self.month, self._numerals)
            lead = lines.lead_at_sentence(data, self._how_counted())
        rest = tr("{currency}, before tax where nothing else is said.", currency=comparison.currency)
        self.leaving.show_words(lead, tables.leaving_now(evaluation, self._numerals), rest)
        has_options = any(row.cells[4].state == "value" for row in grid.rows)
        self.leaving.savings.setVisible(has_options and comparison.person.savings is None)

    # Choosing -----------------------------------------------------------------------------------------

    def choose_month(self, month: int) -> None:
        """Look at leaving after so many months."""
        if month == self.month and self._month is not None:
            return
        self._month = month
        timeline = self.timetable.timeline()
        if timeline is not None:
            self.kept.show_lines(lines.kept_lines(self._document.evaluation, timeline, month, self._numerals))
        if len(marks(self._document.evaluation)) <= MOST_AT_ONCE:
            self._show_leaving()
        else:
            self._soon.start()

    def choose_home_money(self, wanted: bool) -> None:
        """Count the lines as paid, or in the money of home."""
        self.in_home_money = wanted
        self.refresh()

    # Trails -------------------------------------------------------------------------------------------

    def current_offer(self) -> str:
        """The offer where the keyboard is."""
        focused = self.focusWidget()
        table = focused if isinstance(focused, FigureTable) else self.leaving.table
        return table.current_offer()

    def show_trail_here(self) -> None:
        """Open why the number under the keyboard is what it is."""
        focused = self.focusWidget()
        if focused is self.bars.chart:
            hit = self.bars.chart.current()
            if hit is not None:
                self._open_bar(hit.key)
            return
        table = focused if isinstance(focused, FigureTable) else self.leaving.table
        at = table.currentIndex()
        if at.isValid():
            self._open_cell(table, at.row(), at.column())

    def _open_cell(self, table: FigureTable, row: int, column: int) -> None:
        shown = table.model_.row(row)
        cell = shown.cells[column - 1]
        heading = table.model_.grid.headings[column - 1]
        if cell.figure is None:
            how = {"none": tr("none was agreed"), "unknown": tr("unknown: ask, then enter it in the offer")}
            figure = Figure(heading, None, how=cell.note or how.get(cell.state, tr("does not apply")))
        else:
            figure = cell.figure
        self.show_trail(f"{shown.mark.name}, {heading}", figure)

    def _open_bar(self, key: str) -> None:
        figure = self._stacks.figure(key) if self._stacks else None
        if figure is not None:
            self.show_trail(f"{self.name_of(key.rsplit(' ', 2)[0])}, {figure.label}", figure)

    # Sizes --------------------------------------------------------------------------------------------

    def take_keyboard(self) -> None:
        """Put the keyboard on the slider."""
        self.kept.slider.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Charts side by side where there is room, else one below the other."""
        few = len(marks(self._document.evaluation)) <= MOST_BESIDE
        put_beside(self._charts, few and self.has_room(SIDE_BY_SIDE))
