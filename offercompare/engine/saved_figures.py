"""The figures of an evaluation that a file is saved with, so that a later program can tell what it sees differently."""

from __future__ import annotations

from datetime import date
from math import isfinite
from typing import Any

from offercompare import __version__
from offercompare.engine.data_used import data_used
from offercompare.engine.evaluation import MODEL, Evaluated, Evaluation
from offercompare.engine.pay_score import sure_pay
from offercompare.model import LastSaved, SavedFigures
from offercompare.model.last_saved import LARGEST_FIGURE
from offercompare.reference.editions import data_version

CENTS, DIGITS = 2, 9
"""Decimal places that are kept of amounts and of scores, as in the results (FORMAT 3)."""


def last_saved(evaluation: Evaluation, digest: str, on: date) -> LastSaved:
    """What is known now; figures that wait for the simulation are left out. ``digest`` is that of the file."""
    leader = {"leader": _leader(evaluation)} if evaluation.is_simulated else {}
    return LastSaved(
        program=__version__,
        model=MODEL,
        data=data_version(),
        on=on,
        digest=digest,
        editions={each.key: each.edition for each in data_used(evaluation)},
        figures=figures(evaluation),
        **leader,
    )


def figures(evaluation: Evaluation) -> dict[str, SavedFigures]:
    """The figures of each offer by its id."""
    return {each.offer.id: _figures(each, evaluation.is_simulated) for each in evaluation.offers}


def _leader(evaluation: Evaluation) -> str | None:
    return evaluation.verdict.leader if evaluation.verdict is not None else None


def _figures(each: Evaluated, is_simulated: bool) -> SavedFigures:
    found: dict[str, Any] = {}
    if is_simulated:
        found = {
            "rank": each.rank,
            "overall": _kept(each.overall.value, DIGITS),
            "certainty_equivalent": _kept(sure_pay(each.outcome).value, CENTS),
        }
    pay = each.pay
    base_case = {
        "spendable_average": pay.spendable_average,
        "after_tax_average": pay.after_tax_average,
        "average": pay.average,
        "first_year": pay.years[0].total,
    }
    return SavedFigures(**found, **{name: _kept(figure.value, CENTS) for name, figure in base_case.items()})


def _kept(value: float | None, decimals: int) -> float | None:
    """Rounded, without a negative zero; None where there is no figure that a file may hold."""
    if value is None or not isfinite(value) or abs(value) > LARGEST_FIGURE:
        return None
    return round(value, decimals) + 0.0
