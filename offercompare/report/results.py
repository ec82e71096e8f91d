"""Evaluation -> the results that other programs read, and their JSON Schema (FORMAT 3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import isfinite
from typing import Any

from pydantic import TypeAdapter

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.engine.grant_worth import GrantCard
from offercompare.engine.leaving import MONTHS, leavings
from offercompare.engine.market import Filed, market, why_unknown
from offercompare.engine.pay import Pay, PayYear
from offercompare.engine.tax_rule import year_one_tax
from offercompare.engine.timeline import timeline
from offercompare.model import Comparison
from offercompare.reference.tax_tables import LEVELS
from offercompare.report import form
from offercompare.report.words import offer_name
from offercompare.translation import tr

MODEL = "1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:offercompare:results:1"
CENTS = 2
DIGITS = 9
_DECIMALS = {"money": CENTS}


def results(evaluation: Evaluation, sentences: Sequence[str], with_trail: bool = False) -> dict[str, Any]:
    """The results as plain lists, dicts, text and finite numbers; amounts to 0.01, scores and shares to 1e-9.

    ``sentences`` are those of the verdict. With ``with_trail`` each figure of an offer carries how it was made.
    """
    content: dict[str, Any] = _adapter().dump_python(
        _results(evaluation, sentences, with_trail), mode="json", by_alias=True
    )
    return content


def results_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the results, made from the same values."""
    made = _adapter().json_schema(mode="serialization", by_alias=True)
    return {"$schema": DIALECT, "$id": IDENTIFIER, **made, "title": "offercompare results"}


@cache
def _adapter() -> TypeAdapter[form.Results]:
    return TypeAdapter(form.Results)


def _results(evaluation: Evaluation, sentences: Sequence[str], with_trail: bool) -> form.Results:
    comparison = evaluation.comparison
    return form.Results(
        format="offercompare-results",
        version=1,
        model=MODEL,
        currency=comparison.currency,
        horizon_years=comparison.settings.horizon_years,
        seed=comparison.settings.seed,
        paths=comparison.settings.paths,
        money_basis=comparison.settings.money_basis,
        weights={key: _points(weight) or 0.0 for key, weight in evaluation.weights.items()},
        offers=tuple(_offer(each, evaluation, with_trail) for each in evaluation.offers),
        over_time=_over_time(comparison),
        verdict=_verdict(evaluation, sentences),
        questions=None,
        dominated=_dominated(evaluation),
        stability=_stability(evaluation),
        flips=_flips(evaluation),
        tornado=None,
        counter_offers=None,
        pairwise=None,
        pairwise_overall=None,
        warnings=(*evaluation.warnings, _not_yet()),
    )


def _not_yet() -> str:
    return tr(
        "Not calculated yet, so null: simulated ranges, acceptability and strength of the verdict, questions, tornado, "
        "counter-offers, pairwise shares, flips but for weights."
    )


def _offer(each: Evaluated, evaluation: Evaluation, with_trail: bool) -> form.OfferResult:
    pay = each.pay
    return form.OfferResult(
        id=each.offer.id,
        name=offer_name(each.offer),
        rank=each.rank,
        overall=_points(each.overall.value),
        scores={key: _points(score.value) for key, score in each.scores.items()},
        computed_scores={
            key: _points(score.computed if score.computed is not None else score.value)
            for key, score in each.scores.items()
        },
        contributions={key: _points(value) for key, value in each.contributions.items()},
        because={key: score.because for key, score in each.scores.items()},
        badges={key: score.badge for key, score in each.scores.items() if score.badge},
        years=tuple(_year(year) for year in pay.years),
        totals=_totals(each),
        headline=_headline(pay.headline),
        score_sd={key: _points(score.sd) for key, score in each.scores.items()},
        completeness={key: _points(score.completeness) for key, score in each.scores.items()},
        fails=each.fails,
        grants=tuple(_grant(card) for card in pay.cards),
        leaving=_left(each, evaluation.comparison),
        protected=_amount(pay.protected.value) if pay.protected is not None else None,
        simulated=None,
        against_others=None,
        price_index=_price_index(each),
        market=_market(each, evaluation),
        tax=_tax(pay),
        acceptability=None,
        warnings=(*pay.warnings, *_unreachable(each), *_no_market(each, evaluation)),
        trail=_trail(each, evaluation) if with_trail else None,
    )


