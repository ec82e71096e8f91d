"""Cuts the typeface down to the letters of European languages, with digits of equal width: run once for a new Inter.

Digits of equal width are made the plain ones here, because those that Qt takes by a font feature cannot be
searched in its PDF files.
Usage: python packaging/build_fonts.py FOLDER   (a folder with Inter-Regular.otf and Inter-SemiBold.otf; needs fonttools)
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

RANGES = [
    *[(0x20, 0x24F), (0x259, 0x259), (0x2B0, 0x36F), (0x370, 0x4FF), (0x1E00, 0x1EFF), (0x2000, 0x206F)],
    *[(0x20A0, 0x20CF), (0x2100, 0x214F), (0x2190, 0x22FF), (0x25A0, 0x25FF), (0x2713, 0x2713)],
]
FAMILY = "Inter for offercompare"
OUT = Path(__file__).parent.parent / "resources" / "fonts"


def tabular(font: TTFont) -> None:
    """Make the digits and marks of equal width the plain ones."""
    table = font["GSUB"].table
    lookups = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for number in record.Feature.LookupListIndex
    }
    swaps: dict[str, str] = {}
    for number in lookups:
        for sub in table.LookupList.Lookup[number].SubTable:
            swaps |= getattr(getattr(sub, "ExtSubTable", sub), "mapping", {})
    for cmap in font["cmap"].tables:
        for code, name in cmap.cmap.items():
            cmap.cmap[code] = swaps.get(name, name)


def own_tab(font: TTFont) -> None:
    """Give the tab a glyph of its own: Qt would lend it the space's, and write tabs for spaces into its PDF files."""
    for cmap in font["cmap"].tables:
        cmap.cmap[0x09] = cmap.cmap[0x2003]


def rename(font: TTFont, weight: str) -> None:
    """A family name of its own: an Inter that the machine has must not stand in for this one."""
    postscript = f"{FAMILY.replace(' ', '')}-{weight}"
    names = {1: FAMILY, 2: weight, 3: postscript, 4: f"{FAMILY} {weight}", 6: postscript, 16: FAMILY, 17: weight}
    for record in list(font["name"].names):
        if record.nameID in (18, 21, 22, 25):
            font["name"].removeNames(nameID=record.nameID)
        elif record.nameID in names:
            record.string = names[record.nameID]
    outlines = font["CFF "].cff
    outlines.fontNames[0] = postscript
    top = outlines.topDictIndex[0]
    top.FamilyName, top.FullName = FAMILY, f"{FAMILY} {weight}"


def main(folder: Path) -> None:
    """Write the two weights beside their licence."""
    for weight in ("Regular", "SemiBold"):
        font = TTFont(folder / f"Inter-{weight}.otf")
        tabular(font)
        options = Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False, desubroutinize=True)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
        subsetter.subset(font)
        own_tab(font)
        rename(font, weight)
        out = OUT / f"Inter-{weight}.otf"
        font.save(out)
        print(out.name, out.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
