"""The text for one employer: what it says, how amounts are rounded, and what of other offers it never tells."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from builders import a_comparison, an_offer
from hypothesis import given
from hypothesis import strategies as st

from offercompare.model import Comparison, Offer
from offercompare.numerals import ENGLISH, Numerals
from offercompare.report.negotiation_text import (
    LEAST_TOLD,
    Asking,
    Discretion,
    OtherAskKey,
    negotiation_text,
    rounded_up,
)
from tests import strategies

OFFER = an_offer("harbor", title="Senior ML Engineer")
OTHER = an_offer("northwind", base=241_500.0, sign_on=[{"amount": 45_000.0}])
OTHER_ASKS: tuple[OtherAskKey, ...] = (
    "level",
    "start_date",
    "time",
    "exercise_window",
    "severance",
    "remote",
    "relocation",
    "permit",
)


def written(asking: Asking, offer: Offer = OFFER, *others: Offer, numerals: Numerals = ENGLISH) -> str:
    text = negotiation_text(offer, a_comparison(offer, *(others or (OTHER,))), asking, numerals)
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("exact", "asked"),
    [(241_313.4, 241_500), (241_500.0, 241_500), (241_500.004, 241_500), (241_501.0, 242_000), (0.0, 0)],
)
def test_amounts_are_rounded_up(exact: float, asked: float) -> None:
    assert rounded_up(exact) == asked


def test_nothing_asked_is_no_text() -> None:
    assert written(Asking()) == ""
    assert written(Asking(names="northwind")) == ""


@pytest.mark.parametrize(
    ("asking", "words"),
    [
        (Asking(base=120_100.0), "- a base salary of USD 120,500"),
        (Asking(sign_on=20_001.0), "- a sign-on payment of USD 20,500"),
        (Asking(grant_value=99_999.0), "- an equity grant worth USD 100,000"),
        (Asking(shares=10_001.0), "- an equity grant of 10,100 shares"),
        (Asking(make_whole=38_979.0), "- USD 39,000 as a sign-on payment, for what I give up"),
        (Asking(make_whole=38_979.0, make_whole_as="grant"), "- a further grant worth USD 39,000, for what I give up"),
        (Asking(others=frozenset({"time"}), until=date(2026, 12, 22)), "- time until Tue 22 Dec to answer"),
        (Asking(others=frozenset({"time"})), "- more time to answer"),
        (Asking(others=frozenset({"exercise_window"})), "ten years to exercise"),
        (Asking(questions=("how many days in the office?",)), "- How many days in the office?"),
    ],
)
def test_each_ask_is_one_line(asking: Asking, words: str) -> None:
    text = written(asking)
    assert words in text
    assert sum(row.startswith("- ") for row in text.splitlines()) == 1


@pytest.mark.parametrize(
    ("asking", "words"),
    [
        (Asking(sign_on=20_001.0, make_whole=38_979.0), "- on top of that sign-on another USD 39,000, once, for what"),
        (Asking(grant_value=20_001.0, make_whole=38_979.0), "- USD 39,000 as a sign-on payment"),
        (
            Asking(grant_value=20_001.0, make_whole=38_979.0, make_whole_as="grant"),
            "- on top of that grant another worth USD 39,000",
        ),
        (Asking(shares=900.0, make_whole=38_979.0, make_whole_as="grant"), "- on top of that grant another worth"),
        (Asking(sign_on=20_001.0, make_whole=38_979.0, make_whole_as="grant"), "- a further grant worth USD 39,000"),
    ],
)
def test_of_two_payments_of_a_kind_the_second_is_on_top(asking: Asking, words: str) -> None:
    assert words in written(asking)


@pytest.mark.parametrize(
    ("text", "names", "amounts"),
    [
        ("Hello, thank you.", (), ()),
        ("I have an offer from NORTHWIND at 241,500.", ("Northwind",), ("241,500",)),
        ("others pay 241500 and 45k", (), ("241500", "45k")),
        ("1,241,500 or 241,500.5 or 45kg or 245,000", (), ()),
        ("Harbor pays 100,000", (), ()),
    ],
)
def test_what_a_text_tells_of_other_offers_is_found(
    text: str, names: tuple[str, ...], amounts: tuple[str, ...]
) -> None:
    told = Discretion(OFFER, a_comparison(OFFER, OTHER.changed({"rent": 100_000.0})), ENGLISH)
    assert told.names_in(text) == names
    assert told.amounts_in(text) == amounts


def test_it_is_a_short_polite_letter() -> None:
    text = written(Asking(base=120_100.0, others=frozenset({"level"}), questions=("is there a bonus?",)))
    assert text.startswith("Hello,\n\nThank you for the offer as Senior ML Engineer.")
    assert text.endswith("Thank you!")
    assert len(text.split()) < 90


def test_amounts_are_written_as_the_person_writes_numbers() -> None:
    text = written(Asking(base=120_100.0), an_offer(currency="EUR"), numerals=Numerals(".", ","))
    assert "EUR 120.500" in text


def test_the_other_offer_is_named_only_on_request_and_its_amount_only_on_a_second_one() -> None:
    quiet = Asking(base=120_100.0)
    assert "Northwind" not in written(quiet)
    named = written(Asking(base=120_100.0, names="northwind"))
    assert "I also have an offer from Northwind." in named
    assert "241,500" not in named
    assert "at a base salary of USD 241,500" in written(Asking(base=120_100.0, names="northwind", names_amount=True))


def test_an_ask_that_comes_to_just_what_another_pays_goes_one_step_further() -> None:
    assert "a base salary of USD 242,000" in written(Asking(base=241_313.0))
    assert "a sign-on payment of USD 45,500" in written(Asking(sign_on=45_000.0))


@pytest.mark.parametrize(
    "changes", [{"title": "ML Engineer, matching Northwind"}, {"title": "Engineer at 241,500"}, {"title": ""}]
)
def test_a_title_that_tells_of_another_offer_is_left_out(changes: dict[str, Any]) -> None:
    text = written(Asking(base=120_100.0), OFFER.changed(changes))
    assert "Thank you for your offer." in text


def test_a_question_that_tells_of_another_offer_is_left_out() -> None:
    assert written(Asking(questions=("can you match the 241500 of northwind?",))) == ""


secret_names = st.text("ΛΞΠΣΦΨΩ", min_size=1, max_size=6)
amounts = st.none() | st.floats(0, 1e7)
askings = st.builds(
    Asking,
    base=amounts,
    sign_on=amounts,
    grant_value=amounts,
    shares=amounts,
    make_whole=amounts,
    make_whole_as=st.sampled_from(["sign_on", "grant"]),
    others=st.frozensets(st.sampled_from(OTHER_ASKS)),
    until=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)


@st.composite
def tables(draw: st.DrawFn) -> Comparison:
    """Any offers under names that no fixed word has; the first one's title may name another or tell its base."""
    found = draw(st.lists(strategies.offers(), min_size=2, max_size=4, unique_by=lambda offer: offer.id))
    named = [
        offer.changed({"company": f"{draw(secret_names)}{number}", "status": "open"})
        for number, offer in enumerate(found)
    ]
    other = named[1]
    title = draw(st.sampled_from(["Engineer", other.company, f"Engineer, like {other.company}", f"{other.base}"]))
    return Comparison(offers=(named[0].changed({"title": title}), *named[1:]))


