"""What of the files that PyInstaller finds goes into the frozen program: as few as it runs with."""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from collections.abc import Callable, Collection, Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""Name inside the frozen folder, source file, kind (BINARY, EXTENSION, DATA, SYMLINK), as PyInstaller has it."""

QT_PLUGINS = ("PySide6/Qt/plugins/", "PySide6/plugins/")
QT_WORDS = ("PySide6/Qt/translations/", "PySide6/translations/")
SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")

# Of Python and of the packages, never reached by the program. Without ssl there is no encrypted connection, and without
# http, urllib.request and the others no connection at all: what the program promises, the frozen one cannot break.
# hashlib then uses Python's own functions, and so does numpy.random; the self-test would tell.
NEVER_MODULES = (
    "ssl", "_ssl", "_hashlib", "PySide6.QtDBus", "http", "urllib.request", "urllib.robotparser", "ftplib", "smtplib", "imaplib", "poplib",
    "telnetlib", "nntplib", "xmlrpc", "socketserver", "webbrowser", "asyncio", "multiprocessing", "concurrent",
    "tkinter", "_tkinter", "turtle", "idlelib", "curses", "readline", "dbm", "lib2to3", "unittest", "doctest", "pydoc",
    "pydoc_data", "pdb", "bdb", "cmd", "code", "test", "distutils", "ensurepip", "venv", "setuptools", "pkg_resources",
    "pip", "packaging", "wheel", "xml", "bz2", "lzma",
    "numpy.f2py", "numpy.testing", "numpy._pyinstaller", "numpy.core", "numpy._core._multiarray_tests",
    "pydantic.v1", "pydantic.mypy", "pydantic.deprecated", "hypothesis", "rich", "email_validator", "mypy", "IPython",
)  # fmt: skip
# Alphabets of East Asia from before Unicode: files of the program are UTF-8.
NEVER_EXTENSIONS = ("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw",
                    "_multibytecodec")  # fmt: skip


def wanted_plugins(system: str = sys.platform) -> frozenset[str]:
    """The Qt plugins of resources/qt_plugins.json for one system, as ``folder/name``."""
    file = Path(__file__).resolve().parent.parent / "resources" / "qt_plugins.json"
    return frozenset(row["plugin"] for row in json.loads(file.read_text(encoding="utf-8"))[system]["plugins"])


def plugin_name(name: str) -> str | None:
    """``folder/name`` of a Qt plugin without what the system adds to the file's name; None for other files."""
    posix = _posix(name)
    if not str(posix).startswith(QT_PLUGINS):
        return None
    return f"{posix.parent.name}/{_stem(name).removeprefix('lib')}"


def binaries(
    found: Iterable[Entry], imports: Callable[[str], Iterable[str]], system: str = sys.platform
) -> list[Entry]:
    """Python's modules, the wanted plugins, and the libraries that these need, told by ``imports(source file)``.

    Libraries of a Linux system stay outside: X11, xcb, GL, EGL, Wayland, glib, fontconfig, freetype, D-Bus and
    xkbcommon talk to the servers, drivers and settings of the machine they run on and must be its own; libstdc++ and
    libgcc are loaded by those too, and an older copy of ours would break a newer driver; zlib, libffi, libuuid and
    SQLite are on every machine and get their security updates there. The Debian package names them all.
    """
    own = [entry for entry in found if not (system == "linux" and _is_of_the_system(entry))]
    plugins = wanted_plugins(system)
    roots = [entry for entry in own if _is_root(entry, plugins)]
    libraries = {_library(entry[0]): entry for entry in own if entry[2] == "BINARY" and plugin_name(entry[0]) is None}
    return list(dict.fromkeys([*roots, *_reached(roots, libraries, imports)]))


def data(
    found: Iterable[Entry], kept: Collection[Entry], languages: Iterable[str], system: str = sys.platform
) -> list[Entry]:
    """The data files: of Qt's own words those in the languages of the program, of libraries what is ``kept``."""
    words = {f"qtbase_{language}.qm" for language in languages}
    names = {str(_posix(entry[0])) for entry in kept}
    return [entry for entry in found if _is_wanted(entry, words, names, system)]


def put_nameless_python(folder: Path) -> None:
    """Write an empty module in place of the one that tells how and where the builder's Python was made."""
    if os.name == "posix":
        folder.mkdir(parents=True, exist_ok=True)
        module = folder / f"{sysconfig._get_sysconfigdata_name()}.py"  # type: ignore[attr-defined]
        module.write_text('build_time_vars = {"TZPATH": "/usr/share/zoneinfo"}\n', encoding="utf-8")


def scripts(found: Iterable[Entry], system: str = sys.platform) -> list[Entry]:
    """What runs at the start. PyInstaller's for Qt would load Qt for each verb, and tell all that the program starts
    where our plugins are; on Linux Qt finds them from its own place.
    """
    return [entry for entry in found if not (system == "linux" and entry[0] == "pyi_rth_pyside6")]


def _is_wanted(entry: Entry, words: Collection[str], kept: Collection[str], system: str) -> bool:
    posix = _posix(entry[0])
    if str(posix).startswith(QT_WORDS):
        return posix.name in words
    framework = next((str(parent) for parent in posix.parents if parent.suffix == ".framework"), None)
    if framework is not None:
        return any(name.startswith(f"{framework}/") for name in kept)
    if entry[2] == "SYMLINK":
        # On Linux each library finds its own by its run path. Links beside the program would only lend our Qt to what
        # it starts, through LD_LIBRARY_PATH: another program's Qt is not ours.
        return system != "linux" and str(posix.parent / entry[1]) in kept
    return True


def _is_of_the_system(entry: Entry) -> bool:
    name, source, kind = entry
    return kind == "BINARY" and source.startswith(SYSTEM_FOLDERS) and not _is_python(name)


def _is_python(name: str) -> bool:
    return _stem(name).startswith(("libpython", "python3", "Python"))


def _is_root(entry: Entry, plugins: Collection[str]) -> bool:
    name, _, kind = entry
    plugin = plugin_name(name)
    if plugin is not None:
        return plugin in plugins
    return (kind == "EXTENSION" and _stem(name) not in NEVER_EXTENSIONS) or _is_python(name)


def _reached(
    roots: Iterable[Entry], libraries: dict[str, Entry], imports: Callable[[str], Iterable[str]]
) -> list[Entry]:
    reached: dict[str, Entry] = {}
    waiting = list(roots)
    while waiting:
        needed = {_library(name) for name in imports(waiting.pop()[1])} & libraries.keys() - reached.keys()
        reached |= {name: libraries[name] for name in sorted(needed)}
        waiting += [libraries[name] for name in sorted(needed)]
    return list(reached.values())


def _posix(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/"))


def _stem(name: str) -> str:
    return _posix(name).name.partition(".")[0]


def _library(name: str) -> str:
    # Windows writes one library's name in capitals here and without there.
    return _posix(name).name.casefold()
