"""A number that can tell how it was made: label, value, inputs, operation, source (the trail)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Unit = Literal["", "money", "fraction", "points", "index", "years", "months", "shares", "price", "rate"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One node of the trail. ``value`` is None where it is unknown, never 0 for want of knowledge.

    ``unit`` says how it is worded; money also carries its ``currency``. ``how`` is the operation in words,
    ``inputs`` what went into it, ``source`` where a figure that was not typed comes from.
    """

    label: str
    value: float | None
    unit: Unit = ""
    how: str = ""
    inputs: tuple[Figure, ...] = ()
    source: str = ""
    currency: str = ""

    @property
    def known(self) -> float:
        """The value; ``ValueError`` where it is unknown."""
        if self.value is None:
            raise ValueError(f"{self.label} is unknown")
        return self.value

    def named(self, label: str) -> Figure:
        """The same figure under another label."""
        return replace(self, label=label)

    def walk(self) -> Iterator[Figure]:
        """This figure and everything below it, depth first."""
        yield self
        for part in self.inputs:
            yield from part.walk()


def known_sum(label: str, parts: Iterable[Figure], currency: str, how: str = "", unit: Unit = "money") -> Figure:
    """The sum of the known parts: "at least" where some part is unknown (the caller names it)."""
    inputs = tuple(parts)
    return Figure(label, sum(part.value or 0.0 for part in inputs), unit, how, inputs, currency=currency)
