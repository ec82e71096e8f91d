"""What goes on paper: asked before each print; what is private stays out unless ticked."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from offercompare.reference.papers import PAPERS
from offercompare.report.table import Options
from offercompare.translation import tr


class PrintOptions(QDialog):
    """Asks for paper, length and what may be shown. ``verb`` is what its button says."""

    def __init__(self, verb: str, paper: str, has_people: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        form = QFormLayout()
        self.paper = QComboBox(self)
        self.paper.addItems(PAPERS)
        self.paper.setCurrentText(paper)
        form.addRow(tr("&Paper"), self.paper)
        self.detail = QComboBox(self)
        self.detail.addItem(tr("One page"), "one-page")
        self.detail.addItem(tr("In full: every year, every reason"), "full")
        form.addRow(tr("&Length"), self.detail)
        column.addLayout(form)
        head = QLabel(tr("Left out unless you tick it:"), self)
        head.setObjectName("muted")
        column.addWidget(head)
        self.notes = self._box(column, tr("My &notes"))
        self.walk_away = self._box(column, tr("My &walk-away and delighted pay"))
        self.people = self._box(column, tr("My own scores of p&eople"))
        self.people.setEnabled(has_people)
        head = QLabel(tr("For showing it to others:"), self)
        head.setObjectName("muted")
        column.addWidget(head)
        self.names = self._box(column, tr("&Hide names of companies"))
        self.amounts = self._box(column, tr("Hide &amounts"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _box(self, column: QVBoxLayout, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        column.addWidget(box)
        return box

    def options(self) -> Options:
        """What was chosen."""
        return Options(
            detail=self.detail.currentData(),
            hide_names=self.names.isChecked(),
            hide_amounts=self.amounts.isChecked(),
            include_notes=self.notes.isChecked(),
            include_walk_away=self.walk_away.isChecked(),
            include_people=self.people.isChecked(),
        )
