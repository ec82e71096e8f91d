"""A finished report on disk: replaced whole or not at all, readable by its owner alone."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from offercompare.errors import OfferCompareError
from offercompare.report.words import line
from offercompare.translation import tr

OWNER_ONLY = 0o600
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def put(path: Path, data: bytes) -> None:
    """Put ``data`` in place of the file. Raises ``OfferCompareError`` when it cannot; then the old one stays."""
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            raise OfferCompareError(tr("This is no file; give the report a name of its own."), _shown(path))
        _replace(target, data)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        text = tr(
            "The report could not be written ({reason}); choose another name or folder.",
            reason=reason or tr("its name is not valid"),
        )
        raise OfferCompareError(text, _shown(path)) from error


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".offercompare-{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, _CREATE, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _shown(path: Path) -> str:
    return line(str(path), 120)
