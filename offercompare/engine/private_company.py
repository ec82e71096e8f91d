"""The company behind private shares: exit, preference and what one share can expect (MODEL 6)."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, prod

from offercompare.engine import assumption, usual
from offercompare.engine.figure import Figure
from offercompare.engine.waterfall import ExitValue, Preference, Waterfall, waterfall
from offercompare.model import Offer
from offercompare.reference import defaults
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class PrivateCompany:
    """Resolved figures of a private company; prices in the offer's currency, hazards per year."""

    preferred_price: float
    fully_diluted: float
    shares_at_exit: float
    """Fully diluted shares after the rounds left, where an exit value is entered; else those of today."""
    exit_value: ExitValue
    waterfall: Waterfall
    failure_hazard: float
    exit_hazard: float
    exercise_window: float
    exercise_if_leaving: bool
    keep_after_leaving: bool
    expiry: float
    illiquidity: float
    acceleration: float
    """The part of what is unvested that vests at an exit."""
    source: str
    preference: Preference
    """That of today, before any round to come."""
    dilution: tuple[float, ...]
    """The share of the company sold in each round left, next first."""
    years_between_rounds: float

    def exit_chance(self, window: float) -> float:
        """Probability of an exit within ``window`` years (MODEL 6.1)."""
        return _reached(self.exit_hazard, self.failure_hazard + self.exit_hazard, window)

    def discounted_exit_chance(self, window: float, rate: float) -> float:
        """The same with each exit discounted from its own time (MODEL 6.5)."""
        return _reached(self.exit_hazard, self.failure_hazard + self.exit_hazard + log(1 + rate), window)

    def after_rounds(self, rounds: int) -> tuple[float, Waterfall]:
        """Fully diluted shares and who gets what once so many of the rounds left have come (MODEL 6.3)."""
        shares, preference = _after_rounds(
            self.fully_diluted, self.preference, self.preferred_price, self.dilution[:rounds]
        )
        return shares, waterfall(shares, preference)

    def payoff(self, strike: float) -> float:
        """Expected payoff per share over ``strike`` given an exit."""
        return self.waterfall.expected(strike, self.exit_value) * (1 - self.illiquidity)

    def chance_of_payoff(self, strike: float) -> float:
        """Probability that a share is worth more than ``strike`` given an exit."""
        return self.exit_value.chance_above(self.waterfall.break_even(strike))


def _reached(hazard: float, decay: float, window: float) -> float:
    return hazard / decay * (1 - exp(-decay * window)) if decay > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Described:
    """The company, or None where its price or share count is unknown, and what was assumed about it."""

    company: PrivateCompany | None
    warnings: tuple[str, ...]


def describe(offer: Offer) -> Described:
    """The private company of an offer from what was entered and the defaults of its type and stage."""
    price, shares = _price(offer), _fully_diluted(offer)
    default = usual.private_company(offer)
    warnings = [default.note] if default.note else []
    if price is None:
        warnings.append(tr("equity.preferred_price missing: the grant's value is unknown. Ask for it."))
    if shares is None:
        warnings.append(tr("equity.fully_diluted missing: the grant's value is unknown. Ask for it."))
    if price is None or shares is None:
        return Described(None, tuple(warnings))
    if offer.equity.total_raised is None:
        warnings.append(tr("total_raised missing: preference estimated."))
    warnings += [
        tr("equity.{name} missing: default of {stage} used.", name=name, stage=default.stage)
        if used.source != usual.own_source()
        else _assumed(used)
        for name in _used_of_stage(offer)
        if getattr(offer.equity, name) is None and (used := usual.of_stage(offer, name))
    ]
    warnings += [
        _assumed(usual.figure(offer, name)) for name in _used_of_terms(offer) if getattr(offer.equity, name) is None
    ]
    return Described(_company(offer, price, shares, default), tuple(warnings))


def company(offer: Offer) -> PrivateCompany | None:
    """The company of ``describe`` alone."""
    price, shares = _price(offer), _fully_diluted(offer)
    return None if price is None or shares is None else _company(offer, price, shares, usual.private_company(offer))


def exit_hazard(offer: Offer) -> float:
    """Exits per year (lx), also where the shares themselves are not described."""
    return _or(offer.equity.exit_hazard, usual.private_company(offer).exit_hazard)


def _used_of_stage(offer: Offer) -> tuple[str, ...]:
    """The fields with a default by stage that the value of this offer's grants depends on."""
    always = ("failure_hazard", "exit_hazard", "preferred_share")
    if offer.equity.exit_value is None:
        return (*always, "exit_multiple", "exit_multiple_sd")
    return (*always, "rounds_left") if offer.equity.dilution is not None else (*always, "rounds_left", "dilution")


def _used_of_terms(offer: Offer) -> tuple[str, ...]:
    """The same for the terms of the shares, by what kinds of grant there are."""
    names = ["liquidation_multiple", "participating"]
    if any(grant.is_option for grant in offer.grants):
        names += ["exercise_window_years", "exercise_if_leaving"]
    if any(grant.kind == "double_trigger_rsu" for grant in offer.grants):
        names += ["expiry_years", "keep_after_leaving"]
    return tuple(names)


