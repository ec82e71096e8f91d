"""Raise the version of the bundled data: ``python packaging/data_version.py`` after any change in ``resources/data``.

The version is the day of the change, with a number behind it for the second and later ones of one day. It stands in
``resources/data/version.json`` beside a digest of all files, so that a test notices a change that nobody raised it for.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "data"
VERSION = "version.json"


def digest(folder: Path) -> str:
    """SHA-256 of every data file's name and content; words about the data (.md) and the version itself do not count."""
    found = hashlib.sha256()
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md" and path.name != VERSION)
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        # Some systems check text files out with other line ends.
        content = path.read_bytes() if path.suffix == ".sqlite" else path.read_bytes().replace(b"\r\n", b"\n")
        found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def raised(before: str, today: date) -> str:
    """The version that comes after ``before`` on ``today``; never one that is not later."""
    day, _, number = before.partition(".")
    if day < today.isoformat():
        return today.isoformat()
    return f"{day}.{int(number or 1) + 1}"


def stored(folder: Path) -> dict[str, str]:
    """The version and the digest that stand in the folder."""
    found: dict[str, str] = json.loads((folder / VERSION).read_text(encoding="utf-8"))
    return found


def raise_version(folder: Path, today: date) -> str:
    """Write the version of the data as it is now; returns it. Unchanged data keeps its version."""
    now = digest(folder)
    before = stored(folder) if (folder / VERSION).exists() else {"edition": "", "digest": ""}
    if before["digest"] != now:
        edition = raised(before["edition"], today)
        text = json.dumps({"edition": edition, "digest": now}, indent=2) + "\n"
        (folder / VERSION).write_text(text, encoding="utf-8", newline="\n")
        return edition
    return before["edition"]


def main() -> int:
    """Raise the version of the data of this source tree and say it."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(raise_version(FOLDER, date.today()))  # noqa: DTZ011 - the day of the person who changes the data
    return 0


if __name__ == "__main__":
    sys.exit(main())
