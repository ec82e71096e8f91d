"""What one point of a criterion is worth in money a year (MODEL 12.10)."""

from __future__ import annotations

from offercompare.engine.deciding.asked_curve import sure_now
from offercompare.engine.deciding.even_swaps import pay_for_points
from offercompare.engine.deciding.root import Curve
from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import PointWorth
from offercompare.engine.taxation import home_rule
from offercompare.model import Comparison
from offercompare.model.value import LARGEST_AMOUNT

_TO_THE_CENT = 0.01


def point_worths(tried: WhatIf) -> tuple[PointWorth, ...]:
    """The worth of one point of every criterion that weighs, but of pay."""
    evaluation = tried.evaluation
    weights = evaluation.weights
    sure = sure_now(evaluation.offer(tried.now.leader))
    before_tax = BeforeTax(evaluation.comparison)
    found = []
    for criterion, weight in weights.items():
        if criterion != "pay" and weight > 0:
            net = None if sure is None else pay_for_points(evaluation, sure, weight)
            found.append(PointWorth(criterion, _gross(before_tax, sure, net), net))
    return tuple(found)


def _gross(before_tax: BeforeTax, sure: float | None, net: float | None) -> float | None:
    if sure is None or net is None:
        return None
    more, now = before_tax.of(sure + net), before_tax.of(sure)
    return None if more is None or now is None else more - now


class BeforeTax:
    """Yearly pay before tax at home by what is left of it: the other way round than the pay anchors (MODEL 10.2)."""

    def __init__(self, comparison: Comparison) -> None:
        self._is_before_tax = comparison.settings.money_basis == "before_tax"
        rule = home_rule(comparison)
        self._left = Curve(lambda pay: pay - rule.amount(0, pay), _TO_THE_CENT, _TO_THE_CENT)

    def of(self, net: float) -> float | None:
        """The pay of which ``net`` is left, both in the reporting currency; None where no pay leaves so much.

        Home's tax must be known.
        """
        return net if self._is_before_tax else self._left.place_of(net, net, net / 2, LARGEST_AMOUNT)
