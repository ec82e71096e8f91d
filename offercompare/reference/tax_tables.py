"""Tax tables as data: one file per country and year, piecewise-linear steps, a source on every row (MODEL 7a).

A tax is a list of steps in the order of its rows. A step is a schedule (rows of ``from``, ``amount``, ``rate``, ``by``)
of one quantity ``on``; its role says what the value does. ``resources/data/tax/README.md`` describes every column.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import ceil, floor
from typing import Literal, get_args

from offercompare import resources

Level = Literal["federal", "payroll", "state", "state_payroll", "local"]
Role = Literal["income", "deduction", "state_and_local", "tax", "addition", "credit", "refund", "scale", "cap", "floor"]
Per = Literal["household", "person", "spouse"]
Filing = Literal["single", "joint", "head_of_household"]
LEVELS: tuple[Level, ...] = get_args(Level)
BOUNDS: tuple[Role, ...] = ("scale", "cap", "floor")
_FOLDER = "data/tax"
# An increment met exactly is not counted as begun for a rounding error of floating point.
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Segment:
    """From ``start`` on the value is ``amount`` + ``rate`` times what lies above it.

    ``by`` counts the part above in whole increments: begun ones when positive, completed ones when negative.
    """

    start: float
    amount: float
    rate: float
    by: float = 0.0

    def at(self, x: float) -> float:
        """The value at ``x``, which lies in this segment."""
        above = x - self.start
        if self.by:
            size = abs(self.by)
            count = round(above / size, _DIGITS)
            above = (ceil(count) if self.by > 0 else floor(count)) * size
        return self.amount + self.rate * above


@dataclass(frozen=True, slots=True)
class Schedule:
    """A piecewise-linear function, 0 below its first segment; a bound belongs to the segment below it."""

    segments: tuple[Segment, ...]

    def at(self, x: float) -> float:
        """The value at ``x``."""
        found = None
        for segment in self.segments:
            if x <= segment.start and found is not None:
                break
            if x < segment.start:
                return 0.0
            found = segment
        return found.at(x) if found is not None else 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a tax: ``role`` says what its value does, ``scale`` and ``cap`` hold it down.

    ``fixed`` marks amounts that the law fixes: they do not grow with the years. ``when`` is a condition on the
    person ("student_loan=plan_2"), empty where the step is for everybody.
    """

    label: str
    role: Role
    on: str
    schedule: Schedule
    fixed: bool
    when: str
    source: str
    confirmed_by: str
    scale: Step | None = None
    cap: Step | None = None
    floor: Step | None = None


@dataclass(frozen=True, slots=True)
class Tax:
    """One tax of a jurisdiction for one filing status; ``per`` spouse where a couple may choose to be taxed apart."""

    jurisdiction: str
    level: Level
    label: str
    per: Per
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TaxTable:
    """The taxes of one jurisdiction in one year, as published; an empty one levies none and says who says so."""

    jurisdiction: str
    year: int
    taxes: tuple[Tax, ...]


@cache
def years(country: str) -> tuple[int, ...]:
    """The years for which the country has a file, in order."""
    files = resources.path(_FOLDER).glob(f"{country}-*.csv")
    return tuple(sorted(int(file.stem.rpartition("-")[2]) for file in files))


@cache
def newest_year() -> int:
    """The newest year that any country has a file for."""
    files = resources.path(_FOLDER).glob("??-*.csv")
    return max(int(file.stem.rpartition("-")[2]) for file in files)


@cache
def has_regions(country: str) -> bool:
    """Whether states, provinces or cantons levy taxes of their own: then the nation's alone is not the whole."""
    return any(row["jurisdiction"].startswith(f"{country}-") for year in years(country) for row in _rows(country, year))


@cache
def table(jurisdiction: str, year: int, filing: str) -> TaxTable | None:
    """What ``jurisdiction`` ("US", "US-CA", "US-NY-NYC") levies in ``year``; None where no table is known."""
    country = jurisdiction.partition("-")[0]
    if year not in years(country):
        return None
    rows = [row for row in _rows(country, year) if row["jurisdiction"] == jurisdiction]
    if not rows:
        return None
    mine = [row for row in rows if row["level"] and (row["filing"] == "any" or filing in row["filing"].split("|"))]
    return TaxTable(jurisdiction, year, tuple(_taxes(jurisdiction, mine)))


def latest(jurisdiction: str, year: int, filing: str) -> TaxTable | None:
    """The table of ``year``, else of the last year before it; None where neither is known."""
    for known in reversed(years(jurisdiction.partition("-")[0])):
        if known <= year and (found := table(jurisdiction, known, filing)) is not None:
            return found
    return None


@cache
def _rows(country: str, year: int) -> tuple[dict[str, str], ...]:
    text = resources.text(f"{_FOLDER}/{country}-{year}.csv")
    return tuple(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


def _taxes(jurisdiction: str, rows: Iterable[Mapping[str, str]]) -> Iterator[Tax]:
    taxes: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row in rows:
        taxes.setdefault((row["level"], row["tax"], row["per"]), []).append(row)
    for (level, label, per), mine in taxes.items():
        yield Tax(
            jurisdiction,
            level,  # type: ignore[arg-type]  # the file's words, which a test compares with Level
            label,
            per,  # type: ignore[arg-type]  # the file's words, which a test compares with Per
            tuple(_steps(mine)),
        )


def _steps(rows: Iterable[Mapping[str, str]]) -> Iterator[Step]:
    """Steps in the order of their first rows; scale, cap and floor go to the step of the same name."""
    grouped: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row in rows:
        grouped.setdefault((row["step"], row["role"], row["when"]), []).append(row)
    bounds = {key: _step(mine) for key, mine in grouped.items() if key[1] in BOUNDS}
    for (label, role, when), mine in grouped.items():
        if role not in BOUNDS:
            scale, cap, floor = (bounds.get((label, bound, when), bounds.get((label, bound, ""))) for bound in BOUNDS)
            yield replace(_step(mine), scale=scale, cap=cap, floor=floor)


def _step(rows: list[Mapping[str, str]]) -> Step:
    first = rows[0]
    return Step(
        first["step"],
        first["role"],  # type: ignore[arg-type]  # the file's words, which a test compares with Role
        first["on"],
        Schedule(tuple(_segments(rows))),
        first["fixed"] == "yes",
        first["when"],
        first["source"],
        first["confirmed_by"],
    )


def _segments(rows: Iterable[Mapping[str, str]]) -> Iterator[Segment]:
    """An empty amount goes on from where the segment before ends."""
    before: Segment | None = None
    for row in rows:
        start = float(row["from"] or 0)
        reached = before.at(start) if before is not None else 0.0
        before = Segment(
            start, float(row["amount"]) if row["amount"] else reached, float(row["rate"] or 0), float(row["by"] or 0)
        )
        yield before
