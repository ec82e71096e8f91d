"""What a lead hangs on, in one sentence: the nearest single change after which another offer leads (MODEL 12.6)."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from offercompare.engine import Evaluation
from offercompare.engine.decision import Flip
from offercompare.engine.place import work_place
from offercompare.numerals import Numerals
from offercompare.report.field_words import field_word
from offercompare.report.flip_words import apart
from offercompare.report.job_risk_words import new_leader
from offercompare.report.risk_figures import stay_text
from offercompare.report.words import offer_name, town, word
from offercompare.translation import tr

_WAYS = ("cost_of_living_as", "question")
"""Ways of counting are told beside the nearest change: there is no distance to them."""


def hangs_on(evaluation: Evaluation, numerals: Numerals) -> str:
    """What has to stay as it is for the leader to lead, and who leads else; that nothing has to where nothing does."""
    flip, ways = nearest_flip(evaluation), _other_ways(evaluation)
    if flip is None:
        said = tr("No change of a single weight puts another offer in front")
        parts = [tr(", but with {changed} {instead} leads", changed=each.changed, instead=each.leader) for each in ways]
    else:
        stays = _stays(flip, evaluation, numerals)
        leader = offer_name(evaluation.offer(flip.leader).offer)
        said = tr("Hangs on: {stays}, else {other} leads", stays=stays, other=leader)
        parts = [tr("; and on {now}, else {instead} leads", now=each.now, instead=each.leader) for each in ways]
    return "".join((said, *parts, "."))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of counting as it is now and as it may be, and who leads then."""

    now: str
    changed: str
    leader: str


def nearest_flip(evaluation: Evaluation) -> Flip | None:
    """The change that is smallest beside what it changes; of the weights the one that moves least.

    What a letter states is no assumption: a base or sign-on counts where it is a guess or by word of mouth.
    """
    weights = evaluation.flips or ()
    near = [Flip("weight", flip.criterion, flip.weight, flip.to, flip.leader) for flip in weights[:1]]
    flips = [flip for flip in _flips_of_now(evaluation) if _is_assumed(flip, evaluation)]
    known = [flip for flip in (*near, *flips) if distance(flip, evaluation) < inf]
    return min(known or near, key=lambda flip: distance(flip, evaluation), default=None)


def _is_assumed(flip: Flip, evaluation: Evaluation) -> bool:
    if flip.kind in ("base", "sign_on"):
        return evaluation.offer(flip.what).offer.evidence.get(flip.kind) in ("verbal", "guess")
    return flip.kind not in ("weight", *_WAYS)


def distance(flip: Flip, evaluation: Evaluation) -> float:
    """How far a change is beside what it changes; a sign-on is measured against base. Infinite where there is none.

    A weight is a part of the whole, so that 2 % becoming 4 % is no more than 30 % becoming 32 %.
    """
    if not isinstance(flip.start, int | float) or not isinstance(flip.to, int | float):
        return inf
    if flip.kind in ("weight", "equity_haircut"):
        return abs(flip.to - flip.start)
    beside = evaluation.offer(flip.what).offer.base if flip.kind == "sign_on" else flip.start
    return abs(flip.to - flip.start) / beside if beside else inf


def _flips_of_now(evaluation: Evaluation) -> tuple[Flip, ...]:
    """Those of an earlier state would state figures that stand no more."""
    decision = evaluation.decision
    if decision is None or not decision.is_of(evaluation.comparison, evaluation.simulation):
        return ()
    return decision.flips or ()


def _other_ways(evaluation: Evaluation) -> list[_Way]:
    """Ways of counting that the lead hangs on."""
    found = []
    instead = new_leader(evaluation)
    if instead:
        now = tr("job loss counting as startup risk besides lowering pay")
        found.append(_Way(now, tr("job loss counted in pay alone"), instead))
    for flip in _flips_of_now(evaluation):
        if flip.kind != "cost_of_living_as":
            continue
        own, inside = tr("cost of living having its own weight"), tr("cost of living counted inside pay")
        now, changed = (own, inside) if flip.to == "pay" else (inside, own)
        found.append(_Way(now, changed, offer_name(evaluation.offer(flip.leader).offer)))
    return found


def _stays(flip: Flip, evaluation: Evaluation, numerals: Numerals) -> str:
    """What must be so for the leader to stay first: "growth weighing over 11 % (now 40 %)"."""
    assert isinstance(flip.start, int | float)
    assert isinstance(flip.to, int | float)
    under = flip.to > flip.start
    match flip.kind:
        case "weight":
            text = (
                tr("{name} weighing under {to} % (now {now} %)")
                if under
                else tr("{name} weighing over {to} % (now {now} %)")
            )
            to, now = apart(100 * flip.to, 100 * flip.start, numerals)
            return text.format(name=word(flip.what, evaluation.comparison), to=to, now=now)
        case "base" | "sign_on":
            return _pay_stays(flip, flip.start, flip.to, evaluation, numerals)
        case "equity_haircut":
            name, part = offer_name(evaluation.offer(flip.what).offer), numerals.percent(flip.to, 0)
            return tr("the equity of {name} losing less than {part} of its worth", name=name, part=part)
        case "stay_years":
            text = tr("a stay shorter than {to} (now {now})") if under else tr("a stay longer than {to} (now {now})")
            return text.format(to=stay_text(flip.to, numerals), now=stay_text(flip.start, numerals))
        case _:
            offer = evaluation.offer(flip.what).offer
            where = town(work_place(offer, evaluation.comparison) or "") or offer_name(offer)
            to, now = apart(flip.to, flip.start, numerals)
            text = (
                tr("prices in {where} under {to} (now {now})")
                if under
                else tr("prices in {where} over {to} (now {now})")
            )
            return text.format(where=where, to=to, now=now)


def _pay_stays(flip: Flip, now: float, to: float, evaluation: Evaluation, numerals: Numerals) -> str:
    offer = evaluation.offer(flip.what).offer
    field, name = field_word(flip.kind, evaluation.comparison), offer_name(offer)
    if numerals.amounts_hidden:
        part = numerals.percent(abs(to - now) / now, 1) if now else ""
        if not part:
            return tr("the {field} of {name} staying as it is", field=field, name=name)
        text = (
            tr("the {field} of {name} rising by less than {part}")
            if to > now
            else tr("the {field} of {name} falling by less than {part}")
        )
        return text.format(field=field, name=name, part=part)
    currency = evaluation.comparison.currency_of(offer)
    text = (
        tr("the {field} of {name} staying under {to} (now {now})")
        if to > now
        else tr("the {field} of {name} staying over {to} (now {now})")
    )
    was = numerals.money(now, currency) if now else tr("none")
    return text.format(field=field, name=name, to=numerals.money(to, currency), now=was)
