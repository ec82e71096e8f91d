"""The questions the program asks and the files it lets one choose: the edge that tests replace."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from offercompare.gui.print_options import PrintOptions
from offercompare.gui.since_saved_dialog import SinceSavedDialog
from offercompare.numerals import ENGLISH
from offercompare.report.since_saved import SinceSaved
from offercompare.report.table import Options
from offercompare.translation import tr

Unsaved = Literal["save", "discard", "cancel"]
Elsewhere = Literal["overwrite", "save_as", "cancel"]


class Dialogs:
    """Asks the person; every answer may be "no"."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.numerals = ENGLISH
        """How numbers may be shown: whether amounts are hidden."""

    def open_file(self, folder: str) -> Path | None:
        """A file to open."""
        name, _ = QFileDialog.getOpenFileName(
            self._parent, tr("Open a comparison"), folder, tr("Comparisons (*.offers);;All files (*)")
        )
        return Path(name) if name else None

    def save_file(self, suggested: Path) -> Path | None:
        """Where to save the comparison."""
        return self._target(tr("Save the comparison"), suggested, tr("Comparisons (*.offers)"), (".offers",))

    def export_pdf(self, suggested: Path) -> Path | None:
        """Where to write a PDF."""
        return self._target(tr("Export PDF"), suggested, "PDF (*.pdf)", (".pdf",))

    def export_page(self, suggested: Path) -> Path | None:
        """Where to write a web page, Markdown or a table."""
        kinds = tr("Web page (*.html);;Markdown (*.md);;Table (*.csv)")
        return self._target(tr("Export"), suggested, kinds, (".html", ".md", ".csv"))

    def _target(self, title: str, suggested: Path, kinds: str, endings: tuple[str, ...]) -> Path | None:
        name, chosen = QFileDialog.getSaveFileName(self._parent, title, str(suggested), kinds)
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() in endings:
            return path
        wanted = next((ending for ending in endings if ending in chosen), endings[0])
        return path.with_name(path.name + wanted)

    def print_options(self, verb: str, paper: str, has_people: bool) -> tuple[str, Options] | None:
        """Paper and what goes on it."""
        asked = PrintOptions(verb, paper, has_people, self._parent)
        asked.amounts.setChecked(self.numerals.amounts_hidden)
        if asked.exec() != QDialog.DialogCode.Accepted:
            return None
        return asked.paper.currentText(), asked.options()

    def unsaved(self, name: str) -> Unsaved:
        """What to do with changes that are not saved."""
        box = self._box(QMessageBox.Icon.Question, tr("Save your changes to {name}?", name=name))
        box.setInformativeText(tr("Without saving they are lost."))
        save = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(tr("Don't save"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        return "save" if box.clickedButton() is save else "discard" if box.clickedButton() is drop else "cancel"

    def changed_elsewhere(self, name: str) -> Elsewhere:
        """What to do where another program changed the file."""
        box = self._box(QMessageBox.Icon.Warning, tr("{name} was changed by another program.", name=name))
        box.setInformativeText(tr("Saving over it loses what the other program wrote."))
        other = box.addButton(tr("Save under another name"), QMessageBox.ButtonRole.AcceptRole)
        over = box.addButton(tr("Save over it"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(other)
        box.exec()
        return "save_as" if box.clickedButton() is other else "overwrite" if box.clickedButton() is over else "cancel"

    def changed_figures(self, found: SinceSaved, currency: str) -> bool:
        """Whether to save over figures that this version sees differently, with the list of them."""
        asked = SinceSavedDialog(found, currency, self.numerals, asks=True, parent=self._parent)
        return asked.exec() == QDialog.DialogCode.Accepted

    def restore(self, name: str, when: str) -> bool:
        """Whether to bring back what an earlier run left unsaved."""
        box = self._box(QMessageBox.Icon.Question, tr("Bring back unsaved changes?"))
        box.setInformativeText(tr("The program ended on {when} with changes to {name}.", when=when, name=name))
        back = box.addButton(tr("Bring them back"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Drop them"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is back

    def error(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self._box(QMessageBox.Icon.Warning, self.numerals.spoken(sentence)).exec()

    def _box(self, icon: QMessageBox.Icon, text: str) -> QMessageBox:
        box = QMessageBox(icon, tr("OfferCompare"), text, QMessageBox.StandardButton.NoButton, self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        return box
