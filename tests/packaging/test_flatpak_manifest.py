"""The Flatpak keeps the program off the network and installs all that a desktop looks for, under names it lets out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from offercompare import APP_ID
from tests.packaging.conftest import ROOT, Load

MANIFEST = ROOT / "packaging" / "linux" / f"{APP_ID}.yml"
MADE = ("dist", "build")
"""Folders that packaging/build.py fills."""


@pytest.fixture
def manifest() -> dict[str, Any]:
    if not MANIFEST.is_file():
        pytest.skip("needs the source tree")
    read: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return read


@pytest.fixture
def staged(manifest: dict[str, Any], load: Load, tmp_path: Path) -> Path:
    """The folder that the build commands run in, with a stand-in for the frozen program."""
    stage = tmp_path / "stage"
    program = stage / "program"
    (program / "_internal").mkdir(parents=True)
    (program / "offercompare").write_text("#!/bin/sh\necho started\n")
    (program / "offercompare").chmod(0o755)
    load("icons").write(tmp_path / "icons")
    shutil.copytree(tmp_path / "icons" / "hicolor", stage / "icons")
    for source in manifest["modules"][0]["sources"]:
        if source["type"] == "file":
            shutil.copy(MANIFEST.parent / source["path"], stage)
    return stage


def test_the_network_stays_out(manifest: dict[str, Any]) -> None:
    allowed = set(manifest["finish-args"])
    assert not {word for word in allowed if "network" in word or word.startswith(("--talk-name", "--own-name"))}
    assert {"--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri"} <= allowed
    assert not allowed & {"--filesystem=host", "--filesystem=home"}


def test_it_is_this_program(manifest: dict[str, Any], load: Load) -> None:
    assert manifest["app-id"] == APP_ID
    assert manifest["command"] == load("identity").PROGRAM


def test_each_source_is_there_or_is_made_by_the_build(manifest: dict[str, Any]) -> None:
    for source in manifest["modules"][0]["sources"]:
        path = Path(os.path.normpath(MANIFEST.parent / source["path"]))
        assert path.is_file() or path.relative_to(ROOT).parts[0] in MADE, path


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_its_commands_install_what_a_desktop_looks_for(manifest: dict[str, Any], staged: Path, tmp_path: Path) -> None:
    app = tmp_path / "app"
    script = "\n".join(["set -eu", *manifest["modules"][0]["build-commands"]])
    subprocess.run(["sh", "-c", script], cwd=staged, env={**os.environ, "FLATPAK_DEST": str(app)}, check=True)
    started = subprocess.run([app / "bin" / manifest["command"]], capture_output=True, text=True, check=True)
    assert started.stdout == "started\n"
    share = app / "share"
    for file in (
        f"applications/{APP_ID}.desktop",
        f"metainfo/{APP_ID}.metainfo.xml",
        f"mime/packages/{APP_ID}.xml",
        f"icons/hicolor/scalable/apps/{APP_ID}.svg",
        f"icons/hicolor/48x48/mimetypes/{APP_ID}.document.png",
        f"licenses/{APP_ID}/LICENSE",
    ):
        assert (share / file).is_file(), file
    let_out = [file.name for file in (share / "icons").rglob("*.*g")] + [file.name for file in share.rglob("*.xml")]
    assert all(name.startswith(f"{APP_ID}.") for name in let_out)


@pytest.mark.skipif(shutil.which("flatpak-builder") is None, reason="flatpak-builder is not on this machine")
def test_flatpak_builder_reads_it(manifest: dict[str, Any], tmp_path: Path) -> None:
    words = ["flatpak-builder", "--show-manifest", str(MANIFEST)]
    # It leaves a folder of its own where it runs.
    read = json.loads(subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True).stdout)
    assert read["finish-args"] == manifest["finish-args"]
    assert read["modules"][0]["build-commands"] == manifest["modules"][0]["build-commands"]
