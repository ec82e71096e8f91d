"""A screen of its own with a window manager, and just enough of X11 to see a window appear and to close it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

PROPERTY_CHANGES = 1 << 22
MANAGER_EVENTS = (1 << 19) | (1 << 20)
CLIENT_MESSAGE = 33
ANY_TYPE = 0


class Message(ctypes.Structure):
    """XClientMessageEvent, with the room that Xlib takes for an event."""

    _fields_ = (
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int), ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong), ("message", ctypes.c_ulong), ("format", ctypes.c_int), ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 12),
    )  # fmt: skip


@contextmanager
def screen(size: str = "1366x768x24") -> Iterator[Screen]:
    """Xvfb and openbox, for as long as the block lasts; raises FileNotFoundError where one is not installed."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-screen", "0", size, "-nolisten", "tcp", "-displayfd", str(writing)]
    with _running(words, pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as told:
            name = f":{told.readline().strip()}"
        with _running(["openbox"], env={**os.environ, "DISPLAY": name}):
            seen = Screen(name)
            seen.wait_for_manager()
            yield seen


@contextmanager
def _running(words: list[str], **options: object) -> Iterator[None]:
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    try:
        yield
    finally:
        process.terminate()
        process.wait()


class Screen:
    """One X display, looked at from outside the program that is measured."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._x = _xlib()
        self._display = self._x.XOpenDisplay(name.encode())
        if not self._display:
            raise ConnectionError(f"No X server answers at {name}.")
        self._root = self._x.XDefaultRootWindow(self._display)
        self._x.XSelectInput(self._display, self._root, PROPERTY_CHANGES)

    def wait_for_manager(self, seconds: float = 10) -> None:
        """Until the window manager has taken over the screen."""
        self._until(lambda: self._property("_NET_SUPPORTING_WM_CHECK"), seconds)

    def wait_for_window(self, seconds: float = 60) -> int:
        """Until a window is shown; returns its id. Raises TimeoutError where none comes."""
        return self._until(lambda: self._property("_NET_CLIENT_LIST"), seconds)[0]

    def close(self, window: int) -> None:
        """Ask the window to close, as a click on its cross does."""
        message = Message(type=CLIENT_MESSAGE, window=window, message=self._atom("_NET_CLOSE_WINDOW"), format=32)
        self._x.XSendEvent(self._display, self._root, 0, MANAGER_EVENTS, ctypes.byref(message))
        self._x.XFlush(self._display)

    def _until(self, found: object, seconds: float) -> list[int]:
        end = time.monotonic() + seconds
        while not (values := found()):  # type: ignore[operator]
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"Nothing appeared on {self.name} within {seconds:.0f} s.")
            # Woken by the server: asking in a loop would take time from the program that is measured.
            select.select([self._x.XConnectionNumber(self._display)], [], [], min(left, 1))
            self._drop_events()
        return values  # type: ignore[no-any-return]

    def _drop_events(self) -> None:
        event = Message()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, ctypes.byref(event))

    def _property(self, name: str) -> list[int]:
        kind, form, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        values = ctypes.POINTER(ctypes.c_ulong)()
        self._x.XGetWindowProperty(
            self._display, self._root, self._atom(name), 0, 64, 0, ANY_TYPE, ctypes.byref(kind), ctypes.byref(form),
            ctypes.byref(count), ctypes.byref(left), ctypes.byref(values),
        )  # fmt: skip
        if not values:
            return []
        read = [values[number] for number in range(count.value)]
        self._x.XFree(values)
        return read

    def _atom(self, name: str) -> int:
        return int(self._x.XInternAtom(self._display, name.encode(), 0))


def _xlib() -> ctypes.CDLL:
    with suppress(OSError):
        library = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        library.XOpenDisplay.restype = ctypes.c_void_p
        for name in ("XDefaultRootWindow", "XInternAtom"):
            getattr(library, name).restype = ctypes.c_ulong
        pointer, number, long = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
        library.XDefaultRootWindow.argtypes = library.XConnectionNumber.argtypes = [pointer]
        library.XPending.argtypes = library.XFlush.argtypes = [pointer]
        library.XInternAtom.argtypes = [pointer, ctypes.c_char_p, number]
        library.XSelectInput.argtypes = [pointer, long, ctypes.c_long]
        library.XNextEvent.argtypes = [pointer, pointer]
        library.XSendEvent.argtypes = [pointer, long, number, ctypes.c_long, pointer]
        library.XGetWindowProperty.argtypes = [
            pointer,
            long,
            long,
            ctypes.c_long,
            ctypes.c_long,
            number,
            long,
            *[pointer] * 5,
        ]
        library.XFree.argtypes = [pointer]
        return library
    raise FileNotFoundError("libX11 was not found.")
