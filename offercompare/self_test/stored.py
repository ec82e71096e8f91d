"""The worked example calculated, against the figures that are stored beside it."""

from __future__ import annotations

from functools import cache
from typing import Any

from offercompare import resources
from offercompare.engine import Evaluation, decided, evaluate
from offercompare.engine.pay_score import sure_pay
from offercompare.files.worked_example import worked_example
from offercompare.self_test.finding import expect
from offercompare.translation import tr

FIGURES = "examples/worked-example.figures.json"
NEAR = 1e-9
"""Relative; the same on every machine (FORMAT 3)."""


@cache
def evaluated() -> Evaluation:
    """The worked example, simulated and decided."""
    return decided(evaluate(worked_example()))


def futures_are_simulated() -> None:
    """Thousands of futures of each offer were drawn: numpy, its random numbers and its algebra load and work."""
    for each in evaluated().offers:
        expect(each.outcome is not None and each.outcome.is_known, tr("{offer} has no outcomes", offer=each.offer.id))


def figures_are_as_stored() -> None:
    """Every figure is the stored one."""
    stored: dict[str, Any] = resources.data(FIGURES)
    for offer, found in figures(evaluated()).items():
        for name, value in found.items():
            expected = stored[offer][name]
            near = value == expected if None in (value, expected) else abs(value - expected) <= NEAR * abs(expected)
            expect(near, tr("{name} of {offer} is {value}, not {expected}", name=name, offer=offer, value=value,
                            expected=expected))  # fmt: skip


def figures(evaluation: Evaluation) -> dict[str, dict[str, float | None]]:
    """The figures that are stored beside the worked example, by offer."""
    return {
        each.offer.id: {
            "overall": each.overall.value,
            "average": each.pay.average.value,
            "home_average": each.pay.home_average.value,
            "after_tax_average": each.pay.after_tax_average.value,
            "spendable_average": each.pay.spendable_average.value,
            "annual_equivalent": each.pay.annual_equivalent.value,
            "certainty_equivalent": sure_pay(each.outcome).value,
            "first_place_share": _first_place_share(evaluation, each.offer.id),
            "base_that_ties": _base_that_ties(evaluation, each.offer.id),
        }
        for each in evaluation.offers
    }


def _first_place_share(evaluation: Evaluation, offer: str) -> float | None:
    decision = evaluation.decision
    found = decision.acceptability if decision is not None else None
    return None if found is None else found.shares[offer][0]


def _base_that_ties(evaluation: Evaluation, offer: str) -> float | None:
    """Over all, in whole units of the offer's currency; None for the leader, and for what is no open offer."""
    decision = evaluation.decision
    counters = decision.counter_offers or () if decision is not None else ()
    found = next((one.asked("base").amount for one in counters if (one.offer, one.on) == (offer, "overall")), None)
    return None if found is None else round(found)
