"""Scores of the rubric criteria with the text that says why (MODEL 10, 11)."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from offercompare.engine import assumption
from offercompare.engine.figure import Figure
from offercompare.model import Offer
from offercompare.reference import rubrics
from offercompare.reference.rubrics import Question, Rubric
from offercompare.translation import tr

NO_EVIDENCE = 50.0
ENOUGH_ANSWERED = 0.4
R1_FULL_RISK = 0.45
R1_YEARS = 3
MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with the points it got and where the answer comes from."""

    question: Question
    points: float
    doubt: float
    from_offer: bool

    @property
    def gain(self) -> float:
        """Weighted points won."""
        return self.question.weight * self.points

    @property
    def loss(self) -> float:
        """Weighted points missed."""
        return self.question.weight * (1 - self.points)


@dataclass(frozen=True, slots=True)
class RubricScore:
    """A score 0..100, its standard deviation, how much of the rubric is answered, and why.

    ``basis`` is one of ``rubric``, ``quick``, ``risk`` (R1 alone or with a quick answer), ``none``;
    ``by_person`` is whether the person answered anything; ``badge`` is a short caution or empty.
    """

    figure: Figure
    sd: float
    completeness: float
    because: str
    basis: str
    by_person: bool
    badge: str


def job_risk(offer: Offer) -> Answered:
    """R1: the chance to lose the job within three years, from the company's and the layoff hazard."""
    failure, layoff = assumption.failure_hazard(offer).figure, assumption.layoff_hazard(offer).figure
    lost = 1 - exp(-R1_YEARS * (failure.known + layoff.known))
    question = rubrics.question("R1")
    assert question is not None
    return Answered(question, min(max(1 - lost / R1_FULL_RISK, 0.0), 1.0), 0.0, True)


def rubric_score(offer: Offer, criterion: str) -> RubricScore:
    """The score of one rubric criterion for an offer."""
    asked = _asked(offer, criterion)
    return _risk_score(asked) if criterion == "startup_risk" else _plain_score(asked)


def score_without_job_risk(offer: Offer) -> RubricScore:
    """Startup risk with R1 left out: by the answered questions, else the quick answer, else without evidence."""
    return _plain_score(_asked(offer, "startup_risk"))


def _asked(offer: Offer, criterion: str) -> _Asked:
    rubric = rubrics.rubric(criterion)
    assert rubric is not None
    asked = applicable(offer, criterion)
    answered = [answer for question in asked if (answer := given_answer(question, offer)) is not None]
    weight = sum(question.weight for question in asked)
    completeness = sum(answer.question.weight for answer in answered) / weight if weight else 0.0
    return _Asked(rubric, offer, tuple(answered), len(asked), completeness)


def applicable(offer: Offer, criterion: str) -> tuple[Question, ...]:
    """The questions of a rubric that are asked about this offer; empty for a criterion without one."""
    rubric = rubrics.rubric(criterion)
    questions = rubric.questions if rubric is not None else ()
    return tuple(question for question in questions if not question.computed and _applies(question, offer))


@dataclass(frozen=True, slots=True)
class _Asked:
    rubric: Rubric
    offer: Offer
    answered: tuple[Answered, ...]
    applicable: int
    completeness: float

    @property
    def quick(self) -> int | None:
        level = self.offer.levels.get(self.rubric.criterion)
        return level if isinstance(level, int) else None

    @property
    def by_person(self) -> bool:
        return self.quick is not None or any(not answer.from_offer for answer in self.answered)


def _applies(question: Question, offer: Offer) -> bool:
    return offer.answers.get(question.id) != "na" and offer.company_type not in question.not_applicable_to


def given_answer(question: Question, offer: Offer) -> Answered | None:
    """The person's answer, else the one that the offer itself gives."""
    level = offer.answers.get(question.id)
    doubt = {"guess": 1.0, "verbal": 0.5}.get(offer.evidence.get(f"answers.{question.id}", ""), 0.0)
    if isinstance(level, int) and level < len(question.levels):
        return Answered(question, question.levels[level].points, doubt, False)
    if level is not None:
        return None
    for known in question.from_offer:
        given = known.levels.get(_field(offer, known.field))
        if given is not None:
            return Answered(question, question.levels[given].points, 0.0, True)
    return None


def _field(offer: Offer, name: str) -> str:
    facts = {
        "pay_basis": offer.remote.pay_basis,
        "policy": offer.remote.policy,
        "industry": offer.industry,
        "company_type": offer.company_type,
    }
    return facts[name] or ""


def _plain_score(asked: _Asked) -> RubricScore:
    if asked.completeness >= ENOUGH_ANSWERED or (asked.answered and asked.quick is None):
        return _from_rubric(asked, asked.answered)
    if asked.quick is not None:
        return _from_quick(asked, asked.quick)
    figure = Figure(asked.rubric.label, NO_EVIDENCE, "points", tr("no answer: counted as 50"))
    because = tr("No evidence: counted as 50. {n} of {m} questions answered.", n=0, m=asked.applicable)
    return RubricScore(figure, 20.0, 0.0, because, "none", False, tr("no evidence"))


