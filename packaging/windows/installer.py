"""The installer for Windows, compiled by NSIS; it compiles on every system, and runs on Windows alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path, PurePosixPath

import environment
import identity

SCRIPT = Path(__file__).resolve().parent / "installer.nsi"
USUAL_PLACE = Path(os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)")) / "NSIS" / "makensis.exe"


def build(folder: Path, out: Path, icons: Path = environment.ICONS) -> Path:
    """Pack the frozen program in ``folder`` into one installer in ``out``, with the icons that ``icons.write`` made.

    Raises FileNotFoundError where makensis or an icon is missing, CalledProcessError where the script does not compile.
    """
    made = out.resolve() / f"{identity.PROGRAM}-{identity.VERSION}-windows.exe"
    made.parent.mkdir(parents=True, exist_ok=True)
    packed = packed_files(folder.resolve(), icons.resolve())
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "files.nsh"
        listed.write_text(file_list(packed), encoding="utf-8")
        defines = {**said(), "OUTPUT": made, "FILES": listed, "ICON": icons.resolve() / f"{identity.PROGRAM}.ico"}
        defines["KIB"] = sum(source.stat().st_size for source in packed.values()) // 1024
        words = [f"-D{name}={value}" for name, value in defines.items()]
        subprocess.run([makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, SCRIPT], check=True)
    return made


def makensis() -> str:
    """The compiler of NSIS: on the path, or where its own installer puts it."""
    found = shutil.which("makensis") or (str(USUAL_PLACE) if USUAL_PLACE.is_file() else None)
    if found is None:
        raise FileNotFoundError("makensis was not found. Install NSIS 3.08 or newer.")
    return found


def said() -> dict[str, str]:
    """What the installer says of the program."""
    return {
        "NAME": identity.name(),
        "PROGRAM": identity.PROGRAM,
        "APP_ID": identity.APP_ID,
        "VERSION": identity.VERSION,
        "VERSION4": ".".join(map(str, four_numbers(identity.VERSION))),
        "AUTHORS": identity.AUTHORS,
        "COPYRIGHT": identity.copyright_line(),
        "SUMMARY": identity.summary(),
        "MIME": identity.mime_type(),
        "ENDING": identity.ending(),
        "DOCUMENT": identity.document_name(),
    }


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows wants it; what follows the numbers (``rc1``) is left out."""
    numbers = re.match(r"\d+(\.\d+)*", version)
    assert numbers is not None, version
    first, second, third, fourth = (*map(int, numbers.group().split(".")), 0, 0, 0)[:4]
    return first, second, third, fourth


def packed_files(folder: Path, icons: Path) -> dict[PurePosixPath, Path]:
    """Each file by its place below the folder of the program: the frozen ones and the icon of documents."""
    sources = sorted(file for file in folder.rglob("*") if file.is_file())
    packed = {PurePosixPath(file.relative_to(folder).as_posix()): file for file in sources}
    icon = icons / f"{identity.PROGRAM}-document.ico"
    if not icon.is_file():
        raise FileNotFoundError(f"{icon} is missing: packaging/icons.py makes it.")
    return {**packed, PurePosixPath(icon.name): icon}


def file_list(packed: dict[PurePosixPath, Path]) -> str:
    """Two macros: one that installs these files, and one that removes them and the folders that are empty then."""
    folders = {parent for name in packed for parent in name.parents}
    lines = ["!macro InstallFiles"]
    for folder in sorted(folders):
        lines.append(f'  SetOutPath "{_place(folder)}"')
        lines += [f'  File "{source}"' for name, source in packed.items() if name.parent == folder]
    lines += ["!macroend", "!macro RemoveFiles"]
    lines += [f'  Delete "{_place(name)}"' for name in packed]
    below = sorted(folders - {PurePosixPath(".")}, key=lambda folder: len(folder.parts), reverse=True)
    lines += [f'  RMDir "{_place(folder)}"' for folder in below]
    return "\n".join([*lines, "!macroend", ""])


def _place(name: PurePosixPath) -> str:
    return "\\".join(["$INSTDIR", *(part.replace("$", "$$") for part in name.parts)])
