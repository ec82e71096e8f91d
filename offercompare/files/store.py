"""Offer files on disk: read whole, replaced whole or not at all, readable by their owner alone."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat as mode
from dataclasses import dataclass, field
from pathlib import Path

from offercompare.errors import InputError, OfferCompareError
from offercompare.files.codec import decode_whole, encode
from offercompare.files.syntax import LARGEST_FILE, too_large
from offercompare.model import Comparison, LastSaved
from offercompare.model.problem import one_line
from offercompare.translation import tr

OWNER_ONLY = 0o600
# Each is missing on some system: Windows has no O_NONBLOCK, only Windows has O_BINARY.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was on disk. Equal stamps hold the same content; one that was merely touched is no change."""

    digest: str
    """SHA-256 of the content."""
    size: int
    """Bytes."""
    mtime_ns: int = field(compare=False)
    """Time of the last change, in ns since 1970."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A comparison, the state of the file it was read from, and the figures that the file was last saved with.

    ``last_saved`` is None where none belong to the comparison, ``unread`` says why they could not be read.
    """

    comparison: Comparison
    stamp: Stamp
    last_saved: LastSaved | None = None
    unread: str = ""


def read(path: Path) -> Opened:
    """The comparison in the file. Raises ``InputError`` when there is none or it cannot be read."""
    data, stamp = _content(path)
    found = decode_whole(data, str(path))
    return Opened(found.comparison, stamp, found.last_saved, found.unread)


def stamp(path: Path) -> Stamp | None:
    """What is on disk now, or None when there is no file. Raises ``InputError`` when it cannot be read."""
    return _content(path)[1] if os.path.lexists(path) else None


def contents(path: Path) -> bytes:
    """The bytes of the file, whatever they hold. Raises ``InputError`` when they cannot be read."""
    return _content(path)[0]


def write(path: Path, comparison: Comparison, last_saved: LastSaved | None = None) -> Stamp:
    """Put ``comparison``, and its figures where given, in place of the file, or of the file that a link points to.

    Raises ``OfferCompareError`` when it cannot; then what was there is still there.
    """
    data = encode(comparison, last_saved)
    if len(data) > LARGEST_FILE:
        raise OfferCompareError(
            tr("The comparison is larger than {size} MB; shorten its notes.", size=LARGEST_FILE >> 20), _shown(path)
        )
    try:
        target = Path(os.path.realpath(path))
        _check_target(target)
        return replace_whole(target, data)
    except (OSError, ValueError) as error:
        raise OfferCompareError(_not_written(error), _shown(path)) from error


def _content(path: Path) -> tuple[bytes, Stamp]:
    try:
        _check_regular(os.stat(path))  # noqa: PTH116 - a path with a NUL raises here, Path.stat hides it on some systems
        with os.fdopen(os.open(path, _READ), "rb") as file:
            state = os.fstat(file.fileno())
            _check_regular(state)
            if state.st_size > LARGEST_FILE:
                raise InputError(too_large(), _shown(path))
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise InputError(_not_read(error), _shown(path)) from error
    if len(data) > LARGEST_FILE:
        raise InputError(too_large(), _shown(path))
    return data, _stamp(data, state)


def _stamp(data: bytes, state: os.stat_result) -> Stamp:
    return Stamp(hashlib.sha256(data).hexdigest(), len(data), state.st_mtime_ns)


def _check_regular(state: os.stat_result) -> None:
    """A pipe or a device could block for ever or never end."""
    if mode.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not mode.S_ISREG(state.st_mode):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))


def _check_target(target: Path) -> None:
    """Replacing a name would also replace a pipe, a device, a circle of links, or a file made read-only on purpose."""
    try:
        _check_regular(target.stat())
    except FileNotFoundError:
        return
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def replace_whole(target: Path, data: bytes) -> Stamp:
    """Put ``data`` in place of what is there, for its owner alone. Raises ``OSError``; then what was there stays."""
    temporary = target.with_name(f".offercompare-{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, _CREATE, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            written = _stamp(data, os.fstat(file.fileno()))
        os.replace(temporary, target)  # noqa: PTH105 - beside os.open and os.fsync
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)
    return written


def _flush_folder(folder: Path) -> None:
    """Make the new name itself last through a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _shown(path: Path) -> str:
    return one_line(str(path), 120)


def _not_read(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return tr("There is no such file; check its name and folder.")
        case PermissionError():
            return tr("You are not allowed to read this file; change its permissions or choose another.")
        case IsADirectoryError():
            return tr("This is a folder; choose a file in it.")
        case OSError(errno=errno.ENODEV):
            return tr("This is a device or a pipe; choose a file.")
        case _:
            return tr("The file could not be read ({reason}); copy it elsewhere and try again.", reason=_reason(error))


def _not_written(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return tr("There is no such folder; save the comparison in another.")
        case IsADirectoryError():
            return tr("This is a folder; give the comparison a name of its own.")
        case PermissionError():
            return tr("You are not allowed to write here; save the comparison under another name or in another folder.")
        case OSError(errno=errno.ENODEV):
            return tr("This is a device or a pipe; save the comparison as a file.")
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return tr("The disk is full; free some space or save the comparison on another disk.")
        case OSError(errno=errno.EROFS):
            return tr("This disk cannot be written to; save the comparison on another.")
        case _:
            return tr("The file could not be written ({reason}); save the comparison elsewhere.", reason=_reason(error))


def _reason(error: OSError | ValueError) -> str:
    """The system's own words, without the path, which may be anything."""
    return one_line((error.strerror if isinstance(error, OSError) else None) or tr("its name is not valid"), 80)
