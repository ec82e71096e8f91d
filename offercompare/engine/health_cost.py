"""What an employer's health plan costs the person in a year: the premium and the expected share of care."""

from __future__ import annotations

from offercompare.engine.figure import Figure, known_sum
from offercompare.engine.unknown_cash import CARE, unknown_health
from offercompare.model import Health, Offer
from offercompare.translation import tr


def health_cost(offer: Offer, currency: str) -> Figure | None:
    """Premium and own share of the care expected in a year; None where neither is known."""
    if offer.health is None:
        return None
    parts = []
    if offer.health.premium is not None:
        label = tr("Health premium, own share")
        parts.append(Figure(label, offer.health.premium, "money", tr("entered"), currency=currency))
    if offer.health.expected_care is not None and not _unknown_care(offer):
        parts.append(_own_share(offer.health, offer.health.expected_care, currency))
    return known_sum(tr("Health care"), parts, currency, tr("sum")) if parts else None


def health_warnings(offer: Offer) -> tuple[str, ...]:
    """What is left out of the plan's cost for want of a figure, and what is taken where the plan does not say."""
    plan = offer.health
    if plan is None:
        return ()
    unknown = _unknown_care(offer)
    if unknown:
        return (tr("health.{name} unknown: only the premium of the health plan counts.", name=unknown[0]),)
    if plan.expected_care is None:
        asked = (plan.premium, plan.deductible, plan.out_of_pocket_max, plan.coinsurance)
        missing = tr("health.expected_care missing: only the premium of the health plan counts.")
        return (missing,) if any(value is not None for value in asked) else ()
    if plan.coinsurance is None and plan.expected_care > (plan.deductible or 0.0):
        return (tr("health.coinsurance missing: the plan is taken to pay all care beyond the deductible."),)
    return ()


def _unknown_care(offer: Offer) -> list[str]:
    return [name for name in unknown_health(offer) if name in CARE]


def _own_share(plan: Health, care: float, currency: str) -> Figure:
    """min(most, min(care, deductible) + coinsurance x the rest): the deductible counts toward the most, once."""
    deductible, part = plan.deductible or 0.0, plan.coinsurance or 0.0
    inputs = [
        Figure(tr("Care expected in a year"), care, "money", tr("entered"), currency=currency),
        Figure(tr("Deductible"), deductible, "money", _entered(plan.deductible), currency=currency),
        Figure(tr("Coinsurance"), part, "fraction", _entered(plan.coinsurance)),
    ]
    value = min(care, deductible) + part * max(care - deductible, 0.0)
    how = tr("deductible + coinsurance × the care beyond it")
    if plan.out_of_pocket_max is not None:
        value = min(value, plan.out_of_pocket_max)
        how = tr("deductible + coinsurance × the care beyond it, at most the out-of-pocket maximum")
        label = tr("Out-of-pocket maximum")
        inputs.append(Figure(label, plan.out_of_pocket_max, "money", tr("entered"), currency=currency))
    return Figure(tr("Own share of care"), value, "money", how, tuple(inputs), currency=currency)


def _entered(value: float | None) -> str:
    return tr("none agreed") if value is None else tr("entered")
