"""The first paths of other draws: the same futures, fewer of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.streams import Component, Draws


class FirstDraws(Draws):
    """Of draws for ``all_paths`` the first ones, whatever fewer number is asked for."""

    def __init__(self, draws: Draws, all_paths: int) -> None:
        super().__init__()
        self._draws, self._all_paths = draws, all_paths
        self._first: dict[tuple[int, str, Component, int, int], Paths] = {}

    def normals(self, seed: int, key: str, component: Component, rows: int, paths: int) -> Paths:
        """Standard normal draws of one offer."""

        def drawn() -> Paths:
            return self._draws.normals(seed, key, component, rows, self._all_paths)

        return self._of((seed, key, component, rows, paths), drawn)

    def events(self, seed: int, key: str, rows: Literal[1, 3], paths: int) -> Paths:
        """What a layoff waits for, what an exit or failure waits for, and which it is."""

        def drawn() -> Paths:
            return self._draws.events(seed, key, rows, self._all_paths)

        return self._of((seed, key, "events", rows, paths), drawn)

    def _of(self, wanted: tuple[int, str, Component, int, int], drawn: Callable[[], Paths]) -> Paths:
        if wanted not in self._first:
            # A copy: a part of the whole would keep all of it alive, its rows far from each other.
            first = drawn()[:, : wanted[-1]].copy()
            first.setflags(write=False)
            self._first[wanted] = first
        return self._first[wanted]
