"""A file is replaced whole or not at all, for its owner's eyes; a change by others shows."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from builders import a_comparison

from offercompare.errors import InputError, OfferCompareError
from offercompare.files import store

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has neither modes nor pipes in folders")
not_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
FIRST, SECOND = a_comparison(title="First"), a_comparison(title="Second")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "spring.offers"
    store.write(path, FIRST)
    return path


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _refused(path: Path, kind: type[OfferCompareError] = OfferCompareError) -> str:
    with pytest.raises(kind) as caught:
        store.write(path, SECOND) if kind is OfferCompareError else store.read(path)
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert sentence.endswith(".")
    return caught.value.sentence


def test_what_was_written_is_read_with_the_same_stamp(file: Path) -> None:
    written = store.write(file, SECOND)
    assert store.read(file) == store.Opened(SECOND, written)
    assert store.stamp(file) == written
    assert written.mtime_ns == file.stat().st_mtime_ns
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_a_stamp_differs_after_a_change_by_another_but_not_after_a_touch(file: Path) -> None:
    before = store.read(file).stamp
    os.utime(file, ns=(1, 1))
    assert store.stamp(file) == before
    file.write_bytes(file.read_bytes().replace(b"First", b"Thirs"))
    assert store.stamp(file) != before
    file.unlink()
    assert store.stamp(file) is None


@posix
def test_a_file_is_its_owners_alone_even_over_an_open_one(file: Path) -> None:
    assert _mode(file) == 0o600
    file.chmod(0o644)
    store.write(file, SECOND)
    assert _mode(file) == 0o600


@posix
def test_a_link_stays_and_its_target_is_replaced(file: Path) -> None:
    (file.parent / "elsewhere").mkdir()
    link = file.parent / "elsewhere" / "link.offers"
    link.symlink_to(file)
    store.write(link, SECOND)
    assert link.is_symlink()
    assert store.read(file).comparison == SECOND
    assert store.stamp(link) == store.stamp(file)


@posix
def test_a_link_into_nothing_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link.offers"
    link.symlink_to(tmp_path / "target.offers")
    store.write(link, SECOND)
    assert store.read(tmp_path / "target.offers").comparison == SECOND


@pytest.mark.parametrize(
    ("step", "number", "words"),
    [
        ("fsync", errno.ENOSPC, "The disk is full"),
        ("fsync", errno.EIO, "could not be written"),
        ("replace", errno.EACCES, "not allowed to write here"),
        ("open", errno.EROFS, "This disk cannot be written to"),
        ("open", errno.ENAMETOOLONG, "could not be written"),
    ],
)
def test_a_failure_leaves_what_was_there_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number), "/secret/path")

    with monkeypatch.context() as patch:
        patch.setattr(store.os, step, fail)
        sentence = _refused(file)
    assert words in sentence
    assert "/secret" not in sentence
    assert store.read(file).comparison == FIRST
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_an_interruption_leaves_nothing_beside_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store.os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.write(file, SECOND)
    assert store.read(file).comparison == FIRST
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_disk_that_fills_while_writing_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def open_full(path: Any, flags: int, *mode: int) -> int:
        descriptor = real(path, flags, *mode)
        if str(path).endswith(".tmp"):
            full = real("/dev/full", os.O_WRONLY)
            os.dup2(full, descriptor)
            os.close(full)
        return descriptor

    with monkeypatch.context() as patch:
        patch.setattr(store.os, "open", open_full)
        assert "The disk is full" in _refused(file)
    assert store.read(file).comparison == FIRST
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


@not_root
def test_a_folder_or_file_made_read_only_is_left_alone(file: Path) -> None:
    file.chmod(0o400)
    assert "not allowed to write" in _refused(file)
    file.chmod(0o600)
    file.parent.chmod(0o500)
    assert "not allowed to write" in _refused(file)
    file.parent.chmod(0o700)
    assert store.read(file).comparison == FIRST


@not_root
def test_a_file_without_permission_is_told(file: Path) -> None:
    file.chmod(0)
    assert "not allowed to read" in _refused(file, InputError)


def test_a_folder_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "a.offers"
    folder.mkdir()
    assert "This is a folder" in _refused(folder)
    assert "This is a folder" in _refused(folder, InputError)
    assert not list(folder.iterdir())


def test_a_missing_file_or_folder_is_told(file: Path) -> None:
    assert "no such file" in _refused(file.parent / "none.offers", InputError)
    assert "no such file" in _refused(file / "below.offers", InputError)
    assert "no such folder" in _refused(file.parent / "none" / "a.offers")
    assert "no such folder" in _refused(file / "below.offers")


@posix
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_pipe_or_device_does_not_block(tmp_path: Path, kind: str) -> None:
    path = Path("/dev/zero")
    if kind == "pipe":
        path = tmp_path / "pipe.offers"
        os.mkfifo(path)
    assert "device or a pipe" in _refused(path, InputError)
    assert "device or a pipe" in _refused(path)
    assert not path.is_file()


@posix
def test_a_circle_of_links_is_told(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.symlink_to(two)
    two.symlink_to(one)
    assert "could not be read" in _refused(one, InputError)
    assert _refused(one)
    assert one.is_symlink()


def test_a_name_that_no_system_takes_is_told() -> None:
    assert "could not be read" in _refused(Path("a\0b"), InputError)
    assert "could not be written" in _refused(Path("a\0b"))


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.offers"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert "larger than 20 MB" in _refused(path, InputError)


def test_a_comparison_too_large_to_open_again_is_not_written(file: Path) -> None:
    large = a_comparison(x_new="x" * (20 * 1024 * 1024))
    with pytest.raises(OfferCompareError, match="larger than 20 MB"):
        store.write(file, large)
    assert store.read(file).comparison == FIRST
