"""The figures of the view as rows of cells: leaving after some months, and pay by year; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.engine.leaving import Leaving, leaving
from offercompare.engine.timeline import Line, Timeline
from offercompare.gui.over_time.wording import Mark, basis, home_money, marks, months_text
from offercompare.numerals import Numerals
from offercompare.report.sheet import none_or_unknown
from offercompare.report.table import Cell
from offercompare.translation import tr

NOTHING = Cell("–", "empty")


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer with a cell for each column."""

    mark: Mark
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``name`` is what a screen reader calls it."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[OfferRow, ...]


# Leaving ------------------------------------------------------------------------------------------------


def leave_headings(evaluation: Evaluation) -> tuple[str, ...]:
    """The columns of the table of leaving."""
    return (
        tr("Kept until then, {basis}", basis=basis(evaluation.comparison)),
        tr("Equity vested"),
        tr("Equity forfeited"),
        tr("Sign-on owed back"),
        tr("Cash to exercise"),
        tr("Tax on exercising"),
        tr("To exercise, beside savings"),
    )


def leave_grid(
    evaluation: Evaluation, timeline: Timeline | None, month: int, in_home_money: bool, numerals: Numerals
) -> Grid:
    """What leaving each offer after ``month`` means; what is kept stays blank until the lines are there."""
    lines = {line.offer: line for line in timeline.lines} if timeline else {}
    rivals = sum(bool(line.kept) for line in lines.values())
    leader = timeline.leaders[month - 1] if timeline and month and rivals > 1 else None
    best = max((line.kept[month] for line in lines.values() if line.kept), default=0.0)
    writer = _Leaving(evaluation, month, in_home_money, numerals, leader, best)
    rows = tuple(
        OfferRow(mark, writer.cells(evaluation.offer(mark.id), lines.get(mark.id))) for mark in marks(evaluation)
    )
    return Grid(tr("Leaving after {months}", months=months_text(month)), leave_headings(evaluation), rows)


@dataclass(frozen=True, slots=True)
class _Leaving:
    evaluation: Evaluation
    month: int
    in_home_money: bool
    numerals: Numerals
    leader: str | None
    best: float

    def cells(self, each: Evaluated, line: Line | None) -> tuple[Cell, ...]:
        offer, comparison = each.offer, self.evaluation.comparison
        left = leaving(offer, comparison, each.pay, self.month)
        no_equity = not offer.grants and not offer.refreshers
        equity_unknown = bool({"grants", "refreshers"} & offer.is_unknown)
        return (
            self._kept(each, left, line),
            none_or_unknown(equity_unknown) if no_equity else self._amount(left.vested),
            none_or_unknown(equity_unknown) if no_equity else self._amount(left.forfeited),
            self._amount(left.clawback) if offer.sign_on else none_or_unknown("sign_on" in offer.is_unknown),
            self._amount(left.exercise_cost),
            self._amount(left.exercise_tax),
            self._beside_savings(left),
        )

    def _amount(self, figure: Figure | None) -> Cell:
        if figure is None:
            return NOTHING
        if figure.value is None:
            return Cell(tr("? ask"), "unknown", note=figure.how, figure=figure)
        return Cell(self.numerals.money(figure.value), value=figure.value, figure=figure)

    def _kept(self, each: Evaluated, left: Leaving, line: Line | None) -> Cell:
        if line is None:
            return Cell("…", "empty", note=tr("being calculated"))
        if not line.kept:
            figure = Figure(tr("Kept until then"), None, "money", line.unknown)
            return Cell(tr("? ask"), "unknown", note=line.unknown, figure=figure)
        value = line.kept[self.month]
        behind = self.best - value
        difference = self.numerals.signed_money(-behind) if behind > 0.5 and not self.numerals.amounts_hidden else ""
        return Cell(
            self.numerals.money(value),
            best=each.offer.id == self.leader,
            difference=difference,
            value=value,
            figure=self._kept_figure(value, each, left),
        )

    def _kept_figure(self, value: float, each: Evaluated, left: Leaving) -> Figure:
        comparison = self.evaluation.comparison
        how = tr("cash of the months worked and equity vested until then, less sign-on owed back; {basis}")
        parts = (left.vested, left.clawback)
        inputs = [
            *(part.named(tr("{part}, before tax", part=part.label)) for part in parts),
            *(year.net.after_tax if basis(comparison) == tr("after tax") else year.total for year in each.pay.years),
        ]
        if self.in_home_money:
            inputs.append(Figure(home_money(comparison), each.pay.home_factor, "fraction", tr("worth at home")))
        label = tr("Kept until then, {months}", months=months_text(self.month))
        how = how.format(basis=basis(comparison))
        return Figure(label, value, "money", how, tuple(inputs), currency=comparison.currency)

    def _beside_savings(self, left: Leaving) -> Cell:
        if left.exercise_cost is None:
            return NOTHING
        figure = beside_savings(left, self.evaluation.comparison.person.savings, self.evaluation.comparison.currency)
        if figure.value is None:
            return Cell(tr("? ask"), "unknown", note=figure.how, figure=figure)
        text = (
            tr("more than your savings")
            if figure.value > 1
            else tr("{part} of your savings", part=self.numerals.percent(figure.value, 0))
        )
        if left.exercise_tax is not None and left.exercise_tax.value is None:
            text = text if figure.value > 1 else tr("≥ {text}", text=text)
        return Cell(text, value=figure.value, figure=figure, note=figure.how)


