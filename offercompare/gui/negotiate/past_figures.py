"""Calculates earlier terms off the window's thread, one after the other, and keeps what it found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject

from offercompare.engine import Evaluated, Evaluation
from offercompare.gui.working import GoOn, Working
from offercompare.model import Offer


class PastFigures(Working):
    """``found`` tells (terms, evaluated) as each is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._known: list[tuple[Offer, Evaluated]] = []
        self.found.connect(self._keep)

    def of(self, terms: Offer) -> Evaluated | None:
        """What was found of these terms; None while it is still to come."""
        return next((found for known, found in self._known if known is terms), None)

    def want(self, evaluation: Evaluation, terms: Sequence[Offer]) -> None:
        """Calculate these terms within a simulated evaluation, but for what is known of it already."""
        if not self._is_of(evaluation):
            self.stop()
            self._evaluation, self._known = evaluation, []
        missing = [each for each in terms if self.of(each) is None]
        if not missing or self.is_running:
            return

        def job(go_on: GoOn) -> Iterator[object]:
            from offercompare.engine.earlier_terms import on_terms

            for number, each in enumerate(missing):
                if not go_on(number, len(missing)):
                    return
                yield each, on_terms(evaluation, each)

        self.begin(job)

    def _is_of(self, evaluation: Evaluation) -> bool:
        of = self._evaluation
        return of is not None and of.comparison is evaluation.comparison and of.simulation is evaluation.simulation

    def _keep(self, found: tuple[Offer, Evaluated]) -> None:
        self._known.append(found)
