"""What the menu Offer does, and the windows in which a whole offer or the person is edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.errors import OfferCompareError
from offercompare.gui.dialogs import Dialogs
from offercompare.gui.forms.offer_editor import OfferEditor
from offercompare.gui.forms.person_dialog import PersonDialog
from offercompare.gui.views import Views
from offercompare.gui.window import Window
from offercompare.model import Comparison, Offer
from offercompare.numerals import Numerals
from offercompare.report.words import offer_name
from offercompare.translation import tr


class OfferDesk(QObject):
    """``editors`` are the open windows by the id of their offer; ``person`` is that of the person, if it is open."""

    def __init__(
        self, document: OpenDocument, views: Views, dialogs: Dialogs, numerals: Numerals, window: Window
    ) -> None:
        super().__init__(window)
        self._document, self._views, self._dialogs = document, views, dialogs
        self._numerals, self._window = numerals, window
        self.editors: dict[str, OfferEditor] = {}
        self.person: PersonDialog | None = None

    def commands(self) -> dict[str, Callable[[], object]]:
        """What each command of the menu does, by its id."""

        def with_offer(act: Callable[[str], object]) -> Callable[[], object]:
            return lambda: (key := self._views.current_offer()) and act(key)

        return {
            "add": self.add,
            "edit": with_offer(lambda key: self.edit(key, "", "")),
            "duplicate": with_offer(self._duplicate),
            "left": with_offer(lambda key: self._apply(edits.move_offer(key, -1), tr("Move {offer} left"), key)),
            "right": with_offer(lambda key: self._apply(edits.move_offer(key, 1), tr("Move {offer} right"), key)),
            "make_current": with_offer(lambda key: self._status(key, "current")),
            "accept": with_offer(lambda key: self._status(key, "accepted")),
            "decline": with_offer(lambda key: self._status(key, "declined")),
            "reopen": with_offer(lambda key: self._status(key, "open")),
            "remove": with_offer(lambda key: self._apply(edits.remove_offer(key), tr("Remove {offer}"), key)),
            "person": self.edit_person,
        }

    def add(self) -> None:
        """Add an empty offer and put the keyboard on its base pay; its name is typed in the editor."""
        comparison = self._document.comparison
        number = len(comparison.offers) + 1
        company = tr("Offer {number}", number=number)
        key = edits.new_id(comparison, company)
        self._document.apply(edits.add_offer(Offer(id=key, company=company)), tr("Add {offer}", offer=company))
        if self._views.is_table:
            self._views.workspace.table.go_to("place", key)
        self.edit(key, "", "")

    def edit(self, key: str, kind: str, what: str) -> None:
        """Open the whole offer, at a field or a criterion where one is named."""
        editor = self.editors.get(key) or self._made_editor(key)
        _to_the_front(editor)
        if kind == "field":
            editor.show_field(what)
        elif kind == "criterion":
            editor.show_criterion(what)

    def edit_person(self) -> None:
        """Open what is assumed, and who decides."""
        _to_the_front(self.person or self._made_person())

    def _made_editor(self, key: str) -> OfferEditor:
        editor = self.editors[key] = OfferEditor(self._document, key, self._numerals, self._window)
        editor.destroyed.connect(lambda *_: self.editors.pop(key, None))
        return editor

    def _made_person(self) -> PersonDialog:
        person = self.person = PersonDialog(self._document, self._numerals, self._window)
        person.destroyed.connect(lambda *_: setattr(self, "person", None))
        return person

    def write_with(self, numerals: Numerals) -> None:
        """From now on numbers are written like this: the open windows are made anew where they stand."""
        self._numerals = numerals
        for key, old in tuple(self.editors.items()):
            old.destroyed.disconnect()
            self._made_editor(key).take_over(old)
        if self.person is not None:
            before = self.person
            before.destroyed.disconnect()
            self._made_person().take_over(before)

    def follow(self, before: Comparison, after: Comparison) -> None:
        """Let go of the editors of offers that are gone; they close by themselves."""
        for key in {offer.id for offer in before.offers} - {offer.id for offer in after.offers}:
            self.editors.pop(key, None)

    def close_down(self) -> None:
        """The window is about to go."""
        for editor in tuple(self.editors.values()):
            editor.close()

    def _apply(self, edit: edits.Edit, label: str, key: str) -> None:
        offer, table = self._document.comparison.offer(key), self._views.workspace.table
        at = table.current()
        try:
            self._document.apply(edit, label.format(offer=offer_name(offer) if offer else ""))
        except OfferCompareError as error:
            self._dialogs.error(error.sentence)
        if at is not None and self._views.is_table:
            # The column may have moved: the keyboard stays with its offer.
            table.go_to(at[0], key)

    def _duplicate(self, key: str) -> None:
        offer = self._document.comparison.offer(key)
        if offer is not None:
            company = tr("{name} (copy)", name=offer_name(offer))
            self._apply(edits.duplicate_offer(key, company), tr("Duplicate {offer}"), key)

    def _status(self, key: str, status: str) -> None:
        self._apply(edits.set_status(key, status), tr("Status of {offer}"), key)


def _to_the_front(window: OfferEditor | PersonDialog) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
