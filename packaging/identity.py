"""What the packages of every system say of the program, read from the places where it is said once."""

from __future__ import annotations

import configparser
import runpy
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
AUTHORS = "The OfferCompare authors"


@cache
def _package() -> dict[str, str]:
    return runpy.run_path(str(ROOT / "offercompare" / "__init__.py"))


APP_ID = _package()["APP_ID"]
PROGRAM = _package()["PROGRAM"]
VERSION = _package()["__version__"]
DOCUMENT_ICON = f"{APP_ID}.document"
"""The icon of a file; Flatpak lets out only names that begin with the id of the program."""


@cache
def desktop_entry() -> dict[str, str]:
    """The main section of the desktop entry: Name, Comment and so on."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(LINUX / f"{APP_ID}.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


@cache
def _mime_type() -> ElementTree.Element:
    found = ElementTree.parse(LINUX / f"{APP_ID}.xml").getroot().find("{*}mime-type")
    assert found is not None
    return found


def name() -> str:
    """The name that people read: OfferCompare."""
    return desktop_entry()["Name"]


def summary() -> str:
    """What it is for, in a few words."""
    return desktop_entry()["Comment"]


def mime_type() -> str:
    """The MIME type of a file."""
    return _mime_type().attrib["type"]


def document_name() -> str:
    """What people call the kind of file."""
    return _mime_type().findtext("{*}comment", "")


def ending() -> str:
    """The ending of a file's name, without its dot."""
    glob = _mime_type().find("{*}glob")
    assert glob is not None
    return glob.attrib["pattern"].removeprefix("*.")


def copyright_line() -> str:
    """The copyright line of the licence."""
    lines = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    return next(line.strip() for line in lines if line.startswith("Copyright"))
