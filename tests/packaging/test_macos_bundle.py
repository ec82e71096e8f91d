"""The macOS bundle says what the program is and which files are its own; its image is signed before it is packed."""

from __future__ import annotations

import os
import plistlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from offercompare import APP_ID, __version__
from tests.packaging.conftest import Load


@pytest.fixture
def bundle(load: Load) -> ModuleType:
    return load("macos.bundle")


@pytest.fixture
def dmg(load: Load) -> ModuleType:
    return load("macos.dmg")


def test_info_plist_is_a_property_list_of_this_program(bundle: ModuleType) -> None:
    said = plistlib.loads(plistlib.dumps(bundle.info_plist()))
    assert said == bundle.info_plist()
    assert (said["CFBundleIdentifier"], said["CFBundleShortVersionString"]) == (APP_ID, __version__)
    assert said["NSHighResolutionCapable"] is True
    assert said["NSRequiresAquaSystemAppearance"] is False, "dark mode is let in"


def test_files_are_opened_here_first(bundle: ModuleType, load: Load) -> None:
    said, identity = bundle.info_plist(), load("identity")
    (opened,), (kind,) = said["CFBundleDocumentTypes"], said["UTExportedTypeDeclarations"]
    assert opened["LSHandlerRank"] == "Owner"
    assert opened["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeConformsTo"] == ["public.json"]
    assert kind["UTTypeTagSpecification"] == {
        "public.filename-extension": [identity.ending()],
        "public.mime-type": [identity.mime_type()],
    }


def test_the_icons_that_it_names_are_made(bundle: ModuleType, load: Load, tmp_path: Path) -> None:
    made = {file.name for file in load("icons").write(tmp_path)}
    said = bundle.info_plist()
    program = f"{load('identity').PROGRAM}.icns"  # the spec names it to PyInstaller
    named = {said["CFBundleDocumentTypes"][0]["CFBundleTypeIconFile"], program, bundle.DOCUMENT_ICON}
    assert named | {said["UTExportedTypeDeclarations"][0]["UTTypeIconFile"]} <= made


def test_without_an_identity_the_signature_is_ad_hoc(dmg: ModuleType) -> None:
    _, sign, verify = dmg.stage_commands(Path("a.app"), Path("b.app"), dmg.AD_HOC)
    assert sign[-3:] == ["--sign", "-", "b.app"]
    assert not {"runtime", "--timestamp"} & set(sign)
    assert "--verify" in verify
    assert dmg.release_commands(Path("a.dmg"), dmg.AD_HOC, "profile") == []


def test_with_an_identity_it_can_be_notarized(dmg: ModuleType) -> None:
    _, sign, _ = dmg.stage_commands(Path("a.app"), Path("b.app"), "Developer ID Application: A (B)")
    assert {"runtime", "--timestamp", str(dmg.ENTITLEMENTS)} <= set(sign)
    asked = plistlib.loads(dmg.ENTITLEMENTS.read_bytes())
    assert asked == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    tools = [command[1] for command in dmg.release_commands(Path("a.dmg"), "Developer ID", "profile")]
    assert tools == ["--timestamp", "notarytool", "stapler"]


def test_the_image_carries_version_and_processor(dmg: ModuleType) -> None:
    assert dmg.image_name("arm64") == f"offercompare-{__version__}-macos-arm64.dmg"


# What the tools of a Mac are asked for, in their order; they leave what they would make.
TOOL = """#!/bin/sh
echo "$(basename "$0") $1" >> "$RECORD"
case "$0 $1" in
    */ditto*) cp -R "$1" "$2" ;;
    */hdiutil*)
        for word; do before=$last; last=$word; done
        ls "$before" > "$last"
        readlink "$before/Applications" >> "$last" ;;
esac
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_it_signs_checks_and_packs(dmg: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools, app, out, record = (tmp_path / name for name in ("tools", "OfferCompare.app", "out", "record"))
    for folder in (tools, app / "Contents", out):
        folder.mkdir(parents=True)
    for name in ("ditto", "codesign", "hdiutil"):
        (tools / name).write_text(TOOL)
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    monkeypatch.setenv("RECORD", str(record))
    monkeypatch.setattr(sys, "platform", "darwin")
    made = dmg.build(app, out, {})
    assert made.read_text().split() == ["Applications", "OfferCompare.app", "/Applications"]
    assert record.read_text().splitlines() == [
        f"ditto {app}",
        "codesign --force",
        "codesign --verify",
        "hdiutil create",
    ]


@pytest.mark.skipif(sys.platform == "darwin", reason="here it would be built")
def test_other_systems_say_that_they_cannot(dmg: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="macOS"):
        dmg.build(tmp_path / "a.app", tmp_path)
