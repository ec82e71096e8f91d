"""The card on private shares: who gets what at an exit, and what is left of each grant of one offer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from offercompare.engine import Evaluation, Figure
from offercompare.engine.exit_split import ExitSplit
from offercompare.engine.exit_stake import Stake, stakes
from offercompare.gui import theme
from offercompare.gui.charts import exit_waterfall
from offercompare.gui.charts.look import screen_look
from offercompare.gui.forms.value_edit import ChoiceBox
from offercompare.gui.over_time.cards import Card
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.gui.risk.exit_controls import ExitControls
from offercompare.gui.risk.exit_entry import KNOB, ExitChart, ExitSlider
from offercompare.gui.risk.exit_grants import Grants
from offercompare.gui.risk.exit_panel import Part, RemarkLine, WhoTable, words
from offercompare.gui.risk.exit_shape import Chosen, ExitShape, exit_shape, moved, split_at
from offercompare.gui.trail_dialog import TrailDialog
from offercompare.numerals import Numerals
from offercompare.report import exit_words
from offercompare.report.exit_terms import assumed_terms
from offercompare.report.words import offer_name
from offercompare.translation import tr

SIDE_BY_SIDE = 760


class ExitCard(QWidget):
    """Hidden where no offer has private shares.

    Signals: ``editor_wanted(offer id, "field", path)``, ``person_wanted`` to enter the savings.
    """

    editor_wanted = Signal(str, str, str)
    person_wanted = Signal()

    def __init__(self, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numerals = numerals
        self._evaluation: Evaluation | None = None
        self._stakes: tuple[Stake, ...] = ()
        self._offer = ""
        self._chosen: dict[str, Chosen] = {}
        self.split: ExitSplit | None = None
        self.remarks: list[RemarkLine] = []
        self._remarked: tuple[tuple[str, str, str], ...] = ()
        self._drawn: tuple[Stake, int, Mark] | None = None
        self._lay_out()
        self._join()
        self.hide()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.card = Card(tr("Private shares at an exit"), self)
        outer.addWidget(self.card)
        self.chooser = ChoiceBox(self.card)
        self.chooser.setAccessibleName(tr("Private shares of"))
        self.card.head.insertWidget(1, self.chooser)
        self.lead = words("", self.card, points=10.5, strong=True)
        self.basis = words("", self.card, "muted")
        self.controls = ExitControls(self._numerals, self.card)
        self.body = QWidget(self.card)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.body)
        self._halves.setContentsMargins(0, 4, 0, 0)
        self._halves.setSpacing(22)
        self._halves.addLayout(self._chart_half(), 3)
        self._halves.addLayout(self._who_half(), 2)
        self.grants = Grants(self._numerals, self.card)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(2)
        for widget in (self.lead, self.basis, self.controls, self.body, self.grants):
            self.card.column.addWidget(widget)
        self.card.column.addLayout(self._remarks)

    def _chart_half(self) -> QVBoxLayout:
        half = QVBoxLayout()
        half.setSpacing(0)
        self.chart, self.slider = ExitChart(self.body), ExitSlider(self.body)
        self._under = QHBoxLayout()
        self._under.addWidget(self.slider)
        half.addWidget(self.chart, 1)
        half.addLayout(self._under)
        return half

    def _who_half(self) -> QVBoxLayout:
        self._side = half = QVBoxLayout()
        half.setSpacing(6)
        self.who = WhoTable(self.body)
        self.preferred = words("", self.body)
        half.addWidget(words(tr("Who gets what"), self.body, points=9.25, strong=True))
        # With space beside it: a layout whose only widget is limited in width limits the words below it too.
        row = QHBoxLayout()
        row.addWidget(self.who, 100)
        row.addStretch(1)
        half.addLayout(row)
        half.addWidget(self.preferred)
        half.addStretch(1)
        return half

    def _join(self) -> None:
        self.chooser.activated.connect(lambda number: self.choose_offer(self.chooser.itemData(number)))
        for source in (self.chart, self.slider, self.controls):
            source.value_wanted.connect(self.choose_value)
        self.controls.rounds_wanted.connect(self.choose_rounds)
        self.chart.resized.connect(self._align)
        self.who.opened.connect(self._open)
        self.grants.opened.connect(self._open)
        self.grants.savings_wanted.connect(self.person_wanted)

    # Choosing -----------------------------------------------------------------------------------------

    @property
    def stake(self) -> Stake | None:
        """What is held in the company looked at."""
        return next((each for each in self._stakes if each.offer.id == self._offer), None)

    def choose_offer(self, offer: str) -> None:
        """Look at another offer."""
        self._offer = offer
        self._show()

    def choose_value(self, value: float) -> None:
        """Look at another exit value."""
        self._chosen.setdefault(self._offer, Chosen()).value = value
        self._show()

    def choose_rounds(self, rounds: int) -> None:
        """Let so many rounds come before the exit."""
        self._chosen.setdefault(self._offer, Chosen()).rounds = rounds
        self._show()

    def take_over(self, before: ExitCard) -> None:
        """Go on where another card of the same document was."""
        self._offer, self._chosen = before._offer, before._chosen

    def start_over(self) -> None:
        """Another comparison: nothing chosen."""
        self._offer, self._chosen = "", {}
        self.controls.field.drop_entry()

    # Showing ------------------------------------------------------------------------------------------

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show the private shares of a comparison; hidden where there are none."""
        is_other = self._evaluation is None or evaluation.comparison is not self._evaluation.comparison
        self._evaluation = evaluation
        if is_other:
            self._stakes = stakes(evaluation.comparison)
        self.setVisible(bool(self._stakes))
        if not self._stakes:
            return
        if self.stake is None:
            known = [each for each in self._stakes if each.company is not None]
            self._offer = (known or list(self._stakes))[0].offer.id
        self._show_chooser()
        self._show()

    def _show_chooser(self) -> None:
        names = [(offer_name(each.offer), each.offer.id) for each in self._stakes]
        if names != [(self.chooser.itemText(at), self.chooser.itemData(at)) for at in range(self.chooser.count())]:
            self.chooser.clear()
            for name, offer in names:
                self.chooser.addItem(name, offer)
        self.chooser.setCurrentIndex(self.chooser.findData(self._offer))
        self.chooser.setVisible(len(names) > 1)
        self.card.note.setText(names[0][0] if len(names) == 1 else "")

    def _show(self) -> None:
        stake, chosen = self.stake, self._chosen.get(self._offer, Chosen())
        if stake is None:
            return
        is_known = stake.company is not None
        for widget in (self.controls, self.body, self.grants, self.basis):
            widget.setVisible(is_known)
        if is_known:
            self.split = split_at(stake, chosen.value, chosen.rounds)
            self._show_split(stake, self.split)
        else:
            self.split = None
            self.lead.setText(tr("Who gets what at an exit hangs on what is still to ask:"))
        self._show_remarks(stake)

    def _show_split(self, stake: Stake, split: ExitSplit) -> None:
        numerals = self._numerals
        shape = self._shape(stake, split)
        self.lead.setText(exit_words.lead_sentence(stake, split, numerals))
        self.basis.setText(exit_words.stay_text(stake, numerals))
        self.controls.show_choice(split.value.known, stake.currency, split.terms.rounds, stake.rounds_left)
        self.chart.show_shape(shape)
        self.slider.show_value(shape)
        self._align()
        self._show_who(split, shape)
        terms = (exit_words.preferred_sentence(stake, split, numerals), assumed_terms(stake, numerals))
        self.preferred.setText(" ".join(part for part in terms if part))
        assert self._evaluation is not None
        self.grants.show_grants(self._evaluation, stake, split)
        self._arrange()

    def _shape(self, stake: Stake, split: ExitSplit) -> ExitShape:
        """The curves stay as long as the cursor alone moves, and within them."""
        of, shape = (stake, split.terms.rounds, self._mark(stake)), self.chart.data
        is_same = self._drawn is not None and self._drawn[0] is stake and self._drawn[1:] == of[1:]
        if shape is not None and is_same and (shape.low <= split.value.known <= shape.high):
            return moved(shape, stake, split)
        self._drawn = of
        return exit_shape(stake, split, of[2], self._numerals)

    def _mark(self, stake: Stake) -> Mark:
        assert self._evaluation is not None
        return next(mark for mark in marks(self._evaluation) if mark.id == stake.offer.id)

    def _show_who(self, split: ExitSplit, shape: ExitShape) -> None:
        look, numerals = screen_look(self), self._numerals
        colours = (
            exit_waterfall.preferred_colour(look),
            exit_waterfall.other_colour(look),
            exit_waterfall.grant_colour(look, shape, 0),
        )
        parts = (shape.at.preferred, shape.at.other, shape.at.yours)
        figures = (split.preferred, split.other_common, split.yours)
        self.who.show_parts(
            [
                Part(figure.label, colour, numerals.money(figure.known), exit_words.part_text(part, numerals), figure)
                for figure, colour, part in zip(figures, colours, parts, strict=True)
            ]
        )

    def _show_remarks(self, stake: Stake) -> None:
        asked = [(each.field, exit_words.question_sentence(stake, each)) for each in stake.questions]
        odd = [(each.field, exit_words.caution_sentence(stake, each, self._numerals)) for each in stake.cautions]
        wanted = tuple((stake.offer.id, field, text) for field, text in (*asked, *odd))
        if wanted == self._remarked:
            return
        self._remarked = wanted
        for line in self.remarks:
            line.hide()
            line.deleteLater()
        self.remarks = [self._remark(*each) for each in wanted]

    def _remark(self, offer: str, field: str, text: str) -> RemarkLine:
        line = RemarkLine(text, field, self.card)
        line.wanted.connect(lambda: self.editor_wanted.emit(offer, "field", field))
        self._remarks.addWidget(line)
        return line

    def _open(self, figure: Figure) -> None:
        stake = self.stake
        name = offer_name(stake.offer) if stake is not None else ""
        self.trail = TrailDialog(f"{name}, {figure.label}", figure, "", self._numerals, self)
        self.trail.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.trail.open()

    # Sizes --------------------------------------------------------------------------------------------

    def _align(self) -> None:
        """The slider's track stands below the panels of the chart."""
        plot = self.chart.plot()
        right = self.chart.width() - plot.right()
        self._under.setContentsMargins(max(round(plot.left() - KNOB), 0), 0, max(round(right - KNOB), 0), 0)

    def _arrange(self) -> None:
        """Chart and table side by side, and as many grants in a row, as there is room for."""
        scale = 1 + (theme.text_scale() - 1) * 0.8
        beside = self.width() >= SIDE_BY_SIDE * scale
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() != direction:
            self._halves.setDirection(direction)
        self._place_grants(beside and len(self.grants.blocks) == 1)
        self.grants.arrange(self.width(), scale)

    def _place_grants(self, at_side: bool) -> None:
        """A single grant stands below who gets what where that is beside the chart; else grants go below both."""
        if at_side == (self._side.indexOf(self.grants) >= 0):
            return
        is_shown = not self.grants.isHidden()
        if at_side:
            self.card.column.removeWidget(self.grants)
            self._side.insertWidget(self._side.count() - 1, self.grants)
        else:
            self._side.removeWidget(self.grants)
            self.card.column.insertWidget(self.card.column.indexOf(self.body) + 1, self.grants)
        # A widget with a new parent is hidden, and stays so where the page is not in sight yet.
        self.grants.setVisible(is_shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.split is not None:
            self._show()
