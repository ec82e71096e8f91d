"""Says in the status line that a simulation is under way, where it takes so long that a person may wonder."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from offercompare.gui.simulating import Simulating
from offercompare.translation import tr

SLOW_MS = 200


class SlowNote(QObject):
    """Tells how far a simulation is once it has taken ``SLOW_MS``; ``tell`` takes a sentence, empty when it is over."""

    def __init__(self, simulating: Simulating, tell: Callable[[str], object]) -> None:
        super().__init__(simulating)
        self._simulating, self._tell = simulating, tell
        self._far: tuple[int, int] | None = None
        self._is_told = False
        self._patience = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._patience.timeout.connect(self._say)
        simulating.started.connect(self._wait)
        simulating.progressed.connect(self._go_on)
        simulating.ended.connect(self._end)

    def _wait(self) -> None:
        self._far = None
        if not self._is_told:
            self._patience.start()

    def _go_on(self, done: int, total: int) -> None:
        self._far = (done, total)
        if self._is_told:
            self._say()

    def _say(self) -> None:
        self._is_told = True
        said = tr("Simulating…")
        if self._far is not None:
            done, total = self._far
            said = tr("Simulating: {done} of {total} offers. View Risk can stop it.", done=done, total=total)
        self._tell(said)

    def _end(self) -> None:
        self._patience.stop()
        if self._is_told:
            self._is_told = False
            self._tell("")
