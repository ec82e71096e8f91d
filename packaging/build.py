"""Builds everything that people install. One entry: ``make package``, or ``python packaging/build.py --only folder``."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import environment
import identity
import privacy

STEPS: dict[str, tuple[str, ...]] = {
    "linux": ("wheel", "folder", "notices", "sbom", "deb"),
    "darwin": ("wheel", "icons", "folder", "notices", "sbom", "app"),
    "win32": ("wheel", "icons", "folder", "notices", "sbom", "installer"),
}
"""What each system can build, in the order in which one needs the other."""


def main() -> int:
    """Build what the command line names, or all that this system can build; returns the exit status."""
    # What people install can be read by all of them, whoever builds it.
    os.umask(0o022)
    options = parsed()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    try:
        for name in options.only or STEPS[sys.platform]:
            print(f"packaging: {name}", flush=True)
            MAKERS[name](out)
    except subprocess.CalledProcessError as fault:
        # What went wrong stands above, told by the command itself.
        print(f"packaging: {' '.join(map(str, fault.cmd))} ended with {fault.returncode}", file=sys.stderr)
        return 1
    return 0


def parsed() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=list(MAKERS), help="one step, on what lies in OUT; repeatable"
    )
    parser.add_argument("--out", type=Path, default=environment.ROOT / "dist", help="where the results go (dist)")
    return parser.parse_args()


# The steps ----------------------------------------------------------------------------------------------------------


def wheel(out: Path) -> None:
    """The wheel, and the source archive that it is made from."""
    for old in (*out.glob("*.whl"), *out.glob("*.tar.gz")):
        old.unlink()
    environment.run_with_tools("-m", "build", "--outdir", out, environment.ROOT)


def icons(out: Path) -> None:
    """The icons in the formats of every system, into build/icons."""
    environment.make(the_wheel(out))
    environment.run_beside_program("icons.py", environment.ICONS)


def folder(out: Path) -> None:
    """The frozen program in ``offercompare/``: its own Python, Qt and packages, from a new environment of the wheel."""
    environment.make(the_wheel(out))
    shutil.rmtree(frozen(out), ignore_errors=True)
    words = ["--noconfirm", "--clean", "--distpath", out, "--workpath", environment.BUILD / "pyinstaller"]
    spec = environment.ROOT / "packaging" / "offercompare.spec"
    environment.run_beside_program("-m", "PyInstaller", *words, spec, PYI_LOG_LEVEL="ERROR")
    strip_python(frozen(out))
    environment.run_with_tools("privacy.py", frozen(out))


def notices(out: Path) -> None:
    """The licences of everything that is in the frozen program, into it."""
    environment.run_with_tools("notices.py", frozen(out))
    if (bundle := the_bundle(out)).is_dir():
        inside = Path("resources", "notices")
        shutil.copytree(
            frozen(out) / "_internal" / inside, bundle / "Contents" / "Resources" / inside, dirs_exist_ok=True
        )


def sbom(out: Path) -> None:
    """The bill of materials of the frozen program."""
    environment.run_with_tools("sbom.py", frozen(out), out)


def deb(out: Path) -> None:
    """The package of Debian and Ubuntu, where their tools are."""
    from linux import deb

    if shutil.which("dpkg-shlibdeps") is None:
        print("packaging: deb is left out, because this machine has no dpkg-dev")
        return
    deb.build(frozen(out), out)


def app(out: Path) -> None:
    """The disk image of macOS, with the program signed."""
    from macos import dmg

    dmg.build(the_bundle(out), out)


def installer(out: Path) -> None:
    """The installer of Windows."""
    from windows import installer

    installer.build(frozen(out), out)


MAKERS: dict[str, Callable[[Path], None]] = {
    made.__name__: made for made in (wheel, icons, folder, notices, sbom, deb, app, installer)
}

# What they share ----------------------------------------------------------------------------------------------------


def frozen(out: Path) -> Path:
    """The frozen folder."""
    return out / identity.PROGRAM


def the_bundle(out: Path) -> Path:
    """The program as macOS has it, made together with the frozen folder there."""
    return out / f"{identity.name()}.app"


def the_wheel(out: Path) -> Path:
    """The wheel in ``out``; makes it where there is none."""
    if not list(out.glob("*.whl")):
        wheel(out)
    return max(out.glob("*.whl"), key=lambda file: file.stat().st_mtime)


def strip_python(folder: Path) -> None:
    """Take the debugging symbols out of Python's own libraries. The same would break numpy's linear algebra."""
    if sys.platform.startswith("linux") and shutil.which("strip"):
        subprocess.run(["strip", "--strip-unneeded", *privacy.of_python(folder)], check=True)


if __name__ == "__main__":
    sys.exit(main())
