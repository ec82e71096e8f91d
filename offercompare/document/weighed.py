"""Edits that take weights over together with how they were found, and what goes with weighing (MODEL 12.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from offercompare.document import weighing
from offercompare.document.edits import Edit, set_value, set_values
from offercompare.engine import Evaluation
from offercompare.engine.weight_ranges import scales
from offercompare.model import Comparison
from offercompare.model.weighing import TradeOff, Weighed
from offercompare.reference import defaults


def take_trade_offs(evaluation: Evaluation, weights: Mapping[str, float], answered: Iterable[TradeOff]) -> Edit:
    """The weights that answered trade-offs left, with the answers and the scales they were given on."""
    weighed = Weighed(way="questions", trade_offs=tuple(answered), scales=scales(evaluation))
    return set_values({"weights": _with_left_out(evaluation, weights), "weighed": weighed})


def take_swings(evaluation: Evaluation, swings: Mapping[str, float]) -> Edit:
    """Weights in proportion to the rated swings, 0 to 100; at least one of them above 0."""
    weighed = Weighed(way="swings", swings=dict(swings), scales=scales(evaluation))
    return set_values({"weights": _with_left_out(evaluation, swings), "weighed": weighed})


def move_weight(evaluation: Evaluation, key: str, share: float, pinned: Collection[str] = ()) -> Edit:
    """One weight typed, a share of 1; pinned ones stay, the others keep their proportions."""
    now = weighing.in_percent(evaluation.weights)
    return take_typed(evaluation, weighing.moved(now, key, share * weighing.WHOLE, pinned))


def take_typed(evaluation: Evaluation, weights: Mapping[str, float]) -> Edit:
    """Typed weights. What was answered or rated before stays noted: it can be gone on with."""

    def edit(comparison: Comparison) -> Comparison:
        weighed = (comparison.weighed or Weighed()).changed({"way": "typed", "scales": scales(evaluation)})
        return comparison.changed({"weights": _with_left_out(evaluation, weights), "weighed": weighed})

    return edit


def back_to_defaults() -> Edit:
    """No weights of one's own, and nothing noted of how they were found."""
    return set_values({"weights": None, "weighed": None})


def keep_scales(evaluation: Evaluation) -> Edit:
    """The weights stay, and count from now on as weighed on the scales of now."""

    def edit(comparison: Comparison) -> Comparison:
        weighed = (comparison.weighed or Weighed()).changed({"scales": scales(evaluation)})
        return comparison.changed({"weighed": weighed})

    return edit


def set_pay_scale(walk_away: float, delighted: float) -> Edit:
    """Both ends of the pay scale, in yearly pay before tax at home; refused where they do not rise."""

    def edit(comparison: Comparison) -> Comparison:
        # Together: one after the other the new low end may lie above the old high one.
        person = comparison.person.changed({"walk_away_pay": walk_away, "delighted_pay": delighted})
        return comparison.changed({"person": person})

    return edit


def note_gut_ranking(offers: Iterable[str]) -> Edit:
    """The offers in the order the person feels them to be, the first one ahead; none takes the note away."""
    return set_value("gut_ranking", tuple(offers))


def _with_left_out(evaluation: Evaluation, weights: Mapping[str, float]) -> dict[str, float]:
    """``weights`` in percent, joined by criteria that do not count now: those keep what they had."""
    comparison = evaluation.comparison
    held = comparison.weights or defaults.weights(comparison.person.experience)
    return weighing.with_left_out(weighing.in_percent(weights), held, evaluation.left_out)
