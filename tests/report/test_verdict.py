"""The verdict in sentences: what it says, never more than is so."""

from __future__ import annotations

import re
from typing import Any

import pytest
from builders import a_comparison, a_sure_offer, an_offer
from hypothesis import given
from hypothesis import strategies as st
from made_decisions import a_flip, an_acceptability, with_decision

from offercompare.engine import Evaluation, decided, evaluate, preview
from offercompare.engine.without_job_risk import without_job_risk
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH
from offercompare.report import job_risk_words
from offercompare.report.hangs_on import distance
from offercompare.report.verdict import sentences

GROWTH = {"pay": 50, "growth": 50}
FORBIDDEN = re.compile(r"\b(confidence|probability|best)\b", re.IGNORECASE)


def told(comparison: Comparison, hide_amounts: bool = False) -> str:
    return "\n".join(sentences(evaluate(comparison), ENGLISH.hiding(hide_amounts))).replace("\u00a0", " ")


def two(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None, **changes: Any) -> Comparison:
    """Harbor pays 100 000 and grows fast; Northwind pays 120 000 and does not. Nothing in them is left to chance."""
    offers = (
        a_sure_offer("harbor", **{"levels": {"growth": 4}, **(first or {})}),
        a_sure_offer("northwind", **{"base": 120_000.0, "levels": {"growth": 1}, **(second or {})}),
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
        (
            a_comparison(an_offer(status="current")),
            "Nothing to compare with yet: add an offer to set beside your current job.",
        ),
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
    offers = [a_sure_offer(f"o{number}", levels={"growth": 2}) for number in range(9)]
    assert "O0, O1, O2, O3 and 5 more are level in front" in told(a_comparison(*offers, weights=GROWTH))


def test_no_offers_ask_for_some() -> None:
    assert told(a_comparison().changed({"offers": ()})).startswith("No offers yet")


def test_scores_that_round_alike_are_told_apart() -> None:
    assert "Harbor leads: 52.0 points to Northwind's 51.9." in told(
        two({"base": 100_100.0}, {"base": 100_000.0, "levels": {"growth": 4}})
    )


def test_amounts_can_be_hidden() -> None:
    assert not re.search(r"\d,\d{3}|USD", told(two(), hide_amounts=True))


# What it costs, whoever else there is ------------------------------------------------------------------

FOR_GROWTH = [{"criterion": "growth", "at_least": 20}]
"""What the third offer fails."""


def three(first: dict[str, Any] | None = None, third: dict[str, Any] | None = None, **changes: Any) -> Comparison:
    """Beside the two one that pays 150 000 and fails the must-have on growth."""
    plain = two(first, must_haves=FOR_GROWTH, **changes)
    more = a_sure_offer("nimbus", **{"base": 150_000.0, "levels": {"growth": 0}, **(third or {})})
    return plain.changed({"offers": (*plain.offers, more)})


@pytest.mark.parametrize(
    ("comparison", "expected", "hidden"),
    [
        (
            three(),
            "Choosing Harbor costs USD 20,000 a year (before tax, in Austin money) against Northwind, the highest-paid "
            "of those that meet every must-have, and buys growth 90 instead of 30.",
            "Choosing Harbor means less pay (before tax, in Austin money) than Northwind, the highest-paid of those "
            "that meet every must-have, and buys growth 90 instead of 30.",
        ),
        (
            three({"base": 130_000.0}),
            "It also pays the most of those that meet every must-have, USD 10,000 a year (before tax, in Austin money) "
            "more than Northwind.",
            "It also pays the most of those that meet every must-have (before tax, in Austin money).",
        ),
        (
            three({"base": 130_000.0}, {"place": "Nowhere"}),
            "It also pays the most of those that meet every must-have, USD 10,000 a year (before tax, in Austin money) "
            "more than Northwind.",
            "It also pays the most of those that meet every must-have (before tax, in Austin money).",
        ),
        (
            three({"base": 130_000.0}, {"base": None, "levels": {"growth": 4}}),
            "It also pays the most of the ranked offers, USD 10,000 a year (before tax, in Austin money) more than "
            "Northwind.",
            "It also pays the most of the ranked offers (before tax, in Austin money).",
        ),
        (
            three({"base": 130_000.0}, {"base": 90_000.0}),
            "It also pays the most, USD 10,000 a year (before tax, in Austin money) more than Northwind.",
            "It also pays the most (before tax, in Austin money).",
        ),
        (
            three({"base": 120_000.4}, {"base": 90_000.0}),
            "It pays as much as Northwind.",
            "It pays as much as Northwind.",
        ),
    ],
)
def test_the_price_is_true_beside_who_may_not_lead(comparison: Comparison, expected: str, hidden: str) -> None:
    assert expected in told(comparison).splitlines()
    assert hidden in told(comparison, hide_amounts=True).splitlines()


def by_chance(harbor: float, growth: int) -> Comparison:
    """Harbor's bonus makes its average higher than Northwind's 120 000, and its sure salary lower."""
    bonus = {"target": 1.0, "payout": 0.5, "payout_sd": 0.6}
    return two(
        {"base": harbor, "bonus": bonus, "levels": {"growth": growth}},
        {"levels": {"growth": 2}},
        person={"risk_aversion": 8},
    )


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [
        (
            by_chance(81_000.0, 4),
            r"It also pays the most, USD [\d,]+ a year on average \(before tax, in Austin money\) more than "
            r"Northwind; as a sure salary, by which pay is scored, Northwind pays USD [\d,]+ a year more "
            r"\(before tax\)\.",
        ),
        (
            by_chance(81_000.0, 0),
            r"Choosing Northwind costs USD [\d,]+ a year on average \(before tax, in Austin money\) against Harbor, "
            r"and buys growth 50 instead of 10; "
            r"as a sure salary, by which pay is scored, Northwind pays USD [\d,]+ a year more \(before tax\)\.",
        ),
    ],
)
def test_an_average_that_the_score_does_not_follow_is_told_as_one(comparison: Comparison, expected: str) -> None:
    assert any(re.fullmatch(expected, line) for line in told(comparison).splitlines()), told(comparison)
    hidden = told(comparison, hide_amounts=True)
    assert "as a sure salary, by which pay is scored, Northwind pays more (before tax)." in hidden
    assert "USD" not in hidden


