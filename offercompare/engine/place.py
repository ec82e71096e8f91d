"""What a place costs against home, and what pay there buys at home (MODEL 7)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from offercompare.engine.figure import Figure
from offercompare.model import Comparison, Offer
from offercompare.reference import places
from offercompare.reference.price_levels import PriceLevel, price_level
from offercompare.translation import tr

HOME = 100.0


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """Price index of an offer's place and of home, on one scale; ``relative`` has home = 100.

    ``source`` names where it comes from, ``note`` says where the place's or home's is ``approximate`` or a country's
    average. ``housing`` is what housing alone costs with home = 100, None where it is unknown of either or where the
    two do not compare, as across a border.
    """

    offer: Figure
    home: Figure
    relative: Figure
    source: str
    note: str = ""
    approximate: bool = False
    housing: Figure | None = None


@cache
def _level(label: str) -> PriceLevel | None:
    place = places.find(label)
    return price_level(place) if place else None


def work_place(offer: Offer, comparison: Comparison) -> str | None:
    """Where the person would live: the offer's place, or home for remote work."""
    return comparison.person.home if offer.is_remote else offer.place


def office_days(offer: Offer) -> float | None:
    """Days a week in the office: on site 5 unless entered, remote 0, hybrid as entered (MODEL 7a)."""
    if offer.is_remote:
        return 0.0
    if offer.remote.office_days is None and offer.remote.policy == "on_site":
        return 5.0
    return offer.remote.office_days


def country(offer: Offer, comparison: Comparison) -> str | None:
    """The country code of the place of work; None where the place is not in the bundled list."""
    label = work_place(offer, comparison)
    place = places.find(label) if label else None
    return place.country_code if place else None


def place_index(offer: Offer, comparison: Comparison) -> PlaceIndex | None:
    """The index of an offer's place against home; None where either is unknown (MODEL 15)."""
    home_label, label = comparison.person.home, work_place(offer, comparison)
    level, home = _level(label) if label else None, _level(home_label) if home_label else None
    if offer.price_index is not None:
        return _own(offer.price_index, _housing(level, home) if level and home else None)
    if label is None or home_label is None:
        return None
    if label == home_label and level is None:
        return _at_home(label)
    return _between(label, level, home_label, home) if level and home else None


def _own(index: float, housing: Figure | None) -> PlaceIndex:
    offer = Figure(tr("Price index of the place"), index, "index", tr("entered, home = 100"))
    home = Figure(tr("Price index of home"), HOME, "index")
    return PlaceIndex(offer, home, offer, tr("own figure"), housing=housing)


def _at_home(label: str) -> PlaceIndex:
    here = Figure(tr("Price index of home"), HOME, "index", tr("{place} is home", place=label))
    return PlaceIndex(here, here, here, tr("home"))


def _between(label: str, level: PriceLevel, home_label: str, home: PriceLevel) -> PlaceIndex:
    offer_figure, home_figure = _traced(label, level), _traced(home_label, home)
    source = _both(" / ", level.source, home.source)
    relative = Figure(
        tr("Price index against home"),
        HOME * level.index / home.index,
        "index",
        tr("index of the place / index of home × 100"),
        (offer_figure, home_figure),
    )
    return PlaceIndex(
        offer_figure,
        home_figure,
        relative,
        source,
        _both(" ", level.note, home.note),
        label != home_label and any(each.approximate or each.country_average for each in (level, home)),
        _housing(level, home),
    )


def _both(between: str, *texts: str) -> str:
    """What is said of the place and of home, once where it is the same."""
    return between.join(dict.fromkeys(text for text in texts if text))


def _traced(label: str, level: PriceLevel) -> Figure:
    steps = tuple(Figure(step.label, step.value, "index", source=step.source) for step in level.chain)
    title = tr("Price index of {place}, US = 100", place=label)
    return Figure(title, level.index, "index", level.note, steps, level.source)


def _housing(level: PriceLevel, home: PriceLevel) -> Figure | None:
    """Housing of the place with that of home = 100."""
    if level.housing is None or home.housing is None or level.housing_base != home.housing_base:
        return None
    how = tr("housing of the place / housing of home × 100")
    steps = [step for each in (level, home) if (step := each.housing_step)]
    inputs = tuple(Figure(step.label, step.value, "index", source=step.source) for step in steps)
    source = _both(" / ", *(step.source for step in steps))
    return Figure(tr("Housing against home"), HOME * level.housing / home.housing, "index", how, inputs, source)


def home_money(index: PlaceIndex, local_share: float) -> Figure:
    """The factor that turns pay at the place into the money of home (adj of MODEL 7)."""
    factor = local_share * HOME / index.relative.known + (1 - local_share)
    how = tr("share spent at the place × 100 / index + the rest")
    share = Figure(tr("Share spent at the place"), local_share, "fraction")
    return Figure(tr("Worth of pay at home"), factor, "", how, (index.relative, share))
