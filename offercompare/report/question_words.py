"""What is still to ask, as one can put it to an employer, and how often its answer changes the leader (MODEL 12.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from offercompare.engine import usual
from offercompare.engine.decision import OpenQuestion
from offercompare.engine.open_fields import WORTH_FIELDS, assumed, missing_facts, unanswered_levels
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.reference import plausible_ranges, rubrics
from offercompare.report.words import offer_name
from offercompare.translation import tr

_OWN_FIELDS = frozenset(("rent", "equity.exercise_if_leaving", "equity.price_now"))
"""What the applicant looks up or decides: no employer is asked for it."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """One question to an employer.

    ``weight`` says how often its answer changes the leader, empty where it never does or that is not known; ``tried``
    which answers were tried, empty where none can be.
    """

    offer: str
    field: str
    name: str
    question: str
    weight: str = ""
    tried: str = ""

    @property
    def text(self) -> str:
        """Who is asked and what."""
        return tr("{offer}: {question}", offer=self.name, question=self.question)


def to_ask(comparison: Comparison, questions: Sequence[OpenQuestion]) -> tuple[ToAsk, ...]:
    """All that is open about the offers that count: ``questions`` first, in their order, as far as still open.

    What is unknown beyond them follows by offer, the nearest deadline first.
    """
    offers = {offer.id: offer for offer in comparison.offers if offer.status in RANKED_STATUSES}
    still = {(key, field) for key, offer in offers.items() for field in open_fields(offer)}
    tried = [each for each in questions if (each.offer, each.field) in still]
    found = [_to_ask(offers[each.offer], each.field, each) for each in tried]
    listed = {(each.offer, each.field) for each in tried}
    by_deadline = sorted(offers.values(), key=lambda offer: offer.deadline or date.max)
    facts = [(offer, field) for offer in by_deadline for field in missing_facts(offer)]
    others = [(offer, field) for offer, field in facts if (offer.id, field) not in listed]
    return (*found, *(_to_ask(offer, field) for offer, field in others))


def open_fields(offer: Offer) -> tuple[str, ...]:
    """All that an offer's questions can be about, each once."""
    found = (*missing_facts(offer), *unanswered_levels(offer), *assumed(offer))
    return tuple(dict.fromkeys(found))


def _to_ask(offer: Offer, field: str, asked: OpenQuestion | None = None) -> ToAsk:
    plain = ToAsk(offer.id, field, offer_name(offer), question(field))
    if asked is None:
        return plain
    return replace(plain, weight=share_words(asked), tried=tried_words(offer, asked))


def share_words(asked: OpenQuestion) -> str:
    """How often the answer changes the leader; empty where it never does, or cannot be tried."""
    if not asked.changes_leader:
        return ""
    return tr("changes the leader in {count} of 100", count=of_100(asked.changes_leader))


def tried_words(offer: Offer, asked: OpenQuestion) -> str:
    """Which answers were tried, with their source; empty where none can be."""
    if asked.changes_leader is None:
        return ""
    plain = _numberless(asked.field)
    if plain.partition(".")[0] in ("answers", "levels"):
        return tr("Tried: each of its levels.")
    if plain in (*WORTH_FIELDS, "equity.valuation", "equity.ownership"):
        source = plausible_ranges.company_value(usual.private_company(offer).stage).source
    else:
        found = plausible_ranges.choices(plain) or plausible_ranges.amount(plain, offer.company_type)
        source = found.source if found is not None else ""
    return tr("Tried: {source}.", source=source) if source else ""


def of_100(share: float) -> int:
    """A share as so many of a hundred; what happens at all is at least one, what need not is at most 99."""
    return round(100 * share) if share in (0.0, 1.0) else min(max(round(100 * share), 1), 99)


def question(field: str) -> str:
    """A field as a question one can put to an employer."""
    table, _, key = field.partition(".")
    if table == "answers":
        asked = rubrics.question(key)
        return asked.text if asked else field
    if table == "levels":
        rubric = rubrics.rubric(key)
        return rubric.question if rubric else field
    plain = _numberless(field)
    return _known().get(plain) or tr("{field}?", field=_spelled(plain))


def sendable(field: str) -> str:
    """A field as the applicant would ask the employer about it; empty where only the applicant can answer it."""
    table, _, key = field.partition(".")
    if table in ("answers", "levels"):
        text = (_asked_of_employer() if table == "answers" else _levels_asked_of_employer()).get(key, "")
    else:
        text = _field_asked(_numberless(field))
    return text[:1].upper() + text[1:]


def _field_asked(plain: str) -> str:
    if plain in _OWN_FIELDS:
        return ""
    return _known().get(plain) or tr("could you tell me more about this: {field}?", field=_spelled(plain))


def _numberless(field: str) -> str:
    """``grants.strike`` of ``grants.0.strike``."""
    return ".".join(part for part in field.split(".") if not part.isdigit())


