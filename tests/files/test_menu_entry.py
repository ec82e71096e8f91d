"""The menu entry that a person without a package gets: what is written, and that it goes without a trace."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from offercompare import APP_ID, cli
from offercompare.errors import OfferCompareError
from offercompare.files.menu_entry import entry_of, install, program_words, remove

NAMES = {
    f"applications/{APP_ID}.desktop",
    f"mime/packages/{APP_ID}.xml",
    f"metainfo/{APP_ID}.metainfo.xml",
    *(
        f"icons/hicolor/{size}/{context}/{name}.svg"
        for size in ("scalable", "16x16", "22x22")
        for context, name in (("apps", APP_ID), ("mimetypes", f"{APP_ID}.document"))
    ),
}


@pytest.fixture
def no_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop without the programs that make lists."""
    monkeypatch.setattr(shutil, "which", lambda _: None)


def files_in(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def entry(folder: Path) -> configparser.ConfigParser:
    found = configparser.ConfigParser(interpolation=None)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(folder / "applications" / f"{APP_ID}.desktop", encoding="utf-8")
    return found


@pytest.mark.usefixtures("no_tools")
def test_it_comes_and_goes_without_a_trace(tmp_path: Path) -> None:
    other = tmp_path / "applications" / "other.desktop"
    other.parent.mkdir()
    other.write_text("of somebody else")
    written = install(("/opt/bin/offercompare",), tmp_path)
    assert files_in(tmp_path) == NAMES | {"applications/other.desktop"}
    assert {str(file.relative_to(tmp_path)) for file in written} == NAMES
    assert all(file.stat().st_mode & 0o777 == 0o644 for file in written)
    install(("/opt/bin/offercompare",), tmp_path)
    assert set(remove(tmp_path)) == set(written)
    assert list(tmp_path.rglob("*")) == [other.parent, other]
    assert remove(tmp_path) == ()


def test_with_the_tools_of_the_desktop_nothing_of_ours_is_left(tmp_path: Path) -> None:
    install(("/opt/bin/offercompare",), tmp_path)
    if shutil.which("update-mime-database"):
        assert "*.offers" in (tmp_path / "mime" / "globs2").read_text()
    remove(tmp_path)
    left = {name for name in files_in(tmp_path) if "offercompare" in (tmp_path / name).read_text(errors="replace")}
    assert left == set()


@pytest.mark.usefixtures("no_tools")
def test_every_command_of_the_entry_names_the_program(tmp_path: Path) -> None:
    install(("/opt/my tools/offercompare",), tmp_path)
    found = entry(tmp_path)
    commands = [found[section]["Exec"] for section in found.sections()]
    assert len(commands) >= 3
    assert all(command.startswith('"/opt/my tools/offercompare" ') for command in commands)
    assert found["Desktop Entry"]["TryExec"] == "/opt/my tools/offercompare"


@pytest.mark.parametrize(
    ("words", "command", "tried"),
    [
        (("/usr/bin/offercompare",), "/usr/bin/offercompare", "/usr/bin/offercompare"),
        (("/a b/python", "-m", "offercompare"), '"/a b/python" -m offercompare', "/a b/python"),
        (('/a"b$`/x',), r'"/a\\"b\\$\\`/x"', '/a"b$`/x'),
        (("/a\\b/x",), r'"/a\\\\b/x"', r"/a\\b/x"),
        (("/100%/x",), '"/100%%/x"', "/100%/x"),
        (("/ü/x",), '"/ü/x"', "/ü/x"),
    ],
)
def test_words_are_quoted_as_the_specification_asks(words: tuple[str, ...], command: str, tried: str) -> None:
    found = entry_of("Exec=offercompare %F\nTryExec=offercompare\n", words)
    assert found == f"Exec={command} %F\nTryExec={tried}\n"


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not here")
def test_the_entry_is_valid(tmp_path: Path) -> None:
    install(("/opt/my $tools/offercompare",), tmp_path)
    file = tmp_path / "applications" / f"{APP_ID}.desktop"
    subprocess.run(["desktop-file-validate", str(file)], check=True)


def test_the_program_that_is_named_starts() -> None:
    done = subprocess.run([*program_words(), "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("offercompare ")


@pytest.mark.usefixtures("no_tools")
def test_the_verb(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    data = home / ".local" / "share"
    assert cli.main(["desktop", "install"]) == 0
    assert {str(Path(line).relative_to(data)) for line in capsys.readouterr().out.splitlines()} == NAMES
    assert cli.main(["desktop", "remove"]) == 0
    assert files_in(data) == set()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cli.main(["desktop", "install"]) == 1
    assert "Only a Linux desktop" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "applications").write_text("a file where a folder belongs")
    with pytest.raises(OfferCompareError, match="could not be written"):
        install(("/opt/bin/offercompare",), tmp_path)
