"""The pay score between two fixed anchors (MODEL 10.2) and the cost-of-living score (10.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from offercompare.engine.figure import Figure
from offercompare.engine.outcome import Outcome
from offercompare.engine.pay import Pay
from offercompare.engine.place import PlaceIndex
from offercompare.engine.tax_rule import TaxRule
from offercompare.engine.taxation import home_rule
from offercompare.model import Comparison, Person
from offercompare.reference import defaults
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class PayAnchors:
    """Yearly pay before tax that scores 0 and 100; ``proposed`` while the person has not fixed both.

    ``scored_low`` and ``scored_high`` are the same on the basis that pay is scored on; unknown without home's tax.
    """

    low: Figure
    high: Figure
    proposed: bool
    scored_low: Figure
    scored_high: Figure


def anchors(comparison: Comparison, pays: Iterable[Pay]) -> PayAnchors | None:
    """The person's anchors, or the proposal of MODEL 10.2 on these offers; None where no pay is known."""
    person, currency = comparison.person, comparison.currency
    low, high = person.walk_away_pay, person.delighted_pay
    if low is None or high is None:
        averages = [pay.average.value for pay in pays if pay.average.value is not None]
        highest = [year.total.known for pay in pays if pay.average.value is not None for year in pay.years]
        proposal = _proposal(person, averages, highest)
        if proposal is None:
            return None
        low, high = _beside_what_is_entered(low, high, proposal)
    proposed = person.walk_away_pay is None or person.delighted_pay is None
    how = tr("proposed, not fixed yet") if proposed else tr("entered")
    low_figure = Figure(tr("Walk-away pay: scores 0"), low, "money", how, currency=currency)
    high_figure = Figure(tr("Delighted pay: scores 100"), high, "money", how, currency=currency)
    if comparison.settings.money_basis == "before_tax":
        return PayAnchors(low_figure, high_figure, proposed, low_figure, high_figure)
    rule = home_rule(comparison)
    return PayAnchors(low_figure, high_figure, proposed, _after_tax(low_figure, rule), _after_tax(high_figure, rule))


def _beside_what_is_entered(
    low: float | None, high: float | None, proposal: tuple[float, float]
) -> tuple[float, float]:
    """The proposal, kept on its side of the one anchor that the person entered and as far from it as usual."""
    usual = defaults.number("delighted_of_current") / defaults.number("walk_away_of_current")
    if low is not None:
        return low, proposal[1] if proposal[1] > low else low * usual
    if high is not None:
        return proposal[0] if proposal[0] < high else high / usual, high
    return proposal[0], max(proposal[1], proposal[0] * (1 + 1e-9))


def _after_tax(anchor: Figure, rule: TaxRule) -> Figure:
    """An anchor after the tax that it would bear at home (MODEL 10.2)."""
    label = tr("{anchor}, after tax at home", anchor=anchor.label)
    if rule.unknown:
        return Figure(label, None, "money", rule.unknown, currency=anchor.currency)
    bill = rule.bill(0, anchor.known).total
    value = anchor.known - bill.known
    return Figure(label, value, "money", tr("before tax less tax"), (anchor, bill), currency=anchor.currency)


def _proposal(person: Person, averages: list[float], totals: list[float]) -> tuple[float, float] | None:
    current = person.current_pay or 0.0
    paying = [average for average in averages if average > 0]
    if not current and not paying:
        return None
    low = (
        defaults.number("walk_away_of_current") * current
        if current
        else (defaults.number("walk_away_of_lowest") * min(paying))
    )
    high = max(
        defaults.number("delighted_of_current") * current,
        defaults.number("delighted_of_highest") * max(totals, default=0.0),
    )
    return low, high


@dataclass(frozen=True, slots=True)
class Placed:
    """A score 0..100 on a logarithmic scale; ``beyond`` where the figure lies outside the anchors."""

    figure: Figure
    beyond: bool


def log_score(value: float, zero_at: float, hundred_at: float) -> float:
    """100 · clip of where ``value`` lies between the anchors on a logarithmic scale; not clipped here."""
    return 100 * (log(value) - log(zero_at)) / (log(hundred_at) - log(zero_at))


def sure_pay(outcome: Outcome | None) -> Figure:
    """What pay is scored by: the certainty equivalent of an offer's outcomes as a level yearly pay (MODEL 9, 10.2)."""
    if outcome is not None:
        return outcome.certainty_equivalent
    return Figure(tr("Certainty equivalent"), None, "money", tr("Still being calculated."))


def pay_score(yearly: Figure, scale: PayAnchors | None) -> Placed | None:
    """The score of an offer's yearly pay; None where it cannot be computed."""
    if scale is None or yearly.value is None or scale.scored_low.value is None or scale.scored_high.value is None:
        return None
    low, high = scale.scored_low, scale.scored_high
    if not 0 < low.known < high.known:
        # A logarithm has no 0, where a tax that takes all or a tiny figure brings an anchor.
        return None
    raw = log_score(yearly.value, low.known, high.known) if yearly.value > 0 else -1.0
    how = tr("100 × (ln pay − ln walk-away) / (ln delighted − ln walk-away), from 0 to 100")
    figure = Figure(tr("Pay"), min(max(raw, 0.0), 100.0), "points", how, (yearly, low, high))
    return Placed(figure, not -1e-9 <= raw <= 100 + 1e-9)


def cost_of_living_score(index: PlaceIndex | None, comparison: Comparison) -> Placed | None:
    """The score of a place's price level with home = 100; None where the index is unknown."""
    if index is None:
        return None
    best, worst = comparison.anchors.cost_of_living or (
        defaults.number("cost_of_living_low"),
        defaults.number("cost_of_living_high"),
    )
    raw = log_score(index.relative.known, worst, best)
    scale = (
        Figure(tr("Index that scores 100"), best, "index"),
        Figure(tr("Index that scores 0"), worst, "index"),
    )
    how = tr("100 × (ln 0-index − ln index) / (ln 0-index − ln 100-index), from 0 to 100")
    figure = Figure(tr("Low cost of living"), min(max(raw, 0.0), 100.0), "points", how, (index.relative, *scale))
    return Placed(figure, not -1e-9 <= raw <= 100 + 1e-9)
