"""Analyses the choice off the window's thread, part by part (MODEL 12)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from offercompare.engine import Evaluation
from offercompare.gui.simulating import Simulating
from offercompare.gui.working import GoOn, Working


class Deciding(Working):
    """``found`` tells the decision again and again, each time with one part more.

    It tries other terms on the random numbers of the simulation.
    """

    def __init__(self, simulating: Simulating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._simulating = simulating

    def start(self, evaluation: Evaluation) -> None:
        """Analyse a simulated evaluation; what is under way is given up."""

        def job(go_on: GoOn) -> Iterator[object]:
            from offercompare.engine.deciding.decide import decide

            yield from decide(evaluation, self._simulating.draws(), lambda: go_on(0, 0))

        self.begin(job)
