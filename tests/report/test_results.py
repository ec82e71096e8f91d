"""Results: every named key, their own schema, no number that is none."""

from __future__ import annotations

import json
import re
from functools import cache
from math import isfinite
from typing import Any

import jsonschema
import pytest
from builders import a_comparison, a_startup, a_sure_offer, an_offer
from made_decisions import a_counter_offer, a_question, with_decision

from offercompare import resources
from offercompare.engine import Evaluation, decided, evaluate
from offercompare.engine.decision import strength
from offercompare.model import Comparison, Offer
from offercompare.numerals import ENGLISH
from offercompare.report.results import results, results_schema
from offercompare.report.verdict import sentences

TOP = (
    "format version model currency horizon_years seed paths money_basis offers verdict questions dominated stability "
    "flips without_job_risk tornado counter_offers pairwise pairwise_overall weightings central_weights central_share "
    "worth"
)
OFFER = (
    "id rank overall scores contributions because years totals headline score_sd completeness fails grants simulated "
    "against_others price_index market tax acceptability warnings"
)
YEAR = "year base bonus sign_on match benefits costs fallback clawback equity total tax after_tax after_tax_home"
TOTALS = (
    "first_year average sum spendable_average after_rent_average unknown_parts guaranteed_recurring after_tax_average "
    "after_tax_home_average present_value annual_equivalent hourly"
)
GRANT = (
    "kind ownership headline at_409a expected median p_zero exercise_cost break_even_exit simulated_p_zero "
    "simulated_mean"
)
SIMULATED = "mean p10 p50 p90 certainty_equivalent p_zero_equity standard_error after_horizon"
AGAINST = "p_highest p_lowest regret_mean regret_p90"
WITHOUT = "leader ranks overall startup_risk"
VERDICT = "leader strength first_place_share lead_share coverage default_weights sentences"


@cache
def worked_example() -> Evaluation:
    return decided(evaluate(Comparison.model_validate(resources.data("examples/worked-example.offers"))))


def made(evaluation: Evaluation, with_trail: bool = False) -> dict[str, Any]:
    whole = decided(evaluation)
    return results(whole, sentences(whole, ENGLISH), with_trail)


def of(comparison: Comparison) -> dict[str, Any]:
    return made(evaluate(comparison))


def lacking(names: str, content: dict[str, Any]) -> set[str]:
    return set(names.split()) - set(content)


def numbers(content: Any) -> list[float]:
    match content:
        case dict():
            return [number for value in content.values() for number in numbers(value)]
        case list():
            return [number for value in content for number in numbers(value)]
        case float():
            return [content]
        case _:
            return []


