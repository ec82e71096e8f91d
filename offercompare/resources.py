"""The only reader of ``resources/``: in the source tree, in a wheel and in a frozen build."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any


@cache
def folder() -> Path:
    """The folder that holds the resources of the running program."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_resources", package.parent / "resources"]
    if frozen:
        candidates.insert(0, Path(frozen) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"resources not found beside {package}")


def path(name: str) -> Path:
    """The file called ``name``, with ``/`` between folders, inside the resources."""
    return folder().joinpath(*name.split("/"))


def text(name: str) -> str:
    """The text of a resource (UTF-8)."""
    return path(name).read_text(encoding="utf-8")


def has(name: str) -> bool:
    """Whether there is such a resource in this build."""
    return path(name).is_file()


def project_text(name: str) -> str:
    """The text of a file of the project, such as its changelog: among the resources once built, beside them before."""
    return (path(name) if has(name) else folder().parent / name).read_text(encoding="utf-8")


def data(name: str) -> Any:
    """The parsed content of a JSON resource."""
    return json.loads(text(name))
