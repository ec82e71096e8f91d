"""The modules of packaging/, which are scripts beside the program and not part of it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
Load = Callable[[str], ModuleType]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Imports a module of packaging/ by its name."""
    if not (ROOT / "packaging").is_dir():
        pytest.skip("needs the source tree")
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module
