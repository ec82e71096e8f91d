"""The icons of the packages, from the drawings in resources/icons: PNG by size, SVG, ``.ico`` and ``.icns``.

Usage: python packaging/icons.py FOLDER, with Pillow from the extra ``package`` and PySide6. One set of versions of these
gives the same bytes each time.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import identity

if TYPE_CHECKING:
    from PIL.Image import Image

DRAWINGS = identity.ROOT / "resources" / "icons"
PROGRAM = "offercompare"
DOCUMENT = "offercompare-document"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)
MACOS_SIZES = (32, 64, 128, 256, 512, 1024)
MACOS_MARGIN = {PROGRAM: 0.040, DOCUMENT: 0.0}
"""More air around the tile, as a share of the side: on a Mac it measures 824 of 1024, ours 896."""


def write(out: Path) -> list[Path]:
    """Write ``hicolor/`` for Linux, ``.ico`` for Windows and ``.icns`` for macOS into ``out``; returns the files."""
    out.mkdir(parents=True, exist_ok=True)
    hicolor = [
        *write_theme(out / "hicolor", PROGRAM, "apps", identity.APP_ID),
        *write_theme(out / "hicolor", DOCUMENT, "mimetypes", identity.DOCUMENT_ICON),
    ]
    return [
        *hicolor,
        *(write_file(out, stem) for stem in (PROGRAM, DOCUMENT) for write_file in (write_ico, write_icns)),
    ]


def write_theme(folder: Path, stem: str, context: str, name: str) -> list[Path]:
    """One icon of a Linux icon theme: each size as PNG, and the drawing itself for all others."""
    made = []
    for size in SIZES:
        file = _file(folder / f"{size}x{size}" / context / f"{name}.png")
        picture(stem, size).save(file, optimize=True)
        made.append(file)
    scalable = _file(folder / "scalable" / context / f"{name}.svg")
    shutil.copyfile(DRAWINGS / f"{stem}.svg", scalable)
    return [*made, scalable]


def write_ico(out: Path, stem: str) -> Path:
    """The icon of a Windows program or document, all sizes in one file."""
    largest, *others = (picture(stem, size) for size in reversed(WINDOWS_SIZES))
    file = out / f"{stem}.ico"
    largest.save(file, sizes=[(size, size) for size in WINDOWS_SIZES], append_images=others)
    return file


def write_icns(out: Path, stem: str) -> Path:
    """The icon of a macOS bundle or document, all sizes in one file."""
    largest, *others = (picture(stem, size, MACOS_MARGIN[stem]) for size in reversed(MACOS_SIZES))
    file = out / f"{stem}.icns"
    largest.save(file, append_images=others)
    return file


def drawing(stem: str, size: int) -> tuple[Path, int]:
    """The drawing for a size in pixels, and the pixels of margin that it needs: 16 and 22 are drawn on their pixels."""
    small = {16: ("-16", 0), 22: ("-22", 0), 24: ("-22", 1)}
    suffix, margin = small.get(size, ("", 0))
    return DRAWINGS / f"{stem}{suffix}.svg", margin


def picture(stem: str, size: int, share: float = 0.0) -> Image:
    """A drawing as pixels, with ``share`` of the side as margin."""
    from PIL import Image
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    file, margin = (DRAWINGS / f"{stem}.svg", size * share) if share else drawing(stem, size)
    canvas = QImage(size, size, QImage.Format.Format_RGBA8888_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(file)).render(painter, QRectF(margin, margin, size - 2 * margin, size - 2 * margin))
    painter.end()
    pixels = canvas.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (size, size), bytes(pixels.constBits()), "raw", "RGBA", pixels.bytesPerLine(), 1)


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for written in write(parser.parse_args().folder):
        print(written)
