"""The figures that the person assumes for every offer, as lines of what a report rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from offercompare.engine import usual
from offercompare.model import Assumptions, Value
from offercompare.numerals import Numerals
from offercompare.report.table import Line
from offercompare.report.words import years
from offercompare.translation import tr

Words = Callable[[Any, Numerals], str]


def own_assumptions(assumptions: Assumptions, numerals: Numerals) -> tuple[Line, ...]:
    """One line for each, in the order of the file; none where all figures are the defaults."""
    return tuple(
        Line(_label(path), _words(path[-1])(value, numerals), usual.own_source()) for path, value in _set(assumptions)
    )


def _set(value: Value) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name in type(value).model_fields:
        held = getattr(value, name)
        if isinstance(held, Value):
            yield from (((name, *path), found) for path, found in _set(held))
        elif held is not None:
            yield (name,), held


def _label(path: tuple[str, ...]) -> str:
    what = _figures()[path[-1]]
    return what if len(path) == 1 else tr("{company}: {figure}", company=companies()[path[0]], figure=what)


def _words(name: str) -> Words:
    if name in _NUMBERS:
        return lambda value, numerals: numerals.short(value)
    if name in _YEARS:
        return years
    if name in _YES_OR_NO:
        return lambda value, _: tr("yes") if value else tr("no")
    if name == "clawback_months":
        return lambda value, _: tr("{number} months", number=value)
    if name == "clawback_rule":
        return lambda value, _: _rules()[value]
    return lambda value, numerals: numerals.percent(value)


_NUMBERS = frozenset({"beta", "liquidation_multiple", "exit_multiple", "exit_multiple_sd", "rounds_left"})
_YEARS = frozenset({"years_between_rounds", "exercise_window_years", "expiry_years"})
_YES_OR_NO = frozenset({"participating", "exercise_if_leaving", "keep_after_leaving"})


def _rules() -> dict[str, str]:
    return {
        "full": tr("all of it goes back"),
        "prorated": tr("the part not yet served goes back"),
        "full_then_prorated": tr("all in the first half, then the part not served"),
        "none": tr("nothing goes back"),
    }


def _figures() -> dict[str, str]:
    return {
        "raise_": tr("Yearly raise"),
        "raise_sd": tr("Raise varies by"),
        "promotion_uplift": tr("Raise at promotion"),
        "payout": tr("Bonus payout, of target"),
        "payout_sd": tr("Payout varies by"),
        "clawback_months": tr("Clawback within"),
        "clawback_rule": tr("Clawback"),
        "beta": tr("Beta"),
        "liquidation_multiple": tr("Liquidation preference, times the money"),
        "participating": tr("Preferred shares participate"),
        "preference_estimate_factor": tr("Money raised, of the preferred shares' value"),
        "years_between_rounds": tr("Time between rounds"),
        "exercise_window_years": tr("Exercise window"),
        "exercise_if_leaving": tr("Options exercised when leaving"),
        "keep_after_leaving": tr("Double-trigger shares kept after leaving"),
        "expiry_years": tr("Double-trigger shares expire after"),
        "illiquidity_discount": tr("Discount on shares that cannot be sold"),
        "layoff_hazard": tr("layoffs a year"),
        "failure_hazard": tr("failure a year"),
        "volatility": tr("volatility"),
        "exit_hazard": tr("exit a year"),
        "exit_multiple": tr("exit, times today's price"),
        "exit_multiple_sd": tr("spread of the exit multiple"),
        "preferred_share": tr("investors' part"),
        "rounds_left": tr("rounds to come"),
        "dilution": tr("sold in each round"),
    }


def companies() -> dict[str, str]:
    """What the kinds of companies and the stages of funding are called in a line of their own."""
    return {
        "public_large": tr("Large public companies"),
        "public": tr("Public companies"),
        "private_mid": tr("Established private companies"),
        "government": tr("Government"),
        "academic": tr("Universities"),
        "nonprofit": tr("Non-profits"),
        "seed": tr("Seed"),
        "series_a": tr("Series A"),
        "series_b": tr("Series B"),
        "series_c": tr("Series C"),
        "series_d_plus": tr("Series D or later"),
        "pre_ipo": tr("Before going public"),
    }
