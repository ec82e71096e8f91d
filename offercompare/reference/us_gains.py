"""What the United States take of gains on shares held for over a year (MODEL 7a, resources/data/tax/us_gains.csv)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from offercompare import resources

_FILE = "data/tax/us_gains.csv"


@dataclass(frozen=True, slots=True)
class AddedRate:
    """From ``start`` on ``rate`` is added to what each unit bears; ``fixed`` where the law fixes the amount."""

    start: float
    rate: float
    fixed: bool


@dataclass(frozen=True, slots=True)
class GainRates:
    """The rates of one year and filing status, in dollars.

    ``on_taxable`` are those of taxable income with the gain on top, ``on_income`` that of income before deductions, of
    which at most the gain is taxed.
    """

    year: int
    on_taxable: tuple[AddedRate, ...]
    on_income: tuple[AddedRate, ...]


@cache
def latest(year: int, filing: str) -> GainRates | None:
    """The rates of ``year``, else of the last year before it; None where neither is known."""
    mine = [row for row in _rows() if row["filing"] == filing and int(row["year"]) <= year]
    if not mine:
        return None
    newest = max(int(row["year"]) for row in mine)
    on_taxable, on_income = (_added(mine, newest, base) for base in ("taxable", "income"))
    return GainRates(newest, on_taxable, on_income)


def _added(rows: list[dict[str, str]], year: int, base: str) -> tuple[AddedRate, ...]:
    return tuple(
        AddedRate(float(row["from"]), float(row["rate_added"]), row["fixed"] == "yes")
        for row in rows
        if int(row["year"]) == year and row["on"] == base
    )


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(resources.text(_FILE).splitlines()))
