"""The weights at the right: typed numbers with sliders, pins, brackets, and what moved along."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from offercompare.engine import Evaluation
from offercompare.engine.weight_ranges import listed
from offercompare.gui import theme
from offercompare.gui.bracket_slider import BracketSlider
from offercompare.gui.weighing.stale_line import StaleLine
from offercompare.numerals import Numerals
from offercompare.report import weight_words
from offercompare.report.words import label
from offercompare.translation import tr, trn

MOVED = 0.0005
ROUGH_FROM = 10_000  # Below this, thousands would say too little.


@dataclass(slots=True)
class _Line:
    """The widgets of one criterion."""

    label: QLabel
    note: QLabel
    entry: QLineEdit
    slider: BracketSlider
    pin: QToolButton


class WeightsPanel(QFrame):
    """Signals: ``moved(criterion, share of 1, pinned criteria)``, ``defaults_wanted``, ``scale_wanted``,
    ``weigh_wanted`` where the defaults are to become the person's own.

    ``stale`` is the line where a scale is no longer the one that was weighed.
    """

    moved = Signal(str, float, frozenset)
    defaults_wanted = Signal()
    scale_wanted = Signal()
    weigh_wanted = Signal()

    def __init__(self, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._numerals = numerals
        self._lines: dict[str, _Line] = {}
        self._shares: dict[str, float] = {}
        self._touched = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 11, 14, 11)
        self._column.setSpacing(4)
        self._head()
        self.stale = StaleLine(numerals, self)
        self._column.addWidget(self.stale)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._column.addLayout(self._grid)
        self._foot()

    def _head(self) -> None:
        row = QHBoxLayout()
        title = QLabel(tr("Your weights"), self)
        title.setFont(theme.font(9.75, strong=True))
        row.addWidget(title)
        row.addStretch(1)
        self.badge = QLabel(tr("defaults, not yet yours"), self)
        self.badge.setObjectName("muted")
        self.badge.setFont(theme.font(8.25))
        row.addWidget(self.badge)
        self.reset = self._link(tr("Back to defaults"), self.defaults_wanted)
        self.weigh = self._link(tr("Weigh them…"), self.weigh_wanted)
        row.addWidget(self.reset)
        row.addWidget(self.weigh)
        self._column.addLayout(row)

    def _link(self, text: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("link")
        button.setFont(theme.font(8.25))
        button.clicked.connect(wanted)
        return button

    def _foot(self) -> None:
        self.foot = QLabel(self)
        self.foot.setObjectName("muted")
        self.foot.setFont(theme.font(8.25))
        self.foot.setWordWrap(True)
        self._column.addWidget(self.foot)
        self.scale = self._link("", self.scale_wanted)
        self._column.addWidget(self.scale, 0, Qt.AlignmentFlag.AlignLeft)

    # Showing ------------------------------------------------------------------------------------------

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show the weights of an evaluation with their brackets and what moved since the last one."""
        labels = {key: label(key, evaluation.comparison) for key in listed(evaluation)}
        if list(labels) != list(self._lines):
            self._build(labels)
        names = {each.offer.id: each.offer.name for each in evaluation.offers}
        for key, line in self._lines.items():
            self._show_line(key, line, evaluation, names)
        self._shares = dict(evaluation.weights)
        self.badge.setText(weight_words.found_by(evaluation.comparison))
        self.stale.show_evaluation(evaluation)
        self.reset.setVisible(evaluation.comparison.weights is not None)
        self.weigh.setVisible(evaluation.comparison.weights is None and evaluation.verdict is not None)
        leader = evaluation.verdict.leader if evaluation.verdict else None
        holds = tr("Bracket: where {name} stays first.", name=names[leader]) if leader and evaluation.stability else ""
        worth = weight_words.point_worth(evaluation, self._numerals)
        self.foot.setText(" ".join(part for part in (*evaluation.left_out.values(), holds, worth) if part))
        self.foot.setVisible(bool(self.foot.text()))
        self._show_scale(evaluation)

    def _show_scale(self, evaluation: Evaluation) -> None:
        scale = evaluation.anchors
        self.scale.setVisible(scale is not None)
        if scale is not None:
            low, high = (self._rough(end.known) for end in (scale.low, scale.high))
            beyond = sum(each.scores["pay"].badge == tr("beyond scale") for each in evaluation.offers)
            text = tr("Pay scores 0 at {low} and 100 at {high}…", low=low, high=high)
            if self._numerals.amounts_hidden:
                text = tr("Pay scale…")
            # On a line of its own: a button does not wrap, and in one line it would be wider than the panel.
            more = trn("{count} offer is beyond", "{count} offers are beyond", beyond)
            self.scale.setText(f"{text}\n{more}" if beyond else text)

    def _show_line(self, key: str, line: _Line, evaluation: Evaluation, names: dict[str, str]) -> None:
        share = evaluation.weights.get(key)
        out = evaluation.left_out.get(key)
        for widget in (line.entry, line.slider, line.pin):
            widget.setEnabled(out is None)
        line.label.setToolTip(out or "")
        if share is None:
            line.entry.setText("–")
            line.note.setText(tr("left out") if out else "")
            line.slider.show(0.0, None)
            line.slider.setToolTip("")
            return
        if not line.entry.hasFocus() or not line.entry.isModified():
            line.entry.setText(self._text(share))
            line.entry.setModified(False)
        bracket = evaluation.stability.get(key) if evaluation.stability else None
        beyond = weight_words.overtaken(bracket, names, self._numerals) if bracket else ()
        line.slider.show(share, (bracket.low, bracket.high) if bracket else None, beyond)
        whole = beyond[0] if beyond else ""
        line.slider.setToolTip(whole)
        line.slider.setAccessibleDescription("; ".join(part for part in (self._text(share), whole) if part))
        line.note.setText(self._moved_note(key, share))

    def _moved_note(self, key: str, share: float) -> str:
        """What moved along when another weight was changed."""
        before = self._shares.get(key)
        if before is None or abs(before - share) <= MOVED or key == self._touched or not self._touched:
            return ""
        arrow = "▲" if share > before else "▼"
        return tr("{arrow} was {share}", arrow=arrow, share=self._text(before))

    def _rough(self, amount: float) -> str:
        return self._numerals.thousands(amount) if amount >= ROUGH_FROM else self._numerals.money(amount)

    def _text(self, share: float) -> str:
        return self._numerals.percent(round(share, 3), 1)

    def _build(self, labels: dict[str, str]) -> None:
        pinned = self.pinned()
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = {key: self._line(number, key, label) for number, (key, label) in enumerate(labels.items())}
        for key in pinned & set(self._lines):
            self._lines[key].pin.setChecked(True)

    def pinned(self) -> frozenset[str]:
        """The criteria whose weight stays when another moves."""
        return frozenset(key for key, line in self._lines.items() if line.pin.isChecked())

    def _line(self, number: int, key: str, text: str) -> _Line:
        name = QLabel(text, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        note = QLabel(self)
        note.setObjectName("muted")
        note.setFont(theme.font(8))
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        entry = QLineEdit(self)
        entry.setAlignment(Qt.AlignmentFlag.AlignRight)
        entry.setFont(theme.font(9.25))
        entry.setFixedWidth(round(58 * theme.text_scale()))
        entry.setAccessibleName(tr("Weight of {criterion}", criterion=text))
        entry.installEventFilter(self)
        entry.editingFinished.connect(lambda: self._typed(key))
        slider = BracketSlider(self)
        slider.setAccessibleName(tr("Weight of {criterion}, slider", criterion=text))
        slider.dragged.connect(lambda share: self._move(key, share))
        pin = QToolButton(self)
        pin.setObjectName("pin")
        pin.setCheckable(True)
        pin.setText("○")
        pin.toggled.connect(lambda held: pin.setText("●" if held else "○"))
        pin.setToolTip(tr("Pin: this weight stays when another moves"))
        pin.setAccessibleName(tr("Pin {criterion}", criterion=text))
        names = QHBoxLayout()
        names.setSpacing(6)
        names.addWidget(name)
        names.addWidget(note, 1)
        holder = QWidget(self)
        names.setContentsMargins(0, 3, 0, 0)
        holder.setLayout(names)
        self._grid.addWidget(holder, 2 * number, 0)
        self._grid.addWidget(entry, 2 * number, 1)
        self._grid.addWidget(pin, 2 * number, 2)
        self._grid.addWidget(slider, 2 * number + 1, 0, 1, 3)
        return _Line(name, note, entry, slider, pin)

    # Moving -------------------------------------------------------------------------------------------

    def _typed(self, key: str) -> None:
        line = self._lines[key]
        if not line.entry.isModified():
            return
        line.entry.setModified(False)
        share = self._numerals.parse_percent(line.entry.text())
        if share is None or not 0 <= share <= 1:
            line.entry.setText(self._text(self._shares.get(key, 0.0)))
            below = line.entry.mapToGlobal(QPoint(0, line.entry.height()))
            QToolTip.showText(below, tr("Type a weight from 0 to 100 %."), line.entry)
            return
        self._move(key, share)

    def _move(self, key: str, share: float) -> None:
        self._touched = key
        self.moved.emit(key, share, self.pinned())
        self._touched = ""

    def eventFilter(self, entry: QObject, event: QEvent) -> bool:
        """Up and down change a typed weight by one point; Escape takes back what is being typed."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # While nothing is being typed, undo is the document's, not the line's.
            undoes = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undoes and isinstance(entry, QLineEdit) and not entry.isModified():
                event.ignore()
                return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = next((name for name, line in self._lines.items() if line.entry is entry), None)
        steps = {Qt.Key.Key_Up: 0.01, Qt.Key.Key_Down: -0.01}
        if key is not None and Qt.Key(event.key()) in steps:
            self._move(key, min(max(self._shares.get(key, 0.0) + steps[Qt.Key(event.key())], 0.0), 1.0))
            return True
        if key is not None and event.key() == Qt.Key.Key_Escape and self._lines[key].entry.isModified():
            self._lines[key].entry.setText(self._text(self._shares.get(key, 0.0)))
            self._lines[key].entry.setModified(False)
            return True
        return False

    def take_keyboard(self) -> None:
        """Put the keyboard on the first weight that can be typed."""
        for line in [line for line in self._lines.values() if line.entry.isEnabled()][:1]:
            line.entry.setFocus()
            line.entry.selectAll()

    def entry(self, key: str) -> QLineEdit:
        """The field of one criterion's weight."""
        return self._lines[key].entry
