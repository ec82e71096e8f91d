"""Which edition of each bundled table this is, until when it is the newest that can be had, and when it is old."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, get_args

from offercompare import resources

Kind = Literal["tax", "prices", "rents", "wages", "filings", "rates", "places", "rules"]
KINDS: tuple[Kind, ...] = get_args(Kind)
OLD_AFTER_DAYS = 90
"""A new table may take a while to be published and bundled: nothing is called old before that."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One bundled set of data.

    ``named`` is how a figure's source begins that comes from it ("BEA"), empty where figures do not name it; ``area``
    the country, empty where it is of many. ``newest_until`` is the last day on which no newer one is to be expected,
    None where none is: such a set never gets old.
    """

    key: str
    kind: Kind
    area: str
    named: str
    edition: str
    newest_until: date | None
    files: tuple[str, ...]
    why: str
    source: str

    def is_old(self, today: date) -> bool:
        """Whether a newer one has been out long enough to be asked for."""
        return self.newest_until is not None and today >= self.newest_until + timedelta(OLD_AFTER_DAYS)


@cache
def editions() -> tuple[Edition, ...]:
    """Every bundled set, in the order of the file."""
    return tuple(_edition(row) for row in csv.DictReader(resources.text("data/editions.csv").splitlines()))


@cache
def data_version() -> str:
    """One name for all bundled data together: the day on which it was last changed."""
    version: str = resources.data("data/version.json")["edition"]
    return version


def _edition(row: dict[str, str]) -> Edition:
    return Edition(
        row["key"],
        row["kind"],  # type: ignore[arg-type]  # the file's words, which a test compares with Kind
        row["area"],
        row["named"],
        row["edition"],
        date.fromisoformat(row["newest_until"]) if row["newest_until"] else None,
        tuple(row["files"].split()),
        row["why"],
        row["source"],
    )
