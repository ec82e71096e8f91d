"""What Windows shows of the program under Properties, Details: PyInstaller's version file."""

from __future__ import annotations

from pathlib import Path

import identity
from windows.installer import four_numbers

ENGLISH_US = 0x0409
UNICODE = 1200


def write(out: Path, program: str = identity.PROGRAM) -> Path:
    """Write the version file of one executable into ``out``, for ``EXE(version=...)`` in the spec; returns it."""
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{program}-version.txt"
    file.write_text(text(program), encoding="utf-8")
    return file


def text(program: str) -> str:
    """The version file of one executable."""
    numbers = four_numbers(identity.VERSION)
    rows = ",\n        ".join(f"StringStruct({name!r}, {value!r})" for name, value in told(program).items())
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([
      StringTable("{ENGLISH_US:04X}{UNICODE:04X}", [
        {rows},
      ]),
    ]),
    VarFileInfo([VarStruct("Translation", [{ENGLISH_US}, {UNICODE}])]),
  ],
)
"""


def told(program: str) -> dict[str, str]:
    """The words of Properties, by the names that Windows gives them."""
    return {
        "CompanyName": identity.AUTHORS,
        "FileDescription": identity.name(),
        "FileVersion": identity.VERSION,
        "InternalName": program,
        "LegalCopyright": identity.copyright_line(),
        "OriginalFilename": f"{program}.exe",
        "ProductName": identity.name(),
        "ProductVersion": identity.VERSION,
    }
