"""How one grant of a private company is told: what is left of it, how often it pays, what keeping it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from offercompare.engine import Figure, usual
from offercompare.engine.exit_split import ExitSplit, Proceeds
from offercompare.engine.exit_stake import Holding, Stake
from offercompare.numerals import Numerals
from offercompare.report.exit_words import rough_money, years_text
from offercompare.report.guesses import noted
from offercompare.translation import tr, trn

DAYS, MONTHS = 365, 12
USUAL_WINDOW, CLOSE = 0.25, 0.005
CASES = 100
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a grant; ``figure`` is its trail; ``wants`` the field of the person that would tell it."""

    key: str
    label: str
    text: str
    figure: Figure | None = None
    wants: Literal["", "savings"] = ""


def kind_word(kind: str) -> str:
    """The kind of a grant in a word."""
    return {"iso": tr("ISO"), "nso": tr("NSO"), "double_trigger_rsu": tr("double-trigger RSU")}.get(kind, tr("RSU"))


def grant_title(holding: Holding) -> str:
    """ "Grant 1, ISO"."""
    return tr("{grant}, {kind}", grant=holding.label, kind=kind_word(holding.kind))


def grant_facts(stake: Stake, split: ExitSplit, each: Proceeds, numerals: Numerals) -> tuple[Fact, ...]:
    """What is left of one grant at this exit, and from which exit on anything is."""
    holding, currency = each.holding, stake.currency
    vested, granted = (numerals.shares(round(count)) for count in (holding.shares, holding.granted))
    shares = tr("{vested} of {granted}", vested=vested, granted=granted)
    above = tr("above {value}", value=rough_money(each.break_even.known, currency, numerals))
    left = numerals.money(each.left.known, currency)
    if sum(one.left.known for one in split.proceeds) > split.common.known * (1 + ROUNDING):
        common = rough_money(split.common.known, currency, numerals)
        left = tr("{left}, but all of common gets {common}: check the share counts", left=left, common=common)
    return (
        Fact("left", tr("Left before tax"), left, each.left),
        Fact("shares", tr("Shares vested"), shares, holding.vested),
        Fact("per_share", tr("Value per share"), per_share_text(stake, split, each, numerals), split.per_share),
        Fact("break_even", tr("Pays at exits"), above, each.break_even),
    )


def per_share_text(stake: Stake, split: ExitSplit, each: Proceeds, numerals: Numerals) -> str:
    """The value of a share beside its strike and its 409A value."""
    worth = _price(split.per_share.known, stake.currency, numerals)
    strike = tr("strike {price}", price=numerals.price(each.holding.strike)) if each.holding.is_option else ""
    fair = stake.offer.equity.fmv_409a
    beside = "" if fair is None else _beside_409a(each.beats_409a, numerals.price(fair))
    return ", ".join(part for part in (worth, strike, beside) if part)


def _beside_409a(beats: bool | None, price: str) -> str:
    if beats:
        return tr("more than the 409A value {price}", price=price)
    return tr("not more than the 409A value {price}", price=price)


def _price(value: float, currency: str, numerals: Numerals) -> str:
    return numerals.price(value, currency) if value < 1e9 else rough_money(value, currency, numerals)


def chance_text(p_zero: float | None) -> str:
    """In how many simulated cases a grant pays anything, from the share in which it pays nothing."""
    if p_zero is None:
        return tr("unknown")
    pays = (1 - p_zero) * CASES
    if 0 < pays < 0.5:
        return tr("in fewer than 1 of {cases} simulated cases", cases=CASES)
    if CASES - 0.5 <= pays < CASES:
        return tr("in more than 99 of {cases} simulated cases", cases=CASES)
    return tr("in {count} of {cases} simulated cases", count=round(pays), cases=CASES)


def chance_fact(p_zero: float | None, is_there: bool, is_fresh: bool) -> Fact:
    """The chance of any payout; said to be on its way where the simulation is not there yet."""
    label = tr("Pays anything")
    if not is_there:
        return Fact("chance", label, tr("being calculated"))
    text = chance_text(p_zero)
    pays = None if p_zero is None else 1 - p_zero
    how = tr("share of simulated cases, if you leave at the planned stay")
    figure = Figure(tr("Cases in which it pays anything"), pays, "fraction", how)
    return Fact("chance", label, text if is_fresh else tr("{text}; being calculated anew", text=text), figure)


def cost_fact(stake: Stake, holding: Holding, part: Figure, savings: float | None, numerals: Numerals) -> Fact | None:
    """The cash to keep vested options, and what part of the savings that is; None without options."""
    cost = holding.exercise_cost
    if cost is None:
        return None
    label, due = tr("Cash to keep them"), numerals.money(cost.known, stake.currency)
    if savings is None:
        return Fact("cost", label, tr("{due}; your savings are unknown", due=due), cost, "savings")
    if part.value is None:
        return Fact("cost", label, due, cost)
    return Fact("cost", label, tr("{due}, {part}", due=due, part=savings_text(part.value, numerals)), part)


