"""What fills a field that an offer leaves empty: what its comparison assumes for every offer, else MODEL 14."""

from __future__ import annotations

from dataclasses import replace

from offercompare.model import Offer
from offercompare.model.assumptions import CompanyAssumptions, StageAssumptions
from offercompare.reference import defaults
from offercompare.reference.defaults import Default, PrivateDefaults
from offercompare.translation import tr

# A company without a type is taken as this one (MODEL 14).
_TYPE_WHEN_ABSENT = "public"
_OF_STAGE = ("failure_hazard", "exit_hazard", "exit_multiple", "exit_multiple_sd", "preferred_share")


def figure(offer: Offer, name: str) -> Default:
    """A single figure by its name in MODEL 14; KeyError for an unknown name."""
    return _own_or(defaults.default(name), getattr(offer.assumptions, "raise_" if name == "raise" else name))


def number(offer: Offer, name: str) -> float:
    """The same as a number; TypeError when it is a switch or a word."""
    value = figure(offer, name).value
    if isinstance(value, bool | str):
        raise TypeError(f"{name} is not a number")
    return float(value)


def layoff_hazard(offer: Offer) -> Default:
    """Layoffs per year of employment by the company's type, a startup's by its stage."""
    own = _stage(offer) if offer.company_type == "startup" else _type(offer)
    return _own_or(defaults.layoff_hazard(offer.company_type, offer.stage), own.layoff_hazard)


def failure_hazard(offer: Offer) -> Default:
    """Failures of the company per year (lf), a startup's by its stage."""
    own = _stage(offer) if defaults.is_startup(offer.company_type, offer.stage) else _type(offer)
    return _own_or(defaults.failure_hazard(offer.company_type, offer.stage), own.failure_hazard)


def volatility(offer: Offer) -> Default:
    """Yearly volatility of the share (sigma) by type; companies that are not listed count as ``public``."""
    own = _type(offer).volatility
    return _own_or(defaults.volatility(offer.company_type), offer.assumptions.public.volatility if own is None else own)


def private_company(offer: Offer) -> PrivateDefaults:
    """The private equity values of the company's stage; ``source`` says where some are the person's own."""
    default, own = defaults.private_company(offer.company_type, offer.stage), _stage(offer)
    names = [name for name in _OF_STAGE[1:] if getattr(own, name) is not None]
    failure = failure_hazard(offer)
    rounds = _sold(own.rounds_left, own.dilution, default.dilution)
    typed = {name: getattr(own, name) for name in names}
    is_own = names or failure.source == own_source() or rounds != default.dilution
    source = tr("{source}; {own}", source=default.source, own=own_source()) if is_own else default.source
    return replace(default, **typed, failure_hazard=float(failure.value), dilution=rounds, source=source)


def dilution(offer: Offer) -> tuple[float, ...]:
    """The share of the company sold in each round left: as entered, else as usual, the last repeating (MODEL 6.3)."""
    equity, own = offer.equity, _stage(offer)
    left = own.rounds_left if equity.rounds_left is None else equity.rounds_left
    sold = own.dilution if equity.dilution is None else equity.dilution
    return _sold(left, sold, defaults.private_company(offer.company_type, offer.stage).dilution)


def of_stage(offer: Offer, name: str) -> Default:
    """One of the figures of the company's stage, with its own source; ``dilution`` is that of the next round."""
    if name == "failure_hazard":
        return failure_hazard(offer)
    used = defaults.stage_used(offer.company_type, offer.stage)
    return _own_or(defaults.of_stage(used, name), getattr(_stage(offer), name))


def own_source() -> str:
    """The source of a figure that the comparison assumes for every offer."""
    return tr("your own figure for this comparison")


def _own_or(default: Default, own: float | bool | str | None) -> Default:
    return default if own is None else replace(default, value=own, source=own_source(), assumption=True)


def _type(offer: Offer) -> CompanyAssumptions:
    """Startups have theirs by stage; what they lack here is that of no type."""
    kind = offer.company_type if offer.company_type not in (None, "startup") else _TYPE_WHEN_ABSENT
    own: CompanyAssumptions = getattr(offer.assumptions, str(kind))
    return own


def _stage(offer: Offer) -> StageAssumptions:
    own: StageAssumptions = getattr(offer.assumptions, defaults.stage_used(offer.company_type, offer.stage))
    return own


def _sold(left: int | None, sold: float | None, listed: tuple[float, ...]) -> tuple[float, ...]:
    count = len(listed) if left is None else left
    if sold is not None:
        return (sold,) * count
    each = listed or (0.0,)
    return tuple(each[min(number, len(each) - 1)] for number in range(count))
