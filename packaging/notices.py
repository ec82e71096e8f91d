"""Writes the notices that the licences of others ask for into the frozen program, from what is really in it."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import components
import identity
import spdx
from bundled import NOTICES, BundleError, told
from components import PYTHON, QT, Component

NAME = "THIRD-PARTY-NOTICES.txt"
SHOWN_PLACES = 4
LINE = "=" * 100
ORDER = ["program", "qt", "python", "package", "system", "font", "data", "inside", "crate"]

PREFACE = """
{program} {version} is under the MIT licence. It is put together with the work of others, which stays under its own
licences. This file names each part that is in this folder, where it lies, whose it is, and gives the text of its
licence. It was made from the folder itself when the program was built.

The MIT licence goes together with all of them. Nothing here is under the GPL alone: what starts the program (PyInstaller)
and the run-time library of GCC are under the GPL with an exception that permits just this use. The program may be used,
copied, changed and sold, alone or in a larger work, as the MIT licence says, while each part keeps the terms given here.
"""

LGPL = """
QT, PYSIDE6 AND SHIBOKEN: YOUR RIGHTS UNDER THE LGPL

This program uses Qt {qt}, PySide6 {pyside} and shiboken6 {shiboken} under the GNU Lesser General Public License,
version 3 (LGPL-3.0-only). Its text, and that of the GNU General Public License, version 3, which it builds on, stand at
the end of this file and in the folder "licences" beside it. The metadata of the PySide6 package offers the LGPL or the
GPL; we take the LGPL.

These libraries are not built into the program. They are separate dynamic libraries: Qt in {qt_folder},
PySide6 in {pyside_folder}, shiboken6 in {shiboken_folder}. They were taken
unchanged from the packages that The Qt Company publishes.

You may replace them with builds of your own, changed or not:
 1. Build your own from the source named below. Libraries of Qt alone must be of exactly this version, {qt}: PySide6 asks
    for Qt's private symbols, which carry it. To use another version of the line {line}.x, replace Qt, PySide6 and
    shiboken6 together, by your builds or by the files of the PySide6-Essentials and shiboken6 packages of that version.
 2. Put your files in place of those of the same names in these folders. Links to them elsewhere may stay.
 3. Run "offercompare self-test". It says whether the program works with them.
{locks} You may take the program apart and study it to find errors in
your changes (reverse engineering for debugging such modifications), as section 4 of the LGPL asks us to allow.

