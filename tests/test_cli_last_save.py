"""What a save saw differently is one line on standard error; the results hang on nothing but the file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from offercompare import cli
from offercompare.document.open_document import OpenDocument
from offercompare.files import store
from offercompare.files.worked_example import worked_example

RELEASE = date(2026, 11, 26)
Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def content() -> Any:
    """A file of the worked example as this program saves it, parsed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.offers"
        OpenDocument(worked_example(), today=lambda: RELEASE).save(file)
        return json.loads(file.read_bytes())


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Sets the day; that of the release unless asked."""

    def be(day: date) -> None:
        monkeypatch.setattr(cli, "_today", lambda: day)

    be(RELEASE)
    return be


def _file(content: Any, folder: Path, **changes: Any) -> Path:
    file = folder / "a.offers"
    file.write_text(json.dumps(content | {"last_saved": content["last_saved"] | changes}), encoding="utf-8")
    return file


def _figures(content: Any) -> Any:
    figures = json.loads(json.dumps(content["last_saved"]["figures"]))
    figures["nimbus"]["rank"] = 4
    figures["nimbus"]["average"] *= 1.25
    figures["harbor"]["first_year"] = None
    return figures


def _said(capsys: Captured, *words: str | Path) -> tuple[int, str, str]:
    status = cli.main([str(word) for word in words])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_file_of_this_version_says_nothing(content: Any, tmp_path: Path, capsys: Captured) -> None:
    assert _said(capsys, "evaluate", _file(content, tmp_path))[::2] == (0, "")
    assert _said(capsys, "evaluate", _file(content, tmp_path, program="0.0.9", data="2026-03-01"))[2] == ""


def test_what_differs_is_one_line_beside_the_same_results(content: Any, tmp_path: Path, capsys: Captured) -> None:
    plain = _said(capsys, "evaluate", _file(content, tmp_path), "--json")
    file = _file(content, tmp_path, program="0.0.9", data="2026-03-01", figures=_figures(content))
    before = file.read_bytes()
    status, out, err = _said(capsys, "evaluate", file, "--json")
    assert (status, out) == plain[:2]
    assert err == (
        "offercompare: Saved by OfferCompare 0.0.9 with data of 2026-03-01: 3 of 28 figures differ now,"
        " above all Nimbus AI, rank: 4 then, 1 now.\n"
    )
    assert file.read_bytes() == before


@pytest.mark.parametrize("words", [["--seed", "11"], ["--paths", "2000"]])
def test_figures_of_another_seed_are_not_compared(
    content: Any, tmp_path: Path, capsys: Captured, words: list[str]
) -> None:
    file = _file(content, tmp_path, figures=_figures(content))
    assert _said(capsys, "evaluate", file, *words)[2] == ""


def test_damage_is_one_sentence_for_evaluate_and_each_place_for_validate(
    content: Any, tmp_path: Path, capsys: Captured
) -> None:
    file = _file(content, tmp_path, figures={"nimbus": {"rank": -1}}, program=7)
    status, _, err = _said(capsys, "evaluate", file)
    assert (status, err) == (
        0,
        "offercompare: The figures of the last save cannot be read; all else in the file can.\n",
    )
    status, out, _ = _said(capsys, "validate", file)
    assert status == 1
    assert [line.partition(": ")[0].partition(", ")[2] for line in out.splitlines()] == [
        "last_saved.program",
        "last_saved.figures.nimbus.rank",
    ]


def test_results_do_not_depend_on_the_day_and_old_data_is_said_beside_them(
    content: Any, tmp_path: Path, capsys: Captured, today: Callable[[date], None]
) -> None:
    file = _file(content, tmp_path)
    fresh = _said(capsys, "evaluate", file, "--json")
    today(date(2027, 4, 1))
    status, out, err = _said(capsys, "evaluate", file, "--json")
    assert (status, out, fresh[2]) == (*fresh[:2], "")
    assert err.startswith("offercompare: Tax tables of 2026 and ")
    assert err.endswith(" are old: look for a newer OfferCompare.\n")
    status, out, err = _said(capsys, "evaluate", file)
    assert (status, err) == (0, "")
    assert "Old data" in out


def test_the_file_of_the_window_is_valid(content: Any, tmp_path: Path, capsys: Captured) -> None:
    file = _file(content, tmp_path)
    assert _said(capsys, "validate", file)[0] == 0
    assert store.read(file).last_saved is not None
