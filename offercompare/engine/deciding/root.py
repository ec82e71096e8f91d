"""Where something that rises with one amount reaches a level, asked at as few places as possible (MODEL 12.8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf, isclose

MOST_PLACES = 60
# A guess that stays on one side of the level for longer gives way to the middle.
_PATIENCE = 3
# So many known places make the curve by which the next one is guessed.
_NEAREST = 4
_BEYOND = 1.25
_NEAR = 100
Known = tuple[float, float]
"""A place and its height."""


class Curve:
    """A height that does not fall as the place grows; what was asked once is kept for every later level.

    ``tolerance`` is how exactly a place is wanted, ``level_tolerance`` how exactly its level must be met besides.
    """

    def __init__(self, height: Callable[[float], float], tolerance: float, level_tolerance: float = inf) -> None:
        self._height, self._tolerance, self._level_tolerance = height, tolerance, level_tolerance
        self.known: dict[float, float] = {}
        self._most = MOST_PLACES

    def at(self, place: float) -> float:
        """The height at a place."""
        if place not in self.known:
            self.known[place] = self._height(place)
        return self.known[place]

    def place_of(self, level: float, start: float, step: float, limit: float) -> float | None:
        """Where the height is ``level``, from ``start`` towards ``limit``; None where it is not reached by then.

        ``step`` is how far away the level is thought to be. Of a jump over the level the upper end is taken.
        """
        self._most = len(self.known) + MOST_PLACES
        is_below = self.at(start) < level
        # Two that are level are so but for the last digits of a logarithm.
        if isclose(self.at(start), level, rel_tol=1e-12):
            return start
        if limit in self.known and self.known[limit] != level and (self.known[limit] < level) == is_below:
            return None
        if self._ends(level, start, limit) is None and not self._walk(level, start, step, limit):
            return None
        return self._between(level, start, limit)

    def _walk(self, level: float, start: float, step: float, limit: float) -> bool:
        """Asks further and further out until the level is passed; whether it was."""
        before, place, is_below = start, _towards(start, abs(step), limit), self.at(start) < level
        least = 0.0
        while (self.at(place) < level) == is_below and self.at(place) != level:
            if place == limit or len(self.known) >= self._most:
                return False
            far, gone = abs(limit - place), abs(place - before)
            gained, lacking = abs(self.at(place) - self.at(before)), abs(level - self.at(place))
            further = max(_BEYOND * lacking * gone / gained + self._tolerance, least) if gained > 0 else far
            # A look half way would be spent on what the end says too.
            before, place = place, limit if further > far / 2 else _towards(place, further, limit)
            least = 2 * gone
        return True

    def _ends(self, level: float, start: float, limit: float) -> tuple[Known, Known] | None:
        """The nearest known places on both sides of the level, between start and limit; None without both."""
        low, high = min(start, limit), max(start, limit)
        inside = [(place, height) for place, height in self.known.items() if low <= place <= high]
        below = max((each for each in inside if each[1] < level), default=None)
        above = min((each for each in inside if each[1] >= level), default=None)
        return (below, above) if below is not None and above is not None and below < above else None

    def _between(self, level: float, start: float, limit: float) -> float:
        """Narrows the ends that enclose the level, by the curve through the known places, safeguarded by halves."""
        ends, slow = self._ends(level, start, limit), 0
        while ends is not None:
            (below, _), (above, over) = ends
            if above - below <= self._tolerance or over == level or len(self.known) >= self._most:
                return above
            place = _guess(self._nearest(level), level) if slow < _PATIENCE else below
            if not below < place < above:
                place = (below + above) / 2
            elif self._is_settled(level):
                return place
            self.at(place)
            ends = self._ends(level, start, limit)
            slow = slow + 1 if ends is not None and 2 * (ends[1][0] - ends[0][0]) > above - below else 0
        # Heights that fall somewhere: the place that is nearest to the level.
        return min(self.known, key=lambda known: abs(self.known[known] - level))

    def _nearest(self, level: float) -> list[Known]:
        """The known places nearest to the level, no two of one height."""
        by_height = {height: place for place, height in self.known.items()}
        heights = sorted(by_height, key=lambda height: abs(height - level))[:_NEAREST]
        return [(by_height[height], height) for height in heights]

    def _is_settled(self, level: float) -> bool:
        """Whether one known place more or less would not move the guess, for a smooth curve that is known near by."""
        known = self._nearest(level)
        if len(known) < _NEAREST:
            return False
        place = _guess(known, level)
        off, slope = abs(place - _guess(known[:-1], level)), abs(_slope(known[0], known[1]))
        # A bend of the curve between the place and the nearest known one shows in no guess: it must be near.
        is_near = abs(place - known[0][0]) <= _NEAR * self._tolerance
        return is_near and off <= self._tolerance / 2 and off * slope <= self._level_tolerance / 2


def _towards(place: float, far: float, limit: float) -> float:
    return min(place + far, limit) if limit > place else max(place - far, limit)


def _slope(first: Known, second: Known) -> float:
    return (second[1] - first[1]) / (second[0] - first[0])


def _guess(known: Sequence[Known], level: float) -> float:
    """Where the curve through these has the level: inverse interpolation after Neville."""
    places, heights = [place for place, _ in known], [height for _, height in known]
    for gap in range(1, len(known)):
        for index in range(len(known) - gap):
            first, last = heights[index], heights[index + gap]
            # Each pair of neighbours gives one estimate of a higher degree.
            places[index] = ((level - last) * places[index] - (level - first) * places[index + 1]) / (first - last)
    return places[0]
