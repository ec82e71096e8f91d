"""Why a score is what it is, and whether more answers matter: they are offered, never demanded (MODEL 10)."""

from __future__ import annotations

from offercompare.engine import Score
from offercompare.translation import tr, trn


def why(score: Score) -> str:
    """The reason with the caution, where the reason does not say it already."""
    if not score.badge or score.badge.casefold() in score.because.casefold():
        return score.because
    return tr("{because} ({caution})", because=score.because, caution=score.badge)


def matters(could_change_leader: bool | None) -> str:
    """What answering can do; empty where it can do nothing, or nobody leads yet (None)."""
    return tr("Answering these could change who leads.") if could_change_leader else ""


def invitation(could_change_leader: bool | None, count: int) -> str:
    """The words of the link to the questions of a rubric, of which there are ``count``."""
    if could_change_leader is False:
        return trn("Refine anyway: {count} question", "Refine anyway: {count} questions", count)
    return trn("Refine with {count} question", "Refine with {count} questions", count)
