"""Why this number: the trail of a figure as a tree down to what was typed and its source."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from offercompare.engine import Figure
from offercompare.gui import theme
from offercompare.gui.room import begin_size
from offercompare.numerals import Numerals
from offercompare.report.figures import figure_text
from offercompare.translation import tr

OPEN_DEPTH = 2
FIGURE, VALUE, HOW, SOURCE = range(4)
LARGEST_SHARE = {FIGURE: 0.42, VALUE: 0.24, SOURCE: 0.28}
"""Shares of the width; more only where how a figure was made needs less than the rest."""
LEAST_HOW = 0.2
PADDING = 22
"""Pixels around the text of a cell in a width that takes it in one line."""
CELL_EDGE = 14
"""Pixels of a cell that its text does not get."""
SIZE = QSize(820, 520)


class TrailDialog(QDialog):
    """Shows one figure; ``because`` is the sentence that goes with a score, ``entered`` what stands for the figure
    where it is a word or was only typed."""

    def __init__(
        self,
        title: str,
        figure: Figure,
        because: str,
        numerals: Numerals,
        parent: QWidget | None = None,
        entered: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Why this number"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setSizeGripEnabled(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        head = QLabel(f"{title}: {entered or figure_text(figure, numerals)}", self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setFont(theme.font(13, strong=True))
        column.addWidget(head)
        if because:
            why = QLabel(numerals.spoken(because), self)
            why.setTextFormat(Qt.TextFormat.PlainText)
            why.setWordWrap(True)
            column.addWidget(why)
        self.tree = TrailTree(figure, numerals, self)
        if entered:
            self.tree.show_value(entered)
        column.addWidget(self.tree, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(begin_size(self, SIZE))


class _Lines(QStyledItemDelegate):
    """Makes a cell as high as its text needs in the width of its column."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        usual = super().sizeHint(option, index)
        tree, above = self._tree, index.parent()
        room = tree.columnWidth(index.column()) - CELL_EDGE
        if index.column() == FIGURE:
            room -= tree.indentation()
            while above.isValid():
                room, above = room - tree.indentation(), above.parent()
        text = str(index.data() or "")
        measure = tree.fontMetrics()
        if measure.horizontalAdvance(text) <= room:
            return usual
        wrapped = measure.boundingRect(QRect(0, 0, max(room, 1), 10_000), Qt.TextFlag.TextWordWrap, text)
        return QSize(usual.width(), usual.height() - measure.height() + wrapped.height())


class TrailTree(QTreeWidget):
    """A figure and what it was made of. The columns share the width there is: what stands in none has no column, how
    a figure was made gets what figures, values and sources leave, and goes on in further lines where that is little."""

    def __init__(self, figure: Figure, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        self._numerals = numerals
        self._items: list[tuple[QTreeWidgetItem, int]] = []
        self.setAccessibleName(tr("How it was made"))
        self.setHeaderLabels([tr("Figure"), tr("Value"), tr("How it was made"), tr("Source")])
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setItemDelegate(_Lines(self))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        top = self._item(figure, 0)
        self.addTopLevelItem(top)
        self.setCurrentItem(top)
        for item, depth in self._items:
            item.setExpanded(depth < OPEN_DEPTH)
        self.setColumnHidden(SOURCE, not any(item.text(SOURCE) for item, _ in self._items))
        # Once for many that open together.
        self._sharing = QTimer(self, singleShot=True, interval=0)
        self._sharing.timeout.connect(self.share_width)
        self.itemExpanded.connect(lambda _: self._sharing.start())
        self.header().sectionResized.connect(lambda *_: self.scheduleDelayedItemsLayout())

    def _item(self, figure: Figure, depth: int) -> QTreeWidgetItem:
        spoken = self._numerals.spoken
        told = (spoken(figure.label), figure_text(figure, self._numerals), spoken(figure.how), spoken(figure.source))
        item = QTreeWidgetItem(list(told))
        item.setTextAlignment(VALUE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in range(4):
            item.setToolTip(column, item.text(column))
        self._items.append((item, depth))
        for part in figure.inputs:
            item.addChild(self._item(part, depth + 1))
        return item

    def show_value(self, text: str) -> None:
        """Put words in the place of the value of the figure."""
        top, _ = self._items[0]
        top.setText(VALUE, text)
        top.setToolTip(VALUE, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give each column what its texts need, within limits, and the rest to how it was made."""
        room = self.viewport().width()
        wanted = {column: self._needed(column) for column in LARGEST_SHARE if not self.isColumnHidden(column)}
        widths = {column: min(need, round(room * LARGEST_SHARE[column])) for column, need in wanted.items()}
        how = self._needed(HOW)
        spare = room - sum(widths.values()) - how
        for column in (FIGURE, SOURCE):
            if column in widths and spare > 0:
                more = min(wanted[column] - widths[column], spare)
                widths[column], spare = widths[column] + more, spare - more
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(HOW, max(room - sum(widths.values()), round(room * LEAST_HOW)))

    def _needed(self, column: int) -> int:
        """What the texts of a column in sight would take in one line, with its title."""
        measure = self.fontMetrics()
        widest = measure.horizontalAdvance(self.headerItem().text(column))
        for item, depth in self._items:
            if depth == 0 or self._is_open(item):
                steps = (depth + 1) * self.indentation() if column == FIGURE else 0
                widest = max(widest, measure.horizontalAdvance(item.text(column)) + steps)
        return widest + PADDING

    def _is_open(self, item: QTreeWidgetItem) -> bool:
        above = item.parent()
        return above is None or (above.isExpanded() and self._is_open(above))
