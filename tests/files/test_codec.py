"""The offer file says what the comparison says, in one form, and says what is wrong where it does not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from builders import a_comparison, an_offer
from hypothesis import given
from strategies import comparisons

from offercompare.errors import InputError
from offercompare.files.codec import decode, encode, problems_of
from offercompare.model import Comparison

HEAD = {"format": "offercompare", "version": 1}


def _bytes(**content: Any) -> bytes:
    return json.dumps({**HEAD, **content}).encode()


def _error(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        decode(data, "spring.offers")
    return str(caught.value)


@given(comparisons())
def test_what_is_written_reads_back_equal_and_writes_the_same_bytes(comparison: Comparison) -> None:
    data = encode(comparison)
    assert decode(data, "x") == comparison
    assert encode(decode(data, "x")) == data


def test_the_form_is_readable_and_in_the_declared_order() -> None:
    text = encode(a_comparison(title="Zürich 🏔")).decode()
    assert text.startswith('{\n  "format": "offercompare",\n  "version": 1,\n  "title": "Zürich 🏔",\n')
    assert text.endswith("\n}\n")
    assert list(json.loads(text)["settings"]) == list(a_comparison().settings.parts())


@pytest.mark.parametrize(
    ("number", "written"),
    [(215_000.0, "215000"), (0.1, "0.1"), (1e-9, "1e-09"), (1e15, "1000000000000000"), (0.0, "0"), (-0.0, "-0.0")],
)
def test_a_number_is_short_and_exact(number: float, written: str) -> None:
    data = encode(a_comparison(offers=[an_offer(base=number)]))
    assert f'"base": {written}' in data.decode()
    base = decode(data, "x").offers[0].base
    assert repr(base) == repr(number)


def test_names_are_those_of_the_file() -> None:
    must = {"fact": "country", "is": "US"}
    offer = json.loads(encode(a_comparison(offers=[an_offer(**{"raise": 0.03})], must_haves=[must])))
    assert offer["offers"][0]["raise"] == 0.03
    assert offer["must_haves"] == [must]


def test_none_and_empty_are_left_out_but_an_empty_bonus_is_not_no_bonus() -> None:
    comparison = a_comparison(offers=[{"id": "a", "bonus": {}, "promotion": None, "equity": {}, "notes": ""}])
    offer = json.loads(encode(comparison))["offers"][0]
    assert offer["bonus"] == {}
    assert not {"promotion", "equity", "notes", "sign_on"} & set(offer)


def test_unknown_keys_are_kept_at_every_level_after_the_known() -> None:
    new = {"x_new": None, "x_more": {"a": [1, 2.5, None, "é"]}}
    offer = {"id": "a", "remote": new, "bonus": new, "equity": new, "benefits": [{"amount": 1, **new}], **new}
    content = {"person": {"tax": new, **new}, "settings": {"acceptability": new, **new}, "offers": [offer], **new}
    written = json.loads(encode(decode(_bytes(**content), "x")))
    parts = [written, written["person"], written["person"]["tax"], written["settings"], written["offers"][0]]
    parts += [written["settings"]["acceptability"], *(parts[-1][name] for name in ("remote", "bonus", "equity"))]
    for part in [*parts, written["offers"][0]["benefits"][0]]:
        assert list(part)[-2:] == ["x_new", "x_more"]
        assert {"x_new": part["x_new"], "x_more": part["x_more"]} == new


def test_an_unknown_key_like_a_field_does_not_become_the_field() -> None:
    comparison = decode(_bytes(offers=[{"id": "a", "raise": None, "raise_": 0.2}]), "x")
    assert decode(encode(comparison), "x") == comparison


def test_half_a_character_does_not_prevent_saving() -> None:
    assert decode(encode(a_comparison(notes="")), "x").notes == ""
    broken = a_comparison().model_copy(update={"notes": "a\ud83d"})
    assert decode(encode(broken), "x").notes == "a\N{REPLACEMENT CHARACTER}"


def test_a_mark_at_the_beginning_is_tolerated() -> None:
    assert decode(b"\xef\xbb\xbf" + _bytes(title="T"), "x").title == "T"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "spring.offers: The file is empty"),
        (b'{"a": "\xff"}', "spring.offers, line 1: The file is not UTF-8"),
        (b'{\n  "title": "Spr', "spring.offers, line 2, column 15: The file ends here"),
        (b'{\n  "a": tru', "spring.offers, line 2, column 10: The file ends here"),
        (b'{"a": "\\u00', "spring.offers, line 1, column 11: The file ends here"),
        ('{"a": "é'.encode()[:-1], "spring.offers, line 1, column 7: The file ends here"),
        (b'{"a": 1,\n "b" 2}', "spring.offers, line 2, column 6: A colon is missing"),
        (b"[]", "spring.offers: This is not an offer file"),
        (b"{}", 'spring.offers: This is not an offer file: "format"'),
        (b'{"format": "offercompare-results"}', "spring.offers, format: These are results"),
        (b'{"format": "offercompare"}', "spring.offers, version: is missing"),
        (_bytes(version=True), "spring.offers, version: must be a whole number"),
        (_bytes(version="1"), "spring.offers, version: must be a whole number"),
        (_bytes(version=7), "spring.offers, version: The file is of version 7, made by a newer program; update"),
        (_bytes(version=0), "spring.offers, version: There is no version 0"),
        (b'{"x":' * 80 + b"1" + b"}" * 80, "spring.offers: The file nests"),
        (b"[" * 100_000, "spring.offers: The file nests"),
        (_bytes(a=1).replace(b"1}", b"9" * 5000 + b"}"), "spring.offers, a: is a number with too many digits"),
        (
            _bytes(offers=[{"id": "a", "base": float("nan")}]),
            "spring.offers, offers[0].base: must be a number, not NaN",
        ),
        (_bytes(a=[1]).replace(b"[1]", b"[1e999]"), "spring.offers, a[0]: is a number with too many digits"),
        (_bytes(a={"k": 1}).replace(b'"k"', b'"k":2,"k"'), "spring.offers, a.k: stands twice"),
        (_bytes(title="\ud800"), "spring.offers, title: contains half of a character"),
        (b" " * (20 * 1024 * 1024 + 1), "spring.offers: The file is larger than 20 MB"),
        (
            _bytes(offers=[{"id": str(number)} for number in range(1001)]),
            "spring.offers, offers: is too long; at most 1000",
        ),
        (_bytes(must_haves=[{"fact": "base", "is": []}]), "spring.offers, must_haves[0].is: must be true, false, text"),
        (_bytes(settings={"seed": 1.5}), "spring.offers, settings.seed: must be a whole number, not 1.5."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(data: bytes, sentence: str) -> None:
    assert _error(data).startswith(sentence)


def test_the_first_of_several_problems_is_said_and_all_are_listed() -> None:
    data = _bytes(offers=[{"id": "a", "base": -1, "pto_days": "x"}, {"base": 1}])
    assert _error(data) == "spring.offers, offers[0].base: must be 0 or more, not -1 (and 2 more problems)."
    places = [problem.place for problem in problems_of(data, "spring.offers")]
    assert places == [f"spring.offers, offers[{rest}" for rest in ("0].base", "0].pto_days", "1].id")]
    assert problems_of(_bytes(), "spring.offers") == ()


def test_a_file_name_cannot_break_the_line() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"", "a\nb\u202e\udcff" + "x" * 500)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


def test_an_older_file_takes_one_small_step_for_each_version() -> None:
    """The steps are made up: there is no older version yet."""

    def name_to_title(content: dict[str, Any]) -> dict[str, Any]:
        return {("title" if key == "name" else key): part for key, part in content.items()}

    def salary_to_base(content: dict[str, Any]) -> dict[str, Any]:
        offers = [
            {("base" if key == "salary" else key): part for key, part in offer.items()} for offer in content["offers"]
        ]
        return {**content, "offers": offers}

    steps = {-1: name_to_title, 0: salary_to_base}
    older = _bytes(version=-1, name="Spring", offers=[{"id": "a", "salary": 5}])
    comparison = decode(older, "x", steps)
    assert (comparison.title, comparison.offers[0].base, comparison.version) == ("Spring", 5, 1)
    assert decode(_bytes(version=0, offers=[{"id": "a", "salary": 6}]), "x", steps).offers[0].base == 6
    assert problems_of(older, "x", {-1: name_to_title})[0].sentence == "There is no version 0 of offer files."
