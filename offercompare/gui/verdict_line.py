"""The verdict on top: one sentence that leads, the others quieter, and the way to the reasons."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from offercompare.gui import theme
from offercompare.translation import tr


class VerdictLine(QFrame):
    """Signals: ``why_wanted``; ``home_wanted`` where nothing can be ranked before the home is known, or before
    a question about the person that tax asks is answered."""

    why_wanted = Signal()
    home_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(16)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.text, 1)
        self.why = QPushButton(tr("Why, and why not ›"), self)
        self.why.setObjectName("link")
        self.why.clicked.connect(self.why_wanted)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        self.home = QPushButton(self)
        self.home.setObjectName("link")
        self.home.clicked.connect(self.home_wanted)
        row.addWidget(self.home, 0, Qt.AlignmentFlag.AlignTop)
        self._sentences: tuple[str, ...] = ()

    def show_sentences(self, sentences: tuple[str, ...], can_tell_why: bool, question: str = "") -> None:
        """Show the sentences of the verdict, the names in them as text, never markup.

        ``question`` is the link to what only the person can answer, else empty.
        """
        self.why.setVisible(can_tell_why)
        self.home.setText(question)
        self.home.setVisible(bool(question))
        if sentences != self._sentences:
            self._sentences = sentences
            self.refresh()

    def refresh(self) -> None:
        """Say it again in the colours and text size of now."""
        colours, scale = theme.current(), theme.text_scale()
        lead = escape(self._sentences[0]) if self._sentences else ""
        rest = escape(" ".join(self._sentences[1:]))
        self.text.setText(
            f'<span style="font-size:{11 * scale:.1f}pt; font-weight:600; color:{colours.text}">{lead}</span> '
            f'<span style="font-size:{9 * scale:.1f}pt; color:{colours.muted}">{rest}</span>'
        )
        self.text.setAccessibleName(" ".join(self._sentences))
