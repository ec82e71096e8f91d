"""Trying changed offers: what is kept between trials may never show in a result."""

from __future__ import annotations

from typing import Any

import pytest
import strategies
from builders import a_comparison, a_grant, a_startup, an_offer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offercompare.engine import evaluate
from offercompare.engine.deciding.what_if import StoppedError, WhatIf
from offercompare.engine.evaluation import Evaluation
from offercompare.engine.outcome import AS_IT_COMES
from offercompare.engine.simulation.first_draws import FirstDraws
from offercompare.engine.simulation.kept import Kept
from offercompare.engine.simulation.offer_paths import outcome, sure_equivalent
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer

CASH: dict[str, Any] = {
    "raise": 0.03,
    "bonus": {"target": 0.15},
    "sign_on": [{"amount": 20_000.0}, {"year": 2, "amount": 10_000.0}],
    "match": {"rate": 0.5, "up_to": 0.06},
    "benefits": [{"label": "Stipend", "amount": 2_000.0, "in_kind": False}],
    "severance_months": 2.0,
    "levels": {"growth": 2, "production": 3, "startup_risk": 2},
}
SHARES: dict[str, Any] = {
    "grants": [a_grant().parts(), a_grant(kind="nso", value=None, shares=2_000.0, strike=40.0).parts()],
    "refreshers": {"yearly": 20_000.0},
    "equity": {"price_now": 50.0},
}
OPTIONS: dict[str, Any] = {
    "grants": [
        {"kind": "iso", "shares": 10_000.0, "strike": 1.0},
        {"kind": "double_trigger_rsu", "value": 50_000.0},
    ],
    "equity": {"exercise_if_leaving": True},
}
WEIGHTS = {"pay": 40, "cost_of_living": 10, "growth": 25, "production": 15, "startup_risk": 10}
CHANGES: list[dict[str, Any]] = [
    {"base": 130_000.0},
    {"base": None},
    {"extra_salaries": 1},
    {"raise": 0.05},
    {"raise_sd": 0.02},
    {"promotion": {"year": 2, "uplift": 0.1}},
    {"bonus": {"target": 0.2}},
    {"bonus": {"amount": 9_000.0, "payout": 0.8}},
    {"bonus": {"target": 0.15, "payout_sd": 0.4}},
    {"bonus": None},
    {"sign_on": [{"amount": 50_000.0}]},
    {"clawback": {"months": 48, "rule": "full"}},
    {"match": {"rate": 1.0, "up_to": 0.06}},
    {"espp": {"contribution": 5_000.0, "discount": 0.15}},
    {"health": {"premium": 2_400.0}},
    {"benefits": [{"amount": 5_000.0, "year": 2}]},
    {"costs": [{"amount": 3_000.0}]},
    {"refreshers": {"yearly": 5_000.0}},
    {"refreshers": None},
    {"grants": []},
    {"grants": [{"kind": "rsu", "value": 300_000.0, "vesting": {"cadence": "annual"}}]},
    {"grants": [{"kind": "rsu", "value": 100_000.0, "unvested_from": "2026-03-01"}], "start_date": "2027-01-11"},
    {"layoff_hazard": 0.2},
    {"severance_months": 6.0},
    {"notice_months": 1.0},
    {"place": "New York, NY, US"},
    {"price_index": 140.0},
    {"remote": {"policy": "remote"}},
    {"currency": "EUR"},
    {"tax": {"method": "rate", "rate": 0.31}},
    {"tax": {"method": "none"}},
    {"company_type": "startup", "stage": "seed"},
    {"company_type": "public_large"},
    {"draws_of": "another"},
    {"levels": {"growth": 4}},
    {"evidence": {"bonus": "unknown"}},
]
OF_EQUITY: list[dict[str, Any]] = [
    {"price_now": 70.0},
    {"price_at_grant": 45.0},
    {"volatility": 0.6},
    {"drift": 0.1},
    {"beta": 0.3},
    {"preferred_price": 8.0},
    {"fully_diluted": 30e6},
    {"total_raised": 80e6},
    {"preferred_share": 0.5},
    {"participating": True},
    {"liquidation_multiple": 2.0},
    {"failure_hazard": 0.2},
    {"exit_hazard": 0.3},
    {"exit_multiple": 4.0},
    {"exit_multiple_sd": 0.3},
    {"exit_value": 3e8},
    {"rounds_left": 1},
    {"dilution": 0.3},
    {"years_between_rounds": 1.0},
    {"exercise_window_years": 5.0},
    {"exercise_if_leaving": False},
    {"keep_after_leaving": True},
    {"expiry_years": 3.0},
    {"illiquidity_discount": 0.3},
    {"acceleration": 1.0},
]
CONTEXTS: list[dict[str, Any]] = [
    {"person": {"savings": 50_000.0}},
    {"person": {"risk_aversion": 4.0}},
    {"person": {"gap_years": 1.0}},
    {"person": {"fallback_pay": 60_000.0}},
    {"person": {"stay_years": 2.5}},
    {"person": {"home": "Seattle, WA, US"}},
    {"person": {"tax": {"year": 2026, "filing_status": "head_of_household"}}},
    {"settings": {"discount_rate": 0.08}},
    {"settings": {"market_sd": 0.3}},
    {"settings": {"horizon_years": 5}},
    {"settings": {"equity_window_years": 6}},
    {"settings": {"seed": 7}},
    {"settings": {"paths": 1_500}},
    {"settings": {"threshold_growth": 0.0}},
    {"settings": {"money_basis": "before_tax"}},
    {"settings": {"cost_of_living_as": "pay", "local_share": 0.6}},
]


