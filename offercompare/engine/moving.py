"""What an offer would pay if the person lived elsewhere: base by the place, its tax, prices and rent (MODEL 7, 7a)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from offercompare.engine.figure import Figure, Later
from offercompare.engine.market import DOLLAR, job_of
from offercompare.engine.net_pay import monthly_rent
from offercompare.engine.pay import Pay, pay
from offercompare.engine.place import work_place
from offercompare.model import Comparison, Offer, OfferTax
from offercompare.model.problem import one_line
from offercompare.reference import places
from offercompare.reference.places import Place
from offercompare.reference.wages import WageSample, wages
from offercompare.translation import tr

Key = Literal["base", "before_tax", "after_tax", "home_money", "spendable", "after_rent"]
KEYS: tuple[Key, ...] = ("base", "before_tax", "after_tax", "home_money", "spendable", "after_rent")
_MEDIAN = 50
_LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True)
class Moved:
    """The yearly means of an offer in the reporting currency, here and with the person living in ``destination``.

    ``home_money`` is pay after tax in the money of the present home, here and there. ``may_move`` is False where the
    work is done at a fixed place: then nothing differs. ``estimated``: the base there is not what anybody has said.
    ``notes`` are whole sentences. A figure without value says why in ``how``.
    """

    destination: str
    may_move: bool
    estimated: bool
    here: Mapping[Key, Figure]
    there: Mapping[Key, Figure]
    difference: Mapping[Key, Figure]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Base:
    """The base of year 1 at the destination in the offer's currency, None where nobody can tell; why it is so."""

    figure: Figure
    said: str
    estimated: bool = False


def staying(offer: Offer, comparison: Comparison) -> Mapping[Key, Figure]:
    """The figures of an offer where the person lives now."""
    return _figures(pay(offer, comparison))


def moved(offer: Offer, comparison: Comparison, destination: str) -> Moved | None:
    """What an offer would pay if the person lived in ``destination``; None where that is no known city."""
    place = places.find(destination)
    if place is None:
        return None
    stays = pay(offer, comparison)
    fixed = _fixed(offer, place, comparison)
    if fixed:
        return _moved(place, stays, _figures(stays), (fixed,), may_move=offer.is_remote)
    base = _base(offer, place, comparison)
    if base.figure.value is None:
        there = {key: replace(each, value=None, how=base.said, inputs=()) for key, each in _figures(stays).items()}
        return _moved(place, stays, there, (base.said, *_abroad(place, comparison)), estimated=True)
    done_there = _done_in(place, offer, base.figure.known)
    goes = pay(done_there, comparison)
    there = {key: _with_base(figure, base.figure) for key, figure in _figures(goes).items()}
    new = [warning for warning in goes.warnings if warning not in stays.warnings]
    notes = (base.said, *_abroad(place, comparison), *_own(offer), *new, *_rent(done_there, comparison))
    return _moved(place, stays, there, notes, estimated=base.estimated)


def _moved(
    place: Place,
    stays: Pay,
    there: Mapping[Key, Figure],
    notes: tuple[str, ...],
    *,
    may_move: bool = True,
    estimated: bool = False,
) -> Moved:
    here = _figures(stays)
    difference = {key: _difference(here[key], there[key]) for key in KEYS}
    return Moved(place.label, may_move, estimated, here, there, difference, tuple(note for note in notes if note))


def _figures(paid: Pay) -> dict[Key, Figure]:
    return {
        "base": paid.part("base", 1).named(tr("Base, year 1")),
        "before_tax": paid.average,
        "after_tax": paid.after_tax_average,
        "home_money": paid.after_tax_home_average,
        "spendable": paid.spendable_average,
        "after_rent": paid.after_rent_average,
    }


def _difference(here: Figure, there: Figure) -> Figure:
    label, how = tr("{figure}, there less here", figure=there.label), tr("there less here")
    known = here.value is not None and there.value is not None
    value = there.known - here.known if known else None
    if not known:
        how = there.how if there.value is None else here.how
    return Figure(label, value, "money", how, (there, here), currency=there.currency)


# The same job, done elsewhere ----------------------------------------------------------------------------------------


def _fixed(offer: Offer, place: Place, comparison: Comparison) -> str:
    """Why the move changes nothing for an offer; empty where it does."""
    where, home = work_place(offer, comparison), comparison.person.home
    if offer.is_remote:
        at_home = home is not None and (found := places.find(home)) is not None and found.label == place.label
        return tr("{place} is where you live.", place=place.name) if at_home else ""
    if where is None:
        return tr("Where the work is done is not known: ask. Nothing is changed for it.")
    shown = one_line(where, _LONGEST_PLACE)
    if offer.remote.policy is None:
        return tr("Whether it may be done from elsewhere is not known: ask. It stays in {place}.", place=shown)
    return tr("The work is done in {place}, so tax and prices stay those of that place.", place=shown)


