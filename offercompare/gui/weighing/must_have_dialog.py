"""Must-haves in a window of their own: conditions apart from the weights, and which offers fail them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.gui import theme
from offercompare.gui.forms.field import Group
from offercompare.gui.forms.form import Page
from offercompare.gui.forms.form_window import FormWindow
from offercompare.gui.forms.must_have_form import MustHavePage
from offercompare.gui.forms.subject import ComparisonSubject
from offercompare.numerals import Numerals
from offercompare.translation import tr

KEY = "Must-haves"
SIZE = QSize(680, 460)


class MustHaveDialog(FormWindow):
    """The page of You and assumptions alone; changes apply at once."""

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(ComparisonSubject(document), (Group(KEY, tr("Must-haves"), ()),), numerals, parent)
        self.setWindowTitle(tr("Must-haves"))
        self.list.hide()
        room = self.screen().availableSize()
        self.resize((SIZE * theme.text_scale()).boundedTo(room.expandedTo(QSize(480, 360))))
        self.must_haves = self.page(KEY)
        assert isinstance(self.must_haves, MustHavePage)
        rows = self.must_haves.rows
        (rows[0].what if rows else self.must_haves.adder).setFocus()

    def make_page(self, group: Group) -> Page:
        """There is one."""
        return MustHavePage(self.subject, self.numerals)
