"""What goes into the frozen program, on each system; and that the program lives without the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

import pytest

from offercompare.self_test import qt_parts

Entry = tuple[str, str, str]
Load = Callable[[str], ModuleType]
SITE = "/env/lib/python3.11/site-packages"
SYSTEM = "/usr/lib/x86_64-linux-gnu"
IMPORTS = {
    "QtGui.abi3.so": ("libQt6Gui.so.6", "libstdc++.so.6"),
    "libQt6Gui.so.6": ("libQt6Core.so.6", "libGL.so.1"),
    "libqxcb.so": ("libQt6XcbQpa.so.6", "libxcb-cursor.so.0"),
    "libqvnc.so": ("libQt6Vnc.so.6",),
    "QtGui.pyd": ("QT6GUI.dll", "KERNEL32.dll"),
    "QtGui.abi3.dylib": ("@rpath/QtGui.framework/Versions/A/QtGui",),
}


def imports(file: str) -> Iterable[str]:
    return IMPORTS.get(Path(file).name, ())


def own(name: str, kind: str = "BINARY") -> Entry:
    return (name, f"{SITE}/{name}", kind)


def of_system(name: str) -> Entry:
    return (name, f"{SYSTEM}/{name}", "BINARY")


@pytest.fixture
def kept(load: Load) -> ModuleType:
    return load("kept")


LIB, PLUGINS = "PySide6/Qt/lib", "PySide6/Qt/plugins"
FOUND = {
    "linux": [
        own("PySide6/QtGui.abi3.so", "EXTENSION"), own("python3.11/lib-dynload/_codecs_jp.so", "EXTENSION"),
        own(f"{LIB}/libQt6Gui.so.6"), own(f"{LIB}/libQt6Core.so.6"), own(f"{LIB}/libQt6XcbQpa.so.6"),
        own(f"{LIB}/libQt6Vnc.so.6"), own(f"{LIB}/libQt6Qml.so.6"), own(f"{PLUGINS}/platforms/libqxcb.so"),
        own(f"{PLUGINS}/platforms/libqvnc.so"), of_system("libstdc++.so.6"), of_system("libGL.so.1"),
        of_system("libxcb-cursor.so.0"), of_system("libpython3.11.so.1.0"),
    ],
    "win32": [
        own("PySide6/QtGui.pyd", "EXTENSION"), own("PySide6/Qt6Gui.dll"), own("PySide6/opengl32sw.dll"),
        own("python311.dll"), own("PySide6/plugins/platforms/qwindows.dll"),
        own("PySide6/plugins/tls/qschannelbackend.dll"),
    ],
    "darwin": [
        own("PySide6/QtGui.abi3.dylib", "EXTENSION"), own(f"{LIB}/QtGui.framework/Versions/A/QtGui"),
        own(f"{LIB}/QtQml.framework/Versions/A/QtQml"), own(f"{PLUGINS}/platforms/libqcocoa.dylib"),
        own(f"{PLUGINS}/styles/libqmacstyle.dylib"),
    ],
}  # fmt: skip
KEPT = {
    "linux": {
        "PySide6/QtGui.abi3.so", f"{LIB}/libQt6Gui.so.6", f"{LIB}/libQt6Core.so.6", f"{LIB}/libQt6XcbQpa.so.6",
        f"{PLUGINS}/platforms/libqxcb.so", "libpython3.11.so.1.0",
    },
    "win32": {
        "PySide6/QtGui.pyd", "PySide6/Qt6Gui.dll", "python311.dll", "PySide6/plugins/platforms/qwindows.dll",
    },
    "darwin": {
        "PySide6/QtGui.abi3.dylib", f"{LIB}/QtGui.framework/Versions/A/QtGui", f"{PLUGINS}/platforms/libqcocoa.dylib",
    },
}  # fmt: skip


@pytest.mark.parametrize("system", FOUND)
def test_modules_and_what_they_need_are_kept(kept: ModuleType, system: str) -> None:
    assert {name for name, _, _ in kept.binaries(FOUND[system], imports, system)} == KEPT[system]


@pytest.mark.parametrize(
    ("system", "entry", "stays"),
    [
        ("linux", own("resources/data/cities.csv", "DATA"), True),
        ("linux", own("PySide6/Qt/translations/qtbase_de.qm", "DATA"), True),
        ("linux", own("PySide6/Qt/translations/qtbase_fr.qm", "DATA"), False),
        ("linux", own("PySide6/Qt/translations/qtdeclarative_de.qm", "DATA"), False),
        ("linux", ("libQt6Gui.so.6", f"{LIB}/libQt6Gui.so.6", "SYMLINK"), False),
        ("darwin", ("QtGui", f"{LIB}/QtGui.framework/Versions/A/QtGui", "SYMLINK"), True),
        ("darwin", ("QtQml", f"{LIB}/QtQml.framework/Versions/A/QtQml", "SYMLINK"), False),
        ("darwin", own(f"{LIB}/QtGui.framework/Resources/Info.plist", "DATA"), True),
        ("darwin", own(f"{LIB}/QtQml.framework/Resources/Info.plist", "DATA"), False),
        ("win32", own("PySide6\\translations\\qtbase_fr.qm", "DATA"), False),
    ],
)
def test_data_of_what_is_kept_stays(kept: ModuleType, system: str, entry: Entry, stays: bool) -> None:
    binaries = kept.binaries(FOUND[system], imports, system)
    assert kept.data([entry], binaries, ["de"], system) == ([entry] if stays else [])


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_the_self_test_asks_for_the_plugins_that_are_frozen_in(kept: ModuleType, system: str) -> None:
    assert kept.wanted_plugins(system) == qt_parts.wanted_plugins(system) != frozenset()


def test_the_program_never_loads_what_is_left_out(kept: ModuleType, tmp_path: Path) -> None:
    """Every module and a whole self-test, with what the frozen program leaves out made impossible to import."""
    code = f"""
import sys
sys.modules.update(dict.fromkeys({kept.NEVER_MODULES!r}))
from offercompare.__main__ import main
sys.exit(main(["self-test"]))
"""
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, cwd=tmp_path, env=variables, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
