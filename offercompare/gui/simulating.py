"""Simulates off the window's thread: progress, a way to stop, and answers that come too late are dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from offercompare.engine.outcome import AS_IT_COMES, Scenario, Simulation
from offercompare.model import Comparison

if TYPE_CHECKING:
    from offercompare.engine.simulation.streams import Draws


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """What to simulate, beside which earlier outcomes that may still stand."""

    comparison: Comparison
    before: Simulation | None = None
    scenario: Scenario = AS_IT_COMES


class _Work(QRunnable):
    def __init__(self, owner: Simulating, number: int, request: Request) -> None:
        super().__init__()
        self._owner, self._number, self._request = owner, number, request

    def run(self) -> None:
        # Loaded here: numpy takes longer to load than the window to be painted.
        from offercompare.engine.simulation.simulate import simulate

        try:
            found = simulate(
                self._request.comparison, self._owner.draws(), self._request.before, self._request.scenario, self._go_on
            )
        except Exception as fault:
            self._owner.came.emit(self._number, fault)
            return
        self._owner.came.emit(self._number, found)

    def _go_on(self, done: int, total: int) -> bool:
        self._owner.went_on.emit(self._number, done, total)
        return self._owner.is_wanted(self._number)


class Simulating(QObject):
    """One simulation at a time on a thread of its own; the newest request is the one that is answered.

    Signals: ``started()``; ``found(simulation)``; ``progressed(done, total)``; ``ended()`` when nothing is being
    simulated any more, answered or stopped. A fault is raised in the thread that asked.
    """

    started = Signal()
    found = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()
    came = Signal(int, object)
    went_on = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number, self._wanted = 0, 0
        self._draws: Draws | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.came.connect(self._answer)
        self.went_on.connect(self._tell)

    @property
    def is_running(self) -> bool:
        """Whether an answer is still to come."""
        return self._wanted != 0

    def is_wanted(self, number: int) -> bool:
        """Whether the request with this number is still to be answered; asked from the other thread."""
        return number == self._wanted

    def draws(self) -> Draws:
        """The random numbers of all requests: a re-run works on the same."""
        from offercompare.engine.simulation.streams import Draws

        if self._draws is None:
            self._draws = Draws()
        return self._draws

    def start(self, request: Request) -> None:
        """Simulate; what is under way is given up."""
        self._number += 1
        self._wanted = self._number
        self.started.emit()
        self._pool.start(_Work(self, self._number, request))

    def stop(self) -> None:
        """Give up what is under way."""
        if self.is_running:
            self._wanted = 0
            self.ended.emit()

    def close_down(self) -> None:
        """Stop, and wait for the other thread: the window is about to go."""
        self._wanted = 0
        self._pool.waitForDone()

    def _tell(self, number: int, done: int, total: int) -> None:
        if self.is_wanted(number):
            self.progressed.emit(done, total)

    def _answer(self, number: int, answer: object) -> None:
        if not self.is_wanted(number):
            return
        self._wanted = 0
        if isinstance(answer, BaseException):
            self.ended.emit()
            raise answer
        if answer is not None:
            self.found.emit(answer)
        self.ended.emit()
