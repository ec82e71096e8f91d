"""An exit is shared out to the last cent, without jumps, whatever the preference, the rounds and the numbers."""

from __future__ import annotations

from itertools import pairwise
from math import isfinite
from typing import Any

import pytest
from builders import a_comparison, a_startup, an_offer
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine import Figure
from offercompare.engine.exit_points import points, reach, rounded_down, rounded_up
from offercompare.engine.exit_split import common_gets, exit_split, stance, terms_after
from offercompare.engine.exit_stake import Stake, stake, stakes
from offercompare.engine.private_company import PrivateCompany

KINDS: dict[str, dict[str, Any]] = {
    "non-participating": {},
    "no preferred": {"preferred_share": 0.0},
    "no preference": {"total_raised": 0.0},
    "twice": {"liquidation_multiple": 2.0},
    "participating": {"participating": True},
    "capped": {"participating": True, "participation_cap": 2.0},
    "capped at once": {"participating": True, "participation_cap": 1.0},
    "nearly all preferred": {"preferred_share": 0.999999},
    "estimated": {"total_raised": None},
}


def a_stake(stay: float = 4.0, **changes: Any) -> Stake:
    offer = a_startup(**changes)
    return stake(offer, a_comparison(offer, person={"stay_years": stay}))


def preferred_gets(company: PrivateCompany, value: float, rounds: int) -> float:
    """MODEL 6.3 and 6.4 as written, for all preferred shares together."""
    keep = 1.0
    for sold in company.dilution[:rounds]:
        keep *= 1 - sold
    shares, today = company.fully_diluted / keep, company.preference
    phi, owed = (
        1 - (1 - today.share) * keep,
        today.amount + company.preferred_price * (company.fully_diluted / keep - company.fully_diluted),
    )
    if not today.share:
        # A company without preferred shares has no preference after rounds either (MODEL 15).
        return phi * value
    assert shares >= company.fully_diluted
    if phi == 0:
        return 0.0
    if not today.participating:
        return max(min(owed, value), phi * value)
    if value <= owed:
        return value
    full = owed + phi * (value - owed)
    if today.cap is None:
        return full
    cap = today.cap * owed / today.amount if today.amount else today.cap
    return max(min(full, cap), phi * value)


