"""The verdict in its sentences, how firm it is, and why and why not of each offer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from offercompare.gui import theme
from offercompare.gui.decide.cards import Swatch, fold_text, wrapped
from offercompare.gui.decide.reasons import Reason
from offercompare.translation import tr

MOST_SHOWN = 5


class ReasonRow(QFrame):
    """One offer: why it is where it is, what it would take. Signals: ``wanted(Way)``, ``opened(offer id)``."""

    wanted = Signal(object)
    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(6)
        self.swatch = Swatch(self)
        self.name, self.text = wrapped(self, 9.25, strong=True), wrapped(self, 9)
        self.points = QPushButton(self)
        self.points.setObjectName("link")
        self.points.setFont(theme.font(9))
        self.points.clicked.connect(lambda: self.opened.emit(self.reason.mark.id))
        self.link = QPushButton(self)
        self.link.setObjectName("link")
        self.link.setFont(theme.font(9))
        self.link.clicked.connect(lambda: self.wanted.emit(self.reason.way))
        said = QVBoxLayout()
        said.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name, 1)
        head.addWidget(self.points)
        head.addWidget(self.link)
        said.addLayout(head)
        said.addWidget(self.text)
        row.addWidget(self.swatch, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)

    def show_reason(self, reason: Reason) -> None:
        """Say it of another offer, or something else of it."""
        self.reason = reason
        self.swatch.show_mark(reason.mark)
        self.name.setText(f"{reason.mark.name} · {reason.head}" if reason.head else reason.mark.name)
        self.points.setText(tr("{points} points ›", points=reason.points) if reason.points else "")
        self.points.setAccessibleName(tr("Why {name} has {points} points", name=reason.mark.name, points=reason.points))
        self.points.setVisible(bool(reason.points))
        self.text.setText(" ".join(part for part in (reason.why, reason.takes) if part))
        self.text.setVisible(bool(self.text.text()))
        self.link.setText(reason.link)
        self.link.setAccessibleName(f"{reason.link.rstrip(' ›')}: {reason.mark.name}")
        self.link.setVisible(bool(reason.link))
        self.show()


class VerdictCard(QFrame):
    """Signals: ``way_wanted(Way)``, ``opened(offer id)`` for its points, ``link_wanted`` for what is missing."""

    way_wanted = Signal(object)
    opened = Signal(str)
    link_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 9, 14, 9)
        self._column.setSpacing(4)
        head = QHBoxLayout()
        self.lead = QLabel(self)
        self.lead.setWordWrap(True)
        self.lead.setTextFormat(Qt.TextFormat.RichText)
        self.link = QPushButton(self)
        self.link.setObjectName("link")
        self.link.clicked.connect(self.link_wanted)
        head.addWidget(self.lead, 1)
        head.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self.gut = wrapped(self, 9, muted=True)
        self._column.addWidget(self.gut)
        self.title = wrapped(self, 9.75, strong=True)
        self.title.setText(tr("Why, and why not"))
        self._column.addWidget(self.title)
        self.rows: list[ReasonRow] = []
        self.more = QPushButton(self)
        self.more.setObjectName("link")
        self.more.clicked.connect(self._unfold)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._words: tuple[str, ...] = ()
        self._reasons: tuple[Reason, ...] = ()
        self.is_whole, self._is_held = False, False

    def hold(self, waits: bool) -> None:
        """While ``waits`` no lower than before: what is below does not jump up, and down again."""
        if waits and not self._is_held and self.isVisible() and self._reasons:
            self.setMinimumHeight(self.height())
        elif not waits:
            self.setMinimumHeight(0)
        self._is_held = waits

    def show_words(self, sentences: Sequence[str], gut: str, link: str) -> None:
        """The sentences, the first one leading; what was felt; and the way to what is missing."""
        self._words = tuple(sentence for sentence in sentences if sentence)
        self.gut.setText(gut)
        self.gut.setVisible(bool(gut))
        self.link.setText(link)
        self.link.setVisible(bool(link))
        self.refresh()

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Why and why not, offer by offer; of many the first ones, until the others are asked for."""
        self._reasons = tuple(reasons)
        shown = self._reasons if self.is_whole else self._reasons[:MOST_SHOWN]
        while len(self.rows) < len(shown):
            row = ReasonRow(self)
            row.wanted.connect(self.way_wanted)
            row.opened.connect(self.opened)
            self._column.insertWidget(self._column.indexOf(self.more), row)
            self.more.raise_()
            self.rows.append(row)
        for number, row in enumerate(self.rows):
            if number < len(shown):
                row.show_reason(shown[number])
            else:
                row.hide()
        self.title.setVisible(bool(shown))
        hidden = len(self._reasons) - len(shown)
        self.more.setVisible(len(self._reasons) > MOST_SHOWN)
        self.more.setText(fold_text(hidden))

    def _unfold(self) -> None:
        self.setMinimumHeight(0)
        self.is_whole = not self.is_whole
        self.show_reasons(self._reasons)

    def row(self, offer: str) -> ReasonRow | None:
        """What is said of an offer, unfolded where it is folded away; None where nothing is."""
        if not self.is_whole and offer in [reason.mark.id for reason in self._reasons[MOST_SHOWN:]]:
            self._unfold()
        return next((row for row in self.rows if not row.isHidden() and row.reason.mark.id == offer), None)

    def refresh(self) -> None:
        """Say it again in the colours of now; names are text, never markup."""
        colours, scale = theme.current(), theme.text_scale()
        lead, rest = escape(self._words[0]) if self._words else "", escape(" ".join(self._words[1:]))
        self.lead.setText(
            f'<span style="font-size:{11 * scale:.1f}pt; font-weight:600; color:{colours.text}">{lead}</span> '
            f'<span style="font-size:{9 * scale:.1f}pt; color:{colours.muted}">{rest}</span>'
        )
        self.lead.setAccessibleName(" ".join(self._words))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_words"):
            self.refresh()
