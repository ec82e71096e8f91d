"""Measures the start of the frozen program against the start from source, taking turns on one screen of their own.

Usage: python packaging/measure_start.py [--runs 15] [--frozen PROGRAM] [-- WORDS for both, as --example]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import environment
from x_screen import Screen, screen


def main() -> int:
    """Print the medians of both and their ratio; returns the exit status."""
    options = _options()
    commands = {
        "source": [sys.executable, "-m", "offercompare", *options.words],
        "frozen": [str(options.frozen.resolve()), *options.words],
    }
    with tempfile.TemporaryDirectory() as home, screen() as seen:
        variables = variables_of(seen.name, Path(home))
        # The first start of each reads from the disk, and is not counted.
        rounds = [
            {name: start(seen, words, variables) for name, words in commands.items()} for _ in range(options.runs + 1)
        ]
    show(rounds[1:])
    return 0


def start(seen: Screen, words: list[str], variables: dict[str, str]) -> tuple[float, float]:
    """Milliseconds from the start of the process until its window is shown, and until it has ended after a close."""
    begun = time.perf_counter()
    with subprocess.Popen(words, env=variables, cwd=environment.ROOT) as process:
        window = seen.wait_for_window()
        shown = time.perf_counter()
        seen.close(window)
        status = process.wait(60)
    ended = time.perf_counter()
    if status != 0:
        raise RuntimeError(f"{words[0]} ended with {status}.")
    return (shown - begun) * 1000, (ended - begun) * 1000


def variables_of(display: str, home: Path) -> dict[str, str]:
    """The variables of the measured programs: no settings, no files of the person, and bytecode may be written."""
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    return {**kept, **own, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "DISPLAY": display}


def show(rounds: list[dict[str, tuple[float, float]]]) -> None:
    """Print a line for each, and the ratio of the medians."""
    for number, until in enumerate(("window shown", "ended")):
        medians = {name: median(each[name][number] for each in rounds) for name in ("source", "frozen")}
        least = {name: min(each[name][number] for each in rounds) for name in ("source", "frozen")}
        print(
            f"{until:13} source {medians['source']:6.0f} ms (least {least['source']:.0f})"
            f"   frozen {medians['frozen']:6.0f} ms (least {least['frozen']:.0f})"
            f"   ratio {medians['frozen'] / medians['source']:.2f}   {len(rounds)} starts each"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The start of the frozen program against the start from source.")
    parser.add_argument("--runs", type=int, default=15, help="starts of each (15)")
    parser.add_argument("--frozen", type=Path, default=environment.ROOT / "dist" / "offercompare" / "offercompare")
    parser.add_argument("words", nargs="*", help="words for both, after --")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
