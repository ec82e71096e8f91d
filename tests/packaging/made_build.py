"""A small frozen program with everything that tells where its files came from, made up for one test."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

Row = tuple[str, str, str]


@dataclass
class MadeBuild:
    """Writes the folder, the packages and PyInstaller's account, file by file."""

    top: Path
    copied: list[Row] = field(default_factory=list)
    modules: list[Row] = field(default_factory=list)
    system_packages: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for folder in (self.folder, self.site, self.python, self.work, self.root):
            folder.mkdir(parents=True)
        self._account()

    @property
    def folder(self) -> Path:
        return self.top / "dist" / "offercompare"

    @property
    def site(self) -> Path:
        return self.top / "environment" / "site-packages"

    @property
    def python(self) -> Path:
        return self.top / "opt" / "python"

    @property
    def work(self) -> Path:
        return self.top / "work"

    @property
    def root(self) -> Path:
        return self.top / "source"

    def origins(self, bundled: ModuleType) -> Any:
        """Where the files of this build may come from."""
        files = bundled.installed([self.site])
        return bundled.Origins(files, self.python, self.work, self.root, self.system_packages.get)

    def install(self, name: str, *files: str, version: str = "1.0", licence: str = "MIT", text: str = "") -> None:
        """A distribution with these files, in the environment that is frozen."""
        info = f"{name}-{version}.dist-info"
        told = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: {licence}\n\n"
        contents = {f"{info}/METADATA": told, f"{info}/licenses/LICENSE": text or f"Copyright (c) 2020 {name}\n"}
        contents |= {file: f"content of {file}\0" for file in files}
        for file, content in contents.items():
            _write(self.site / file, content)
        _write(self.site / info / "RECORD", "".join(f"{file},,\n" for file in [*contents, f"{info}/RECORD"]))

    def copy(self, name: str, source: Path) -> None:
        """A file that was copied into the folder."""
        _write(self.folder / "_internal" / name, source.read_text() if source.is_file() else "content")
        self.copied.append((name, str(source), "DATA"))
        self._account()

    def link(self, name: str, target: str) -> None:
        """A link in the folder, with or without what it leads to."""
        place = self.folder / "_internal" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        os.symlink(target, place)  # noqa: PTH211
        self.copied.append((name, target, "SYMLINK"))
        self._account()

    def program(self, source: Path) -> None:
        """The executable itself."""
        _write(self.folder / "offercompare", "starter")
        self.copied.append(("offercompare", str(source), "EXECUTABLE"))
        self._account()

    def module(self, name: str, source: Path) -> None:
        """A Python module inside the executable."""
        self.modules.append((name, str(source), "PYMODULE"))
        self._account()

    def put(self, name: str) -> None:
        """A file in the folder that no account tells of."""
        _write(self.folder / "_internal" / name, "put there")

    def elsewhere(self, name: str) -> Path:
        """A file somewhere else on the machine."""
        _write(self.top / "elsewhere" / name, "of the system")
        return self.top / "elsewhere" / name

    def _account(self) -> None:
        _write(self.work / "COLLECT-00.toc", repr((self.copied,)))
        _write(self.work / "PYZ-00.toc", repr(("PYZ-00.pyz", self.modules)))
        _write(self.work / "EXE-00.toc", repr(("offercompare", True, [("PYZ-00.pyz", "PYZ-00.pyz", "PYZ")])))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
