"""Terms that once stood are calculated as if they had been typed in: nothing of the others moves."""

from __future__ import annotations

import pytest
from builders import a_comparison, an_offer

from offercompare.engine import evaluate
from offercompare.engine.earlier_terms import on_terms, with_terms

FIRST = an_offer(base=90_000.0)


def test_it_is_the_comparison_with_the_terms_typed_in() -> None:
    comparison = a_comparison()
    evaluation = evaluate(comparison)
    typed = evaluate(a_comparison(FIRST, comparison.offers[1])).offer("harbor")
    found = on_terms(evaluation, FIRST)
    assert found.overall.value == pytest.approx(typed.overall.known, abs=1e-12)
    assert found.pay.average.value == typed.pay.average.value == 90_000
    assert found.overall.known < evaluation.offer("harbor").overall.known


def test_terms_of_now_come_to_what_is_known() -> None:
    evaluation = evaluate(a_comparison())
    now = evaluation.offer("harbor")
    assert on_terms(evaluation, now.offer).overall.value == now.overall.value


def test_status_and_fates_are_those_of_now() -> None:
    comparison = a_comparison(an_offer(status="accepted", draws_of="northwind"), an_offer("northwind"))
    placed = with_terms(comparison, FIRST.changed({"status": "current"})).offers[0]
    assert (placed.status, placed.draws_of, placed.base) == ("accepted", "northwind", 90_000)
