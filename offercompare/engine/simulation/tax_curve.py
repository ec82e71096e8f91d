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
from offercompare.engine.tax_rule import OwnRate, TaxRule, rounds_to_units

# A line stands for the bill where it is off by no more than this part of the wage.
_TOLERANCE = 1e-5
_CELLS = 8
_DEPTH = 6
# Below this many octaves from the highest wage one cell after another reaches down to 0.
_OCTAVES = 5
_TABLE = 16_384
# For fewer wages than these a table of its own costs more than it saves.
_FEW = 1500

Point = tuple[float, float]


def tax_on(rule: TaxRule, number: int, wages: Paths) -> Paths:
    """The tax on each of ``wages`` in the year with this index from 0; reporting currency, any shape, a new array.

    Exact where all wages are the same; else off by a hundred-thousandth of the wage or so.
    """
    if isinstance(rule, OwnRate):
        return wages * rule.rate
    if not wages.size:
        return np.zeros(wages.shape)
    low, high = float(wages.min()), float(wages.max())
    if low == high:
        return np.full(wages.shape, rule.amount(number, low))
    top = _octave_of(high)
    if wages.size < _FEW:
        return np.interp(wages, *_curve(rule, number, top))
    begin, slope = _table(rule, number, top)
    # Even cells are found by one multiplication, uneven ones by a search for each wage.
    index = (wages * (_TABLE / 2.0 ** (top + 1))).astype(np.intp)
    bills: Paths = slope.take(index)
    bills *= wages
    bills += begin.take(index)
    return bills


@lru_cache(maxsize=256)
def _table(rule: TaxRule, number: int, top: int) -> tuple[Paths, Paths]:
    """Even cells from 0 up to the end of an octave: where the line of each begins, and how steep it is."""
    edges = np.linspace(0.0, 2.0 ** (top + 1), _TABLE + 1)
    bills = np.interp(edges, *_curve(rule, number, top))
    slope = np.diff(bills) * (_TABLE / 2.0 ** (top + 1))
    return bills[:-1] - slope * edges[:-1], slope


@lru_cache(maxsize=256)
def _curve(rule: TaxRule, number: int, top: int) -> tuple[Paths, Paths]:
    """Wages and their bills, ascending, that cover everything from 0 up to the end of an octave."""
    points: list[Point] = list(_below(rule, number, top - _OCTAVES))
    for octave in range(top - _OCTAVES, top + 1):
        points += _octave(rule, number, octave)
    points.append((2.0 ** (top + 1), rule.amount(number, 2.0 ** (top + 1))))
    at, bill = np.array(points).T.copy()
    return at, bill


def _octave_of(wage: float) -> int:
    return floor(log2(wage))


@lru_cache(maxsize=2048)
def _octave(rule: TaxRule, number: int, octave: int) -> tuple[Point, ...]:
    """From a power of two up to the next, without it."""
    return tuple(_sampled(rule, number, 2.0**octave, 2.0 ** (octave + 1)))


@lru_cache(maxsize=512)
def _below(rule: TaxRule, number: int, octave: int) -> tuple[Point, ...]:
    return tuple(_sampled(rule, number, 0.0, 2.0**octave))


def _sampled(rule: TaxRule, number: int, low: float, high: float) -> Iterator[Point]:
    law = _Law(rule, number, _TOLERANCE * high + rounds_to_units(rule))
    edges = [low + (high - low) * cell / _CELLS for cell in range(_CELLS + 1)]
    for left, right in pairwise([law.at(wage) for wage in edges]):
        yield left
        yield from law.between(left, right, _DEPTH)


@dataclass(frozen=True, slots=True)
class _Law:
    """The bill of one year, asked wage by wage; a straight line may be ``off`` by so much."""

    rule: TaxRule
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