def _spelled(field: str) -> str:
    return field.replace("equity.", "").replace("_", " ").replace(".", ", ")


def _known() -> dict[str, str]:
    return {
        "base": tr("what is the base salary?"),
        "raise": tr("how much is a usual yearly raise?"),
        "bonus": tr("is there a bonus, and at what target?"),
        "bonus.target": tr("what is the target of the bonus?"),
        "bonus.payout": tr("what part of the bonus target was paid lately?"),
        "sign_on": tr("is there a sign-on payment?"),
        "clawback": tr("when must a sign-on be repaid?"),
        "grants": tr("what equity comes with it?"),
        "grants.shares": tr("how many shares is the grant?"),
        "grants.value": tr("what is the grant worth?"),
        "grants.strike": tr("at what price can the options be exercised?"),
        "grants.vesting": tr("how does the grant vest, and from when?"),
        "refreshers": tr("are there refresher grants?"),
        "match": tr("is there a retirement match?"),
        "benefits": tr("which benefits are paid?"),
        "severance_months": tr("how many months of severance are paid?"),
        "notice_months": tr("how long is the notice period?"),
        "commute_minutes": tr("which office would it be?"),
        "permit_sponsored": tr("is a work permit sponsored?"),
        "hours_per_week": tr("how many hours a week?"),
        "pto_days": tr("how many days off a year?"),
        "start_date": tr("when would the job start?"),
        "equity.exercise_window_years": tr("how long is the exercise window?"),
        "equity.fully_diluted": tr("how many fully diluted shares are there?"),
        "equity.preferred_price": tr("what was the last preferred price?"),
        "equity.price_now": tr("what is a share worth today?"),
        "equity.valuation": tr("what is the company valued at?"),
        "equity.ownership": tr("what part of the company is the grant?"),
        "equity.total_raised": tr("how much money was raised?"),
        "equity.fmv_409a": tr("what is the 409A value?"),
        "equity.acceleration": tr("does anything vest at once when the company is sold?"),
        "equity.keep_after_leaving": tr("are vested shares kept after leaving?"),
        "equity.liquidation_multiple": tr("what do investors get first when the company is sold?"),
        "equity.participating": tr("do the preferred shares participate?"),
        "remote.office_days": tr("how many days in the office?"),
    }


def _asked_of_employer() -> dict[str, str]:
    """Questions of the rubrics as an applicant puts them; what is missing is a question to oneself."""
    return {
        "R2": tr("how long does the company's money last?"),
        "R3": tr("how was the company last funded?"),
        "R4": tr("how much of the revenue depends on machine learning?"),
        "R5": tr("were there layoffs in the last 24 months?"),
        "R6": tr("which notice period and severance does the contract name?"),
        "G1": tr("how long does it usually take to reach the next level?"),
        "G2": tr("what would I decide on my own in the first year?"),
        "G3": tr("how much room is there for new tools and methods?"),
        "G4": tr("who would mentor me, and which senior peers are there?"),
        "G5": tr("is there a path to lead or staff engineer?"),
        "G6": tr("how broad is the role?"),
        "G7": tr("how is the machine learning group growing?"),
        "P1": tr("who puts models into production?"),
        "P2": tr("how are monitoring and on-call set up?"),
        "P3": tr("how are models retrained?"),
        "P4": tr("at what scale are the models used?"),
        "P5": tr("how much cloud and infrastructure work belongs to the role?"),
        "P6": tr("which parts from data to training, deployment and monitoring would I own?"),
        "P7": tr("what share of my time would go to production rather than prototypes?"),
        "P8": tr("how is the effect of the role on the business measured?"),
        "W2": tr("what happens to the pay if I move?"),
        "W3": tr("from where may I work?"),
        "W4": tr("in which time zones does the team work, and how much of it asynchronously?"),
        "W5": tr("how much of the work would I plan on my own?"),
        "W6": tr("how flexible are hours and time off?"),
        "S2": tr("how much deep learning and large-scale training is in the role?"),
        "S3": tr("how deep does the MLOps work go?"),
        "S4": tr("how much data engineering is in the role?"),
        "S5": tr("how much system design is in the role?"),
        "S6": tr("how much software engineering beyond Python is in the role?"),
        "I2": tr("how much of the product depends on machine learning?"),
        "I4": tr("how much room is there for research of one's own?"),
        "L1": tr("with which other functions would I work?"),
        "L2": tr("who is in the team, and how is the work split with data scientists?"),
        "L3": tr("how often would I work with the leadership?"),
        "L4": tr("may I talk to my future manager and to someone of the team?"),
    }


def _levels_asked_of_employer() -> dict[str, str]:
    """The quick questions as an applicant puts them; what suits one is a question to oneself."""
    return {
        "startup_risk": tr("how is the company funded, and for how long?"),
        "growth": tr("how could I grow in the role?"),
        "production": tr("how much would I own in production?"),
        "flexibility": tr("what are the rules on place, hours and time off?"),
        "people": tr("who would I work with?"),
    }