CASES = {
    "example": worked_example().comparison,
    "one offer": a_comparison(an_offer()),
    "none": a_comparison().changed({"offers": ()}),
    "unknown base": a_comparison(an_offer(base=None), an_offer("b")),
    "unknown rate": a_comparison(an_offer(currency="XXX"), an_offer("b")),
    "unknown place": a_comparison(an_offer(place="Nowhere"), an_offer("b")),
    "out of reach": a_comparison(a_startup(), an_offer("b"), settings={"horizon_years": 10}),
    "huge": a_comparison(an_offer(base=1e15, **{"raise": 1.0}), an_offer("b"), settings={"horizon_years": 10}),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("with_trail", [False, True])
def test_results_keep_their_own_schema_and_hold_finite_numbers(name: str, with_trail: bool) -> None:
    content = made(evaluate(CASES[name]), with_trail)
    jsonschema.Draft202012Validator(results_schema()).validate(content)
    json.dumps(content, allow_nan=False)
    assert all(isfinite(number) for number in numbers(content))


def test_the_schema_is_one_of_its_dialect() -> None:
    jsonschema.Draft202012Validator.check_schema(results_schema())


def test_every_named_key_is_there() -> None:
    content = made(worked_example())
    offer = content["offers"][1]
    pairs = [
        (TOP, content),
        (OFFER, offer),
        (YEAR, offer["years"][0]),
        (TOTALS, offer["totals"]),
        (GRANT, offer["grants"][0]),
        (VERDICT, content["verdict"]),
        (SIMULATED, offer["simulated"]),
        (AGAINST, offer["against_others"]),
        (WITHOUT, content["without_job_risk"]),
    ]
    assert [lacking(names, part) for names, part in pairs] == [set()] * len(pairs)


def test_totals_are_sums_of_what_is_shown() -> None:
    for offer in made(worked_example())["offers"]:
        for year in offer["years"]:
            parts = [year[name] for name in YEAR.split()[1:10]]
            assert sum(parts) == pytest.approx(year["total"], abs=0.05)
        assert offer["totals"]["sum"] == pytest.approx(sum(year["total"] for year in offer["years"]), abs=0.05)
        assert sum(offer["contributions"].values()) == pytest.approx(offer["overall"], abs=1e-7)


def test_amounts_are_rounded_to_cents_and_scores_to_nine_places() -> None:
    offer = made(worked_example())["offers"][1]
    assert all(round(value, 2) == value for value in numbers(offer["years"]))
    assert all(re.fullmatch(r"\d+\.\d{1,9}", repr(value)) for value in offer["scores"].values())


ASKED = ("answers.P6", "base")
DECIDED = "questions tornado counter_offers worth pairwise_overall weightings central_weights central_share"


def test_the_decision_is_that_of_the_engine() -> None:
    evaluation = worked_example()
    content, decision = made(evaluation), evaluation.decision
    assert content["money_basis"] == "after_tax"
    assert decision is not None
    found = decision.acceptability
    assert found is not None
    leader = content["verdict"]["leader"]
    assert content["verdict"]["first_place_share"] == round(found.shares[leader][0], 9)
    assert content["verdict"]["lead_share"] == round(found.leads[leader], 9)
    assert content["verdict"]["strength"] == strength(found.leads[leader])
    assert content["weightings"] == {"mode": "around", "strength": 60.0, "samples": found.samples}
    for offer in content["offers"]:
        assert len(offer["acceptability"]) == len(content["offers"])
        assert sum(offer["acceptability"]) == pytest.approx(1)
        central = content["central_weights"][offer["id"]]
        assert (central is None) == (offer["acceptability"][0] == 0.0)
        assert central is None or sum(central.values()) == pytest.approx(1)
    for row, columns in content["pairwise_overall"].items():
        assert all(content["pairwise_overall"][other][row] + share <= 1 + 1e-9 for other, share in columns.items())
    assert {(one["offer"], one["field"]) for one in content["questions"]} == {
        (one.offer, one.field) for one in decision.questions or ()
    }
    assert [one["what"] for one in content["tornado"]] == [bar.what for bar in decision.tornado or ()]
    assert set(content["worth"]) == {key for key, weight in content["weights"].items() if weight and key != "pay"}


def test_counter_offers_have_one_entry_for_each_open_offer_and_measure() -> None:
    evaluation = worked_example()
    content = made(evaluation)
    leader = content["verdict"]["leader"]
    open_ = [offer.id for offer in evaluation.comparison.offers if offer.status == "open" and offer.id != leader]
    found = content["counter_offers"]
    assert [(one["offer"], one["to_tie_with"], one["on"]) for one in found] == [
        (key, leader, on) for key in open_ for on in ("overall", "pay")
    ]
    assert all(one["base"] is not None for one in found if one["gap"] > 0)
    assert content["warnings"][-1] == (
        "counter_offers: shares is null where the first grant is not a number of shares: Northwind, Harbor Health."
    )


def test_an_amount_out_of_reach_is_null_and_said() -> None:
    evaluation = evaluate(a_comparison(weights={"pay": 1}))
    counter = a_counter_offer("harbor", "northwind")
    content = made(with_decision(evaluation, counter_offers=(counter,)))
    assert content["counter_offers"][0]["shares"] is None
    assert content["counter_offers"][0]["base"] == 112_000.0
    assert content["warnings"][-1] == (
        "counter_offers Harbor, on overall: shares is null. Its pay is already beyond its scale."
    )


def test_a_question_that_cannot_be_tried_is_null_and_said() -> None:
    evaluation = evaluate(a_comparison(weights={"pay": 1}))
    content = made(with_decision(evaluation, questions=(a_question(changes_leader=None, leads_instead=None),)))
    assert content["questions"] == [
        {
            "offer": "northwind",
            "field": "equity.exercise_window_years",
            "changes_leader": None,
            "leads_instead": None,
        }
    ]
    assert content["warnings"][-1] == (
        "questions: no answer of Northwind can be tried, as nothing hints at its size: exercise window."
    )


def test_a_question_of_an_offer_without_a_rank_is_null_as_that_has_none() -> None:
    offers = (an_offer(), an_offer("northwind"), an_offer("nimbus", base=None))
    evaluation = evaluate(a_comparison(*offers, weights={"pay": 1}))
    asked = [a_question(offer="nimbus", field=field, changes_leader=None, leads_instead=None) for field in ASKED]
    content = made(with_decision(evaluation, questions=tuple(asked)))
    assert content["warnings"][-1] == (
        "questions: Nimbus is not ranked, so no answer is tried: ownership of the chain, base pay."
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (
            {"person": {"delighted_pay": 100_000.0}},
            "worth is null of Growth potential. A point of each would take the pay of Northwind beyond the pay scale. "
            "Widen it: enter a lower walk-away pay or a higher delighted pay.",
        ),
        (
            {"weights": {"growth": 1}},
            "worth is null of Growth potential. Pay has no weight: no amount makes up for a point.",
        ),
    ],
)
def test_a_point_without_a_worth_is_null_and_said(changes: dict[str, Any], why: str) -> None:
    offers = [an_offer("harbor", levels={"growth": 1}), an_offer("northwind", base=120_000.0, levels={"growth": 3})]
    content = of(a_comparison(*offers, **{"weights": {"pay": 9, "growth": 1}, **changes}))
    assert content["worth"] == {"growth": {"before_tax": None, "on_basis": None}}
    assert why in content["warnings"]


