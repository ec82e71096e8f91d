"""The committed database holds exactly what its tables say, and faulty tables are refused with their place."""

from __future__ import annotations

import importlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "resources" / "data"

pytestmark = pytest.mark.skipif(not (ROOT / "packaging").is_dir(), reason="needs the source tree")


@pytest.fixture
def build_reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("build_reference")


def content(path: Path) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        for name, statement in connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall():
            yield statement, connection.execute(f"SELECT * FROM {name}").fetchall()


def test_a_fresh_build_equals_the_committed_file(build_reference: ModuleType, tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    build_reference.build(DATA, one)
    build_reference.build(DATA, two)
    assert one.read_bytes() == two.read_bytes()
    for (fresh_table, fresh), (table, committed) in zip(content(one), content(DATA / "reference.sqlite"), strict=True):
        assert fresh_table == table
        assert fresh == committed, f"{table}: run python packaging/build_reference.py"


def test_the_database_stays_small() -> None:
    assert (DATA / "reference.sqlite").stat().st_size < 6_000_000


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("fx_rates.csv", "units_per_eur", "per_eur", "fx_rates.csv: header"),
        ("fx_rates.csv", "AUD,1.5904", "AUD,-1.5904", "fx_rates.csv, line 2, units_per_eur: -1.5904 is outside"),
        ("fx_rates.csv", "AUD,1.5904", "AUD,nan", "fx_rates.csv, line 2, units_per_eur: nan is outside"),
        ("fx_rates.csv", "BRL", "AUD", "fx_rates.csv: ('AUD',) stands twice"),
        ("fx_rates.csv", "AUD,1.5904", "AUD,", "fx_rates.csv, line 2, units_per_eur: must not be empty"),
        ("currencies.csv", "AED,", "AEDX,", "currencies.csv, line 2, currency_code"),
        ("country_price_level.csv", "AND,", "AND,x,", "country_price_level.csv, line 2: 7 cells"),
    ],
)
def test_a_faulty_table_is_refused_whole(
    build_reference: ModuleType, tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    collected, target = tmp_path / "collected", tmp_path / "data"
    target.mkdir()
    shutil.copytree(DATA, collected, ignore=shutil.ignore_patterns("*.sqlite", "*.md", "*.json"))
    faulty = collected / file
    faulty.write_text(faulty.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(build_reference.FaultyTableError) as refused:
        build_reference.carry(collected, target)
    assert str(refused.value).startswith(sentence)
    assert list(target.iterdir()) == []


def test_collected_tables_are_carried_over_unchanged(build_reference: ModuleType, tmp_path: Path) -> None:
    build_reference.carry(DATA, tmp_path)
    for table in build_reference.TABLES:
        name = f"{table.name}.csv"
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()
