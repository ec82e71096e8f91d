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
ICONS = BUILD / "icons"
FALLBACK_TIME = 1_764_115_200
"""2025-11-26: the time inside archives where no git history tells one. Before 1980 a wheel cannot be written."""
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PYTHONOPTIMIZE", "PIP_USER", "PIP_TARGET")
"""Variables of a person's shell that would change what is built."""


def make(wheel: Path) -> None:
    """A new environment with ``wheel`` and what it needs at run time, no more."""
    venv.EnvBuilder(clear=True, with_pip=False, symlinks=os.name != "nt").create(ENVIRONMENT)
    pip("--python", python(), "install", "--compile", wheel)


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


def python() -> Path:
    """The Python of the environment."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


# Running things -----------------------------------------------------------------------------------------------------


def run_beside_program(*words: str | Path, **variables: str) -> None:
    """Run a script of packaging, or ``-m`` a tool, where the program can be imported as it is installed."""
    tools = str(make_tools())
    run([python(), *_script(words)], PYTHONPATH=tools, QT_QPA_PLATFORM="offscreen", **variables)


def run_with_tools(*words: str | Path) -> None:
    """Run a script of packaging, or ``-m`` a tool, without the program."""
    run([sys.executable, *_script(words)], PYTHONPATH=str(make_tools()))


def _script(words: tuple[str | Path, ...]) -> list[str | Path]:
    first, *others = words
    # -P: this folder has a build.py, and must not be taken for the tool of that name.
    return ["-P", *words] if first == "-m" else [ROOT / "packaging" / first, *others]


def pip(*words: str | Path) -> None:
    """Run this Python's pip; it speaks of errors alone."""
    run([sys.executable, "-m", "pip", "-qq", "--no-input", "--disable-pip-version-check", *words])


def run(words: list[str | Path], **variables: str) -> None:
    """Run one command in the build folder, with the same time and hash seed each time; raises where it fails."""
    BUILD.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    settled = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(commit_time())}
    subprocess.run([str(word) for word in words], cwd=BUILD, env={**kept, **settled, **variables}, check=True)


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
    return int(told or FALLBACK_TIME)
