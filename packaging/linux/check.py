"""Checks what the desktop is told, and the Debian package: each with the tool that its makers give for that.

Usage: python packaging/linux/check.py [PACKAGE.deb]. Prints one line a check; a tool that this machine lacks is named as
"not checked". Ends with 1 where something is wrong, and with ``--all`` also where something could not be checked.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import identity

SHARE = "usr/share"
ZSTD = "malformed-deb-archive"
"""What lintian says of zstd, which Debian's own archive does not take; a package for release is of xz."""
NO_HOME = "url-homepage-missing"
COMPLETIONS = {
    "bash": f"bash-completion/completions/{identity.PROGRAM}",
    "zsh": f"zsh/vendor-completions/_{identity.PROGRAM}",
    "fish": f"fish/vendor_completions.d/{identity.PROGRAM}.fish",
}
"""The completion of each shell in the package, under usr/share."""


@dataclass(frozen=True)
class Check:
    """One call of a tool on files."""

    label: str
    words: tuple[str, ...]
    quiet: bool = False
    """Whether a word of the tool is a fault, though it ends well."""


@dataclass(frozen=True)
class Finding:
    """What came of a check: None where its tool is missing."""

    label: str
    passed: bool | None
    words: str = ""

    def __str__(self) -> str:
        said = {True: "ok         ", False: "FAILED     ", None: "not checked"}[self.passed]
        return f"{said} {self.label}" + (f"\n{self.words}" if self.passed is False else "")


def of_package(package: Path) -> list[Finding]:
    """Every check of a package and of the files in it."""
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        unpacked = run(Check("the package unpacks", ("dpkg-deb", "--extract", str(package), str(tree))))
        found = [unpacked]
        if unpacked.passed:
            found += [run(check) for check in of_files(tree / SHARE)]
            found.append(metainfo(tree / SHARE / "metainfo" / f"{identity.APP_ID}.metainfo.xml"))
            found.append(mime_database(tree / SHARE / "mime", Path(scratch) / "mime"))
            found.append(desktop_database(tree / SHARE / "applications"))
    return [*found, lintian(package)]


def of_files(share: Path) -> Iterator[Check]:
    """The checks of single files under ``share``."""
    entry = share / "applications" / f"{identity.APP_ID}.desktop"
    metainfo = share / "metainfo" / f"{identity.APP_ID}.metainfo.xml"
    mime = share / "mime/packages" / f"{identity.APP_ID}.xml"
    page = share / "man/man1" / f"{identity.PROGRAM}.1.gz"
    yield Check("desktop entry", ("desktop-file-validate", str(entry)), quiet=True)
    yield Check("well-formed XML", ("xmllint", "--noout", "--nonet", str(metainfo), str(mime)), quiet=True)
    yield Check("man page, mandoc", ("mandoc", "-T", "lint", "-W", "warning", str(page)), quiet=True)
    yield Check("man page, groff", ("man", "--warnings", "-E", "UTF-8", "-l", "-Z", "-T", "utf8", str(page)))
    for shell, place in COMPLETIONS.items():
        yield Check(f"completion of {shell}", (shell, "-n", str(share / place)), quiet=True)


def run(check: Check) -> Finding:
    """Do one check."""
    if not shutil.which(check.words[0]):
        return Finding(f"{check.label} ({check.words[0]} is not on this machine)", None)
    done = subprocess.run(check.words, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip()
    failed = done.returncode != 0 or (check.quiet and bool(said))
    return Finding(f"{check.label} ({check.words[0]})", not failed, said)


def metainfo(file: Path) -> Finding:
    """What software centres show. It names no home page, which appstreamcli asks for since 1.0: there is none."""
    words = ("appstreamcli", "validate", "--no-net", str(file))
    finding = run(Check("metainfo", (*words, f"--override={NO_HOME}=info")))
    return run(Check("metainfo", words)) if "not recognized" in finding.words else finding


def mime_database(mime: Path, scratch: Path) -> Finding:
    """The kind of file goes into a database of its own, and comes out with its ending."""
    shutil.copytree(mime, scratch)
    finding = run(Check("kind of file", ("update-mime-database", "-V", str(scratch))))
    globs = scratch / "globs2"
    wanted = f"{identity.mime_type()}:*.{identity.ending()}"
    if finding.passed and wanted not in globs.read_text(encoding="utf-8"):
        return Finding(finding.label, False, f"{wanted} is not in globs2")
    return finding


def desktop_database(folder: Path) -> Finding:
    """The menu entry goes into the list of who opens what."""
    return run(Check("list of who opens what", ("update-desktop-database", str(folder)), quiet=True))


def lintian(package: Path) -> Finding:
    """The package by Debian's own rules: no error and no warning but the overridden, each of which has its reason."""
    words = ["lintian", "--allow-root", "--fail-on", "error,warning", str(package)]
    if is_of_zstd(package):
        words[1:1] = ["--suppress-tags", ZSTD]
    finding = run(Check("Debian's rules", tuple(words)))
    left_out = f", but for {ZSTD}: this one is of zstd" if is_of_zstd(package) and finding.passed is not None else ""
    return Finding(finding.label + left_out, finding.passed, finding.words)


def is_of_zstd(package: Path) -> bool:
    """Whether it is compressed by zstd: for trying, not for release."""
    with package.open("rb") as file:
        return b"control.tar.zst" in file.read(200)


def main() -> int:
    """Print each check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, nargs="?")
    parser.add_argument(
        "--all", action="store_true", help="a missing tool is a fault too: on the machine that releases"
    )
    options = parser.parse_args()
    package = options.package or max(
        (identity.ROOT / "dist").glob("*.deb"), key=lambda file: file.stat().st_mtime, default=None
    )
    if package is None:
        print("There is no package in dist/: build it first (make package).", file=sys.stderr)
        return 1
    found = of_package(package)
    print("\n".join(str(finding) for finding in found))
    wrong = [finding for finding in found if finding.passed is False or (options.all and finding.passed is None)]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
