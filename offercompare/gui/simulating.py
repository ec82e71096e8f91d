"""Simulates off the window's thread (MODEL 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from offercompare.engine.outcome import AS_IT_COMES, Scenario, Simulation
from offercompare.gui.working import GoOn, Working
from offercompare.model import Comparison

if TYPE_CHECKING:
    from offercompare.engine.simulation.streams import Draws


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """What to simulate, beside which earlier outcomes that may still stand."""

    comparison: Comparison
    before: Simulation | None = None
    scenario: Scenario = AS_IT_COMES


class Simulating(Working):
    """``found`` tells the simulation of the newest request; progress counts offers."""

    answers_once = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draws: Draws | None = None

    def draws(self) -> Draws:
        """The random numbers of all requests: a re-run works on the same."""
        from offercompare.engine.simulation.streams import Draws

        if self._draws is None:
            self._draws = Draws()
        return self._draws

    def start(self, request: Request) -> None:
        """Simulate; what is under way is given up."""

        def job(go_on: GoOn) -> Iterator[object]:
            # Loaded here: numpy takes longer to load than the window to be painted.
            from offercompare.engine.simulation.simulate import simulate

            yield simulate(request.comparison, self.draws(), request.before, request.scenario, go_on)

        self.begin(job)
