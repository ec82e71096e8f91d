"""Builds everything that people install. One entry: ``make package``, or ``python packaging/build.py --only folder``."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import environment
import identity


def main() -> int:
    """Build what the command line names, or all that this system can build; returns the exit status."""
    options = parsed()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    for name in options.only or all_steps():
        print(f"packaging: {name}", flush=True)
        STEPS[name](out)
    return 0


def parsed() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=list(STEPS), help="one step, on what lies in OUT; repeatable"
    )
    parser.add_argument("--out", type=Path, default=environment.ROOT / "dist", help="where the results go (dist)")
    return parser.parse_args()


def wheel(out: Path) -> None:
    """The wheel, and the source archive that it is made from."""
    environment.make_tools()
    for old in (*out.glob("*.whl"), *out.glob("*.tar.gz")):
        old.unlink()
    environment.run(
        [sys.executable, "-P", "-m", "build", "--outdir", out, environment.ROOT], PYTHONPATH=str(environment.TOOLS)
    )


def folder(out: Path) -> None:
    """The frozen program in ``offercompare/``: its own Python, Qt and packages, from a new environment of the wheel."""
    python = environment.make(newest(out, "*.whl"))
    spec = environment.ROOT / "packaging" / "offercompare.spec"
    work = environment.BUILD / "pyinstaller"
    words: list[str | Path] = [python, "-P", "-m", "PyInstaller", "--noconfirm", "--clean"]
    words += ["--distpath", out, "--workpath", work, spec]
    environment.run(words, PYTHONPATH=str(environment.make_tools()), PYI_LOG_LEVEL="ERROR")
    strip_python(out / identity.PROGRAM)


def strip_python(frozen: Path) -> None:
    """Take the debugging symbols out of Python's own library. The same would break numpy's linear algebra."""
    if sys.platform.startswith("linux") and shutil.which("strip"):
        for library in (frozen / "_internal").glob("libpython*"):
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


def newest(out: Path, pattern: str) -> Path:
    """The one file of this pattern; makes the wheel where there is none."""
    if not list(out.glob(pattern)):
        wheel(out)
    return max(out.glob(pattern), key=lambda file: file.stat().st_mtime)


STEPS: dict[str, Callable[[Path], None]] = {"wheel": wheel, "folder": folder}


def all_steps() -> list[str]:
    """The steps of this system, in their order."""
    return list(STEPS)


if __name__ == "__main__":
    sys.exit(main())
