"""Under which licences the running program and what it uses may be used: notices, where they are bundled, else a list.

A frozen program carries the notices that its build made. A start from a wheel or from the source has the packages
beside it, which say it themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from offercompare import PROGRAM, resources
from offercompare.translation import tr

NOTICES = "notices/THIRD-PARTY-NOTICES.txt"
LONGEST = 80
"""Some packages put the whole text of their licence where its name belongs; that is no name."""


@dataclass(frozen=True)
class Package:
    """One installed Python package that the program needs."""

    name: str
    version: str
    licence: str | None
    """As the package itself says it; None where it does not."""
    home: str | None


def text() -> str:
    """What to read about licences, as plain text: the bundled notices, or our licence and the list of packages."""
    if resources.has(NOTICES):
        return resources.text(NOTICES)
    brought = [tr("The figures that it brings are by:"), credits_of_data()]
    brought += [tr("The typeface Inter, which it brings:"), resources.text("fonts/OFL.txt").strip()]
    return "\n\n".join([resources.project_text("LICENSE").strip(), *_listed(packages()), *brought]) + "\n"


def credits_of_data() -> str:
    """Who is to be named for the bundled figures, from the section of their sources that says so."""
    told = resources.text("data/SOURCES.md").partition("\n## Credits")[2]
    return told.partition("\n## ")[0].partition("\n")[2].strip()


def packages() -> tuple[Package, ...]:
    """The installed packages that the program needs, and those that they need, by name; extras are left out."""
    found: dict[str, Package] = {}
    waiting = [PROGRAM]
    seen = {PROGRAM}
    while waiting:
        distribution = _distribution(waiting.pop())
        if distribution is None:
            continue
        if distribution.name.lower() != PROGRAM:
            found[distribution.name.lower()] = _package(distribution)
        needed = {name for name in _needed(distribution) if name not in seen}
        seen |= needed
        waiting += sorted(needed)
    return tuple(found[name] for name in sorted(found))


def _listed(packages: tuple[Package, ...]) -> Iterator[str]:
    if packages:
        yield tr("It uses these packages, each under its own licence:")
        yield "\n".join(_line(package) for package in packages)
    if any(package.name.lower().startswith("pyside6") for package in packages):
        yield tr(
            "Qt, PySide6 and shiboken6 are used under the GNU Lesser General Public License, version 3. "
            "They are packages of their own and may be replaced by other builds of them."
        )


def _line(package: Package) -> str:
    licence = package.licence or tr("licence not said")
    return f"{package.name} {package.version}: {licence}" + (f" ({package.home})" if package.home else "")


def _package(distribution: metadata.Distribution) -> Package:
    return Package(distribution.name, distribution.version, _licence(distribution), _home(distribution))


def _licence(distribution: metadata.Distribution) -> str | None:
    """The licence as the metadata names it: by expression, by name, or by the last words of its classifiers."""
    told = distribution.metadata
    for field in ("License-Expression", "License"):
        named = "".join(told.get_all(field) or []).strip()
        if named and "\n" not in named and len(named) <= LONGEST:
            return named
    classifiers = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    return ", ".join(line.rpartition(" :: ")[2] for line in classifiers) or None


def _home(distribution: metadata.Distribution) -> str | None:
    """The page of the package or of its source; None where it names neither."""
    told = distribution.metadata
    pairs = (line.partition(", ") for line in told.get_all("Project-URL") or [])
    addresses = {label.lower(): address for label, _, address in pairs}
    named = (addresses[label] for label in ("homepage", "home", "source", "repository") if label in addresses)
    return next(iter([*(told.get_all("Home-page") or []), *named]), None)


def _needed(distribution: metadata.Distribution) -> set[str]:
    """The names that a package asks for in every installation, in lower case."""
    lines = [line for line in distribution.requires or [] if not re.search(r"\bextra\s*==", line)]
    names = (re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line) for line in lines)
    return {name.group().lower() for name in names if name}


def _distribution(name: str) -> metadata.Distribution | None:
    """The installed package of this name; None where there is none, as for what only another system needs."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    # A folder of metadata whose main file has gone reads as empty.
    return found if found.metadata and found.metadata.get_all("Name") else None
