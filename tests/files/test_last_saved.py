"""The figures of the last save stand beside the comparison: they belong to it or are ignored, and never stop a file."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from builders import a_comparison, an_offer
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import comparisons, json_values

from offercompare import cli
from offercompare.files import store
from offercompare.files.codec import decode, decode_whole, digest, encode, problems_of
from offercompare.files.schema import file_schema
from offercompare.model import Comparison, LastSaved, SavedFigures

SCHEMA = Draft202012Validator(file_schema())
UNREAD = "The figures of the last save cannot be read; all else in the file can."
amounts = st.none() | st.floats(-1e20, 1e20)
short = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def _block(comparison: Comparison, **changes: Any) -> LastSaved:
    plain = {
        "program": "0.1.0",
        "model": "1",
        "data": "2026-11-26",
        "on": "2026-11-26",
        "digest": digest(comparison),
        "editions": {"tax_US": "2026"},
        "leader": "northwind",
        "figures": {"harbor": {"rank": 2, "overall": 31.25, "average": 100_000.0, "after_tax_average": None}},
    }
    return LastSaved.model_validate({**plain, **changes})


@st.composite
def _saved(draw: st.DrawFn) -> tuple[Comparison, LastSaved]:
    comparison = draw(comparisons())
    fields = {name: amounts for name in SavedFigures.model_fields if name not in ("rank", "overall")}
    fields |= {"rank": st.none() | st.integers(1, 1000), "overall": st.none() | st.floats(0, 100)}
    figures = st.dictionaries(short, st.fixed_dictionaries({}, optional=fields), max_size=3)
    block = st.fixed_dictionaries(
        {"program": short, "model": short, "data": short},
        optional={
            "on": st.dates().map(date.isoformat),
            "leader": st.none() | short,
            "editions": st.dictionaries(short, short, max_size=3),
            "figures": figures,
        },
    )
    return comparison, LastSaved.model_validate({**draw(block), "digest": digest(comparison)})


@given(_saved())
def test_what_was_saved_reads_back_and_writes_the_same_bytes(saved: tuple[Comparison, LastSaved]) -> None:
    comparison, block = saved
    data = encode(comparison, block)
    found = decode_whole(data, "x")
    assert (found.comparison, found.last_saved, found.unread) == (comparison, block, "")
    assert found.last_saved.model_fields_set == block.model_fields_set
    assert encode(found.comparison, found.last_saved) == data
    assert decode(data, "x") == decode(encode(comparison), "x"), "the comparison does not see it"
    SCHEMA.validate(json.loads(data))
    assert problems_of(data, "x") == ()


@settings(max_examples=20)
@given(comparisons(), comparisons())
def test_the_digest_tells_every_two_comparisons_apart(one: Comparison, other: Comparison) -> None:
    assert (digest(one) == digest(other)) == (encode(one) == encode(other))


EDITS: dict[str, dict[str, Any]] = {
    "a title": {"title": "x"},
    "a weight": {"weights": {"pay": 1.0, "growth": 1e-9}},
    "a setting": {"settings": {"seed": 2}},
    "a person": {"person": {"stay_years": 2.0}},
    "an offer more": {"offers": [an_offer(), an_offer("northwind", base=120_000.0), an_offer("c")]},
    "a cent": {"offers": [an_offer(base=100_000.01), an_offer("northwind", base=120_000.0)]},
    "another order": {"offers": [an_offer("northwind", base=120_000.0), an_offer()]},
    "a key of a newer program": {"x_new": 0},
    "an amount for none": {"fx": {"EUR": 1.1}},
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_older_program_that_carries_it_along_through_an_edit_makes_it_worthless(edit: str) -> None:
    block = json.loads(encode(a_comparison(), _block(a_comparison())))["last_saved"]
    content = json.loads(encode(a_comparison(**EDITS[edit]))) | {"last_saved": block}
    found = decode_whole(json.dumps(content).encode(), "x")
    assert (found.last_saved, found.unread) == (None, "")
    assert digest(found.comparison) != block["digest"]


def test_an_edit_elsewhere_is_told_where_the_data_are_others_too() -> None:
    block = json.loads(encode(a_comparison(), _block(a_comparison())))["last_saved"] | {"data": "2025-08-01"}
    content = json.loads(encode(a_comparison(title="Another"))) | {"last_saved": block}
    found = decode_whole(json.dumps(content).encode(), "x")
    assert found.last_saved is None
    assert found.unread.startswith("Last saved with the data of 2025-08-01, and entries were changed elsewhere since")


def test_how_a_file_is_laid_out_is_no_edit() -> None:
    content = json.loads(encode(a_comparison(title="Zürich"), _block(a_comparison(title="Zürich"))))
    turned = dict(reversed(content.items()))
    for data in (json.dumps(turned).encode(), json.dumps(content, indent=1).encode()):
        assert decode_whole(data, "x").last_saved is not None


def test_a_field_that_this_program_would_add_is_no_edit() -> None:
    """An older program left out what it did not know: its figures still belong to what it wrote."""
    content = json.loads(encode(a_comparison()))
    del content["settings"]["acceptability"]
    older = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    content["last_saved"] = {"program": "0", "model": "0", "data": "0", "digest": sha256(older).hexdigest()}
    data = json.dumps(content).encode()
    assert decode_whole(data, "x").last_saved is not None
    assert "acceptability" in json.loads(encode(decode(data, "x")))["settings"]


# Damage -------------------------------------------------------------------------------------------------------------

VERSIONS = {"program": "1", "model": "1", "data": "1"}
NO_BLOCK: dict[str, Any] = {"text": "x", "a list": [1], "true": True, "nothing in it": {}, "no digest": VERSIONS}
WRONG: dict[str, dict[str, Any]] = {
    "a short digest": {"digest": "00"},
    "a long version": {"program": "x" * 101},
    "an empty version": {"data": ""},
    "a day that is none": {"on": "26.11.2026"},
    "rank 0": {"figures": {"harbor": {"rank": 0}}},
    "half a rank": {"figures": {"harbor": {"rank": 1.5}}},
    "overall beyond its scale": {"figures": {"harbor": {"overall": 101}}},
    "an endless amount": {"figures": {"harbor": {"average": 1e22}}},
    "an amount in words": {"figures": {"harbor": {"average": "much"}}},
    "an offer without id": {"figures": {"": {}}},
    "too many offers": {"figures": {str(number): {} for number in range(1_001)}},
    "too many editions": {"editions": {str(number): "1" for number in range(101)}},
}


def _with(block: Any) -> bytes:
    return json.dumps(json.loads(encode(a_comparison())) | {"last_saved": block}).encode()


@pytest.mark.parametrize("case", [*NO_BLOCK, *WRONG])
def test_damage_is_ignored_with_one_sentence_and_named_by_validate(case: str) -> None:
    whole = _block(a_comparison()).model_dump(mode="json")
    data = _with(whole | WRONG[case] if case in WRONG else NO_BLOCK[case])
    found = decode_whole(data, "x")
    assert (found.comparison, found.last_saved, found.unread) == (a_comparison(), None, UNREAD)
    places = [problem.place for problem in problems_of(data, "x")]
    assert places
    assert all(place.startswith("x, last_saved") for place in places)
    assert not SCHEMA.is_valid(json.loads(data))


@pytest.mark.parametrize(
    "block",
    [
        b"NaN",
        b'{"figures": {"harbor": {"average": Infinity}}}',
        b'{"program": 1e999}',
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'{"a": 1, "a": 2}',
        b'{"last_saved": 1, "last_saved": 2}',
        b'"\\ud800"',
        b"[" * 70 + b"]" * 70,
        b"[" + b"1," * 300_000 + b"1]",
    ],
)
def test_what_no_file_may_hold_is_no_reason_not_to_open_it_when_it_stands_there(block: bytes) -> None:
    data = encode(a_comparison()).rstrip()[:-1] + b', "last_saved": ' + block + b"}"
    found = decode_whole(data, "x")
    assert (found.comparison, found.last_saved, found.unread) == (a_comparison(), None, UNREAD)
    assert problems_of(data, "x")


def test_a_block_that_stands_twice_is_damage_of_the_block_alone() -> None:
    twice = encode(a_comparison()).rstrip()[:-1] + b', "last_saved": null, "last_saved": null}'
    found = decode_whole(twice, "x")
    assert (found.comparison, found.unread) == (a_comparison(), UNREAD)
    inside = json.dumps({**json.loads(encode(a_comparison())), "x_new": {"y": 0}}).encode()
    elsewhere = inside.replace(b'{"y": 0}', b'{"last_saved": 1, "last_saved": 2}')
    assert [str(found) for found in problems_of(elsewhere, "x")] == [
        "x, x_new.last_saved: stands twice in the same block; keep one of the two."
    ]


@cache
def _paths() -> list[tuple[str, ...]]:
    block = _block(a_comparison()).model_dump(mode="json")
    return [
        (),
        *((key,) for key in block),
        ("figures", "harbor"),
        *(("figures", "harbor", key) for key in SavedFigures.model_fields),
    ]


@given(st.data())
def test_whatever_stands_there_the_file_opens(data: st.DataObject) -> None:
    block: Any = _block(a_comparison()).model_dump(mode="json")
    path, value = data.draw(st.sampled_from(_paths())), data.draw(json_values)
    part = block
    for key in path[:-1]:
        part = part[key]
    if path:
        part[path[-1]] = value
    else:
        block = value
    read = decode_whole(_with(block), "x")
    assert read.comparison == a_comparison()
    assert read.unread in ("", UNREAD)
    if read.last_saved is not None:
        assert len(encode(read.comparison, read.last_saved)) < len(encode(read.comparison)) + 5_000


def test_null_and_none_are_no_block() -> None:
    assert decode_whole(_with(None), "x").unread == ""
    assert b"last_saved" not in encode(a_comparison())


def test_keys_of_a_newer_program_are_no_damage_and_not_kept() -> None:
    block = _block(a_comparison()).model_dump(mode="json") | {"x_new": [1] * 1_000}
    block["figures"]["harbor"]["x_new"] = 1
    found = decode_whole(_with(block), "x")
    assert found.last_saved is not None
    assert b"x_new" not in encode(found.comparison, found.last_saved)


def test_the_store_carries_it_and_the_example_has_none(tmp_path: Path) -> None:
    file, block = tmp_path / "a.offers", _block(a_comparison())
    store.write(file, a_comparison(), block)
    assert store.read(file).last_saved == block
    assert cli.main(["example", "-o", str(tmp_path / "example.offers")]) == 0
    assert store.read(tmp_path / "example.offers").last_saved is None
