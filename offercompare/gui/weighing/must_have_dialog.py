"""Must-haves in a window of their own: conditions apart from the weights, and which offers fail them."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.gui.forms.field import Group
from offercompare.gui.forms.form import Page
from offercompare.gui.forms.form_window import MARGIN, FormWindow
from offercompare.gui.forms.labels import text_button
from offercompare.gui.forms.must_have_form import MustHavePage
from offercompare.gui.forms.subject import ComparisonSubject
from offercompare.gui.room import begin_size
from offercompare.gui.weighing.dialog import pressed_by_enter
from offercompare.numerals import Numerals
from offercompare.translation import tr

KEY = "Must-haves"
LARGEST = QSize(680, 640)


class MustHaveDialog(FormWindow):
    """The page of You and assumptions alone; changes apply at once. As high as its conditions, up to ``MOST``."""

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(ComparisonSubject(document), (Group(KEY, tr("Must-haves"), ()),), numerals, parent)
        self.setWindowTitle(tr("Must-haves"))
        self.list.hide()
        self.must_haves = self.page(KEY)
        assert isinstance(self.must_haves, MustHavePage)
        # The window says it already.
        self.must_haves.title.hide()
        self._add_foot()
        # Once new rows have been laid out: before that they need nothing.
        self._growing = QTimer(self, singleShot=True, interval=0)
        self._growing.timeout.connect(self._grow)
        self.resize(begin_size(self, LARGEST).width(), self._needed())
        rows = self.must_haves.rows
        (rows[0].what if rows else self.must_haves.adder).setFocus()

    def _add_foot(self) -> None:
        self.done_button = text_button(tr("Done"), "primary")
        self.done_button.clicked.connect(self.close)
        column, row = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.done_button)
        columns = self.layout()
        assert isinstance(columns, QHBoxLayout)
        columns.removeWidget(self.stack)
        columns.addLayout(column, 1)
        column.addWidget(self.stack, 1)
        column.addLayout(row)

    def _needed(self) -> int:
        """The height at which nothing is left empty and nothing scrolls, within limits."""
        size = begin_size(self, LARGEST)
        inside = self.must_haves.widget()
        layout = inside.layout()
        assert layout is not None
        around = self.layout().contentsMargins().top() * 2 + self.done_button.sizeHint().height() + 10
        return min(layout.totalHeightForWidth(size.width() - 2 * MARGIN) + around, size.height())

    def follow(self, change: Change) -> None:
        """Show what the document holds now, and grow with it; what the person made larger stays."""
        super().follow(change)
        self._growing.start()

    def _grow(self) -> None:
        if self.height() < self._needed():
            self.resize(self.width(), self._needed())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def make_page(self, group: Group) -> Page:
        """There is one."""
        return MustHavePage(self.subject, self.numerals)
