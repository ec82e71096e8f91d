"""What dpkg is told of the package: the control file with what it depends on, and the changelog in Debian's form."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import identity

REVISION = "1"
ALSO = (
    # The window brings its typeface; a letter outside it needs one of the system.
    "fonts-dejavu-core | fonts-noto-core | fonts-liberation2 | fonts-liberation",
)
"""Needed, though no file is linked with it."""
RECOMMENDED = (
    # Their triggers make the menu entry, the kind of file and the icons known.
    "desktop-file-utils",
    "hicolor-icon-theme",
    "shared-mime-info",
)
SUGGESTED = ("cups", "libgtk-3-0 | libgtk-3-0t64", "xdg-desktop-portal")
OPTIONAL_PLUGINS = ("platformthemes/libqgtk3.so",)
"""Qt goes on without these where their libraries are missing: who has GNOME has GTK, others need not install it."""
SUMMARY = "compare job offers side by side, weighed by you"
DESCRIPTION = """\
OfferCompare puts job offers side by side: what each pays year by year after
the tax of its own place, what is left after rent, what you keep if you leave
early, what can happen to its equity in thousands of simulated futures, and
how it does on what matters to you, such as growth, startup risk, production
exposure and flexibility.
.
It says which offer leads by your own weights, how firmly, what would change
that, and what to ask for. Every number opens to how it was made, and what is
not known is never counted as nothing. The result fits on one sheet of paper.
.
It never uses the network: what you type stays on your computer.
"""


def text(tree: Path) -> str:
    """The control file of the package that lies in ``tree``."""
    fields = {
        "Package": identity.PROGRAM,
        "Version": version(),
        "Architecture": architecture(),
        "Maintainer": maintainer(),
        "Installed-Size": str(installed_size(tree)),
        "Depends": ", ".join(sorted([*linked(tree), *ALSO])),
        "Recommends": ", ".join(RECOMMENDED),
        "Suggests": ", ".join(SUGGESTED),
        "Section": "misc",
        "Priority": "optional",
        "Description": SUMMARY + "".join(f"\n {line}" for line in DESCRIPTION.splitlines()),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


def version() -> str:
    """The version of the program, and how often it was packed."""
    return f"{identity.VERSION}-{REVISION}"


def architecture() -> str:
    """The architecture of this machine as Debian names it."""
    return _told("dpkg", "--print-architecture").strip()


def maintainer() -> str:
    """Who answers for the package: by Debian's custom DEBFULLNAME and DEBEMAIL of the one who packs it.

    Without an address the brackets stay empty: Debian wants one, and we invent none.
    """
    name, address = os.environ.get("DEBFULLNAME", identity.AUTHORS), os.environ.get("DEBEMAIL", "")
    return f"{name} <{address}>"


def installed_size(tree: Path) -> int:
    """KiB by the rule of Debian's policy: each file rounded up, one for each folder and link."""
    paths = [path for path in tree.rglob("*") if "DEBIAN" not in path.relative_to(tree).parts]
    return sum(-(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1 for path in paths)


def changelog(moment: int) -> str:
    """The changelog of the package; what changed in the program is in the other."""
    day = format_datetime(datetime.fromtimestamp(moment, UTC))
    entry = f"  * Release {identity.VERSION}; changelog.gz says what changed."
    return f"{identity.PROGRAM} ({version()}) unstable; urgency=medium\n\n{entry}\n\n -- {maintainer()}  {day}\n"


# Libraries ----------------------------------------------------------------------------------------------------------


def linked(tree: Path) -> list[str]:
    """The packages with the libraries that the programs, libraries and plugins of ``tree`` are linked with."""
    programs = sorted(path for path in tree.rglob("*") if is_program(path) and not str(path).endswith(OPTIONAL_PLUGINS))
    told = shlibdeps(tree, [f"-e{path}" for path in programs])
    return told.removeprefix("shlibs:Depends=").strip().split(", ")


def is_program(path: Path) -> bool:
    """Whether it is a program or library: what the linker reads."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def shlibdeps(tree: Path, words: Iterable[str]) -> str:
    """What dpkg-shlibdeps says; libraries inside ``tree`` are found there, and belong to no package."""
    with tempfile.TemporaryDirectory() as scratch:
        stanza = f"Source: {identity.PROGRAM}\n\nPackage: {identity.PROGRAM}\nArchitecture: any\n"
        (Path(scratch) / "debian").mkdir()
        (Path(scratch) / "debian/control").write_text(stanza)
        own = sorted({str(path.parent) for path in tree.rglob("*.so*")})
        search = [f"-l{folder}" for folder in own]
        return _told("dpkg-shlibdeps", "-O", "--ignore-missing-info", f"-S{tree}", *search, *words, folder=scratch)


def _told(*words: str, folder: str | None = None) -> str:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, words[0], done.stdout, done.stderr[-2000:])
    return done.stdout
