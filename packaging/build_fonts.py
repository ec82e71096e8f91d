"""Cuts the typeface down to the letters of European languages: run once when Inter has a new release.

Usage: python packaging/build_fonts.py FOLDER   (a folder with Inter-Regular.otf and Inter-SemiBold.otf; needs fonttools)
"""

import sys
from pathlib import Path

from fontTools import subset

RANGES = "U+0020-024F,U+0259,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-04FF,U+1E00-1EFF,U+2000-206F,U+20A0-20CF,U+2100-214F,U+2190-21FF,U+2200-22FF,U+25A0-25FF,U+2605-2606,U+2713"
OUT = Path(__file__).parent.parent / "resources" / "fonts"


def main(folder: Path) -> None:
    """Write the subsets beside the licence."""
    for weight in ("Regular", "SemiBold"):
        out = OUT / f"Inter-{weight}.otf"
        subset.main(
            [str(folder / f"Inter-{weight}.otf"), f"--unicodes={RANGES}", f"--output-file={out}"]
            + ["--layout-features=kern,mark,mkmk,tnum,case,ccmp,locl,calt", "--no-hinting", "--desubroutinize"]
        )
        print(out.name, out.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
