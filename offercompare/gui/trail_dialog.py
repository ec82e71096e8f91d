"""Why this number: the trail of a figure as a tree down to what was typed and its source."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from offercompare.engine import Figure
from offercompare.gui import theme
from offercompare.numerals import Numerals
from offercompare.report.figures import figure_text
from offercompare.translation import tr

OPEN_DEPTH = 2


class TrailDialog(QDialog):
    """Shows one figure; ``because`` is the sentence that goes with a score."""

    def __init__(
        self, title: str, figure: Figure, because: str, numerals: Numerals, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Why this number"))
        self._numerals = numerals
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        head = QLabel(f"{title}: {figure_text(figure, numerals)}", self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setFont(theme.font(13, strong=True))
        column.addWidget(head)
        if because:
            why = QLabel(because, self)
            why.setTextFormat(Qt.TextFormat.PlainText)
            why.setWordWrap(True)
            column.addWidget(why)
        column.addWidget(self._tree(figure))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(round(820 * theme.text_scale()), round(520 * theme.text_scale()))

    def _tree(self, figure: Figure) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(tr("How it was made"))
        tree.setHeaderLabels([tr("Figure"), tr("Value"), tr("How it was made"), tr("Source")])
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        tree.setColumnWidth(0, round(290 * theme.text_scale()))
        tree.setColumnWidth(1, round(110 * theme.text_scale()))
        tree.setColumnWidth(2, round(230 * theme.text_scale()))
        top = self._item(figure, 0)
        tree.addTopLevelItem(top)
        tree.setCurrentItem(top)
        for item, depth in self._fresh:
            item.setExpanded(depth < OPEN_DEPTH)
        self.tree = tree
        return tree

    def _item(self, figure: Figure, depth: int) -> QTreeWidgetItem:
        if depth == 0:
            self._fresh: list[tuple[QTreeWidgetItem, int]] = []
        item = QTreeWidgetItem([figure.label, figure_text(figure, self._numerals), figure.how, figure.source])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 2, 3):
            item.setToolTip(column, item.text(column))
        self._fresh.append((item, depth))
        for part in figure.inputs:
            item.addChild(self._item(part, depth + 1))
        return item