def _year(year: PayYear) -> form.Year:
    parts = {name: _amount(part.value) for name, part in year.parts.items()}
    return form.Year(
        year=year.year,
        **parts,
        total=_amount(year.total.value),
        total_home=_amount(year.total_home.value),
        guaranteed=_amount(year.guaranteed.value),
        tax=_amount(year.net.tax.value),
        after_tax=_amount(year.net.after_tax.value),
        after_tax_home=_amount(year.net.after_tax_home.value),
        spendable=_amount(year.net.spendable.value),
    )


def _totals(each: Evaluated) -> form.Totals:
    pay = each.pay
    return form.Totals(
        first_year=_amount(pay.years[0].total.value),
        average=_amount(pay.average.value),
        sum=_amount(pay.total.value),
        home_average=_amount(pay.home_average.value),
        spendable_average=_amount(pay.spendable_average.value),
        after_rent_average=_amount(pay.after_rent_average.value),
        unknown_parts=pay.unknown_parts,
        guaranteed_recurring=_amount(pay.years[0].parts["base"].value),
        guaranteed_average=_amount(pay.of_year(lambda year: year.guaranteed).value),
        after_tax_average=_amount(pay.after_tax_average.value),
        after_tax_home_average=_amount(pay.after_tax_home_average.value),
        present_value=_amount(pay.present_value.value),
        annual_equivalent=_amount(pay.annual_equivalent.value),
        hourly=_amount(pay.hourly.value),
    )


