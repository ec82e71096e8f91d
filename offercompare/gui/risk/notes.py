"""What view Risk says beside its figures: why there are none, who is left out, what follows the loss of a job."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from offercompare.gui import theme
from offercompare.gui.risk.cards import LinkedSentence
from offercompare.report.risk_words import Said


class QuietLines(QWidget):
    """Two quiet lines under the ranges. Signal: ``person_wanted`` where the one on losing a job was followed."""

    person_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 0)
        column.setSpacing(3)
        self.after_loss, self.left_out = LinkedSentence(self), QLabel(self)
        self.after_loss.wanted.connect(self.person_wanted)
        self.left_out.setTextFormat(Qt.TextFormat.PlainText)
        self.left_out.setWordWrap(True)
        self.left_out.setFont(theme.font(9))
        for line in (self.after_loss, self.left_out):
            line.setObjectName("muted")
            column.addWidget(line)
        self._said = Said("")

    def show_lines(self, after_loss: Said, left_out: str) -> None:
        """Say something else; what is empty is hidden."""
        self._said = after_loss
        self.after_loss.show_sentence(after_loss)
        self.after_loss.setVisible(bool(after_loss.text))
        self.left_out.setText(left_out)
        self.left_out.setVisible(bool(left_out))
        self.setVisible(bool(after_loss.text or left_out))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_said"):
            self.after_loss.show_sentence(self._said)


class NothingCard(QFrame):
    """Said instead of figures where there are none. Signal: ``link_wanted``."""

    link_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.link = QPushButton(self)
        self.link.setObjectName("link")
        self.link.clicked.connect(self.link_wanted)
        row.addWidget(self.text, 1)
        row.addWidget(self.link)
        self.hide()

    def show_text(self, text: str, link: str = "") -> None:
        """Say something, with the way to mend it; nothing hides the card."""
        self.text.setText(text)
        self.link.setText(link)
        self.link.setAccessibleName(f"{link.rstrip(' ›')} {text}".strip())
        self.link.setVisible(bool(link))
        self.setVisible(bool(text))
