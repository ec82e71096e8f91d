"""The copyright file of the Debian package in Debian's machine-readable form (DEP-5), from what is bundled.

Usage: python packaging/linux/copyright.py FROZEN_FOLDER FILE, with the extra ``package``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import components
import identity
import spdx
from components import Component

FORM = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
FOLDER = f"usr/lib/{identity.PROGRAM}"
ARCHIVE = identity.PROGRAM
"""The file that holds all Python modules."""
DEBIAN_NAMES = {"MIT": "Expat"}
"""Where Debian has another name than SPDX."""
WITH = " with "
COMMON = {
    "Apache-2.0": "Apache-2.0",
    "CC0-1.0": "CC0-1.0",
    "GPL-2.0-only": "GPL-2",
    "GPL-2.0-or-later": "GPL-2",
    "GPL-3.0-only": "GPL-3",
    "GPL-3.0-or-later": "GPL-3",
    "LGPL-2.0-or-later": "LGPL-2",
    "LGPL-2.1-only": "LGPL-2.1",
    "LGPL-2.1-or-later": "LGPL-2.1",
    "LGPL-3.0-only": "LGPL-3",
    "LGPL-3.0-or-later": "LGPL-3",
    "MPL-2.0": "MPL-2.0",
}
"""Licences whose text is on every Debian system, by the name of its file there."""


def text(found: Iterable[Component]) -> str:
    """The whole file: ours, then each component with files of its own, then the licences."""
    everything = list(found)
    own = [component for component in everything if component.inside is None and component.kind != "program"]
    holders = defaultdict(list)
    for component in everything:
        if component.inside is not None:
            holders[component.inside].append(component)
    stanzas = [head(), ours(), *archive(own)]
    stanzas += [stanza(component, holders[component.name], patterns) for component, patterns in _by_patterns(own)]
    stanzas += [licence(name) for name in licences_of(everything)]
    return "\n".join(stanzas)


def head() -> str:
    """The first paragraph."""
    return f"Format: {FORM}\nUpstream-Name: {identity.name()}\n"


def ours() -> str:
    """The paragraph of what no other names."""
    line = identity.copyright_line().removeprefix("Copyright (c) ")
    return f"Files: *\nCopyright: {line}\nLicense: {_name('MIT')}\n"


def archive(own: Iterable[Component]) -> list[str]:
    """The paragraph of the one file that holds the Python modules of several owners."""
    inside = [component for component in own if any("::" in place or place == ARCHIVE for place in component.places)]
    if not inside:
        return []
    lines = [f"{component.name} {component.version or ''}: {component.licence}" for component in inside]
    owners = [
        identity.copyright_line().removeprefix("Copyright (c) "),
        *(line for one in inside for line in owners_of(one)),
    ]
    licences = joined(["MIT", *(component.licence for component in inside)])
    return [
        f"Files: {FOLDER}/{ARCHIVE}\nCopyright: {_continued(owners)}\nLicense: {licences}\n"
        f"Comment: It holds the program's own modules, and those of\n{_indented(lines)}\n"
    ]


def stanza(component: Component, inside: list[Component], patterns: list[str]) -> str:
    """The paragraph of one component, with what is linked into its files."""
    lines = [f"{component.name} {component.version or ''}".strip(), *component.notes]
    lines += [f"Holds {one.name} {one.version or ''}: {one.licence}" for one in inside]
    parts = [component, *inside]
    licences = joined(one.licence for one in parts)
    owners = [line for one in parts for line in owners_of(one)]
    files = _continued([f"{FOLDER}/{pattern}" for pattern in patterns])
    return f"Files: {files}\nCopyright: {_continued(owners)}\nLicense: {licences}\nComment:\n{_indented(lines)}\n"


def owners_of(component: Component) -> list[str]:
    """Whose copyright it is, each line without the word itself."""
    lines = [re.sub(r"^(Copyright|©|\([cC]\)|[\s:,])+", "", line) for line in component.copyright]
    # Licence texts end with a form to fill in.
    return [line for line in lines if line and "<year>" not in line] or [f"the authors of {component.name}"]


def licences_of(found: Iterable[Component]) -> list[str]:
    """The name of each licence once, with its exception, sorted."""
    parts = [part for component in found for part in parts_of(component.licence)]
    return sorted({"MIT", *(name for part in parts for name in part)}, key=str.lower)


def licence(name: str) -> str:
    """The paragraph of a licence: its text, with its exception; or where that is on every Debian system."""
    lines = [line for one in name.split(WITH) for line in [*_text(one).splitlines(), ""]]
    return f"License: {_name(name)}\n{_indented(lines[:-1])}\n"


def _text(name: str) -> str:
    if name in COMMON:
        return f"The text is in /usr/share/common-licenses/{COMMON[name]} on Debian systems."
    return spdx.text(name)


def joined(expressions: Iterable[str]) -> str:
    """SPDX expressions that all hold, in Debian's words: "or" binds less than "and", and a comma less than both."""
    parts = [part for expression in expressions for part in parts_of(expression)]
    said = list(dict.fromkeys(" or ".join(_name(name) for name in part) for part in parts))
    return (", and " if any(" or " in part for part in said) else " and ").join(said)


def parts_of(expression: str) -> list[list[str]]:
    """An SPDX expression as what must hold, each as what may be chosen: ``A AND (B OR C)`` is ``[[A], [B, C]]``."""
    if not re.search(r"\(", expression) and " AND " in expression and " OR " in expression:
        raise ValueError(f"{expression}: put brackets around what may be chosen.")
    words = re.sub(r"\s+WITH\s+", WITH, expression)
    return [[name.strip("() ") for name in part.split(" OR ")] for part in words.split(" AND ")]


# Patterns of files --------------------------------------------------------------------------------------------------


def _by_patterns(own: list[Component]) -> list[tuple[Component, list[str]]]:
    """Each component with the fewest patterns that fit its files and no other's."""
    owner = {place: component.name for component in own for place in _files(component)}
    owners: Mapping[str, set[str]] = _owners_of_folders(owner)
    found = []
    for component in own:
        patterns = {_widest(place, component.name, owners) for place in _files(component)}
        if patterns:
            found.append((component, sorted(patterns)))
    return found


def _files(component: Component) -> list[str]:
    """The places of its files, less the archive, which has a paragraph of its own."""
    return [place for place in component.places if "::" not in place and place != ARCHIVE]


def _owners_of_folders(owner: Mapping[str, str]) -> Mapping[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for place, name in owner.items():
        for folder in PurePosixPath(place).parents:
            owners[str(folder)].add(name)
    return owners


def _widest(place: str, name: str, owners: Mapping[str, set[str]]) -> str:
    folders = [str(folder) for folder in PurePosixPath(place).parents if owners[str(folder)] == {name}]
    return f"{folders[-1]}/*" if folders else place


# Words --------------------------------------------------------------------------------------------------------------


def _name(name: str) -> str:
    return DEBIAN_NAMES.get(name, name).replace(WITH, "-with-")


def _continued(lines: Iterable[str]) -> str:
    return "\n ".join(dict.fromkeys(" ".join(line.split()) for line in lines))


def _indented(lines: Iterable[str]) -> str:
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("file", type=Path)
    words = parser.parse_args()
    words.file.write_text(text(components.of_build(words.folder)), encoding="utf-8")