def numbers(value: Any) -> list[float]:
    """Every number in an offer as it is in its file."""
    if isinstance(value, dict):
        return [number for each in value.values() for number in numbers(each)]
    if isinstance(value, list | tuple):
        return [number for each in value for number in numbers(each)]
    return [float(value)] if isinstance(value, int | float) and not isinstance(value, bool) else []


@given(tables(), askings, st.data())
def test_of_any_comparison_it_tells_no_name_no_amount_and_no_score(
    comparison: Comparison, asking: Asking, data: st.DataObject
) -> None:
    offer, other = comparison.offers[0], comparison.offers[1]
    asked = data.draw(st.lists(st.sampled_from(["is there a bonus?", f"{other.company}?", f"{other.base}?"])))
    text = negotiation_text(
        offer,
        comparison,
        Asking(**{name: getattr(asking, name) for name in asking.__slots__} | {"questions": tuple(asked)}),
        ENGLISH,
    )
    assert not any(each.company in text for each in comparison.offers[1:])
    assert not re.search(r"overall|score|points?\b|rank", text, re.IGNORECASE)
    told = {float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)}
    secret = {round(number) for each in comparison.offers[1:] for number in numbers(each.model_dump())}
    assert not {number for number in told if number >= LEAST_TOLD} & secret
