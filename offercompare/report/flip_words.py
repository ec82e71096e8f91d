"""The single changes that would put another offer in front, and the inputs a lead hangs on, in words (MODEL 12.7)."""

from __future__ import annotations

from offercompare.engine import Evaluation
from offercompare.engine.decision import Bar, Flip
from offercompare.engine.place import work_place
from offercompare.engine.without_job_risk import QUESTION
from offercompare.numerals import Numerals
from offercompare.report.field_words import field_text, field_unit, field_word, is_amount
from offercompare.report.risk_figures import stay_text
from offercompare.report.words import offer_name, town, word
from offercompare.translation import tr


def flip_sentence(flip: Flip, evaluation: Evaluation, numerals: Numerals) -> str:
    """Who leads after which change: "Northwind leads once its base pay is above USD 241,500 (now USD 228,000)."."""
    leader = offer_name(evaluation.offer(flip.leader).offer)
    when = flip_clause(flip, evaluation, numerals)
    return tr("{leader} leads {when}.", leader=leader, when=when)


def flip_clause(flip: Flip, evaluation: Evaluation, numerals: Numerals) -> str:
    """The change alone: "once growth counts less than 11 % (now 40 %)"."""
    match flip.kind:
        case "weight":
            return _weight(flip, evaluation, numerals)
        case "base" | "sign_on":
            return _pay(flip, evaluation, numerals)
        case "equity_haircut":
            name = offer_name(evaluation.offer(flip.what).offer)
            return tr("once the equity of {name} is worth {part} less", name=name, part=_percent(flip.to, numerals))
        case "stay_years":
            return _stay(flip, numerals)
        case "price_index":
            return _prices(flip, evaluation, numerals)
        case "cost_of_living_as":
            inside = flip.to == "pay"
            return tr("if cost of living counts inside pay") if inside else tr("if cost of living has its own weight")
        case "question":
            if flip.what == QUESTION:
                return tr("if the chance to lose the job counts in pay alone")
            return tr("if question {id} is left out", id=flip.what)


def _weight(flip: Flip, evaluation: Evaluation, numerals: Numerals) -> str:
    now, to = _known(flip.start), _known(flip.to)
    text = (
        tr("once {name} counts more than {to} % (now {now} %)")
        if to > now
        else tr("once {name} counts less than {to} % (now {now} %)")
    )
    more, less = apart(100 * to, 100 * now, numerals)
    return text.format(name=word(flip.what, evaluation.comparison), to=more, now=less)


def _pay(flip: Flip, evaluation: Evaluation, numerals: Numerals) -> str:
    """With hidden amounts by how much of itself it changes, which nobody can turn back into money."""
    offer, to = evaluation.offer(flip.what).offer, _known(flip.to)
    now = None if flip.start is None else _known(flip.start)
    field = field_word(flip.kind, evaluation.comparison)
    whose = (
        tr("its {field}", field=field)
        if flip.what == flip.leader
        else tr("the {field} of {name}", field=field, name=offer_name(offer))
    )
    if numerals.amounts_hidden:
        if not now:
            return tr("once {whose} is higher", whose=whose)
        part = numerals.percent(abs(to - now) / now, 1)
        text = tr("once {whose} rises by {part}") if to > now else tr("once {whose} falls by {part}")
        return text.format(whose=whose, part=part)
    currency = evaluation.comparison.currency_of(offer)
    rises = to > (now or 0.0)
    text = tr("once {whose} is above {to} (now {now})") if rises else tr("once {whose} is below {to} (now {now})")
    nothing = tr("unknown") if now is None else tr("none")
    was = numerals.money(now, currency) if now else nothing
    return text.format(whose=whose, to=numerals.money(to, currency), now=was)


def _stay(flip: Flip, numerals: Numerals) -> str:
    now, to = _known(flip.start), _known(flip.to)
    text = tr("if you stay longer than {to} (now {now})") if to > now else tr("if you stay less than {to} (now {now})")
    return text.format(to=stay_text(to, numerals), now=stay_text(now, numerals))


def _prices(flip: Flip, evaluation: Evaluation, numerals: Numerals) -> str:
    now, to = _known(flip.start), _known(flip.to)
    offer = evaluation.offer(flip.what).offer
    where = town(work_place(offer, evaluation.comparison) or "") or offer_name(offer)
    more, less = apart(to, now, numerals)
    text = (
        tr("once prices in {where} are above {to} (now {now}, home 100)")
        if to > now
        else tr("once prices in {where} are below {to} (now {now}, home 100)")
    )
    return text.format(where=where, to=more, now=less)


def apart(one: float, other: float, numerals: Numerals) -> tuple[str, str]:
    """Both with as many decimals as it takes to tell them apart, and what is more than nothing from nothing."""
    for decimals in range(10):
        shown = numerals.number(one, decimals), numerals.number(other, decimals)
        if shown[0] != shown[1] and (not one or shown[0] != numerals.number(0.0, decimals)):
            break
    return shown


def _known(value: float | str | None) -> float:
    assert isinstance(value, float | int)
    return float(value)


def _percent(value: float | str | None, numerals: Numerals) -> str:
    return numerals.percent(_known(value), 0)


# Bars ---------------------------------------------------------------------------------------------------------------


def bar_label(bar: Bar, evaluation: Evaluation) -> str:
    """Whose input it is and what it is called: "Nimbus AI: exit multiple"; alone what all offers share."""
    name = field_word(bar.what, evaluation.comparison)
    if bar.offer is None:
        return name[:1].upper() + name[1:]
    return tr("{offer}: {field}", offer=offer_name(evaluation.offer(bar.offer).offer), field=name)


def bar_ends(bar: Bar, evaluation: Evaluation, numerals: Numerals) -> str:
    """Its low and its high end: "1.28x … 1.92x"; hidden amounts by how much they change."""
    ends = (bar.low_value, bar.high_value)
    if numerals.amounts_hidden and is_amount(bar.what):
        low, high = (_change(end, bar.value, numerals) for end in ends)
    else:
        comparison = evaluation.comparison
        offer = None if bar.offer is None else evaluation.offer(bar.offer).offer
        currency = comparison.currency if offer is None else comparison.currency_of(offer)
        low, high = (field_text(bar.what, end, currency, numerals) for end in ends)
        if field_unit(bar.what) in ("money", "price"):
            high = field_text(bar.what, ends[1], "", numerals).strip()
    return tr("{low} … {high}", low=low, high=high)


def _change(end: float, value: float, numerals: Numerals) -> str:
    if not value:
        return tr("lower") if end < value else tr("higher")
    return tr("{number} %", number=numerals.signed(100 * (end - value) / value))