The complete source of exactly these versions is published by The Qt Company:
    Qt {qt}: {qt_source} (older versions move to https://download.qt.io/archive/qt/)
    PySide6 and shiboken6 {pyside}: https://download.qt.io/official_releases/QtForPython/pyside6/PySide6-{pyside}-src/
Where it cannot be had there, ask the authors of {program} for it.
"""


UNLOCKED = "Nothing in the program checks, signs or locks these files."
SIGNED = """On macOS these folders lie in Contents/Frameworks of the bundle, and the system checks the signature of the whole: sign
it again as your own with "codesign --force --deep --sign - {bundle}". The program itself checks nothing."""


def write(folder: Path) -> Path:
    """Write the notices of the frozen ``folder`` into it; returns the file. Raises BundleError where a part has no licence."""
    place = folder / NOTICES
    # Those of a run before would be counted among the program's files.
    shutil.rmtree(place, ignore_errors=True)
    found = components.of_build(folder)
    (place / "licences").mkdir(parents=True)
    for name in licences(found):
        (place / "licences" / f"{name}.txt").write_text(spdx.text(name), encoding="utf-8", newline="\n")
    (place / NAME).write_text(text(found), encoding="utf-8", newline="\n")
    return place / NAME


def text(found: Iterable[Component]) -> str:
    """The whole file: what it is, the LGPL in plain words, each component, each licence text."""
    found = list(found)
    words = {"program": identity.name(), "version": identity.VERSION}
    parts = [f"Licences of what is in {words['program']} {words['version']}", PREFACE.format(**words).strip()]
    parts += [_lgpl(found, words), *_listed(found), *_own_texts(found), *_common_texts(found)]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def licences(found: Iterable[Component]) -> list[str]:
    """The names of the licences whose texts we ship, sorted; raises BundleError where one of a component is missing."""
    names: set[str] = set()
    for component in found:
        named = spdx.names(component.licence)
        names |= {spdx.family(name) for name in named if spdx.has_text(name)}
        missing = [name for name in named if not spdx.has_text(name)]
        if missing and not (component.texts or _is_choice(component)):
            raise BundleError(
                f"The text of {', '.join(missing)}, the licence of {component.name}, is missing: put it into packaging/licences/texts."
            )
    # The LGPL of version 3 is a supplement to the GPL: without it it cannot be read.
    return sorted(names | ({"GPL-3.0-only"} if "LGPL-3.0-only" in names else set()))


def _is_choice(component: Component) -> bool:
    """Whether its licence is a choice, and we ship the text of one that may be chosen."""
    return " OR " in component.licence and any(spdx.has_text(name) for name in spdx.names(component.licence))


def _lgpl(found: list[Component], words: dict[str, str]) -> str:
    by_name = {component.name: component for component in found}
    if QT not in by_name:
        return ""
    qt, pyside, shiboken = (by_name[name] for name in (QT, "PySide6_Essentials", "shiboken6"))
    line = str(qt.version).rpartition(".")[0]
    versions = {"qt": qt.version, "pyside": pyside.version, "shiboken": shiboken.version, "line": line}
    locks = SIGNED.format(bundle=f"{identity.name()}.app") if sys.platform == "darwin" else UNLOCKED
    where = {
        "locks": locks,
        "qt_folder": _folder(qt),
        "pyside_folder": _folder(pyside),
        "shiboken_folder": _folder(shiboken),
    }
    return LGPL.format(qt_source=qt.source, **versions, **where, **words).strip()


def _folder(component: Component) -> str:
    """The folder that holds all files of a component, links to them aside."""
    return os.path.commonpath([PurePosixPath(place).parent for place in _files(component)]).replace("\\", "/")


def _listed(found: list[Component]) -> Iterator[str]:
    yield f"{LINE}\nTHE PARTS\n{LINE}"
    for component in sorted(found, key=_weight):
        yield "\n".join(_lines(component))


def _weight(component: Component) -> tuple[int, int, str]:
    """The program and what it uses first, then what lies inside these, each by name."""
    return (component.inside is not None, ORDER.index(component.kind), component.name.lower())


def _lines(component: Component) -> Iterator[str]:
    yield " ".join(part for part in (component.name, component.version) if part)
    yield f"    Licence: {component.licence}"
    yield from (f"    {line}" for line in component.copyright)
    yield from textwrap.wrap(
        lies_in(component), 100, initial_indent="    ", subsequent_indent="        ", break_long_words=False
    )
    if component.home:
        yield f"    Home: {component.home}"
    if component.source and component.source.startswith("http"):
        yield f"    Source: {component.source}"
    yield from (f"    {note}" for note in component.notes)


def lies_in(component: Component) -> str:
    """Where it lies, in one line: a few places by name, many by their folders."""
    files = _files(component)
    packages = sorted({place.partition("::")[2].partition(".")[0] for place in component.places if "::" in place})
    shown = files if len(files) <= SHOWN_PLACES else _folders(files)
    inside = f"Part of {component.inside}, in " if component.inside else "Lies in "
    modules = f"the program (Python modules {', '.join(packages)})" if 0 < len(packages) <= SHOWN_PLACES else ""
    modules = modules or ("the program (Python modules)" if packages else "")
    return inside + ", ".join([*shown, *([modules] if modules else [])])


def _files(component: Component) -> list[str]:
    """Its files, without the links in the folder above that lead to them."""
    files = sorted({place for place in component.places if "::" not in place})
    deep = {PurePosixPath(place).name for place in files if place.count("/") > 1}
    return [place for place in files if place.count("/") > 1 or PurePosixPath(place).name not in deep]


def _folders(files: list[str]) -> list[str]:
    """The folders of files, each with its number of files; those inside another count there."""
    folders: dict[str, int] = {}
    for file in files:
        top = "/".join(file.split("/")[:3][: max(1, file.count("/"))])
        folders[top] = folders.get(top, 0) + 1
    return [f"{folder}/ ({count})" for folder, count in sorted(folders.items())]


def _own_texts(found: list[Component]) -> Iterator[str]:
    yield f"{LINE}\nTHE LICENCE FILES OF THE PARTS THAT BRING THEIR OWN\n{LINE}"
    for component in found:
        if component.texts and component.name != PYTHON:
            yield f"{'-' * 100}\n{component.name} {component.version}\n{'-' * 100}"
            yield from (own.strip("\n") for own in component.texts)


def _common_texts(found: list[Component]) -> Iterator[str]:
    yield f"{LINE}\nTHE TEXTS OF THE LICENCES, with the copyright lines that stand at each part\n{LINE}"
    for name in licences(found):
        yield f"{'-' * 100}\n{name}\n{'-' * 100}\n\n{spdx.text(name).strip()}"


def main() -> int:
    """Write the notices into the frozen folder that the command line names."""
    return told(lambda: write(Path(sys.argv[1]).resolve()))


if __name__ == "__main__":
    sys.exit(main())
