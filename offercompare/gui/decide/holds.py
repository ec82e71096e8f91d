"""Between which weights the leader stays first, ready to draw and to say; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import Evaluation
from offercompare.engine.ranking import Bracket
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.numerals import NO_BREAK, Numerals
from offercompare.report.decision_words import stability_sentence
from offercompare.report.flip_words import apart
from offercompare.report.words import label
from offercompare.translation import tr

FULL = 1.0


@dataclass(frozen=True, slots=True)
class Hold:
    """One criterion: shares of 1, and in words who takes over below ``low`` and above ``high``, empty for nobody."""

    key: str
    label: str
    weight: float
    low: float
    high: float
    now: str
    below: str
    above: str
    below_mark: Mark | None
    above_mark: Mark | None
    spoken: str


@dataclass(frozen=True, slots=True)
class Holds:
    """The chart, the criterion whose weight is nearest to a change first."""

    rows: tuple[Hold, ...]
    numerals: Numerals


def holds(evaluation: Evaluation, numerals: Numerals) -> Holds:
    """The chart of an evaluation; empty where nobody leads."""
    named = {mark.id: mark for mark in marks(evaluation)}
    found = evaluation.stability or {}
    shown = {key: bracket for key, bracket in found.items() if bracket.weight > 0 or _is_turned(bracket)}
    order = sorted(shown, key=lambda key: (_distance(shown[key]), -shown[key].weight))
    return Holds(tuple(_hold(key, shown[key], evaluation, named, numerals) for key in order), numerals)


def _is_turned(bracket: Bracket) -> bool:
    return bracket.overtaken_below is not None or bracket.overtaken_above is not None


def _distance(bracket: Bracket) -> float:
    """How far the weight is from the nearer end beyond which another leads; more than 1 where there is none."""
    below = bracket.weight - bracket.low if bracket.overtaken_below is not None else 1 + FULL
    above = bracket.high - bracket.weight if bracket.overtaken_above is not None else 1 + FULL
    return min(below, above)


def _hold(key: str, bracket: Bracket, evaluation: Evaluation, named: dict[str, Mark], numerals: Numerals) -> Hold:
    below = named.get(bracket.overtaken_below or "")
    above = named.get(bracket.overtaken_above or "")
    return Hold(
        key,
        label(key, evaluation.comparison),
        bracket.weight,
        bracket.low,
        bracket.high,
        numerals.percent(round(bracket.weight, 3), 1),
        tr("below {share}: {name}", share=_end(bracket.low, bracket, numerals), name=below.name) if below else "",
        tr("above {share}: {name}", share=_end(bracket.high, bracket, numerals), name=above.name) if above else "",
        below,
        above,
        stability_sentence(key, evaluation, numerals),
    )


def _end(share: float, bracket: Bracket, numerals: Numerals) -> str:
    """An end of the bracket, with as many decimals as tell it from the weight of now."""
    return f"{apart(100 * share, 100 * bracket.weight, numerals)[0]}{NO_BREAK}%"


def spoken(data: Holds) -> str:
    """The chart in sentences, for a screen reader."""
    return " ".join(row.spoken for row in data.rows)
