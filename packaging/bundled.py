"""Who owns each file of the frozen program, and each module inside its archive.

``python packaging/bundled.py dist/offercompare`` prints the owners; it ends with a sentence where a file has none.
PyInstaller's own account says what each file was copied from; the place that it came from says whose it is.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path, PurePosixPath

import environment

OWN = "offercompare"
PYTHON = "Python"
FREEZER = "pyinstaller"
CONTENTS = "_internal"
NOTICES = f"{CONTENTS}/resources/notices/"


class BundleError(ValueError):
    """A file of the frozen folder without a known owner, licence or place in the bill; told in a sentence."""


def told(make: Callable[[], Path]) -> int:
    """Make a file and name it, or say why it cannot be; returns the exit status."""
    try:
        print(f"packaging: {make()}")
    except BundleError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


@dataclass(frozen=True)
class Bundled:
    """One file of the frozen folder, or one module inside its program (``offercompare::jinja2.environment``)."""

    place: str
    source: str
    owner: str
    """A Python distribution by its own name, ``Python``, or ``system:PACKAGE``."""


@dataclass(frozen=True)
class Origins:
    """Where files may come from on the machine that builds."""

    distributions: dict[str, str]
    """Resolved path of each installed file to the name of its distribution."""
    python: Path
    """The folder of Python itself (its prefix)."""
    made: Path
    """Where the build writes what it makes itself."""
    root: Path
    """The source tree of the program."""
    system: Callable[[str], str | None]
    """The system's package of a file, where it has one."""


def read(folder: Path, work: Path, origins: Origins) -> tuple[Bundled, ...]:
    """Everything in the frozen ``folder`` with its owner; raises BundleError with a sentence for the first without one."""
    files = dict(copied(work))
    bundled = [_owned(place, files.get(place, ""), origins) for place in sorted(places(folder))]
    bundled += [_owned(place, source, origins) for place, source in modules(work)]
    return tuple(bundled)


def places(folder: Path) -> Iterator[str]:
    """Each file and link inside the frozen folder, by its posix name."""
    for path in folder.rglob("*"):
        if path.is_file() or path.is_symlink():
            yield path.relative_to(folder).as_posix()


def copied(work: Path) -> Iterator[tuple[str, str]]:
    """Place and source of each file, by PyInstaller's account of its last build in ``work``."""
    (entries,) = _account(work / "COLLECT-00.toc")
    sources = {name.replace("\\", "/"): source for name, source, _ in entries}
    for name, source, kind in entries:
        name = name.replace("\\", "/")
        if kind == "SYMLINK":
            target = os.path.normpath(PurePosixPath(name).parent / source).replace("\\", "/")
            source = sources.get(target, source)
        yield (name if kind == "EXECUTABLE" else f"{CONTENTS}/{name}"), source


def modules(work: Path) -> Iterator[tuple[str, str]]:
    """Place and source of each Python module inside the program."""
    _, entries = _account(work / "PYZ-00.toc")
    program = next(part for part in _account(work / "EXE-00.toc") if _is_table(part))
    scripts = [entry for entry in program if entry[2] in ("PYMODULE", "PYSOURCE")]
    for name, source, _ in sorted([*entries, *scripts]):
        if source not in ("", "-"):
            yield f"{OWN}::{name}", source


def _account(file: Path) -> tuple:
    if not file.is_file():
        raise BundleError(f"{file} is not there: freeze the program first (python packaging/build.py --only folder).")
    return ast.literal_eval(file.read_text(encoding="utf-8"))


def _is_table(part: object) -> bool:
    return isinstance(part, list) and bool(part) and isinstance(part[0], tuple) and len(part[0]) == 3


def _owned(place: str, source: str, origins: Origins) -> Bundled:
    owner = OWN if place.startswith(NOTICES) else owner_of(source, origins)
    if owner is None:
        told = f"copied from {source}" if source else "not in PyInstaller's account"
        raise BundleError(f"{place} in the frozen program has no owner ({told}). Leave it out, or say whose it is.")
    return Bundled(place, source, owner)


def owner_of(source: str, origins: Origins) -> str | None:
    """Whose file ``source`` is: a distribution, Python, us, the system, or None."""
    if not source:
        return None
    path = Path(source)
    found = origins.distributions.get(str(path)) or origins.distributions.get(str(_resolved(path)))
    if found:
        return found
    if path.is_relative_to(origins.made):
        return _made(path)
    if _is_of_python(path, origins.python):
        return PYTHON
    if path.is_relative_to(origins.root / "packaging") or path.is_relative_to(origins.root / "resources"):
        return OWN
    package = origins.system(source)
    return f"system:{package}" if package else None


def _made(path: Path) -> str | None:
    """The owner of what the build made: PyInstaller's program and loader, and Python's modules that these start with."""
    if path.name in ("base_library.zip", "struct.pyc") or path.name.startswith("_sysconfigdata"):
        return PYTHON
    if path.name.startswith(("pyi", OWN)):
        return FREEZER
    return None


def _is_of_python(path: Path, prefix: Path) -> bool:
    """Whether it is Python's own: in its prefix but in no package folder. A prefix /usr is the system's but for these."""
    resolved = _resolved(path)
    if "site-packages" in resolved.parts or "dist-packages" in resolved.parts:
        return False
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    named = resolved.name.lower().startswith(("libpython", "python3")) or version in resolved.parts
    return named or (str(prefix) not in ("/usr", "/") and resolved.is_relative_to(prefix))


def _resolved(path: Path) -> Path:
    # The folder alone: a library that is a link keeps the name that its distribution lists.
    return _resolved_folder(path.parent) / path.name


@cache
def _resolved_folder(folder: Path) -> Path:
    return folder.resolve()


def installed(folders: Iterable[Path]) -> dict[str, str]:
    """Each file that the distributions in ``folders`` say they installed, with the distribution's name."""
    files: dict[str, str] = {}
    for distribution in metadata.distributions(path=[str(folder) for folder in folders]):
        for file in distribution.files or ():
            located = Path(str(distribution.locate_file(file)))
            files[str(_resolved(located))] = distribution.metadata["Name"]
    return files


def package_of(file: str) -> str | None:
    """The Debian package that a file of the system came with; None elsewhere and for files of no package."""
    if not shutil.which("dpkg"):
        return None
    for name in dict.fromkeys([file, str(Path(file).resolve()), str(Path(file).resolve()).removeprefix("/usr")]):
        told = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False).stdout
        if told:
            return told.partition(": ")[0].partition(":")[0]
    return None


def packages() -> list[Path]:
    """The package folders of the environment that is frozen and of the tools that freeze it."""
    found = [
        *environment.ENVIRONMENT.glob("lib/python*/site-packages"),
        environment.ENVIRONMENT / "Lib" / "site-packages",
    ]
    return [folder for folder in [*found, environment.TOOLS] if folder.is_dir()]


def origins() -> Origins:
    """The origins of a build by packaging/build.py."""
    python = Path(sys.base_prefix).resolve()
    return Origins(installed(packages()), python, environment.BUILD, environment.ROOT, package_of)


def work() -> Path:
    """Where packaging/build.py lets PyInstaller work."""
    return environment.BUILD / "pyinstaller" / OWN


def main() -> int:
    """Print each file with its owner, or the sentence for one without."""
    try:
        bundled = read(Path(sys.argv[1]), work(), origins())
    except BundleError as reason:
        print(reason, file=sys.stderr)
        return 1
    print("\n".join(f"{item.owner:24} {item.place}" for item in bundled))
    return 0


if __name__ == "__main__":
    sys.exit(main())