def everyday(**changes: Any) -> Comparison:
    """A listed company and a startup, with all that pay is made of, after tax."""
    listed = an_offer("harbor", place="Seattle, WA, US", **CASH, **SHARES)
    startup = a_startup("nimbus", **CASH, **OPTIONS)
    person = {"current_pay": 90_000.0, "savings": 20_000.0, "stay_years": 3.0, "tax": {"year": 2026}}
    context = {"person": person | changes.pop("person", {}), "settings": {"money_basis": "after_tax"}}
    return a_comparison(listed, startup, **{"weights": WEIGHTS, **context, **changes})


def with_all(offer: Offer) -> list[Offer]:
    """The offer with each change, one at a time, and each of its equity."""
    changed = [offer.changed(change) for change in CHANGES]
    return [*changed, *(offer.changed({"equity": offer.equity.changed(change)}) for change in OF_EQUITY)]


def in_context(comparison: Comparison, change: dict[str, Any]) -> Comparison:
    parts: dict[str, Any] = {name: getattr(comparison, name).changed(part) for name, part in change.items()}
    return comparison.changed(parts)


def is_same(found: float | None, expected: float | None) -> bool:
    """Both unknown, or equal to nine digits."""
    return found is expected is None or found == pytest.approx(expected, rel=1e-9, nan_ok=True)


def by_outcome(offer: Offer, comparison: Comparison, draws: Draws) -> float | None:
    """The certainty equivalent with everything made anew."""
    return outcome(offer, comparison, draws, AS_IT_COMES).certainty_equivalent.value


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate(everyday())


@pytest.mark.parametrize("key", ["harbor", "nimbus"])
def test_any_change_is_worth_what_it_is_when_simulated_anew(evaluation: Evaluation, key: str) -> None:
    """Twice, so that each follows on every other state of what is kept."""
    draws = Draws()
    tried, offer = WhatIf(evaluation, draws), evaluation.offer(key).offer
    for changed in (offer, *with_all(offer), *reversed(with_all(offer)), offer):
        expected = by_outcome(changed, evaluation.comparison, draws)
        assert is_same(tried.sure(changed), expected), changed
    assert tried.sure(offer) == by_outcome(offer, evaluation.comparison, draws)


@pytest.mark.parametrize("change", CONTEXTS)
def test_any_other_context_is_worth_what_it_is_when_simulated_anew(evaluation: Evaluation, change: Any) -> None:
    draws, elsewhere = Draws(), in_context(evaluation.comparison, change)
    for each in evaluation.offers:
        kept = Kept()
        for comparison in (evaluation.comparison, elsewhere, evaluation.comparison):
            for offer in (each.offer, each.offer.changed({"base": 130_000.0}), each.offer):
                expected = by_outcome(offer, comparison, draws)
                assert is_same(sure_equivalent(offer, comparison, draws, kept), expected)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.comparisons(), strategies.comparisons(), st.data())
def test_whatever_is_changed_nothing_of_before_shows(
    first: Comparison, second: Comparison, data: st.DataObject
) -> None:
    """Any offer in any context, then with any of its fields from any other one, in another context."""
    offers = [*first.offers, *second.offers] or [an_offer()]
    start, other = data.draw(st.sampled_from(offers)), data.draw(st.sampled_from(offers))
    taken = data.draw(st.sets(st.sampled_from(sorted(set(Offer.model_fields) - {"id"}))))
    mixed = start.model_copy(update={name: getattr(other, name) for name in taken})
    person = first.person if data.draw(st.booleans()) else second.person
    elsewhere = first.model_copy(update={"person": person, "settings": second.settings})
    draws, kept = Draws(), Kept()
    for offer, comparison in ((start, first), (mixed, first), (mixed, elsewhere), (start, elsewhere), (start, first)):
        expected = by_outcome(offer, comparison, draws)
        assert is_same(sure_equivalent(offer, comparison, draws, kept), expected)


