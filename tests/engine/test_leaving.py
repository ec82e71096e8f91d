"""What leaving after some months means, and pay adding up month by month."""

from __future__ import annotations

import pytest

from offercompare.engine.leaving import leaving, owed_back, vested_parts
from offercompare.engine.pay import pay
from offercompare.engine.timeline import line, timeline
from tests.builders import a_comparison, a_grant, a_startup, an_offer

YEARLY = {"by_year": [0.25, 0.25, 0.25, 0.25], "cadence": "quarterly", "cliff_months": 12}


def left(offer, months, **changes):
    comparison = a_comparison(offer, **changes)
    return leaving(offer, comparison, pay(offer, comparison), months)


@pytest.mark.parametrize(
    ("months", "vested", "unvested"),
    [(0, 0.0, 1.0), (11, 0.0, 1.0), (12, 0.25, 0.75), (14, 0.25, 0.75), (48, 1.0, 0.0)],
)
def test_parts_of_a_grant_by_month(months: int, vested: float, unvested: float):
    grant = a_grant(vesting=YEARLY)
    assert vested_parts(grant, an_offer(grants=[grant]), months) == pytest.approx((vested, unvested))


def test_a_grant_yet_to_be_made_is_neither_vested_nor_forfeited():
    grant = a_grant(grant_year=3)
    assert vested_parts(grant, an_offer(grants=[grant]), 24) == (0.0, 0.0)
    assert vested_parts(grant, an_offer(grants=[grant]), 27) == pytest.approx((0.0625, 0.9375))


def test_what_is_unvested_at_the_current_job_is_forfeited_on_the_first_day():
    grant = a_grant(unvested_from="2027-01-01")
    offer = an_offer(status="current", start_date="2025-01-01", grants=[grant], equity={"drift": 0.0})
    assert left(offer, 0).forfeited.value == pytest.approx(50_000)
    assert left(offer, 0).vested.value == 0.0


@pytest.mark.parametrize(
    ("rule", "months", "owed"),
    [
        ("prorated", 6, 5_000),
        ("prorated", 12, 0),
        ("full", 11, 10_000),
        ("full_then_prorated", 9, 5_000),
        ("none", 1, 0),
    ],
)
def test_sign_on_is_owed_back_by_its_rule(rule: str, months: int, owed: float):
    offer = an_offer(sign_on=[{"year": 1, "amount": 10_000.0}], clawback={"months": 12, "rule": rule})
    assert owed_back(offer, months) == pytest.approx(owed)
    assert left(offer, months).clawback.value == pytest.approx(owed)


def test_each_sign_on_has_its_own_clock():
    offer = an_offer(
        sign_on=[{"year": 1, "amount": 10_000.0}, {"year": 2, "amount": 6_000.0}],
        clawback={"months": 24, "rule": "prorated"},
    )
    assert owed_back(offer, 18) == pytest.approx(10_000 * 0.25 + 6_000 * 0.75)


def test_options_cost_cash_and_for_nso_tax():
    equity = {"fmv_409a": 3.0}
    vesting = {"by_year": [0.5, 0.5], "cadence": "annual"}
    nso = a_startup(
        grants=[{"kind": "nso", "shares": 10_000.0, "strike": 1.0, "vesting": vesting}],
        equity=equity,
        tax={"method": "rate", "rate": 0.3},
    )
    after = left(nso, 12)
    assert after.exercise_cost is not None
    assert after.exercise_cost.value == pytest.approx(5_000)
    assert after.exercise_tax is not None
    assert after.exercise_tax.value == pytest.approx(0.3 * 5_000 * (3.0 - 1.0))
    iso = nso.changed({"grants": [nso.grants[0].changed({"kind": "iso"})]})
    assert left(iso, 12).exercise_tax.value == 0.0
    assert left(an_offer(), 12).exercise_cost is None


def test_an_unknown_grant_is_unknown_not_nothing():
    offer = an_offer(grants=[{"kind": "rsu"}])
    assert left(offer, 12).vested.value is None
    assert left(offer, 12).forfeited.value is None


def test_cash_adds_up_month_by_month_and_a_sign_on_at_once():
    offer = an_offer(base=120_000.0, sign_on=[{"year": 1, "amount": 6_000.0}], clawback={"months": 0, "rule": "none"})
    kept = line(offer, a_comparison(offer)).kept
    assert len(kept) == 49
    assert kept[0] == 0.0
    assert kept[1] == pytest.approx(16_000)
    assert kept[12] == pytest.approx(126_000)
    assert kept[48] == pytest.approx(486_000)


def test_after_tax_the_years_add_up_to_the_after_tax_pay():
    grant = a_grant(vesting={"by_year": [0.25] * 4, "cadence": "quarterly"})
    offer = an_offer(
        base=150_000.0, place="New York, NY, US", grants=[grant], sign_on=[{"year": 1, "amount": 20_000.0}]
    )
    comparison = a_comparison(offer, settings={"money_basis": "after_tax"}, person={"tax": {"year": 2026}})
    years = pay(offer, comparison).years
    kept = line(offer, comparison).kept
    assert kept[48] == pytest.approx(sum(year.net.after_tax.known for year in years))
    assert kept[24] == pytest.approx(sum(year.net.after_tax.known for year in years[:2]))


def test_lines_cross_where_a_sign_on_is_overtaken():
    early = an_offer("early", base=100_000.0, sign_on=[{"year": 1, "amount": 20_000.0}], clawback={"rule": "none"})
    late = an_offer("late", base=110_000.0)
    found = timeline(a_comparison(early, late))
    assert found.leaders[0] == "early"
    assert found.leaders[-1] == "late"
    assert [(crossing.ahead, crossing.month) for crossing in found.crossings] == [("late", pytest.approx(24.0))]


def test_level_offers_have_no_leader_and_no_crossing():
    found = timeline(a_comparison(an_offer("a"), an_offer("b")))
    assert set(found.leaders) == {None}
    assert found.crossings == ()


def test_an_offer_without_tax_has_no_line_and_says_why():
    offer = an_offer(place="Nowhere at all")
    found = line(offer, a_comparison(offer, settings={"money_basis": "after_tax"}))
    assert found.kept == ()
    assert "tax" in found.unknown