def test_without_a_leader_what_rests_on_one_is_null_and_said() -> None:
    content = of(a_comparison(weights={"pay": 1, "growth": 9}))
    assert content["verdict"]["leader"] is None
    assert [content[name] for name in DECIDED.split()[:4]] == [None] * 4
    assert content["offers"][0]["acceptability"] is not None
    assert any(warning.startswith("Null: questions, tornado, counter_offers") for warning in content["warnings"])


def test_without_a_leader_stability_and_flips_are_null_and_said() -> None:
    content = of(a_comparison(weights={"pay": 1, "growth": 9}))
    assert (content["stability"], content["flips"]) == (None, None)
    assert any(said.startswith("Null: ") and "stability, flips:" in said for said in content["warnings"])


def test_who_fails_a_must_have_leaves_its_share_of_the_lead() -> None:
    offers = (a_sure_offer("harbor", levels={"growth": 4}), a_sure_offer("northwind", levels={"growth": 1}))
    third = a_sure_offer("nimbus", levels={"growth": 0})
    comparison = a_comparison(
        *offers, third, weights={"growth": 1}, must_haves=[{"criterion": "growth", "at_most": 80}]
    )
    verdict = of(comparison)["verdict"]
    assert (verdict["leader"], verdict["strength"]) == ("northwind", "clear")
    assert verdict["lead_share"] > 0.85
    assert verdict["first_place_share"] < 0.15


def test_the_simulated_figures_are_those_of_the_simulation() -> None:
    evaluation = worked_example()
    content = made(evaluation)
    for each, offer in zip(evaluation.offers, content["offers"], strict=True):
        found, outcome = offer["simulated"], each.outcome
        assert outcome is not None
        assert found["certainty_equivalent"] == round(outcome.certainty_equivalent.known, 2)
        assert found["p10"] <= found["p50"] <= found["p90"]
        assert found["p_zero_equity"] == outcome.p_zero_equity
        assert [grant["simulated_p_zero"] for grant in offer["grants"]] == [one.p_zero for one in outcome.grants]
        assert set(outcome.warnings) <= set(offer["warnings"])
        assert len(set(offer["warnings"])) == len(offer["warnings"])
    assert sum(offer["against_others"]["p_highest"] for offer in content["offers"]) == pytest.approx(1)
    for row, columns in content["pairwise"].items():
        assert all(content["pairwise"][other][row] + share <= 1 + 1e-9 for other, share in columns.items())


@pytest.mark.parametrize(
    ("offer", "warning"),
    [
        (an_offer(base=None), "simulated, against_others: not known, because base is unknown."),
        (an_offer(currency="XXX"), "simulated, against_others: not known, because"),
        (an_offer(status="declined"), "against_others: offers that are declined are not compared."),
        (an_offer(grants=[{"kind": "rsu", "shares": 10.0}]), "grants[0].simulated_mean: the grant's worth is unknown."),
        (an_offer(grants=[{"kind": "rsu", "shares": 10.0}]), "simulated.p_zero_equity: the worth of a grant is"),
    ],
)
def test_what_is_null_of_the_simulation_is_said(offer: Offer, warning: str) -> None:
    found = of(a_comparison(offer, an_offer("b"), an_offer("c")))["offers"][0]
    assert any(said.startswith(warning) for said in found["warnings"])
    nulls = [found["against_others"], *(grant["simulated_mean"] for grant in found["grants"])]
    assert None in nulls


