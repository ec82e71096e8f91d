"""A currency typed into a field of the whole offer, or of the person."""

from __future__ import annotations

import pytest

from offercompare.document import edits
from tests.gui.forms.conftest import Hands, Open


@pytest.fixture
def hands(open_offer: Open) -> Hands:
    return open_offer()


def test_a_currency_typed_at_the_first_amount_becomes_the_offers(hands: Hands) -> None:
    hands.document.apply(edits.set_offer("nimbus", {"base": None, "grants": (), "currency": None}), "x")
    hands.write("base", "97k EUR")
    assert (hands.offer().base, hands.offer().currency) == (97_000, "EUR")
    assert hands.editor("base").unit.text() == "EUR a year"
    assert hands.document.history.done[-1].label == "Base of Nimbus AI, in EUR"
    hands.document.undo()
    assert (hands.offer().base, hands.offer().currency) == (None, None)


@pytest.mark.parametrize("path", ["base", "rent", "bonus.amount", "grants.0.strike"])
def test_another_currency_beside_other_amounts_is_refused_in_every_field(hands: Hands, path: str) -> None:
    hands.document.apply(edits.set_offer("nimbus", {"currency": "USD"}), "x")
    before = hands.offer()
    hands.write(path, "7 EUR")
    assert hands.offer() == before
    assert hands.editor(path).error.text().startswith("The amounts of Nimbus AI are in USD: type it in USD, or change")
    hands.write(path, "$7")
    assert hands.editor(path).error.text() == ""


def test_a_number_that_is_no_money_takes_no_currency(hands: Hands) -> None:
    for path in ("raise", "severance_months", "grants.0.shares"):
        hands.write(path, "3 EUR")
        assert "type a number without a currency" in hands.editor(path).error.text(), path


def test_the_persons_amounts_are_in_the_reporting_currency(open_person: Open) -> None:
    hands = open_person()
    hands.write("person.savings", "EUR 30k")
    said = "This amount is in USD, the reporting currency: type it in USD."
    assert hands.editor("person.savings").error.text() == said
    hands.write("person.savings", "30k USD")
    assert hands.document.comparison.person.savings == 30_000
