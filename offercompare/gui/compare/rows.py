"""The rows of the comparison: which there are, and what each offer shows in them. No formula lives here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.engine.grant_worth import share_to_come
from offercompare.engine.must_have import office_days
from offercompare.gui.compare.cell import EMPTY, Cell
from offercompare.model import Grant, Offer
from offercompare.numerals import Numerals
from offercompare.reference import defaults, rubrics
from offercompare.translation import tr

Kind = Literal["section", "result", "input", "factor"]
AVERAGE = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute. ``cells`` has one cell per offer, in the order of the comparison."""

    key: str
    label: str
    kind: Kind
    cells: tuple[Cell, ...] = ()
    hint: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Everything the view shows: the rows frozen under the names, and the rest."""

    frozen: tuple[Row, ...]
    body: tuple[Row, ...]


def table(evaluation: Evaluation, numerals: Numerals, year: int = AVERAGE) -> Table:
    """The rows of a comparison; ``year`` counts from 1, or is ``AVERAGE``."""
    write = _Writer(evaluation, numerals, year)
    return Table(write.frozen(), (*write.inputs(), *write.money(), *write.factors()))


@dataclass(frozen=True, slots=True)
class _Writer:
    evaluation: Evaluation
    numerals: Numerals
    year: int

    @property
    def _offers(self) -> tuple[Evaluated, ...]:
        return self.evaluation.offers

    # Frozen rows --------------------------------------------------------------------------------------

    def frozen(self) -> tuple[Row, ...]:
        overall = self._results([each.overall for each in self._offers], self.numerals.score, ranked=True)
        overall = tuple(self._unranked(cell, each) for cell, each in zip(overall, self._offers, strict=True))
        pay = self._money("pay", tr("Pay per year, before tax"), [each.pay.average for each in self._offers])
        return (
            Row("overall", tr("Overall"), "result", overall, strong=True),
            replace(pay, strong=True, cells=tuple(replace(cell, strong=True) for cell in pay.cells)),
        )

    def _unranked(self, cell: Cell, each: Evaluated) -> Cell:
        if each.fails and cell.state == "value":
            labels = {criterion.key: criterion.label for criterion in rubrics.criteria()}
            failed = ", ".join(labels.get(name, name.replace("_", " ")) for name in each.fails)
            return replace(cell, best=False, strong=True, note=tr("fails: {names}", names=failed))
        return replace(cell, strong=True)

    # Inputs -------------------------------------------------------------------------------------------

    def inputs(self) -> tuple[Row, ...]:
        offers = [each.offer for each in self._offers]
        rows = [
            Row("section.offer", tr("Offer"), "section", hint=tr("you type")),
            self._input("place", tr("Place"), offers, self._place),
            self._input("base", tr("Base salary"), offers, lambda o: self._amount(o, "base", o.base)),
            self._input("bonus", tr("Bonus target"), offers, self._bonus),
            self._input("sign_on", tr("Sign-on"), offers, self._sign_on),
            self._input("grants", tr("Equity"), offers, self._grants),
        ]
        if any(grant.is_option for offer in offers for grant in offer.grants):
            rows.append(self._input("equity.exercise_window_years", tr("Exercise window"), offers, self._window))
        rows.append(self._input("remote.office_days", tr("Office days"), offers, self._office_days))
        return tuple(rows)

    def _input(self, key: str, label: str, offers: list[Offer], cell: Callable[[Offer], Cell]) -> Row:
        return Row(key, label, "input", tuple(cell(offer) for offer in offers))

    def _state(self, offer: Offer, field: str, text: str | None) -> Cell:
        """A typed value, none agreed or unknown: three different things."""
        if text is None:
            unknown = field in offer.is_unknown
            return Cell(tr("? ask") if unknown else tr("none"), "unknown" if unknown else "none", is_input=True)
        return Cell(text, is_input=True, estimate=offer.evidence.get(field) == "guess")

    def _amount(self, offer: Offer, field: str, value: float | None) -> Cell:
        cell = self._state(offer, field, None if value is None else self.numerals.short(value, 2))
        if value is None and field == "base":
            return replace(cell, text=tr("? ask"), state="unknown")
        currency = offer.currency
        if value is not None and currency and currency != self.evaluation.comparison.currency:
            return replace(cell, text=f"{currency} {cell.text}")
        return cell

    def _place(self, offer: Offer) -> Cell:
        if offer.is_remote:
            home = self.evaluation.comparison.person.home
            return replace(self._state(offer, "place", tr("remote")), note=home or "")
        place = offer.place.split(",")[0] if offer.place else None
        if place is None:
            return Cell(tr("? ask"), "unknown", is_input=True)
        return self._state(offer, "place", place)

    def _bonus(self, offer: Offer) -> Cell:
        bonus = offer.bonus
        if bonus is not None and bonus.amount is not None:
            return self._amount(offer, "bonus", bonus.amount)
        text = None if bonus is None or bonus.target is None else self.numerals.percent(bonus.target)
        return self._state(offer, "bonus", text)

    def _sign_on(self, offer: Offer) -> Cell:
        paid = sum(part.amount for part in offer.sign_on)
        cell = self._amount(offer, "sign_on", paid if offer.sign_on else None)
        later = [part for part in offer.sign_on if part.year > 1]
        return replace(cell, text=tr("{amount} in parts", amount=cell.text)) if later else cell

    def _grants(self, offer: Offer) -> Cell:
        if not offer.grants:
            return self._state(offer, "grants", None)
        texts = [self._grant(grant, offer) for grant in offer.grants]
        short = texts[0].partition(" @")[0].partition(", ")[0].removesuffix(tr(" unvested"))
        return replace(self._state(offer, "grants", " + ".join(texts)), note=" + ".join(texts), short=short)

    def _grant(self, grant: Grant, offer: Offer) -> str:
        kind = {"rsu": "RSU", "double_trigger_rsu": "RSU", "iso": "ISO", "nso": "NSO"}[grant.kind]
        if grant.shares is not None:
            amount = self.numerals.short(grant.shares, 2)
        elif grant.value is not None:
            amount = self.numerals.short(grant.value, 2)
        else:
            return tr("? {kind}", kind=kind)
        if grant.is_option:
            strike = "?" if grant.strike is None else self.numerals.number(grant.strike, 2)
            return f"{amount} {kind} @ {strike}"
        if grant.unvested_from is not None:
            return self._unvested(grant, offer, amount)
        unit = tr("shares") if grant.shares is not None else f"{len(grant.vesting.by_year)} y"
        return f"{amount} {kind}, {unit}"

    def _unvested(self, grant: Grant, offer: Offer, whole: str) -> str:
        """At the current job: what is left to vest, which leaving forfeits."""
        share, granted = share_to_come(grant, offer), grant.value if grant.shares is None else grant.shares
        if share is None or granted is None:
            return tr("? of {amount} unvested", amount=whole)
        return tr("{amount} unvested", amount=self.numerals.number(granted * share))

    def _window(self, offer: Offer) -> Cell:
        if not any(grant.is_option for grant in offer.grants):
            return Cell("–", "empty")
        years, field = offer.equity.exercise_window_years, "equity.exercise_window_years"
        if years is None and field not in offer.is_unknown:
            assumed = defaults.number("exercise_window_years")
            return Cell(self._span(assumed), is_input=True, estimate=True, note=tr("assumed, not entered"))
        return self._state(offer, field, None if years is None else self._span(years))

    def _span(self, years: float) -> str:
        if years < 1:
            return tr("{days} days", days=self.numerals.number(round(years * 365 / 5) * 5))
        return tr("{years} years", years=self.numerals.short(years, 2))

    def _office_days(self, offer: Offer) -> Cell:
        days = office_days(offer)
        cell = self._state(offer, "remote.office_days", None if days is None else self.numerals.short(days, 1))
        if days is None:
            return replace(cell, text=tr("? ask"), state="unknown")
        if offer.remote.pay_basis == "same_everywhere":
            return replace(cell, text=tr("{days}, same pay anywhere", days=cell.text), short=cell.text)
        return cell

    # Money --------------------------------------------------------------------------------------------

    def money(self) -> tuple[Row, ...]:
        offers = self._offers
        rows = [
            Row("section.money", tr("Money"), "section", hint=tr("calculated, per year, before tax")),
            self._money("cash", tr("Cash"), [self._cash(each) for each in offers]),
            self._money("equity", tr("Equity, expected"), [self._part(each, "equity") for each in offers]),
            self._money("total", tr("Before tax"), [self._total(each) for each in offers]),
        ]
        home = self.evaluation.comparison.person.home
        if home is not None:
            label = tr("In {place} money", place=home.split(",")[0])
            rows.append(self._money("home", label, [self._home(each) for each in offers]))
        level = tr("Level pay, as scored")
        rows.append(self._money("level", level, [each.pay.annual_equivalent for each in offers]))
        return tuple(rows)

    def _money(self, key: str, label: str, figures: list[Figure]) -> Row:
        cells = self._results(figures, self.numerals.number)
        marked = (
            replace(cell, text=tr("≥ {amount}", amount=cell.text), note=tr("at least: a part is unknown"))
            if cell.state == "value" and each.pay.is_at_least
            else cell
            for cell, each in zip(cells, self._offers, strict=True)
        )
        return Row(key, label, "result", tuple(marked))

    def _total(self, each: Evaluated) -> Figure:
        return each.pay.average if self.year == AVERAGE else each.pay.years[self.year - 1].total

    def _home(self, each: Evaluated) -> Figure:
        return each.pay.home_average if self.year == AVERAGE else each.pay.years[self.year - 1].total_home

    def _cash(self, each: Evaluated) -> Figure:
        return each.pay.cash(None if self.year == AVERAGE else self.year)

    def _part(self, each: Evaluated, name: str) -> Figure:
        return each.pay.part(name, None if self.year == AVERAGE else self.year)

    # Factors ------------------------------------------------------------------------------------------

    def factors(self) -> tuple[Row, ...]:
        rows = [Row("section.factors", tr("Factors"), "section", hint=tr("0 to 100, more is better"))]
        for key, label in self._criteria():
            scores = [each.scores[key] for each in self._offers]
            cells = self._results([score.figure for score in scores], self.numerals.score)
            cells = tuple(
                replace(
                    cell,
                    difference="",
                    bar=None if score.value is None else score.value / 100,
                    estimate=score.completeness == 0 and bool(score.badge) and score.computed is None,
                    note=score.because,
                )
                for cell, score in zip(cells, scores, strict=True)
            )
            rows.append(Row(f"score.{key}", label, "factor", cells))
        return tuple(rows)

    def _criteria(self) -> Iterable[tuple[str, str]]:
        """The first six always; the others once somebody weighs or answers them (MODEL 10)."""
        for number, criterion in enumerate(rubrics.criteria()):
            weighed = self.evaluation.comparison.weights is not None and self.evaluation.weights.get(criterion.key)
            answered = any(
                criterion.key in each.offer.overrides
                or criterion.key in each.offer.levels
                or self._has_answers(each, criterion.key)
                for each in self._offers
            )
            if number < 6 or weighed or answered:
                yield criterion.key, criterion.label
        for own in self.evaluation.comparison.criteria:
            yield own.key, own.label or own.key

    def _has_answers(self, each: Evaluated, key: str) -> bool:
        rubric = rubrics.rubric(key)
        return rubric is not None and any(question.id in each.offer.answers for question in rubric.questions)

    # Cells --------------------------------------------------------------------------------------------

    def _results(
        self, figures: list[Figure], write: Callable[[float], str], *, ranked: bool = False
    ) -> tuple[Cell, ...]:
        """Result cells with the best one marked and the difference to the baseline, the first offer."""
        rival = [
            figure.value
            for figure, each in zip(figures, self._offers, strict=True)
            if figure.value is not None and (not ranked or (each.rank is not None and not each.fails))
        ]
        top = max(rival, default=None)
        tells = top is not None and len(rival) > 1 and top - min(rival) > 1e-9
        base = figures[0].value if figures else None
        cells = []
        for number, figure in enumerate(figures):
            if figure.value is None:
                cells.append(Cell(tr("unknown"), "unknown", figure=figure, note=figure.how))
                continue
            best = bool(tells and top is not None and figure.value >= top - 1e-9 and figure.value in rival)
            against = "" if number == 0 or base is None else self.numerals.signed(figure.value - base)
            cells.append(Cell(write(figure.value), best=best, difference=against, figure=figure, strong=best))
        return tuple(replace(cell, difference="") for cell in cells) if ranked else tuple(cells)


def empty_row(row: Row, count: int) -> tuple[Cell, ...]:
    """The cells of a row, empty ones for a section."""
    return row.cells or (EMPTY,) * count
