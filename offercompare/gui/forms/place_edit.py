"""A line for a place: cities of the world while typing, or any text of one's own."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
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


class PlaceEdit(ValueEdit):
    """Proposes places at each key; ``chosen`` carries the label picked from the list, or the text entered."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("City, such as Austin"))
        self.setAccessibleName(tr("Place"))
        self._found = QStandardItemModel(self)
        attach_proposals(self, self._found).activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        self.textEdited.connect(self._search)
        self.committed.connect(lambda: self.chosen.emit(self.text()))

    def _search(self, text: str) -> None:
        self._found.clear()
        for place in places.search(text, MOST_PROPOSED):
            self._found.appendRow(_item(in_full(place), place.label))

    def _picked(self, index: QModelIndex) -> None:
        self.setText(index.data(LABEL_ROLE))
        self.committed.emit()


class CurrencyEdit(ValueEdit):
    """A line for a currency code that proposes currencies by code and name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = QStandardItemModel(self)
        attach_proposals(self, self._found).activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        self.textEdited.connect(self._search)

    def _search(self, text: str) -> None:
        wanted = text.strip().casefold()
        self._found.clear()
        for each in currencies.currencies() if wanted else ():
            if each.code.casefold().startswith(wanted) or wanted in each.name.casefold():
                self._found.appendRow(_item(f"{each.code}   {each.name}", each.code))

    def _picked(self, index: QModelIndex) -> None:
        self.setText(index.data(LABEL_ROLE))
        self.committed.emit()


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
