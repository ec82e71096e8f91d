"""What the frozen program is made of: each component with its version, licence, copyright and where it lies."""

from __future__ import annotations

import json
import platform
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from functools import cache
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any

import bundled
import identity
import spdx
from bundled import CONTENTS, OWN, PYTHON, Bundled, BundleError

QT = "Qt"
LICENCES = Path(__file__).resolve().parent / "licences"
RESOURCES = f"{CONTENTS}/resources/"


@dataclass(frozen=True)
class Component:
    """One thing of one owner under one licence."""

    name: str
    kind: str
    """``program``, ``package``, ``python``, ``qt``, ``system``, ``crate``, ``inside``, ``font`` or ``data``."""
    version: str | None
    licence: str
    """SPDX expression."""
    copyright: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Files and modules that are its own, or, with ``inside``, those that it is linked into."""
    inside: str | None = None
    """The component whose files hold it; None for one with files of its own."""
    home: str | None = None
    source: str | None = None
    purl: str | None = None
    texts: tuple[str, ...] = ()
    """Its own licence files, word for word."""
    notes: tuple[str, ...] = field(default=())


def read(folder: Path, items: Iterable[Bundled], packages: Iterable[Path]) -> tuple[Component, ...]:
    """The components of the frozen ``folder``, by name; raises BundleError for a licence that nobody knows."""
    shares = _shares(items)
    refuse_gpl(place for places in shares.values() for place in places)
    distributions = {
        item.metadata["Name"]: item for item in metadata.distributions(path=[str(path) for path in packages])
    }
    found = [_component(name, places, distributions) for name, places in shares.items()]
    found += _inside(folder, found)
    found += [crate for component in found for crate in _crates(component, distributions.get(component.name))]
    return tuple(sorted(found, key=lambda component: (component.name.lower(), component.version or "")))


def refuse_gpl(places: Iterable[str]) -> None:
    """Raise BundleError where a file is of those that may never be bundled (packages.toml, ``never``)."""
    patterns = _table("packages.toml")["never"]["files"]
    for place in places:
        if any(fnmatch(PurePosixPath(place).name, pattern) for pattern in patterns):
            raise BundleError(f"{place} is under the GPL alone and would put the whole program under it. Leave it out.")


def _shares(items: Iterable[Bundled]) -> dict[str, tuple[str, ...]]:
    """The places of each component that has files of its own."""
    shares: dict[str, list[str]] = {}
    for item in items:
        shares.setdefault(_share(item), []).append(item.place)
    return {name: tuple(places) for name, places in shares.items()}


def _share(item: Bundled) -> str:
    own = next(
        (row["name"] for row in _table("inside.toml")["inside"] if row.get("own") and _fits(item.place, row)), None
    )
    if own:
        return str(own)
    if item.place.startswith(RESOURCES) and item.owner == OWN:
        return resource(item.place.removeprefix(RESOURCES))["name"]
    return QT if item.owner == "PySide6_Essentials" and is_qt(item.place) else item.owner


def is_qt(place: str) -> bool:
    """Whether a file of the PySide6 wheel is Qt itself and no Python binding."""
    name = place.removeprefix(f"{CONTENTS}/").removeprefix("PySide6/")
    return name.startswith(("Qt/", "plugins/", "translations/", "libQt6", "Qt6"))


def resource(name: str) -> dict[str, Any]:
    """The row of resources.toml for a file of resources/; raises BundleError where there is none."""
    for row in _table("resources.toml")["resource"]:
        if any(fnmatch(name, pattern) for pattern in row["files"]):
            return row
    raise BundleError(f"resources/{name} has no licence: add it to a row of packaging/licences/resources.toml.")


def _component(name: str, places: tuple[str, ...], distributions: dict[str, metadata.Distribution]) -> Component:
    if name == OWN:
        return _program(places)
    if name == PYTHON:
        return _python(places)
    if name == QT:
        return _qt(places, distributions["PySide6_Essentials"].version)
    if name.startswith("system:"):
        return _system(name.partition(":")[2], places)
    if name in distributions:
        return of_distribution(distributions[name], places)
    return _of_row(name, places)


def _program(places: tuple[str, ...]) -> Component:
    text = (identity.ROOT / "LICENSE").read_text(encoding="utf-8")
    purl = f"pkg:pypi/{OWN}@{identity.VERSION}"
    return Component(
        OWN, "program", identity.VERSION, "MIT", (identity.copyright_line(),), places, purl=purl, texts=(text,)
    )


def _python(places: tuple[str, ...]) -> Component:
    version = platform.python_version()
    return Component(
        PYTHON, "python", version, "Python-2.0.1",
        ("Copyright (c) 2001-2023 Python Software Foundation. All rights reserved.",), places,
        home="https://www.python.org", source=f"https://www.python.org/downloads/release/python-{version.replace('.', '')}/",
        purl=f"pkg:generic/python@{version}", texts=(spdx.text("Python-2.0.1"),),
    )  # fmt: skip


def _qt(places: tuple[str, ...], version: str) -> Component:
    line = version.rpartition(".")[0]
    return Component(
        QT, "qt", version, "LGPL-3.0-only", ("Copyright (C) The Qt Company Ltd. and other contributors",), places,
        home="https://www.qt.io", source=f"https://download.qt.io/official_releases/qt/{line}/{version}/single/",
        purl=f"pkg:generic/qt@{version}",
    )  # fmt: skip


def of_distribution(distribution: metadata.Distribution, places: tuple[str, ...]) -> Component:
    """The component of a Python distribution, by its own metadata and licence files."""
    row = next((row for row in _table("packages.toml")["package"] if row["name"] == distribution.metadata["Name"]), {})
    name, texts = distribution.metadata["Name"], tuple(licence_files(distribution))
    stated = row.get("licence") or spdx.stated(distribution.metadata, texts)
    if stated is None:
        raise BundleError(f"{name} does not say its licence so that a program could read it: add it to packages.toml.")
    return Component(
        name, "package", distribution.version, stated, tuple(row.get("copyright") or spdx.copyright_lines(texts)), places,
        home=_home(distribution), source=row.get("source"), purl=f"pkg:pypi/{name.lower().replace('_', '-')}@{distribution.version}",
        texts=texts, notes=(row["why"],) if "licence" in row else (),
    )  # fmt: skip


def licence_files(distribution: metadata.Distribution) -> Iterator[str]:
    """The licence texts that a distribution carries in its metadata folder, each once."""
    seen: set[str] = set()
    for file in sorted(distribution.files or (), key=str):
        folder = any(part.endswith(".dist-info") for part in file.parts)
        if folder and re.search(r"licen[cs]e|copying|notice", "/".join(file.parts[1:]), re.IGNORECASE):
            text = Path(str(distribution.locate_file(file))).read_text(encoding="utf-8", errors="replace")
            if text.strip() not in seen:
                seen.add(text.strip())
                yield text


def _home(distribution: metadata.Distribution) -> str | None:
    urls = dict(part.split(", ", 1) for part in distribution.metadata.get_all("Project-URL") or () if ", " in part)
    lower = {key.lower(): url for key, url in urls.items()}
    named = next(
        (lower[key] for key in ("homepage", "source", "repository", "source code", "code") if key in lower), None
    )
    return distribution.metadata.get("Home-page") or named


def _system(package: str, places: tuple[str, ...]) -> Component:
    words = ["dpkg-query", "-W", "-f", "${Version}", package]
    version = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    text = Path(f"/usr/share/doc/{package}/copyright").read_text(encoding="utf-8", errors="replace")
    return Component(
        package, "system", version, spdx.of_debian(text), tuple(spdx.copyright_lines([text])), places,
        purl=f"pkg:deb/debian/{package}@{version}", texts=(text,),
    )  # fmt: skip


def _of_row(name: str, places: tuple[str, ...]) -> Component:
    tables = [*_table("inside.toml")["inside"], *_table("resources.toml")["resource"]]
    row = next((row for row in tables if row["name"] == name), None)
    if row is None:
        raise BundleError(f"{name} owns {places[0]}, and nothing says its licence: add a row to packaging/licences.")
    return replace(_row(row), places=places)


def _row(row: dict[str, Any]) -> Component:
    return Component(
        row["name"], row.get("kind", "inside"), row.get("version"), row["licence"], tuple(row["copyright"]),
        home=row.get("home"), source=row.get("source"), notes=(row["note"],) if "note" in row else (),
        purl=purl(row["name"], row.get("version")),
    )  # fmt: skip


def purl(name: str, version: str | None) -> str:
    """A package URL for what no registry of packages holds."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"pkg:generic/{slug}" + (f"@{version}" if version else "")


