"""The plausible answers: each with a source and in order, the defaults among them."""

from __future__ import annotations

from typing import get_args

import pytest

from offercompare.model.vocabulary import CompanyType, Stage
from offercompare.reference import defaults
from offercompare.reference import plausible_ranges as ranges


@pytest.mark.parametrize("field", ranges.fields())
def test_each_row_says_where_it_comes_from(field: str) -> None:
    found = ranges.choices(field) or ranges.amount(field) or ranges.amount(field, "public")
    assert found is not None
    assert found.source.startswith("assumption: ") is found.assumption


@pytest.mark.parametrize("field", ranges.fields())
def test_the_low_end_is_below_the_high_end(field: str) -> None:
    for company_type in (None, *get_args(CompanyType)):
        found = ranges.amount(field, company_type)
        assert found is None or 0 <= found.low < found.high


@pytest.mark.parametrize("stage", get_args(Stage))
def test_every_stage_has_a_value(stage: str) -> None:
    found = ranges.company_value(stage)
    assert 0 < found.low < found.high
    assert found.source.startswith("assumption: ")


def test_later_stages_are_worth_more() -> None:
    lows = [ranges.company_value(stage).low for stage in get_args(Stage)]
    assert lows == sorted(set(lows))


def test_an_unknown_stage_has_none() -> None:
    with pytest.raises(KeyError):
        ranges.company_value("series_z")


def test_equity_is_told_by_the_type_of_the_company() -> None:
    large, small = ranges.amount("grants", "public_large"), ranges.amount("grants", "public")
    assert large is not None
    assert small is not None
    assert large.high > small.high
    assert ranges.amount("grants", "startup") is None
    assert ranges.amount("rent") is None


@pytest.mark.parametrize(
    ("field", "name"),
    [("raise", "raise"), ("bonus.payout", "payout")],
)
def test_the_default_lies_between_the_ends(field: str, name: str) -> None:
    found = ranges.amount(field)
    assert found is not None
    assert found.low < defaults.number(name) < found.high


def test_the_usual_terms_are_among_the_choices() -> None:
    window, clawback = ranges.choices("equity.exercise_window_years"), ranges.choices("clawback")
    assert window is not None
    assert clawback is not None
    assert defaults.number("exercise_window_years") in window.values
    usual = {"months": defaults.number("clawback_months"), "rule": defaults.word("clawback_rule")}
    assert usual in clawback.values


def test_the_share_count_is_one_of_a_company() -> None:
    assert 1e6 < ranges.share_count().low < ranges.share_count().high
