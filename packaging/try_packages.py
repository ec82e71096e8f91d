"""Tries what was built as a person would: the frozen program, and the wheel in its own environment.

Usage: python packaging/try_packages.py. Each runs in an empty folder, with an empty home and no screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import build
import environment
import identity

EXAMPLE = "example.offers"
WORDS = (("self-test",), ("example", "-o", EXAMPLE), ("report", EXAMPLE, "-o", "report.pdf"))
MADE = (EXAMPLE, "report.pdf")
KEPT_VARIABLES = ("SYSTEMROOT", "TEMP", "TMP", "LANG")
"""Without the first three no program of Windows starts."""


def main() -> int:
    """Try both; returns 0, or the status of the first that failed."""
    out = environment.ROOT / "dist"
    for name, program in (
        ("frozen", build.frozen(out) / command()),
        ("wheel", environment.python().parent / command()),
    ):
        print(f"packaging: trying the {name} program", flush=True)
        if status := tried(program):
            return status
    return 0


def command() -> str:
    """The name of the program that has a console."""
    return f"{identity.PROGRAM}.exe" if os.name == "nt" else identity.PROGRAM


def tried(program: Path) -> int:
    """0 where all that a person would try works; else the status that the program ended with, or 1."""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as work:
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        variables = {**kept, "HOME": home, "PATH": os.defpath}
        for words in WORDS:
            done = subprocess.run([program, *words], cwd=work, env=variables, check=False, stdin=subprocess.DEVNULL)
            if done.returncode:
                print(f"packaging: {program} {' '.join(words)} ended with {done.returncode}", file=sys.stderr)
                return done.returncode
        return 0 if all((Path(work) / name).stat().st_size for name in MADE) else 1


if __name__ == "__main__":
    sys.exit(main())
