"""Random numbers by stream: the same for the same seed and offer, whatever else stands in the comparison (MODEL 8)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock
from typing import Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from offercompare.engine.simulation.paths import Paths

Component = Literal["events", "raise", "payout", "price", "multiple", "market", "decide", "weights"]
Picks = NDArray[np.uint16 | np.uint32]
Wanted = tuple[int, str, Component, int, int]

_NUMBERS: dict[Component, int] = {
    "events": 0,
    "raise": 1,
    "payout": 2,
    "price": 3,
    "multiple": 4,
    "market": 5,
    "decide": 6,
    "weights": 7,
}
# All offers move with one market.
_MARKET = "market"
_MOST_BYTES = 256 * 2**20
# Samples whose picked paths are looked up at once: as many as the cache of a processor holds.
_BLOCK = 1_000


class Draws:
    """Draws by stream, kept while there is room: a re-run with other inputs works on the same numbers.

    Arrays have shape (rows, paths) and cannot be written to. More rows begin with the fewer ones.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Wanted, Paths] = OrderedDict()
        self._picks: tuple[tuple[int, int, int, int], Picks] | None = None
        self._lock = Lock()
        self.beside: dict[type, object] = {}
        """What was worked out on these draws, by its kind: it goes when they go."""

    @property
    def bytes_kept(self) -> int:
        """How much memory the kept draws take."""
        return sum(drawn.nbytes for drawn in self._kept.values())

    def normals(self, seed: int, key: str, component: Component, rows: int, paths: int) -> Paths:
        """Standard normal draws of one offer."""
        return self.drawn(seed, key, component, rows, paths, lambda stream: stream.standard_normal((rows, paths)))

    def market(self, seed: int, rows: int, paths: int) -> Paths:
        """Standard normal draws that all offers share."""
        return self.normals(seed, _MARKET, "market", rows, paths)

    def events(self, seed: int, key: str, rows: Literal[1, 3], paths: int) -> Paths:
        """What a layoff waits for and what an exit or failure waits for, in units of its mean; and which it is.

        Exponential, exponential, uniform; with one row the layoff alone.
        """

        def draw(stream: np.random.Generator) -> Paths:
            drawn = np.empty((rows, paths))
            stream.standard_exponential(out=drawn[: min(rows, 2)])
            if rows == 3:
                stream.random(out=drawn[2])
            return drawn

        return self.drawn(seed, key, "events", rows, paths, draw)

    def means_of_picks(self, seed: int, values: Paths, samples: int, picked: int) -> Paths:
        """In each sample the mean of the values of ``picked`` paths, drawn with replacement; one figure a sample.

        The same paths for all arrays of one length: what they share, as the market, they share in a sample too.
        """

        def mean(_: np.random.Generator) -> Paths:
            picks, found = self._picked(seed, values.size, samples, picked), np.empty(samples)
            for start in range(0, samples, _BLOCK):
                block = picks[start : start + _BLOCK].astype(np.intp)
                found[start : start + _BLOCK] = values.take(block, mode="clip").mean(axis=1)
            return found

        # By content, so that what is kept is never that of other values.
        key = blake2b(values.tobytes(), digest_size=16).hexdigest()
        return self.drawn(seed, f"means/{key}", "decide", picked, samples, mean)

    def _picked(self, seed: int, paths: int, samples: int, picked: int) -> Picks:
        wanted = (seed, paths, samples, picked)
        kept = self._picks
        if kept is not None and kept[0] == wanted:
            return kept[1]
        kind = np.uint16 if paths <= np.iinfo(np.uint16).max else np.uint32
        picks: Picks = stream(seed, "picks", "decide").integers(0, paths, (samples, picked), dtype=kind)
        self._picks = wanted, picks
        return picks

    def drawn(
        self,
        seed: int,
        key: str,
        component: Component,
        rows: int,
        paths: int,
        draw: Callable[[np.random.Generator], Paths],
    ) -> Paths:
        """What ``draw`` makes of a stream, made once: the arguments before it must say all that it depends on."""
        wanted = (seed, key, component, rows, paths)
        with self._lock:
            kept = self._kept.get(wanted)
            if kept is not None:
                self._kept.move_to_end(wanted)
                return kept
        drawn = draw(stream(seed, key, component))
        drawn.setflags(write=False)
        with self._lock:
            self._kept[wanted] = drawn
            while len(self._kept) > 1 and self.bytes_kept > self._most_bytes:
                self._kept.popitem(last=False)
        return drawn


def stream(seed: int, key: str, component: Component) -> np.random.Generator:
    """One generator per seed, offer and component; crc32 is the same in every run, Python's hash is not."""
    entropy = [seed, crc32(key.encode()), _NUMBERS[component]]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy)))
