"""The version of the data is raised with the data, by a command, and never twice the same."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from offercompare import resources

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2027, 3, 1)

pytestmark = pytest.mark.skipif(not (ROOT / "packaging").is_dir(), reason="needs the source tree")


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import data_version

    return data_version


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small copy of the data folder."""
    folder = tmp_path / "data"
    (folder / "tax").mkdir(parents=True)
    for name in ("version.json", "fx_rates.csv", "SOURCES.md", "tax/FR-2025.csv"):
        shutil.copyfile(resources.path(f"data/{name}"), folder / name)
    return folder


def test_a_changed_data_file_has_a_raised_version(command: ModuleType) -> None:
    folder = ROOT / "resources" / "data"
    assert command.stored(folder)["digest"] == command.digest(folder), "run python packaging/data_version.py"


@pytest.mark.parametrize("name", ["fx_rates.csv", "tax/FR-2025.csv"])
def test_any_change_of_data_raises_it(command: ModuleType, data: Path, name: str) -> None:
    first = command.raise_version(data, DAY)
    assert first == "2027-03-01"
    assert command.raise_version(data, date(2027, 4, 1)) == first, "unchanged data keeps its version"
    (data / name).write_text((data / name).read_text(encoding="utf-8").replace("1", "2", 1), encoding="utf-8")
    assert command.raise_version(data, DAY) == "2027-03-01.2"
    (data / name).unlink()
    assert command.raise_version(data, date(2027, 3, 2)) == "2027-03-02"


def test_neither_words_about_the_data_nor_line_ends_are_data(command: ModuleType, data: Path) -> None:
    before = command.digest(data)
    (data / "SOURCES.md").write_text("other words", encoding="utf-8")
    table = data / "fx_rates.csv"
    table.write_bytes(table.read_bytes().replace(b"\r\n", b"\n"))
    assert command.digest(data) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "2027-03-01"),
        ("2027-02-28.9", "2027-03-01"),
        ("2027-03-01", "2027-03-01.2"),
        ("2027-03-01.2", "2027-03-01.3"),
        ("2027-03-05", "2027-03-05.2"),
    ],
)
def test_a_version_is_never_used_again(command: ModuleType, before: str, after: str) -> None:
    assert command.raised(before, DAY) == after
