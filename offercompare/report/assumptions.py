"""What every figure of a report rests on: horizon, rates, home, sources."""

from __future__ import annotations

from datetime import date

from offercompare.engine import Evaluation
from offercompare.engine.place import work_place
from offercompare.engine.tax_rule import ByPlace, OwnRate
from offercompare.numerals import Numerals
from offercompare.report.edition_words import names_of, old_data
from offercompare.report.own_assumptions import own_assumptions
from offercompare.report.table import Line, Options
from offercompare.report.words import filing_word, line, offer_name, years
from offercompare.translation import tr


def assumptions(evaluation: Evaluation, options: Options, numerals: Numerals, when: date) -> tuple[Line, ...]:
    """The lines in the order of a report; the pay scale only with ``include_walk_away`` and amounts shown.

    ``when`` is the day of the report, on which some of the data may be old.
    """
    return (
        *_calculation(evaluation, numerals),
        *_currencies(evaluation, numerals),
        *_price_levels(evaluation, numerals),
        *_old_data(evaluation, when),
        *own_assumptions(evaluation.comparison.assumptions, numerals),
        _pay_scale(evaluation, options, numerals),
    )


def _calculation(evaluation: Evaluation, numerals: Numerals) -> tuple[Line, ...]:
    comparison = evaluation.comparison
    settings = comparison.settings
    as_factor = settings.cost_of_living_as == "factor"
    home = comparison.person.home
    return (
        *_tax(evaluation, numerals),
        Line(tr("Years compared"), years(settings.horizon_years, numerals)),
        Line(tr("Planned stay"), years(comparison.stay_years, numerals)),
        Line(tr("Discount rate"), tr("{rate} a year", rate=numerals.percent(settings.discount_rate))),
        _simulation(evaluation, numerals),
        Line(tr("Home"), line(home) if home else tr("unknown")),
        Line(tr("Cost of living"), tr("a factor of its own") if as_factor else tr("counted inside pay")),
    )


def _simulation(evaluation: Evaluation, numerals: Numerals) -> Line:
    """What makes the same figures come out again."""
    settings, aversion = evaluation.comparison.settings, evaluation.comparison.person.risk_aversion
    text = tr(
        "{paths} cases, seed {seed}, aversion to risk {aversion}",
        paths=numerals.number(settings.paths),
        seed=settings.seed,
        aversion=numerals.short(aversion, 2),
    )
    return Line(tr("Simulation"), text)


def _tax(evaluation: Evaluation, numerals: Numerals) -> tuple[Line, ...]:
    """The basis of pay, how the person files, and which tables stand for each year."""
    comparison, person = evaluation.comparison, evaluation.comparison.person.tax
    after_tax = comparison.settings.money_basis == "after_tax"
    basis = Line(tr("Basis"), tr("after tax") if after_tax else tr("before tax"))
    own = _own_rates(evaluation, numerals)
    tables = [rule for each in evaluation.offers if isinstance(rule := each.pay.rule, ByPlace)]
    if not tables:
        return (basis, *own)
    filing = filing_word(person.filing_status)
    countries = ", ".join(dict.fromkeys(rule.jurisdictions[0] for rule in tables))
    growth = numerals.percent(comparison.settings.threshold_growth)
    later = tr("years without a table: the last one, its amounts grown {growth} a year", growth=growth)
    text = tr("{year}, {countries}, {filing}", year=tables[0].year, countries=countries, filing=filing)
    return (basis, Line(tr("Tax"), text, later), *own)


def _own_rates(evaluation: Evaluation, numerals: Numerals) -> tuple[Line, ...]:
    """Offers taxed at a rate of the person's own, or not at all."""
    said = [
        tr("{offer} {rate}", offer=offer_name(each.offer), rate=numerals.percent(rule.rate))
        for each in evaluation.offers
        if isinstance(rule := each.pay.rule, OwnRate)
    ]
    return (Line(tr("Own tax rate"), ", ".join(said)),) if said else ()


def _currencies(evaluation: Evaluation, numerals: Numerals) -> tuple[Line, ...]:
    lines = [Line(tr("Currency"), evaluation.comparison.currency)]
    rates = {each.pay.rate.label: each.pay.rate for each in evaluation.offers}
    for rate in rates.values():
        if rate.value == 1.0 and not rate.how:
            continue
        value = tr("unknown") if rate.value is None else numerals.short(rate.value, 6)
        lines.append(Line(rate.label, value, rate.source or rate.how))
    return tuple(lines)


def _price_levels(evaluation: Evaluation, numerals: Numerals) -> tuple[Line, ...]:
    """One line for each place: its index against home."""
    lines: dict[str, Line] = {}
    for each in evaluation.offers:
        index = each.pay.index
        if index is None or index.relative.value is None:
            continue
        where = work_place(each.offer, evaluation.comparison)
        label = tr("Prices in {place}", place=line(where or tr("an unnamed place"), 60))
        value = tr("{index} with home at 100", index=numerals.number(index.relative.value, 1))
        lines[label] = Line(label, value, "; ".join(part for part in (index.source, line(index.note)) if part))
    return tuple(lines.values())


def _old_data(evaluation: Evaluation, when: date) -> tuple[Line, ...]:
    names = names_of(old_data(evaluation, when))
    return (Line(tr("Old data"), "; ".join(names), tr("look for a newer OfferCompare")),) if names else ()


def _pay_scale(evaluation: Evaluation, options: Options, numerals: Numerals) -> Line:
    label, scale = tr("Pay scale"), evaluation.anchors
    if scale is None:
        return Line(label, tr("unknown"))
    how = tr("proposed, not fixed yet") if scale.proposed else tr("fixed")
    if numerals.amounts_hidden or not options.include_walk_away:
        return Line(label, how)
    low, high = (numerals.money(figure.known, figure.currency) for figure in (scale.low, scale.high))
    return Line(label, tr("{low} scores 0, {high} scores 100", low=low, high=high), how)
