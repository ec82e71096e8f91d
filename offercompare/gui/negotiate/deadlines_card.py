"""By when each open offer wants an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from offercompare.gui import theme
from offercompare.gui.negotiate.lines import TEXT, Words
from offercompare.gui.over_time.cards import Card
from offercompare.gui.risk.cards import wrap_note
from offercompare.report.deadline_words import Deadline
from offercompare.translation import tr

NARROW = 520
"""Width, at the designed text size, below which a row goes on in the next line."""


class DeadlinesCard(Card):
    """Signals: ``field_wanted(offer id, field)``, ``offer_wanted(offer id)`` where a name was followed."""

    field_wanted = Signal(str, str)
    offer_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Deadlines"), parent)
        wrap_note(self)
        self.note.setText(tr("the nearest first"))
        self.shown: tuple[Deadline, ...] = ()
        self._body: QWidget | None = None
        self._grid = QGridLayout()
        self._more: list[Words] = []
        self._is_narrow = False
        self.names: dict[str, QPushButton] = {}
        self.links: dict[str, QPushButton] = {}

    def show_deadlines(self, deadlines: Sequence[Deadline]) -> None:
        """Show other days; nothing hides the card."""
        self.setVisible(bool(deadlines))
        if tuple(deadlines) == self.shown:
            return
        self.shown = tuple(deadlines)
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget(self)
        self._grid = grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        self.names, self.links, self._more = {}, {}, []
        for number, deadline in enumerate(self.shown):
            self._add(grid, number, deadline, self._body)
        self.column.addWidget(self._body)
        self._arrange()

    def _add(self, grid: QGridLayout, number: int, deadline: Deadline, body: QWidget) -> None:
        name = QPushButton(deadline.name.replace("&", "&&"), body)
        name.setObjectName("link")
        name.setAccessibleName(tr("Negotiate with {name}", name=deadline.name))
        name.clicked.connect(lambda: self.offer_wanted.emit(deadline.offer))
        left = QLabel(deadline.left, body)
        left.setObjectName("error" if deadline.state in ("soon", "past") else "")
        left.setFont(theme.font(TEXT, strong=deadline.state in ("soon", "past")))
        more = Words(" · ".join(part for part in (deadline.on, deadline.next) if part), body, name="muted")
        link = QPushButton(tr("Enter it ›") if deadline.state == "none" else tr("Change ›"), body)
        link.setObjectName("link")
        link.setAccessibleName(tr("Deadline of {name}", name=deadline.name))
        link.clicked.connect(lambda: self.field_wanted.emit(deadline.offer, "deadline"))
        for column, widget in ((0, name), (1, left), (3, link)):
            grid.addWidget(widget, 2 * number, column)
        self._more.append(more)
        self.names[deadline.offer], self.links[deadline.offer] = name, link

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW * theme.text_scale()
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    def _arrange(self) -> None:
        """The day and what to do beside how long is left, or below it where there is little room."""
        for number, more in enumerate(self._more):
            self._grid.removeWidget(more)
            if self._is_narrow:
                self._grid.addWidget(more, 2 * number + 1, 0, 1, 4)
            else:
                self._grid.addWidget(more, 2 * number, 2)
