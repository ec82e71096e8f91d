"""What if I moved: each offer's money with the person living in another place, against staying."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Figure
from offercompare.engine.moving import KEYS, Key, Moved, moved, staying
from offercompare.gui.forms.place_edit import PlaceEdit
from offercompare.gui.room import begin_size
from offercompare.gui.trail_dialog import TrailDialog
from offercompare.model import Offer
from offercompare.numerals import Numerals
from offercompare.reference import places
from offercompare.report.words import line, offer_name, town
from offercompare.translation import tr

SIZE = QSize(940, 600)
FIGURE_ROLE = Qt.ItemDataRole.UserRole
_LONGEST_NAME = 28


class MoveDialog(QDialog):
    """Answers a question and changes nothing in the document, which it follows."""

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What if I moved"))
        self._document, self._numerals = document, numerals
        self.destination = ""
        self.trail: TrailDialog | None = None
        self._lay_out()
        unsubscribe = document.subscribe(self._changed)
        self.finished.connect(lambda *_: unsubscribe())
        self.resize(begin_size(self, SIZE))
        self.refresh()
        self.place.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        self.place = PlaceEdit(self)
        self.place.setAccessibleName(tr("The place you would live in"))
        self.place.chosen.connect(self.move_to)
        label = QLabel(tr("If I &lived in"), self)
        label.setBuddy(self.place)
        asked = QHBoxLayout()
        asked.addWidget(label)
        asked.addWidget(self.place, 1)
        column.addLayout(asked)
        self.hint = QLabel(self)
        self.hint.setObjectName("muted")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        self.table = _MoneyTable(self)
        self.table.activated.connect(self._open_trail)
        column.addWidget(self.table, 3)
        self.notes = QPlainTextEdit(self)
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(tr("Notes"))
        column.addWidget(self.notes, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    # Asking -------------------------------------------------------------------------------------------

    def move_to(self, text: str) -> None:
        """Show what each offer would pay in this place; a name that no city has is said in the notes."""
        self.place.completer().popup().hide()
        place = places.find(text) if text.strip() else None
        self.destination = place.label if place else ""
        if place is not None:
            self.place.setText(place.label)
        self.place.accept_value()
        self.refresh()
        if place is None and text.strip():
            self._say(tr("No city of this name is known: choose one of the list while typing."))

    def _changed(self, change: Change) -> None:
        self.refresh()

    # Showing ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Calculate and show what the document holds now."""
        comparison = self._document.comparison
        offers = sorted(comparison.offers, key=lambda offer: not offer.is_remote)
        found = {offer.id: moved(offer, comparison, self.destination) for offer in offers if self.destination}
        self.hint.setText(self._hint())
        self._name_headers(offers)
        for row, offer in enumerate(offers):
            going = found.get(offer.id)
            figures = going.there if going is not None else staying(offer, comparison)
            self._fill(row, offer, figures, going)
        self.table.share_room()
        self._say(self._notes(offers, found))

    def _say(self, text: str) -> None:
        # Shown before it is filled, so that it begins at its first line.
        self.notes.setVisible(bool(text))
        self.notes.setPlainText(text)

    def _hint(self) -> str:
        comparison = self._document.comparison
        years, home = comparison.settings.horizon_years, comparison.person.home
        basis = tr("{currency} a year, mean of {years} years.", currency=comparison.currency, years=years)
        if not self.destination:
            return " ".join((basis, tr("As it is now; choose a place to see what would change.")))
        stays = town(home) if home else tr("where you live")
        below = tr("Below each figure: the difference to staying in {home}.", home=stays)
        return " ".join((basis, below, tr("Enter tells how a figure was made.")))

    def _name_headers(self, offers: list[Offer]) -> None:
        home = self._document.comparison.person.home
        titles: dict[Key, str] = {
            "base": tr("Base"),
            "before_tax": tr("Before tax"),
            "after_tax": tr("After tax"),
            "spendable": tr("To spend"),
            "home_money": tr("In {place}\nmoney", place=line(town(home), _LONGEST_NAME))
            if home
            else tr("In home\nmoney"),
            "after_rent": tr("Left after\nrent"),
        }
        self.table.setRowCount(len(offers))
        self.table.setColumnCount(len(KEYS))
        self.table.setHorizontalHeaderLabels([titles[key] for key in KEYS])
        self.table.setVerticalHeaderLabels([_row_title(offer) for offer in offers])

    def _fill(self, row: int, offer: Offer, figures: Mapping[Key, Figure], going: Moved | None) -> None:
        for column, key in enumerate(KEYS):
            figure = figures[key]
            amount, change = self._amount(figure, going), self._change(key, going)
            item = QTableWidgetItem("\n".join(part for part in (amount, change) if part))
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(FIGURE_ROLE, figure)
            item.setToolTip(self._numerals.spoken(figure.how) if figure.value is None else "")
            title = self.table.title(column)
            spoken = (offer_name(offer), title, amount, change and tr("difference {amount}", amount=change))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in spoken if part))
            self.table.setItem(row, column, item)

    def _amount(self, figure: Figure, going: Moved | None) -> str:
        if figure.value is None:
            return tr("unknown")
        text = self._numerals.money(figure.value)
        return f"~{text}" if going is not None and going.estimated else text

    def _change(self, key: Key, going: Moved | None) -> str:
        """The difference to staying; "stays" where nothing moves."""
        if going is None:
            return ""
        if not going.may_move:
            return tr("stays")
        difference = going.difference[key].value
        return "" if difference is None or self._numerals.amounts_hidden else self._numerals.signed_money(difference)

    def _notes(self, offers: Iterable[Offer], found: Mapping[str, Moved | None]) -> str:
        """What is said of each offer; a sentence that holds for several is said once."""
        said: dict[str, list[str]] = {}
        for offer in offers:
            for note in getattr(found.get(offer.id), "notes", ()):
                said.setdefault(self._numerals.spoken(line(note, 600)), []).append(offer_name(offer))
        return "\n".join(f"{', '.join(names)}: {note}" for note, names in said.items())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses no button: it would be the one of the trail that it has just opened."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _open_trail(self, index: QModelIndex) -> None:
        figure = index.data(FIGURE_ROLE)
        title = self.table.title(index.column())
        name = self.table.verticalHeaderItem(index.row()).text().replace("\n", ", ")
        self.trail = TrailDialog(f"{name}, {title}", figure, "", self._numerals, self)
        self.trail.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.trail.open()


class _MoneyTable(QTableWidget):
    """Two lines in each cell; columns as wide as they need, or wider where there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("money")
        self.setAccessibleName(tr("Money there, and the difference to staying"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def title(self, column: int) -> str:
        """The title of a column on one line."""
        return " ".join(self.horizontalHeaderItem(column).text().split())

    def share_room(self) -> None:
        """Give each column what it needs and its part of what is left."""
        header, columns = self.horizontalHeader(), range(self.columnCount())
        needed = [max(self.sizeHintForColumn(column), header.sectionSizeHint(column)) for column in columns]
        spare = max(self.viewport().width() - sum(needed), 0) // max(len(needed), 1)
        for column, width in zip(columns, needed, strict=True):
            self.setColumnWidth(column, width + spare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_room()


def _row_title(offer: Offer) -> str:
    where = tr("remote") if offer.is_remote else town(offer.place or "")
    return "\n".join(part for part in (line(offer_name(offer), _LONGEST_NAME), where) if part)
