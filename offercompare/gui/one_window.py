"""The window that listens for later starts: one per person and screen, the first that came."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from offercompare.gui.handover import GREETING, LARGEST, PATIENCE_MS, TAKEN, Meeting, decoded

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket


class OneWindow(QObject):
    """Holds the place of the first window. Signal: ``arrived(Request)`` for each later start."""

    arrived = Signal(object)

    def __init__(self, place: Meeting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._server: QLocalServer | None = None
        self._lock: QLockFile | None = None
        self.is_taken = False
        """Whether a program that lives had the place when it was last tried."""

    @property
    def is_listening(self) -> bool:
        """Whether later starts come here."""
        return self._server is not None

    def claim(self) -> bool:
        """Take the place unless a program that lives has it."""
        if self._lock is not None:
            return True
        if not self._place.prepare():
            return False
        lock = QLockFile(str(self._place.lock))
        # Only a holder that died loses it, however long it lived.
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
        self.is_taken = lock.error() == QLockFile.LockError.LockFailedError
        return self._lock is not None

    def listen(self) -> bool:
        """Be there for later starts, where the place is free; False where each start has a window of its own."""
        if self._server is None and self.claim():
            self._open_door()
        return self.is_listening

    def _open_door(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # The lock is ours, so what lies there is of a program that was killed.
        QLocalServer.removeServer(self._place.door)
        if not server.listen(self._place.door):
            server.deleteLater()
            self._leave()
            return
        server.newConnection.connect(self._greet)
        self._server = server

    def close(self) -> None:
        """Let the next window have the place."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._leave()

    def _leave(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _greet(self) -> None:
        while self._server is not None and (line := self._server.nextPendingConnection()) is not None:
            line.setReadBufferSize(LARGEST + 1)
            line.readyRead.connect(partial(self._read, line))
            line.disconnected.connect(line.deleteLater)
            QTimer.singleShot(PATIENCE_MS, line, line.abort)
            line.write(GREETING)

    def _read(self, line: QLocalSocket) -> None:
        if not line.canReadLine():
            if line.bytesAvailable() > LARGEST:
                line.abort()
            return
        request = decoded(bytes(line.readLine(LARGEST + 1).data()))
        if request is None:
            line.abort()
            return
        line.write(TAKEN)
        line.disconnectFromServer()
        self.arrived.emit(request)
