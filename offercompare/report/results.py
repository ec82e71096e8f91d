"""Evaluation -> the results that other programs read, and their JSON Schema (FORMAT 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import isfinite
from typing import Any

from pydantic import TypeAdapter

from offercompare.engine import MODEL, Evaluated, Evaluation, decided
from offercompare.engine.cash import MONTHS
from offercompare.engine.grant_worth import GrantCard
from offercompare.engine.leaving import leavings
from offercompare.engine.market import Filed, market, why_unknown
from offercompare.engine.outcome import GrantOutcome
from offercompare.engine.pay import Pay, PayYear
from offercompare.engine.tax_rule import year_one_tax
from offercompare.engine.timeline import timeline
from offercompare.model import Comparison
from offercompare.reference.tax_tables import LEVELS
from offercompare.report import form
from offercompare.report.decision_results import (
    central_share,
    central_weights,
    counter_offers,
    dominated,
    flips,
    left_out_job_risk,
    pairwise_overall,
    questions,
    rank_shares,
    stability,
    tornado,
    verdict_result,
    weightings,
    worth,
)
from offercompare.report.decision_warnings import decision_warnings
from offercompare.report.result_trail import result_trail
from offercompare.report.rounded import CENTS, DIGITS, amount, points
from offercompare.report.simulated_results import (
    against_others,
    grant_outcome,
    pairwise,
    simulated,
    warnings,
    why_null,
)
from offercompare.report.words import offer_name
from offercompare.translation import tr

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:offercompare:results:1"


def results(evaluation: Evaluation, sentences: Sequence[str], with_trail: bool = False) -> dict[str, Any]:
    """The results as plain lists, dicts, text and finite numbers; amounts to 0.01, scores and shares to 1e-9.

    ``sentences`` are those of the verdict of the decided evaluation; what is not decided yet is decided here. With
    ``with_trail`` each figure of an offer carries how it was made.
    """
    content: dict[str, Any] = _adapter().dump_python(
        _results(decided(evaluation), sentences, with_trail), mode="json", by_alias=True
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
        weights={key: value or 0.0 for key, value in _left_out_too(evaluation, evaluation.weights).items()},
        offers=tuple(_offer(each, evaluation, with_trail) for each in evaluation.offers),
        over_time=_over_time(comparison),
        verdict=verdict_result(evaluation, sentences),
        questions=questions(evaluation),
        dominated=dominated(evaluation),
        stability=stability(evaluation),
        flips=flips(evaluation),
        without_job_risk=left_out_job_risk(evaluation),
        tornado=tornado(evaluation),
        counter_offers=counter_offers(evaluation),
        pairwise=pairwise(evaluation),
        pairwise_overall=pairwise_overall(evaluation),
        weightings=weightings(evaluation),
        central_weights=central_weights(evaluation),
        central_share=central_share(evaluation),
        worth=worth(evaluation),
        warnings=(*evaluation.warnings, *decision_warnings(evaluation)),
    )


def _offer(each: Evaluated, evaluation: Evaluation, with_trail: bool) -> form.OfferResult:
    pay = each.pay
    return form.OfferResult(
        id=each.offer.id,
        name=offer_name(each.offer),
        rank=each.rank,
        overall=points(each.overall.value),
        scores={key: points(score.value) for key, score in each.scores.items()},
        computed_scores={
            key: points(score.computed if score.computed is not None else score.value)
            for key, score in each.scores.items()
        },
        contributions=_left_out_too(evaluation, each.contributions) if each.contributions else {},
        because={key: score.because for key, score in each.scores.items()},
        badges={key: score.badge for key, score in each.scores.items() if score.badge},
        years=tuple(_year(year) for year in pay.years),
        totals=_totals(each),
        headline=_headline(pay.headline),
        score_sd={key: points(score.sd) for key, score in each.scores.items()},
        completeness={key: points(score.completeness) for key, score in each.scores.items()},
        fails=each.fails,
        grants=tuple(_grant(card, grant_outcome(each, number)) for number, card in enumerate(pay.cards)),
        leaving=_left(each, evaluation.comparison),
        protected=amount(pay.protected.value) if pay.protected is not None else None,
        simulated=simulated(each),
        against_others=against_others(each, evaluation),
        price_index=_price_index(each),
        market=_market(each, evaluation),
        tax=_tax(pay),
        acceptability=rank_shares(each.offer.id, evaluation),
        warnings=(*warnings(each), *_unreachable(each), *why_null(each, evaluation), *_no_market(each, evaluation)),
        trail=result_trail(each, evaluation) if with_trail else None,
    )


def _year(year: PayYear) -> form.Year:
    parts = {name: amount(part.value) for name, part in year.parts.items()}
    return form.Year(
        year=year.year,
        **parts,
        total=amount(year.total.value),
        total_home=amount(year.total_home.value),
        guaranteed=amount(year.guaranteed.value),
        tax=amount(year.net.tax.value),
        after_tax=amount(year.net.after_tax.value),
        after_tax_home=amount(year.net.after_tax_home.value),
        spendable=amount(year.net.spendable.value),
    )


def _totals(each: Evaluated) -> form.Totals:
    pay = each.pay
    return form.Totals(
        first_year=amount(pay.years[0].total.value),
        average=amount(pay.average.value),
        sum=amount(pay.total.value),
        home_average=amount(pay.home_average.value),
        spendable_average=amount(pay.spendable_average.value),
        after_rent_average=amount(pay.after_rent_average.value),
        unknown_parts=pay.unknown_parts,
        guaranteed_recurring=amount(pay.years[0].parts["base"].value),
        guaranteed_average=amount(pay.of_year(lambda year: year.guaranteed).value),
        after_tax_average=amount(pay.after_tax_average.value),
        after_tax_home_average=amount(pay.after_tax_home_average.value),
        present_value=amount(pay.present_value.value),
        annual_equivalent=amount(pay.annual_equivalent.value),
        hourly=amount(pay.hourly.value),
    )


def _moments(comparison: Comparison) -> tuple[int, ...]:
    """The first day, and every half year to the end of the horizon."""
    return tuple(range(0, MONTHS * comparison.settings.horizon_years + 1, MONTHS // 2))


def _left(each: Evaluated, comparison: Comparison) -> tuple[form.Left, ...]:
    left = []
    for found in leavings(each.offer, comparison, each.pay, _moments(comparison)):
        figures = (found.vested, found.forfeited, found.clawback, found.exercise_cost, found.exercise_tax)
        amounts = (None if figure is None else amount(figure.value) for figure in figures)
        left.append(form.Left(int(found.months), *amounts))
    return tuple(left)


def _over_time(comparison: Comparison) -> form.OverTime:
    found = timeline(comparison)
    return form.OverTime(
        {line.offer: tuple(round(value, CENTS) + 0.0 for value in line.kept) for line in found.lines},
        found.leaders,
        tuple(form.CrossingResult(round(each.month, DIGITS), each.ahead, each.behind) for each in found.crossings),
    )


def _left_out_too(evaluation: Evaluation, values: Mapping[str, float]) -> dict[str, float | None]:
    """By criterion; one that cannot count weighs 0, and a warning says why."""
    return {**dict.fromkeys(evaluation.left_out, 0.0), **{key: points(value) or 0.0 for key, value in values.items()}}


def _headline(headline: tuple[float, ...] | None) -> form.Headline:
    if headline is None:
        return form.Headline(None, None)
    return form.Headline(amount(headline[0]), amount(sum(headline) / len(headline)))


def _tax(pay: Pay) -> form.Tax | None:
    """The tax of year 1; None where it is unknown, and a warning says why."""
    first = pay.years[0]
    if first.net.tax.value is None:
        return None
    found = year_one_tax(pay.rule, first.taxed.wages)
    level = {name: amount(found.by_level.get(name)) for name in LEVELS}
    return form.Tax(
        method=pay.rule.method,
        year=pay.rule.year,
        **level,
        total=amount(found.total.value),
        effective_rate=points(found.effective_rate),
        marginal_rate=points(found.marginal_rate),
        deduction=found.deduction,
    )


def _grant(card: GrantCard, found: GrantOutcome | None) -> form.GrantResult:
    return form.GrantResult(
        kind=card.kind,
        ownership=points(card.ownership),
        headline=amount(card.headline),
        at_409a=amount(card.at_409a),
        expected=amount(card.expected),
        median=amount(card.median),
        p_zero=points(card.p_zero),
        exercise_cost=amount(card.exercise_cost),
        break_even_exit=amount(card.break_even_exit),
        unvested=points(card.unvested_at_horizon),
        simulated_p_zero=points(found.p_zero) if found is not None else None,
        simulated_mean=amount(found.mean.value) if found is not None else None,
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
    housing = points(index.housing.value) if index.housing is not None else None
    return form.PriceIndex(points(index.offer.value), points(index.home.value), index.source, housing)


def _market(each: Evaluated, evaluation: Evaluation) -> form.Market | None:
    found = market(each.offer, evaluation.comparison)
    if found is None:
        return None
    h1b = tuple(_filed(each) for each in found.filed)
    return form.Market(points(found.percentile.value), found.of, found.source, found.beyond, found.note, h1b)


def _filed(filed: Filed) -> form.Filed:
    low, middle, high = (amount(quartile) for quartile in filed.quartiles)
    return form.Filed(filed.of, filed.n, low, middle, high, filed.source)


def _no_market(each: Evaluated, evaluation: Evaluation) -> tuple[str, ...]:
    why = why_unknown(each.offer, evaluation.comparison)
    return (tr("No market percentile: {why}", why=why),) if why else ()
