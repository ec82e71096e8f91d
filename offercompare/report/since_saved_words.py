"""What changed since the last save, in words and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from offercompare import __version__
from offercompare.engine import MODEL
from offercompare.model import Offer
from offercompare.numerals import Numerals
from offercompare.reference.editions import data_version
from offercompare.report.edition_words import table_name
from offercompare.report.since_saved import OVERALL, RANK, EditionChange, FigureChange, SinceSaved
from offercompare.report.words import joined, line, offer_name, sentence
from offercompare.translation import tr, trn

_LONGEST_VERSION = 40
# A score is shown to a tenth, an amount to a whole unit: with more places only where these would look alike.
_PLACES = {OVERALL: (1, 3, 6, 9)}
_MONEY_PLACES = (0, 2)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of the table: what it is of, then and now, and the difference, empty where there is none to tell."""

    offer: str
    figure: str
    before: str
    now: str
    change: str


def headings() -> tuple[str, str, str, str, str]:
    """What stands over the columns of the rows."""
    return tr("Offer"), tr("Figure"), tr("Then"), tr("Now"), tr("Change")


def change_rows(found: SinceSaved, numerals: Numerals) -> tuple[ChangeRow, ...]:
    """Every figure that differs, the most telling first; amounts are in the reporting currency."""
    return tuple(_row(each, numerals) for each in found.changes)


def sentences_of(found: SinceSaved) -> tuple[str, ...]:
    """Which versions, which tables, and where the differences come from."""
    return tuple(_sentences(found))


def leaders(found: SinceSaved) -> str:
    """Who led then and who leads now; empty where that is not known."""
    before, now = found.leader_before, found.leader_now
    if found.other_leader:
        return sentence(tr("{before} led then; {now} leads now.", before=_leader(before), now=_leader(now)))
    return "" if now is None else tr("{offer} leads as before.", offer=offer_name(now))


def unchanged(found: SinceSaved) -> str:
    """That another version shows the same figures."""
    return tr("{Saved_by}: no figure differs now.", Saved_by=_saved_by(found))


def in_one_line(found: SinceSaved, numerals: Numerals) -> str:
    """How many figures differ and the most telling one; empty where none does."""
    if not found.changes:
        return ""
    first = _row(found.changes[0], numerals)
    differ = trn(
        "{count} of {compared} figures differs now",
        "{count} of {compared} figures differ now",
        len(found.changes),
        compared=found.compared,
    )
    return tr(
        "{Saved_by}: {differ}, above all {offer}, {figure}: {before} then, {now} now.",
        Saved_by=_saved_by(found),
        differ=differ,
        offer=first.offer,
        figure=first.figure[:1].lower() + first.figure[1:],
        before=first.before,
        now=first.now,
    )


# Sentences ----------------------------------------------------------------------------------------------------------


def _sentences(found: SinceSaved) -> Iterator[str]:
    if found.is_other_version:
        yield tr("{Saved_by}; you see it with {now}.", Saved_by=_saved_by(found), now=_now())
        yield from _tables(found)
        reasons = joined(_reasons(found))
        yield tr("Your entries are as you saved them: what differs comes from {reasons}.", reasons=reasons)
    else:
        yield tr("The file holds other figures than this very program makes of it: it may have been changed by hand.")
    if not found.is_whole:
        yield tr("Ranks, scores and certainty equivalents are not compared yet: they are still being calculated.")


def _saved_by(found: SinceSaved) -> str:
    last = found.last
    program, data = line(last.program, _LONGEST_VERSION), line(last.data, _LONGEST_VERSION)
    if last.model == MODEL:
        return tr("Saved by OfferCompare {program} with data of {data}", program=program, data=data)
    model = line(last.model, _LONGEST_VERSION)
    return tr(
        "Saved by OfferCompare {program}, model {model}, with data of {data}", program=program, model=model, data=data
    )


def _now() -> str:
    return tr(
        "OfferCompare {program}, model {model}, data of {data}", program=__version__, model=MODEL, data=data_version()
    )


def _tables(found: SinceSaved) -> Iterator[str]:
    if found.editions:
        yield tr("Other tables: {tables}.", tables="; ".join(_table(each) for each in found.editions))


def _table(change: EditionChange) -> str:
    name, now = table_name(change.table), change.table.edition
    if not change.before:
        return tr("{table} {now}, new", table=name, now=now)
    return tr("{table} {before} → {now}", table=name, before=line(change.before, _LONGEST_VERSION), now=now)


def _reasons(found: SinceSaved) -> Iterator[str]:
    last = found.last
    if last.data != data_version():
        yield tr("other tables") if found.editions else tr("other data")
    if last.model != MODEL:
        yield tr("another way of calculating")
    if last.program != __version__ and last.model == MODEL:
        yield tr("another version of the program")


def _leader(offer: Offer | None) -> str:
    return tr("no offer") if offer is None else offer_name(offer)


# Rows ---------------------------------------------------------------------------------------------------------------


def _row(change: FigureChange, numerals: Numerals) -> ChangeRow:
    figure = _figure_names()[change.figure]
    if change.figure == RANK:
        return ChangeRow(
            offer_name(change.offer), figure, _rank(change.before, numerals), _rank(change.now, numerals), ""
        )
    places = _places(change)
    before, now = (_amount(value, change.figure, places, numerals) for value in (change.before, change.now))
    return ChangeRow(offer_name(change.offer), figure, before, now, _difference(change, places, numerals))


def _figure_names() -> dict[str, str]:
    return {
        RANK: tr("Rank"),
        OVERALL: tr("Overall"),
        "certainty_equivalent": tr("Certainty equivalent"),
        "spendable_average": tr("Spendable cash"),
        "after_tax_average": tr("After tax"),
        "average": tr("Before tax"),
        "first_year": tr("Before tax, year 1"),
    }


def _rank(value: float | None, numerals: Numerals) -> str:
    return tr("none") if value is None else numerals.number(value)


def _places(change: FigureChange) -> int:
    """As few decimal places as tell the two figures and their difference apart."""
    choices = _PLACES.get(change.figure, _MONEY_PLACES)
    before, now = change.before, change.now
    if before is None or now is None:
        return choices[0]
    telling = (
        places for places in choices if round(before, places) != round(now, places) and round(now - before, places)
    )
    return next(telling, choices[-1])


def _amount(value: float | None, figure: str, places: int, numerals: Numerals) -> str:
    if value is None:
        return tr("unknown")
    return numerals.number(value, places) if figure == OVERALL else numerals.money(value, "", places)


def _difference(change: FigureChange, places: int, numerals: Numerals) -> str:
    if change.by is None:
        return ""
    if change.figure == OVERALL:
        return numerals.signed(change.by, places)
    return numerals.signed_money(change.by, "", places)
