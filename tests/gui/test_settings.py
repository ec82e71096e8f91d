"""The settings file: written at each change, whole or not at all, for its owner alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from offercompare.gui.settings import Kept, Settings, config_file, load, save

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
from pathlib import Path
from offercompare.gui.settings import Kept, Settings
kept = Kept(Settings())
print("writing", flush=True)
for number in range(10**9):
    kept.change(geometry=str(number) * 2000)
"""


def test_each_change_is_written_at_once_for_the_owner_alone(home: Path) -> None:
    kept = Kept(Settings())
    kept.change(scheme="dark")
    assert load().scheme == "dark"
    assert stat.S_IMODE(config_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(config_file().parent.stat().st_mode) == 0o700
    assert [file.name for file in config_file().parent.iterdir()] == [config_file().name]


def test_a_file_that_others_could_read_becomes_private() -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text('{"scheme": "light"}')
    config_file().chmod(0o644)
    Kept(load()).change(scheme="dark")
    assert stat.S_IMODE(config_file().stat().st_mode) == 0o600


def test_a_program_killed_while_it_writes_leaves_whole_settings() -> None:
    save(Settings(scheme="dark"))
    for _ in range(3):
        writing = subprocess.Popen([sys.executable, "-c", WRITER], cwd=ROOT, stdout=subprocess.PIPE)
        assert writing.stdout is not None
        assert writing.stdout.readline() == b"writing\n"
        time.sleep(0.05)
        writing.kill()
        writing.communicate()
        found = load()
        assert found == Settings(scheme="dark") or len(found.geometry) >= 2000


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_bothers_nobody() -> None:
    config_file().parent.mkdir(parents=True, mode=0o500)
    Kept(Settings()).change(scheme="dark")
    assert load() == Settings()


def test_two_windows_lose_no_recent_file(tmp_path: Path) -> None:
    one, other = Kept(Settings()), Kept(Settings())
    for kept, name in ((one, "a"), (other, "b"), (one, "c")):
        kept.remember(tmp_path / name)
    assert [Path(name).name for name in load().recent] == ["c", "b", "a"]