@pytest.mark.parametrize("equity", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("rounds", [0, 1, 2])
def test_preferred_and_common_share_the_whole_value_without_jumps(equity: dict[str, Any], rounds: int) -> None:
    held = a_stake(equity=equity)
    company, terms = held.known_company, terms_after(held.known_company, rounds)
    far = 10 * max(terms.owed, 1e6) / max(terms.preferred_share, 0.05)
    values = [far * step / 400 for step in range(401)]
    splits = [exit_split(held, value, rounds) for value in values]
    for value, split in zip(values, splits, strict=True):
        preferred, common = split.preferred.known, split.common.known
        assert preferred + common == pytest.approx(value, abs=1e-6)
        assert preferred == pytest.approx(preferred_gets(company, value, rounds), rel=1e-9, abs=1e-3)
        assert min(preferred, common, split.other_common.known, split.yours.known) >= 0
        assert split.other_common.known + split.yours.known == pytest.approx(common)
    step = values[1] * (1 + 1e-9) + 1e-3
    for part in ("preferred", "common"):
        amounts = [getattr(split, part).known for split in splits]
        assert all(-1e-3 <= after - before <= step for before, after in pairwise(amounts)), part


@given(
    phi=st.floats(0, 0.999),
    raised=st.floats(0, 1e10),
    multiple=st.floats(0, 5),
    participating=st.booleans(),
    cap=st.none() | st.floats(1, 50),
    rounds=st.integers(0, 4),
    part=st.floats(0, 10),
)
def test_nothing_of_an_exit_is_lost(
    phi: float, raised: float, multiple: float, participating: bool, cap: float | None, rounds: int, part: float
) -> None:
    cap = None if cap is None else max(cap, multiple)
    equity = {
        "preferred_share": phi,
        "total_raised": raised,
        "liquidation_multiple": multiple,
        "participating": participating,
        "participation_cap": cap,
        "rounds_left": 4,
    }
    held = a_stake(equity=equity)
    terms = terms_after(held.known_company, rounds)
    value = part * max(terms.owed, 1.0) / max(terms.preferred_share, 1e-3)
    split = exit_split(held, value, rounds)
    assert split.preferred.known + split.common.known == pytest.approx(value, rel=1e-12)
    assert split.preferred.known == pytest.approx(preferred_gets(held.known_company, value, rounds), rel=1e-6, abs=1.0)
    more = exit_split(held, value * 1.01, rounds)
    assert more.common.known >= split.common.known * (1 - 1e-12)
    assert more.preferred.known >= split.preferred.known - 1e-9 * value


def test_figures_by_hand() -> None:
    """Series B: phi .46, 40 m raised, 20 m shares: converts at 86.96 m; 10.8 m common shares."""
    held = a_stake(stay=2.0)
    (option,) = held.holdings
    assert (option.granted, option.shares, option.exercise_cost) == (10_000, 5_000, option.exercise_cost)
    assert option.exercise_cost is not None
    assert option.exercise_cost.known == 5_000
    low, middle, high = (exit_split(held, value) for value in (30e6, 60e6, 200e6))
    assert (low.stance, middle.stance, high.stance) == ("short", "preference", "converted")
    assert (low.preferred.known, low.per_share.known, low.yours.known) == (30e6, 0.0, 0.0)
    assert middle.per_share.known == pytest.approx(20e6 / 10.8e6)
    assert middle.yours.known == pytest.approx(5_000 * (20 / 10.8 - 1))
    assert high.per_share.known == pytest.approx(10.0)
    assert high.yours.known == pytest.approx(45_000)
    assert high.proceeds[0].break_even.known == pytest.approx(40e6 + 10.8e6)
    assert high.proceeds[0].beats_409a is None


def test_rounds_dilute_common_and_stand_before_it() -> None:
    held = a_stake()
    now, later = exit_split(held, 200e6, 0), exit_split(held, 200e6, 2)
    keep = (1 - held.known_company.dilution[0]) * (1 - held.known_company.dilution[1])
    assert later.terms.fully_diluted == pytest.approx(20e6 / keep)
    assert later.terms.common_shares == pytest.approx(now.terms.common_shares)
    assert later.terms.owed == pytest.approx(40e6 + 5 * (20e6 / keep - 20e6))
    assert later.per_share.known == pytest.approx(now.per_share.known * keep)
    assert exit_split(held, 200e6, 99).terms == later.terms
    assert exit_split(held, 200e6, -1).terms == now.terms


def test_each_figure_tells_what_it_is_made_of() -> None:
    split = exit_split(a_stake(equity={"total_raised": None}), 90e6, 1)
    labels = {figure.label for part in (split.yours, split.other_common) for figure in part.walk()}
    assert {"Exit value", "Preferred", "Liquidation preference", "Strike", "Whole grant", "Common shares"} <= labels
    assert all(isinstance(figure, Figure) and figure.how for figure in split.yours.walk())


def test_marks_are_where_things_begin() -> None:
    held = a_stake()
    found = {point.kind: point.value for point in points(held)}
    assert found == pytest.approx(
        {"preference": 40e6, "break_even": 50.8e6, "conversion": 40e6 / 0.46, "valuation": 100e6}
    )
    company, terms = held.known_company, terms_after(held.known_company, 0)
    assert stance(company, terms, found["conversion"] * 0.999) == "preference"
    assert stance(company, terms, found["conversion"] * 1.001) == "converted"
    assert exit_split(held, found["break_even"]).yours.known == pytest.approx(0.0, abs=1e-6)
    assert exit_split(held, found["break_even"] + 1e3).yours.known > 0
    capped = a_stake(equity={"participating": True, "participation_cap": 2.0})
    assert [point.kind for point in points(capped)] == [
        "preference", "break_even", "valuation", "cap", "conversion",
    ]  # fmt: skip
    assert [point.kind for point in points(a_stake(equity={"participating": True}))] == [
        "preference", "break_even", "valuation",
    ]  # fmt: skip
    assert [point.kind for point in points(a_stake(equity={"preferred_share": 0.0}))] == ["break_even", "valuation"]


def test_grants_of_one_strike_share_a_mark_and_restricted_shares_have_none() -> None:
    option = {"kind": "nso", "shares": 100.0, "strike": 2.0}
    held = a_stake(grants=[option, {**option, "shares": 300.0}, {"kind": "double_trigger_rsu", "shares": 50.0}])
    (even,) = (point for point in points(held) if point.kind == "break_even")
    assert even.labels == ()
    other = a_stake(grants=[option, {**option, "strike": 3.0}, option])
    evens = [point.labels for point in points(other) if point.kind == "break_even"]
    assert evens == [("Grant 1", "Grant 3"), ("Grant 2",)]
    assert [holding.is_option for holding in held.holdings] == [True, True, False]
    assert exit_split(held, 100e6).proceeds[2].left.known == pytest.approx(50 * 5.0)


@pytest.mark.parametrize("equity", KINDS.values(), ids=KINDS)
def test_the_stretch_to_look_at_holds_every_mark(equity: dict[str, Any]) -> None:
    held = a_stake(equity=equity)
    low, high = reach(held)
    assert 0 < low < high
    for rounds in range(held.rounds_left + 1):
        assert all(low < point.value < high for point in points(held, rounds) if point.value < 1e10)


@given(st.floats(1e-6, 1e20))
def test_round_values_stand_around(value: float) -> None:
    assert rounded_down(value) <= value * (1 + 1e-8)
    assert rounded_up(value) >= value * (1 - 1e-8)
    assert rounded_up(value) / rounded_down(value) <= 2.5 * (1 + 1e-6)


def oddities(**changes: Any) -> set[str]:
    return {caution.oddity for caution in a_stake(**changes).cautions}


def test_odd_numbers_are_said_at_their_field() -> None:
    assert oddities() == set()
    assert oddities(equity={"fully_diluted": 9_000.0}) == {"above_company", "out_of_reach"}
    assert oddities(equity={"preferred_share": 0.9999}) == {"above_common"}
    assert oddities(equity={"exit_hazard": 0.0, "failure_hazard": 0.0}) == {"no_exit"}
    assert oddities(equity={"total_raised": None}) == {"preference_estimated"}
    assert oddities(equity={"illiquidity_discount": 0.2}) == {"discounted"}
    grant = {"kind": "iso", "shares": 100.0, "strike": 1e6}
    assert oddities(grants=[grant]) == {"strike_above_price", "out_of_reach"}
    caution = a_stake(equity={"fully_diluted": 9_000.0}).cautions[0]
    assert caution.field == "equity.fully_diluted"
    assert caution.amount == pytest.approx(10_000 / 9_000)


@pytest.mark.parametrize(
    "changes",
    [
        {"equity": {"fully_diluted": 9_000.0}},
        {"equity": {"preferred_share": 0.9999999999}},
        {"equity": {"preferred_price": 1e15, "fully_diluted": 1e15}},
        {"equity": {"preferred_price": 1e-9, "fully_diluted": 1.0, "total_raised": 0.0}},
        {"equity": {"exit_multiple": 0.0}},
        {"equity": {"exit_multiple_sd": 10.0}},
        {"equity": {"exit_hazard": 0.0, "failure_hazard": 0.0, "dilution": 0.999999, "rounds_left": 20}},
        {"grants": [{"kind": "iso", "shares": 0.0, "strike": 0.0}]},
        {"grants": [{"kind": "nso", "shares": 1e15, "strike": 1e15}]},
    ],
)
def test_bad_numbers_give_defined_results(changes: dict[str, Any]) -> None:
    held = a_stake(**changes)
    low, high = reach(held)
    assert 0 < low < high < 1e21
    for rounds in range(held.rounds_left + 1):
        assert all(isfinite(point.value) for point in points(held, rounds))
        for value in (0.0, low, held.valuation, high, 1e18):
            split = exit_split(held, value, rounds)
            assert split.preferred.known + split.common.known == pytest.approx(value)
            assert split.yours.known <= split.common.known
            assert all(isfinite(figure.known) for figure in split.yours.walk())


def test_an_exit_for_nothing_leaves_nothing() -> None:
    for value in (0.0, -5.0):
        split = exit_split(a_stake(), value)
        assert split.stance == "nothing"
        assert {split.preferred.known, split.common.known, split.yours.known, split.per_share.known} == {0.0}
    assert common_gets(terms_after(a_stake().known_company, 0), 0.0) == 0.0


def test_what_is_unknown_is_asked() -> None:
    def asked(**changes: Any) -> list[tuple[str, int | None]]:
        return [(question.field, question.number) for question in a_stake(**changes).questions]

    assert asked() == []
    assert asked(equity={"preferred_price": None}) == [("equity.preferred_price", None)]
    assert asked(equity={"fully_diluted": None}) == [("equity.fully_diluted", None)]
    nothing = asked(equity={"preferred_price": None, "fully_diluted": None})
    assert nothing == [("equity.preferred_price", None), ("equity.fully_diluted", None)]
    assert asked(equity={"fully_diluted": None, "valuation": 100e6}) == []
    assert asked(equity={"preferred_price": None, "valuation": 100e6}) == []
    assert asked(equity={"fully_diluted": None, "ownership": 0.0005}) == []
    assert asked(grants=[{"kind": "iso"}]) == [("grants.shares", 0), ("grants.strike", 0)]
    unknown = a_stake(equity={"preferred_price": None})
    assert (unknown.company, unknown.holdings) == (None, ())
    with pytest.raises(ValueError):
        exit_split(unknown, 1e6)


def test_only_offers_with_private_shares_have_a_stake() -> None:
    listed, bare = an_offer("listed", grants=[{"kind": "rsu", "value": 1e5}]), a_startup("bare", grants=[])
    gone = a_startup("gone", status="declined")
    comparison = a_comparison(listed, bare, gone, a_startup("nimbus"), a_startup("orbit"))
    assert [held.offer.id for held in stakes(comparison)] == ["nimbus", "orbit"]


def test_refreshers_are_one_holding_once_they_vest() -> None:
    refreshers = {"yearly": 10_000.0}
    soon, later = a_stake(stay=1.0, refreshers=refreshers), a_stake(stay=3.0, refreshers=refreshers)
    assert [holding.number for holding in soon.holdings] == [0]
    assert [holding.label for holding in later.holdings] == ["Grant 1", "Refreshers"]
    assert later.holdings[1].shares == pytest.approx(2_000 * (0.5 + 0.25))


def test_a_share_is_set_beside_its_409a_value() -> None:
    held = a_stake(equity={"fmv_409a": 2.0})
    assert [exit_split(held, value).proceeds[0].beats_409a for value in (50e6, 100e6)] == [False, True]
