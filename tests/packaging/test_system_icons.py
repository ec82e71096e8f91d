"""The icons of every system are there, in every size, from drawings that Qt draws without loss."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.packaging.conftest import ROOT, Load

DRAWINGS = sorted((ROOT / "resources" / "icons").glob("*.svg"))
DRAWN = {"svg", "title", "defs", "linearGradient", "stop", "rect", "path"}
"""Plain shapes: QtSvg knows SVG Tiny 1.2 and leaves out what it does not know without a word."""


@pytest.fixture
def icons(load: Load) -> ModuleType:
    return load("icons")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What icons.py writes; drawing takes seconds, so it is done once."""
    folder = tmp_path_factory.mktemp("icons")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "packaging"))
        importlib.import_module("icons").write(folder)
    return folder


def opened(file: Path) -> Image.Image:
    with Image.open(file) as image:
        image.load()
        return image


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda file: file.stem)
def test_drawings_are_plain_shapes(drawing: Path) -> None:
    used = {element.tag.rpartition("}")[2] for element in ElementTree.parse(drawing).iter()}
    assert used <= DRAWN


@pytest.mark.parametrize(("context", "name"), [("apps", "APP_ID"), ("mimetypes", "DOCUMENT_ICON")])
def test_the_theme_has_every_size(icons: ModuleType, load: Load, made: Path, context: str, name: str) -> None:
    called = getattr(load("identity"), name)
    for size in icons.SIZES:
        image = opened(made / "hicolor" / f"{size}x{size}" / context / f"{called}.png")
        assert (image.size, image.mode) == ((size, size), "RGBA")
        assert image.getextrema()[3][1] == 255, "something is drawn"
    assert (made / "hicolor" / "scalable" / context / f"{called}.svg").is_file()


def test_desktop_files_name_icons_that_are_there(load: Load, made: Path) -> None:
    identity = load("identity")
    mime = ElementTree.parse(ROOT / "packaging" / "linux" / f"{identity.APP_ID}.xml")
    named = {identity.desktop_entry()["Icon"], mime.find(".//{*}icon").attrib["name"]}
    assert named <= {file.stem for file in made.rglob("*.png")}


@pytest.mark.parametrize("stem", ["offercompare", "offercompare-document"])
def test_windows_and_macos_get_one_file_with_all_sizes(icons: ModuleType, made: Path, stem: str) -> None:
    windows, macos = opened(made / f"{stem}.ico"), opened(made / f"{stem}.icns")
    assert windows.info["sizes"] == {(size, size) for size in icons.WINDOWS_SIZES}
    assert {width * scale for width, _, scale in macos.info["sizes"]} == set(icons.MACOS_SIZES)


def test_a_mac_tile_has_the_margin_of_its_neighbours(icons: ModuleType) -> None:
    """824 of 1024, as Apple's own grid has it."""
    left, top, right, bottom = icons.picture("offercompare", 1024, icons.MACOS_MARGIN["offercompare"]).getbbox()
    assert (right - left, bottom - top) == pytest.approx((824, 824), abs=4)


def test_small_sizes_are_drawn_on_their_pixels(icons: ModuleType) -> None:
    """The beam of the balance is one row of pure white, and not two of grey."""
    for size, row, columns in ((16, 11, range(2, 14)), (22, 15, range(3, 19))):
        image = icons.picture("offercompare", size)
        assert {image.getpixel((x, row)) for x in columns} == {(255, 255, 255, 255)}


def test_the_same_drawings_give_the_same_bytes(icons: ModuleType, made: Path, tmp_path: Path) -> None:
    again = icons.write(tmp_path / "again")
    assert len(again) == 2 * (len(icons.SIZES) + 1) + 4
    for file in again:
        assert file.read_bytes() == (made / file.relative_to(tmp_path / "again")).read_bytes()
