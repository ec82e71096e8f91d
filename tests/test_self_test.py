"""The installed program checks itself, and says what is wrong with a broken one."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from offercompare import resources, self_test
from offercompare.self_test import CheckFailed, parts, qt_parts, stored

Captured = pytest.CaptureFixture[str]
CHECKS = {check.__name__: check for _, check in self_test.checks(frozen=False)}


def test_stored_figures_are_those_of_the_engine() -> None:
    """UPDATE_GOLDEN=1 writes them anew; look at the difference before it is committed."""
    figures = stored.figures(stored.evaluated())
    file = resources.path(stored.FIGURES)
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept.keys() == figures.keys()
    for offer, found in figures.items():
        expected = {name: value if value is None else pytest.approx(value, rel=1e-9) for name, value in found.items()}
        assert kept[offer] == expected


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_passes(name: str, qapp: object) -> None:
    CHECKS[name]()


def test_a_failed_check_is_said_and_the_others_still_run(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "NEEDED", ("data/nothing.json",))
    kept = [check for check in self_test.checks(frozen=False) if check[1].__module__ == parts.__name__][:2]
    monkeypatch.setattr(self_test, "checks", lambda *, frozen: tuple(kept))
    assert self_test.run() == 3
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("FAILED  resources can be read: FileNotFoundError")
    assert second == "ok      reference data answers"


def test_a_figure_that_moved_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = json.loads(resources.text(stored.FIGURES))
    offer = next(iter(kept))
    kept[offer]["average"] += 1
    monkeypatch.setattr(resources, "data", lambda name: kept)
    with pytest.raises(CheckFailed, match=f"average of {offer} is"):
        stored.figures_are_as_stored()


def test_a_module_that_does_not_load_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "modules", lambda: iter(["offercompare.errors", "offercompare.gone"]))
    with pytest.raises(ModuleNotFoundError, match=r"offercompare\.gone"):
        parts.modules_load()


def test_modules_are_looked_for_in_every_folder() -> None:
    root = Path(parts.__file__).parents[1]
    files = {".".join(file.relative_to(root.parent).with_suffix("").parts) for file in root.rglob("*.py")}
    assert set(parts.modules()) == {name.removesuffix(".__init__") for name in files} - {"offercompare"}


# Qt -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the frozen program's, with the wanted plugins and libraries of this system as empty files."""
    plugins = tmp_path / "PySide6" / "Qt" / "plugins"
    for plugin in qt_parts.wanted_plugins("linux"):
        put(plugins, f"{Path(plugin).parent}/lib{Path(plugin).name}.so")
    for library in qt_parts.wanted_libraries("linux"):
        put(tmp_path / "PySide6" / "Qt" / "lib", f"libQt6{library}.so.6")
    monkeypatch.setattr(qt_parts, "plugin_folder", lambda: plugins)
    monkeypatch.setattr(qt_parts, "program_folder", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def put(folder: Path, name: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    return file


def test_the_wanted_parts_and_no_more_pass(frozen: Path) -> None:
    qt_parts.plugins_are_there()
    qt_parts.no_other_part_is_there()


@pytest.mark.parametrize("plugin", ["platforms/libqxcb.so", "imageformats/libqsvg.so"])
def test_a_missing_plugin_is_named(frozen: Path, plugin: str) -> None:
    (qt_parts.plugin_folder() / plugin).unlink()
    with pytest.raises(CheckFailed, match=f"missing: {plugin.replace('lib', '').removesuffix('.so')}"):
        qt_parts.plugins_are_there()


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "tls/qopensslbackend"),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "platforms/qvnc"),
        ("PySide6/Qt/lib/libQt6Qml.so.6", "QtQml"),
        ("libQt6WebEngineCore.so.6", "QtWebEngineCore"),
        ("PySide6/Qt6Quick.dll", "QtQuick"),
        ("PySide6/Qt/lib/QtPdf.framework/QtPdf", "QtPdf"),
    ],
)
def test_one_part_too_many_is_named(frozen: Path, file: str, named: str) -> None:
    put(frozen, file)
    with pytest.raises(CheckFailed, match=f"not needed: {named}"):
        qt_parts.no_other_part_is_there()


def test_a_way_to_a_network_is_named() -> None:
    """Python as it is installed has them all; only the frozen one must not."""
    with pytest.raises(CheckFailed, match=r"not needed: .*http.*ssl"):
        qt_parts.no_way_to_a_network()


def test_the_frozen_program_is_checked_for_more() -> None:
    assert len(self_test.checks(frozen=True)) > len(self_test.checks(frozen=False))


@pytest.mark.parametrize(
    ("file", "name"),
    [("libqxcb.so", "qxcb"), ("qwindows.dll", "qwindows"), ("libqcocoa.dylib", "qcocoa"), ("xdg-shell.txt", None)],
)
def test_plugins_are_known_by_their_names_on_every_system(tmp_path: Path, file: str, name: str | None) -> None:
    put(tmp_path, f"platforms/{file}")
    assert qt_parts.found_plugins(tmp_path) == ({f"platforms/{name}"} if name else set())


# From anywhere ------------------------------------------------------------------------------------------------------


def test_runs_from_an_empty_folder_with_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    home.chmod(stat.S_IRUSR | stat.S_IXUSR)
    code = "import sys; from offercompare.__main__ import main; sys.exit(main(['self-test']))"
    variables = {"HOME": str(home), "PATH": os.defpath, "PYTHONPATH": str(Path(parts.__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=work, env=variables, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert list(work.iterdir()) == list(home.iterdir()) == []