@pytest.mark.parametrize(
    "change",
    [
        {"base": 160_000.0},
        {"base": None},
        {"place": "New York, NY, US"},
        {"price_index": 140.0},
        {"layoff_hazard": 0.2},
        {"levels": {"growth": 4}},
        {"overrides": {"pay": 90.0, "growth": 10.0}},
        {"company_type": "public_large"},
    ],
)
def test_the_ranking_is_that_of_the_changed_comparison(evaluation: Evaluation, change: Any) -> None:
    for each in evaluation.comparison.offers:
        changed = each.changed(change)
        offers = tuple(changed if offer.id == changed.id else offer for offer in evaluation.comparison.offers)
        found, standing = evaluate(evaluation.comparison.changed({"offers": offers})), WhatIf(evaluation, Draws())
        scores = {key: score.value or 0.0 for key, score in found.offer(each.id).scores.items()}
        total = sum(weight * scores[key] for key, weight in evaluation.weights.items())
        assert standing.with_offer(changed).totals[each.id] == pytest.approx(total, abs=1e-9)
        if found.verdict is not None:
            assert standing.with_offer(changed).leader == found.verdict.leader


@pytest.mark.parametrize("change", [{"savings": 0.0}, {"risk_aversion": 8.0}, {"gap_years": 2.0}])
def test_elsewhere_is_the_ranking_for_another_person(evaluation: Evaluation, change: Any) -> None:
    elsewhere = in_context(evaluation.comparison, {"person": change})
    standing = WhatIf(evaluation, Draws()).elsewhere(elsewhere)
    found = evaluate(elsewhere)
    for each in found.offers:
        assert standing.totals[each.offer.id] == pytest.approx(each.overall.known, abs=1e-9)


def test_one_score_moves_the_total_by_its_weight(evaluation: Evaluation) -> None:
    tried = WhatIf(evaluation, Draws())
    now = evaluation.offer("harbor")
    found = tried.with_score("harbor", "growth", now.scores["growth"].figure.known + 10)
    assert found.totals["harbor"] == pytest.approx(now.overall.known + 2.5)
    assert found.totals["nimbus"] == evaluation.offer("nimbus").overall.known


def test_a_must_have_that_is_no_longer_met_gives_the_lead_away() -> None:
    must = [{"criterion": "growth", "at_least": 40}]
    offers = (an_offer("harbor", base=150_000.0, levels={"growth": 2}), an_offer("nimbus", levels={"growth": 2}))
    found = evaluate(a_comparison(*offers, weights={"pay": 50, "growth": 50}, must_haves=must))
    tried = WhatIf(found, Draws())
    assert tried.now.leader == "harbor"
    assert tried.with_score("harbor", "growth", 30.0).leader == "nimbus"


def test_on_fewer_paths_an_offer_without_change_stands_where_it_stood() -> None:
    found = evaluate(everyday(settings={"money_basis": "after_tax", "paths": 4_000}))
    tried = WhatIf(found, Draws())
    few = tried.on_fewer(1_000)
    for each in found.offers:
        assert few.sure(each.offer) == tried.sure(each.offer)
        assert few.with_offer(each.offer).totals == pytest.approx(tried.now.totals, abs=1e-12)
        dearer = each.offer.changed({"base": 120_000.0})
        assert few.sure(dearer) == pytest.approx(tried.sure(dearer), rel=0.01)
        assert few.sure(dearer) != tried.sure(dearer)
    assert few.elsewhere(found.comparison).totals == pytest.approx(tried.now.totals, abs=1e-12)
    assert tried.on_fewer(4_000) is tried


def test_fewer_draws_are_the_first_of_all() -> None:
    draws = Draws()
    first = FirstDraws(draws, 4_000)
    for row in (1, 3):
        all_, few = draws.events(1, "harbor", row, 4_000), first.events(1, "harbor", row, 1_000)
        assert (few == all_[:, :1_000]).all()
    assert (
        first.normals(1, "harbor", "price", 4, 1_000) == draws.normals(1, "harbor", "price", 4, 4_000)[:, :1_000]
    ).all()
    assert (first.market(1, 4, 1_000) == draws.market(1, 4, 4_000)[:, :1_000]).all()
    assert first.market(1, 4, 1_000) is first.market(1, 4, 1_000)
    assert not first.market(1, 4, 1_000).flags.writeable


def test_it_stops_before_a_trial_when_told_to(evaluation: Evaluation) -> None:
    asked: list[bool] = []

    def keep_on() -> bool:
        asked.append(True)
        return len(asked) < 3

    tried = WhatIf(evaluation, Draws(), keep_on)
    offer = evaluation.offer("harbor").offer
    tried.sure(offer)
    tried.with_offer(offer)
    with pytest.raises(StoppedError):
        tried.elsewhere(evaluation.comparison)
    with pytest.raises(StoppedError):
        WhatIf(evaluation, Draws(), lambda: False).on_fewer(1_000).sure(offer)


def test_kept_parts_are_made_once_while_they_rest_on_the_same() -> None:
    made: list[int] = []
    kept = Kept()

    def found(number: int) -> int:
        return kept.found("part", (number, "same"), lambda: made.append(number) or number)  # type: ignore[func-returns-value]

    assert [found(number) for number in (1, 2, 1, 2, 3, 1, 2)] == [1, 2, 1, 2, 3, 1, 2]
    # The first stays, the latest takes the place of the one before it.
    assert made == [1, 2, 3, 2]
