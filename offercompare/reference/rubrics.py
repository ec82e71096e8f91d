"""The nine criteria, their quick questions and their rubrics (MODEL 10 and 11), read from ``rubrics.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from offercompare import resources
from offercompare.translation import tr


@dataclass(frozen=True)
class Level:
    """One answer of a rubric question; ``points`` in 0..1."""

    text: str
    points: float


@dataclass(frozen=True)
class QuickLevel:
    """One of the five answers of a quick question; ``points`` in 0..100."""

    name: str
    text: str
    points: float


@dataclass(frozen=True)
class OfferAnswer:
    """How a field of the offer answers a question: its value to the number of the level, counted from 0."""

    field: str
    levels: Mapping[str, int]


@dataclass(frozen=True)
class Question:
    """A question of a rubric; ``weight`` in percent of its criterion, ``paragraphs`` of the article it is read from.

    A ``computed`` question is never asked and has no levels. Of ``from_offer`` the first that knows the value counts.
    """

    id: str
    criterion: str
    text: str
    short: str
    levels: tuple[Level, ...]
    weight: float
    paragraphs: tuple[int, ...]
    computed: bool
    not_applicable_to: frozenset[str]
    from_offer: tuple[OfferAnswer, ...]
    source: str


@dataclass(frozen=True)
class Rubric:
    """The quick question of a criterion and the questions that refine it."""

    criterion: str
    label: str
    question: str
    quick_levels: tuple[QuickLevel, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Criterion:
    """What offers are compared by; pay and cost of living have no rubric."""

    key: str
    label: str
    rubric: Rubric | None


@cache
def criteria() -> tuple[Criterion, ...]:
    """The nine criteria in the order of the screens, labelled so that 100 reads as the best."""
    return tuple(_criterion(row) for row in _data()["criteria"])


def rubric(criterion: str) -> Rubric | None:
    """The rubric of a criterion; None for pay, cost of living and criteria of one's own."""
    return next((each.rubric for each in criteria() if each.key == criterion), None)


def question(id: str) -> Question | None:  # noqa: A002 - the field's name in files
    """The question with this id, such as ``P1``; None when there is none."""
    return _questions().get(id)


def quick_sd() -> float:
    """The standard deviation of the score of a quick answer, in points of 0..100."""
    return float(_data()["quick_sd"]["value"])


def band(score: float) -> str:
    """The word for a score in 0..100, unrounded: absent below 20, weak below 40, and so on (MODEL 10)."""
    reached = [row["name"] for row in _data()["bands"] if score >= row["from"]]
    return tr(reached[-1] if reached else _data()["bands"][0]["name"])


@cache
def _data() -> dict[str, Any]:
    content: dict[str, Any] = resources.data("data/rubrics.json")
    return content


@cache
def _questions() -> Mapping[str, Question]:
    rubrics = (each.rubric for each in criteria() if each.rubric)
    return MappingProxyType({each.id: each for one in rubrics for each in one.questions})


def _criterion(row: dict[str, Any]) -> Criterion:
    return Criterion(row["key"], tr(row["label"]), _rubric(row) if "quick" in row else None)


def _rubric(row: dict[str, Any]) -> Rubric:
    texts = zip(_data()["bands"], row["quick"]["levels"], strict=True)
    return Rubric(
        criterion=row["key"],
        label=tr(row["label"]),
        question=tr(row["quick"]["question"]),
        quick_levels=tuple(QuickLevel(tr(each["name"]), tr(text), each["quick_points"]) for each, text in texts),
        questions=tuple(_question(row["key"], each) for each in row["questions"]),
    )


def _question(criterion: str, row: dict[str, Any]) -> Question:
    return Question(
        id=row["id"],
        criterion=criterion,
        text=tr(row["text"]),
        short=tr(row["short"]),
        levels=tuple(Level(tr(each["text"]), each["points"]) for each in row["levels"]),
        weight=row["weight"],
        paragraphs=tuple(row["paragraphs"]),
        computed=row.get("computed", False),
        not_applicable_to=frozenset(row.get("not_applicable_to", ())),
        from_offer=tuple(_offer_answer(each) for each in row.get("from_offer", ())),
        source=tr(row["source"]),
    )


def _offer_answer(row: dict[str, Any]) -> OfferAnswer:
    return OfferAnswer(row["field"], MappingProxyType(row["levels"]))
