"""The history of an offer's terms: keep, compare, bring back, rename, remove; and the employer's counter-offer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from offercompare.gui import theme
from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.forms.value_edit import ChoiceBox
from offercompare.gui.negotiate.history import Past, PastTable, headings, labels, suggested_label
from offercompare.gui.negotiate.lines import TEXT, Words
from offercompare.gui.over_time.cards import Card
from offercompare.gui.risk.cards import wrap_note
from offercompare.model import Offer
from offercompare.numerals import Numerals
from offercompare.translation import tr, trn

LONGEST_LABEL, LABEL = 200, 18
CHANGED = "● "


class HistoryCard(Card):
    """Signals: ``keep_wanted(label)``, ``restore_wanted(number)``, ``rename_wanted(number, label)``,
    ``remove_wanted(number)``, ``opened`` where the comparison is to be shown.
    """

    keep_wanted = Signal(str)
    restore_wanted = Signal(int)
    rename_wanted = Signal(int, str)
    remove_wanted = Signal(int)
    opened = Signal()

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(tr("Earlier terms"), parent)
        self._numerals = numerals
        wrap_note(self)
        self.is_open = False
        self._offer: Offer | None = None
        self.lead = Words("", self)
        self.column.addWidget(self.lead)
        self.label = ChoiceBox(self)
        self.label.setEditable(True)
        self.label.setAccessibleName(tr("What these terms are called"))
        self.label.addItems(list(labels()))
        self.label.lineEdit().setMaxLength(LONGEST_LABEL)
        self.label.setMinimumContentsLength(LABEL)
        self.keep = self._button(tr("&Keep the terms of now"))
        self.keep.clicked.connect(lambda: self.keep_wanted.emit(self.label.currentText().strip()))
        self.rename = self._button(tr("Re&name"))
        self.open = self._button(tr("Compare them"))
        self.open.clicked.connect(self._toggle)
        self._row((self.label, self.keep, self.open))
        self.table = PastTableView(self)
        self.table.currentCellChanged.connect(lambda *_: self._show_chosen())
        self.column.addWidget(self.table)
        self.legend = Words(CHANGED + tr("differs from the column before"), self, name="muted")
        self.column.addWidget(self.legend)
        self.chosen = Words("", self, points=TEXT)
        self.restore = self._button(tr("&Bring back"))
        self.remove = self._button(tr("Remove"))
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self.number))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.number))
        self.rename.clicked.connect(lambda: self.rename_wanted.emit(self.number, self.label.currentText().strip()))
        self.column.addWidget(self.chosen)
        self._row((self.restore, self.rename, self.remove))

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _row(self, widgets: tuple[QWidget, ...]) -> None:
        row = FlowLayout(None, 8, 6)
        for widget in widgets:
            row.addWidget(widget)
        self.column.addLayout(row)

    @property
    def number(self) -> int:
        """The chosen revision, counted from 0; as many as there are where the terms of now are chosen."""
        count = len(self._offer.revisions) if self._offer is not None else 0
        return max(self.table.currentColumn(), 0) if self.is_open else count

    def show_offer(self, offer: Offer) -> None:
        """Show what was kept of an offer."""
        is_other = self._offer is None or self._offer.id != offer.id
        count_before = 0 if self._offer is None or is_other else len(self._offer.revisions)
        self._offer = offer
        count = len(offer.revisions)
        self.note.setText(trn("{count} kept", "{count} kept", count) if count else "")
        self.lead.setText(
            tr("Editing an offer keeps nothing by itself. Keep its terms before a new letter changes them.")
            if not count
            else tr("What stood before stays here until you remove it.")
        )
        if is_other or count != count_before:
            self.label.setCurrentText(suggested_label(offer))
            self.label.lineEdit().setCursorPosition(0)
        self.is_open = self.is_open and count > 0
        self.open.setVisible(count > 0)
        self.open.setText(tr("Hide them") if self.is_open else tr("Compare them"))
        for widget in (self.table, self.legend, self.chosen, self.restore, self.rename, self.remove):
            widget.setVisible(self.is_open)
        self._show_chosen()

    def show_table(self, table: PastTable) -> None:
        """Show the columns."""
        self.table.show_past(table)
        self._show_chosen()

    def _toggle(self) -> None:
        self.is_open = not self.is_open
        self.opened.emit()

    def _show_chosen(self) -> None:
        offer = self._offer
        if offer is None or not self.is_open:
            return
        is_past = 0 <= self.number < len(offer.revisions)
        name = headings(offer, self._numerals)[min(self.number, len(offer.revisions))].split("\n")[0]
        self.chosen.setText(
            tr("Chosen: {name}.", name=name)
            if is_past
            else tr("Choose a column to bring its terms back, or remove it.")
        )
        for button in (self.restore, self.rename, self.remove):
            button.setEnabled(is_past)
        self.restore.setAccessibleDescription(tr("The terms of now are kept first; undo takes it back."))
        self.restore.setToolTip(self.restore.accessibleDescription())


class PastTableView(QTableWidget):
    """Attributes by revisions; the keyboard walks, and the column of its cell is the chosen one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("money")
        self.setAccessibleName(tr("Earlier terms side by side"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    def show_past(self, table: PastTable) -> None:
        """Show other figures; the keyboard stays where it is."""
        at = self.currentRow(), self.currentColumn()
        was = self.blockSignals(True)
        self.setRowCount(len(table.rows))
        self.setColumnCount(len(table.headings))
        self.setHorizontalHeaderLabels(list(table.headings))
        self.setVerticalHeaderLabels(list(table.labels))
        for row, cells in enumerate(table.rows):
            for column, past in enumerate(cells):
                self.setItem(row, column, _item(past))
        if table.rows:
            self.setCurrentCell(max(at[0], 0), min(max(at[1], 0), len(table.headings) - 1))
        self.blockSignals(was)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, as wide as there is room."""
        self.resizeRowsToContents()
        columns = range(self.columnCount())
        needed = [max(self.sizeHintForColumn(each), self.horizontalHeader().sectionSizeHint(each)) for each in columns]
        spare = max(self.viewport().width() - sum(needed), 0) // max(len(needed), 1)
        for column, width in zip(columns, needed, strict=True):
            self.setColumnWidth(column, width + spare)
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if sum(needed) > self.viewport().width() else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + bar + 2 * self.frameWidth() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _item(past: Past) -> QTableWidgetItem:
    item = QTableWidgetItem(f"{CHANGED}{past.text}" if past.changed else past.text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setFont(theme.font(TEXT, strong=past.changed))
    item.setToolTip(past.note)
    spoken = tr("{text}, changed", text=past.text) if past.changed else past.text
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    return item


class EmployerCard(Card):
    """The way to enter what the current employer counters with. Signal: ``counter_wanted``."""

    counter_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Your current employer"), parent)
        wrap_note(self)
        self.text = Words(
            tr(
                "Does your employer want to keep you? Enter what they offer as your current job: "
                "the terms of now are kept first, and one undo takes it back."
            ),
            self,
        )
        self.button = QPushButton(tr("My employer made a counter-offer"), self)
        self.button.clicked.connect(self.counter_wanted)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addWidget(self.text)
        self.column.addLayout(row)
