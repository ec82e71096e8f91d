"""The program in the menu of a Linux desktop, for who installed it without a package: written into the person's own
data folder, and taken away again without a trace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import platformdirs

from offercompare import APP_ID, PROGRAM, resources
from offercompare.errors import OfferCompareError
from offercompare.files.store import replace_whole
from offercompare.translation import tr

DOCUMENT_ICON = f"{APP_ID}.document"
_ENTRY = f"applications/{APP_ID}.desktop"
_READABLE_BY_ALL = 0o644
# Beside each tool the folder it makes a new list of. A desktop without one finds the files all the same, only later.
_TOOLS = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))


def install(program: Sequence[str], data: Path | None = None) -> tuple[Path, ...]:
    """Write entry, kind of file, description and icons; returns the files. ``program``: the words that start it.

    Raises ``OfferCompareError`` where that cannot be done.
    """
    home = data or _data_folder()
    try:
        written = tuple(_write(home / name, _content(source, program)) for name, source in _sources().items())
    except OSError as error:
        reason = error.strerror or tr("unknown")
        text = tr("The menu entry could not be written ({reason}); see whether you may write there.", reason=reason)
        raise OfferCompareError(text, str(error.filename or home)) from error
    _tell_desktop(home)
    return written


def remove(data: Path | None = None) -> tuple[Path, ...]:
    """Take away what ``install`` wrote, and folders that are empty then; returns the files that were there.

    Raises ``OfferCompareError`` where that cannot be done.
    """
    home = data or _data_folder()
    there = tuple(home / name for name in _sources() if (home / name).is_file())
    try:
        for file in there:
            file.unlink()
    except OSError as error:
        text = tr("It could not be removed ({reason}); see whether you may write there.", reason=error.strerror or "")
        raise OfferCompareError(text, str(error.filename or home)) from error
    _tell_desktop(home)
    for file in there:
        _remove_empty(file.parent, home)
    return there


def program_words() -> tuple[str, ...]:
    """The words that start this program from anywhere: its own file, or Python with the name of the package."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    beside = Path(sys.executable).parent / PROGRAM
    return (str(beside),) if os.access(beside, os.X_OK) else (sys.executable, "-m", PROGRAM)


def _sources() -> dict[str, Path]:
    """Where each file comes from, by its name in the data folder. Raises ``OfferCompareError`` where there are none."""
    entries, icons = resources.path("desktop"), resources.path("icons")
    if not entries.is_dir():
        entries = resources.folder().parent / "packaging" / "linux"
    found = {
        _ENTRY: entries / f"{APP_ID}.desktop",
        f"mime/packages/{APP_ID}.xml": entries / f"{APP_ID}.xml",
        f"metainfo/{APP_ID}.metainfo.xml": entries / f"{APP_ID}.metainfo.xml",
    }
    for drawing, context, name in (
        ("offercompare", "apps", APP_ID),
        ("offercompare-document", "mimetypes", DOCUMENT_ICON),
    ):
        for size, stem in (("scalable", drawing), ("16x16", f"{drawing}-16"), ("22x22", f"{drawing}-22")):
            found[f"icons/hicolor/{size}/{context}/{name}.svg"] = icons / f"{stem}.svg"
    missing = next((source for source in found.values() if not source.is_file()), None)
    if missing is not None:
        text = tr("This installation lacks a file of the menu entry; install the program again.")
        raise OfferCompareError(text, missing.name)
    return found


def _content(source: Path, program: Sequence[str]) -> bytes:
    data = source.read_bytes()
    return entry_of(data.decode(), program).encode() if source.suffix == ".desktop" else data


def entry_of(entry: str, program: Sequence[str]) -> str:
    """The menu entry with ``program`` in place of the plain name."""
    started = " ".join(_quoted(word) for word in program)
    entry = re.sub(r"(?m)^Exec=offercompare\b", lambda _: f"Exec={started}", entry)
    # A file name is no command line: no quotes, only the escape of every value.
    return re.sub(r"(?m)^TryExec=.*$", lambda _: "TryExec=" + program[0].replace("\\", r"\\"), entry)


def _quoted(word: str) -> str:
    """A word as Desktop Entry 1.5 has it in Exec: quotes around, their marks escaped, and both escaped as a value."""
    if re.fullmatch(r"[\w./:@+,=-]+", word, re.ASCII):
        return word
    inside = re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")
    return '"' + inside.replace("\\", r"\\") + '"'


def _write(file: Path, data: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_whole(file, data)
    # It tells nothing of the person, and a desktop's services may run as somebody else.
    file.chmod(_READABLE_BY_ALL)
    return file


def _data_folder() -> Path:
    """The person's own. Raises ``OfferCompareError`` outside Linux."""
    if not sys.platform.startswith("linux"):
        raise OfferCompareError(tr("Only a Linux desktop has such a menu entry; here the installer makes it."))
    return Path(platformdirs.user_data_dir())


def _tell_desktop(home: Path) -> None:
    for tool, folder in _TOOLS:
        command = shutil.which(tool)
        if command and (home / folder).is_dir():
            subprocess.run([command, str(home / folder)], capture_output=True, check=False)


def _remove_empty(folder: Path, home: Path) -> None:
    for each in _upwards(folder, home):
        if any(each.iterdir()):
            return
        each.rmdir()


def _upwards(folder: Path, home: Path) -> Iterator[Path]:
    while folder != home and folder.is_relative_to(home):
        if folder.is_dir():
            yield folder
        folder = folder.parent