def savings_text(part: float, numerals: Numerals) -> str:
    """A cost beside the savings: "71 % of your savings", "4.8 times your savings"."""
    if part == float("inf"):
        return tr("more than your savings")
    if part > 1:
        return tr("{times} times your savings", times=numerals.short(part, 1 if part < 100 else 0))
    return tr("{part} of your savings", part=numerals.percent(part, 0))


def keeping_sentences(stake: Stake, holding: Holding, numerals: Numerals) -> tuple[str, ...]:
    """What leaving means for the vested part of a grant, and what the calculation takes for granted there."""
    company = stake.known_company
    if holding.shares == 0:
        years = years_text(stake.stay_years, numerals)
        return (tr("Nothing has vested after {years}: leaving then keeps nothing.", years=years),)
    if holding.exercise_cost is not None:
        counted = (
            tr("Counted as paid.")
            if company.exercise_if_leaving
            else tr("Counted as lost where the exit comes later than that.")
        )
        return (_window_sentence(stake, holding.exercise_cost.known, numerals), counted)
    if holding.kind != "double_trigger_rsu":
        return (tr("Vested shares stay yours after leaving."),)
    return _double_trigger(stake, numerals)


def _double_trigger(stake: Stake, numerals: Numerals) -> tuple[str, ...]:
    equity, company = stake.offer.equity, stake.known_company
    if not company.keep_after_leaving:
        if equity.keep_after_leaving is False and not _is_guessed(stake, "keep_after_leaving"):
            return (tr("Lost where you leave before the exit."),)
        return (tr("Counted as lost where you leave before the exit: ask whether vested shares stay yours."),)
    years = years_text(company.expiry, numerals)
    if equity.keep_after_leaving is None or _is_guessed(stake, "keep_after_leaving"):
        return (tr("Counted as yours after leaving, for an exit within {years} of the grant. Ask.", years=years),)
    if equity.expiry_years is None or _is_guessed(stake, "expiry_years"):
        counted = tr("Counted for an exit within {years} of the grant. Ask how long.", years=years)
        return (tr("Vested shares stay yours after leaving."), counted)
    return (tr("Vested shares stay yours after leaving, for an exit within {years} of the grant.", years=years),)


def _is_guessed(stake: Stake, name: str) -> bool:
    return noted(stake.offer, f"equity.{name}") == "guess"


def _window_sentence(stake: Stake, cost: float, numerals: Numerals) -> str:
    """Flat only where the window was entered: else what is assumed, and that it is to ask."""
    window, due = stake.known_company.exercise_window, numerals.money(cost, stake.currency)
    is_entered = stake.offer.equity.exercise_window_years is not None
    if is_entered and not _is_guessed(stake, "exercise_window_years"):
        return _window(window, due, cost == 0, numerals)
    when = _leaving_time(window, numerals)
    if is_entered:
        when = tr("By your guess {time}", time=when)
    elif usual.figure(stake.offer, "exercise_window_years").source == usual.own_source():
        when = tr("As you assume for every offer {time}", time=when)
    else:
        when = tr("Usually {time}", time=when)
    if cost == 0:
        return tr("{when}, not confirmed: exercised by then, at no cost, or the options lapse. Ask.", when=when)
    return tr("{when}, not confirmed: then {due} are due or the options lapse. Ask.", when=when, due=due)


def _leaving_time(window: float, numerals: Numerals) -> str:
    if window == 0:
        return tr("on your last day")
    return tr("{time} after leaving", time=window_text(window, numerals))


def _window(window: float, due: str, is_free: bool, numerals: Numerals) -> str:
    if window == 0:
        return tr("Pay {due} by your last day or lose them.", due=due)
    time = window_text(window, numerals)
    if is_free:
        return tr("You have {time} after leaving to exercise, at no cost, or lose them.", time=time)
    return tr("You have {time} after leaving to pay {due} or lose them.", time=time, due=due)


def window_text(years: float, numerals: Numerals) -> str:
    """How long an exercise window is: "90 days", "6 months", "10 years"."""
    months = years * MONTHS
    if abs(years - USUAL_WINDOW) < CLOSE:
        return tr("90 days")
    if years >= 1 and abs(years - round(years)) < CLOSE:
        return years_text(round(years), numerals)
    if months >= 1 and abs(months - round(months)) < CLOSE * MONTHS:
        return trn("{count} month", "{count} months", round(months))
    if years >= 1:
        return years_text(years, numerals)
    return trn("{count} day", "{count} days", max(round(years * DAYS), 1))
