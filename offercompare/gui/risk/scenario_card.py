"""The switch of scenarios with what each asks for, and the line that says what it changes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from offercompare.engine.outcome import Scenario
from offercompare.gui import theme
from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.forms.value_edit import ChoiceBox
from offercompare.gui.over_time.cards import Card
from offercompare.gui.risk.cards import wrap_note
from offercompare.gui.risk.fields import NumberField, amount, months_or_years, whole_number
from offercompare.gui.risk.scenarios import COMES, FAILS, LAID_OFF, LEAVE, SOLD, Asked, first_asked, kinds
from offercompare.gui.segments import Segments
from offercompare.model import Comparison
from offercompare.numerals import Numerals
from offercompare.report.risk_figures import MONTHS
from offercompare.translation import tr

MOST_YEARS = 50


class ScenarioCard(Card):
    """Signal: ``chosen(scenario)`` where the person chose another one or typed another number."""

    chosen = Signal(object)

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(tr("What if"), parent)
        wrap_note(self)
        self._numerals, self.asked, self.kind, self.is_typed = numerals, Asked(), COMES, False
        self._kinds = {kind.id: kind for kind in kinds()}
        self._switch()
        self._fields()
        self.line = QLabel(self)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        self.line.setAccessibleName(tr("What it changes"))
        self.column.addWidget(self.line)
        self._show_fields()
        self.show_line("")

    def _switch(self) -> None:
        """Buttons side by side, and the same as a list for where they find no room."""
        group = QActionGroup(self)
        self.actions_: dict[str, QAction] = {}
        self.list = ChoiceBox(self)
        self.list.setAccessibleName(tr("Scenario"))
        for kind in self._kinds.values():
            action = QAction(kind.name, self)
            action.setObjectName(kind.id)
            action.setCheckable(True)
            group.addAction(action)
            self.actions_[kind.id] = action
            self.list.addItem(kind.name, kind.id)
        self.actions_[COMES].setChecked(True)
        self.switch = Segments(list(self.actions_.values()), tr("Scenario"), self)
        self.switch.chosen.connect(self.choose)
        # It gives way to the list instead of keeping the window wide.
        self.switch.setMinimumWidth(1)
        self.list.activated.connect(lambda at: self.choose(self.list.itemData(at)))
        self._row = FlowLayout(None, 12, 6)
        self._row.addWidget(self.switch)
        self._row.addWidget(self.list)
        self.column.addLayout(self._row)
        self.list.hide()

    def _fields(self) -> None:
        numerals = self._numerals
        self.year = NumberField(tr("Year"), whole_number(1, MOST_YEARS, numerals), 2, self)
        self.sold_year = NumberField(tr("Year of the sale"), whole_number(1, MOST_YEARS, numerals), 2, self)
        self._currency = QLabel(self)
        self.value = NumberField(tr("Sold for"), amount(numerals, self._currency.text), 1e9, self)
        self.stay = NumberField(tr("Leave after"), months_or_years(0.01, 600, numerals), 12, self)
        self.unit = ChoiceBox(self)
        self.unit.setAccessibleName(tr("Unit"))
        self.unit.addItem(tr("months"), 1)
        self.unit.addItem(tr("years"), MONTHS)
        in_year = tr("in the middle of year")
        self._rows: tuple[tuple[tuple[str, ...], QWidget], ...] = (
            ((FAILS, LAID_OFF), self._line(in_year, self.year)),
            ((SOLD,), self._line(tr("for"), self._currency, self.value)),
            ((SOLD,), self._line(in_year, self.sold_year)),
            ((LEAVE,), self._line(self.stay, self.unit)),
        )
        for _, row in self._rows:
            self._row.addWidget(row)
        self.year.taken.connect(lambda value: self._typed(replace(self.asked, year=int(value))))
        self.sold_year.taken.connect(lambda value: self._typed(replace(self.asked, exit_year=int(value))))
        self.value.taken.connect(lambda value: self._typed(replace(self.asked, exit_value=value)))
        self.stay.taken.connect(lambda _: self._stay_typed())
        self.unit.activated.connect(lambda _: self._stay_typed())

    def _stay_typed(self) -> None:
        self._typed(replace(self.asked, months=self.stay.value * self.unit.currentData()))

    def _line(self, *parts: QWidget | str) -> QWidget:
        row = QWidget(self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for part in parts:
            widget = QLabel(part, row) if isinstance(part, str) else part
            if isinstance(widget, QLabel):
                widget.setTextFormat(Qt.TextFormat.PlainText)
            inside.addWidget(widget)
        return row

    # Showing ------------------------------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario:
        """What is chosen."""
        return self._kinds[self.kind].make(self.asked)

    def show_asked(self, asked: Asked, comparison: Comparison) -> None:
        """Put other numbers into the fields, without telling anybody."""
        self.asked = asked
        self.year.show_value(asked.year)
        self.sold_year.show_value(asked.exit_year)
        self.value.show_value(asked.exit_value)
        self.stay.show_value(asked.months / self.unit.currentData())
        self._currency.setText(comparison.currency)

    def show_first_asked(self, comparison: Comparison) -> None:
        """Until a number is typed or a scenario is tried, the fields offer what fits the comparison as it is."""
        is_untouched = self.kind == COMES and not self.is_typed
        self.show_asked(first_asked(comparison) if is_untouched else self.asked, comparison)

    def start_over(self, comparison: Comparison) -> None:
        """Another comparison: as it comes, and nothing typed."""
        self.is_typed = False
        for field in (self.year, self.sold_year, self.value, self.stay):
            field.drop_entry()
        self.unit.setCurrentIndex(0)
        self.show_kind(COMES)
        self.show_line("")
        self.show_first_asked(comparison)

    def take_over(self, before: ScenarioCard, comparison: Comparison) -> None:
        """Go on where another card of the same comparison was."""
        self.is_typed = before.is_typed
        self.unit.setCurrentIndex(before.unit.currentIndex())
        self.show_asked(before.asked, comparison)
        self.show_kind(before.kind)

    def show_kind(self, kind: str) -> None:
        """Put the switch on a scenario, without telling anybody."""
        self.kind = kind
        self.actions_[kind].setChecked(True)
        self.list.setCurrentIndex(self.list.findData(kind))
        self._show_fields()

    def show_line(self, text: str) -> None:
        """What the scenario changes for whom; nothing as it comes."""
        self.line.setText(text)
        self.line.setVisible(bool(text))

    def _show_fields(self) -> None:
        self.note.setText(self._kinds[self.kind].note)
        for shown_for, row in self._rows:
            row.setVisible(self.kind in shown_for)

    # Choosing -----------------------------------------------------------------------------------------

    def choose(self, kind: str) -> None:
        """Try another scenario."""
        if kind != self.kind:
            self.show_kind(kind)
            self.chosen.emit(self.scenario)

    def _typed(self, asked: Asked) -> None:
        if asked != self.asked:
            self.asked, self.is_typed = asked, True
            self.chosen.emit(self.scenario)

    # Sizes --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "switch"):
            self._fit()

    def _fit(self) -> None:
        """The buttons where they find room in one line, else the list."""
        margins = self.column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._reserve(room - self.title.sizeHint().width() - self.head.spacing())
        fits = self.switch.sizeHint().width() <= room
        had_focus = self.switch.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.switch.setVisible(fits)
        self.list.setVisible(not fits)
        if had_focus and not fits:
            self.list.setFocus()

    def _reserve(self, width: int) -> None:
        """Room for the longest note: the buttons stay where they are when another scenario is tried."""
        metrics, wrapped = self.note.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        rooms = [metrics.boundingRect(0, 0, max(width, 1), 0, wrapped, kind.note) for kind in self._kinds.values()]
        self.note.setMinimumHeight(max(room.height() for room in rooms))


class ProgressLine(QWidget):
    """A quiet line while something is being calculated, or after it was stopped. Signals: ``stop_wanted``,
    ``again_wanted``."""

    stop_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        self.text = QLabel(self)
        self.text.setObjectName("muted")
        self.text.setFont(theme.font(8.75))
        self.text.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setObjectName("link")
        self.button.clicked.connect(self._pressed)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.is_stopped = False
        self.hide()

    def show_progress(self, done: int, every: int, is_stale: bool) -> None:
        """Say how far it is; ``is_stale`` says that figures of before are in sight."""
        self.is_stopped = False
        text = tr("Simulating offer {done} of {every} …", done=min(done + 1, every), every=every)
        if is_stale:
            text = tr("{text} The figures are those of before.", text=text)
        self._say(text, tr("Stop"))

    def show_stopped(self, is_stale: bool) -> None:
        """Say that it was stopped, and what stands there now."""
        self.is_stopped = True
        text = (
            tr("Stopped: the figures are those of before the last change.")
            if is_stale
            else tr("Stopped: nothing has been simulated yet.")
        )
        self._say(text, tr("Simulate ›"))

    def _say(self, text: str, button: str) -> None:
        self.text.setText(text)
        self.button.setText(button)
        self.button.setAccessibleName(button.rstrip(" ›"))
        self.show()

    def _pressed(self) -> None:
        (self.again_wanted if self.is_stopped else self.stop_wanted).emit()
