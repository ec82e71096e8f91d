"""Offers of which nothing can be simulated, with what to do; no Qt."""

from __future__ import annotations

from offercompare.engine import Evaluation
from offercompare.engine.outcome import Simulation
from offercompare.gui.over_time.tables import Missing
from offercompare.gui.over_time.wording import marks
from offercompare.model import Offer
from offercompare.translation import tr


def nothing_known(evaluation: Evaluation, simulation: Simulation) -> str:
    """Why nothing at all can be shown; empty where something can, and where these offers are not simulated yet."""
    named = marks(evaluation)
    if not named:
        return tr("No offer can still be taken: add one, or mark one as open.")
    found = [outcome for mark in named if (outcome := simulation.of(mark.id)) is not None]
    if not found or any(outcome.is_known for outcome in found):
        return ""
    return tr("Nothing can be simulated yet. {why}", why=_sentence(found[0].mean.how)).strip()


def missing_outcomes(evaluation: Evaluation, simulation: Simulation) -> tuple[Missing, ...]:
    """The offers without a range, with the reason, what to do and the field where it is mended."""
    found = []
    for mark in marks(evaluation):
        outcome, offer = simulation.of(mark.id), evaluation.comparison.offer(mark.id)
        if outcome is None or outcome.is_known or offer is None:
            continue
        field, what = _way(offer)
        reason = outcome.mean.how
        text = reason if reason.endswith(".") else f"{_sentence(reason)} {what}".strip()
        found.append(Missing(mark.id, f"{mark.name}: {text}", field))
    return tuple(found)


def _way(offer: Offer) -> tuple[str, str]:
    if offer.base is None:
        return "base", tr("Ask for the base salary and enter it.")
    if not (offer.place or offer.is_remote):
        return "place", tr("Enter the place of work.")
    return "", tr("Open the offer and enter what is missing.")


def _sentence(text: str) -> str:
    return text if not text or text.endswith(".") else f"{text}."
