"""Work off the window's thread: progress, a way to stop, and answers that come too late are dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

GoOn = Callable[[int, int], bool]
"""Told how much is done of how much; False where nobody waits any more."""
Job = Callable[[GoOn], Iterator[object]]
"""Finds one answer after another."""


class _Work(QRunnable):
    def __init__(self, owner: Working, number: int, job: Job) -> None:
        super().__init__()
        self._owner, self._number, self._job = owner, number, job

    def run(self) -> None:
        if not self._owner.is_wanted(self._number):
            return
        try:
            for answer in self._job(self._go_on):
                self._owner.came.emit(self._number, answer, self._owner.answers_once)
        except Exception as fault:
            self._owner.came.emit(self._number, fault, True)
            return
        self._owner.came.emit(self._number, None, True)

    def _go_on(self, done: int, total: int) -> bool:
        self._owner.went_on.emit(self._number, done, total)
        return self._owner.is_wanted(self._number)


class Working(QObject):
    """One job at a time on a thread of its own; the newest is the one that is answered.

    Signals: ``started()``; ``found(answer)``; ``progressed(done, total)``; ``ended()`` when nothing is under way any
    more, answered or stopped. A fault is raised in the thread that asked.
    """

    answers_once = False
    """Whether the first answer of a job is its last."""
    started = Signal()
    found = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()
    came = Signal(int, object, bool)
    went_on = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number, self._wanted = 0, 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.came.connect(self._answer)
        self.went_on.connect(self._tell)

    @property
    def is_running(self) -> bool:
        """Whether an answer is still to come."""
        return self._wanted != 0

    def is_wanted(self, number: int) -> bool:
        """Whether the job with this number is still to be answered; asked from the other thread."""
        return number == self._wanted

    def begin(self, job: Job) -> None:
        """Do this job; what is under way is given up."""
        self._number += 1
        self._wanted = self._number
        self.started.emit()
        self._pool.start(_Work(self, self._number, job))

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

    def _answer(self, number: int, answer: object, is_last: bool) -> None:
        if not self.is_wanted(number):
            return
        if is_last:
            self._wanted = 0
        if isinstance(answer, BaseException):
            self.ended.emit()
            raise answer
        if answer is not None:
            self.found.emit(answer)
        if is_last:
            self.ended.emit()
