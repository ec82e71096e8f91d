"""The same world for every test: no screen, a fixed locale and scale, folders of its own, repeatable random data."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Before anything imports Qt: it reads these once. C.UTF-8 is on every machine, and Qt warns about less than UTF-8.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
os.environ.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", LANGUAGE="en", QT_SCALE_FACTOR="1", TZ="UTC")
for name in ("QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI"):
    os.environ.pop(name, None)

# ci: the same examples in every run. search: new ones each time, many (pytest --hypothesis-profile search).
# quick: for a second run of tests that ran already (test_architecture).
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60, database=None)
settings.register_profile("quick", settings.get_profile("ci"), max_examples=5)
settings.register_profile("search", deadline=None, max_examples=1000, database=None)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("homes")
    # A counter instead of mktemp each time, which lists its folder: thousands of tests pass here.
    return (root / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of this test's own, beside ``tmp_path``: settings, data, caches, state and log land there."""
    home = next(_homes)
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    home.mkdir()
    # Qt warns about a runtime folder that others could read.
    folders["XDG_RUNTIME_DIR"].mkdir(mode=0o700)
    for name, folder in folders.items():
        monkeypatch.setenv(name, str(folder))
    return home


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """The application of pytest-qt with American numbers, and with a font: without one every letter is a box."""
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QFont, QFontInfo

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    if not QFontInfo(QFont()).family():
        pytest.fail("Qt finds no font on this machine: install one, for example the package fonts-dejavu-core.")
    return qapp
