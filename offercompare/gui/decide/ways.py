"""Where a sentence of the view leads to: the place where what it speaks of is entered; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from offercompare.engine.decision import Bar, Flip
from offercompare.gui.over_time.wording import Mark
from offercompare.model.vocabulary import RUBRIC_CRITERIA
from offercompare.reference import rubrics
from offercompare.translation import tr

Kind = Literal["editor", "person", "weights", "must_haves", "negotiate", ""]
SCORES = "scores."


@dataclass(frozen=True, slots=True)
class Way:
    """``kind`` is what opens, "" for nowhere; ``offer``, ``group`` and ``what`` are those of ``editor_wanted``."""

    kind: Kind = ""
    offer: str = ""
    group: str = ""
    what: str = ""


PERSON, WEIGHTS, MUST_HAVES = Way("person"), Way("weights"), Way("must_haves")
NOWHERE = Way()


def to_negotiate(offer: str) -> Way:
    """What to ask one employer for."""
    return Way("negotiate", offer)


def of_offer(offer: str, field: str = "") -> Way:
    """The editor of an offer, at a field where one is named."""
    return Way("editor", offer, "field" if field else "", field)


def of_score(offer: str, criterion: str) -> Way:
    """Where a score is entered: with its questions, else among the fields."""
    if criterion in RUBRIC_CRITERIA:
        return Way("editor", offer, "criterion", criterion)
    return of_offer(offer)


def of_bar(bar: Bar) -> Way:
    """Where the input of a bar is entered."""
    if bar.offer is None:
        return PERSON
    if bar.what.startswith(SCORES):
        return of_score(bar.offer, bar.what.removeprefix(SCORES))
    return of_offer(bar.offer, _field(bar.what))


def _field(path: str) -> str:
    """The field of the editor that a path is in: what is inside an entry of a list is entered with the list."""
    parts = path.split(".")
    number = next((at for at, part in enumerate(parts) if part.isdigit()), len(parts))
    return ".".join(parts[:number])


def of_flip(flip: Flip, leader: str) -> Way:
    """Where the change of a flip would be made; ``leader`` is the offer that leads now."""
    if flip.kind == "weight":
        return WEIGHTS
    if flip.kind in ("base", "sign_on"):
        return of_offer(flip.what, flip.kind)
    if flip.kind == "equity_haircut":
        return of_offer(flip.what, "grants")
    if flip.kind == "price_index":
        return of_offer(flip.what, "place")
    if flip.kind == "question":
        found = rubrics.question(flip.what)
        return of_score(leader, found.criterion) if found else of_offer(leader)
    return PERSON


def words(way: Way) -> str:
    """What the link to it says."""
    return {
        "editor": tr("Open ›"),
        "person": tr("Assumptions ›"),
        "weights": tr("Weights ›"),
        "must_haves": tr("Must-haves ›"),
        "negotiate": tr("What to ask for ›"),
        "": "",
    }[way.kind]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, the swatch before it and the link behind it."""

    text: str
    way: Way = NOWHERE
    link: str = ""
    mark: Mark | None = None
