"""The Windows installer takes away what it brought, file by file and key by key, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest

from offercompare import APP_ID, __version__
from offercompare.files import fault_log
from offercompare.gui import recovery, settings
from tests.packaging.conftest import ROOT, Load

SCRIPT = (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")
WORDS = (ROOT / "packaging" / "windows" / "words.nsh").read_text(encoding="utf-8")
CHECK = (ROOT / "packaging" / "windows" / "installed.ps1").read_text(encoding="utf-8")
INSTALLS, REMOVES = SCRIPT.split('Section "un.${NAME}"')
FILES = ("offercompare.exe", "offercompare-cli.exe", "_internal/a.dll", "_internal/deep er/x$y ü.txt")

needs_makensis = pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not on this machine")


@pytest.fixture
def installer(load: Load) -> ModuleType:
    return load("windows.installer")


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """Stands in for the frozen folder: names that are hard to write in a script among them."""
    for name in FILES:
        file = tmp_path / "offercompare" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
    return tmp_path / "offercompare"


@pytest.fixture
def icons(tmp_path: Path) -> Path:
    made = tmp_path / "icons"
    made.mkdir()
    (made / "offercompare-document.ico").touch()
    return made


@pytest.mark.parametrize(
    ("version", "four"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.3.4", (1, 2, 3, 4)), ("2.0.0rc1", (2, 0, 0, 0))],
)
def test_versions_have_four_numbers(installer: ModuleType, version: str, four: tuple[int, ...]) -> None:
    assert installer.four_numbers(version) == four


def places(brings: str) -> dict[str, str]:
    """Where each source is put, by a list of SetOutPath and File."""
    placed, folder = {}, ""
    for word, value in re.findall(r'(SetOutPath|File) "(.+)"', brings):
        if word == "SetOutPath":
            folder = value.replace("$$", "$")
        else:
            placed[f"{folder}\\{Path(value).name}"] = value
    return placed


def test_each_file_is_brought_and_removed_by_its_name(installer: ModuleType, frozen: Path, icons: Path) -> None:
    packed = installer.packed_files(frozen, icons)
    brings, takes = installer.file_list(packed).split("!macro RemoveFiles")
    assert set(packed) == {*map(PurePosixPath, FILES), PurePosixPath("offercompare-document.ico")}
    expected = {"\\".join(["$INSTDIR", *name.parts]): str(source) for name, source in packed.items()}
    assert places(brings) == expected
    assert {name.replace("$$", "$") for name in re.findall(r'Delete "(.+)"', takes)} == set(expected)
    assert re.findall(r'RMDir "(.+)"', takes) == [r"$INSTDIR\_internal\deep er", r"$INSTDIR\_internal"]


def test_no_folder_is_removed_with_what_is_in_it() -> None:
    """A person may keep files anywhere, also beside the program."""
    assert "RMDir" in SCRIPT
    assert not re.search(r"RMDir\s+/", SCRIPT)


def test_each_key_that_is_written_is_taken_away() -> None:
    written = re.findall(r'WriteReg\w+ HKCU "([^"]+)" "([^"]*)"', INSTALLS)
    keys = re.findall(r'DeleteRegKey HKCU "([^"]+)"', REMOVES)
    values = re.findall(r'DeleteRegValue HKCU "([^"]+)" "([^"]*)"', REMOVES)
    assert len(written) > 20
    for key, value in written:
        assert any(key == gone or key.startswith(f"{gone}\\") for gone in keys) or (key, value) in values, (key, value)


def test_keys_that_others_share_go_only_when_empty() -> None:
    removed = re.findall(r"DeleteRegKey (/ifempty )?HKCU \"([^\"]+)\"", REMOVES)
    shared = {key for only_empty, key in removed if only_empty}
    assert shared == {r"${CLASSES}\.${ENDING}\OpenWithProgids", r"${CLASSES}\.${ENDING}", r"Software\${NAME}"}


def test_settings_go_only_by_a_tick_that_is_off(load: Load) -> None:
    kept, asked = REMOVES.split("Section /o")
    assert "${SETTINGS}" not in kept
    deleted = re.findall(r'Delete "\$\{SETTINGS\}\\([^"]+)"', asked)
    assert settings.config_file().name in deleted
    assert rf"Logs\{fault_log.log_file().name}" in deleted
    assert rf"{recovery.folder().name}\*.{load('identity').ending()}" in deleted


def test_it_says_everything_in_both_languages() -> None:
    english, german = (
        set(re.findall(rf"LangString (\w+) \$\{{LANG_{name}\}}", WORDS)) for name in ("ENGLISH", "GERMAN")
    )
    assert english == german == set(re.findall(r"\$\((\w+)\)", SCRIPT))


def test_no_administrator_is_asked_for() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert r'InstallDir "$LOCALAPPDATA\Programs\${NAME}"' in SCRIPT
    assert not re.search(r"\b(HKLM|HKCR|SHCTX|SetShellVarContext|taskkill)\b", SCRIPT)


def test_what_the_script_takes_is_what_it_is_given(installer: ModuleType) -> None:
    local = set(re.findall(r"!define (\w+)", SCRIPT)) | {"UN", "LANGUAGE", "PROGRAM_FILE"}
    macros = set(re.findall(r"\$\{(\w+)\}", SCRIPT + WORDS))
    logic = {"If", "IfNot", "AndIf", "OrIfNot", "EndIf", "DoWhile", "Loop", "ExitDo", "Errors", "Cmd", "FileExists"}
    system = {"RunningX64", "AtLeastWin10", "LANG_ENGLISH", "LANG_GERMAN"}
    assert macros - local - logic - system == {*installer.said(), "OUTPUT", "FILES", "ICON", "KIB"}


def test_the_check_on_windows_knows_the_same_keys(installer: ModuleType) -> None:
    said = installer.said()
    for name in (
        f"{said['NAME']}.Comparison.1",
        f".{said['ENDING']}",
        f"Uninstall\\{APP_ID}",
        f"{said['PROGRAM']}-cli.exe",
    ):
        assert name in CHECK
    assert '"${NAME}.Comparison.1"' in SCRIPT


@needs_makensis
def test_it_compiles_and_holds_the_folder(installer: ModuleType, load: Load, frozen: Path, tmp_path: Path) -> None:
    load("icons").write(tmp_path / "drawn")
    made = installer.build(frozen, tmp_path / "out", tmp_path / "drawn")
    assert made.name == f"offercompare-{__version__}-windows.exe"
    assert made.read_bytes().startswith(b"MZ")
    if shutil.which("7z") is None:
        pytest.skip("it compiled; 7z, which would list what it holds, is not on this machine")
    listed = subprocess.run(["7z", "l", "-ba", "-slt", str(made)], capture_output=True, text=True, check=True).stdout
    held = {name for name in re.findall(r"^Path = (.+)$", listed, re.MULTILINE) if not name.startswith("$PLUGINSDIR")}
    assert held == {*FILES, "offercompare-document.ico", "uninstall.exe"}


def test_an_icon_that_is_missing_is_named(installer: ModuleType, frozen: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"offercompare-document\.ico is missing"):
        installer.packed_files(frozen, tmp_path / "nowhere")


def test_properties_tell_name_and_version(load: Load, tmp_path: Path) -> None:
    info = load("windows.version_info")
    made = info.write(tmp_path, "offercompare-cli").read_text(encoding="utf-8")
    names = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    found: list[tuple[str, str]] = []
    recorded = {name: lambda *values, **named: (values, named) for name in names}
    recorded["StringStruct"] = lambda name, value: found.append((name, value))
    eval(made, {"__builtins__": {}}, recorded)
    assert dict(found) == info.told("offercompare-cli")
    assert dict(found)["ProductVersion"] == __version__
