"""Standard output as it is: closed, full, a pipe that nobody reads, or a terminal of few characters."""

from __future__ import annotations

import os
import sys

from offercompare.errors import OfferCompareError
from offercompare.translation import tr

# For terminals that lack the characters of good typography.
_PLAIN = str.maketrans({"\u00a0": " ", "−": "-", "–": "-", "×": "x", "≥": ">=", "·": "-", "’": "'", "…": "..."})


def show(text: str) -> None:
    """Put the result on standard output, with plain characters where it lacks others."""
    out = sys.stdout
    if out is None:
        raise OfferCompareError(tr("Standard output is closed; direct the result to a file."))
    encoding = getattr(out, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    try:
        out.write(text)
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        text = tr("The result could not be written ({reason}); direct it elsewhere.", reason=error.strerror)
        drop()
        raise OfferCompareError(text) from error


def flush() -> None:
    """Hand on what is still held back. Raises ``BrokenPipeError`` where nobody reads on."""
    if sys.stdout is not None:
        sys.stdout.flush()


def drop() -> None:
    """Nobody reads on; without this the interpreter complains once more when it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None
