"""What packaging works with: an environment that holds the wheel and nothing else, and the tools beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
ENVIRONMENT = BUILD / "environment"
TOOLS = BUILD / "tools"
FALLBACK_TIME = 1_764_115_200
"""2025-11-26: the time inside archives where no git history tells one. Before 1980 a wheel cannot be written."""


def run(words: list[str | Path], **variables: str) -> None:
    """Run one command in the build folder, with the same time and hash seed each time; raises where it fails."""
    BUILD.mkdir(exist_ok=True)
    subprocess.run([str(word) for word in words], cwd=BUILD, env=variables_of(**variables), check=True)


def variables_of(**more: str) -> dict[str, str]:
    """The variables of this process, less what changes a build from one machine to the next."""
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PYTHONOPTIMIZE", "PIP_USER", "PIP_TARGET")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(commit_time()), **more}


def commit_time() -> int:
    """Seconds of the last commit: the time that archives carry, so that one commit gives one archive."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    words = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return FALLBACK_TIME
    return int(told)


def make(wheel: Path) -> Path:
    """A new environment with ``wheel`` and what it needs at run time, no more; returns its Python."""
    venv.EnvBuilder(clear=True, with_pip=False, symlinks=os.name != "nt").create(ENVIRONMENT)
    pip("--python", python(), "install", "--compile", wheel)
    return python()


def python() -> Path:
    """The Python of the environment."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_tools() -> Path:
    """The packages of the extra ``package`` in a folder of their own: what is frozen never sees them installed."""
    wanted = [f"# Python {sys.version.split()[0]}", *tool_requirements()]
    noted = TOOLS / ".requirements"
    if not noted.is_file() or noted.read_text(encoding="utf-8").splitlines() != wanted:
        pip("install", "--upgrade", "--target", TOOLS, *wanted[1:])
        noted.write_text("\n".join(wanted), encoding="utf-8")
    return TOOLS


def tool_requirements() -> list[str]:
    """The requirements of the extra ``package`` in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["optional-dependencies"]["package"])


def pip(*words: str | Path) -> None:
    """Run this Python's pip; it speaks of errors alone."""
    run([sys.executable, "-m", "pip", "-qq", "--no-input", "--disable-pip-version-check", *words])
