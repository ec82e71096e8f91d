"""Tax on whole arrays of wages: the bill of one place and year as a piecewise linear function (MODEL 7a).

The law is asked at few wages, more where it bends; between these its bill is a straight line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import floor, log2

import numpy as np

from offercompare.engine.simulation.paths import Paths
from offercompare.engine.tax_rule import Billed, OwnRate, TaxRule, rounds_to_units

# A line stands for the bill where it is off by no more than this part of the wage.
_TOLERANCE = 1e-5
_CELLS = 8
_DEPTH = 6
# Below this many octaves from the highest wage one cell after another reaches down to 0.
_OCTAVES = 5
_TABLE = 8_192
# For fewer wages than these a table of its own costs more than it saves.
_FEW = 1500

Point = tuple[float, float]


@lru_cache(maxsize=64)
def tax_curves(rule: TaxRule) -> TaxCurves:
    """The tax of one rule on arrays; what was asked of it before is kept."""
    return TaxCurves(rule)


class TaxCurves:
    """What depends on a year's wages alone, such as the tax of one place and person, year by year.

    Curves and tables are made when they are first needed.
    """

    def __init__(self, rule: Billed) -> None:
        self._rule = rule
        self._octaves: dict[tuple[int, int, bool], tuple[Point, ...]] = {}
        self._curves: dict[tuple[int, int], tuple[Paths, Paths]] = {}
        self._tables: dict[tuple[int, int], tuple[Paths, Paths]] = {}
        self._last: dict[int, Point] = {}

    def on(self, number: int, wages: Paths) -> Paths:
        """The tax on each of ``wages`` in the year with this index from 0; reporting currency, any shape, a new array.

        Exact where all wages are the same; else off by a hundred-thousandth of the wage or so.
        """
        if isinstance(self._rule, OwnRate):
            return wages * self._rule.rate
        if not wages.size:
            return np.zeros(wages.shape)
        high = float(wages.max())
        if wages.item(0) == high and wages.min() == high:
            return np.full(wages.shape, self._amount(number, high))
        top = _octave_of(high)
        if wages.size < _FEW:
            return np.interp(wages, *self._curve(number, top))
        begin, slope = self._table(number, top)
        # Even cells are found by one multiplication, uneven ones by a search for each wage.
        index = (wages * (_TABLE / 2.0 ** (top + 1))).astype(np.intp)
        bills: Paths = slope.take(index, mode="clip")
        bills *= wages
        bills += begin.take(index, mode="clip")
        return bills

    def _amount(self, number: int, wage: float) -> float:
        """The bill of the law itself; the last one of each year is kept."""
        if self._last.get(number, (-1.0, 0.0))[0] != wage:
            self._last[number] = wage, self._rule.amount(number, wage)
        return self._last[number][1]

    def _table(self, number: int, top: int) -> tuple[Paths, Paths]:
        """Even cells from 0 up to the end of an octave: where the line of each begins, and how steep it is."""
        if (number, top) not in self._tables:
            edges = np.linspace(0.0, 2.0 ** (top + 1), _TABLE + 1)
            bills = np.interp(edges, *self._curve(number, top))
            slope = np.diff(bills) * (_TABLE / 2.0 ** (top + 1))
            self._tables[number, top] = bills[:-1] - slope * edges[:-1], slope
        return self._tables[number, top]

    def _curve(self, number: int, top: int) -> tuple[Paths, Paths]:
        """Wages and their bills, ascending, that cover everything from 0 up to the end of an octave."""
        if (number, top) not in self._curves:
            points = list(self._octave(number, top - _OCTAVES, from_zero=True))
            for octave in range(top - _OCTAVES, top + 1):
                points += self._octave(number, octave)
            points.append((2.0 ** (top + 1), self._rule.amount(number, 2.0 ** (top + 1))))
            at, bill = np.array(points).T.copy()
            self._curves[number, top] = at, bill
        return self._curves[number, top]

    def _octave(self, number: int, octave: int, from_zero: bool = False) -> tuple[Point, ...]:
        """From a power of two up to the next, without it; or from 0 up to the power of two."""
        if (number, octave, from_zero) not in self._octaves:
            low, high = (0.0, 2.0**octave) if from_zero else (2.0**octave, 2.0 ** (octave + 1))
            self._octaves[number, octave, from_zero] = tuple(_sampled(self._rule, number, low, high))
        return self._octaves[number, octave, from_zero]


def _octave_of(wage: float) -> int:
    return floor(log2(wage))


def _sampled(rule: Billed, number: int, low: float, high: float) -> Iterator[Point]:
    law = _Law(rule, number, _TOLERANCE * high + rounds_to_units(rule))
    edges = [low + (high - low) * cell / _CELLS for cell in range(_CELLS + 1)]
    for left, right in pairwise([law.at(wage) for wage in edges]):
        yield left
        yield from law.between(left, right, _DEPTH)


@dataclass(frozen=True, slots=True)
class _Law:
    """The bill of one year, asked wage by wage; a straight line may be ``off`` by so much."""

    rule: Billed
    number: int
    off: float

    def at(self, wage: float) -> Point:
        """The bill of a wage."""
        return wage, self.rule.amount(self.number, wage)

    def between(self, left: Point, right: Point, depth: int) -> Iterator[Point]:
        """Points inside, as many as straight lines need to stay close to the bill."""
        middle = self._on(left, right, 0.5)
        if not depth or (self._is_near(middle, left, right) and self._is_near(self._on(left, right, 0.2), left, right)):
            return
        meets = self._bend(left, right) or middle
        yield from self.between(left, meets, depth - 1)
        yield meets
        yield from self.between(meets, right, depth - 1)

    def _on(self, left: Point, right: Point, part: float) -> Point:
        return self.at(left[0] + (right[0] - left[0]) * part)

    def _is_near(self, point: Point, left: Point, right: Point) -> bool:
        part = (point[0] - left[0]) / (right[0] - left[0])
        return abs(point[1] - (left[1] + (right[1] - left[1]) * part)) <= self.off

    def _bend(self, left: Point, right: Point) -> Point | None:
        """Where the lines at both ends meet, if that is inside and the bill is there; else None."""
        step = (right[0] - left[0]) / 64
        rises = (self.at(left[0] + step)[1] - left[1]) / step
        ends = (right[1] - self.at(right[0] - step)[1]) / step
        if rises == ends:
            return None
        wage = left[0] + (right[1] - left[1] - ends * (right[0] - left[0])) / (rises - ends)
        if not left[0] < wage < right[0]:
            return None
        found = self.at(wage)
        return found if abs(found[1] - (left[1] + rises * (wage - left[0]))) <= self.off else None