def beside_savings(left: Leaving, savings: float | None, currency: str) -> Figure:
    """Cash to exercise with the tax on it as a part of the savings; the tax left out where it is unknown."""
    label = tr("Cash and tax to exercise, beside your savings")
    cost, tax = left.exercise_cost, left.exercise_tax
    if savings is None or cost is None or cost.value is None:
        why = tr("enter your savings in You and assumptions") if savings is None else tr("the cost is unknown")
        return Figure(label, None, "fraction", why)
    parts = [part for part in (cost, tax) if part is not None]
    due = sum(part.value or 0.0 for part in parts)
    own = Figure(tr("Savings"), savings, "money", tr("entered"), currency=currency)
    value = due / savings if savings else (float("inf") if due else 0.0)
    is_open = any(part.value is None for part in parts)
    how = tr("cost / savings; the tax is unknown and comes on top") if is_open else tr("(cost + tax) / savings")
    return Figure(label, value, "fraction", how, (*parts, own))


def leaving_now(evaluation: Evaluation, numerals: Numerals) -> str:
    """What giving notice at the current job today forfeits, in a sentence; empty where there is nothing to say."""
    current = next((each for each in evaluation.offers if each.offer.status == "current"), None)
    if current is None or not current.offer.grants:
        return ""
    name = next(mark.name for mark in marks(evaluation) if mark.id == current.offer.id)
    forfeited = leaving(current.offer, evaluation.comparison, current.pay, 0).forfeited
    if forfeited.value is None:
        return tr("What leaving {offer} now forfeits is unknown: {why}.", offer=name, why=forfeited.how)
    amount = numerals.money(forfeited.value, evaluation.comparison.currency)
    return tr("Leaving {offer} now forfeits {amount} of equity not vested yet.", offer=name, amount=amount)


# Years --------------------------------------------------------------------------------------------------


def year_grid(evaluation: Evaluation, numerals: Numerals) -> Grid:
    """Pay of each year before tax, and what is left after tax."""
    horizon = range(evaluation.comparison.settings.horizon_years)
    headings = [tr("Year {year}", year=number + 1) for number in horizon]
    after = [tr("Year {year} after tax", year=number + 1) for number in horizon]
    rows = []
    for mark in marks(evaluation):
        each = evaluation.offer(mark.id)
        totals = [_year_cell(each, each.pay.years[number].total, numerals) for number in horizon]
        nets = [_year_cell(each, each.pay.years[number].net.after_tax, numerals) for number in horizon]
        rows.append(OfferRow(mark, tuple(cell for pair in zip(totals, nets, strict=True) for cell in pair)))
    headed = tuple(heading for pair in zip(headings, after, strict=True) for heading in pair)
    return Grid(tr("Pay by year"), headed, tuple(rows))


def _year_cell(each: Evaluated, figure: Figure, numerals: Numerals) -> Cell:
    if figure.value is None:
        return Cell(tr("? ask"), "unknown", note=figure.how, figure=figure)
    text = numerals.money(figure.value)
    if each.pay.is_at_least:
        return Cell(tr("≥ {amount}", amount=text), value=figure.value, figure=figure, note=tr("a part is unknown"))
    return Cell(text, value=figure.value, figure=figure)


# What is not known --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Missing:
    """An offer without a line: why, and the field where it can be mended."""

    offer: str
    text: str
    field: str


def missing_lines(evaluation: Evaluation, timeline: Timeline) -> tuple[Missing, ...]:
    """The offers whose line cannot be drawn, with the reason and what to do."""
    found = []
    for line in timeline.lines:
        if line.kept:
            continue
        offer = evaluation.offer(line.offer).offer
        name = next(mark.name for mark in marks(evaluation) if mark.id == line.offer)
        field = "base" if offer.base is None else "" if offer.place or offer.is_remote else "place"
        what = {
            "base": tr("Ask for the base salary and enter it."),
            "place": tr("Enter the place of work."),
            "": tr("Open the offer and enter what is missing."),
        }[field]
        reason = line.unknown or tr("unknown")
        # A reason that is a sentence says itself what to do.
        text = reason if reason.endswith(".") else tr("{reason}. {what}", reason=reason, what=what)
        found.append(Missing(line.offer, f"{name}: {text}", field))
    return tuple(found)
