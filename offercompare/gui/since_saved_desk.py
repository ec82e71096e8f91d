"""Tells after opening what another version sees differently in the file, before anything is written over it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.gui.dialogs import Dialogs
from offercompare.gui.since_saved_dialog import SinceSavedDialog
from offercompare.gui.window import Window
from offercompare.model import Comparison
from offercompare.numerals import Numerals
from offercompare.report.since_saved import SinceSaved, since_saved
from offercompare.report.since_saved_words import unchanged
from offercompare.translation import tr

COMMAND = "since_saved"
TYPED_INTO = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)


class SinceSavedDesk:
    """Follows the document: the list waits for the simulation and is shown once by itself; it never stands in the way.

    ``may_overwrite`` is asked before the file is written.
    """

    def __init__(self, document: OpenDocument, dialogs: Dialogs, numerals: Numerals, window: Window) -> None:
        self._document, self._dialogs, self._numerals, self._window = document, dialogs, numerals, window
        self._opened: Comparison | None = None
        self._found: SinceSaved | None = None
        self._was_seen = False
        self.dialog: SinceSavedDialog | None = None

    @property
    def found(self) -> SinceSaved | None:
        """What differs from the figures that still stand in the file; None where nothing does."""
        found = self._found
        still = found is not None and found.changes and found.last is self._document.last_saved
        return found if still else None

    def follow(self, change: Change) -> None:
        """Another document was opened, or results of the one that was opened have come."""
        document = self._document
        if change.another:
            self._begin()
        if document.last_saved is None or document.comparison is not self._opened:
            return
        if self._found is None or not self._found.is_whole:
            self._found = since_saved(document.last_saved, document.evaluation)
            self.show_command()
            if self._found.is_whole:
                self._tell(self._found)

    def _begin(self) -> None:
        self.close_down()
        self._opened, self._found, self._was_seen = self._document.comparison, None, False
        self.show_command()
        if self._document.unread:
            self._window.tell(self._document.unread)

    def _tell(self, found: SinceSaved) -> None:
        if found.changes and isinstance(QApplication.focusWidget(), TYPED_INTO):
            # A window that comes up would take what is being typed; saving asks with the list all the same.
            self._window.tell(
                tr("Figures differ from the last save: File, What changed since the last save lists them.")
            )
        elif found.changes:
            self.show()
        elif found.is_other_version:
            self._window.tell(unchanged(found))

    def show(self) -> None:
        """Show the list, beside the window: that can be used as before."""
        if self.found is None:
            return
        self.close_down()
        self._was_seen = True
        currency = self._document.comparison.currency
        self.dialog = SinceSavedDialog(self.found, currency, self._numerals, False, self._window)
        self.dialog.finished.connect(self._forget)
        self.dialog.show()

    def _forget(self, *_: object) -> None:
        self.dialog = None

    def may_overwrite(self) -> bool:
        """Whether the file may be written: asked with the list where nobody has seen it yet."""
        if self.found is None or self._was_seen:
            return True
        self._was_seen = self._dialogs.changed_figures(self.found, self._document.comparison.currency)
        return self._was_seen

    def show_command(self) -> None:
        """Let the menu show the list while there is something on it."""
        self._window.actions_[COMMAND].setEnabled(self.found is not None)

    def write_with(self, numerals: Numerals) -> None:
        """From now on numbers are written like this, in an open list too."""
        self._numerals = numerals
        if self.dialog is not None:
            self.close_down()
            self.show()

    def close_down(self) -> None:
        """The list goes with its document, or with the window."""
        if self.dialog is not None:
            self.dialog.close()
