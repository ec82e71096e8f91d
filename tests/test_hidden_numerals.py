"""What Numerals writes while amounts are hidden: one mask, whatever the amount is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine import Figure
from offercompare.gui.over_time.wording import on_axis
from offercompare.gui.over_time.wording import rough as rough_label
from offercompare.numerals import ENGLISH, HIDDEN, Numerals
from offercompare.report.exit_words import rough, rough_money
from offercompare.report.field_words import field_text
from offercompare.report.figures import figure_text
from offercompare.report.risk_figures import supported

PLACES = (ENGLISH, Numerals(".", ","), Numerals("\u202f", ","), Numerals("’", "."), Numerals(",", ".", upper_group=2))
AMOUNTS = st.floats(-1e12, 1e12, allow_nan=False)
WRITERS: dict[str, Callable[[Numerals, float], str]] = {
    "money": lambda numerals, value: numerals.money(value, "USD"),
    "money without its currency": lambda numerals, value: numerals.money(value),
    "cents": lambda numerals, value: numerals.money(value, "EUR", 2),
    "a difference": lambda numerals, value: numerals.signed_money(value, "USD"),
    "a price": lambda numerals, value: numerals.price(value, "USD"),
    "shares": lambda numerals, value: numerals.shares(value),
    "thousands": lambda numerals, value: numerals.thousands(value),
    "to be typed": lambda numerals, value: numerals.plain_money(value),
    "a label": lambda numerals, value: rough_label(value, numerals),
    "an axis": lambda numerals, value: on_axis(value, numerals),
    "an exit": lambda numerals, value: rough(value, numerals),
    "an exit with its currency": lambda numerals, value: rough_money(value, "USD", numerals),
    "a simulated amount": lambda numerals, value: supported(value, 12.0, numerals),
    "a figure": lambda numerals, value: figure_text(Figure("", value, "money", currency="USD"), numerals),
    "the price of a share": lambda numerals, value: figure_text(Figure("", value, "price", currency="USD"), numerals),
    "a field": lambda numerals, value: field_text("base", value, "USD", numerals),
    "a count that tells": lambda numerals, value: field_text("grants.0.shares", value, "", numerals),
}


@pytest.mark.parametrize("writer", WRITERS)
@given(one=AMOUNTS, other=AMOUNTS, numerals=st.sampled_from(PLACES))
def test_hidden_amounts_all_look_alike(writer: str, one: float, other: float, numerals: Numerals) -> None:
    write, hidden = WRITERS[writer], numerals.hiding(True)
    assert write(hidden, one) == write(hidden, other)
    assert not re.search(r"\d|[+−-]", write(hidden, one))


@pytest.mark.parametrize("writer", WRITERS)
@given(value=AMOUNTS, numerals=st.sampled_from(PLACES))
def test_shown_again_they_are_as_before(writer: str, value: float, numerals: Numerals) -> None:
    write = WRITERS[writer]
    assert write(numerals.hiding(True).hiding(False), value) == write(numerals, value)
    assert re.search(r"\d|∞", write(numerals, value))


@given(value=st.floats(1_000, 1e12), decimals=st.sampled_from([0, 2]), numerals=st.sampled_from(PLACES))
def test_no_amount_survives_in_a_sentence(value: float, decimals: int, numerals: Numerals) -> None:
    written = numerals.number(value, decimals)
    if re.fullmatch(r"(?:19|20)\d\d", written):
        return
    hidden = numerals.hiding(True)
    assert hidden.spoken(f"It pays {written} a year.") == f"It pays {HIDDEN} a year."
    assert hidden.spoken(f"It pays USD\u00a0{written}.") == f"It pays USD\u00a0{HIDDEN}."


@given(text=st.text(st.sampled_from("0123456789 .,kmUSDab-€")))
def test_no_digit_survives_in_what_a_person_wrote(text: str) -> None:
    assert not re.search(r"\d", ENGLISH.hiding(True).own_words(text))
    assert ENGLISH.own_words(text) == text


SENTENCES = {
    "Tax 2026, tables of 2024": "Tax 2026, tables of 2024",
    "4 years at 7 %, month 18": "4 years at 7 %, month 18",
    "median 1,234,567, log sd 0.5": f"median {HIDDEN}, log sd 0.5",
    "between 215k and 1.2m or 950 bn": f"between {HIDDEN} and {HIDDEN} or {HIDDEN}",
    "−12,345 or (151241)": f"{HIDDEN} or ({HIDDEN})",
    "12,34,567 rupees": f"{HIDDEN} rupees",
    "95.000,50 and 95’000": f"{HIDDEN} and {HIDDEN}",
    "0.123456 of it": "0.123456 of it",
}


@pytest.mark.parametrize("text", SENTENCES)
def test_years_and_small_numbers_stay_in_a_sentence(text: str) -> None:
    assert ENGLISH.hiding(True).spoken(text) == SENTENCES[text]
