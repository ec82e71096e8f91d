"""Type the weights: the panel of view Compare in a window; every number counts at once."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.gui.weighing.dialog import WeighingDialog
from offercompare.gui.weights_panel import WeightsPanel
from offercompare.numerals import Numerals
from offercompare.translation import tr


class TypingDialog(WeighingDialog):
    """The window of the panel, which the desk joins to the document."""

    SIZE = QSize(520, 620)

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        asks = tr("The others give way in proportion and all stay at 100 %; a pinned one stays where it is.")
        super().__init__(tr("Type the weights"), asks, document, numerals, parent)
        self.panel = WeightsPanel(numerals, self)
        self.body.addWidget(self.panel)
        self.body.addStretch(1)
        self.close_button = self.add_button(tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self.panel.show_evaluation(document.evaluation)
        self.panel.take_keyboard()

    def follow(self, change: Change) -> None:
        """Show the weights of now."""
        self.panel.show_evaluation(self.document.evaluation)
