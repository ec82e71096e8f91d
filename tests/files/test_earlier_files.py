"""Files that earlier states of the program wrote open, and everything in them is still said when they are saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from offercompare.engine import MODEL, evaluate, preview
from offercompare.files import store
from offercompare.files.codec import decode, encode, problems_of
from offercompare.numerals import ENGLISH
from offercompare.reference.editions import data_version
from offercompare.report.since_saved import since_saved
from offercompare.report.since_saved_words import in_one_line

EARLIER = Path(__file__).resolve().parents[1] / "earlier"
FILES = sorted(EARLIER.rglob("*.offers"))


def _lost(before: Any, after: Any, place: str = "") -> list[str]:
    """Where ``after`` no longer says what ``before`` does; what it says more is no loss."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [lost for key, value in before.items() for lost in _lost(value, after.get(key), f"{place}.{key}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [
            lost for number, value in enumerate(before) for lost in _lost(value, after[number], f"{place}[{number}]")
        ]
    return [] if before == after else [place]


def test_what_is_lost_is_noticed() -> None:
    assert _lost({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}], "c": 1}) == [".a[1].b"]
    assert _lost({"a": [1]}, {"a": []}) == [".a"]
    assert len(FILES) >= 20


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(EARLIER).as_posix())
def test_it_opens_with_the_same_comparison(file: Path) -> None:
    opened = store.read(file)
    before, after = json.loads(file.read_bytes()), json.loads(encode(opened.comparison, opened.last_saved))
    assert _lost(before, after) == []
    assert [offer.id for offer in opened.comparison.offers] == [offer["id"] for offer in before.get("offers", ())]
    assert decode(encode(opened.comparison), "again") == opened.comparison
    assert problems_of(file.read_bytes(), "x") == ()
    assert len(preview(opened.comparison).offers) == len(opened.comparison.offers)


SAVED = [file for file in FILES if b'"last_saved"' in file.read_bytes()]


@pytest.mark.parametrize("file", SAVED, ids=lambda file: file.parent.name)
def test_other_figures_of_the_same_entries_and_data_are_another_model(file: Path) -> None:
    """Who changes the calculation raises MODEL: else nobody would be told why figures they saved are others now."""
    opened = store.read(file)
    assert opened.last_saved is not None
    if (opened.last_saved.model, opened.last_saved.data) != (MODEL, data_version()):
        pytest.skip("saved with another model or other data")
    found = since_saved(opened.last_saved, evaluate(opened.comparison))
    assert in_one_line(found, ENGLISH) == "", "raise MODEL of engine/evaluation.py; see README.md beside the file"


def test_figures_that_were_saved_once_are_still_read() -> None:
    opened = store.read(EARLIER / "6-figures" / "worked-example.offers")
    assert opened.last_saved is not None
    assert (opened.last_saved.program, opened.last_saved.model, opened.unread) == ("0.1.0", "1", "")
    assert set(opened.last_saved.figures) == {offer.id for offer in opened.comparison.offers}