def _risk_score(asked: _Asked) -> RubricScore:
    """Startup risk: R1 is always known, so below 0.4 it stands with the quick answer or alone (MODEL 10)."""
    risk = job_risk(asked.offer)
    if asked.completeness >= ENOUGH_ANSWERED:
        return _from_rubric(asked, (risk, *asked.answered))
    computed = _risk_figure(asked.offer, risk)
    if asked.quick is None:
        figure = Figure(asked.rubric.label, computed.known, "points", tr("the computed risk alone"), (computed,))
        because = tr(
            "{band} ({score:.0f}). Only the chance to lose the job counts so far. {n} of {m} questions answered.",
            band=_band(computed.known),
            score=computed.known,
            n=len(asked.answered),
            m=asked.applicable,
        )
        return RubricScore(figure, 20.0, asked.completeness, because, "risk", asked.by_person, tr("thin evidence"))
    quick = _quick_figure(asked, asked.quick)
    value = ENOUGH_ANSWERED * computed.known + (1 - ENOUGH_ANSWERED) * quick.known
    figure = Figure(
        asked.rubric.label, value, "points", tr("0.4 × computed risk + 0.6 × your answer"), (computed, quick)
    )
    because = tr(
        "{band} ({score:.0f}). Your five-level answer ({quick:.0f}) with the computed chance to lose the job "
        "({risk:.0f}). {n} of {m} questions answered.",
        band=_band(value),
        score=value,
        quick=quick.known,
        risk=computed.known,
        n=len(asked.answered),
        m=asked.applicable,
    )
    return RubricScore(figure, _quick_sd(asked), asked.completeness, because, "risk", True, "")


def _risk_figure(offer: Offer, risk: Answered) -> Figure:
    hazards = (assumption.failure_hazard(offer).figure, assumption.layoff_hazard(offer).figure)
    how = tr("100 × (1 − chance to lose the job in 3 years / 0.45), from 0 to 100")
    return Figure(tr("Computed job and company risk"), 100 * risk.points, "points", how, hazards)


def _from_rubric(asked: _Asked, answered: tuple[Answered, ...]) -> RubricScore:
    total = sum(answer.question.weight for answer in answered)
    value = 100 * sum(answer.gain for answer in answered) / total
    parts = tuple(_traced(answer, total, asked.offer) for answer in answered)
    figure = Figure(asked.rubric.label, value, "points", tr("100 × won points / weight of the answers"), parts)
    doubt = sum(answer.question.weight * answer.doubt for answer in answered) / total
    sd = 5 + 15 * (1 - asked.completeness) + 5 * doubt
    badge = tr("thin evidence") if asked.completeness < ENOUGH_ANSWERED else ""
    because = _because(value, answered, total, len(asked.answered), asked.applicable)
    return RubricScore(figure, sd, asked.completeness, because, "rubric", asked.by_person, badge)


def _traced(answer: Answered, total: float, offer: Offer) -> Figure:
    if answer.question.computed:
        return _risk_figure(offer, answer)
    weight = Figure(tr("Weight of the question"), answer.question.weight, "", source=answer.question.source)
    how = tr("from the offer") if answer.from_offer else tr("your answer")
    return Figure(answer.question.short, 100 * answer.gain / total, "points", how, (weight,))


def _from_quick(asked: _Asked, level: int) -> RubricScore:
    quick = _quick_figure(asked, level)
    because = tr(
        "{band} ({score:.0f}). Your five-level answer: {text} {n} of {m} questions answered.",
        band=_band(quick.known),
        score=quick.known,
        text=_sentence(asked.rubric.quick_levels[level].text),
        n=len(asked.answered),
        m=asked.applicable,
    )
    return RubricScore(quick, _quick_sd(asked), asked.completeness, because, "quick", True, "")


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _quick_figure(asked: _Asked, level: int) -> Figure:
    answer = asked.rubric.quick_levels[level]
    return Figure(asked.rubric.label, answer.points, "points", tr("your answer: {text}", text=answer.text))


def _quick_sd(asked: _Asked) -> float:
    doubt = {"guess": 1.0, "verbal": 0.5}.get(asked.offer.evidence.get(f"levels.{asked.rubric.criterion}", ""), 0.0)
    return rubrics.quick_sd() + 5 * doubt


def _band(score: float) -> str:
    return rubrics.band(score).capitalize()


def _because(value: float, answered: tuple[Answered, ...], total: float, count: int, applicable: int) -> str:
    """The level, what made it and how much is answered (MODEL 10)."""
    helped, held = _sides(answered)
    sentences = [tr("{band} ({score:.0f}).", band=_band(value), score=value)]
    parts = []
    if helped:
        parts.append(
            tr("Helped by {names}", names=_named([(one.question.short, one.gain) for one in helped], total, "+"))
        )
    if held:
        parts.append(
            tr("held back by {names}", names=_named([(one.question.short, one.loss) for one in held], total, "−"))
        )
    if parts:
        text = "; ".join(parts)
        sentences.append(f"{text[0].upper()}{text[1:]}.")
    sentences.append(tr("{n} of {m} questions answered.", n=count, m=applicable))
    return " ".join(sentences)


def _sides(answered: tuple[Answered, ...]) -> tuple[list[Answered], list[Answered]]:
    """The two questions that won most points, and the two that missed most.

    By MODEL 10 alone a heavy question answered halfway stands on both sides, which a reader takes for an error. So each
    is named once: where more of its points lie, on the other side only where that one is full.
    """
    won = [(one.gain, True, one) for one in answered if one.gain > 0]
    missed = [(one.loss, False, one) for one in answered if one.loss > 0]
    helped: list[Answered] = []
    held: list[Answered] = []
    for _, is_gain, one in sorted((*won, *missed), key=lambda entry: -entry[0]):
        side = helped if is_gain else held
        if len(side) < MOST_NAMED and one not in (*helped, *held):
            side.append(one)
    return helped, held


def _named(parts: list[tuple[str, float]], total: float, sign: str) -> str:
    return tr(" and ").join(f"{name} ({sign}{100 * points / total:.0f})" for name, points in parts)
