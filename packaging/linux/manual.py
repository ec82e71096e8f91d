"""The manual page: verbs and options from the program's own parser, the rest from ``offercompare.1.include``.

Usage: python packaging/linux/manual.py FILE, with the extra ``package`` and the program's own packages.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

WORDS = Path(__file__).resolve().parent / "offercompare.1.include"
WIDE = "1000"
"""Columns: the page's reader breaks lines, argparse must not."""


def manual() -> str:
    """The page in the language of ``man``; its day is that of SOURCE_DATE_EPOCH, or today."""
    from argparse_manpage.manpage import Manpage

    from offercompare import __version__, cli

    os.environ["COLUMNS"] = WIDE
    parser = cli.parser()
    first, parser.description, parser.epilog = parser.description, None, None
    for verb in verbs(parser):
        # The line of the verb says the same.
        verb.description = None
    about = {
        "project_name": parser.prog,
        "version": __version__,
        "description": "compare job offers side by side",
        "manual_title": "User Commands",
        "manual_section": "1",
        "date": day(),
        "include": str(WORDS),
    }
    page = Manpage(parser, about, format="single-commands-section")
    page.add_section("description", "<", f"{first}\n.PP\n")
    return mended(str(page))


def verbs(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The parser of each verb."""
    found = (action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return [verb for choices in found for verb in choices.values()]


def day() -> str:
    """The day of the build, as ``2026-11-26``."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime.now(UTC)
    return moment.date().isoformat()


def mended(page: str) -> str:
    """The page less what argparse-manpage 4.8 leaves: "usage:" before each call, and a date that readers cannot parse."""
    date, plain = day().replace("-", r"\-"), day()
    return page.replace("\nusage: ", "\n").replace(f'"{date}"', f'"{plain}"', 1).replace(".SH\nVERBS", ".SH VERBS", 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    file: Path = parser.parse_args().file
    file.write_text(manual(), encoding="utf-8")
    sys.exit(0)
