"""What is assumed for every offer alike: held by the comparison, known to each offer, written once."""

from __future__ import annotations

import json

import pytest
from builders import a_comparison, an_offer

from offercompare.document import edits
from offercompare.document.change import change
from offercompare.errors import InputError
from offercompare.files.codec import decode, encode
from offercompare.model import Comparison
from offercompare.model.assumptions import NO_ASSUMPTIONS

HEAD = {"format": "offercompare", "version": 1}


def read(assumptions: object) -> Comparison:
    return decode(json.dumps({**HEAD, "assumptions": assumptions, "offers": [{"id": "a"}]}).encode(), "x")


def test_each_offer_knows_them_and_the_file_holds_them_once() -> None:
    comparison = read({"raise": 0.05, "series_c": {"exit_multiple": 1.4}})
    assert comparison.offers[0].assumptions == comparison.assumptions
    assert json.loads(encode(comparison))["assumptions"] == {"raise": 0.05, "series_c": {"exit_multiple": 1.4}}
    assert "assumptions" not in json.loads(encode(comparison))["offers"][0]
    assert decode(encode(comparison), "x") == comparison


@pytest.mark.parametrize("absent", [None, {}, {"public": None, "raise": None}])
def test_none_are_not_written(absent: object) -> None:
    assert "assumptions" not in json.loads(encode(read(absent)))
    assert read(absent).offers[0].assumptions is NO_ASSUMPTIONS


def test_keys_of_a_newer_version_are_kept() -> None:
    comparison = read({"new": 1, "series_c": {"newer": 2}})
    assert json.loads(encode(comparison))["assumptions"] == {"series_c": {"newer": 2}, "new": 1}


@pytest.mark.parametrize(
    ("assumptions", "place", "sentence"),
    [
        ({"raise": 2}, "x, assumptions.raise", "must be 1 or less, not 2."),
        ({"series_c": {"failure_hazard": -1}}, "x, assumptions.series_c.failure_hazard", "must be 0 or more, not -1."),
        ({"participating": "no"}, "x, assumptions.participating", 'must be true or false, not "no".'),
        ({"years_between_rounds": 0}, "x, assumptions.years_between_rounds", "must be 0.1 or more, not 0."),
        ([], "x, assumptions", "must be a block in braces, not a list."),
    ],
)
def test_what_is_wrong_is_said_at_its_place(assumptions: object, place: str, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        read(assumptions)
    assert (refused.value.place, refused.value.sentence) == (place, sentence)


def test_an_edit_of_one_offer_leaves_the_others_the_same_objects() -> None:
    before = edits.set_value("assumptions.raise", 0.05)(a_comparison())
    after = edits.set_offer("harbor", {"base": 1.0})(before)
    assert after.offers[1] is before.offers[1]
    assert after.offers[0].assumptions is before.assumptions
    assert change(before, after).offers == {"harbor"}


def test_other_assumptions_make_other_offers() -> None:
    before = a_comparison()
    after = edits.set_value("assumptions.series_c.exit_multiple", 1.4)(before)
    assert change(before, after).offers == {"harbor", "northwind"}
    assert change(before, after).context
    assert after.offers[0] != before.offers[0]
    back = edits.set_value("assumptions.series_c.exit_multiple", None)(after)
    assert back == before


def test_an_offer_that_comes_from_elsewhere_is_read_under_those_of_its_comparison() -> None:
    elsewhere = edits.set_value("assumptions.raise", 0.05)(a_comparison(an_offer("far"))).offers[0]
    assert edits.add_offer(elsewhere)(a_comparison()).offers[-1].assumptions is NO_ASSUMPTIONS


def test_settings_leave_the_offers_alone() -> None:
    before = edits.set_value("assumptions.raise", 0.05)(a_comparison())
    after = edits.set_value("settings.horizon_years", 3)(before)
    assert all(new is old for new, old in zip(after.offers, before.offers, strict=True))
