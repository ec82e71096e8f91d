"""The window on the person and the assumptions."""

from __future__ import annotations

import pytest

from offercompare.document import edits
from tests.gui.forms.conftest import Hands, Open


@pytest.fixture
def hands(open_person: Open) -> Hands:
    return open_person()


def test_the_person_is_described(hands: Hands) -> None:
    hands.write("person.current_pay", "168k")
    hands.write("settings.discount_rate", "5 %")
    comparison = hands.document.comparison
    assert (comparison.person.current_pay, comparison.settings.discount_rate) == (168_000, 0.05)
    hands.document.undo()
    assert hands.control("settings.discount_rate").text() == "4 %"


def test_the_scale_must_rise(hands: Hands) -> None:
    hands.write("person.walk_away_pay", "100k")
    hands.write("person.delighted_pay", "90k")
    assert "more than walk_away_pay" in hands.editor("person.delighted_pay").error.text()


def test_a_rate_of_one_s_own_goes_before_the_bundled_one(hands: Hands) -> None:
    assert "assumed" in hands.control("fx.EUR").placeholderText()
    hands.write("fx.EUR", "1.2")
    assert hands.document.comparison.fx == {"EUR": 1.2}
    hands.write("fx.EUR", "")
    assert hands.document.comparison.fx == {}


def test_rates_follow_the_currencies_that_occur(hands: Hands) -> None:
    hands.window.show_group("Exchange rates")
    hands.document.apply(edits.set_offer("other", {"currency": "CHF"}), "x")
    assert hands.control("fx.CHF").isVisible()


def test_must_haves_are_added_changed_and_removed(hands: Hands) -> None:
    hands.window.show_group("Must-haves")
    page = hands.window.page("Must-haves")
    hands.press(page.adder)
    row = page.rows[0]
    hands.choose(row.what, "Country of work")
    row.value.setText("Germany")
    assert row.commit()
    assert hands.document.comparison.must_haves[0].is_ == "DE"
    row.value.setText("Nowhere")
    assert not row.commit()
    assert "not known" in row.error.text()
    hands.press(row.remove)
    assert hands.document.comparison.must_haves == ()


def test_an_own_criterion_goes_with_its_weight(hands: Hands) -> None:
    hands.window.show_field("criteria")
    listed = hands.window.page("Own criteria")._cards[0].lists[0]
    hands.press(listed.adder)
    hands.write("criteria.0.label", "Near my parents")
    own = hands.document.comparison.criteria[0]
    assert own.label == "Near my parents"
    hands.document.apply(edits.set_weights({"pay": 50, own.key: 50}), "x")
    hands.press(listed.entries[0].remove)
    assert hands.document.comparison.criteria == ()
    assert hands.document.comparison.weights == {"pay": 50}
