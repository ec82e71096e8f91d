"""New, open, save, recent files, and the question about unsaved changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from offercompare.document.open_document import FileChangedError, OpenDocument
from offercompare.errors import OfferCompareError
from offercompare.files.worked_example import worked_example
from offercompare.gui.dialogs import Dialogs
from offercompare.gui.settings import MOST_RECENT
from offercompare.model import Comparison
from offercompare.translation import tr, trn

ENDING = ".offers"


class FileDesk:
    """What happens to the file of one document. ``remember(path)`` notes a recent file."""

    def __init__(self, document: OpenDocument, dialogs: Dialogs, remember: Callable[[Path], None]) -> None:
        self._document, self._dialogs, self._remember = document, dialogs, remember
        self.may_overwrite: Callable[[], bool] = lambda: True
        """Asked before the document's own file is written over."""

    @property
    def name(self) -> str:
        """What the document is called: its file, or that it has none yet."""
        path = self._document.path
        return path.name if path else (self._document.comparison.title or tr("untitled"))

    def suggested(self, ending: str = ENDING) -> Path:
        """A file name to offer, beside the document."""
        path = self._document.path
        if path is not None:
            return path.with_suffix(ending)
        stem = "".join(c for c in self._document.comparison.title if c.isalnum() or c in " -_").strip()
        return Path.home() / ((stem or tr("offers")) + ending)

    def may_leave(self) -> bool:
        """Ask about unsaved changes; True where nothing stands in the way of another document."""
        if self._document.is_clean:
            return True
        answer = self._dialogs.unsaved(self.name)
        return self.save() if answer == "save" else answer == "discard"

    def new(self) -> None:
        """Start an empty comparison."""
        if self.may_leave():
            self._document.replace(Comparison())

    def example(self) -> None:
        """Show the worked example, as a new comparison without a file."""
        if self.may_leave():
            self._document.replace(worked_example())

    def open_asked(self) -> None:
        """Ask which file to open."""
        folder = self._document.path.parent if self._document.path else Path.home()
        path = self._dialogs.open_file(str(folder))
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Open a file; where it cannot be read, say so and keep the open document."""
        if not self.may_leave():
            return False
        try:
            self._document.open(path)
        except OfferCompareError as error:
            self._dialogs.error(str(error))
            return False
        self._remember(path)
        return True

    def open_first_of(self, paths: Sequence[Path]) -> str:
        """Open the first file and note the others; returns what the person should know of them."""
        said = self.note(paths[1:])
        self.open(paths[0])
        return said

    def note(self, paths: Sequence[Path]) -> str:
        """Put files among the recent ones without opening them; returns a sentence about them, "" for none."""
        # One place is that of the file that is opened.
        found = [path for path in dict.fromkeys(paths) if path.is_file()][: MOST_RECENT - 1]
        for path in reversed(found):
            self._remember(path)
        left_out = len(paths) - len(found)
        if left_out:
            return tr(
                "Of the other files {count} are under File, Open recent; {left_out} are not.",
                count=len(found),
                left_out=left_out,
            )
        if not found:
            return ""
        return trn(
            "One more file is under File, Open recent: a window shows one comparison.",
            "{count} more files are under File, Open recent: a window shows one comparison.",
            len(found),
        )

    def save(self) -> bool:
        """Save to the document's file, asking for one where it has none."""
        if self._document.path is None:
            return self.save_as()
        if not self.may_overwrite():
            return False
        try:
            self._document.save()
        except FileChangedError:
            return self._save_over_or_beside()
        except OfferCompareError as error:
            self._dialogs.error(str(error))
            return False
        return True

    def save_as(self) -> bool:
        """Ask where to save, and save there."""
        path = self._dialogs.save_file(self.suggested())
        return path is not None and self._write(path)

    def _save_over_or_beside(self) -> bool:
        answer = self._dialogs.changed_elsewhere(self.name)
        if answer == "save_as":
            return self.save_as()
        assert self._document.path is not None
        return answer == "overwrite" and self._write(self._document.path)

    def _write(self, path: Path) -> bool:
        if path == self._document.path and not self.may_overwrite():
            return False
        try:
            self._document.save(path, overwrite=True)
        except OfferCompareError as error:
            self._dialogs.error(str(error))
            return False
        self._remember(path)
        return True
