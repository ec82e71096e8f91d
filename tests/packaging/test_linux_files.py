"""What Linux desktops are told agrees with the program: menu entry, kind of file, metainfo."""

from __future__ import annotations

import configparser
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from offercompare import APP_ID, __main__, __version__, cli
from offercompare.files.codec import encode
from offercompare.files.worked_example import worked_example
from offercompare.report.results import results_schema
from tests.packaging.conftest import ROOT, Load

LINUX = ROOT / "packaging" / "linux"
pytestmark = pytest.mark.skipif(not LINUX.is_dir(), reason="needs the source tree")


@pytest.fixture
def entry() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(LINUX / f"{APP_ID}.desktop", encoding="utf-8")
    return parser


@pytest.fixture
def mime() -> ElementTree.Element:
    found = ElementTree.parse(LINUX / f"{APP_ID}.xml").getroot().find("{*}mime-type")
    assert found is not None
    return found


@pytest.fixture
def metainfo() -> ElementTree.Element:
    return ElementTree.parse(LINUX / f"{APP_ID}.metainfo.xml").getroot()


def test_the_menu_starts_the_program_with_options_that_it_has(entry: configparser.ConfigParser) -> None:
    actions = [f"Desktop Action {name}" for name in entry["Desktop Entry"]["Actions"].rstrip(";").split(";")]
    assert sorted(entry.sections()) == sorted(["Desktop Entry", *actions])
    for section in entry.sections():
        program, *words = entry[section]["Exec"].split()
        assert program == cli.PROGRAM
        assert set(words) <= {*__main__.WINDOW_OPTIONS, "%F"}
    assert entry["Desktop Entry"]["Exec"].endswith(" %F"), "files are handed over"


def test_the_menu_names_the_icon_the_window_and_the_kind_of_file(
    entry: configparser.ConfigParser, mime: ElementTree.Element
) -> None:
    main = entry["Desktop Entry"]
    assert main["Icon"] == APP_ID
    assert main["StartupWMClass"] == main["TryExec"] == cli.PROGRAM
    assert main["MimeType"] == f"{mime.attrib['type']};"


def test_the_kind_of_file_has_its_icon(load: Load, mime: ElementTree.Element) -> None:
    icon = mime.find("{*}icon")
    assert icon is not None
    assert icon.attrib["name"] == load("identity").DOCUMENT_ICON


def test_a_file_is_known_by_what_it_begins_with(mime: ElementTree.Element) -> None:
    written = encode(worked_example())
    compact = json.dumps(json.loads(written), separators=(",", ":")).encode()
    assert is_ours(written, mime)
    assert is_ours(compact, mime)


@pytest.mark.parametrize(
    "other",
    [
        json.dumps(results_schema()).encode(),
        b'{\n  "format": "offercompare-results",\n  "version": 1\n}',
        b'{"title": "mine"}',
        b' "format": "offercompare"',
        b"",
    ],
)
def test_other_files_are_not_taken_for_ours(other: bytes, mime: ElementTree.Element) -> None:
    assert not is_ours(other, mime)


def is_ours(content: bytes, mime: ElementTree.Element) -> bool:
    """What the specification of shared-mime-info makes of the magic."""
    return any(_fits(content, match) for match in mime.findall("{*}magic/{*}match"))


def _fits(content: bytes, match: ElementTree.Element) -> bool:
    first, _, last = match.attrib["offset"].partition(":")
    value = match.attrib["value"].encode()
    starts = range(int(first), int(last or first) + 1)
    inner = match.findall("{*}match")
    found = any(content[start : start + len(value)] == value for start in starts)
    return found and (not inner or any(_fits(content, one) for one in inner))


def test_metainfo_names_what_the_menu_names(
    entry: configparser.ConfigParser, mime: ElementTree.Element, metainfo: ElementTree.Element
) -> None:
    main = entry["Desktop Entry"]
    said = {name: metainfo.findtext(name) for name in ("id", "name", "summary", "launchable")}
    assert said == {
        "id": APP_ID,
        "name": main["Name"],
        "summary": main["Comment"],
        "launchable": f"{APP_ID}.desktop",
    }
    assert metainfo.findtext("provides/mediatype") == mime.attrib["type"]
    assert metainfo.findtext("provides/binary") == cli.PROGRAM
    assert [one.text for one in metainfo.findall("categories/category")] == main["Categories"].rstrip(";").split(";")


def test_metainfo_and_changelog_name_the_same_releases(metainfo: ElementTree.Element) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d\S*)\] - (\S+)$", changelog, re.MULTILINE)
    told = [(one.attrib["version"], one.attrib["date"]) for one in metainfo.findall("releases/release")]
    assert told == released
    assert told[0][0] == __version__


@pytest.mark.parametrize("file", sorted(LINUX.glob(f"{APP_ID}.*")), ids=lambda file: file.suffix)
def test_no_address_is_made_up(file: Path) -> None:
    addresses = re.findall(r"https?://[^\s\"<]+", file.read_text(encoding="utf-8"))
    assert set(addresses) <= {"http://www.freedesktop.org/standards/shared-mime-info"}