def test_a_reason_is_a_sentence() -> None:
    comparison = two(settings={"cost_of_living_as": "pay"})
    third = a_sure_offer("nimbus", place="Nowhere")
    text = told(comparison.changed({"offers": (*comparison.offers, third)}))
    assert text.endswith("Not ranked yet: Nimbus. The place is unknown.")


def test_names_cannot_break_a_sentence() -> None:
    text = told(two({"company": "A {0} %s\n\x1b[31m\u202e<b>"}))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "A {0} %s [31m <b> leads" in text


# How firm the lead is ---------------------------------------------------------------------------------


def said_of(evaluation: Evaluation) -> str:
    return "\n".join(sentences(evaluation, ENGLISH)).replace("\u00a0", " ")


def firmly(share: float, comparison: Comparison | None = None, **parts: Any) -> list[str]:
    """The sentences when Harbor is first in this share of the samples."""
    evaluation = evaluate(comparison or two())
    shares = an_acceptability({"harbor": share, "northwind": 1 - share})
    return said_of(with_decision(evaluation, **{"acceptability": shares, "flips": (), **parts})).splitlines()


@pytest.mark.parametrize(
    ("share", "first", "places"),
    [
        (0.97, "Harbor leads: 52 points to Northwind's 28.", "First in 97 of 100 nearby weightings."),
        (0.85, "Harbor leads: 52 points to Northwind's 28.", "First in 85 of 100 nearby weightings."),
        (0.7, "Leaning to Harbor: 52 points to Northwind's 28.", "First in 70 of 100 nearby weightings."),
        (0.5, "Too close to call: Harbor 52, Northwind 28.", "First in 50 of 100 nearby weightings."),
        (0.001, "Too close to call: Harbor 52, Northwind 28.", "First in fewer than 1 of 100 nearby weightings."),
    ],
)
def test_the_first_sentence_says_how_firm_the_lead_is(share: float, first: str, places: str) -> None:
    said = firmly(share)
    assert said[:2] == [first, places]
    assert said[2].startswith("Choosing Harbor costs ")
    assert said[3].startswith("Hangs on: ")


def test_default_weights_are_told_however_firm_the_lead_is() -> None:
    levels = dict.fromkeys(("growth", "production", "startup_risk", "flexibility"), 3)
    comparison = two({"levels": levels, "base": 150_000.0}, {"levels": levels}, weights=None)
    for share in (0.9, 0.7, 0.5):
        assert firmly(share, comparison)[0].endswith(", with default weights, not yet yours.")


def test_the_share_of_an_earlier_state_stays_until_the_next_is_there() -> None:
    before = with_decision(evaluate(two()), acceptability=an_acceptability({"harbor": 0.7, "northwind": 0.3}))
    later = preview(two({"base": 101_000.0}), before)
    assert said_of(later).splitlines()[:2] == [
        "Leaning to Harbor: 52 points to Northwind's 28.",
        "First in 70 of 100 nearby weightings.",
    ]
    assert later.decision is before.decision


def test_level_offers_stay_level_whatever_the_samples_say() -> None:
    level = two({}, {"base": 100_000.0, "levels": {"growth": 4}})
    assert firmly(0.9, level)[0] == "Harbor and Northwind are level in front: 52 points each."


@pytest.mark.parametrize("how", ["guess", "verbal"])
def test_the_nearest_change_of_any_kind_is_told(how: str) -> None:
    near = a_flip("northwind", what="harbor", start=100_000.0, to=99_000.0)
    assert firmly(0.7, two({"evidence": {"base": how}}), flips=(near,))[-1] == (
        "Hangs on: the base pay of Harbor staying over USD 99,000 (now USD 100,000), else Northwind leads."
    )


