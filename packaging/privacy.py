"""No path of the machine that builds stands in the frozen program: it would tell the builder's name and folders.

PyInstaller takes the paths out of the code that it packs. What is left is in the binaries of a Python that was built on
this machine: the folder that it was installed into. ``python packaging/privacy.py dist/offercompare`` takes it out and says what is left.
"""

from __future__ import annotations

import base64
import hashlib
import io
import marshal
import sys
import zipfile
from collections.abc import Container, Iterable, Iterator
from importlib import metadata
from pathlib import Path

import bundled
import environment
import identity

NEUTRAL = b"/usr"


def clean(folder: Path) -> list[str]:
    """Put a neutral folder of the same length in place of Python's own in its binaries; returns the files changed.

    The frozen program is told where its Python lies when it starts, so that nothing reads the folder that was built in;
    as a place to look for libraries ``/usr/////lib`` is the system's own. Signed binaries (macOS) cannot be changed.
    """
    prefix = str(Path(sys.base_prefix).resolve()).encode()
    if not sys.platform.startswith("linux") or prefix in (NEUTRAL, b"/"):
        return []
    changed = [file for file in of_python(folder) if prefix in file.read_bytes()]
    for file in changed:
        file.write_bytes(neutral(file.read_bytes(), prefix))
    return [file.relative_to(folder).as_posix() for file in changed]


def neutral(content: bytes, prefix: bytes) -> bytes:
    """The same with ``NEUTRAL`` for ``prefix``, as long as before.

    At the end of a string its last name stays: a linker keeps texts that end alike only once, so that in a folder of the
    name 3.11.7 these letters may be Python's own version too.
    """
    name = prefix[prefix.rindex(b"/") :]
    ending = NEUTRAL.ljust(len(prefix) - len(name), b"/") + name
    return content.replace(prefix + b"\0", ending + b"\0").replace(prefix, NEUTRAL.ljust(len(prefix), b"/"))


def of_python(folder: Path) -> list[Path]:
    """Python's own libraries in the frozen folder."""
    inside = folder / bundled.CONTENTS
    return sorted([*inside.glob("libpython*"), *inside.glob("python3*/lib-dynload/*.so")])


def private_paths() -> list[bytes]:
    """The folders of this machine that the program must not name, each ending in its separator."""
    folders = {environment.ROOT, environment.BUILD, Path(sys.base_prefix).resolve(), Path.home()}
    kept = {folder for folder in folders if str(folder) not in ("/", "/usr", "/usr/local")}
    separators = ("/", "\\") if sys.platform == "win32" else ("/",)
    return sorted((str(folder) + separator).encode() for folder in kept for separator in separators)


def found(folder: Path, paths: list[bytes], published: Container[str] = ()) -> list[str]:
    """Each place in the frozen folder that names one of ``paths``, with the path; ``published`` digests are left out."""
    searched = ((place, content) for place, content in contents(folder) if digest(content) not in published)
    return [f"{place}: {path.decode()}" for place, content in searched for path in paths if path in content]


def published(packages: Iterable[Path]) -> frozenset[str]:
    """The digests of files as their packages were published: what these name is of the machine that built them."""
    distributions = metadata.distributions(path=[str(package) for package in packages])
    files = (file for distribution in distributions for file in distribution.files or ())
    return frozenset(file.hash.value for file in files if file.hash and file.hash.mode == "sha256")


def digest(content: bytes) -> str:
    """The SHA-256 of bytes as the record of a Python package writes it."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file, each member of Python's library and each module in the program, as its bytes unpacked."""
    for place in sorted(bundled.places(folder)):
        path = folder / place
        if not path.is_symlink():
            yield place, path.read_bytes()
        if path.suffix == ".zip":
            yield from members(place, path)
    for program in sorted(folder.glob(f"{identity.PROGRAM}*")):
        if program.is_file():
            yield from modules(program)


def members(place: str, archive: Path) -> Iterator[tuple[str, bytes]]:
    """The members of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(archive.read_bytes())) as opened:
        for name in opened.namelist():
            yield f"{place}::{name}", opened.read(name)


def modules(program: Path) -> Iterator[tuple[str, bytes]]:
    """The Python modules in a frozen program, as marshalled code."""
    if str(environment.TOOLS) not in sys.path:
        sys.path.append(str(environment.TOOLS))
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(program))
    packed = next(name for name in archive.toc if name.endswith(".pyz"))
    inner = archive.open_embedded_archive(packed)
    for name in sorted(inner.toc):
        code = inner.extract(name)
        yield f"{program.name}::{name}", marshal.dumps(code) if code is not None else b""


def main() -> int:
    """Clean the frozen folder and print what still names a folder of this machine; the exit status is 1 where something does."""
    folder = Path(sys.argv[1]).resolve()
    clean(folder)
    named = found(folder, private_paths(), published(bundled.packages()))
    print("\n".join(named) or "No path of this machine is in the program.")
    return 1 if named else 0


if __name__ == "__main__":
    sys.exit(main())
