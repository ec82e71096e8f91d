"""Whether the parts of Qt that the program needs are there, and in the frozen program no other."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from offercompare import resources
from offercompare.self_test.finding import expect
from offercompare.translation import tr

PARTS = "qt_plugins.json"
PLUGIN_FILE = re.compile(r"(?:lib)?(\w[\w-]*?)\.(?:so|dll|dylib)")
LIBRARY_FILE = re.compile(r"(?:lib)?Qt6?([A-Z]\w*?)(?:\.so\.6|\.dll|\.framework)")
NETWORK = ("ssl", "http", "ftplib", "smtplib", "socketserver", "xmlrpc", "asyncio", "urllib.request")
"""What of Python reaches other machines; the frozen program has none of it (packaging/kept.py)."""


def plugins_are_there() -> None:
    """Each plugin of the list is where Qt looks."""
    missing = wanted_plugins() - found_plugins(plugin_folder())
    expect(not missing, tr("missing: {names}", names=_listed(missing)))


def no_other_part_is_there() -> None:
    """The frozen program carries no plugin and no library of Qt but those of the list."""
    extra = found_plugins(plugin_folder()) - wanted_plugins()
    expect(not extra, tr("not needed: {names}", names=_listed(extra)))
    others = found_libraries(program_folder()) - wanted_libraries()
    expect(not others, tr("not needed: {names}", names=_listed(f"Qt{name}" for name in others)))


def no_way_to_a_network() -> None:
    """The frozen program has no module that could reach another machine."""
    there = [name for name in NETWORK if find_spec(name) is not None]
    expect(not there, tr("not needed: {names}", names=_listed(there)))


def wanted_plugins(system: str = sys.platform) -> frozenset[str]:
    """The plugins of the list for a system, as ``folder/name``; none for a system that nobody packages for."""
    return frozenset(row["plugin"] for row in resources.data(PARTS).get(system, {}).get("plugins", ()))


def wanted_libraries(system: str = sys.platform) -> frozenset[str]:
    """The libraries of Qt for a system, without what a file's name adds to them: Core, Gui, …"""
    return frozenset(resources.data(PARTS).get(system, {}).get("libraries", ()))


def plugin_folder() -> Path:
    """Where Qt looks for plugins."""
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))


def program_folder() -> Path:
    """The folder that the frozen program is in."""
    return Path(sys.executable).resolve().parent


def found_plugins(folder: Path) -> frozenset[str]:
    """The plugins that lie in a folder, as ``folder/name``."""
    named = ((file.parent.name, PLUGIN_FILE.fullmatch(file.name)) for file in folder.glob("*/*"))
    return frozenset(f"{kind}/{match[1]}" for kind, match in named if match)


def found_libraries(folder: Path) -> frozenset[str]:
    """The libraries of Qt that lie anywhere in a folder."""
    named = (LIBRARY_FILE.fullmatch(file.name) for file in folder.rglob("*Qt*"))
    return frozenset(match[1] for match in named if match)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
