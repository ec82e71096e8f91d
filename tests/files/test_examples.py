"""The bundled examples are files as the program writes them, and show what it can hold."""

from __future__ import annotations

import pytest

from offercompare import resources
from offercompare.files.codec import decode, encode
from offercompare.model import Comparison
from offercompare.reference.places import find

NAMES = ("worked-example", "two-currencies")


def _example(name: str) -> Comparison:
    return decode(resources.path(f"examples/{name}.offers").read_bytes(), name)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_written_as_the_program_writes_it(name: str) -> None:
    assert encode(_example(name)) == resources.path(f"examples/{name}.offers").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_an_example_names_bundled_places_and_only_its_own_criteria(name: str) -> None:
    comparison = _example(name)
    assert comparison.person.home
    for place in (comparison.person.home, *(offer.place for offer in comparison.offers)):
        assert place
        assert find(place), place
    assert not comparison.model_extra
    assert all(not offer.model_extra for offer in comparison.offers)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_can_convert_each_of_its_currencies(name: str) -> None:
    comparison = _example(name)
    assert {comparison.currency_of(offer) for offer in comparison.offers} <= {comparison.currency, *comparison.fx}


def test_the_worked_example_has_a_startup_with_an_open_question_and_a_job_held_today() -> None:
    comparison = _example("worked-example")
    assert [offer.id for offer in comparison.offers] == ["current", "nimbus", "northwind", "harbor"]
    nimbus = comparison.offer("nimbus")
    assert nimbus
    assert "equity.exercise_window_years" in nimbus.is_unknown
    for offer in comparison.offers:
        assert {"growth", "production", "flexibility"} <= set(offer.levels)
        assert any(answer.startswith("R") for answer in offer.answers)


def test_the_current_job_has_38000_left_unvested() -> None:
    """The clock of the plan began on 2024-03-04: 11 of 16 quarters have passed on 2027-01-11."""
    current = _example("worked-example").offer("current")
    assert current
    [grant] = current.grants
    assert grant.value is not None
    assert grant.unvested_from is not None
    assert current.start_date is not None
    months = (grant.unvested_from - current.start_date).days / 365.25 * 12
    assert grant.value * (16 - months // 3) / 16 == 38_000