def _done_in(place: Place, offer: Offer, base: float) -> Offer:
    """The same remote job with its place of work at the destination, where it is then taxed (MODEL 7a).

    What the person entered for where they live now, own price index, own rent and own tax, does not hold there.
    """
    there = offer.remote.changed({"policy": "hybrid", "office_days": 0.0})
    return offer.changed(
        {"place": place.label, "remote": there, "base": base, "price_index": None, "rent": None, "tax": OfferTax()}
    )


def _with_base(figure: Figure, base: Figure) -> Figure:
    """The trail of a figure with the base of year 1 told as it came about, where it was not typed."""
    if not base.inputs:
        return figure
    if (figure.label, figure.value, figure.unit) == (base.label, base.value, base.unit):
        return base
    return replace(figure, inputs=Later(lambda: tuple(_with_base(part, base) for part in figure.inputs)))


def _own(offer: Offer) -> tuple[str, ...]:
    said = []
    if offer.rent is not None:
        said.append(tr("Your own rent counts where you live now, the published rent there."))
    if offer.price_index is not None:
        said.append(tr("Your own price index counts where you live now, the published one there."))
    if offer.tax.method != "place":
        said.append(tr("The tax that you entered counts where you live now, the tables there."))
    return tuple(said)


def _abroad(place: Place, comparison: Comparison) -> tuple[str, ...]:
    home = places.find(comparison.person.home) if comparison.person.home else None
    if home is None or home.country_code == place.country_code:
        return ()
    return (tr("In another country: ask whether you may be employed in {country}.", country=place.country_name),)


def _rent(offer: Offer, comparison: Comparison) -> tuple[str, ...]:
    month = monthly_rent(offer, comparison)
    published = next((part for part in month.walk() if part.source and part.unit == "money"), None) if month else None
    if published is None:
        return ()
    return (tr("{rent}, {source}: {note}", rent=published.label, source=published.source, note=published.how),)


# Base by the place ---------------------------------------------------------------------------------------------------


def _base(offer: Offer, place: Place, comparison: Comparison) -> _Base:
    currency = comparison.currency_of(offer)
    typed = Figure(tr("Base, year {year}", year=1), offer.base, "money", tr("entered"), currency=currency)
    if offer.base is None:
        return _Base(typed, tr("Base pay is unknown: ask."))
    if offer.remote.pay_basis == "same_everywhere":
        return _Base(typed, tr("Base stays: it is the same everywhere."))
    if offer.remote.pay_basis is None:
        said = tr("Whether its pay goes by where you live is not known: ask. Shown as if base stayed the same.")
        return _Base(typed, said, estimated=True)
    return _by_location(offer, typed, place, comparison)


def _by_location(offer: Offer, typed: Figure, place: Place, comparison: Comparison) -> _Base:
    """Base × median wage of the occupation there / at home."""
    unknown = replace(typed, value=None)
    home = places.find(comparison.person.home) if comparison.person.home else None
    ask = tr("Its pay goes by where you live: ask for the pay band of {place}.", place=place.name)
    job = job_of(offer.occupation, offer.title)
    if job is None:
        return _Base(unknown, f"{ask} {tr('The title tells no occupation that wages are published for.')}", True)
    samples = [wages(job, each) if each is not None else None for each in (place, home)]
    medians = [_median(sample) if sample is not None else None for sample in samples]
    if medians[0] is None or medians[1] is None:
        why = tr("No wages to go by are published there and where you live, only for the United States.")
        return _Base(unknown, f"{ask} {why}", True)
    ratio = medians[0].known / medians[1].known
    how = tr("base × median pay there / median pay at home")
    inputs = (typed.named(tr("Base where you live now")), medians[0], medians[1])
    scaled = Figure(typed.label, typed.known * ratio, "money", how, inputs, medians[0].source, typed.currency)
    return _Base(scaled, _said(samples, ask), estimated=True)


def _median(sample: WageSample) -> Figure | None:
    amount = dict(sample.percentiles).get(_MEDIAN)
    label = tr("Median pay of {occupation}, {area}", occupation=sample.occupation.name, area=sample.area)
    return Figure(label, amount, "money", sample.note, (), sample.source, DOLLAR) if amount else None


def _said(samples: list[WageSample | None], ask: str) -> str:
    known = [sample for sample in samples if sample is not None]
    guess = tr(
        "A guess: base by the median pay of {occupation}, {there} against {here} ({source}); grants and sign-on stay.",
        occupation=known[0].occupation.name,
        there=known[0].area,
        here=known[1].area,
        source=known[0].source,
    )
    return " ".join([guess, ask, *dict.fromkeys(sample.note for sample in known if sample.note)])
