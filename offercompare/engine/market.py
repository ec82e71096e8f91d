"""Where base pay stands among the published wages of its occupation and place (US alone)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from offercompare.engine.exchange import exchange
from offercompare.engine.figure import Figure
from offercompare.engine.place import work_place
from offercompare.model import Comparison, Offer
from offercompare.reference import places
from offercompare.reference.filings import FilingSample, employer_filings, title_filings
from offercompare.reference.occupations import Occupation, TitleLevel, meaning, occupation
from offercompare.reference.wages import WageSample, wages
from offercompare.translation import tr

DOLLAR = "USD"
# Combinations of place, title and company that a session looks up again and again.
_MOST_KEPT = 512


@dataclass(frozen=True, slots=True)
class Filed:
    """What H-1B applications offered as yearly base pay, in the reporting currency.

    ``quartiles`` are the 25th, 50th and 75th percentile, None without an exchange rate; ``n`` counts applications.
    """

    of: str
    n: int
    quartiles: tuple[float | None, float | None, float | None]
    source: str
    staffing: bool


@dataclass(frozen=True, slots=True)
class Market:
    """The percentile of base pay in ``sample``, 0 to 100; at an end of what is published where it is ``beyond``.

    ``of`` names base pay, occupation and area; ``note`` says what is guessed or stands in, empty where nothing does.
    """

    percentile: Figure
    of: str
    source: str
    beyond: bool
    sample: WageSample
    note: str
    filed: tuple[Filed, ...]

    @property
    def is_below(self) -> bool:
        """Whether the pay is less than the lowest published wage."""
        return self.beyond and self.percentile.inputs[0].known < self.sample.percentiles[0][1]


@dataclass(frozen=True, slots=True)
class _Known:
    """What does not depend on the amount."""

    sample: WageSample
    filings: tuple[FilingSample, ...]
    note: str


def market(offer: Offer, comparison: Comparison) -> Market | None:
    """The base pay of an offer against its local market; None where ``why_unknown`` says so."""
    known = _known_of(offer, comparison)
    base = _dollars(offer, comparison)
    if isinstance(known, str) or base.value is None:
        return None
    percentile, beyond = _percentile(known.sample, base)
    of = tr("base pay, {code}, {area}", code=known.sample.occupation.code, area=known.sample.area)
    rate = exchange(comparison, DOLLAR)[0].value
    filed = tuple(_filed(each, rate) for each in known.filings)
    return Market(percentile, of, known.sample.source, beyond, known.sample, known.note, filed)


UPPER = (75, 90)


@dataclass(frozen=True, slots=True)
class UpperEnd:
    """The upper end of the published wages of an offer's occupation and place, in the currency of the offer.

    ``percentiles`` are those of ``UPPER`` that are published, ``filed`` what H-1B applications offered.
    """

    percentiles: tuple[tuple[int, float], ...]
    occupation: str
    area: str
    source: str
    note: str
    filed: tuple[Filed, ...]


def upper_end(offer: Offer, comparison: Comparison) -> UpperEnd | None:
    """What the market pays at its upper end, whatever the offer's own base; None where ``why_no_upper_end`` says so."""
    known, rate = _known_of(offer, comparison), _from_dollars(offer, comparison)
    if isinstance(known, str) or rate is None:
        return None
    sample = known.sample
    shown = tuple((each, wage * rate) for each, wage in sample.percentiles if each in UPPER)
    filed = tuple(_filed(each, rate) for each in known.filings)
    return UpperEnd(shown, sample.occupation.name, sample.area, sample.source, known.note, filed)


def why_no_upper_end(offer: Offer, comparison: Comparison) -> str:
    """The sentence that says why there is no ``upper_end``; empty where there is one."""
    known = _known_of(offer, comparison)
    if isinstance(known, str):
        return known
    return "" if _from_dollars(offer, comparison) is not None else tr("No exchange rate to the US dollar is known.")


def one_level_up(offer: Offer, comparison: Comparison) -> Filed | None:
    """What H-1B applications with the offer's title, one level higher, offered in the nation; the offer's currency.

    None where the title names no level that has one above it, and where none is published of it.
    """
    meant, rate = meaning(offer.title), _from_dollars(offer, comparison)
    above = _ABOVE.get(meant.level) if meant is not None else None
    label = work_place(offer, comparison)
    place = places.find(label) if label else None
    if meant is None or meant.title_key is None or above is None or rate is None or place is None:
        return None
    found = title_filings(replace(meant, level=above), place)
    return next((_filed(each, rate) for each in found if each.level == above), None)


# A lead is no step of its own everywhere: the one above senior is staff.
_ABOVE: dict[TitleLevel, TitleLevel] = {"base": "senior", "senior": "staff_plus", "lead": "staff_plus"}


def _from_dollars(offer: Offer, comparison: Comparison) -> float | None:
    """Units of the offer's currency per dollar."""
    currency = comparison.currency_of(offer)
    if currency == DOLLAR:
        return 1.0
    own, dollar = exchange(comparison, currency)[0].value, exchange(comparison, DOLLAR)[0].value
    return dollar / own if own and dollar is not None else None


