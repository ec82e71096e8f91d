"""Keeps the results of the open document fresh off the window's thread: first the outcomes, then the choice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.gui.deciding import Deciding
from offercompare.gui.simulating import Request, Simulating
from offercompare.gui.slow_note import SlowNote


class Calculating(QObject):
    """Hands to the document what its results lack; ``tell`` takes a sentence where that takes long.

    Without ``decides`` the choice is left alone.
    """

    def __init__(
        self, document: OpenDocument, tell: Callable[[str], object], decides: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._decides = document, decides
        self.simulating = Simulating(self)
        self.deciding = Deciding(self.simulating, self)
        self.simulating.found.connect(document.take)
        self.deciding.found.connect(document.take_decision)
        SlowNote(self.simulating, tell)

    def follow(self, change: Change) -> None:
        """The document or its results have changed."""
        if not change.results_alone:
            self.deciding.stop()
            self.simulate()
        self._decide()

    def simulate(self) -> None:
        """Start to simulate what the results lack; what is under way is of a comparison that is gone."""
        self.simulating.stop()
        evaluation = self._document.evaluation
        if not evaluation.is_simulated and evaluation.comparison.offers:
            self.simulating.start(Request(evaluation.comparison, evaluation.simulation))

    def _decide(self) -> None:
        """Start to analyse the choice, unless that is under way or done for these very results."""
        evaluation = self._document.evaluation
        known = evaluation.decision
        begun = known is not None and known.is_of(evaluation.comparison, evaluation.simulation)
        if begun and (evaluation.is_decided or self.deciding.is_running):
            return
        if self._decides and evaluation.is_simulated:
            self.deciding.start(evaluation)

    def close_down(self) -> None:
        """The window is about to go."""
        self.deciding.close_down()
        self.simulating.close_down()
