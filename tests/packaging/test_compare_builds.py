"""Two builds are compared to the member of an archive, and paths of the building machine are found."""

from __future__ import annotations

import io
import sys
import tarfile
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.conftest import Load

EARLY, LATE = (2025, 1, 1, 0, 0, 0), (2026, 1, 1, 0, 0, 0)


@pytest.fixture
def compare_builds(load: Load) -> ModuleType:
    return load("compare_builds")


@pytest.fixture
def privacy(load: Load) -> ModuleType:
    return load("privacy")


def a_wheel(folder: Path, *members: tuple[str, str, tuple[int, ...]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / "a.whl", "w") as opened:
        for name, content, time in members:
            opened.writestr(zipfile.ZipInfo(name, time), content)  # type: ignore[arg-type]
    return folder / "a.whl"


def a_tar(folder: Path, content: str, mode: int = 0o644, time: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(folder / "a.tar.gz", "w:gz") as opened:
        info = tarfile.TarInfo("file")
        info.size, info.mode, info.mtime = len(content), mode, time
        opened.addfile(info, io.BytesIO(content.encode()))
    return folder / "a.tar.gz"


def told(compare_builds: ModuleType, one: Path, two: Path) -> list[tuple[str, str]]:
    return [(difference.place, difference.why) for difference in compare_builds.compare(one, two)]


def test_equal_builds_have_no_difference(compare_builds: ModuleType, tmp_path: Path) -> None:
    for name in ("one", "two"):
        a_wheel(tmp_path / name, ("x.py", "1", EARLY))
        (tmp_path / name / "link").symlink_to("a.whl")
    assert told(compare_builds, tmp_path / "one", tmp_path / "two") == []


def test_a_wheel_is_compared_member_by_member(compare_builds: ModuleType, tmp_path: Path) -> None:
    a_wheel(tmp_path / "one", ("same", "1", EARLY), ("text", "1", EARLY), ("time", "1", EARLY), ("old", "1", EARLY))
    a_wheel(tmp_path / "two", ("same", "1", EARLY), ("text", "2", EARLY), ("time", "1", LATE), ("new", "1", EARLY))
    assert told(compare_builds, tmp_path / "one", tmp_path / "two") == [
        ("a.whl::new", "in one build alone"),
        ("a.whl::old", "in one build alone"),
        ("a.whl::text", "content"),
        ("a.whl::time", "time"),
    ]


def test_the_order_in_an_archive_is_told(compare_builds: ModuleType, tmp_path: Path) -> None:
    a_wheel(tmp_path / "one", ("a", "1", EARLY), ("b", "1", EARLY))
    a_wheel(tmp_path / "two", ("b", "1", EARLY), ("a", "1", EARLY))
    assert told(compare_builds, tmp_path / "one", tmp_path / "two") == [("a.whl", "order of its members")]


def test_a_source_archive_is_compared_with_times_and_permissions(compare_builds: ModuleType, tmp_path: Path) -> None:
    one, two = a_tar(tmp_path / "one", "text"), a_tar(tmp_path / "two", "text", mode=0o600, time=9)
    assert told(compare_builds, one, two) == [("a.tar.gz::file", "permissions, time")]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of POSIX")
def test_permissions_links_and_lone_files_of_a_folder_are_told(compare_builds: ModuleType, tmp_path: Path) -> None:
    for name, mode in (("one", 0o644), ("two", 0o600)):
        folder = tmp_path / name / "sub"
        folder.mkdir(parents=True)
        (folder / "file").write_text("same")
        (folder / "file").chmod(mode)
        (folder / "link").symlink_to(f"file-of-{name}")
        (folder / f"only-{name}").touch()
    assert told(compare_builds, tmp_path / "one", tmp_path / "two") == [
        ("sub/file", "permissions"),
        ("sub/link", "where the link leads"),
        ("sub/only-one", f"not in {tmp_path / 'two'}"),
        ("sub/only-two", f"not in {tmp_path / 'one'}"),
    ]


def test_a_path_of_this_machine_is_found_in_files_and_in_archives(privacy: ModuleType, tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    inside.mkdir()
    (inside / "clean.so").write_bytes(b"\x00/usr/lib\x00")
    (inside / "told.so").write_bytes(b"\x00/home/anna/src/x.c\x00")
    with zipfile.ZipFile(inside / "base_library.zip", "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("os.pyc", b"/home/anna/lib/os.py" * 9)
    assert privacy.found(tmp_path, [b"/home/anna/"]) == [
        "_internal/base_library.zip::os.pyc: /home/anna/",
        "_internal/told.so: /home/anna/",
    ]


def test_what_a_package_was_published_with_names_another_machine(privacy: ModuleType, tmp_path: Path) -> None:
    content = b"/home/anna/.cargo/registry"
    (tmp_path / "core.so").write_bytes(content)
    assert privacy.found(tmp_path, [b"/home/anna/"], {privacy.digest(content)}) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="binaries of Linux")
def test_the_folder_of_python_is_made_neutral_at_the_same_length(
    privacy: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.base_prefix", str(tmp_path / "home" / "python"))
    prefix = str((tmp_path / "home" / "python").resolve()).encode()
    library = tmp_path / "dist" / "_internal" / "libpython3.so"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"\x00" + prefix + b"/lib\x00end")
    assert privacy.clean(tmp_path / "dist") == ["_internal/libpython3.so"]
    changed = library.read_bytes()
    assert len(changed) == len(prefix) + 9
    assert changed.startswith(b"\x00/usr//")
    assert changed.endswith(b"//lib\x00end")


def test_what_the_linker_shares_with_the_end_of_the_folder_stays(privacy: ModuleType) -> None:
    """Python's version may be the last letters of the folder that it lies in."""
    shared = b"\x00/home/anna/pythons/3.11.7\x00/home/anna/pythons/3.11.7/lib\x00"
    changed = privacy.neutral(shared, b"/home/anna/pythons/3.11.7")
    assert (len(changed), b"anna" in changed) == (len(shared), False)
    assert changed[: shared.index(b"\x00", 1) + 1].endswith(b"/3.11.7\x00")