def _inside(folder: Path, found: list[Component]) -> Iterator[Component]:
    """What is linked into the files of the components, and the versions of those that are libraries of their own."""
    own = {component.name: component for component in found}
    for row in _table("inside.toml")["inside"]:
        holder = own.get(row["of"])
        if row["name"] in own:
            own_one = own[row["name"]]
            found[found.index(own_one)] = _versioned(own_one, row, folder, own_one.places)
            continue
        searched = [*(holder.places if holder else ()), *_libraries_of(row["of"], own)]
        places = tuple(sorted(place for place in searched if _fits(place, row)))
        if places and platform.machine() in row.get("machines", [platform.machine()]):
            yield _versioned(replace(_row(row), places=places, inside=row["of"]), row, folder, places)


def _libraries_of(name: str, own: dict[str, Component]) -> list[str]:
    """The places of the libraries of their own that came inside the same distribution."""
    rows = [row for row in _table("inside.toml")["inside"] if row.get("own") and row["of"] == name]
    return [place for row in rows if row["name"] in own for place in own[row["name"]].places]


def _versioned(component: Component, row: dict[str, Any], folder: Path, places: tuple[str, ...]) -> Component:
    version = _version(row, folder, places) or component.version
    return replace(component, version=version, purl=purl(component.name, version))


