"""Build ``resources/data/reference.sqlite`` from the CSVs beside it: the same bytes for the same figures.

``python packaging/build_reference.py`` builds; ``--from FOLDER`` first carries newly collected CSVs over from FOLDER,
after the same checks.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
from pathlib import Path

import reference_csv
import reference_pay
from reference_csv import FaultyTableError, Row, read
from reference_places import Tables, areas, keys, places

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "data"
COLLECTED = reference_csv.COLLECTED + reference_pay.COLLECTED
NAMES = reference_csv.NAMES + reference_pay.NAMES
TABLES = COLLECTED + NAMES
# Joined into place and place_key, or into what reference_pay makes: the program never reads these by themselves.
JOINED = {
    *("cities", "city_metro", "canada_provinces", "england_city_region", "city_names"),
    *(table.name for table in reference_pay.COLLECTED + reference_pay.NAMES),
}


def carry(source: Path, target: Path) -> None:
    """Check every collected CSV in ``source``, then copy all of them byte for byte; nothing is copied if one is bad."""
    present = [*COLLECTED, *(table for table in NAMES if (source / f"{table.name}.csv").exists())]
    for table in present:
        read(table, source)
    for table in present:
        shutil.copyfile(source / f"{table.name}.csv", target / f"{table.name}.csv")


def build(folder: Path, target: Path) -> None:
    """Write the database of the CSVs in ``folder`` to ``target``; FaultyTableError where a figure cannot be right."""
    tables: Tables = {table.name: read(table, folder) for table in TABLES}
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        _fill(connection, tables)
    finally:
        connection.close()
    part.replace(target)


def _fill(connection: sqlite3.Connection, tables: Tables) -> None:
    for statement in ("PRAGMA page_size=4096", "PRAGMA journal_mode=OFF", "PRAGMA user_version=1", "BEGIN"):
        connection.execute(statement)
    for table in TABLES:
        if table.name not in JOINED:
            _insert(connection, table.name, tables[table.name], table.key)
    rows = places(tables)
    _insert(connection, "place", rows, ("geoname_id",))
    _insert(connection, "metro", _metros(tables), ("metro_code",))
    for name, (made, key) in reference_pay.tables(tables).items():
        _insert(connection, name, made, key)
    connection.execute(
        "CREATE TABLE place_key (key TEXT, kind INTEGER, place INTEGER, weight INTEGER, PRIMARY KEY (key, kind, place))"
        " WITHOUT ROWID"
    )
    connection.executemany("INSERT INTO place_key VALUES (?, ?, ?, ?)", keys(rows, tables))
    connection.execute(
        "CREATE TABLE area (country_code TEXT, admin TEXT, words TEXT, PRIMARY KEY (country_code, admin)) WITHOUT ROWID"
    )
    connection.executemany("INSERT INTO area VALUES (?, ?, ?)", areas(rows, tables))
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def _metros(tables: Tables) -> tuple[Row, ...]:
    names = {str(row["cbsa_code"]): row["cbsa_name"] for row in tables["city_metro"] if row["cbsa_code"]}
    rents = reference_pay.largest_rent_areas(tables)
    return tuple(
        {"metro_code": code, "metro_name": names[code], "hud_area_code": rents.get(code)} for code in sorted(names)
    )


def _insert(connection: sqlite3.Connection, name: str, rows: tuple[Row, ...], key: tuple[str, ...]) -> None:
    columns = list(rows[0])
    declared = ", ".join(f"{column}{_kind(rows, column)}" for column in columns)
    clustered = "" if key == ("geoname_id",) else " WITHOUT ROWID"
    connection.execute(f"CREATE TABLE {name} ({declared}, PRIMARY KEY ({', '.join(key)})){clustered}")
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", (tuple(row.values()) for row in rows))


def _kind(rows: tuple[Row, ...], column: str) -> str:
    kinds = {type(row[column]) for row in rows} - {type(None)}
    if kinds == {int}:
        return " INTEGER"
    return " REAL" if kinds and kinds <= {int, float} else " TEXT"


def main(arguments: list[str] | None = None) -> int:
    """Carry over if asked, build, say the size; 1 with one sentence where a table is at fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="source", type=Path, help="folder of collected CSVs to carry over first")
    source: Path | None = parser.parse_args(arguments).source
    target = FOLDER / "reference.sqlite"
    try:
        if source is not None:
            carry(source, FOLDER)
        build(FOLDER, target)
    except (FaultyTableError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{target.name}: {target.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
