"""What of the files that PyInstaller finds goes into the frozen program: as few as it runs with."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""Name inside the frozen folder, source file, kind (BINARY, EXTENSION, DATA, SYMLINK), as PyInstaller has it."""

PLUGINS = ("PySide6/Qt/plugins/", "PySide6/plugins/")
TRANSLATIONS = ("PySide6/Qt/translations/", "PySide6/translations/")

# Of Python and of packages, never reached by the program. Without ssl there is no encrypted connection and without
# http, urllib.request and the others no connection at all: what the program promises, the frozen one cannot break.
NEVER = (
    "ssl", "_ssl", "_hashlib", "http", "urllib.request", "urllib.robotparser", "ftplib", "smtplib", "imaplib", "poplib",
    "telnetlib", "nntplib", "xmlrpc", "socketserver", "webbrowser", "asyncio", "multiprocessing", "concurrent",
    "tkinter", "_tkinter", "turtle", "idlelib", "curses", "_curses", "readline", "dbm", "lib2to3",
    "unittest", "doctest", "pydoc", "pydoc_data", "pdb", "bdb", "cmd", "code", "test", "distutils", "ensurepip", "venv",
    "setuptools", "pkg_resources", "pip", "packaging", "wheel",
    "numpy.f2py", "numpy.testing", "numpy.distutils", "numpy.tests", "numpy._pyinstaller", "numpy.typing.tests",
    "pydantic.v1", "pydantic.mypy", "pydantic.deprecated", "hypothesis", "rich", "email_validator", "mypy", "IPython",
    "yaml", "pytest",
)  # fmt: skip

# Compression formats and terminals that only the standard library's own tools would use.
NEVER_EXTENSIONS = ("_bz2", "_lzma", "_curses_panel", "_dbm", "_gdbm", "nis", "ossaudiodev", "termios",
                    "_multiprocessing", "_asyncio", "_codecs_jp", "_codecs_cn", "_codecs_kr", "_codecs_tw",
                    "_codecs_hk", "_codecs_iso2022", "_testcapi", "_testinternalcapi", "_elementtree", "pyexpat",
                    "mmap", "resource", "_crypt", "syslog", "audioop", "_zoneinfo")  # fmt: skip


def wanted_plugins(system: str = sys.platform) -> frozenset[str]:
    """The Qt plugins of resources/qt_plugins.json for one system, as ``folder/name``."""
    file = Path(__file__).resolve().parent.parent / "resources" / "qt_plugins.json"
    return frozenset(row["plugin"] for row in json.loads(file.read_text(encoding="utf-8"))[system])


def plugin_name(name: str) -> str | None:
    """``folder/name`` of a Qt plugin without what the system adds to the file's name; None for other files."""
    posix = PurePosixPath(name.replace("\\", "/"))
    start = next((start for start in PLUGINS if str(posix).startswith(start)), None)
    if start is None:
        return None
    return f"{posix.parent.name}/{posix.name.partition('.')[0].removeprefix('lib')}"


def kept_data(entries: Iterable[Entry], languages: Iterable[str]) -> list[Entry]:
    """The data files, with Qt's own words in the languages of the program alone."""
    return [entry for entry in entries if not _is_other_language(entry[0], frozenset(languages))]


def _is_other_language(name: str, languages: frozenset[str]) -> bool:
    posix = PurePosixPath(name.replace("\\", "/"))
    if not str(posix).startswith(TRANSLATIONS):
        return False
    return posix.name not in {f"qtbase_{language}.qm" for language in languages}


def kept_binaries(entries: Iterable[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Python's modules, the wanted plugins, and the libraries that these need, told by ``imports(source file)``.

    Libraries of the Linux system stay outside: X11, xcb, GL, EGL, Wayland, glib, fontconfig, freetype, D-Bus and
    xkbcommon talk to the servers, drivers and settings of the machine they run on and must be its own; libstdc++ and
    libgcc are loaded by those too, and an older copy of ours would break a newer driver; zlib, libffi and the like are
    on every machine and get their security updates there. The Debian package names them as dependencies.
    """
    entries = [entry for entry in entries if not _is_of_the_system(entry)]
    plugins = wanted_plugins()
    roots = [entry for entry in entries if _is_root(entry, plugins)]
    libraries = {PurePosixPath(entry[0]).name: entry for entry in entries if _is_library(entry)}
    reached = _reached(roots, libraries, imports)
    targets = {entry[0] for entry in [*roots, *reached]}
    links = [entry for entry in entries if entry[2] == "SYMLINK" and _target(entry) in targets]
    return [*roots, *reached, *links]


def _is_of_the_system(entry: Entry) -> bool:
    name, source, kind = entry
    if not sys.platform.startswith("linux") or kind != "BINARY" or PurePosixPath(name).name.startswith("libpython"):
        return False
    return source.startswith(("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")) and "lib-dynload" not in source


def _is_root(entry: Entry, plugins: frozenset[str]) -> bool:
    name, _, kind = entry
    plugin = plugin_name(name)
    if plugin is not None:
        return plugin in plugins
    stem = PurePosixPath(name).name.partition(".")[0]
    return (kind == "EXTENSION" and stem not in NEVER_EXTENSIONS) or stem.startswith("libpython")


def _is_library(entry: Entry) -> bool:
    return entry[2] == "BINARY" and plugin_name(entry[0]) is None


def _reached(roots: list[Entry], libraries: dict[str, Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    reached: dict[str, Entry] = {}
    waiting = list(roots)
    while waiting:
        for needed in imports(waiting.pop()[1]):
            name = PurePosixPath(needed.replace("\\", "/")).name
            if name in libraries and name not in reached:
                reached[name] = libraries[name]
                waiting.append(libraries[name])
    return list(reached.values())


def _target(entry: Entry) -> str:
    return str(PurePosixPath(entry[0]).parent / entry[1])
