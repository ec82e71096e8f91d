"""What view Risk waits for: the document's own simulation, and scenarios on the same random numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from offercompare.document.open_document import OpenDocument
from offercompare.engine.outcome import AS_IT_COMES, Scenario, Simulation
from offercompare.gui.risk.scenario_card import ProgressLine
from offercompare.gui.simulating import Request, Simulating

if TYPE_CHECKING:
    from offercompare.engine.simulation.streams import Draws

LATE_MS = 200
"""How long a calculation may take before it says so."""


class Rerun(Simulating):
    """Scenarios on a thread of their own, on the random numbers of the simulation as it comes."""

    def __init__(self, as_it_comes: Simulating, parent: QObject) -> None:
        super().__init__(parent)
        self._as_it_comes = as_it_comes

    def draws(self) -> Draws:
        """Those of the other one."""
        return self._as_it_comes.draws()


class Calculation(QObject):
    """Says on ``line`` how far it is, once it takes long. Signals: ``came`` where a scenario is there,
    ``simulation_wanted`` where the document's simulation was stopped and is wanted after all.
    """

    came = Signal()
    simulation_wanted = Signal()

    def __init__(self, document: OpenDocument, simulating: Simulating, line: ProgressLine) -> None:
        super().__init__(line)
        self._document, self._simulating, self._line = document, simulating, line
        self.scenario = AS_IT_COMES
        self.other: Simulation | None = None
        """The scenario that came last."""
        self._progress = (0, 0)
        self._rerun = Rerun(simulating, self)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._show_progress)
        # What is stopped only to begin anew is not at rest.
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.say_how_far)
        self._rerun.found.connect(self._found)
        for each in (self._simulating, self._rerun):
            each.progressed.connect(self._progressed)
            each.ended.connect(self._settle.start)
        line.stop_wanted.connect(self._stop)
        line.again_wanted.connect(self._again)

    def close_down(self) -> None:
        """Stop, and wait for the other thread; nothing is heard any more."""
        self._late.stop()
        self._simulating.progressed.disconnect(self._progressed)
        self._simulating.ended.disconnect(self._settle.start)
        self._rerun.close_down()
        self._settle.stop()

    @property
    def is_running(self) -> bool:
        """Whether an answer is still to come."""
        return self._simulating.is_running or self._rerun.is_running

    @property
    def shown(self) -> tuple[Simulation | None, Simulation | None]:
        """What can be shown of the scenario by now, and the simulation as it comes that goes behind it."""
        base = self._document.evaluation.simulation
        if self.scenario == AS_IT_COMES or base is None or self.other is None:
            return base, None
        return self.other, base

    def start_over(self) -> None:
        """Another comparison: as it comes, and nothing known of any scenario."""
        self._rerun.stop()
        self.scenario, self.other = AS_IT_COMES, None

    def want(self, scenario: Scenario) -> None:
        """From now on this scenario of the document as it is; what is not known of it yet is simulated."""
        self.scenario = scenario
        if not self.is_missing:
            self._rerun.stop()
        elif self._document.evaluation.is_simulated:
            before = self.other if self.other is not None and self.other.scenario == scenario else None
            self._rerun.start(Request(self._document.comparison, before, scenario))
        self.say_how_far()

    @property
    def is_missing(self) -> bool:
        """Whether what the scenario shows is still to come."""
        if self.scenario == AS_IT_COMES:
            return False
        found = self.other
        return found is None or found.scenario != self.scenario or not found.is_of(self._document.comparison)

    # Telling ------------------------------------------------------------------------------------------

    def say_how_far(self) -> None:
        """At rest nothing; a line where it takes long, or where it was stopped."""
        if self.is_running:
            self._progress = (0, len(self._document.comparison.offers))
            if self._line.isVisible():
                self._show_progress()
            elif not self._late.isActive():
                self._late.start()
        elif self.is_missing or not self._document.evaluation.is_simulated:
            self._line.show_stopped(self.shown[0] is not None)
        else:
            self._late.stop()
            self._line.hide()

    def _progressed(self, done: int, every: int) -> None:
        self._progress = (done, every)
        if self._line.isVisible():
            self._show_progress()

    def _show_progress(self) -> None:
        if self.is_running:
            self._line.show_progress(*self._progress, self.shown[0] is not None)

    def _found(self, found: Simulation) -> None:
        self.other = found
        self.came.emit()

    def _stop(self) -> None:
        self._simulating.stop()
        self._rerun.stop()

    def _again(self) -> None:
        if not self._document.evaluation.is_simulated:
            self.simulation_wanted.emit()
        self.want(self.scenario)