def _version(row: dict[str, Any], folder: Path, places: tuple[str, ...]) -> str | None:
    """The version that stands in the binary, so that no table tells an old one."""
    if "version_in" not in row:
        return None
    first = next(place for place in places if "::" not in place)
    searched = first.encode() if row.get("version_of") == "name" else (folder / first).read_bytes()
    match = re.search(row["version_in"].encode(), searched)
    return match.group(1).decode() if match else None


def _crates(component: Component, distribution: metadata.Distribution | None) -> Iterator[Component]:
    """What a distribution says of itself in a bill of materials of its own (PEP 770): the Rust code of pydantic."""
    if distribution is None:
        return
    binaries = tuple(place for place in component.places if place.endswith((".so", ".pyd")))
    for file in distribution.files or ():
        if "sboms" in file.parts and file.suffix == ".json" and binaries:
            content = json.loads(Path(str(distribution.locate_file(file))).read_text(encoding="utf-8"))
            yield from (_crate(part, component, binaries) for part in content.get("components", []) if _is_part(part))


def _is_part(part: dict[str, Any]) -> bool:
    return part.get("scope") != "excluded" and bool(part.get("licenses"))


def _crate(part: dict[str, Any], of: Component, places: tuple[str, ...]) -> Component:
    licences = [
        entry.get("expression") or entry["license"].get("id") or entry["license"]["name"] for entry in part["licenses"]
    ]
    home = next((link["url"] for link in part.get("externalReferences", []) if link["type"] == "vcs"), None)
    author = (f"Written by {part['author']}",) if part.get("author") else ()
    return Component(
        part["name"],
        "crate",
        part.get("version"),
        " AND ".join(licences),
        author,
        places,
        of.name,
        home,
        purl=part.get("purl"),
    )


def _fits(place: str, row: dict[str, Any]) -> bool:
    return "::" not in place and any(fnmatch(place, pattern) for pattern in row["files"])


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((LICENCES / name).read_text(encoding="utf-8"))


def of_build(folder: Path) -> tuple[Component, ...]:
    """The components of a folder that packaging/build.py has just frozen."""
    return read(folder, bundled.read(folder, bundled.work(), bundled.origins()), bundled.packages())
