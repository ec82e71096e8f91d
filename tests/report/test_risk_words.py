"""What the simulation says in sentences: each names its assumption, none says more than is so."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from builders import a_comparison, a_startup, a_sure_offer, an_offer
from hypothesis import given
from hypothesis import strategies as st
from made_outcomes import a_simulation, an_outcome

from offercompare.engine import evaluate
from offercompare.engine.outcome import AS_IT_COMES, Scenario, Simulation
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH
from offercompare.report.exit_words import years_text
from offercompare.report.risk_figures import basis, certain_text, first_by_certainty, mean_text, of_100, supported
from offercompare.report.risk_words import Said, after_a_loss, figures_text, not_drawn, risk_sentences
from offercompare.report.scenario_words import changed_line, scenario_text

FORBIDDEN = re.compile(r"\b(confidence|probability|probably|best|guarantee\w*)\b", re.IGNORECASE)


def spread_out(middle: float, width: float, count: int = 1_000) -> list[float]:
    """Levels evenly from middle - width to middle + width."""
    return np.linspace(middle - width, middle + width, count).tolist()


def told(comparison: Comparison, simulation: Simulation, hide_amounts: bool = False) -> tuple[Said, ...]:
    return risk_sentences(evaluate(comparison), simulation, ENGLISH.hiding(hide_amounts))


def text(said: tuple[Said, ...]) -> str:
    return "\n".join(f"{each.text} {each.link}".strip() for each in said).replace("\u00a0", " ")


# Figures ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.0, "0 of 100"),
        (0.004, "fewer than 1 of 100"),
        (0.0051, "1 of 100"),
        (0.63, "63 of 100"),
        (0.996, "more than 99 of 100"),
        (1.0, "100 of 100"),
    ],
)
def test_what_may_happen_is_never_none_nor_all(share: float, shown: str) -> None:
    assert of_100(share, ENGLISH) == shown


@pytest.mark.parametrize(
    ("value", "error", "shown"),
    [
        (214_317.4, 412.0, "214,300"),
        (214_317.4, 68.0, "214,320"),
        (214_317.4, 1_999.0, "214,000"),
        (214_317.4, 0.2, "214,317"),
        (214_317.4, 0.0, "214,317"),
        (214_317.4, None, "214,317"),
        (-12_345.0, 250.0, "−12,300"),
    ],
)
def test_digits_are_as_fine_as_the_error_supports(value: float, error: float | None, shown: str) -> None:
    assert supported(value, error, ENGLISH) == shown


@given(st.floats(-1e7, 1e9), st.floats(0, 1e6))
def test_a_shown_amount_is_within_one_error_of_the_figure(value: float, error: float) -> None:
    shown = ENGLISH.parse(supported(value, error, ENGLISH))
    assert shown is not None
    assert abs(shown - value) <= max(error, 1.0) / 2 + 1e-6 * abs(value)


def test_the_mean_carries_its_error() -> None:
    outcome = an_outcome("harbor", spread_out(200_000, 40_000))
    assert mean_text(outcome, ENGLISH) == "200,000 ± 700"
    assert mean_text(an_outcome("harbor", [150_000.0] * 10), ENGLISH) == "150,000"


def test_a_certainty_equivalent_at_the_floor_has_two_digits() -> None:
    outcome = an_outcome("harbor", spread_out(200_000, 40_000), certain=187_654.0)
    assert certain_text(outcome, ENGLISH) == "187,700"
    assert certain_text(replace(outcome, floored=0.002), ENGLISH) == "190,000"


# Sentences ----------------------------------------------------------------------------------------------


def test_the_leader_is_told_beside_the_runner_up() -> None:
    comparison = a_comparison()
    levels = {"harbor": [1.0, 5.0, 5.0, 5.0], "northwind": [2.0, 2.0, 2.0, 6.0]}
    simulation = a_simulation(comparison, {key: an_outcome(key, each) for key, each in levels.items()})
    assert "are level: each pays more as often as the other" in text(told(comparison, simulation))
    tilted = a_simulation(comparison, {key: an_outcome(key, [*each, 9.0]) for key, each in levels.items()})
    assert "are level" in text(told(comparison, tilted)), "cases in which both pay the same count for neither"
    ahead = {"harbor": an_outcome("harbor", [3.0] * 4), "northwind": an_outcome("northwind", [2.0, 2.0, 2.0, 6.0])}
    first = told(comparison, a_simulation(comparison, ahead))[0].text
    assert first in (
        "In 75 of 100 simulated cases Harbor pays more than Northwind.",
        "In 25 of 100 simulated cases Northwind pays more than Harbor.",
    )


def test_the_widest_range_is_named_with_its_amounts() -> None:
    comparison = a_comparison()
    outcomes = {
        "harbor": an_outcome("harbor", spread_out(150_000, 5_000)),
        "northwind": an_outcome("northwind", spread_out(200_000, 50_000)),
    }
    said = text(told(comparison, a_simulation(comparison, outcomes)))
    assert "Northwind ranges widest: in 80 of 100 simulated cases it pays USD 160,000 to 240,000 a year" in said
    assert "(stay of 4 years)" in said
    hidden = text(told(comparison, a_simulation(comparison, outcomes), hide_amounts=True))
    assert "160,000" not in hidden
    assert "USD" not in hidden


def test_an_offer_alone_says_what_to_do_next() -> None:
    comparison = a_comparison(an_offer())
    simulation = a_simulation(comparison, {"harbor": an_outcome("harbor", spread_out(150_000, 5_000))})
    said = text(told(comparison, simulation))
    assert said.startswith("Harbor: in 80 of 100 simulated cases it pays")
    assert "Add another offer, or your current job" in said


def test_where_nothing_is_left_to_chance_it_says_so() -> None:
    comparison = a_comparison(a_sure_offer(), a_sure_offer("northwind", base=120_000.0))
    simulation = evaluate(comparison).simulation
    assert simulation is not None
    assert "nothing in it is left to chance" in text(told(comparison, simulation))


def test_equity_that_pays_nothing_names_its_assumption_and_leads_to_it() -> None:
    comparison = a_comparison(a_startup(), an_offer(), settings={"horizon_years": 4})
    outcomes = {
        "nimbus": an_outcome("nimbus", spread_out(150_000, 5_000), p_zero_equity=0.72),
        "harbor": an_outcome("harbor", spread_out(150_000, 5_000)),
    }
    said = told(comparison, a_simulation(comparison, outcomes))[-1]
    assert said == Said(
        "In 72 of 100 simulated cases, with the series B figures and a stay of 4 years, "
        "the options of Nimbus pay nothing.",
        "Change the figures.",
        "nimbus",
        "equity.exit_multiple",
    )


def test_listed_shares_are_no_such_gamble() -> None:
    listed = an_offer("harbor", grants=[{"kind": "rsu", "value": 1e5}])
    comparison = a_comparison(listed, an_offer("northwind"))
    outcomes = {
        "harbor": an_outcome("harbor", spread_out(1e5, 10), p_zero_equity=0.05),
        "northwind": an_outcome("northwind", spread_out(1e5, 10)),
    }
    assert not any(each.link for each in told(comparison, a_simulation(comparison, outcomes)))


def test_figures_are_the_persons_own_where_all_were_entered() -> None:
    odds = {"failure_hazard": 0.1, "exit_hazard": 0.1, "exit_multiple": 2.0, "exit_multiple_sd": 1.0}
    assert figures_text(a_startup(equity=odds)) == "your figures"
    assert figures_text(a_startup(equity={**odds, "exit_hazard": None})) == "the series B figures"
    assert figures_text(a_startup(stage="seed")) == "the seed stage figures"


def test_no_sentence_overclaims() -> None:
    comparison = a_comparison(a_startup(), an_offer(), an_offer("northwind", base=120_000.0))
    evaluation = evaluate(comparison)
    assert evaluation.simulation is not None
    for hide, scenario in product((False, True), (AS_IT_COMES, Scenario(laid_off_at=1.5))):
        simulation = replace(evaluation.simulation, scenario=scenario)
        assert not FORBIDDEN.search(text(risk_sentences(evaluation, simulation, ENGLISH.hiding(hide))))


def test_the_basis_is_said() -> None:
    before, after = a_comparison(), a_comparison(settings={"money_basis": "after_tax", "horizon_years": 1})
    assert basis(a_simulation(before, {key: an_outcome(key, [1.0]) for key in ("harbor", "northwind")})) == (
        "before tax, level pay per year over 4 years"
    )
    assert basis(a_simulation(after, {key: an_outcome(key, [1.0]) for key in ("harbor", "northwind")})) == (
        "after tax, level pay over 1 year"
    )


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ({}, "USD 80,000 a year before tax from month 4 on (your walk-away pay)."),
        ({"current_pay": 154_000.0}, "USD 154,000 a year before tax from month 4 on (your current pay)."),
        ({"fallback_pay": 0.0}, "USD 0 a year before tax from month 4 on (what you entered for it)."),
        ({"gap_years": 0.0}, "USD 80,000 a year before tax at once (your walk-away pay)."),
        ({"gap_years": 0.125}, "USD 80,000 a year before tax after 1.5 months without pay (your walk-away pay)."),
        (
            {"walk_away_pay": None},
            "work at the same base as before from month 4 on, as no pay of yours is entered.",
        ),
    ],
)
def test_what_follows_the_loss_of_a_job_is_said_with_whose_figure_it_is(person: dict[str, Any], said: str) -> None:
    found = after_a_loss(a_comparison(person=person), ENGLISH)
    assert text((found,)) == f"After losing a job: {said} Change ›"


def test_who_is_not_drawn_is_named_with_the_reason() -> None:
    gone = [an_offer("harbor", status="declined"), an_offer("old", company="Old", status="expired")]
    assert not_drawn(a_comparison(an_offer("northwind"), *gone)) == (
        "Declined, so not drawn: Harbor. Expired, so not drawn: Old."
    )
    assert not_drawn(a_comparison(an_offer("northwind"), gone[0])) == "Declined, so not drawn: Harbor."
    assert not_drawn(a_comparison()) == ""


# Scenarios ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        (AS_IT_COMES, ""),
        (Scenario(share_price=0.5), "if listed shares halve"),
        (Scenario(share_price=0.7), "if listed shares fall to 70 %"),
        (Scenario(fails_at=1.5), "if private companies fail in year 2"),
        (Scenario(laid_off_at=0.5), "if you are laid off in year 1"),
        (Scenario(exit_value=5e8, exit_at=3.5), "if private companies are sold for USD 500m in year 4"),
        (Scenario(stay_years=1.5), "if you leave after 18 months"),
        (Scenario(stay_years=2.0), "if you leave after 2 years"),
        (Scenario(stay_years=1.5 / 12), "if you leave after 1.5 months"),
        (Scenario(stay_years=18.25 / 12), "if you leave after 18.25 months"),
        (Scenario(stay_years=2.3), "if you leave after 2.3 years"),
    ],
)
def test_a_scenario_is_a_clause(scenario: Scenario, said: str) -> None:
    assert scenario_text(scenario, "USD", ENGLISH).replace("\u00a0", " ") == said


def test_a_stay_below_a_year_is_told_in_months_at_the_exit_too() -> None:
    assert years_text(1.5 / 12, ENGLISH) == "1.5 months"
    assert years_text(0.5, ENGLISH) == "6 months"
    assert years_text(2.5, ENGLISH) == "2.5 years"


def test_sentences_name_the_scenario() -> None:
    comparison = a_comparison(a_startup(), an_offer())
    outcomes = {
        "nimbus": an_outcome("nimbus", spread_out(150_000, 5_000), p_zero_equity=1.0),
        "harbor": an_outcome("harbor", spread_out(140_000, 5_000)),
    }
    said = told(comparison, a_simulation(comparison, outcomes, Scenario(fails_at=1.5)))
    assert ", if private companies fail in year 2," in said[0].text
    assert said[-1].text.startswith(
        "In 100 of 100 simulated cases, if private companies fail in year 2, with the series B figures"
    )


def test_a_stay_of_the_scenario_is_the_stay_said() -> None:
    comparison = a_comparison(a_startup(), an_offer())
    outcomes = {key: an_outcome(key, spread_out(1e5, 5e3), p_zero_equity=0.9) for key in ("nimbus", "harbor")}
    said = text(told(comparison, a_simulation(comparison, outcomes, Scenario(stay_years=1.0))))
    assert "a stay of 1 year" in said
    assert "4 years" not in said


def test_what_changes_for_whom_in_one_line() -> None:
    comparison = a_comparison(an_offer(), an_offer("northwind"), an_offer("nimbus"))
    before = {
        "harbor": an_outcome("harbor", [200_000.0] * 4),
        "northwind": an_outcome("northwind", [180_000.0] * 4),
        "nimbus": an_outcome("nimbus", [150_000.0] * 4),
    }
    base = a_simulation(comparison, before)
    same = a_simulation(comparison, before, Scenario(share_price=0.5))
    assert changed_line(base, same, ENGLISH) == "No offer's figures change."
    lower = a_simulation(comparison, {**before, "northwind": an_outcome("northwind", [120_000.0] * 4)})
    assert changed_line(base, lower, ENGLISH) == (
        "Northwind: middle 180,000 → 120,000; Harbor still first by certainty equivalent."
    )
    fallen = a_simulation(comparison, {**before, "harbor": an_outcome("harbor", [90_000.0] * 4)})
    assert changed_line(base, fallen, ENGLISH) == (
        "Harbor: middle 200,000 → 90,000; Northwind first by certainty equivalent instead of Harbor."
    )


def test_a_change_of_the_certainty_equivalent_alone_is_told() -> None:
    comparison = a_comparison()
    before = {key: an_outcome(key, [1e5] * 4) for key in ("harbor", "northwind")}
    after = {**before, "harbor": an_outcome("harbor", [1e5] * 4, certain=90_000.0)}
    line = changed_line(a_simulation(comparison, before), a_simulation(comparison, after), ENGLISH)
    assert line == "Harbor: certainty equivalent 100,000 → 90,000."


def test_level_offers_have_no_first() -> None:
    comparison = a_comparison()
    level = a_simulation(comparison, {key: an_outcome(key, [1e5]) for key in ("harbor", "northwind")})
    assert first_by_certainty(level) is None
    other = {"harbor": an_outcome("harbor", [1e5]), "northwind": an_outcome("northwind", None)}
    assert first_by_certainty(a_simulation(comparison, other)) is None
