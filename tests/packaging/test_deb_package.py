"""The Debian package: what lies where, what dpkg is told, and the same bytes each time."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from offercompare import APP_ID, __version__
from tests.packaging.conftest import ROOT, Load

MOMENT = 1_795_651_200  # 2026-11-26
ELF = b"\x7fELF"


@pytest.fixture
def deb(load: Load) -> ModuleType:
    return load("linux.deb")


@pytest.fixture
def control(load: Load) -> ModuleType:
    return load("linux.control")


@pytest.fixture
def tree(tmp_path: Path, deb: ModuleType) -> Path:
    """A package with a program of a few bytes."""
    folder = tmp_path / "frozen"
    (folder / "_internal").mkdir(parents=True)
    (folder / "offercompare").write_bytes(ELF)
    (folder / "_internal/libQt6Core.so.6").write_bytes(ELF + b"x" * 1500)
    (folder / "_internal/link.so").symlink_to("libQt6Core.so.6")
    made = tmp_path / "tree"
    deb.put_program(folder, made)
    return made


def test_the_command_leads_to_the_program(deb: ModuleType, tree: Path) -> None:
    command = tree / "usr/bin/offercompare"
    assert command.resolve() == tree / "usr/lib/offercompare/offercompare"
    assert not os.path.isabs(os.readlink(command)), "it must hold in any root"  # noqa: PTH115, PTH117
    assert (tree / "usr/lib/offercompare/_internal/link.so").is_symlink(), "links stay links"


def test_only_folders_and_the_program_may_be_run(deb: ModuleType, tree: Path) -> None:
    (tree / "usr/lib/offercompare/_internal/libQt6Core.so.6").chmod(0o770)
    deb.settle_modes(tree)
    runs = {
        place.relative_to(tree).as_posix()
        for place in tree.rglob("*")
        if place.is_file() and place.stat().st_mode & 0o111
    }
    assert runs == {"usr/lib/offercompare/offercompare", "usr/bin/offercompare"}
    assert all(place.stat().st_mode & 0o777 in (0o755, 0o644) for place in tree.rglob("*"))


def test_each_file_has_its_sum(deb: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deb.control, "text", lambda tree: "Package: offercompare\n")
    deb.put_control(tree)
    sums = (tree / "DEBIAN/md5sums").read_text().splitlines()
    assert [line.split("  ")[1] for line in sums] == [
        "usr/lib/offercompare/_internal/libQt6Core.so.6",
        "usr/lib/offercompare/offercompare",
    ]
    done = subprocess.run(["md5sum", "-c", "DEBIAN/md5sums"], cwd=tree, capture_output=True, check=False)
    assert done.returncode == 0


def test_the_size_follows_debians_rule(control: ModuleType, tree: Path) -> None:
    # Folders usr, bin, lib, offercompare, _internal and two links: 1 each; files of 4 and of 1504 bytes: 1 and 2.
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/md5sums").write_text("not counted")
    assert control.installed_size(tree) == 5 + 2 + 1 + 2


def test_the_changelogs_are_two(control: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBFULLNAME", "A Person")
    monkeypatch.setenv("DEBEMAIL", "person@example.org")
    lines = control.changelog(MOMENT).splitlines()
    assert lines[0] == f"offercompare ({__version__}-1) unstable; urgency=medium"
    assert lines[-1] == " -- A Person <person@example.org>  Thu, 26 Nov 2026 00:00:00 +0000"


def test_no_address_is_invented(control: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEBFULLNAME", raising=False)
    monkeypatch.delenv("DEBEMAIL", raising=False)
    assert control.maintainer() == "The OfferCompare authors <>"


def test_what_dpkg_is_told_is_in_its_form(control: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "linked", lambda tree: ["libc6 (>= 2.35)", "libegl1"])
    monkeypatch.setattr(control, "architecture", lambda: "amd64")
    fields = dict(line.split(": ", 1) for line in control.text(tree).splitlines() if not line.startswith(" "))
    assert fields["Version"] == f"{__version__}-1"
    assert fields["Depends"].startswith("fonts-dejavu-core | ")
    assert fields["Depends"].endswith(", libc6 (>= 2.35), libegl1")
    assert len(fields["Description"]) <= 80
    assert not [line for line in control.text(tree).splitlines() if len(line) > 80 and line.startswith(" ")]


def test_an_optional_plugin_asks_for_nothing(
    control: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("platforms/libqxcb.so", "platformthemes/libqgtk3.so"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(ELF)
    asked: list[str] = []
    monkeypatch.setattr(control, "shlibdeps", lambda tree, words: asked.extend(words) or "shlibs:Depends=libc6, libx\n")
    assert control.linked(tmp_path) == ["libc6", "libx"]
    assert asked == [f"-e{tmp_path}/platforms/libqxcb.so"]


def test_optional_plugins_are_bundled_ones(control: ModuleType, load: Load) -> None:
    wanted = load("kept").wanted_plugins("linux")
    assert {name.replace("/lib", "/").removesuffix(".so") for name in control.OPTIONAL_PLUGINS} <= wanted


def test_a_compressed_file_carries_no_time(deb: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "changelog"
    file.write_bytes(b"words")
    deb.compress(file)
    packed = (tmp_path / "changelog.gz").read_bytes()
    assert not file.exists()
    assert gzip.decompress(packed) == b"words"
    assert packed[3] == 0, "no name"
    assert packed[4:8] == bytes(4), "no time"


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")
@pytest.mark.parametrize("compression", ["zstd", "xz"])
def test_two_packages_are_the_same_bytes(
    compression: str, deb: ModuleType, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MOMENT))
    monkeypatch.setattr(deb.environment, "BUILD", tmp_path)
    told = (
        f"Package: offercompare\nVersion: {__version__}-1\nArchitecture: amd64\nMaintainer: A <a@b>\nDescription: d\n"
    )
    monkeypatch.setattr(deb.control, "text", lambda tree: told)
    made = []
    for name in ("first", "second"):
        copy, out = tmp_path / name, tmp_path / f"{name}-out"
        out.mkdir()
        shutil.copytree(tree, copy, symlinks=True)
        deb.put_control(copy)
        deb.settle_modes(copy)
        deb.settle_times(copy, MOMENT)
        made.append(deb.pack(copy, out, compression).read_bytes())
        for place in tree.rglob("*"):
            os.utime(place, (1e9, 1e9), follow_symlinks=False)
            place.chmod(0o700)
    assert made[0] == made[1]


# Copyright ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def words(load: Load) -> ModuleType:
    pytest.importorskip("license_expression", reason="of the extra package")
    return load("linux.copyright")


@pytest.mark.parametrize(
    ("expressions", "said"),
    [
        (["MIT"], "Expat"),
        (["MIT", "MIT", "Zlib"], "Expat and Zlib"),
        (["BSD-3-Clause AND Zlib"], "BSD-3-Clause and Zlib"),
        (["MIT OR Apache-2.0", "Zlib"], "Expat or Apache-2.0, and Zlib"),
        (["Zlib AND (MIT OR Apache-2.0)"], "Zlib, and Expat or Apache-2.0"),
        (["Apache-2.0 WITH LLVM-exception"], "Apache-2.0-with-LLVM-exception"),
    ],
)
def test_licences_are_said_as_debian_says_them(expressions: list[str], said: str, words: ModuleType) -> None:
    assert words.joined(expressions) == said


def test_a_licence_without_brackets_is_refused(words: ModuleType) -> None:
    with pytest.raises(ValueError, match="brackets"):
        words.parts_of("MIT AND Zlib OR BSD-2-Clause")


def test_every_file_has_its_paragraph(load: Load, words: ModuleType) -> None:
    component = load("components").Component
    found = [
        component("offercompare", "program", __version__, "MIT", places=("offercompare::offercompare.cli",)),
        component(
            "numpy",
            "package",
            "2",
            "BSD-3-Clause",
            ("Copyright (c) 2005 NumPy", "Copyright (C) <year> <name of author>"),
            ("_internal/numpy/a.so", "_internal/numpy/b/c.so"),
        ),
        component("Qt", "qt", "6", "LGPL-3.0-only", ("Copyright Qt",), ("_internal/Qt/x.so", "_internal/Qt/lib/y.so")),
        component("PySide6", "package", "6", "LGPL-3.0-only", places=("_internal/Qt/core.so", "offercompare::PySide6")),
        component("pcre", "inside", None, "BSD-2-Clause", ("2007 Cambridge",), ("_internal/Qt/lib/y.so",), inside="Qt"),
    ]
    text = words.text(found)
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.startswith("Files:")]
    files = [
        line.removeprefix("Files: ").split() for paragraph in paragraphs for line in [paragraph.split("\nCopyright")[0]]
    ]
    folder = "usr/lib/offercompare"
    assert files == [
        ["*"],
        [f"{folder}/offercompare"],
        [f"{folder}/_internal/numpy/*"],
        [f"{folder}/_internal/Qt/lib/*", f"{folder}/_internal/Qt/x.so"],
        [f"{folder}/_internal/Qt/core.so"],
    ]
    assert "License: LGPL-3.0-only and BSD-2-Clause\n" in paragraphs[3] + "\n"
    assert "Copyright: 2005 NumPy\n" in paragraphs[2]
    assert "/usr/share/common-licenses/LGPL-3" in text


# Checks -------------------------------------------------------------------------------------------------------------


def test_a_missing_tool_is_named_and_passes_nothing(load: Load) -> None:
    check = load("linux.check")
    finding = check.run(check.Check("a thing", ("no-such-tool-anywhere", "x")))
    assert finding.passed is None
    assert str(finding) == "not checked a thing (no-such-tool-anywhere is not on this machine)"


@pytest.mark.parametrize(
    ("code", "quiet", "passed"),
    [("", False, True), ("exit 1", False, False), ("echo x", False, True), ("echo x", True, False)],
)
def test_a_tool_that_complains_fails(code: str, quiet: bool, passed: bool, load: Load) -> None:
    check = load("linux.check")
    assert check.run(check.Check("a thing", ("sh", "-c", code), quiet)).passed is passed


@pytest.mark.parametrize("knows_it", [True, False])
def test_an_old_validator_is_asked_without_what_it_does_not_know(
    knows_it: bool, load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuses = 'case "$*" in *override*) echo "The issue tag is not recognized."; exit 3;; esac'
    tool = tmp_path / "appstreamcli"
    tool.write_text(f"#!/bin/sh\n{'' if knows_it else refuses}\necho asked: $*\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    finding = load("linux.check").metainfo(tmp_path / "x.metainfo.xml")
    assert finding.passed
    assert ("--override" in finding.words) is knows_it


def test_every_override_has_its_reason() -> None:
    lines = (ROOT / "packaging/linux/lintian-overrides").read_text(encoding="utf-8").split("\n\n")
    for paragraph in lines[1:]:
        reason, *_, override = paragraph.splitlines()
        assert reason.startswith("# ")
        assert override.startswith("offercompare: ")


def test_what_is_left_behind_is_found(load: Load) -> None:
    clean_root = load("linux.clean_root")
    before = {"etc/a": "1", "var/lib/dpkg/status": "1", "usr/bin/b": "1"}
    after = {"etc/a": "2", "var/lib/dpkg/status": "2", f"usr/share/{APP_ID}": "1", "home/tester/x.offers": "1"}
    found = clean_root.differences(before, after)
    assert found[""] == ["changed etc/a", "gone usr/bin/b", f"left usr/share/{APP_ID}"]
    assert found["the database of dpkg"] == ["changed var/lib/dpkg/status"]
    assert found["the person's own"] == ["left home/tester/x.offers"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads a Linux root")
def test_a_listing_sees_kind_and_content_but_not_the_living(load: Load, tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/kmsg").write_text("x")
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/a").write_text("x")
    (tmp_path / "etc/b").symlink_to("a")
    found = load("linux.clean_root").listing(tmp_path)
    assert sorted(found) == ["etc", "etc/a", "etc/b"]
    assert found["etc/b"].startswith("l")
    assert found["etc/b"].endswith(" a")
