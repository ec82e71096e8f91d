"""Settings and recovery copies of earlier states are read; going back to an earlier version loses no setting."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from offercompare.gui.recovery import folder
from offercompare.gui.settings import Kept, Settings, config_file, load, save
from tests.gui.conftest import Answers, Start

EARLIER = Path(__file__).resolve().parents[1] / "earlier"
STATES = sorted(file.parent for file in EARLIER.rglob("settings.json"))
by_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)


def _write(content: Any) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(json.dumps(content), encoding="utf-8")


@by_state
def test_earlier_settings_are_read(state: Path) -> None:
    config_file().parent.mkdir(parents=True)
    shutil.copyfile(state / "settings.json", config_file())
    assert load() == Settings(
        scheme="dark",
        text_scale=1.25,
        panel_open=False,
        recent=("/home/ada/spring.offers", "/home/ada/old.offers"),
        geometry="AdnQywADAAA=",
        paper="Letter",
    )


@by_state
def test_an_earlier_recovery_copy_is_offered_and_brought_back(start: Start, state: Path) -> None:
    shutil.copytree(state / "recovery", folder())
    program = start(answers=Answers(on_restore=True))
    document = program.session.document
    assert program.answers.told[:1] == ["restore spring.offers"]
    nimbus = document.comparison.offer("nimbus")
    assert nimbus is not None
    assert nimbus.base == 222_222
    assert len(document.comparison.offers) == 4
    assert str(document.path) == os.path.join("/home/ada", "spring.offers")  # noqa: PTH118 - as the note in the copy
    assert not document.is_clean
    assert not (folder() / "4711-0a1b2c3d.offers").exists(), "this program's own copy has taken its place"


def test_what_a_newer_version_noted_is_written_back() -> None:
    newer = {"hide_amounts_at_start": True, "columns": {"nimbus": 240}, "zoom": [1, 2.5, None]}
    _write({"scheme": "light", "text_scale": 7, **newer})
    settings = load()
    assert (settings.scheme, settings.text_scale) == ("light", 1.0)
    Kept(settings).change(scheme="dark")
    found = json.loads(config_file().read_text(encoding="utf-8"))
    assert {key: found[key] for key in newer} == newer
    assert found["scheme"] == "dark"
    assert load().newer == newer


def test_this_version_notes_nothing_beside_its_own_settings() -> None:
    save(Settings())
    names = {name for name in Settings.__dataclass_fields__ if name != "newer"}
    assert set(json.loads(config_file().read_text(encoding="utf-8"))) == names
    assert load() == Settings()


@pytest.mark.parametrize("content", [[], 7, {"newer": {"scheme": "dark"}}, {"recent": 5, "geometry": None}])
def test_settings_that_are_none_are_the_defaults(content: Any) -> None:
    _write(content)
    settings = load()
    assert (settings.scheme, settings.recent, settings.geometry) == ("system", (), "")
    save(settings)
    assert load() == settings
