"""What is old is said in few words, once, and only of tables that the comparison uses."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_comparison, an_offer

from offercompare.engine import preview
from offercompare.engine.data_used import data_used
from offercompare.gui.status import assumptions
from offercompare.numerals import ENGLISH
from offercompare.report.compose import compose
from offercompare.report.edition_words import old_data, old_note
from offercompare.report.table import Options

RELEASE = date(2026, 11, 26)
AFTER_TAX = {"settings": {"money_basis": "after_tax"}}
US = {"person": {"tax": {"year": 2026}}, **AFTER_TAX}


def _used(**changes: object) -> list[str]:
    return [each.key for each in data_used(preview(a_comparison(**changes)))]


def test_a_comparison_uses_the_tables_of_its_places() -> None:
    assert _used(**US) == ["tax_US", "prices_US", "rents_US"]
    engineer = an_offer(title="Data Scientist")
    assert _used(offers=[engineer], **US) == ["tax_US", "prices_US", "rents_US", "wages_US", "filings_US"]
    abroad = an_offer(place="Munich, Bavaria, DE", currency="EUR")
    home = {"person": {"home": "Munich, Bavaria, DE", "tax": {"year": 2026, "health_extra_rate": 0.029}}, **AFTER_TAX}
    assert _used(offers=[abroad], currency="EUR", **home) == ["tax_DE", "prices_world", "rents_EU"]
    assert "rates" in _used(offers=[abroad, an_offer("b")], **US)


def test_the_persons_own_figures_rest_on_no_table() -> None:
    own = an_offer(place="Nowhere", price_index=90.0, rent=1_000.0, tax={"method": "rate", "rate": 0.3})
    found = _used(offers=[own], person={"home": None, "tax": {"method": "rate", "rate": 0.3}}, **AFTER_TAX)
    assert found == []
    with_rate = an_offer(place="Munich, Bavaria, DE", currency="EUR", rent=900.0)
    assert "rates" not in _used(offers=[with_rate], fx={"EUR": 1.1}, **US)


def test_who_asks_for_the_tax_of_an_earlier_year_has_no_old_tables() -> None:
    assert "tax_US" not in _used(person={"tax": {"year": 2025}}, **AFTER_TAX)


def test_no_offer_rests_on_nothing() -> None:
    assert old_data(preview(a_comparison().changed({"offers": []})), date(2099, 1, 1)) == ()


@pytest.mark.parametrize(
    ("today", "note"),
    [
        (RELEASE, ""),
        (date(2026, 12, 28), ""),
        (date(2026, 12, 29), "Rents of HUD FY2026 are old: look for a newer OfferCompare"),
        (
            date(2027, 3, 31),
            "Tax tables of 2026 and rents of HUD FY2026 are old: look for a newer OfferCompare",
        ),
        (date(2028, 1, 1), "Tax tables of 2026 and 2 other tables are old: look for a newer OfferCompare"),
    ],
)
def test_the_note_says_what_is_old(today: date, note: str) -> None:
    evaluation = preview(a_comparison(**US))
    assert old_note(old_data(evaluation, today)) == note
    first = assumptions(evaluation, ENGLISH, today)[0]
    assert first == (note or "Tax 2026 · US · single")


def test_tax_of_several_years_names_its_countries() -> None:
    home = {"person": {"home": "Paris, Île-de-France, FR", "tax": {"year": 2026}}, **AFTER_TAX}
    offers = [an_offer("a", place="Paris, Île-de-France, FR", currency="EUR"), an_offer("b")]
    evaluation = preview(a_comparison(offers=offers, currency="EUR", **home))
    note = old_note([each for each in data_used(evaluation) if each.kind == "tax"])
    assert note.startswith("Tax tables of 2026 (US) and tax tables of 2025 (FR) are old")


@pytest.mark.parametrize(
    ("today", "tax"),
    [
        (RELEASE, "Tax 2027 · tables of 2026, amounts grown · US · single"),
        (date(2027, 5, 1), "Tax 2027 · amounts grown · US · single"),
    ],
)
def test_which_tables_amounts_are_grown_from_is_said_once(today: date, tax: str) -> None:
    evaluation = preview(a_comparison(person={"tax": {"year": 2027}}, **AFTER_TAX))
    notes = assumptions(evaluation, ENGLISH, today)
    assert tax in notes
    assert sum("tables of 2026" in note.lower() for note in notes) == 1


def test_a_country_whose_tables_end_earlier_is_said_to_be_grown() -> None:
    offers = [an_offer(place="Paris, Île-de-France, FR", currency="EUR")]
    home = {"person": {"home": "Paris, Île-de-France, FR", "tax": {"year": 2026}}, **AFTER_TAX}
    notes = assumptions(preview(a_comparison(offers=offers, currency="EUR", **home)), ENGLISH, RELEASE)
    assert "Tax 2026 · tables of 2025, amounts grown · FR · single" in notes


def test_the_report_names_every_old_table_from_the_day_on() -> None:
    evaluation = preview(a_comparison(**US))
    said = {}
    for day in (RELEASE, date(2028, 1, 1)):
        report = compose(evaluation, Options(), day, "a.offers", ENGLISH)
        said[day] = [line.value for line in report.assumptions if line.label == "Old data"]
    assert said[RELEASE] == []
    assert said[date(2028, 1, 1)] == ["tax tables of 2026; price levels of BEA 2024; rents of HUD FY2026"]
