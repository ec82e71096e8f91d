"""The Debian package: the frozen folder under /usr/lib, and beside it all that a desktop wants to know of it."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import environment
import identity
from linux import check, completion, control

HERE = Path(__file__).resolve().parent
PROGRAM = identity.PROGRAM
LEVELS = {"zstd": "9", "xz": "6"}
"""Compression of the package: zstd takes seconds, xz minutes for a fifth less to download; a release is of xz."""
COMPRESSION = "OFFERCOMPARE_COMPRESSION"
"""The variable that chooses one of them."""
COMMAND = f"usr/bin/{PROGRAM}"
FOLDER = f"usr/lib/{PROGRAM}"
DOCS = f"usr/share/doc/{PROGRAM}"


def build(folder: Path, out: Path, variables: Mapping[str, str] = os.environ) -> Path:
    """Pack the frozen ``folder`` into a package in ``out``; returns the package.

    Needs dpkg-dev, and the environment that packaging/environment.py makes. Raises CalledProcessError where a step fails.
    """
    tree = environment.BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    put_program(folder, tree)
    put_desktop_files(tree)
    put_words(tree)
    put_documents(folder, tree)
    put_bill(out, tree)
    put_control(tree)
    settle_modes(tree)
    settle_times(tree, environment.commit_time())
    return pack(tree, out, variables.get(COMPRESSION) or "zstd")


# What lies where ----------------------------------------------------------------------------------------------------


def put_program(folder: Path, tree: Path) -> None:
    """The frozen folder, and the command that people type."""
    shutil.copytree(folder, tree / FOLDER, symlinks=True)
    command = _file(tree / COMMAND)
    command.symlink_to(os.path.relpath(tree / FOLDER / PROGRAM, command.parent))


def put_desktop_files(tree: Path) -> None:
    """Menu entry, kind of file, what software centres show, and icons in all sizes."""
    share = tree / "usr/share"
    shutil.copyfile(HERE / f"{identity.APP_ID}.desktop", _file(share / f"applications/{identity.APP_ID}.desktop"))
    shutil.copyfile(HERE / f"{identity.APP_ID}.xml", _file(share / f"mime/packages/{identity.APP_ID}.xml"))
    shutil.copyfile(HERE / f"{identity.APP_ID}.metainfo.xml", _file(share / f"metainfo/{identity.APP_ID}.metainfo.xml"))
    icons = environment.ICONS
    shutil.rmtree(icons, ignore_errors=True)
    environment.run_beside_program("icons.py", icons)
    shutil.copytree(icons / "hicolor", share / "icons/hicolor")


def put_words(tree: Path) -> None:
    """Man page and completion for each shell, where the shells look."""
    page = _file(tree / f"usr/share/man/man1/{PROGRAM}.1")
    environment.run_beside_program("linux/manual.py", page)
    compress(page)
    made = environment.BUILD / "completion"
    made.mkdir(exist_ok=True)
    environment.run_beside_program("linux/completion.py", made)
    for shell, place in check.COMPLETIONS.items():
        shutil.copyfile(made / completion.NAMES[shell], _file(tree / "usr/share" / place))


def put_documents(folder: Path, tree: Path) -> None:
    """Copyright, both changelogs, and what lintian has to overlook with its reasons."""
    docs = tree / DOCS
    environment.run_with_tools("linux/copyright.py", folder, _file(docs / "copyright"))
    shutil.copyfile(identity.ROOT / "CHANGELOG.md", docs / "changelog")
    (docs / "changelog.Debian").write_text(control.changelog(environment.commit_time()), encoding="utf-8")
    compress(docs / "changelog")
    compress(docs / "changelog.Debian")
    shutil.copyfile(HERE / "lintian-overrides", _file(tree / f"usr/share/lintian/overrides/{PROGRAM}"))


def put_bill(out: Path, tree: Path) -> None:
    """The bill of materials, where it has been made."""
    for bill in out.glob("*.cdx.json"):
        shutil.copyfile(bill, tree / DOCS / f"{PROGRAM}.cdx.json")


def put_control(tree: Path) -> None:
    """What dpkg knows of the package, and a sum for each file."""
    debian = tree / "DEBIAN"
    debian.mkdir()
    (debian / "md5sums").write_text("".join(f"{sum_of(file)}  {file.relative_to(tree)}\n" for file in files(tree)))
    (debian / "control").write_text(control.text(tree), encoding="utf-8")


# Making it the same each time ---------------------------------------------------------------------------------------


def settle_modes(tree: Path) -> None:
    """Folders and the program may be entered and run, all else read; who built it leaves no trace."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == tree / FOLDER / PROGRAM else 0o644)


def settle_times(tree: Path, moment: int) -> None:
    """One time for every file and folder, in seconds since 1970."""
    for path in [*tree.rglob("*"), tree]:
        os.utime(path, (moment, moment), follow_symlinks=False)


def compress(file: Path) -> None:
    """Replace a file by its .gz, which carries neither name nor time."""
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
    file.unlink()


def pack(tree: Path, out: Path, compression: str) -> Path:
    """The package from its tree; one thread, so that the number of cores does not show in the bytes."""
    package = out / f"{PROGRAM}_{control.version()}_{control.architecture()}.deb"
    words = ["dpkg-deb", "--root-owner-group", "--threads-max=1", f"-Z{compression}", f"-z{LEVELS[compression]}"]
    environment.run([*words, "--build", tree, package])
    return package


# Small things -------------------------------------------------------------------------------------------------------


def files(tree: Path) -> list[Path]:
    """Every plain file that gets installed, sorted."""
    return sorted(
        path for path in tree.rglob("*") if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts
    )


def sum_of(file: Path) -> str:
    """The MD5 sum that dpkg compares installed files with."""
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
