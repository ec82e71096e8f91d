"""The reference figures as CSV: which files there are, what each must hold, and reading them with every check."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Value = str | int | float | None
Row = dict[str, Value]


class FaultyTableError(Exception):
    """A table does not hold what it must: the message names file, line and column."""


def text(cell: str) -> Value:
    """The cell as it stands, None where it is empty (not published)."""
    return cell or None


def number(low: float, high: float) -> Callable[[str], Value]:
    """A reader of a number in ``low``..``high``, None where the cell is empty."""

    def read(cell: str) -> Value:
        if not cell:
            return None
        value = float(cell)
        if not low <= value <= high:
            raise ValueError(f"{cell} is outside {low:g} to {high:g}")
        return int(value) if value.is_integer() and "." not in cell else value

    return read


def day(cell: str) -> Value:
    """An ISO 8601 date, kept as text."""
    return date.fromisoformat(cell).isoformat()


def code(length: int) -> Callable[[str], Value]:
    """A reader of a code of exactly ``length`` letters or digits."""

    def read(cell: str) -> Value:
        if len(cell) != length or not cell.isalnum():
            raise ValueError(f"{cell!r} is not a code of {length} characters")
        return cell

    return read


@dataclass(frozen=True)
class Table:
    """One CSV: its columns with their readers, the columns of its key, and the columns that may be empty."""

    name: str
    columns: dict[str, Callable[[str], Value]]
    key: tuple[str, ...]
    may_be_empty: tuple[str, ...] = ()


_YEAR = number(2000, 2100)
_INDEX = number(1, 500)
_PARITY: dict[str, Callable[[str], Value]] = {
    "year": _YEAR,
    "rpp_all": _INDEX,
    "rpp_goods": _INDEX,
    "rpp_housing": _INDEX,
    "rpp_utilities": _INDEX,
    "rpp_other_services": _INDEX,
}

COLLECTED = (
    Table(
        "cities",
        {
            "geoname_id": number(1, 1e9),
            "name": text,
            "country_code": code(2),
            "admin1_code": text,
            "admin1_name": text,
            "latitude": number(-90, 90),
            "longitude": number(-180, 180),
            "population": number(0, 5e7),
            "time_zone": text,
        },
        ("geoname_id",),
        ("admin1_code", "admin1_name"),
    ),
    Table(
        "city_metro",
        {
            "geoname_id": number(1, 1e9),
            "city_name": text,
            "state_code": code(2),
            "county_fips": text,
            "cbsa_code": text,
            "cbsa_name": text,
            "cbsa_kind": text,
            "hud_area_code": text,
        },
        ("geoname_id",),
        ("county_fips", "cbsa_code", "cbsa_name", "hud_area_code"),
    ),
    Table(
        "us_metro_price_parity",
        {"cbsa_code": code(5), "metro_name": text, "kind": text, **_PARITY},
        ("cbsa_code",),
    ),
    Table(
        "us_state_price_parity",
        {"state_code": code(2), "state_fips": code(2), "state_name": text, **_PARITY},
        ("state_code",),
    ),
    Table(
        "us_state_portion_price_parity",
        {"state_code": code(2), "portion": text, **_PARITY},
        ("state_code", "portion"),
    ),
    Table(
        "country_price_level",
        {
            "country_code": code(2),
            "iso3": code(3),
            "country_name": text,
            "year": _YEAR,
            "price_level_us100": _INDEX,
            "currency_code": text,
        },
        ("country_code",),
        ("currency_code",),
    ),
    Table(
        "region_price_level",
        {
            "country_code": code(2),
            "area_kind": text,
            "area_name": text,
            "year": _YEAR,
            "index_all_country100": _INDEX,
            "index_housing_country100": _INDEX,
            "index_excl_rent_country100": _INDEX,
        },
        ("country_code", "area_name"),
        ("index_all_country100", "index_housing_country100", "index_excl_rent_country100"),
    ),
    Table(
        "city_rent_europe",
        {
            "country_code": code(2),
            "city_name": text,
            "dwelling": text,
            "year": _YEAR,
            "rent_per_month": number(50, 20_000),
            "currency_code": code(3),
        },
        ("country_code", "city_name", "dwelling", "year"),
    ),
    Table(
        "currencies",
        {
            "currency_code": code(3),
            "name": text,
            "minor_units": number(0, 4),
            "symbol": text,
            "country_codes": text,
        },
        ("currency_code",),
        ("country_codes",),
    ),
    Table(
        "fx_rates",
        {
            "currency_code": code(3),
            "units_per_eur": number(1e-4, 1e7),
            "units_per_usd": number(1e-4, 1e7),
            "date": day,
            "source": text,
        },
        ("currency_code",),
    ),
)

NAMES = (
    Table(
        "countries",
        {"country_code": code(2), "country_name": text, "other_names": text},
        ("country_code",),
        ("other_names",),
    ),
    Table(
        "canada_provinces",
        {"admin1_code": code(2), "postal_code": code(2), "province_name": text},
        ("admin1_code",),
    ),
    Table(
        "england_city_region",
        {
            "geoname_id": number(1, 1e9),
            "city_name": text,
            "county_code": text,
            "county_name": text,
            "region": text,
        },
        ("geoname_id",),
    ),
    Table("city_names", {"geoname_id": number(1, 1e9), "kind": text, "name": text}, ("geoname_id", "kind", "name")),
)


def read(table: Table, folder: Path) -> tuple[Row, ...]:
    """The rows of ``table`` in ``folder``, every cell checked; FaultyTableError where one is not as it must be."""
    path = folder / f"{table.name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        header = next(reader, [])
        if header != list(table.columns):
            raise FaultyTableError(f"{path.name}: header is {header}, must be {list(table.columns)}")
        rows = tuple(_row(table, cells, f"{path.name}, line {reader.line_num}") for cells in reader)
    _check_keys(table, rows)
    return rows


def _row(table: Table, cells: list[str], place: str) -> Row:
    if len(cells) != len(table.columns):
        raise FaultyTableError(f"{place}: {len(cells)} cells, must be {len(table.columns)}")
    return dict(_values(table, cells, place))


def _values(table: Table, cells: list[str], place: str) -> Iterator[tuple[str, Value]]:
    for (name, reader), cell in zip(table.columns.items(), cells, strict=True):
        try:
            value = reader(cell)
        except ValueError as error:
            raise FaultyTableError(f"{place}, {name}: {error}") from error
        if value is None and name not in table.may_be_empty:
            raise FaultyTableError(f"{place}, {name}: must not be empty")
        yield name, value


def _check_keys(table: Table, rows: tuple[Row, ...]) -> None:
    seen: set[tuple[Value, ...]] = set()
    for row in rows:
        key = tuple(row[name] for name in table.key)
        if key in seen:
            raise FaultyTableError(f"{table.name}.csv: {key} stands twice")
        seen.add(key)
    if not rows:
        raise FaultyTableError(f"{table.name}.csv: no rows")
