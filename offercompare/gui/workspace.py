"""View Compare as a page: the verdict, the table, the side panel, kept in step with one open document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from offercompare.document import edits
from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation, Figure
from offercompare.engine.tax_rule import Unknown
from offercompare.engine.without_job_risk import without_job_risk
from offercompare.errors import OfferCompareError
from offercompare.gui import theme
from offercompare.gui.asks_card import AsksCard
from offercompare.gui.compare.compare_table import CompareTable
from offercompare.gui.compare.entry import edit_for
from offercompare.gui.compare.table_model import TableModel
from offercompare.gui.level_popup import LevelPopup
from offercompare.gui.refining import could_change_leader
from offercompare.gui.trail_dialog import TrailDialog
from offercompare.gui.typed_money import currency_note, named_currency
from offercompare.gui.verdict_line import VerdictLine
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.weighing.gut_line import GutLine
from offercompare.gui.weights_panel import WeightsPanel
from offercompare.numerals import Numerals
from offercompare.reference import rubrics
from offercompare.report import job_risk_words
from offercompare.report.verdict import sentences
from offercompare.report.words import offer_name
from offercompare.translation import tr

if TYPE_CHECKING:
    from offercompare.gui.weighing.nearby_card import NearbyCard

PANEL_WIDTH = 332
ROOM_FOR_PANEL = 860


def question_link(evaluation: Evaluation) -> str:
    """The words that lead to what only the person can answer, where no tax, and so no rank, comes before it."""
    person = evaluation.comparison.person
    if person.home is None:
        return tr("Where do you live? ›")
    asks_partner = person.tax.filing_status == "joint" and person.tax.partner_income is None
    asks_premium = person.tax.health_insurance == "private" and person.tax.health_premium is None
    scale = evaluation.anchors
    lacks_tax = any(isinstance(each.pay.rule, Unknown) for each in evaluation.offers)
    lacks_scale = scale is not None and scale.scored_low.value is None
    if evaluation.verdict is None and (asks_partner or asks_premium) and (lacks_tax or lacks_scale):
        return tr("Answer it ›")
    return ""


class Workspace(QWidget):
    """Signals: ``editor_wanted(offer id, kind, what)`` with kind "", "field" or "criterion", ``person_wanted``,
    ``menu_wanted(offer id, global position)``, ``refused(sentence)``, ``told(sentence)``, ``year_shown(year)``."""

    editor_wanted = Signal(str, str, str)
    person_wanted = Signal()
    menu_wanted = Signal(str, QPoint)
    refused = Signal(str)
    told = Signal(str)
    year_shown = Signal(int)

    def __init__(
        self,
        document: OpenDocument,
        numerals: Numerals,
        today: Callable[[], date],
        parent: QWidget | None = None,
        weighing: WeighingDesk | None = None,
    ) -> None:
        super().__init__(parent)
        self.weighing = weighing or WeighingDesk(document, numerals, self)
        self._document, self._numerals, self._today = document, numerals, today
        self._panel_wanted, self._currency_told = True, False
        self.model = TableModel(numerals, self)
        self.verdict = VerdictLine(self)
        self.table = CompareTable(self.model, self._take, today, self)
        self.weights = WeightsPanel(numerals, self)
        self.gut = GutLine(self)
        self.nearby: NearbyCard | None = None
        self.asks = AsksCard(self)
        self._lay_out()
        self._join()
        self._leave = document.subscribe(self._changed)
        self.refresh()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 10, 12, 10)
        outer.setSpacing(10)
        outer.addWidget(self.verdict)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.table, 1)
        self.panel = QScrollArea(self)
        self.panel.setWidgetResizable(True)
        self.panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for card in (self.gut, self.weights, self.asks):
            column.addWidget(card)
        self._cards = column
        column.addStretch(1)
        self.panel.setWidget(inside)
        row.addWidget(self.panel)
        outer.addLayout(row, 1)
        self._size_panel()

    def show_panel(self, wanted: bool) -> None:
        """Unfold or fold the side panel; a window too narrow for both keeps it folded."""
        self._panel_wanted = wanted
        self.panel.setVisible(wanted and self.width() >= ROOM_FOR_PANEL * (1 + (theme.text_scale() - 1) * 0.4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_panel(self._panel_wanted)

    def _size_panel(self) -> None:
        self.panel.setFixedWidth(round(PANEL_WIDTH * (1 + (theme.text_scale() - 1) * 0.7)))

    def _join(self) -> None:
        self.table.trail_wanted.connect(self.show_trail)
        self.table.level_wanted.connect(self._ask_level)
        self.table.cleared.connect(self._clear)
        self.table.rated.connect(self._rate)
        self.table.year_chosen.connect(self.choose_year)
        self.table.offer_opened.connect(
            lambda key, field: self.editor_wanted.emit(key, "field" if field else "", field)
        )
        self.table.menu_wanted.connect(self.menu_wanted)
        self.table.refused.connect(self.refused)
        self.weighing.join(self.weights)
        self.weighing.refused.connect(self.refused)
        self.weighing.join_gut(self.gut)
        self.asks.field_wanted.connect(self._ask_field)
        self.verdict.why_wanted.connect(self.show_reasons)
        self.verdict.home_wanted.connect(self.person_wanted)

    # Showing ------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds now."""
        evaluation = self._document.evaluation
        if self.model.year > evaluation.comparison.settings.horizon_years:
            self.model.year = 0
        self.model.show(evaluation)
        self.weights.show_evaluation(evaluation)
        self._show_nearby(evaluation)
        self.gut.setVisible(self.weighing.offers_gut)
        self.asks.show_evaluation(evaluation, self._today())
        has_verdict = evaluation.verdict is not None
        said = sentences(evaluation, self._numerals)
        self.verdict.show_sentences(said, has_verdict, question_link(evaluation))

    def _show_nearby(self, evaluation: Evaluation) -> None:
        """The card of first places, made when there is something to show: its charts are not needed for a start."""
        if self.nearby is None and evaluation.decision is not None:
            from offercompare.gui.weighing.nearby_card import NearbyCard

            self.nearby = NearbyCard(self._numerals, self)
            self._cards.insertWidget(self._cards.indexOf(self.asks), self.nearby)
        if self.nearby is not None:
            self.nearby.show_evaluation(evaluation)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self.verdict.refresh()
            self.table.repaint_cells()
            self._size_panel()

    def close_down(self) -> None:
        """Stop listening; the page is about to go."""
        self._leave()

    # Changing -----------------------------------------------------------------------------------------

    def _name(self, offer_id: str) -> str:
        offer = self._document.comparison.offer(offer_id)
        return offer_name(offer) if offer else ""

    def _take(self, row: str, offer_id: str, edit: edits.Edit) -> None:
        """An entry typed into a cell; raises where the document does not take it."""
        label = tr("{field} of {offer}", field=self._label_of(row), offer=self._name(offer_id))
        self._document.apply(edit, named_currency(label, edit, self._document.comparison, offer_id))
        self._tell_currency(row, offer_id)

    def _tell_currency(self, row: str, offer_id: str) -> None:
        """Nothing is converted by itself; that a place pays in another currency is said where either was typed."""
        offer = self._document.comparison.offer(offer_id)
        note = currency_note(offer, self._document.comparison) if offer and row in ("place", "base") else ""
        # What was told goes once it is answered.
        if note or self._currency_told:
            self.told.emit(note)
        self._currency_told = bool(note)

    def _label_of(self, row: str) -> str:
        number = self.model.row_of(row)
        return self.model.row(number).label if number is not None else row

    def _try(self, edit: edits.Edit, label: str, merge_key: str | None = None) -> None:
        try:
            self._document.apply(edit, label, merge_key)
        except OfferCompareError as error:
            self.refused.emit(error.sentence)

    def _clear(self, row: str, offer_id: str) -> None:
        """Delete on an input says that none was agreed; on a factor it takes the answer back."""
        offer = self._document.comparison.offer(offer_id)
        if offer is None:
            return
        label = tr("{field} of {offer}", field=self._label_of(row), offer=self._name(offer_id))
        number = self.model.row_of(row)
        if number is not None and self.model.row(number).kind == "input":
            self._try(edit_for(row, offer, "", self._numerals), label)
        elif row.startswith("score."):
            criterion = row.removeprefix("score.")
            if criterion in offer.overrides:
                self._try(edits.set_override(offer_id, criterion, None), label)
            elif criterion in offer.levels:
                self._try(edits.set_level(offer_id, criterion, None), label)

    def choose_year(self, year: int) -> None:
        """Show the money of a year, counted from 1, or of the average, 0."""
        self.model.year = year
        self.model.show(self._document.evaluation)
        self.year_shown.emit(year)

    # Asking and telling -------------------------------------------------------------------------------

    def _ask_level(self, criterion: str, offer_id: str, cell: QRect) -> None:
        offer, rubric = self._document.comparison.offer(offer_id), rubrics.rubric(criterion)
        if offer is None or rubric is None:
            self.editor_wanted.emit(offer_id, "criterion", criterion)
            return
        score = self._document.evaluation.offer(offer_id).scores[criterion]
        could_change = could_change_leader(self._document.evaluation, offer_id).get(criterion)
        popup = LevelPopup(rubric, offer, score, self, could_change)
        label = tr("{field} of {offer}", field=rubric.label, offer=self._name(offer_id))
        popup.answered.connect(lambda level: self._try(edits.set_level(offer_id, criterion, level), label))
        popup.refine_wanted.connect(lambda: self.editor_wanted.emit(offer_id, "criterion", criterion))
        popup.why_wanted.connect(lambda: self.show_trail(f"score.{criterion}", offer_id))
        popup.destroyed.connect(lambda: self.table.step(0, 0))
        popup.open_at(cell)

    def _rate(self, criterion: str, offer_id: str, level: object) -> None:
        """The five-level answer typed right on the cell."""
        rubric = rubrics.rubric(criterion)
        if rubric is not None and (level == "unknown" or isinstance(level, int)):
            label = tr("{field} of {offer}", field=rubric.label, offer=self._name(offer_id))
            self._try(edits.set_level(offer_id, criterion, level), label)

    def _ask_field(self, offer_id: str, field: str) -> None:
        if self.model.row_of(field) is not None:
            self.table.go_to(field, offer_id)
        elif field.startswith("answers."):
            found = rubrics.question(field.removeprefix("answers."))
            self.editor_wanted.emit(offer_id, "criterion", found.criterion if found else "")
        else:
            self.editor_wanted.emit(offer_id, "field", field)

    def show_trail(self, row: str, offer_id: str) -> None:
        """Open why a number is what it is."""
        number, ids = self.model.row_of(row), self.model.offer_ids()
        if number is None or offer_id not in ids:
            return
        cell = self.model.cell(self.model.index(number, ids.index(offer_id) + 1))
        is_typed = cell.figure is None and cell.state in ("value", "hidden")
        figure = cell.figure or Figure(self._label_of(row), None, how=cell.note or (tr("entered") if is_typed else ""))
        because = self._because(row, offer_id)
        title = f"{self._name(offer_id)}, {self._label_of(row)}"
        typed = cell.shown if is_typed or cell.state == "none" else ""
        self.trail = TrailDialog(title, figure, because, self._numerals, self, typed)
        self.trail.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.trail.open()

    def _because(self, row: str, offer_id: str) -> str:
        """The sentence that goes with a score; with the total what counting job loss once would change."""
        evaluation = self._document.evaluation
        if row == "overall":
            return job_risk_words.of_all(evaluation)
        if not row.startswith("score."):
            return ""
        key, found = row.removeprefix("score."), without_job_risk(evaluation)
        return job_risk_words.because(evaluation.offer(offer_id), key, found, self._numerals)

    def show_reasons(self) -> None:
        """Open the reasons of the verdict: the total of the offer that leads."""
        verdict = self._document.evaluation.verdict
        leader = verdict and (verdict.leader or verdict.on_pay_and_place)
        if leader:
            self.show_trail("overall", leader)
