"""Every score of an offer, 0..100, with the text that says why: computed, or set by hand (MODEL 10)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from offercompare.engine import rubric_score
from offercompare.engine.figure import Figure
from offercompare.engine.pay import Pay
from offercompare.engine.pay_score import PayAnchors, cost_of_living_score, pay_score
from offercompare.engine.rubric_score import RubricScore
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RUBRIC_CRITERIA
from offercompare.reference import rubrics
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class Score:
    """One score 0..100 that counts; ``figure`` without value is unknown, ``computed`` is what a hand-set one replaced.

    ``sd`` is None for scores without uncertainty of their own; ``badge`` is a short caution.
    """

    figure: Figure
    because: str
    sd: float | None = None
    completeness: float | None = None
    badge: str = ""
    computed: float | None = None
    by_person: bool = True

    @property
    def value(self) -> float | None:
        """The score, None where unknown."""
        return self.figure.value


def answers_of(offer: Offer) -> tuple[object, ...]:
    """All of an offer that its rubric scores depend on."""
    company = (offer.company_type, offer.stage, offer.industry, offer.equity.failure_hazard, offer.layoff_hazard)
    return offer.levels, offer.answers, offer.overrides, offer.evidence, offer.remote, company, offer.assumptions


def rubric_scores(offer: Offer) -> dict[str, Score]:
    """The scores of the rubric criteria; they depend on the offer alone."""
    return {key: _by_hand(_rubric(rubric_score.rubric_score(offer, key)), offer, key) for key in RUBRIC_CRITERIA}


def scores(
    offer: Offer, comparison: Comparison, paid: Pay, sure: Figure, scale: PayAnchors | None, rated: dict[str, Score]
) -> dict[str, Score]:
    """All scores of an offer by criterion; ``sure`` is what pay is scored by, ``rated`` are those of the rubrics."""
    found = {
        "pay": _by_hand(_pay(paid, sure, scale), offer, "pay"),
        "cost_of_living": _by_hand(_cost_of_living(paid, comparison), offer, "cost_of_living"),
        **rated,
    }
    for own in comparison.criteria:
        figure = Figure(own.label or own.key, rubric_score.NO_EVIDENCE, "points", tr("no figure: counted as 50"))
        score = Score(figure, tr("No figure yet: counted as 50."), 20.0, 0.0, tr("no evidence"), None, False)
        found[own.key] = _by_hand(score, offer, own.key, has_computed=False)
    return found


def _pay(paid: Pay, sure: Figure, scale: PayAnchors | None) -> Score:
    placed = pay_score(_beside_base_case(sure, paid), scale)
    if placed is None:
        why = _unscored(paid, sure, scale)
        return Score(Figure(tr("Pay"), None, "points", why), tr("Unknown. {why}", why=why))
    because = tr(
        "{band} ({score:.0f}) between walk-away and delighted pay, by the certainty equivalent: the sure pay that is "
        "worth as much to you as all simulated cases.",
        band=_band(placed.figure.known),
        score=placed.figure.known,
    )
    # A part that is unknown makes the total a lower bound; the score says so by its spread (MODEL 15).
    unknown = bool(paid.unknown_parts)
    badge = tr("beyond scale") if placed.beyond else ""
    if unknown:
        badge = tr("equity left out") if "grants" in paid.unknown_parts else tr("at least")
    if placed.beyond:
        because += " " + tr("Beyond the scale: widen the pay anchors to tell offers apart out there.")
    return Score(placed.figure, because, 15.0 if unknown else None, None, badge)


def _beside_base_case(sure: Figure, paid: Pay) -> Figure:
    """The same figure; its trail leads on to what was typed, by the base case that the simulated cases vary."""
    return replace(sure, inputs=(*sure.inputs, paid.annual_equivalent.named(tr("Base case, for comparison"))))


def _unscored(paid: Pay, sure: Figure, scale: PayAnchors | None) -> str:
    """Why pay has no score."""
    if paid.years[0].parts["base"].value is None:
        return tr("Enter the base pay.")
    if sure.value is None or scale is None:
        return sure.how
    return scale.scored_low.how


def _cost_of_living(paid: Pay, comparison: Comparison) -> Score:
    placed = cost_of_living_score(paid.index, comparison)
    if placed is None or paid.index is None:
        figure = Figure(tr("Low cost of living"), None, "points", tr("no price index"))
        return Score(figure, tr("Unknown: no price index for this place."))
    because = tr(
        "{band} ({score:.0f}). Prices at {index:.0f} with home at 100 ({source}).",
        band=_band(placed.figure.known),
        score=placed.figure.known,
        index=paid.index.relative.known,
        source=paid.index.source,
    )
    return Score(placed.figure, because, badge=tr("beyond scale") if placed.beyond else "")


def _rubric(score: RubricScore) -> Score:
    return Score(score.figure, score.because, score.sd, score.completeness, score.badge, None, score.by_person)


def _by_hand(score: Score, offer: Offer, key: str, has_computed: bool = True) -> Score:
    """A score set by hand; the computed one stays visible, where there is one (MODEL 10)."""
    override = offer.overrides.get(key)
    if override is None:
        return score
    if not has_computed:
        figure = Figure(score.figure.label, override, "points", tr("entered"))
        return Score(figure, tr("Your figure: {value:.0f}.", value=override), 0.0, score.completeness)
    figure = Figure(score.figure.label, override, "points", tr("set by hand"), (score.figure,))
    because = tr("Set by hand to {value:.0f}.", value=override)
    if score.value is not None:
        because += " " + tr("Computed: {value:.0f}.", value=score.value)
    return Score(figure, because, 0.0, score.completeness, tr("set by hand"), score.value, True)


def _band(score: float) -> str:
    return rubrics.band(score).capitalize()
