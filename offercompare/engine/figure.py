"""A number that can tell how it was made: label, value, inputs, operation, source (the trail)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, overload

Unit = Literal["", "money", "fraction", "points", "index", "years", "months", "shares", "price", "rate", "hours"]


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
    inputs: Sequence[Figure] = ()
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


class Later(Sequence[Figure]):
    """Inputs of a figure that are made when somebody opens its trail: most trails are never opened."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Sequence[Figure]]) -> None:
        self._make = make
        self._made: tuple[Figure, ...] | None = None

    def _all(self) -> tuple[Figure, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    @overload
    def __getitem__(self, index: int) -> Figure: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Figure]: ...
    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())


def known_sum(label: str, parts: Iterable[Figure], currency: str, how: str = "", unit: Unit = "money") -> Figure:
    """The sum of the known parts: "at least" where some part is unknown (the caller names it)."""
    inputs = tuple(parts)
    return Figure(label, sum(part.value or 0.0 for part in inputs), unit, how, inputs, currency=currency)
