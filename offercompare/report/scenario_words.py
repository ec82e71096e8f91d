"""What a scenario takes for certain, and what it changes for whom, in words."""

from __future__ import annotations

from math import floor

from offercompare.engine.outcome import Outcome, Scenario, Simulation
from offercompare.numerals import Numerals
from offercompare.report.exit_words import rough_money
from offercompare.report.risk_figures import (
    TIE,
    certain_text,
    first_by_certainty,
    name_in,
    ranked_outcomes,
    stay_text,
    supported,
)
from offercompare.report.words import joined
from offercompare.translation import tr, trn

HALVED = 0.5
MOST_CHANGED = 3


def scenario_text(scenario: Scenario, currency: str, numerals: Numerals) -> str:
    """What is taken for certain, as a clause: "if you are laid off in year 2"; empty as it comes."""
    parts = []
    if abs(scenario.share_price - HALVED) < TIE:
        parts.append(tr("if listed shares halve"))
    elif scenario.share_price != 1:
        parts.append(tr("if listed shares fall to {part}", part=numerals.percent(scenario.share_price, 1)))
    if scenario.fails_at is not None:
        parts.append(tr("if private companies fail in year {year}", year=_year(scenario.fails_at)))
    if scenario.laid_off_at is not None:
        parts.append(tr("if you are laid off in year {year}", year=_year(scenario.laid_off_at)))
    if scenario.exit_value is not None:
        sold = tr(
            "if private companies are sold for {amount}", amount=rough_money(scenario.exit_value, currency, numerals)
        )
        when = scenario.exit_at
        parts.append(sold if when is None else tr("{sold} in year {year}", sold=sold, year=_year(when)))
    if scenario.stay_years is not None:
        parts.append(tr("if you leave after {stay}", stay=stay_text(scenario.stay_years, numerals)))
    return joined(parts)


def _year(time: float) -> int:
    return floor(time) + 1


def changed_line(before: Simulation, after: Simulation, numerals: Numerals) -> str:
    """What a scenario changes for whom, and who is first by certainty equivalent then, in one line."""
    moved = [pair for pair in _pairs(before, after) if _text(pair[0], numerals) != _text(pair[1], numerals)]
    moved.sort(key=lambda pair: -abs(pair[1].p50.known - pair[0].p50.known))
    if not moved:
        return tr("No offer's figures change.") if _pairs(before, after) else ""
    parts = [_moved(before, pair, numerals) for pair in moved[:MOST_CHANGED]]
    if len(moved) > MOST_CHANGED:
        parts.append(trn("{count} more offer changes", "{count} more offers change", len(moved) - MOST_CHANGED))
    return "; ".join(part for part in (*parts, _first_then(before, after)) if part) + "."


def _pairs(before: Simulation, after: Simulation) -> list[tuple[Outcome, Outcome]]:
    found = ((each, after.of(each.offer)) for each in ranked_outcomes(before))
    return [(one, other) for one, other in found if other is not None and other.is_known]


def _text(outcome: Outcome, numerals: Numerals) -> tuple[str, str]:
    """Middle and certainty equivalent as they would be written: what looks the same has not changed."""
    numerals = numerals.hiding(False)
    return supported(outcome.p50.known, outcome.standard_error.value, numerals), certain_text(outcome, numerals)


def _moved(simulation: Simulation, pair: tuple[Outcome, Outcome], numerals: Numerals) -> str:
    (middle, certain), (middle_now, certain_now) = (_text(each, numerals) for each in pair)
    name = name_in(simulation, pair[0].offer)
    if numerals.amounts_hidden:
        return _moved_by(name, *pair, numerals)
    if middle != middle_now:
        return tr("{name}: middle {before} → {after}", name=name, before=middle, after=middle_now)
    return tr("{name}: certainty equivalent {before} → {after}", name=name, before=certain, after=certain_now)


def _moved_by(name: str, before: Outcome, after: Outcome, numerals: Numerals) -> str:
    """The change as a part of itself, which nobody can turn back into money."""
    was, now = before.p50.known, after.p50.known
    if was <= 0 or now == was:
        return tr("{name}: it changes", name=name)
    part = numerals.percent(abs(now - was) / was, 0)
    text = tr("{name}: middle {part} higher") if now > was else tr("{name}: middle {part} lower")
    return text.format(name=name, part=part)


def _first_then(before: Simulation, after: Simulation) -> str:
    was, now = first_by_certainty(before), first_by_certainty(after)
    if was is None or now is None:
        return ""
    if was == now:
        return tr("{name} still first by certainty equivalent", name=name_in(after, now))
    names = {"name": name_in(after, now), "other": name_in(after, was)}
    return tr("{name} first by certainty equivalent instead of {other}", **names)