def _assumed(used: defaults.Default) -> str:
    value = (tr("yes") if used.value else tr("no")) if isinstance(used.value, bool) else str(used.value)
    return tr("equity.{name} missing: {value} assumed ({source}).", name=used.name, value=value, source=used.source)


def _price(offer: Offer) -> float | None:
    equity = offer.equity
    if equity.preferred_price is None and equity.valuation is not None and equity.fully_diluted is not None:
        return equity.valuation / equity.fully_diluted
    return equity.preferred_price


def _fully_diluted(offer: Offer) -> float | None:
    """From the count, the valuation, or the grant's part of the company (MODEL 2)."""
    equity, price = offer.equity, _price(offer)
    if equity.fully_diluted is not None:
        return equity.fully_diluted
    if equity.valuation is not None and price is not None:
        return equity.valuation / price
    first = offer.grants[0] if offer.grants else None
    if equity.ownership is None or first is None or price is None:
        return None
    shares = first.shares if first.shares is not None else (first.value or 0.0) / price
    return shares / equity.ownership if shares > 0 else None


def _company(offer: Offer, price: float, shares: float, default: defaults.PrivateDefaults) -> PrivateCompany:
    equity = offer.equity
    phi = _or(equity.preferred_share, default.preferred_share)
    multiple = _or(equity.liquidation_multiple, usual.number(offer, "liquidation_multiple"))
    raised = _or(equity.total_raised, phi * price * shares * usual.number(offer, "preference_estimate_factor"))
    cap = None if equity.participation_cap is None else max(equity.participation_cap, multiple)
    today = Preference(multiple * raised, phi, _yes(offer, "participating"), _times(cap, raised))
    dilution = usual.dilution(offer)
    at_exit, preference = shares, today
    if equity.exit_value is None:
        exit_value = ExitValue(
            _or(equity.exit_multiple, default.exit_multiple) * price * shares,
            _or(equity.exit_multiple_sd, default.exit_multiple_sd),
        )
    else:
        exit_value = ExitValue(equity.exit_value, 0.0)
        at_exit, preference = _after_rounds(shares, today, price, dilution)
    return PrivateCompany(
        preferred_price=price,
        fully_diluted=shares,
        exit_value=exit_value,
        shares_at_exit=at_exit,
        waterfall=waterfall(at_exit, preference),
        failure_hazard=assumption.failure_hazard(offer).figure.known,
        exit_hazard=exit_hazard(offer),
        exercise_window=_or(equity.exercise_window_years, usual.number(offer, "exercise_window_years")),
        exercise_if_leaving=_yes(offer, "exercise_if_leaving"),
        keep_after_leaving=_yes(offer, "keep_after_leaving"),
        expiry=_or(equity.expiry_years, usual.number(offer, "expiry_years")),
        illiquidity=_or(equity.illiquidity_discount, usual.number(offer, "illiquidity_discount")),
        acceleration=_or(equity.acceleration, 0.0),
        source=default.source,
        preference=today,
        dilution=dilution,
        years_between_rounds=_or(equity.years_between_rounds, usual.number(offer, "years_between_rounds")),
    )


def _or(typed: float | None, default: float) -> float:
    return default if typed is None else typed


def _times(factor: float | None, amount: float) -> float | None:
    return None if factor is None else factor * amount


def _yes(offer: Offer, name: str) -> bool:
    typed: bool | None = getattr(offer.equity, name)
    return bool(usual.figure(offer, name).value) if typed is None else typed


# Whatever the rounds sell, something of the company is left to common.
_LEAST_KEPT = 1e-6


def _after_rounds(
    shares: float, before: Preference, price: float, dilution: tuple[float, ...]
) -> tuple[float, Preference]:
    """Shares and preference after rounds of which each sells a part of the company (MODEL 6.3)."""
    keep = max(prod(1 - sold for sold in dilution), _LEAST_KEPT)
    diluted = shares / keep
    owed = before.amount + price * (diluted - shares)
    cap = before.cap * owed / before.amount if before.cap is not None and before.amount else before.cap
    # A company without preferred shares has none at its exit either (MODEL 15).
    share = 1 - (1 - before.share) * keep if before.share else 0.0
    return diluted, Preference(owed, share, before.participating, cap)


def trail(company: PrivateCompany, strike: float, window: float, price_unit: str) -> tuple[Figure, ...]:
    """What the expected value of one share is made of."""
    chance = company.exit_chance(window)
    how = tr(
        "exit {exit:g} and failure {failure:g} a year, within {window:g} years",
        exit=company.exit_hazard,
        failure=company.failure_hazard,
        window=window,
    )
    spread = tr(
        "company value at exit: median {median:,.0f}, log sd {sd:g}; {shares:,.0f} fully diluted shares; "
        "common is worth more than the strike above {even:,.0f}",
        median=company.exit_value.median,
        sd=company.exit_value.sd,
        shares=company.shares_at_exit,
        even=company.waterfall.break_even(strike),
    )
    return (
        Figure(tr("Chance of an exit in time"), chance, "fraction", how, source=company.source),
        Figure(
            tr("Expected payoff per share at an exit"),
            company.payoff(strike),
            "price",
            spread,
            source=company.source,
            currency=price_unit,
        ),
    )