@pytest.mark.parametrize("evidence", [{}, {"base": "written"}])
def test_what_the_letter_states_is_nothing_to_hang_on(evidence: dict[str, str]) -> None:
    near = a_flip("northwind", what="harbor", start=100_000.0, to=99_000.0)
    assert firmly(0.7, two({"evidence": evidence}), flips=(near,))[-1].startswith("Hangs on: pay weighing")


def test_a_weight_is_measured_as_a_part_of_the_whole() -> None:
    """A weight that doubles is near where it is small: 4 points of 100 are less than a fifth of a stay."""
    evaluation = evaluate(two())
    weight = a_flip(kind="weight", what="people", start=0.04, to=0.08)
    stay = a_flip(kind="stay_years", what="stay_years", start=4.0, to=3.0)
    assert distance(weight, evaluation) == pytest.approx(0.04)
    assert distance(weight, evaluation) < distance(stay, evaluation) == pytest.approx(0.25)


# What the simulation adds --------------------------------------------------------------------------------


def test_pay_that_is_being_calculated_is_not_asked_for() -> None:
    assert said_of(preview(two())) == "The outcomes of Harbor and Northwind are still being calculated."
    assert said_of(preview(two({"base": None}))) == (
        "Not ranked until its base pay is entered: Harbor. The outcomes of Northwind are still being calculated."
    )
    before = evaluate(two())
    third = before.comparison.changed({"offers": (*before.comparison.offers, a_sure_offer("nimbus"))})
    text = said_of(preview(third, before))
    assert text.startswith("Harbor leads: ")
    assert text.endswith("The outcomes of Nimbus are still being calculated.")


def test_an_answer_that_gives_the_pay_waits_for_its_outcomes() -> None:
    before = evaluate(two({"base": None}))
    assert "until its base pay is entered: Harbor" in said_of(before)
    assert said_of(preview(two(), before)).endswith("The outcomes of Harbor are still being calculated.")


def risky(weights: dict[str, float], **changes: Any) -> Comparison:
    """Harbor is safe by its figures, Northwind by what the person answered."""
    first = {"levels": {"startup_risk": 2}}
    second = {"base": 100_000.0, "levels": {"startup_risk": 3}, "layoff_hazard": 0.2}
    return two(first | changes.get("first", {}), second | changes.get("second", {}), weights=weights)


def test_a_leader_by_the_computed_job_risk_alone_is_said_to_hang_on_it() -> None:
    assert said_of(evaluate(risky({"startup_risk": 1}))).splitlines()[-1] == (
        "No change of a single weight puts another offer in front, but with job loss counted in pay alone "
        "Northwind leads."
    )
    sides = ({"overrides": {"skills": value}} for value in (40, 60))
    comparison = risky({"startup_risk": 8, "skills": 1}, **dict(zip(("first", "second"), sides, strict=True)))
    assert re.fullmatch(
        r"Hangs on: (low startup risk|skills) weighing (under|over) \d+ % \(now \d+ %\), else Northwind leads; and on "
        r"job loss counting as startup risk besides lowering pay, else Northwind leads\.",
        said_of(evaluate(comparison)).splitlines()[-1],
    )


def test_what_the_computed_job_risk_does_to_ranks() -> None:
    evaluation = evaluate(risky({"startup_risk": 1}))
    assert job_risk_words.of_all(evaluation) == (
        "The chance to lose the job lowers pay and counts as startup risk. "
        "Counted in pay alone, the ranks are: Harbor 2 (now 1) and Northwind 1 (now 2)."
    )
    assert job_risk_words.of_all(evaluate(risky({"pay": 1, "startup_risk": 0}))) == ""
    found, harbor = without_job_risk(evaluation), evaluation.offer("harbor")
    assert job_risk_words.because(evaluation.offer("northwind"), "startup_risk", found, ENGLISH).endswith(
        "The chance to lose the job lowers pay too; counted there alone, this is 70, and the rank 1 instead of 2."
    )
    assert job_risk_words.because(harbor, "growth", found, ENGLISH) == harbor.scores["growth"].because


def test_a_startup_risk_set_by_hand_says_nothing_of_it() -> None:
    evaluation = evaluate(risky({"startup_risk": 1}, first={"overrides": {"startup_risk": 40}}))
    harbor = evaluation.offer("harbor")
    said = job_risk_words.because(harbor, "startup_risk", without_job_risk(evaluation), ENGLISH)
    assert said == harbor.scores["startup_risk"].because


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
    text = said_of(decided(evaluate(comparison)))
    assert text
    assert not FORBIDDEN.search(text)
    assert all(line.endswith(".") and line[0].isupper() for line in text.splitlines())
    assert not re.search(r"\. [a-z]", text)
