"""The window on one offer: every field, in groups, with the question rubrics."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.gui.forms.field import Group
from offercompare.gui.forms.form import Page
from offercompare.gui.forms.form_window import FormWindow
from offercompare.gui.forms.offer_fields import offer_groups
from offercompare.gui.forms.rubric_form import FactorsPage
from offercompare.gui.forms.subject import OfferSubject
from offercompare.numerals import Numerals
from offercompare.translation import tr

FACTORS = "Factors"
_FACTOR_TABLES = ("levels", "answers", "overrides")


class OfferEditor(FormWindow):
    """All of one offer; changes apply at once, and the window closes when its offer is taken out."""

    subject: OfferSubject

    def __init__(
        self, document: OpenDocument, offer_id: str, numerals: Numerals, parent: QWidget | None = None
    ) -> None:
        super().__init__(OfferSubject(document, offer_id), offer_groups(), numerals, parent)
        self._name()
        company = self.page("Company and role").target("company")
        if company is not None:
            company.setFocus()
            # The name that a new offer is given is there to be typed over.
            if isinstance(company, QLineEdit):
                company.selectAll()

    def make_page(self, group: Group) -> Page:
        """Factors has cards of its own."""
        return FactorsPage(self.subject, self.numerals) if group.key == FACTORS else super().make_page(group)

    def holds(self, group: Group, path: str) -> bool:
        """Levels, answers and hand-set scores are on the Factors page."""
        return group.key == FACTORS if path.partition(".")[0] in _FACTOR_TABLES else group.holds(path)

    def show_criterion(self, key: str) -> None:
        """Turn to a criterion's question, or to its hand-set score where it has none; KeyError for none such."""
        self.show_group(FACTORS)
        page = self.page(FACTORS)
        target = page.target(f"levels.{key}") or page.target(f"overrides.{key}")
        if target is None:
            raise KeyError(key)
        self._focus(page, target)
        card = page.cards[key]
        page.verticalScrollBar().setValue(card.y())

    def follow(self, change: Change) -> None:
        """Show what the document holds, or close where the offer is gone."""
        if self.subject.owner is None:
            self.close()
            return
        self._name()
        super().follow(change)

    def _name(self) -> None:
        self.setWindowTitle(tr("{offer} – whole offer", offer=self.subject.name))
