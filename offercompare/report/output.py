"""A finished report on disk: replaced whole or not at all, readable by its owner alone."""

from __future__ import annotations

import os
from pathlib import Path

from offercompare.errors import OfferCompareError
from offercompare.files.store import replace_whole
from offercompare.report.words import line
from offercompare.translation import tr


def put(path: Path, data: bytes) -> None:
    """Put ``data`` in place of the file. Raises ``OfferCompareError`` when it cannot; then the old one stays."""
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            raise OfferCompareError(tr("This is no file; give the report a name of its own."), _shown(path))
        replace_whole(target, data)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        text = tr(
            "The report could not be written ({reason}); choose another name or folder.",
            reason=reason or tr("its name is not valid"),
        )
        raise OfferCompareError(text, _shown(path)) from error


def _shown(path: Path) -> str:
    return line(str(path), 120)
