"""The map of the code is the code's: each folder and module of the package stands in it, and nothing else."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

import offercompare

ROOT = Path(offercompare.__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
UNTOLD = {"__init__.py"}
"""Part of every package."""
TOLD_BY_THE_PACKAGE = {"document", "engine", "files", "gui", "reference", "report"}
"""Folders of tests that mirror one of the package."""


def mapped() -> set[str]:
    """The paths that the map names; a name stands two spaces further in than its folder."""
    found, above = set(), [""]
    for line in TEXT.split("```")[1].splitlines():
        name = re.match(r"( *)([\w.]+/?)", line)
        if name is None or len(name[1]) > 4:
            continue
        depth = len(name[1]) // 2
        above = [*above[: depth + 1], name[2]]
        found.add("".join(above))
    return found


def there() -> set[str]:
    """Modules and folders of the package, and the folders beside it that are told of."""
    package = ROOT / "offercompare"
    modules = {f"offercompare/{file.name}" for file in package.glob("*.py")} - {f"offercompare/{n}" for n in UNTOLD}
    inside = {f"{made.parent.relative_to(ROOT).as_posix()}/" for made in package.rglob("__init__.py")}
    tests = {f"tests/{made.name}/" for made in folders(ROOT / "tests") if made.name not in TOLD_BY_THE_PACKAGE}
    building = {f"packaging/{made.name}/" for made in folders(ROOT / "packaging")}
    return modules | inside | tests | building | {"resources/", "tests/", "packaging/"}


def folders(above: Path) -> list[Path]:
    return [each for each in above.iterdir() if each.is_dir() and each.name[0] not in "._" and any(each.glob("*.*"))]


def test_the_map_names_what_is_there_and_nothing_else() -> None:
    assert mapped() == there()


def test_the_layers_are_those_that_are_checked() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    told = re.search(r"`__main__`.*?\n\n", TEXT, re.DOTALL)
    assert told is not None
    assert re.findall(r"`([^`]+)`", told[0]) == layers


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "README.md", "packaging/README.md"])
def test_every_script_that_is_named_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"packaging/[\w/.-]+\.(?:py|sh|yml|xml)", text))
    missing = sorted(name for name in named if not (ROOT / name).exists() and not (ROOT / ".github" / name).exists())
    assert not missing


def test_the_version_has_its_entry_in_the_changelog_and_in_the_metainfo() -> None:
    version = offercompare.__version__
    entry = re.search(
        rf"^## \[{re.escape(version)}\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert entry is not None
    day = date.fromisoformat(entry[1])
    metainfo = ElementTree.parse(ROOT / f"packaging/linux/{offercompare.APP_ID}.metainfo.xml")
    newest = metainfo.find("releases/release")
    assert newest is not None
    assert (newest.get("version"), newest.get("date")) == (version, day.isoformat())
