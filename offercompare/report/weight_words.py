"""What weights are found by, in words: the swing of each criterion, scales that changed, the worth of a point."""

from __future__ import annotations

from collections.abc import Mapping

from offercompare.engine import Evaluated, Evaluation
from offercompare.engine.must_have import meets
from offercompare.engine.ranking import Bracket
from offercompare.engine.weight_ranges import OWN, Scale, StaleScale, scales
from offercompare.model import Comparison, MustHave
from offercompare.numerals import Numerals
from offercompare.reference import defaults, rubrics
from offercompare.report.decision_words import worth_sentence
from offercompare.report.words import condition, joined, label, offer_name
from offercompare.translation import tr, trn


def swing(key: str, evaluation: Evaluation, numerals: Numerals) -> str:
    """What a criterion's whole swing goes from and to: "from 120,000 a year (walk-away) to 400,000 (delighted)"."""
    scale = scales(evaluation).get(key)
    if key == "pay":
        return _pay_swing(scale, evaluation.comparison, numerals)
    if key == "cost_of_living" and scale is not None:
        worst, best = (numerals.short(end, 1) for end in scale)
        return tr("from a place with prices at {worst} to one at {best}, home = 100", worst=worst, best=best)
    rubric = rubrics.rubric(key)
    if rubric is not None:
        low, high = rubric.quick_levels[0], rubric.quick_levels[-1]
        return tr(
            "from {low} (“{low_text}”) to {high} (“{high_text}”)",
            low=low.name,
            low_text=low.text.rstrip("."),
            high=high.name,
            high_text=high.text.rstrip("."),
        )
    low_end, high_end = (numerals.short(end, 1) for end in OWN)
    return tr("from {low} to {high} points of your own scale", low=low_end, high=high_end)


def _pay_swing(scale: Scale | None, comparison: Comparison, numerals: Numerals) -> str:
    if scale is None or numerals.amounts_hidden:
        return tr("from the pay you would walk away from to the one that would delight you")
    return tr(
        "from {low} a year before tax (walk-away) to {high} (delighted)",
        low=numerals.money(scale[0], comparison.currency),
        high=numerals.money(scale[1]),
    )


def found_by(comparison: Comparison) -> str:
    """How the weights were found, for a heading: "by 5 trade-offs"; the defaults are said to be nobody's own yet."""
    if comparison.weights is None:
        return tr("defaults, not yet yours")
    weighed = comparison.weighed
    if weighed is None or weighed.way == "typed":
        return tr("typed")
    if weighed.way == "swings":
        return tr("by swings")
    return trn("by {count} trade-off", "by {count} trade-offs", len(weighed.trade_offs))


def overtaken(bracket: Bracket, names: Mapping[str, str], numerals: Numerals) -> tuple[str, ...]:
    """Who leads beyond the nearer end of a weight's bracket: in full, then ever shorter; empty where nobody does.

    ``names`` are those of the offers by id.
    """
    above, below = bracket.overtaken_above, bracket.overtaken_below
    if above is not None and (below is None or bracket.high - bracket.weight <= bracket.weight - bracket.low):
        share, name = numerals.percent(round(bracket.high, 2), 0), names[above]
        return tr("{share}, then {name}", share=share, name=name), f"> {share}: {name}", f"> {share}"
    if below is not None:
        share, name = numerals.percent(round(bracket.low, 2), 0), names[below]
        return tr("below {share}: {name}", share=share, name=name), f"< {share}: {name}", f"< {share}"
    return ()


def stale_sentence(found: tuple[StaleScale, ...], comparison: Comparison, numerals: Numerals) -> str:
    """What is not as it was when the weights were found, and what can be done; empty where all is as it was."""
    said = [_stale(each, comparison, numerals) for each in found]
    return " ".join([*said, tr("Weigh again or keep.")]) if said else ""


def _stale(each: StaleScale, comparison: Comparison, numerals: Numerals) -> str:
    name = label(each.criterion, comparison)
    if each.then is None:
        return tr("{criterion} was not there when you weighed.", criterion=name)
    low, high, was_low, was_high = (_end(each.criterion, end, numerals) for end in (*each.now, *each.then))
    return tr(
        "{criterion} now runs from {low} to {high}; you weighed it as {was_low} to {was_high}.",
        criterion=name,
        low=low,
        high=high,
        was_low=was_low,
        was_high=was_high,
    )


