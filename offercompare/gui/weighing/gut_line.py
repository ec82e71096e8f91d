"""A quiet line that offers to note a gut ranking beside the first verdict; it hides nothing and can be sent away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from offercompare.gui.forms.labels import plain_label, sign_button, text_button
from offercompare.translation import tr


class GutLine(QFrame):
    """Signals: ``note_wanted``, ``dismissed``."""

    note_wanted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.text = plain_label(tr("Numbers aside: which one do you feel like?"), "help", self)
        self.note = text_button(tr("Note it…"), "link", tr("Note a gut ranking"))
        self.away = sign_button("×", tr("Do not ask for a gut ranking"))
        self.note.clicked.connect(self.note_wanted)
        self.away.clicked.connect(self.dismissed)
        words.addWidget(self.text)
        words.addWidget(self.note)
        row.addLayout(words, 1)
        row.addWidget(self.away)
        self.hide()
