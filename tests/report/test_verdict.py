"""The verdict in sentences: what it says, never more than is so."""

from __future__ import annotations

import re
from typing import Any

import pytest
from builders import a_comparison, an_offer
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine import evaluate
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH
from offercompare.report.verdict import sentences

GROWTH = {"pay": 50, "growth": 50}
FORBIDDEN = re.compile(r"\b(confidence|probability|best)\b", re.IGNORECASE)


def told(comparison: Comparison, hide_amounts: bool = False) -> str:
    return "\n".join(sentences(evaluate(comparison), ENGLISH, hide_amounts)).replace("\u00a0", " ")


def two(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None, **changes: Any) -> Comparison:
    """Harbor pays 100 000 and grows fast; Northwind pays 120 000 and does not."""
    offers = (
        an_offer("harbor", **{"levels": {"growth": 4}, **(first or {})}),
        an_offer("northwind", **{"base": 120_000.0, "levels": {"growth": 1}, **(second or {})}),
    )
    return a_comparison(*offers, **{"weights": GROWTH, **changes})


def test_says_who_leads_what_it_costs_and_what_it_hangs_on() -> None:
    # A third criterion on which both are level: with two, each weight flips at the same distance.
    weights = {"pay": 40, "growth": 40, "flexibility": 20}
    levels = [{"levels": {"growth": growth, "flexibility": 2}} for growth in (4, 1)]
    assert told(two(*levels, weights=weights)).splitlines() == [
        "Harbor leads: 52 points to Northwind's 32.",
        "Choosing Harbor costs USD 20,000 a year (before tax, in Austin money) against Northwind, "
        "and buys growth 90 instead of 30.",
        "Hangs on: growth weighing over 11 % (now 40 %), else Northwind leads.",
    ]


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [
        (two({"levels": {"growth": 1}}), "It also pays the most, USD 20,000 a year (before tax, in Austin money)"),
        (two({"base": 130_000.0}, {"levels": {"growth": 4}}), "It also pays the most, USD 10,000 a year"),
        (two({"base": 120_000.0}), "It pays as much as Northwind."),
        (two({"base": 120_000.0}), "No change of a single weight puts another offer in front."),
        (two(weights={"pay": 1, "growth": 0}), "against Harbor it gives up"),
        (two({}, {"base": 100_000.0, "levels": {"growth": 4}}), "Harbor and Northwind are level in front: 52 points"),
        (two({}, {"base": None, "evidence": {"base": "unknown"}}), "Not ranked until its base pay is entered: North"),
        (two({}, {"currency": "XXX"}), "Not ranked until a rate for XXX is entered: Northwind."),
        (two({}, {"place": "Nowhere"}), "Choosing Harbor costs USD 20,000 a year (before tax) against Northwind"),
        (two({}, {"evidence": {"bonus": "unknown"}}), "(before tax, in Austin money, as far as it is known)"),
        (two(weights=None), ", with default weights, not yet yours"),
        (two({"levels": {}}, {"levels": {}}), "Rate growth for every offer to see which leads over all."),
        (two({"levels": {}, "base": 130_000.0}, weights={"pay": 1, "growth": 9}), "On pay and place only: Harbor is"),
        (
            two({"levels": {}}, {"base": 100_000.0}, weights={"pay": 1, "growth": 9}),
            "On pay and place only: Harbor and Northwind are level.",
        ),
        (a_comparison(an_offer()), "Nothing to compare with yet: add another offer, or your current job."),
    ],
)
def test_says_what_is_so(comparison: Comparison, expected: str) -> None:
    if "gives up" in expected:
        comparison = comparison.changed({"weights": {"pay": 9, "growth": 1}})
    if expected.startswith("Rate growth"):
        comparison = comparison.changed({"weights": {"pay": 1, "growth": 9}})
    assert expected in told(comparison)


def test_an_offer_that_fails_does_not_lead_and_the_reason_is_said() -> None:
    text = told(two(must_haves=[{"criterion": "growth", "at_most": 50}]))
    assert "Northwind leads with 28 points, as the only one that meets every must-have." in text
    assert "Harbor scores higher but fails: growth." in text


def test_when_all_fail_the_leader_s_fault_is_said() -> None:
    text = told(two(must_haves=[{"fact": "base", "at_least": 1_000_000.0}]))
    assert "No offer meets every must-have; Harbor fails: base pay." in text


def test_many_level_offers_are_counted() -> None:
    offers = [an_offer(f"o{number}", levels={"growth": 2}) for number in range(9)]
    assert "O0, O1, O2, O3 and 5 more are level in front" in told(a_comparison(*offers, weights=GROWTH))


def test_no_offers_ask_for_some() -> None:
    assert told(a_comparison().changed({"offers": ()})).startswith("No offers yet")


def test_scores_that_round_alike_are_told_apart() -> None:
    assert "Harbor leads: 52.0 points to Northwind's 51.9." in told(
        two({"base": 100_100.0}, {"base": 100_000.0, "levels": {"growth": 4}})
    )


def test_amounts_can_be_hidden() -> None:
    assert not re.search(r"\d,\d{3}|USD", told(two(), hide_amounts=True))


def test_names_cannot_break_a_sentence() -> None:
    text = told(two({"company": "A {0} %s\n\x1b[31m\u202e<b>"}))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "A {0} %s [31m <b> leads" in text


levels = st.sampled_from([0, 1, 2, 3, 4, "unknown"])


@given(
    st.lists(st.tuples(st.one_of(st.none(), st.floats(0, 1e6)), levels, levels), max_size=4),
    st.booleans(),
    st.booleans(),
)
def test_never_overclaims(drawn: list[tuple[Any, Any, Any]], own: bool, strict: bool) -> None:
    offers = [
        an_offer(f"o{number}", base=base, levels={"growth": growth, "production": production})
        for number, (base, growth, production) in enumerate(drawn)
    ]
    comparison = a_comparison().changed(
        {
            "offers": offers,
            "weights": {"pay": 1, "growth": 2, "production": 1} if own else None,
            "must_haves": [{"criterion": "growth", "at_least": 40}] if strict else [],
        }
    )
    text = told(comparison)
    assert text
    assert not FORBIDDEN.search(text)
    assert all(line.endswith(".") for line in text.splitlines())
