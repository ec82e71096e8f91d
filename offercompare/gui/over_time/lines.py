"""The lines of what is kept, who leads when, and where the lead changes, ready to draw and to say; no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from offercompare.engine import Evaluation
from offercompare.engine.timeline import Crossing, Timeline
from offercompare.gui.over_time.wording import MONTHS, Mark, marks, planned_months
from offercompare.numerals import Numerals
from offercompare.report.words import joined
from offercompare.translation import tr, trn

MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Curve:
    """One offer's line, by month from 0."""

    mark: Mark
    kept: tuple[float, ...]

    def at(self, month: float) -> float:
        """The value between two months."""
        low = min(int(month), len(self.kept) - 2)
        return self.kept[low] + (self.kept[low + 1] - self.kept[low]) * (month - low)


@dataclass(frozen=True, slots=True)
class Run:
    """Months from ``first`` to ``last`` with one leader; None: level or unknown."""

    leader: Mark | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Where one leader overtakes the one before."""

    month: float
    value: float
    ahead: Mark
    text: str


@dataclass(frozen=True, slots=True)
class KeptLines:
    """The whole chart; ``month`` is where its marker stands, ``planned`` the planned stay in months."""

    curves: tuple[Curve, ...]
    runs: tuple[Run, ...]
    turns: tuple[Turn, ...]
    months: int
    planned: float
    month: int
    currency: str
    numerals: Numerals


def runs(leaders: Sequence[str | None], by_id: dict[str, Mark]) -> tuple[Run, ...]:
    """Months with the same leader as one run each; the first of ``leaders`` is that of month 1."""
    found: list[Run] = []
    for month, leader in enumerate(leaders, 1):
        mark = by_id.get(leader) if leader else None
        if found and found[-1].leader == mark:
            found[-1] = Run(mark, found[-1].first, month)
        else:
            found.append(Run(mark, month, month))
    return tuple(found)


def kept_lines(
    evaluation: Evaluation, timeline: Timeline, month: int, numerals: Numerals, names: Mapping[str, str] | None = None
) -> KeptLines:
    """The chart of a timeline."""
    comparison = evaluation.comparison
    by_id = {mark.id: mark for mark in marks(evaluation, names)}
    kept = {each.offer: each.kept for each in timeline.lines if each.kept}
    curves = tuple(Curve(mark, kept[mark.id]) for mark in by_id.values() if mark.id in kept)
    # One alone leads nobody.
    stretches = runs(timeline.leaders, by_id) if len(curves) > 1 else ()
    return KeptLines(
        curves,
        stretches,
        tuple(_turns(stretches, timeline.crossings, curves)),
        comparison.settings.horizon_years * MONTHS,
        planned_months(comparison),
        month,
        comparison.currency,
        numerals,
    )


def _turns(stretches: Sequence[Run], crossings: Sequence[Crossing], curves: Sequence[Curve]) -> list[Turn]:
    """The crossing of each leader with the one before; months in which they were level may lie between."""
    found, leading = [], [run for run in stretches if run.leader is not None]
    for before, run in pairwise(leading):
        if before.leader is None or run.leader is None or before.leader == run.leader:
            continue
        pair = (run.leader.id, before.leader.id)
        near = [
            one for one in crossings if (one.ahead, one.behind) == pair and before.last - 1 <= one.month <= run.first
        ]
        curve = next(curve for curve in curves if curve.mark == run.leader)
        month = near[-1].month if near else float(run.first)
        text = tr("{offer} from month {month} on", offer=run.leader.name, month=run.first)
        found.append(Turn(month, curve.at(month), run.leader, text))
    return found


def lead_sentence(data: KeptLines, unknown: int) -> str:
    """Who is ahead when, in one sentence."""
    leading = [run for run in data.runs if run.leader is not None]
    if not leading:
        return _nobody(data, unknown)
    among = tr(" (of those that are known)") if unknown else ""
    if len({run.leader for run in leading}) == 1 and len(data.runs) == 1:
        only = leading[0].leader
        return tr("Whenever you leave, {offer} has paid you most{among}.", offer=only.name if only else "", among=among)
    if len(data.runs) > MOST_TOLD:
        first, last = leading[0], leading[-1]
        return tr(
            "The lead changes {count} times: first {first}, from month {month} on {last}{among}.",
            count=len(leading) - 1,
            first=first.leader.name if first.leader else "",
            last=last.leader.name if last.leader else "",
            month=last.first,
            among=among,
        )
    return tr(
        "Ahead, by when you leave: {parts}{among}.",
        parts=joined(_stretch(run, data.months) for run in data.runs),
        among=among,
    )


def _nobody(data: KeptLines, unknown: int) -> str:
    if not data.curves:
        return tr("No line is known yet; what is missing stands below.")
    if len(data.curves) == 1:
        only = data.curves[0].mark.name
        return (
            tr("Only {offer} is known: what is missing for the others stands below.", offer=only)
            if unknown
            else tr("{offer} alone: add an offer to see which has paid more by when you leave.", offer=only)
        )
    return tr("Nobody leads: the offers that are known have paid the same.")


def _stretch(run: Run, months: int) -> str:
    name = run.leader.name if run.leader else tr("nobody (level)")
    if run.first == run.last:
        return tr("{offer} in month {month}", offer=name, month=run.first)
    if run.last == months:
        return tr("{offer} from month {first} on", offer=name, first=run.first)
    return tr("{offer} in months {first} to {last}", offer=name, first=run.first, last=run.last)


def lead_at(data: KeptLines, month: int) -> tuple[Mark | None, float]:
    """Who has kept most at a month, and by how much more than the next."""
    if month == 0 or len(data.curves) < 2:
        return None, 0.0
    leader = next((run.leader for run in data.runs if run.first <= month <= run.last), None)
    values = sorted((curve.kept[month] for curve in data.curves), reverse=True)
    return leader, values[0] - values[1]


def lead_at_sentence(data: KeptLines, how_counted: str) -> str:
    """Who leads at the month of the marker, and by how much."""
    month, numerals = data.month, data.numerals
    if month == 0:
        return tr("On the first day nothing has been paid yet.")
    leader, ahead = lead_at(data, month)
    if leader is None:
        return "" if len(data.curves) < 2 else tr("The first two are level then.")
    second = sorted(data.curves, key=lambda curve: -curve.kept[month])[1].mark.name
    return tr(
        "{offer} leads by {amount} over {second} ({basis}).",
        offer=leader.name,
        amount=numerals.money(ahead, data.currency),
        second=second,
        basis=how_counted,
    )


def spoken(data: KeptLines) -> str:
    """The chart in sentences, for a screen reader."""
    ends = [
        tr(
            "{offer}: {planned} after {months}, {end} at the end.",
            offer=curve.mark.name,
            planned=data.numerals.money(curve.at(data.planned), data.currency),
            months=trn("{count} month", "{count} months", round(data.planned)),
            end=data.numerals.money(curve.kept[-1], data.currency),
        )
        for curve in data.curves
    ]
    return " ".join([*ends, *(f"{turn.text}." for turn in data.turns)])