def test_an_offer_alone_is_simulated_and_compared_with_nobody() -> None:
    content = of(a_comparison(an_offer()))
    assert content["offers"][0]["simulated"]["mean"] > 0
    assert (content["pairwise"], content["offers"][0]["against_others"]) == (None, None)
    assert any("no other ranked offer" in warning for warning in content["offers"][0]["warnings"])


def test_the_ranking_without_the_computed_job_risk_is_part_of_the_results() -> None:
    safe = a_sure_offer("harbor", levels={"startup_risk": 2})
    bold = an_offer("northwind", layoff_hazard=0.2, levels={"startup_risk": 3})
    content = of(a_comparison(safe, bold, weights={"pay": 1, "startup_risk": 9}))
    assert content["verdict"]["leader"] == "harbor"
    assert content["without_job_risk"]["leader"] == "northwind"
    assert content["without_job_risk"]["ranks"] == {"harbor": 2, "northwind": 1}
    flip = {"kind": "question", "what": "R1", "from": 100.0, "to": None, "leader": "northwind"}
    assert content["flips"][-1] == flip
    kept = made(worked_example())
    assert kept["without_job_risk"]["leader"] == kept["verdict"]["leader"]
    assert not [one for one in kept["flips"] if one["kind"] == "question"]
    kinds = [one["kind"] for one in kept["flips"]]
    assert kinds.count("weight") == len(worked_example().flips or ())
    assert set(kinds) > {"weight"}


def test_one_offer_alone_has_scores_but_no_verdict() -> None:
    content = of(a_comparison(an_offer()))
    assert [content[name] for name in ("verdict", "dominated", "stability", "flips")] == [None] * 4
    assert [content[name] for name in DECIDED.split()] == [None] * 8
    assert content["offers"][0]["acceptability"] is None
    assert content["offers"][0]["rank"] is None
    assert content["offers"][0]["overall"] is not None


def test_unknown_is_null_never_zero() -> None:
    offer = of(a_comparison(an_offer(base=None, evidence={"bonus": "unknown"}), an_offer("b")))["offers"][0]
    assert (offer["years"][0]["base"], offer["years"][0]["bonus"], offer["totals"]["average"]) == (None, None, None)
    assert offer["totals"]["unknown_parts"] == ["base", "bonus"]


def test_a_break_even_out_of_reach_is_null_with_a_warning() -> None:
    capped = a_startup(
        grants=[{"kind": "iso", "shares": 10_000.0, "strike": 1e9}],
        equity={"participating": True, "participation_cap": 1.0, "preferred_share": 0.999},
    )
    offer = of(a_comparison(capped, an_offer("b")))["offers"][0]
    reached = offer["grants"][0]["break_even_exit"] is not None
    assert reached or any("break_even_exit" in warning for warning in offer["warnings"])


def test_the_trail_ends_in_the_figures_it_explains() -> None:
    offer = made(worked_example(), with_trail=True)["offers"][1]
    assert offer["trail"]["overall"]["value"] == offer["overall"]
    assert offer["trail"]["scores.pay"]["value"] == offer["scores"]["pay"]
    assert offer["trail"]["years[0].bonus"]["value"] == offer["years"][0]["bonus"]
    assert offer["trail"]["totals.average"]["value"] == offer["totals"]["average"]
    assert offer["trail"]["years[0].bonus"]["inputs"][0]["label"] == "Base, year 1"
    for name in ("mean", "p10", "p50", "p90", "certainty_equivalent", "standard_error", "p_zero_equity"):
        assert offer["trail"][f"simulated.{name}"]["value"] == offer["simulated"][name]
        assert offer["trail"][f"simulated.{name}"]["inputs"]
    assert offer["trail"]["grants[0].simulated_mean"]["value"] == offer["grants"][0]["simulated_mean"]
    assert offer["trail"]["against_others.p_highest"]["value"] == offer["against_others"]["p_highest"]
    assert "10,000 simulated cases, seed 7" in offer["trail"]["pairwise.northwind"]["how"]


def test_same_comparison_same_bytes() -> None:
    comparison = worked_example().comparison
    one, other = (json.dumps(made(evaluate(comparison), with_trail=True)) for _ in range(2))
    assert one == other
