"""The window on the person and the assumptions that hold for every offer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.gui.forms.currency_fields import foreign_currencies
from offercompare.gui.forms.field import Group
from offercompare.gui.forms.form import Page
from offercompare.gui.forms.form_window import FormWindow
from offercompare.gui.forms.must_have_form import MustHavePage
from offercompare.gui.forms.person_fields import person_groups
from offercompare.gui.forms.subject import ComparisonSubject
from offercompare.model import Comparison
from offercompare.numerals import Numerals
from offercompare.translation import tr

RATES = "Exchange rates"
MUST_HAVES = "Must-haves"


class PersonDialog(FormWindow):
    """You and assumptions; changes apply at once."""

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        self._rates_of = _rates_of(document.comparison)
        super().__init__(ComparisonSubject(document), person_groups(document.comparison), numerals, parent)
        self.setWindowTitle(tr("You and assumptions"))
        home = self.page("Person").target("person.home")
        if home is not None:
            home.setFocus()

    def make_page(self, group: Group) -> Page:
        """Must-haves have rows of their own."""
        return MustHavePage(self.subject, self.numerals) if group.key == MUST_HAVES else super().make_page(group)

    def follow(self, change: Change) -> None:
        """Show what the document holds; the page of rates is made anew where other currencies occur."""
        if _rates_of(change.after) != self._rates_of:
            self._rates_of = _rates_of(change.after)
            self.groups = person_groups(change.after)
            old = self._pages.pop(RATES, None)
            if old is not None:
                was_shown = self.stack.currentWidget() is old
                self.stack.removeWidget(old)
                old.deleteLater()
                if was_shown:
                    self.stack.setCurrentWidget(self.page(RATES))
        super().follow(change)


def _rates_of(comparison: Comparison) -> tuple[str, ...]:
    return (comparison.currency, *foreign_currencies(comparison))
