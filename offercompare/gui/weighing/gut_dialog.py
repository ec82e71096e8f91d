"""A gut ranking: the offers in the order they feel, whatever the numbers say."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from offercompare.document import weighed
from offercompare.document.open_document import OpenDocument
from offercompare.gui.forms.labels import text_button
from offercompare.gui.weighing.dialog import WeighingDialog
from offercompare.model import Comparison
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.numerals import Numerals
from offercompare.report.words import offer_name
from offercompare.translation import tr

ID = Qt.ItemDataRole.UserRole


class GutDialog(WeighingDialog):
    """The first in the list is the one that feels ahead. Alt or Ctrl with Up and Down moves the selected offer."""

    SIZE = QSize(480, 420)

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        asks = tr(
            "Which one do you feel like? Put the offers into that order, the first one on top. It changes no result; "
            "it is shown beside the result afterwards."
        )
        super().__init__(tr("Gut ranking"), asks, document, numerals, parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Offers, the one you feel like first on top"))
        self.list.setAccessibleDescription(tr("Alt+Up and Alt+Down move an offer"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.installEventFilter(self)
        for key, name in ordered(document.comparison):
            item = QListWidgetItem(name, self.list)
            item.setData(ID, key)
            # A list answers with the height of its style only when polished.
            item.setSizeHint(QSize(0, self.list.fontMetrics().height() * 2))
        self.list.setCurrentRow(0)
        self._lay_out()
        held = document.comparison.gut_ranking
        if held:
            self.forget = self.add_button(tr("Take the note away"), is_apart=True)
            self.forget.clicked.connect(lambda: self._note(()))
        self.add_cancel()
        self.note = self.add_button(tr("Note it"), is_primary=True)
        self.note.clicked.connect(lambda: self._note(self.order()))
        self.list.setFocus()

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout()
        self.up, self.down = text_button(tr("Up")), text_button(tr("Down"))
        self.up.setAccessibleName(tr("Move the selected offer up"))
        self.down.setAccessibleName(tr("Move the selected offer down"))
        self.up.clicked.connect(lambda: self.move_by(-1))
        self.down.clicked.connect(lambda: self.move_by(1))
        for button in (self.up, self.down):
            button.setToolTip(tr("Alt+Up and Alt+Down do the same"))
            column.addWidget(button)
        column.addStretch(1)
        row.addWidget(self.list, 1)
        row.addLayout(column)
        self.body.addLayout(row, 1)

    def order(self) -> tuple[str, ...]:
        """The offer ids from the top."""
        return tuple(self.list.item(row).data(ID) for row in range(self.list.count()))

    def move_by(self, steps: int) -> None:
        """Move the selected offer up or down."""
        row = self.list.currentRow()
        if 0 <= row + steps < self.list.count():
            self.list.insertItem(row + steps, self.list.takeItem(row))
            self.list.setCurrentRow(row + steps)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down with Alt or Ctrl move the offer instead of the selection."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            moving = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
            if steps is not None and event.modifiers() & moving:
                self.move_by(steps)
                return True
        return False

    def _note(self, order: tuple[str, ...]) -> None:
        self.take(weighed.note_gut_ranking(order), tr("Gut ranking"))


def ordered(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Id and name of the offers that can be taken, in the order noted before, then as they stand."""
    names = {offer.id: offer_name(offer) for offer in comparison.offers if offer.status in RANKED_STATUSES}
    noted = [key for key in comparison.gut_ranking if key in names]
    return tuple((key, names[key]) for key in dict.fromkeys((*noted, *names)))
