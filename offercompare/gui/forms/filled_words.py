"""Sentences on what the type and stage of a company fill in where an offer says nothing (MODEL 14)."""

from __future__ import annotations

from offercompare.engine import assumption, usual
from offercompare.gui.forms.field import Owner
from offercompare.model import Comparison
from offercompare.model.vocabulary import LISTED_COMPANIES
from offercompare.numerals import Numerals
from offercompare.reference.defaults import Default
from offercompare.translation import tr


def by_type_and_stage(offer: Owner, _: Comparison, numerals: Numerals) -> str:
    """Under type and stage: what they fill in all over the offer."""
    private = assumption.is_private(offer)
    said = [_layoffs(offer, numerals)]
    if private:
        said += _odds(offer, numerals)
    elif offer.company_type in LISTED_COMPANIES:
        said += _swings(offer, numerals)
    return _sentence(_company_figures(offer) if private else _type_figures(offer), said)


def odds(offer: Owner, _: Comparison, numerals: Numerals) -> str:
    """At the head of a private company's odds: the figures of its stage and their source."""
    source = usual.private_company(offer).source
    return _sentence(_company_figures(offer), _odds(offer, numerals), source)


def listed(offer: Owner, _: Comparison, numerals: Numerals) -> str:
    """At the head of a listed company's share: the figures of its type and their source."""
    return _sentence(_type_figures(offer), _swings(offer, numerals), usual.volatility(offer).source)


def _layoffs(offer: Owner, numerals: Numerals) -> str:
    yearly = tr("layoffs {rate} a year", rate=numerals.percent(_value(usual.layoff_hazard(offer))))
    return yearly if offer.layoff_hazard is None else ""


def _swings(offer: Owner, numerals: Numerals) -> list[str]:
    equity = offer.equity
    moves = tr("volatility {rate} a year", rate=numerals.percent(_value(usual.volatility(offer))))
    beta = tr("beta {value}", value=numerals.short(_value(usual.figure(offer, "beta")), 2))
    return [moves if equity.volatility is None else "", beta if equity.beta is None else ""]


def _odds(offer: Owner, numerals: Numerals) -> list[str]:
    equity, company = offer.equity, usual.private_company(offer)
    leaves, fails = numerals.percent(company.exit_hazard), numerals.percent(company.failure_hazard)
    middle = numerals.short(company.exit_multiple, 2)
    by_multiple = equity.exit_multiple is None and equity.exit_value is None
    return [
        tr("exit {rate} a year", rate=leaves) if equity.exit_hazard is None else "",
        tr("failure {rate} a year", rate=fails) if equity.failure_hazard is None else "",
        tr("middle exit {multiple} × today's price", multiple=middle) if by_multiple else "",
    ]


def _sentence(whose: str, parts: list[str], source: str = "") -> str:
    """What is left to fill, "" for nothing."""
    said = ", ".join(part for part in parts if part)
    if not said:
        return ""
    text = tr("{whose} fill what you leave empty: {figures}.", whose=whose, figures=said)
    return " ".join((text, tr("Source: {source}.", source=source.rstrip(".")))) if source else text


def _company_figures(offer: Owner) -> str:
    named = {
        "seed": tr("Seed figures"),
        "series_a": tr("Series A figures"),
        "series_b": tr("Series B figures"),
        "series_c": tr("Series C figures"),
        "series_d_plus": tr("Late-stage figures"),
        "pre_ipo": tr("Figures of a company about to be listed"),
    }
    if offer.company_type == "startup" and offer.stage is None:
        return tr("No funding stage is chosen: series B figures")
    if offer.company_type == "private_mid":
        return tr("Figures of an established private company")
    return named[usual.private_company(offer).stage]


def _type_figures(offer: Owner) -> str:
    named = {
        "public_large": tr("Figures of a large public company"),
        "public": tr("Figures of a public company"),
        "government": tr("Figures of government employers"),
        "academic": tr("Figures of universities and research institutes"),
        "nonprofit": tr("Figures of non-profit employers"),
    }
    return named.get(offer.company_type, tr("No type of company is chosen: figures of a public company"))


def _value(default: Default) -> float:
    return float(default.value)