def _moments(comparison: Comparison) -> tuple[int, ...]:
    """The first day, and every half year to the end of the horizon."""
    return tuple(range(0, MONTHS * comparison.settings.horizon_years + 1, MONTHS // 2))


def _left(each: Evaluated, comparison: Comparison) -> tuple[form.Left, ...]:
    left = []
    for found in leavings(each.offer, comparison, each.pay, _moments(comparison)):
        figures = (found.vested, found.forfeited, found.clawback, found.exercise_cost, found.exercise_tax)
        amounts = (None if figure is None else _amount(figure.value) for figure in figures)
        left.append(form.Left(found.months, *amounts))
    return tuple(left)


def _over_time(comparison: Comparison) -> form.OverTime:
    found = timeline(comparison)
    return form.OverTime(
        {line.offer: tuple(round(value, CENTS) + 0.0 for value in line.kept) for line in found.lines},
        found.leaders,
        tuple(form.CrossingResult(round(each.month, DIGITS), each.ahead, each.behind) for each in found.crossings),
    )


def _headline(headline: tuple[float, ...] | None) -> form.Headline:
    if headline is None:
        return form.Headline(None, None)
    return form.Headline(_amount(headline[0]), _amount(sum(headline) / len(headline)))


def _tax(pay: Pay) -> form.Tax | None:
    """The tax of year 1; None where it is unknown, and a warning says why."""
    first = pay.years[0]
    if first.net.tax.value is None:
        return None
    found = year_one_tax(pay.rule, first.taxed.wages)
    level = {name: _amount(found.by_level.get(name)) for name in LEVELS}
    return form.Tax(
        method=pay.rule.method,
        year=pay.rule.year,
        **level,
        total=_amount(found.total.value),
        effective_rate=_points(found.effective_rate),
        marginal_rate=_points(found.marginal_rate),
        deduction=found.deduction,
    )


def _grant(card: GrantCard) -> form.GrantResult:
    return form.GrantResult(
        kind=card.kind,
        ownership=_points(card.ownership),
        headline=_amount(card.headline),
        at_409a=_amount(card.at_409a),
        expected=_amount(card.expected),
        median=_amount(card.median),
        p_zero=_points(card.p_zero),
        exercise_cost=_amount(card.exercise_cost),
        break_even_exit=_amount(card.break_even_exit),
        unvested=_points(card.unvested_at_horizon),
    )


def _unreachable(each: Evaluated) -> tuple[str, ...]:
    """A break-even that no exit reaches is null in the results, so a warning says it."""
    return tuple(
        tr("grants[{number}].break_even_exit: no exit value pays more than the strike.", number=number)
        for number, card in enumerate(each.pay.cards)
        if card.break_even_exit is not None and not isfinite(card.break_even_exit)
    )


def _price_index(each: Evaluated) -> form.PriceIndex | None:
    index = each.pay.index
    if index is None:
        return None
    housing = _points(index.housing.value) if index.housing is not None else None
    return form.PriceIndex(_points(index.offer.value), _points(index.home.value), index.source, housing)


def _market(each: Evaluated, evaluation: Evaluation) -> form.Market | None:
    found = market(each.offer, evaluation.comparison)
    if found is None:
        return None
    h1b = tuple(_filed(each) for each in found.filed)
    return form.Market(_points(found.percentile.value), found.of, found.source, found.beyond, found.note, h1b)


def _filed(filed: Filed) -> form.Filed:
    low, middle, high = (_amount(amount) for amount in filed.quartiles)
    return form.Filed(filed.of, filed.n, low, middle, high, filed.source)


def _no_market(each: Evaluated, evaluation: Evaluation) -> tuple[str, ...]:
    why = why_unknown(each.offer, evaluation.comparison)
    return (tr("No market percentile: {why}", why=why),) if why else ()


def _verdict(evaluation: Evaluation, sentences: Sequence[str]) -> form.VerdictResult | None:
    verdict = evaluation.verdict
    if verdict is None:
        return None
    return form.VerdictResult(
        leader=verdict.leader,
        runner_up=verdict.runner_up,
        on_pay_and_place=verdict.on_pay_and_place,
        strength=None,
        first_place_share=None,
        coverage=_points(verdict.coverage) or 0.0,
        default_weights=verdict.default_weights,
        sentences=tuple(sentences),
    )


def _dominated(evaluation: Evaluation) -> tuple[form.Dominated, ...] | None:
    if evaluation.dominated is None:
        return None
    return tuple(form.Dominated(pair.id, pair.by, pair.practical) for pair in evaluation.dominated)


def _stability(evaluation: Evaluation) -> dict[str, form.Stability] | None:
    if evaluation.stability is None:
        return None
    return {
        key: form.Stability(
            weight=round(bracket.weight, DIGITS),
            low=round(bracket.low, DIGITS),
            high=round(bracket.high, DIGITS),
            overtaken_below=bracket.overtaken_below,
            overtaken_above=bracket.overtaken_above,
        )
        for key, bracket in evaluation.stability.items()
    }


def _flips(evaluation: Evaluation) -> tuple[form.Flip, ...] | None:
    if evaluation.flips is None:
        return None
    return tuple(
        form.Flip("weight", flip.criterion, round(flip.weight, DIGITS), round(flip.to, DIGITS), flip.leader)
        for flip in evaluation.flips
    )


# How each figure was made -------------------------------------------------------------------------------------------


def _trail(each: Evaluated, evaluation: Evaluation) -> dict[str, form.TrailNode]:
    """By the figure's path in the results of the offer."""
    pay = each.pay
    figures = {
        "overall": each.overall,
        **{f"scores.{key}": score.figure for key, score in each.scores.items()},
        "totals.sum": pay.total,
        "totals.average": pay.average,
        "totals.home_average": pay.home_average,
        "totals.present_value": pay.present_value,
        "totals.annual_equivalent": pay.annual_equivalent,
        "totals.after_tax_average": pay.after_tax_average,
        "totals.after_tax_home_average": pay.after_tax_home_average,
        "totals.spendable_average": pay.spendable_average,
        "totals.after_rent_average": pay.after_rent_average,
        "totals.hourly": pay.hourly,
    }
    for number, year in enumerate(pay.years):
        figures |= {f"years[{number}].{name}": part for name, part in year.parts.items()}
        net = year.net
        figures |= {f"years[{number}].total": year.total, f"years[{number}].total_home": year.total_home}
        figures |= {f"years[{number}].tax": net.tax, f"years[{number}].after_tax": net.after_tax}
        figures |= {f"years[{number}].after_tax_home": net.after_tax_home, f"years[{number}].spendable": net.spendable}
    if (standing := market(each.offer, evaluation.comparison)) is not None:
        figures["market.percentile"] = standing.percentile
    if pay.index is not None:
        figures["price_index"] = pay.index.relative
        figures |= {"price_index.housing": pay.index.housing} if pay.index.housing is not None else {}
    return {path: _node(figure) for path, figure in figures.items()}


def _node(figure: Figure) -> form.TrailNode:
    return form.TrailNode(
        label=figure.label,
        value=_rounded(figure.value, _DECIMALS.get(figure.unit, DIGITS)),
        unit=figure.unit,
        currency=figure.currency,
        how=figure.how,
        source=figure.source,
        inputs=tuple(_node(part) for part in figure.inputs),
    )


# Numbers ------------------------------------------------------------------------------------------------------------


def _amount(value: float | None) -> float | None:
    return _rounded(value, CENTS)


def _points(value: float | None) -> float | None:
    """Scores, shares and fractions."""
    return _rounded(value, DIGITS)


def _rounded(value: float | None, decimals: int) -> float | None:
    """Rounded, without a negative zero; None where there is no finite number."""
    return None if value is None or not isfinite(value) else round(value, decimals) + 0.0
