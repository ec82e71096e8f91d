"""What was worked out for one offer, kept for the next time that it is tried with something changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

# The first stays, for it is what changes start from; the latest, for the next change may touch another part.
_OF_EACH = 2


class Kept:
    """Parts of the calculation of one offer, each with all that it depends on, compared by value.

    Of each part the first one asked for and the latest stay. What is handed out must not be written to.
    """

    def __init__(self) -> None:
        self._parts: dict[object, list[tuple[tuple[Any, ...], Any]]] = {}

    def found(self, part: object, rests_on: tuple[Any, ...], make: Callable[[], T]) -> T:
        """The part if it was made of the same before, else made now. Equal parts are the same object."""
        known = self._parts.setdefault(part, [])
        for before, value in known:
            if before == rests_on:
                kept: T = value
                return kept
        made = make()
        del known[_OF_EACH - 1 :]
        known.append((rests_on, made))
        return made