def _end(criterion: str, end: float, numerals: Numerals) -> str:
    """One end of a criterion's scale; that of pay is money."""
    shown = numerals.short(end, 1)
    return numerals.covered(shown) if criterion == "pay" else shown


def point_worth(evaluation: Evaluation, numerals: Numerals) -> str:
    """What one point of the heaviest criterion beside pay is worth a year (MODEL 12.10); empty where not known."""
    worth = evaluation.decision.worth if evaluation.decision is not None else None
    known = [each for each in worth or () if each.gross is not None]
    if not known:
        return ""
    heaviest = max(known, key=lambda each: evaluation.weights.get(each.criterion, 0.0))
    return worth_sentence(heaviest, evaluation, numerals)


def tie_at_base(evaluation: Evaluation, numerals: Numerals) -> str:
    """At which base the offer that lacks least would tie with the leader overall; empty where none can by base.

    Empty where amounts are hidden, too: there is nothing else in it.
    """
    if numerals.amounts_hidden:
        return ""
    counters = evaluation.decision.counter_offers if evaluation.decision is not None else None
    behind = [each for each in counters or () if each.on == "overall" and each.gap is not None and each.gap > 0]
    for each in sorted(behind, key=lambda near: near.gap or 0.0):
        offer, amount = evaluation.comparison.offer(each.offer), each.asked("base").amount
        if offer is not None and amount is not None:
            money = numerals.money(amount, evaluation.comparison.currency_of(offer))
            return tr("{name} ties at a base of {amount}.", name=offer_name(offer), amount=money)
    return ""


def who_fails(must: MustHave, evaluation: Evaluation) -> str:
    """Which offers fail a must-have, and of which it is not known: that is neither pass nor fail (FORMAT 2)."""
    fails, unknown = [], []
    for each in evaluation.offers:
        scores = {key: score.value for key, score in each.scores.items()}
        met = meets(must, each.offer, evaluation.comparison, each.pay, scores)
        if met is None:
            unknown.append(offer_name(each.offer))
        elif not met:
            fails.append(offer_name(each.offer))
    failing = trn("{names} fails it.", "{names} fail it.", len(fails), names=joined(fails)) if fails else ""
    open_ = tr("Not known of {names}: neither pass nor fail.", names=joined(unknown)) if unknown else ""
    return " ".join(part for part in (failing, open_) if part) or tr("Every offer meets it.")


def who_fails_any(evaluation: Evaluation) -> str:
    """One line on all must-haves: how many there are and who fails which."""
    comparison = evaluation.comparison
    if not comparison.must_haves:
        return tr("No must-haves.")
    count = trn("{count} must-have", "{count} must-haves", len(comparison.must_haves))
    said = [
        tr("{name} fails {failed}", name=offer_name(each.offer), failed=joined(_conditions(each, comparison)))
        for each in evaluation.offers
        if each.fails
    ]
    return tr("{count}: {said}.", count=count, said="; ".join(said) or tr("no offer is known to fail one"))


def _conditions(each: Evaluated, comparison: Comparison) -> list[str]:
    return [condition(name, comparison) for name in each.fails]


def pay_scale_questions() -> tuple[str, str]:
    """What the two ends of the pay scale are asked by."""
    return (
        tr("Below which yearly pay before tax, at home, would you not take a job?"),
        tr("At which yearly pay before tax, at home, would more hardly matter?"),
    )


def pay_proposal(evaluation: Evaluation, proposal: Scale | None, numerals: Numerals) -> str:
    """What the program would propose for the pay scale and out of what, said to be a proposal; empty without pay."""
    if proposal is None or numerals.amounts_hidden:
        return ""
    current = evaluation.comparison.person.current_pay
    low, high = (numerals.money(end) for end in proposal)
    low_of = numerals.short(defaults.number("walk_away_of_current" if current else "walk_away_of_lowest"), 2)
    high_of = numerals.short(defaults.number("delighted_of_highest"), 2)
    if current:
        return tr(
            "Only a proposal, rounded: {low} is {low_of} times your current pay; {high} is the larger of {current_of} "
            "times your current pay and {high_of} times the highest yearly total before tax. Your own word goes first.",
            low=low,
            high=high,
            low_of=low_of,
            high_of=high_of,
            current_of=numerals.short(defaults.number("delighted_of_current"), 2),
        )
    return tr(
        "Only a proposal, rounded: {low} is {low_of} times the lowest pay of these offers, {high} is {high_of} times "
        "the highest yearly total before tax. Your own word goes first.",
        low=low,
        high=high,
        low_of=low_of,
        high_of=high_of,
    )
