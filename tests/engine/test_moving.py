"""What an offer would pay if the person lived elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare.engine.figure import Figure
from offercompare.engine.moving import KEYS, Moved, moved, staying
from offercompare.engine.pay import pay
from offercompare.model import Comparison
from offercompare.reference import places
from offercompare.reference.occupations import occupation
from offercompare.reference.wages import wages

HOME, THERE = "Austin, TX, US", "San Francisco, CA, US"


def remote(pay_basis: str | None = "same_everywhere", **changes: Any) -> Any:
    return an_offer(remote={"policy": "remote", "pay_basis": pay_basis}, occupation="15-1252", **changes)


def going(offer: Any, destination: str = THERE, **comparison: Any) -> Moved:
    found = moved(offer, a_comparison(offer, **comparison), destination)
    assert found is not None
    return found


def median(label: str) -> float:
    job, place = occupation("15-1252"), places.find(label)
    assert job is not None
    assert place is not None
    sample = wages(job, place)
    assert sample is not None
    return dict(sample.percentiles)[50]


def values(figures: Any) -> dict[str, float | None]:
    return {key: figures[key].value for key in KEYS}


def test_pay_that_is_the_same_everywhere_keeps_its_base_and_bears_the_tax_of_the_place():
    found = going(remote())
    assert (found.may_move, found.estimated) == (True, False)
    assert found.there["base"].value == found.here["base"].value == 100_000
    assert found.difference["before_tax"].value == 0
    tax_of_california = found.difference["after_tax"].known
    assert tax_of_california < -3_000
    assert "the same everywhere" in found.notes[0]


def test_there_is_what_a_job_in_that_place_leaves():
    """The place of work of a remote job is where the person lives (MODEL 7a)."""
    found = going(remote())
    comparison = a_comparison(an_offer(place=THERE))
    assert values(found.there) == values(staying(comparison.offers[0], comparison))


def test_money_there_is_measured_in_the_money_of_the_present_home():
    found = going(remote())
    parity = 98.066 / 115.613
    assert found.there["home_money"].known == pytest.approx(found.there["after_tax"].known * parity, rel=1e-4)
    assert found.here["home_money"].known == pytest.approx(found.here["after_tax"].known)


def test_rent_is_that_of_the_place():
    found = going(remote())
    there, here = (each["spendable"].known - each["after_rent"].known for each in (found.there, found.here))
    assert there > here + 12_000


def test_pay_by_location_goes_with_the_median_pay_of_the_occupation():
    found = going(remote("by_location"))
    assert found.there["base"].known == pytest.approx(100_000 * median(THERE) / median(HOME))
    assert found.estimated
    assert "ask for the pay band of San Francisco" in found.notes[0]
    assert "BLS OEWS" in found.notes[0]


def test_a_bonus_that_is_a_share_of_base_follows_base():
    found = going(remote("by_location", bonus={"target": 0.1, "payout": 1.0}))
    assert found.there["before_tax"].known == pytest.approx(1.1 * found.there["base"].known)


def labels(figure: Figure) -> set[str]:
    return {each.label for each in figure.walk()}


@pytest.mark.parametrize("key", KEYS)
def test_every_trail_shows_how_the_base_came_about(key: Any):
    found = going(remote("by_location", **{"raise": 0.03}))
    shown = labels(found.there[key])
    assert "Base where you live now" in shown
    assert any("Median pay" in label and "San Francisco metro" in label for label in shown)
    assert any("Median pay" in label and "Austin metro" in label for label in shown)
    assert not any(each.label == "Base, year 1" and each.how == "entered" for each in found.there[key].walk())


def test_a_town_without_wages_of_its_own_takes_its_states_and_says_so():
    found = going(remote("by_location"), "Roswell, NM, US")
    assert found.there["base"].known == pytest.approx(100_000 * median("Roswell, NM, US") / median(HOME))
    assert "these are of all New Mexico" in found.notes[0]


@pytest.mark.parametrize(
    ("offer", "home", "destination"),
    [
        (remote("by_location"), HOME, "Berlin, DE"),
        (remote("by_location"), "Berlin, DE", HOME),
        (remote("by_location"), None, HOME),
        (an_offer(title="Poet", remote={"policy": "remote", "pay_basis": "by_location"}), HOME, THERE),
    ],
)
def test_pay_by_location_without_wages_is_a_question_and_no_number(offer: Any, home: str | None, destination: str):
    found = going(offer, destination, person={"home": home})
    assert set(values(found.there).values()) == {None}
    assert set(values(found.difference).values()) == {None}
    assert all("ask for the pay band of" in found.there[key].how for key in KEYS)
    assert "ask for the pay band of" in found.notes[0]


def test_an_unknown_pay_basis_is_said_and_shown_with_the_same_base():
    found = going(remote(None))
    assert found.there["base"].value == 100_000
    assert found.estimated
    assert "is not known: ask" in found.notes[0]


def test_an_unknown_base_stays_unknown():
    found = going(remote("by_location", base=None))
    assert set(values(found.there).values()) == {None}
    assert "Base pay is unknown" in found.notes[0]


@pytest.mark.parametrize(
    ("policy", "said"), [("on_site", "The work is done in Austin"), ("hybrid", "Austin"), (None, "not known: ask")]
)
def test_work_at_a_fixed_place_stays_as_it_is(policy: str | None, said: str):
    found = going(an_offer(remote={"policy": policy}))
    assert not found.may_move
    assert values(found.there) == values(found.here)
    assert said in found.notes[0]


def test_moving_home_changes_nothing():
    found = going(remote("by_location", rent=900.0, tax={"method": "rate", "rate": 0.2}), "austin, tx")
    assert values(found.there) == values(found.here)
    assert found.notes == ("Austin is where you live.",)


def test_what_was_entered_for_home_does_not_hold_there():
    entered = {"rent": 900.0, "price_index": 90.0, "tax": {"method": "rate", "rate": 0.2}}
    found = going(remote(**entered))
    assert values(found.there) == values(going(remote()).there)
    assert sum("counts where you live now" in note for note in found.notes) == 3


def test_a_place_without_tax_table_has_pay_before_tax_alone():
    found = going(remote(), "Taipei, TW")
    assert found.there["before_tax"].value == 100_000
    assert found.there["after_tax"].value is None
    assert found.difference["after_tax"].value is None
    assert any("No tax table is known" in note for note in found.notes)


def test_another_country_asks_for_leave_to_be_employed_there():
    assert any("ask whether you may be employed in Germany" in note for note in going(remote(), "Berlin, DE").notes)
    assert not any("employed in" in note for note in going(remote()).notes)


def test_a_place_that_is_not_in_the_list_is_nothing():
    offer = remote()
    assert moved(offer, a_comparison(offer), "Nowhere at all") is None


def test_nothing_of_the_offer_or_the_comparison_is_changed():
    offer = remote("by_location", rent=900.0)
    comparison: Comparison = a_comparison(offer)
    before = (offer.parts(), comparison.person.home, pay(offer, comparison).average.value)
    moved(offer, comparison, THERE)
    assert (offer.parts(), comparison.person.home, pay(offer, comparison).average.value) == before


def test_an_offer_in_another_currency_is_shown_in_the_reporting_one():
    found = going(remote("by_location", currency="EUR"), fx={"EUR": 1.5})
    assert found.here["base"].known == pytest.approx(150_000)
    assert found.there["base"].known == pytest.approx(150_000 * median(THERE) / median(HOME))
    assert found.there["base"].currency == "USD"
    assert "Base where you live now" in labels(found.there["after_tax"])
