"""Licences by their SPDX names: what a distribution states, and the text of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.message import Message
from functools import cache
from pathlib import Path

from license_expression import ExpressionError, Licensing, get_spdx_licensing

TEXTS = Path(__file__).resolve().parent / "licences" / "texts"
OTHER = "LicenseRef-"

CLASSIFIED = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
}
BSD = "License :: OSI Approved :: BSD License"


def stated(told: Message, texts: Iterable[str] = ()) -> str | None:
    """The licence in a distribution's metadata as an SPDX expression; None where it is not said in one."""
    for field in ("License-Expression", "License"):
        if is_expression(told.get(field) or ""):
            return str(told[field])
    classifiers = told.get_all("Classifier") or []
    known = [CLASSIFIED[name] for name in classifiers if name in CLASSIFIED]
    if BSD in classifiers:
        known.append("BSD-3-Clause" if "endorse or promote" in " ".join(" ".join(texts).split()) else "BSD-2-Clause")
    return " OR ".join(known) or None


def is_expression(words: str) -> bool:
    """Whether ``words`` is an SPDX expression of known names."""
    if not words or "\n" in words:
        return False
    try:
        return not _known().validate(_without_other(words)).errors
    except ExpressionError:
        return False


@cache
def _known() -> Licensing:
    """SPDX's list, which takes a while to read."""
    return get_spdx_licensing()


def _without_other(words: str) -> str:
    """The expression with a known name in place of each LicenseRef, which no list holds."""
    return re.sub(rf"{OTHER}[\w.-]+", "MIT", words)


def names(expression: str) -> list[str]:
    """The licences and exceptions that an expression names, in its order, each once."""
    words = re.findall(r"[\w.+-]+", expression)
    return list(dict.fromkeys(word for word in words if word not in ("AND", "OR", "WITH")))


@cache
def text(name: str) -> str:
    """The text of a licence; raises where we ship none."""
    return (TEXTS / f"{family(name)}.txt").read_text(encoding="utf-8")


def has_text(name: str) -> bool:
    """Whether we ship the text of this licence."""
    return (TEXTS / f"{family(name)}.txt").is_file()


def family(name: str) -> str:
    """The name of its text: the version 3 of the GPL is one text, whether or not later ones may be taken."""
    same = {
        "GPL-3.0-or-later": "GPL-3.0-only",
        "LGPL-3.0-or-later": "LGPL-3.0-only",
        "GPL-2.0-only": "GPL-2.0-or-later",
    }
    return same.get(name, name)


def copyright_lines(texts: Iterable[str]) -> list[str]:
    """The lines of licence texts that say whose copyright it is, each once."""
    lines = [line.strip(" *#\t") for text in texts for line in text.splitlines()]
    said = [
        line for line in lines if re.match(r"(Copyright|©|\(c\))\s.*\d{4}|Copyright\s+(\(c\)|©)", line, re.IGNORECASE)
    ]
    return list(dict.fromkeys(said))


def of_debian(told: str) -> str:
    """The licence of a Debian package, by the first paragraph of its copyright file for all files."""
    match = re.search(r"^Files:\s*\*.*?^License:\s*(\S[^\n]*)", told, re.MULTILINE | re.DOTALL)
    found = match.group(1).strip() if match else ""
    return found if is_expression(found) else f"{OTHER}Debian-copyright-file"
