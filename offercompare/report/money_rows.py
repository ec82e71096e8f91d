"""The rows of calculated money: on average, year by year, and each grant fully vested."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

from offercompare.engine import Evaluated, Figure
from offercompare.engine.assumption import is_private
from offercompare.engine.grant_worth import GrantCard
from offercompare.engine.pay import PayYear
from offercompare.report.market_row import market_row
from offercompare.report.offer_rows import KINDS
from offercompare.report.range_rows import ZERO, zero_row
from offercompare.report.sheet import Sheet
from offercompare.report.table import Cell, Row, Section
from offercompare.report.words import town
from offercompare.translation import tr

MOST_GRANTS = 5
EQUITY = ("grants", "refreshers")


def result_section(sheet: Sheet) -> Section:
    """The overall score and yearly pay."""
    verdict = sheet.evaluation.verdict
    # Without enough answers no overall leader is marked (MODEL 10).
    is_led = verdict is not None and verdict.leader is not None
    may_lead = [is_led and each.rank is not None and not each.fails for each in sheet.offers]
    overall = sheet.score_row("overall", tr("Overall"), [each.overall for each in sheet.offers], may_lead)
    spendable = [each.pay.spendable_average for each in sheet.offers]
    after_rent = [each.pay.after_rent_average for each in sheet.offers]
    rows = [
        Row(overall.key, overall.label, overall.cells, strong=True),
        sheet.money_row("spendable", tr("Spendable cash per year"), spendable, strong=True, lacks=_spendable_parts),
        sheet.money_row("after_rent", tr("Left after rent"), after_rent, lacks=_spendable_parts),
    ]
    return Section("result", tr("Result"), _per_year(sheet), tuple(rows))


def money_section(sheet: Sheet) -> Section:
    """On average each layer of pay: as the letter says, before tax, after tax, in home money.

    How often equity pays nothing stands beside the range of outcomes.
    """
    rows = tuple(row for row in money_rows(sheet) if row.key != ZERO)
    return Section("money", tr("Money"), _per_year(sheet), rows)


def money_rows(sheet: Sheet, year: int | None = None) -> list[Row]:
    """The layers of pay in a year counted from 1 or on average, then what else money says; layers are never mixed."""
    offers = sheet.offers

    def row(key: str, label: str, figure: Callable[[PayYear], Figure]) -> Row:
        return sheet.money_row(key, label, [each.pay.of_year(figure, year, label) for each in offers])

    equity_label, granted = tr("Equity, expected"), [each.pay.part("equity", year) for each in offers]
    rows = [
        sheet.money_row("headline", tr("As the letter says"), [_headline(each, year) for each in offers]),
        row("total", tr("Before tax"), lambda each: each.total),
        sheet.money_row("cash", tr("Cash and benefits"), [each.pay.cash(year) for each in offers], lacks=_cash_parts),
        sheet.money_row("equity", equity_label, granted, lacks=_equity_parts),
    ]
    if (zero := zero_row(sheet)) is not None:
        rows.append(zero)
    rows.append(row("after_tax", tr("After tax"), lambda each: each.net.after_tax))
    if home := sheet.evaluation.comparison.person.home:
        rows.append(row("home", tr("In {place} money", place=town(home)), lambda each: each.net.after_tax_home))
    return [*rows, *_lasting_rows(sheet)]


def _equity_parts(each: Evaluated) -> list[str]:
    return [part for part in each.pay.unknown_parts if part in EQUITY]


def _cash_parts(each: Evaluated) -> list[str]:
    return [part for part in each.pay.unknown_parts if part not in EQUITY]


def _spendable_parts(each: Evaluated) -> list[str]:
    """Match and benefits in kind are no cash, nor is equity that cannot be sold."""
    unsold = EQUITY if is_private(each.offer) else ()
    return [part for part in each.pay.unknown_parts if part not in ("match", "benefits", *unsold)]


def _lasting_rows(sheet: Sheet) -> list[Row]:
    """What does not change with the year shown."""
    offers, rows = sheet.offers, []
    if any(each.pay.hourly.value is not None for each in offers):
        rows.append(sheet.money_row("hourly", tr("Per hour worked"), [each.pay.hourly for each in offers], decimals=2))
    market = market_row(sheet)
    return [*rows, *((market,) if market else ())]


def _headline(each: Evaluated, year: int | None) -> Figure:
    said, label = each.pay.headline, tr("As the letter says")
    how = tr("no raises, the whole target bonus, equity at its stated price; for recognition only")
    if said is None:
        return Figure(label, None, "money", tr("base is unknown"), currency=each.pay.currency)
    value = sum(said) / len(said) if year is None else said[year - 1]
    return Figure(label, value, "money", how, currency=each.pay.currency)


def _per_year(sheet: Sheet) -> str:
    return tr(
        "{currency} a year, mean of {years} years",
        currency=sheet.evaluation.comparison.currency,
        years=sheet.evaluation.comparison.settings.horizon_years,
    )


def year_sections(sheet: Sheet) -> tuple[Section, ...]:
    """What each year pays, part by part; parts that no offer has are left out."""
    horizon = sheet.evaluation.comparison.settings.horizon_years
    return tuple(_year(sheet, number) for number in range(horizon)) if sheet.offers else ()


def _year(sheet: Sheet, number: int) -> Section:
    rows = []
    for name, first in sheet.offers[0].pay.years[number].parts.items():
        figures = [each.pay.years[number].parts[name] for each in sheet.offers]
        if any(figure.value is None or figure.value for figure in figures):
            rows.append(sheet.part_row(f"year.{number + 1}.{name}", _part(name, first.label), figures))
    totals = [each.pay.years[number].total for each in sheet.offers]
    rows.append(sheet.money_row(f"year.{number + 1}.total", tr("Before tax"), totals, strong=True))
    rows += _net_rows(sheet, number)
    hint = tr("{currency}", currency=sheet.evaluation.comparison.currency)
    return Section(f"year.{number + 1}", tr("Year {year}", year=number + 1), hint, tuple(rows))


def _net_rows(sheet: Sheet, number: int) -> list[Row]:
    nets, key = [each.pay.years[number].net for each in sheet.offers], f"year.{number + 1}"
    return [
        sheet.part_row(f"{key}.tax", tr("Tax"), [net.tax for net in nets]),
        sheet.money_row(f"{key}.after_tax", tr("After tax"), [net.after_tax for net in nets], strong=True),
        sheet.money_row(f"{key}.spendable", tr("Spendable cash"), [net.spendable for net in nets]),
    ]


def _part(name: str, label: str) -> str:
    return tr("Base") if name == "base" else label


def grant_section(sheet: Sheet) -> Section | None:
    """Each grant fully vested (MODEL 6.8); None where nobody grants anything."""
    most = max((len(each.pay.cards) for each in sheet.offers), default=0)
    rows = [row for number in range(min(most, MOST_GRANTS)) for row in _grant_rows(sheet, number)]
    hint = tr("{currency}, fully vested, before tax", currency=sheet.evaluation.comparison.currency)
    return Section("grants", tr("Grants"), hint, tuple(rows)) if rows else None


def _grant_rows(sheet: Sheet, number: int) -> list[Row]:
    def row(key: str, label: str, cell: Callable[[GrantCard], Cell]) -> Row:
        def of(each: Evaluated) -> Cell:
            return cell(each.pay.cards[number]) if number < len(each.pay.cards) else Cell("–", "empty")

        return sheet.row(f"grant.{number + 1}.{key}", label, of)

    rows = [
        row("kind", tr("Grant {number}", number=number + 1), lambda card: Cell(KINDS.get(card.kind, card.kind))),
        row("headline", tr("At today's price"), lambda card: _sum(sheet, card.headline)),
        row("expected", tr("Expected"), lambda card: _sum(sheet, card.expected)),
        row("p_zero", tr("Pays nothing if vested, by formula"), lambda card: _share(sheet, card.p_zero)),
        row("exercise_cost", tr("Cost to exercise"), lambda card: _sum(sheet, card.exercise_cost)),
        row("break_even", tr("Pays from an exit of"), lambda card: _sum(sheet, card.break_even_exit)),
    ]
    return [each for each in rows if any(cell.state != "empty" for cell in each.cells)]


def _sum(sheet: Sheet, value: float | None) -> Cell:
    if value is None:
        return Cell("–", "empty")
    if not isfinite(value):
        return Cell(tr("out of reach"))
    return sheet.sum_of(value)


def _share(sheet: Sheet, value: float | None) -> Cell:
    if value is None:
        return Cell("–", "empty")
    return Cell(tr("{number} of 100", number=sheet.numerals.number(100 * value)), value=value)
