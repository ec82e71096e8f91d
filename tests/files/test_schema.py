"""The JSON Schema takes what reading takes, and refuses what is wrong in one field."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from strategies import comparisons

from offercompare import resources
from offercompare.files.codec import decode, encode
from offercompare.files.schema import file_schema
from offercompare.model import Comparison

SCHEMA = Draft202012Validator(file_schema())
HEAD = {"format": "offercompare", "version": 1}


def test_it_is_a_schema_of_its_dialect() -> None:
    Draft202012Validator.check_schema(file_schema())
    assert file_schema()["$id"] == "urn:offercompare:offer-file:1"
    assert file_schema()["title"]
    assert "raise" in file_schema()["$defs"]["Offer"]["properties"]


@given(comparisons())
def test_every_written_file_is_valid(comparison: Comparison) -> None:
    SCHEMA.validate(json.loads(encode(comparison)))


@pytest.mark.parametrize("name", ["worked-example", "two-currencies"])
def test_the_examples_are_valid(name: str) -> None:
    SCHEMA.validate(json.loads(resources.text(f"examples/{name}.offers")))


@pytest.mark.parametrize("name", list(Comparison.model_fields)[2:])
def test_null_is_valid_exactly_where_reading_takes_it(name: str) -> None:
    content = {**HEAD, name: None}
    try:
        decode(json.dumps(content).encode(), "x")
    except ValueError:
        pytest.fail("reading raises InputError alone")
    except Exception:
        assert not SCHEMA.is_valid(content)
    else:
        assert SCHEMA.is_valid(content)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"format": "offercompare"},
        {"format": "other", "version": 1},
        {**HEAD, "version": 2},
        {**HEAD, "offers": [{}]},
        {**HEAD, "offers": [{"id": "a", "base": -1}]},
        {**HEAD, "offers": [{"id": "a", "base": "100"}]},
        {**HEAD, "offers": [{"id": "a", "deadline": "Thursday"}]},
        {**HEAD, "offers": [{"id": "a", "status": "maybe"}]},
        {**HEAD, "offers": [{"id": "a", "levels": {"growth": 7}}]},
        {**HEAD, "offers": [{"id": "a", "grants": [{"kind": "iso", "vesting": None}]}]},
        {**HEAD, "settings": {"horizon_years": 40}},
    ],
)
def test_a_damaged_file_is_not_valid(content: dict[str, Any]) -> None:
    assert not SCHEMA.is_valid(content)