def why_unknown(offer: Offer, comparison: Comparison) -> str:
    """The sentence that says why there is no ``market``; empty where there is one."""
    if offer.base is None:
        return tr("Base pay is unknown.")
    known = _known_of(offer, comparison)
    if isinstance(known, str):
        return known
    return "" if _dollars(offer, comparison).value is not None else tr("No exchange rate to the US dollar is known.")


def wage_sample(offer: Offer, comparison: Comparison) -> WageSample | None:
    """The published wages of the offer's occupation and place; None where there are none."""
    known = _known_of(offer, comparison)
    return None if isinstance(known, str) else known.sample


def _known_of(offer: Offer, comparison: Comparison) -> _Known | str:
    label = work_place(offer, comparison)
    return _look_up(label, offer.occupation, offer.title, offer.company) if label else tr("The place is unknown.")


@lru_cache(maxsize=_MOST_KEPT)
def _look_up(label: str, own: str | None, title: str, company: str) -> _Known | str:
    """Sample, filings and note, or the reason why there are none."""
    place = places.find(label)
    if place is None or place.country_code != "US":
        return tr("No wages are known for this place: they are published for cities of the United States.")
    meant, job = meaning(title), job_of(own, title)
    if job is None:
        return tr("The title tells no occupation that wages are published for: choose one.")
    sample = wages(job, place)
    if sample is None:
        return tr("No wages are published for {occupation}.", occupation=job.name)
    filings = (*(title_filings(meant, place) if meant else ()), *_employer(company, job))
    return _Known(sample, filings, _note(own, job, sample))


def job_of(own: str | None, title: str) -> Occupation | None:
    """The person's own occupation, else the one that the title means; None where wages are published for neither."""
    meant = meaning(title)
    return (occupation(own) if own else None) or (meant.occupation if meant else None)


def _employer(company: str, job: Occupation) -> tuple[FilingSample, ...]:
    found = employer_filings(company, job) if company else None
    return (found,) if found else ()


def _note(own: str | None, job: Occupation, sample: WageSample) -> str:
    guessed = tr("Occupation guessed from the title: {occupation}.", occupation=job.name)
    is_own = own is not None and occupation(own) is not None
    return " ".join(part for part in ("" if is_own else guessed, sample.note) if part)


def _dollars(offer: Offer, comparison: Comparison) -> Figure:
    """Base pay in US dollars, through the reporting currency."""
    currency = comparison.currency_of(offer)
    base = Figure(tr("Base"), offer.base, "money", currency=currency)
    if currency == DOLLAR:
        return base
    rates = (exchange(comparison, currency)[0], exchange(comparison, DOLLAR)[0])
    value = None
    if base.value is not None and rates[0].value is not None and rates[1].value:
        value = base.value * rates[0].value / rates[1].value
    how = tr("× exchange rate / exchange rate of the dollar")
    return Figure(tr("Base in US dollars"), value, "money", how, (base, *rates), currency=DOLLAR)


def _percentile(sample: WageSample, base: Figure) -> tuple[Figure, bool]:
    """Linear between the published percentiles; outside them the nearest one, and True."""
    amount, label = base.known, tr("Base pay in the local market")
    (low, least), (high, most) = sample.percentiles[0], sample.percentiles[-1]
    if not least <= amount <= most:
        end = low if amount < least else high
        how = tr("less than the lowest published") if amount < least else tr("more than the highest published")
        ends = _published(sample, [sample.percentiles[0 if amount < least else -1]])
        return Figure(label, float(end), "points", how, (base, *ends), sample.source), True
    for one, other in pairwise(sample.percentiles):
        if amount <= other[1]:
            value = _between(amount, one, other)
            inputs = (base, *_published(sample, [one, other]))
            return Figure(label, value, "points", tr("linear between percentiles"), inputs, sample.source), False
    return Figure(label, float(low), "points", tr("the one published"), (base,), sample.source), False


def _between(amount: float, one: tuple[int, float], other: tuple[int, float]) -> float:
    width = other[1] - one[1]
    return one[0] + (other[0] - one[0]) * ((amount - one[1]) / width if width else 1.0)


def _published(sample: WageSample, shown: Sequence[tuple[int, float]]) -> list[Figure]:
    area = tr("{occupation}, {area}", occupation=sample.occupation.name, area=sample.area)
    return [
        Figure(
            tr("{percentile}th percentile, {area}", percentile=each, area=area),
            amount,
            "money",
            source=sample.source,
            currency=DOLLAR,
        )
        for each, amount in shown
    ]


def _filed(filing: FilingSample, rate: float | None) -> Filed:
    known = dict(filing.percentiles)

    def turned(percentile: int) -> float | None:
        amount = known.get(percentile)
        return None if amount is None or rate is None else amount * rate

    return Filed(filing.of, filing.n, (turned(25), turned(50), turned(75)), filing.source, filing.staffing)
