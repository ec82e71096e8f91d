"""A currency typed beside an amount is the offer's, or becomes it where it has no other amounts, or is refused."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from offercompare.errors import InputError
from offercompare.gui.compare.entry import edit_for
from offercompare.gui.negotiate.lines import AskLine
from offercompare.gui.risk.exit_controls import ExitControls
from offercompare.gui.risk.fields import amount
from offercompare.gui.typed_money import amounts, apart, currency_note, number_in
from offercompare.model import Offer
from offercompare.numerals import ENGLISH
from tests.builders import a_comparison, a_grant, an_offer

EMPTY: dict[str, Any] = {"base": None, "currency": None, "place": "Berlin, DE"}
KINDS = frozenset({"rsu"})


@pytest.mark.parametrize(
    ("text", "bare", "codes"),
    [
        ("€97k", "97k", {"EUR"}),
        ("95k €", "95k", {"EUR"}),
        ("95k€", "95k", {"EUR"}),
        ("97k EUR", "97k", {"EUR"}),
        ("97keur", "97k", {"EUR"}),
        ("95 kEUR", "95 k", {"EUR"}),
        ("EUR 97,000", "97,000", {"EUR"}),
        ("eur97k", "97k", {"EUR"}),
        ("£60k", "60k", {"GBP"}),
        ("₹40,00,000", "40,00,000", {"INR"}),
        ("¥9m", "9m", {"JPY", "CNY"}),
        ("US$97k", "97k", {"USD"}),
        ("CA$ 97k", "97k", {"CAD"}),
        ("€900 × 12", "900 × 12", {"EUR"}),
        ("€97k EUR", "97k", {"EUR"}),
        ("1.2m", "1.2m", set()),
        ("320k RSU", "320k RSU", set()),
        ("320k EUR RSU", "320k  RSU", {"EUR"}),
    ],
)
def test_a_currency_is_taken_off_wherever_it_stands(text: str, bare: str, codes: set[str]) -> None:
    found = apart(text, KINDS)
    assert (found.text, set(found.codes), bool(found.mark)) == (bare, codes, bool(codes))


def test_a_dollar_is_that_of_every_country_that_has_one() -> None:
    assert {"USD", "CAD", "AUD", "SGD"} <= set(apart("$180k").codes)
    assert not {"EUR", "GBP", "JPY"} & set(apart("$180k").codes)


@pytest.mark.parametrize(
    ("text", "said"), [("abc 97k", "“abc” is no currency"), ("₺97k", "“₺” is no"), ("€97k GBP", "type € or GBP")]
)
def test_what_is_no_currency_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        apart(text)


@pytest.mark.parametrize(
    ("currency", "text", "value"),
    [("EUR", "€97k", 97_000), ("EUR", "97k EUR", 97_000), ("EUR", "$97k", None), ("USD", "$97k", 97_000),
     ("CAD", "$97k", 97_000), ("USD", "97k", 97_000), ("USD", "EUR 97k", None), ("USD", "abc 97k", None)],
)  # fmt: skip
def test_where_one_currency_is_asked_for_no_other_is_read(currency: str, text: str, value: float | None) -> None:
    assert number_in(currency, text, ENGLISH) == value


def typed(row: str, text: str, **offer: Any) -> Offer:
    before = an_offer("harbor", **offer)
    return edit_for(row, before, text, ENGLISH)(a_comparison(before)).offers[0]


GRANT = {"kind": "rsu", "value": 1e5}
TAKEN: list[tuple[str, str, dict[str, Any], str | None]] = [
    ("base", "€97k", EMPTY, "EUR"),
    ("base", "95k €", EMPTY, "EUR"),
    ("base", "97k EUR", EMPTY, "EUR"),
    ("base", "~EUR 97,000", EMPTY, "EUR"),
    ("base", "97k", EMPTY, None),
    ("base", "$97k", EMPTY, "USD"),
    ("base", "$97k", {**EMPTY, "place": None}, None),
    ("base", "$97k", {**EMPTY, "place": "Toronto, ON, CA"}, None),
    ("base", "97k USD", EMPTY, "USD"),
    ("base", "97k USD", {**EMPTY, "place": "Austin, TX, US"}, None),
    ("base", "€97k", {"currency": "EUR"}, "EUR"),
    ("base", "$97k", {"currency": "CAD"}, "CAD"),
    ("base", "$97k", {"currency": "EUR"}, "USD"),
    ("base", "$97k", {"currency": "EUR", "place": "Toronto, ON, CA"}, "CAD"),
    ("base", "¥9m", {**EMPTY, "place": "Tokyo, JP"}, "JPY"),
    ("base", "€97k", {"bonus": {"target": 0.1}}, "EUR"),
    ("base", "€97k", {"grants": [{"kind": "rsu", "shares": 100.0}], "base": None}, "EUR"),
    ("bonus", "€20k", EMPTY, "EUR"),
    ("bonus", "€1", EMPTY, "EUR"),
    ("sign_on", "20k EUR", EMPTY, "EUR"),
    ("sign_on", "20k EUR", {**EMPTY, "sign_on": [{"year": 1, "amount": 5e3}]}, "EUR"),
    ("grants", "€320k RSU", EMPTY, "EUR"),
    ("grants", "320k EUR RSU", EMPTY, "EUR"),
    ("grants", "12,000 options @ €2.10", EMPTY, "EUR"),
    ("grants", "€320k RSU", {**EMPTY, "grants": [GRANT]}, "EUR"),
]


@pytest.mark.parametrize(("row", "text", "offer", "currency"), TAKEN)
def test_a_typed_currency_is_the_offers_own_or_becomes_it(
    row: str, text: str, offer: dict[str, Any], currency: str | None
) -> None:
    assert typed(row, text, **offer).currency == currency


def test_the_amount_beside_a_currency_is_read_whole() -> None:
    assert typed("base", "~97k EUR", **EMPTY).base == 97_000
    assert typed("base", "~97k EUR", **EMPTY).evidence == {"base": "guess"}
    bonus = typed("bonus", "€1", **EMPTY).bonus
    assert bonus is not None
    assert (bonus.amount, bonus.target) == (1.0, None)
    (grant,) = typed("grants", "12,000 options @ €2.10", **EMPTY).grants
    assert (grant.shares, grant.strike) == (12_000, 2.1)


REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("base", "€97k", {"sign_on": [{"year": 1, "amount": 5e3}]}),
    ("base", "97k EUR", {"bonus": {"amount": 5e3}}),
    ("base", "97k EUR", {"grants": [GRANT]}),
    ("base", "97k EUR", {"equity": {"preferred_price": 2.0}}),
    ("base", "97k EUR", {"rent": 900.0}),
    ("bonus", "€20k", {}),
    ("sign_on", "€20k", {}),
    ("sign_on", "€20k", {"base": None, "sign_on": [{"year": 2, "amount": 5e3}]}),
    ("grants", "€320k RSU", {}),
    ("grants", "€320k RSU", {"base": None, "grants": [GRANT, GRANT]}),
]


@pytest.mark.parametrize(("row", "text", "offer"), REFUSED)
def test_another_currency_is_refused_beside_other_amounts(row: str, text: str, offer: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        typed(row, text, **offer)
    assert caught.value.sentence == (
        "The amounts of Harbor are in USD: type it in USD, or change its currency in the whole offer (F4) first."
    )


def test_a_sign_of_several_currencies_is_asked_about_where_nothing_tells() -> None:
    before = an_offer("harbor", currency="EUR", place=None)
    with pytest.raises(InputError, match="“\\$” stands for several currencies: type the code, as in USD 97k"):
        edit_for("base", before, "$97k", ENGLISH)(a_comparison(before, currency="EUR"))


def test_all_amounts_of_an_offer_are_found() -> None:
    offer = an_offer(
        bonus={"amount": 1.0},
        sign_on=[{"year": 1, "amount": 1.0}],
        benefits=[{"label": "Meals", "amount": 1.0}],
        costs=[{"label": "Bus", "amount": 1.0}],
        espp={"contribution": 1.0, "discount": 0.15},
        health={"premium": 1.0, "deductible": 1.0},
        grants=[a_grant(kind="nso", strike=1.0, value=None, shares=9.0)],
        refreshers={"yearly": 1.0},
        equity={"valuation": 1.0, "exit_value": 1.0, "fully_diluted": 9.0},
        match={"rate": 0.5, "up_to": 0.06},
        rent=1.0,
    )
    assert set(amounts(offer)) == {
        *("base", "bonus.amount", "sign_on.0.amount", "benefits.0.amount", "costs.0.amount", "espp.contribution"),
        *("health.premium", "health.deductible", "grants.0.strike", "refreshers.yearly", "equity.valuation"),
        *("equity.exit_value", "rent"),
    }


TYPE, SET = "type {}, or set the currency in the whole offer (F4).", "the whole offer (F4) has the currency."
REMOTE = {"remote": {"policy": "remote"}}
NOTES: list[tuple[dict[str, Any], str]] = [
    (EMPTY, f"Berlin pays in EUR: {TYPE.format('€95k')}"),
    ({**EMPTY, "place": "London, GB"}, f"London pays in GBP: {TYPE.format('£95k')}"),
    ({**EMPTY, "place": "Zürich, CH"}, f"Zürich pays in CHF: {TYPE.format('CHF 95k')}"),
    ({**EMPTY, "place": "Toronto, ON, CA"}, f"Toronto pays in CAD: {TYPE.format('CAD 95k')}"),
    ({**EMPTY, "base": 95e3}, f"Taken as USD, but Berlin pays in EUR: {TYPE.format('€95k')}"),
    ({**EMPTY, "base": 95e3, "rent": 900.0}, f"Taken as USD, but Berlin pays in EUR: {SET}"),
    ({**EMPTY, "currency": "USD"}, ""),
    ({**EMPTY, "currency": "EUR"}, ""),
    ({**EMPTY, "place": None}, ""),
    ({**EMPTY, "place": "Nowhere at all"}, ""),
    ({**EMPTY, "place": "Austin, TX, US"}, ""),
    ({**EMPTY, **REMOTE}, ""),
]


@pytest.mark.parametrize(("offer", "note"), NOTES)
def test_a_place_that_pays_in_another_currency_is_told(offer: dict[str, Any], note: str) -> None:
    made = an_offer("harbor", **offer)
    assert currency_note(made, a_comparison(made)) == note


def test_what_was_said_of_the_currency_is_not_asked_again() -> None:
    for text in ("$95k", "USD 95k", "€95k"):
        offer = typed("base", text, **EMPTY)
        assert currency_note(offer, a_comparison(offer)) == "", text


def test_an_amount_of_the_comparison_is_read_in_its_currency_alone() -> None:
    read = amount(ENGLISH, lambda: "USD").read
    assert [read(text) for text in ("500m", "$500m", "500m USD", "€500m", "500m EUR")] == [5e8, 5e8, 5e8, None, None]


@pytest.mark.parametrize(
    ("typed", "taken"), [("97k EUR", [97_000.0]), ("97k", [97_000.0]), ("$97k", []), ("1 GBP", [])]
)
def test_an_amount_to_ask_for_is_in_the_offers_currency(qtbot: Any, typed: str, taken: list[float]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    line = AskLine("base", ENGLISH, parent)
    line.currency = "EUR"
    got: list[float] = []
    line.amount_typed.connect(got.append)
    line.edit.setText(typed)
    line.edit.committed.emit()
    assert got == taken
    assert bool(line.edit.property("invalid")) == (not taken)


@pytest.mark.parametrize(
    ("typed", "value"), [("80m", 8e7), ("1.2bn", 1.2e9), ("€80m", 8e7), ("$80m", 5.0), ("80m USD", 5.0)]
)
def test_an_exit_value_is_in_the_offers_currency(qtbot: Any, typed: str, value: float) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    controls = ExitControls(ENGLISH, parent)
    controls.show_choice(5.0, "EUR", 0, 0)
    got = [5.0]
    controls.value_wanted.connect(got.append)
    controls.field.setText(typed)
    qtbot.keyClick(controls.field, Qt.Key.Key_Return)
    assert got[-1] == value
