"""Builds twice and names every file that differs: ``python packaging/compare_builds.py``.

Each build is made from a copy of the source in a fresh folder of another depth, at another time, by another umask, home,
time zone and language. ``--of DIST DIST`` compares two builds that are there. The exit status is 1 where one differs.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import environment
import identity
import privacy

STEPS = ("wheel", "folder")
PLACES = {"a": {"TZ": "UTC", "LANG": "C.UTF-8"}, "b/much/deeper": {"TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8"}}
UMASKS = {"a": 0o022, "b/much/deeper": 0o077}
PAUSE = 3
"""Seconds between the builds, so that no time can be the same by chance (zip counts in twos)."""


@dataclass(frozen=True)
class Entry:
    """One file in a folder or an archive: what is compared of it."""

    digest: str
    mode: int
    time: int


@dataclass(frozen=True)
class Difference:
    """One place that is not the same in both builds, and in what."""

    place: str
    why: str


def compare(one: Path, two: Path) -> list[Difference]:
    """What differs between two results: folders, archives of any kind that we build, or single files."""
    if one.is_dir():
        return _compare_folders(one, two)
    if one.read_bytes() == two.read_bytes():
        return []
    opened = _opener(one)
    if opened is None:
        return [Difference(one.name, "content")]
    inside = _between(one.name, opened(one), opened(two))
    return inside or [Difference(one.name, _packed(opened(one), opened(two)))]


def _packed(one: dict[str, Entry], two: dict[str, Entry]) -> str:
    return "order of its members" if list(one) != list(two) else "how it is packed: the same members otherwise"


def _compare_folders(one: Path, two: Path) -> list[Difference]:
    names = sorted(
        {path.relative_to(top).as_posix() for top in (one, two) for path in top.rglob("*") if _is_file(path)}
    )
    found: list[Difference] = []
    for name in names:
        pair = one / name, two / name
        missing = [top for top, path in zip((one, two), pair, strict=True) if not _is_file(path)]
        if missing:
            found.append(Difference(name, f"not in {missing[0]}"))
        else:
            found += _compare_files(name, *pair)
    return found


def _is_file(path: Path) -> bool:
    return path.is_symlink() or path.is_file()


def _compare_files(name: str, one: Path, two: Path) -> Iterator[Difference]:
    if one.is_symlink() or two.is_symlink():
        if not (one.is_symlink() and two.is_symlink()) or one.readlink() != two.readlink():
            yield Difference(name, "where the link leads")
        return
    if stat.S_IMODE(one.stat().st_mode) != stat.S_IMODE(two.stat().st_mode):
        yield Difference(name, "permissions")
    if one.read_bytes() != two.read_bytes():
        parent = Path(name).parent.as_posix()
        yield from (Difference(f"{parent}/{found.place}".removeprefix("./"), found.why) for found in compare(one, two))


def _between(name: str, one: dict[str, Entry], two: dict[str, Entry]) -> list[Difference]:
    """The members that differ between two archives."""
    found = [Difference(f"{name}::{key}", "in one build alone") for key in sorted(one.keys() ^ two.keys())]
    for key in sorted(one.keys() & two.keys()):
        parts = {"content": "digest", "permissions": "mode", "time": "time"}
        why = [word for word, part in parts.items() if getattr(one[key], part) != getattr(two[key], part)]
        if why:
            found.append(Difference(f"{name}::{key}", ", ".join(why)))
    return found


def _opener(file: Path) -> Callable[[Path], dict[str, Entry]] | None:
    if file.suffix in (".whl", ".zip"):
        return zip_members
    if file.name.endswith(".tar.gz"):
        return lambda archive: tar_members(archive.read_bytes())
    if file.suffix == ".deb":
        return deb_members
    return program_modules if file.name in (identity.PROGRAM, f"{identity.PROGRAM}.exe") else None


def zip_members(file: Path) -> dict[str, Entry]:
    """The members of a wheel or another zip archive, in its order."""
    with zipfile.ZipFile(file) as opened:
        return {
            info.filename: Entry(
                _digest(opened.read(info)), info.external_attr >> 16, int(time.mktime((*info.date_time, 0, 0, -1)))
            )
            for info in opened.infolist()
        }


def tar_members(content: bytes) -> dict[str, Entry]:
    """The members of a tar archive, packed or not, in its order."""
    with tarfile.open(fileobj=io.BytesIO(content)) as opened:
        return {member.name: _tar_entry(opened, member) for member in opened.getmembers()}


def _tar_entry(opened: tarfile.TarFile, member: tarfile.TarInfo) -> Entry:
    file = opened.extractfile(member) if member.isfile() else None
    content = file.read() if file else member.linkname.encode()
    owner = f"{member.uid}:{member.gid}:{member.uname}:{member.gname}".encode()
    return Entry(_digest(content + owner), member.mode, int(member.mtime))


def deb_members(file: Path) -> dict[str, Entry]:
    """The members of both archives in a Debian package."""
    parts = {
        part: subprocess.run(["dpkg-deb", f"--{part}-tarfile", str(file)], capture_output=True, check=True).stdout
        for part in ("ctrl", "fsys")
    }
    return {f"{part}/{name}": entry for part, content in parts.items() for name, entry in tar_members(content).items()}


def program_modules(file: Path) -> dict[str, Entry]:
    """The Python modules inside the frozen program."""
    return {place: Entry(_digest(content), 0, 0) for place, content in privacy.modules(file)}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def build_twice(where: Path, steps: list[str]) -> tuple[Path, Path]:
    """Build in two folders below ``where``; returns both results."""
    seconds = str(environment.commit_time())
    for place in PLACES:
        # Both before the first build: somebody may work on the source meanwhile.
        copy_source(where / place)
    for place, variables in PLACES.items():
        tree = where / place
        home = where / f"home-{len(place)}"
        home.mkdir()
        words = [sys.executable, "packaging/build.py", *[word for step in steps for word in ("--only", step)]]
        given = {**os.environ, **variables, "HOME": str(home), "SOURCE_DATE_EPOCH": seconds}
        print(f"packaging: {' '.join(words)} in {tree}", flush=True)
        subprocess.run(words, cwd=tree, env=given, umask=UMASKS[place], check=True)
        time.sleep(PAUSE)
    one, two = (where / place / "dist" for place in PLACES)
    return one, two


def copy_source(tree: Path) -> None:
    """The files that are under version control, as they are now, in a fresh folder."""
    words = ["git", "-C", str(environment.ROOT), "ls-files", "-z"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    for name in filter(None, told.split("\0")):
        source = environment.ROOT / name
        if source.is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, tree / name)


def main() -> int:
    """Compare what the command line names, or build twice and compare; prints each difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--of", nargs=2, type=Path, metavar="DIST", help="two results that are there already")
    parser.add_argument("--only", action="append", help="a step of build.py; repeatable (wheel and folder)")
    options = parser.parse_args()
    if options.of:
        found = compare(*options.of)
    else:
        with tempfile.TemporaryDirectory() as where:
            found = compare(*build_twice(Path(where), options.only or list(STEPS)))
    print("\n".join(f"{difference.place}: {difference.why}" for difference in found) or "Both builds are the same.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
