"""Why the leader leads and why each other offer does not, and what it would take; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import Evaluated, Evaluation
from offercompare.engine.decision import Asked, CounterOffer, Decision, Flip
from offercompare.gui.decide.ways import MUST_HAVES, NOWHERE, Way, of_flip, of_offer, to_negotiate, words
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.numerals import Numerals
from offercompare.report.decision_words import flip_sentence
from offercompare.report.field_words import field_word
from offercompare.report.pending import is_pending
from offercompare.report.words import condition, joined, offer_name, word
from offercompare.translation import tr, trn

LEAST, MOST_NAMED, TIE = 0.05, 3, 1e-9
"""Weighted points below which a factor is not named, and how many are."""
MOST_FLIPS = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """What is said of one offer: its points, why it is where it is, and what would put it in front.

    ``way`` is where that is entered, ``link`` what leads there.
    """

    mark: Mark
    points: str
    head: str
    why: str
    takes: str
    way: Way = NOWHERE
    link: str = ""


def reasons(evaluation: Evaluation, decision: Decision | None, numerals: Numerals) -> tuple[Reason, ...]:
    """Of each offer that can be taken, the leader first, then by rank; empty where nothing is ranked.

    ``decision`` is what is known of this state, None where nothing is.
    """
    verdict = evaluation.verdict
    if verdict is None:
        return ()
    named = {mark.id: mark for mark in marks(evaluation)}
    order = sorted(named, key=lambda key: (key != verdict.leader, evaluation.offer(key).rank or len(named) + 1))
    teller = _Teller(evaluation, decision, numerals)
    return tuple(teller.reason(named[key]) for key in order)


@dataclass(frozen=True, slots=True)
class _Teller:
    evaluation: Evaluation
    decision: Decision | None
    numerals: Numerals

    def reason(self, mark: Mark) -> Reason:
        each = self.evaluation.offer(mark.id)
        points = "" if each.overall.value is None else self.numerals.number(each.overall.known, 1)
        leader = self._leader()
        if each.rank is None:
            return self._unranked(mark, each)
        if leader is None:
            return Reason(mark, points, "", self._fails(each), "")
        if each is leader:
            return self._ahead(mark, each, points)
        return self._behind(mark, each, leader, points)

    def _leader(self) -> Evaluated | None:
        key = self.evaluation.verdict.leader if self.evaluation.verdict else None
        return None if key is None else self.evaluation.offer(key)

    def _unranked(self, mark: Mark, each: Evaluated) -> Reason:
        if is_pending(each, self.evaluation):
            return Reason(mark, "", tr("being calculated"), "", "")
        lacking = "base" if each.offer.base is None else ""
        text = tr("Enter its base pay.") if lacking else tr("A score that weighs is unknown: open it and enter more.")
        way = of_offer(mark.id, lacking)
        return Reason(mark, "", tr("not ranked"), text, "", way, words(way))

    # The leader ---------------------------------------------------------------------------------------

    def _ahead(self, mark: Mark, each: Evaluated, points: str) -> Reason:
        runner_up = self.evaluation.verdict.runner_up if self.evaluation.verdict else None
        if runner_up is None:
            return Reason(mark, points, tr("leads"), self._fails(each), "")
        other = self.evaluation.offer(runner_up)
        text = self._apart(each, other, tr("Against {name}:", name=offer_name(other.offer)))
        return Reason(mark, points, tr("leads"), " ".join(part for part in (text, self._fails(each)) if part), "")

    def _apart(self, one: Evaluated, other: Evaluated, start: str) -> str:
        """What speaks for one offer against another, and what against it, in weighted points."""
        gaps = {key: value - other.contributions.get(key, 0.0) for key, value in one.contributions.items()}
        ahead = sorted((key for key in gaps if gaps[key] >= LEAST), key=lambda key: -gaps[key])
        behind = sorted((key for key in gaps if gaps[key] <= -LEAST), key=lambda key: gaps[key])
        parts = []
        if ahead:
            parts.append(tr("ahead on {factors}", factors=self._factors(ahead, gaps)))
        if behind:
            parts.append(tr("behind on {factors}", factors=self._factors(behind, gaps)))
        if not parts and any(abs(gap) > TIE for gap in gaps.values()):
            return tr(
                "{start} level but for less than {points} points on everything.",
                start=start,
                points=self.numerals.short(LEAST),
            )
        if not parts:
            return tr("{start} level on everything that weighs.", start=start)
        return tr("{start} {parts}.", start=start, parts="; ".join(parts))

    def _factors(self, keys: list[str], gaps: dict[str, float]) -> str:
        return joined(
            f"{word(key, self.evaluation.comparison)} {self.numerals.signed(gaps[key], 1)}" for key in keys[:MOST_NAMED]
        )

    # Each other ---------------------------------------------------------------------------------------

    def _behind(self, mark: Mark, each: Evaluated, leader: Evaluated, points: str) -> Reason:
        gap = leader.overall.known - each.overall.known
        name = offer_name(leader.offer)
        if gap > TIE:
            head = tr("{points} behind", points=self.numerals.number(gap, 1 if gap >= LEAST else 3))
        else:
            head = tr("level") if gap > -TIE else tr("{points} above", points=self.numerals.number(-gap, 1))
        why = self._apart(each, leader, tr("Against {name}:", name=name))
        fails = self._fails(each)
        if fails and not leader.fails:
            return Reason(mark, points, head, f"{fails} {why}", "", MUST_HAVES, words(MUST_HAVES))
        takes, way = self._takes(mark.id)
        return Reason(mark, points, head, why, takes, way, words(way))

    def _fails(self, each: Evaluated) -> str:
        names = ", ".join(condition(name, self.evaluation.comparison) for name in each.fails)
        return tr("Fails what you must have: {names}.", names=names) if names else ""

    def _takes(self, key: str) -> tuple[str, Way]:
        """What it would take: pay that makes it level, and the nearest single changes after which it leads."""
        if self.decision is None or self.decision.flips is None:
            return tr("What it would take is being calculated."), NOWHERE
        asked, way = self._asked(key)
        flips = [flip for flip in self.decision.flips if flip.leader == key][:MOST_FLIPS]
        said = [asked, *(self._unless_said(flip, bool(asked)) for flip in flips)]
        said = [text for text in said if text]
        if not said:
            done = self.decision.counter_offers is not None
            return (tr("No single change that was tried puts it in front.") if done else ""), NOWHERE
        if way is NOWHERE and flips:
            way = of_flip(flips[0], self.evaluation.verdict.leader or "" if self.evaluation.verdict else "")
        return tr("What it would take: {parts}", parts=" ".join(said)), way

    def _unless_said(self, flip: Flip, has_asked: bool) -> str:
        """A flip of its own pay is what was asked already."""
        if has_asked and flip.kind in ("base", "sign_on") and flip.what == flip.leader:
            return ""
        return flip_sentence(flip, self.evaluation, self.numerals)

    def _asked(self, key: str) -> tuple[str, Way]:
        """The first amounts within reach that make it level over all."""
        found = next(
            (each for each in (self.decision.counter_offers if self.decision else None) or () if _is(each, key)), None
        )
        within = [asked for asked in found.asks if asked.amount is not None] if found else []
        if not within:
            return "", NOWHERE
        parts = tr(" or ").join(self._amount(key, asked) for asked in within[:2])
        return tr("{amounts} makes it level.", amounts=parts), to_negotiate(key)

    def _amount(self, key: str, asked: Asked) -> str:
        comparison = self.evaluation.comparison
        offer = self.evaluation.offer(key).offer
        hides = self.numerals.amounts_hidden
        if asked.ask == "shares" and not hides:
            return trn("{count} share", "{count} shares", round(asked.amount or 0.0))
        named = {"grant_value": tr("grant"), "shares": tr("shares")}
        field = named.get(asked.ask) or field_word(asked.ask, comparison)
        if hides:
            return tr("more {field}", field=field)
        amount = self.numerals.money(asked.amount or 0.0, comparison.currency_of(offer))
        return tr("a {field} of {amount}", field=field, amount=amount)


def _is(each: CounterOffer, key: str) -> bool:
    return each.offer == key and each.on == "overall"
