"""Who may import whom, and what stays out: Qt outside the window, numpy at start, the network everywhere."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "offercompare"
WINDOW = ("gui", "app")

# Runs first in a fresh interpreter: from there on Qt might as well not be installed.
WITHOUT_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"{name} may be imported in gui and app alone", name=name)

sys.meta_path.insert(0, NoQt())
"""

# The project's own settings without those of pytest-qt, which needs Qt to start.
PYTEST_WITHOUT_QT = """
[pytest]
addopts = --strict-markers -p no:cacheprovider -p no:pytest-qt -p no:xdist -p no:benchmark
filterwarnings = error
markers = bench: speed
pythonpath = {root}
"""


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> list[str]:
    return sorted(module_name(file) for file in PACKAGE.rglob("*.py"))


def modules_outside_the_window() -> list[str]:
    return [name for name in modules() if name.split(".")[1:2] not in ([part] for part in WINDOW)]


def folders_with_tests_outside_the_window() -> list[str]:
    folders = {file.parent.relative_to(ROOT / "tests").parts[:1] for file in (ROOT / "tests").rglob("test_*.py")}
    names = sorted(parts[0] for parts in folders if parts)
    return [name for name in names if name not in WINDOW and (PACKAGE / name).is_dir()]


def imported_modules(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_layers_are_kept() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    result = run_python(code)
    assert result.returncode == 0, result.stdout + result.stderr


def test_everything_but_the_window_imports_without_qt() -> None:
    names = modules_outside_the_window()
    result = run_python(f"{WITHOUT_QT}\nimport importlib\nfor name in {names!r}:\n    importlib.import_module(name)")
    assert result.returncode == 0, result.stderr


def test_the_barrier_holds() -> None:
    result = run_python(f"{WITHOUT_QT}\nimport PySide6.QtCore")
    assert "may be imported in gui and app alone" in result.stderr


@pytest.mark.parametrize("folder", folders_with_tests_outside_the_window())
def test_tests_outside_the_window_pass_without_qt(folder: str, tmp_path: Path) -> None:
    settings = tmp_path / "pytest.ini"
    settings.write_text(PYTEST_WITHOUT_QT.format(root=ROOT), encoding="utf-8")
    options = ["-q", "-x", "-c", str(settings), "--rootdir", str(ROOT), f"--basetemp={tmp_path / 'base'}"]
    options += ["--hypothesis-profile=quick", "-m", "not bench", str(ROOT / "tests" / folder)]
    result = run_python(f"{WITHOUT_QT}\nimport pytest\nsys.exit(pytest.main(sys.argv[1:]))", *options)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("part", ["model", "engine", "document"])
def test_heavy_packages_wait_for_their_work(part: str) -> None:
    code = f"import sys, offercompare.{part}\nprint(*sorted({{'numpy', 'PySide6', 'shiboken6'}} & set(sys.modules)))"
    result = run_python(code)
    assert (result.stdout.strip(), result.stderr, result.returncode) == ("", "", 0)


NETWORK = ("socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "asyncio")
NETWORK_PARTS = ("urllib.request", "urllib.robotparser", "webbrowser")
# One start of the program hands its files to another on the same machine; nothing else of QtNetwork is wanted.
LOCAL_ONLY = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


def reaches_network(name: str) -> bool:
    if name.startswith("PySide6.QtNetwork"):
        return name not in LOCAL_ONLY
    return name.partition(".")[0] in NETWORK or name.startswith(NETWORK_PARTS)


@pytest.mark.parametrize("name", ["socket", "urllib.request.urlopen", "http.client", "PySide6.QtNetwork", "ssl.wrap"])
def test_network_is_recognised(name: str) -> None:
    assert reaches_network(name)


@pytest.mark.parametrize("name", ["urllib.parse.quote", "PySide6.QtNetwork.QLocalServer", "pathlib.Path"])
def test_harmless_imports_are_not_taken_for_network(name: str) -> None:
    assert not reaches_network(name)


def test_nothing_in_the_package_reaches_a_network() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for name in imported_modules(file)
        if reaches_network(name)
    ]
    assert found == []
