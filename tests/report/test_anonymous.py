"""Letters for the names of companies, wherever they stand."""

from __future__ import annotations

import pytest
from builders import a_comparison, an_offer

from offercompare.report.anonymous import anonymous, without_names
from offercompare.report.words import label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zyxco fit", "Offer A fit"),
        ("how well I fit ZYXCO", "how well I fit Offer A"),
        ("like zyxco's labs", "like Offer A's labs"),
        ("Zyxco Labs or Zyxco", "Offer B or Offer A"),
        ("Zyxco  labs", "Offer B"),
        ("Zyxcoism", "Zyxcoism"),
        ("A (b) view", "Offer C view"),
        ("Growth", "Growth"),
        ("Nimbus culture", "Offer D culture"),
        ("Nimbus AI culture", "Offer D culture"),
        ("blue or Blue Ocean", "Offer E or Offer E"),
        ("Growth and the AI", "Growth and the AI"),
    ],
)
def test_a_name_is_replaced_as_a_word_of_its_own(text: str, expected: str) -> None:
    letters = {"Zyxco": "Offer A", "Zyxco Labs": "Offer B", "A (b)": "Offer C", "Nimbus AI": "Offer D"}
    letters |= {"Blue Ocean Ltd": "Offer E", "Growth Labs": "Offer F", "The Shop": "Offer G"}
    assert without_names(text, letters) == expected
    assert without_names(text, {}) == text


def test_no_name_is_left_in_what_a_criterion_is_called() -> None:
    offers = (an_offer("a", company="Zyxco", title="Engineer at Zyxco"), an_offer("b", company="Other Inc"))
    criteria = [{"key": "zyxco_fit"}, {"key": "own", "label": "Better than other inc"}]
    found = anonymous(a_comparison(*offers, criteria=criteria, title="Zyxco or not"))
    assert [label(own.key, found) for own in found.criteria] == ["Offer A fit", "Better than Offer B"]
    assert [(offer.company, offer.title) for offer in found.offers] == [("Offer A", ""), ("Offer B", "")]
    assert found.title == ""


def test_two_offers_of_one_company_have_the_letter_of_the_first() -> None:
    offers = (an_offer("a", company="Zyxco"), an_offer("b", company="Zyxco"))
    found = anonymous(a_comparison(*offers, criteria=[{"key": "own", "label": "Zyxco fit"}]))
    assert found.criteria[0].label == "Offer A fit"


def test_after_z_come_two_letters() -> None:
    found = anonymous(a_comparison(*(an_offer(f"o{number}") for number in range(28))))
    assert [offer.company for offer in found.offers[24:]] == ["Offer Y", "Offer Z", "Offer AA", "Offer AB"]
