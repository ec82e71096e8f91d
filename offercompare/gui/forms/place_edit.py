"""A line for a place: cities of the world while typing, or any text of one's own."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from offercompare.gui.forms.value_edit import ValueEdit
from offercompare.reference import currencies, places
from offercompare.translation import tr

LABEL_ROLE = Qt.ItemDataRole.UserRole
MOST_PROPOSED = 10


def in_full(place: places.Place) -> str:
    """The label with the names behind its codes: "San Francisco, CA, US   California, United States"."""
    area = place.admin_name if place.admin_name != place.admin else ""
    return f"{place.label}   {', '.join(part for part in (area, place.country_name) if part)}"


class ProposingEdit(ValueEdit):
    """A line with a list of proposals: Enter and Tab take the marked row, Esc closes the list first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = QStandardItemModel(self)
        attach_proposals(self, self._found).activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        self.textEdited.connect(self._search)

    def _search(self, text: str) -> None:
        """Fill the list for what was typed."""
        raise NotImplementedError

    @property
    def is_proposing(self) -> bool:
        """Whether the list is open."""
        return self.completer().popup().isVisible()

    def _marked(self) -> str:
        """The label of the row that looks chosen: the first before the arrow keys move on; "" without rows."""
        index = self.completer().popup().currentIndex()
        chosen = index if index.isValid() else self.completer().completionModel().index(0, 0)
        return chosen.data(LABEL_ROLE) or ""

    def _close_list(self) -> None:
        self.completer().popup().hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits the marked row of an open list, Esc closes the list alone."""
        if self.is_proposing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._marked())
            self.committed.emit()
        elif self.is_proposing and event.key() == Qt.Key.Key_Escape:
            self._close_list()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the marked row of an open list along; leaving the line then commits it."""
        if self.is_proposing:
            if forward:
                self._take(self._marked())
            self._close_list()
        return super().focusNextPrevChild(forward)

    def _take(self, label: str) -> None:
        self._close_list()
        if label:
            self.setText(label)

    def _picked(self, index: QModelIndex) -> None:
        self._take(index.data(LABEL_ROLE))
        self.committed.emit()


class PlaceEdit(ProposingEdit):
    """Proposes places at each key; ``chosen`` carries the label picked from the list, or the text entered."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("City, such as Austin"))
        self.setAccessibleName(tr("Place"))
        self.committed.connect(lambda: self.chosen.emit(self.text()))

    def _search(self, text: str) -> None:
        self._found.clear()
        for place in places.search(text, MOST_PROPOSED):
            self._found.appendRow(_item(in_full(place), place.label))


class CurrencyEdit(ProposingEdit):
    """A line for a currency code that proposes currencies by code and name."""

    def _search(self, text: str) -> None:
        wanted = text.strip().casefold()
        self._found.clear()
        fitting = [each for each in currencies.currencies() if wanted in f"{each.code}\n{each.name}".casefold()]
        # Codes first: Enter after "us" means USD, not the Australian dollar.
        for each in sorted(fitting, key=lambda each: not each.code.casefold().startswith(wanted)) if wanted else ():
            self._found.appendRow(_item(f"{each.code}   {each.name}", each.code))


def _item(shown: str, label: str) -> QStandardItem:
    item = QStandardItem(shown)
    item.setData(label, LABEL_ROLE)
    return item


def attach_proposals(edit: QLineEdit, found: QStandardItemModel) -> QCompleter:
    """A list under ``edit`` with whatever ``found`` holds; picking writes the label."""
    completer = QCompleter(found, edit)
    completer.setCompletionRole(LABEL_ROLE)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setMaxVisibleItems(MOST_PROPOSED)
    edit.setCompleter(completer)
    return completer
