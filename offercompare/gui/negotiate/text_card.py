"""The text to copy: shown as it is ticked together, edited by hand, copied with a word about what was copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from offercompare.gui import theme
from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.forms.value_edit import ChoiceBox
from offercompare.gui.hidden_amounts import lock, said
from offercompare.gui.negotiate.lines import TEXT, TickBox, Words
from offercompare.gui.over_time.cards import Card
from offercompare.gui.risk.cards import wrap_note
from offercompare.report.negotiation_text import Discretion
from offercompare.report.words import joined
from offercompare.translation import tr, trn

LEAST_LINES, MOST_LINES, FEWEST_LINES = 12, 30, 5
"""How high the text is: as its lines need, within these; no less than the last where there is no room for more."""


class TextCard(Card):
    """Signals: ``written(text or None)`` where the person changed it, or wants it as it is ticked together;
    ``names_wanted(bool)``, ``amount_wanted(bool)``, ``other_chosen(offer id)`` for the other offer.
    """

    written = Signal(object)
    names_wanted = Signal(bool)
    amount_wanted = Signal(bool)
    other_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Text to send"), parent)
        wrap_note(self)
        self._made, self._filling = "", False
        self._room: int | None = None
        self._discretion: Discretion | None = None
        self.names = self._tick(tr("Name my other offer"))
        self.other = ChoiceBox(self)
        self.other.setAccessibleName(tr("The other offer"))
        self.amount = self._tick(tr("Name its base salary"))
        self.names.clicked.connect(self.names_wanted)
        self.amount.clicked.connect(self.amount_wanted)
        self.other.activated.connect(lambda at: self.other_chosen.emit(self.other.itemData(at)))
        ticks = FlowLayout(None, 12, 4)
        for widget in (self.names, self.other, self.amount):
            ticks.addWidget(widget)
        self.column.addLayout(ticks)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(tr("Text to send"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font(TEXT))
        self.text.setPlaceholderText(tr("Tick what you want to ask for: the text is put together here."))
        self.text.textChanged.connect(self._changed)
        self.column.addWidget(self.text, 1)
        self.copy_button = QPushButton(tr("&Copy the text"), self)
        self.copy_button.setObjectName("primary")
        self.copy_button.clicked.connect(self.copy)
        self.anew = QPushButton(tr("Write it anew from the ticks"), self)
        self.anew.clicked.connect(lambda: self.written.emit(None))
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.anew)
        row.addStretch(1)
        self.column.addLayout(row)
        self.said = Words("", self, name="muted")
        self.still = Words("", self, name="error")
        self.cautions = Words("", self, points=TEXT)
        self.unkept = Words(
            tr("Ticks and text are not part of the file: copy what you want to keep."), self, name="muted"
        )
        for words in (self.said, self.still, self.cautions, self.unkept):
            self.column.addWidget(words)
            words.hide()

    def set_room(self, height: int | None) -> None:
        """How high the card may be so that all of it is seen at once; None where that does not matter."""
        if height != self._room:
            self._room = height
            self._fit()

    def _fit(self) -> None:
        """As high as the text needs, within what can be seen."""
        lines = min(max(round(self.text.document().size().height()) + 1, LEAST_LINES), MOST_LINES)
        line = self.text.fontMetrics().lineSpacing()
        needed, layout = line * lines + 12, self.layout()
        if self._room is not None and layout is not None:
            around = layout.totalHeightForWidth(self.width()) - self.text.height()
            needed = max(min(needed, self._room - around), line * FEWEST_LINES + 12)
        if needed != self.text.height():
            self.text.setFixedHeight(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tick(self, name: str) -> TickBox:
        box = TickBox(name, self)
        box.setFont(theme.font(TEXT))
        return box

    def show_text(self, made: str, written: str | None, discretion: Discretion, cautions: Sequence[str] = ()) -> None:
        """Show the text of the ticks, or the person's own version of it, and what to think of before it is sent."""
        self._discretion = discretion
        shown = made if written is None else discretion.numerals.own_words(written)
        lock(self.text, discretion.numerals.amounts_hidden)
        if shown != self.text.toPlainText():
            self._filling = True
            self.text.setPlainText(shown)
            self._filling = False
            self.said.say("")
        self._made = made
        is_own = written is not None
        self.anew.setVisible(is_own)
        self.copy_button.setEnabled(bool(shown) and not self.text.isReadOnly())
        self.copy_button.setToolTip(self.text.toolTip())
        said = [tr("You changed it: ticks change it no more."), *cautions] if is_own else cautions
        self.cautions.say("\n".join(said))
        self.unkept.setVisible(bool(shown))
        self._tell_what_it_names()
        self._fit()

    def _tell_what_it_names(self) -> None:
        """What the text tells of other offers, whoever wrote it; what is told without a tick stands out."""
        assert self._discretion is not None
        if self.text.isReadOnly():
            self.note.setText(said())
            self.still.say("")
            return
        text = self.text.toPlainText()
        names, amounts = self._discretion.names_in(text), self._discretion.amounts_in(text)
        told = joined([*names, *amounts])
        self.note.setText(tr("names {told}", told=told) if told else tr("names no other employer and no amount of one"))
        wanted = {self.other.currentText()} if self.names.isChecked() else set()
        extra = [name for name in names if name not in wanted]
        extra += amounts if not self.amount.isChecked() else ()
        self.still.say(tr("The text tells of {told}, which you did not tick.", told=joined(extra)) if extra else "")

    def show_others(self, others: Sequence[tuple[str, str]], chosen: str, *, names: bool, amount: bool) -> None:
        """The other offers that may be named, (id, name); none hides the ticks."""
        self.other.clear()
        for key, name in others:
            self.other.addItem(name, key)
        self.other.setCurrentIndex(max(self.other.findData(chosen), 0))
        self.names.setChecked(names and bool(others))
        self.amount.setChecked(amount and self.names.isChecked())
        self.names.setVisible(bool(others))
        for widget in (self.other, self.amount):
            widget.setVisible(bool(others))
            widget.setEnabled(self.names.isChecked())

    def _changed(self) -> None:
        self._fit()
        self.copy_button.setEnabled(bool(self.text.toPlainText().strip()) and not self.text.isReadOnly())
        if not self._filling:
            text = self.text.toPlainText()
            self.said.say("")
            self.written.emit(None if text == self._made else text)

    def copy(self) -> None:
        """Put the text on the clipboard and say so."""
        text = self.text.toPlainText()
        QApplication.clipboard().setText(text)
        words = len(text.split())
        self.said.say(
            trn(
                "Copied: {count} word. Paste it into your mail.",
                "Copied: {count} words. Paste them into your mail.",
                words,
            )
        )
