"""The rows of what the letters say, as it was typed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from offercompare.engine import Evaluated, usual
from offercompare.engine.grant_worth import share_to_come
from offercompare.engine.place import office_days
from offercompare.model import Grant, Offer
from offercompare.numerals import day
from offercompare.report.guesses import is_guess, is_unknown
from offercompare.report.sheet import Sheet, hidden, none_or_unknown
from offercompare.report.table import Cell, Row, Section
from offercompare.report.words import line, town
from offercompare.translation import tr

KINDS = {"rsu": "RSU", "double_trigger_rsu": "RSU", "iso": "ISO", "nso": "NSO"}
DAYS_A_YEAR = 365


def offer_section(sheet: Sheet) -> Section:
    """Place, base, bonus, sign-on, equity and where the work is done."""
    return Section("offer", tr("Offer"), tr("as entered"), _Writer(sheet).rows())


def place(offer: Offer, home: str | None) -> str:
    """Where the person would live, in short."""
    if offer.is_remote:
        return tr("remote")
    return town(offer.place) if offer.place else tr("place unknown")


@dataclass(frozen=True, slots=True)
class _Writer:
    sheet: Sheet

    def rows(self) -> tuple[Row, ...]:
        sheet = self.sheet
        rows = [
            sheet.row("place", tr("Place"), self._place),
            sheet.row("base", tr("Base salary"), self._base),
            sheet.row("bonus", tr("Bonus target"), self._bonus),
            sheet.row("sign_on", tr("Sign-on"), self._sign_on),
            sheet.row("grants", tr("Equity"), self._grants),
        ]
        if any(grant.is_option for each in sheet.offers for grant in each.offer.grants):
            rows.append(sheet.row("equity.exercise_window_years", tr("Exercise window"), self._window))
        rows.append(sheet.row("remote.office_days", tr("Office days"), self._office_days))
        if any(each.offer.deadline for each in sheet.offers):
            rows.append(sheet.row("deadline", tr("Answer by"), self._deadline))
        return tuple(rows)

    def _marked(self, cell: Cell, offer: Offer, field: str) -> Cell:
        return replace(cell, estimate=True) if cell.state == "value" and is_guess(offer, field) else cell

    def _place(self, each: Evaluated) -> Cell:
        if not each.offer.is_remote and not each.offer.place:
            return none_or_unknown(is_unknown=True)
        return self._marked(Cell(place(each.offer, self.sheet.evaluation.comparison.person.home)), each.offer, "place")

    def _base(self, each: Evaluated) -> Cell:
        if each.offer.base is None:
            return none_or_unknown(is_unknown=True)
        return self._marked(self._amount(each.offer, each.offer.base), each.offer, "base")

    def _amount(self, offer: Offer, value: float) -> Cell:
        return self.sheet.sum_of(value, self.sheet.evaluation.comparison.currency_of(offer))

    def _bonus(self, each: Evaluated) -> Cell:
        bonus = each.offer.bonus
        if bonus is not None and bonus.amount is not None:
            return self._marked(self._amount(each.offer, bonus.amount), each.offer, "bonus")
        if bonus is None or bonus.target is None:
            return none_or_unknown(is_unknown(each.offer, "bonus"))
        return self._marked(Cell(self.sheet.numerals.percent(bonus.target), value=bonus.target), each.offer, "bonus")

    def _sign_on(self, each: Evaluated) -> Cell:
        parts = each.offer.sign_on
        if not parts:
            return none_or_unknown("sign_on" in each.offer.is_unknown)
        cell = self._amount(each.offer, sum(part.amount for part in parts))
        if cell.state == "value" and any(part.year > 1 for part in parts):
            cell = replace(cell, text=tr("{amount} in parts", amount=cell.text))
        return self._marked(cell, each.offer, "sign_on")

    def _grants(self, each: Evaluated) -> Cell:
        if not each.offer.grants:
            return none_or_unknown("grants" in each.offer.is_unknown)
        if self.sheet.numerals.amounts_hidden:
            return hidden()
        if any(grant.shares is None and grant.value is None for grant in each.offer.grants):
            return none_or_unknown(is_unknown=True)
        text = " + ".join(self._grant(grant, each.offer) for grant in each.offer.grants)
        short = " + ".join(self._short(grant, each.offer) for grant in each.offer.grants)
        return self._marked(Cell(text, short=short), each.offer, "grants")

    def _short(self, grant: Grant, offer: Offer) -> str:
        left = self._left(grant, offer) if grant.unvested_from is not None else None
        return left if left is not None else f"{self._granted(grant)} {KINDS[grant.kind]}"

    def _granted(self, grant: Grant) -> str:
        return self.sheet.numerals.shares((grant.shares if grant.shares is not None else grant.value) or 0.0)

    def _grant(self, grant: Grant, offer: Offer) -> str:
        kind, numerals, amount = KINDS[grant.kind], self.sheet.numerals, self._granted(grant)
        if grant.is_option:
            strike = "?" if grant.strike is None else numerals.price(grant.strike)
            return f"{amount} {kind} @ {strike}"
        if grant.unvested_from is not None:
            return self._unvested(grant, offer)
        if grant.shares is not None:
            return tr("{amount} {kind} shares", amount=amount, kind=kind)
        return tr("{amount} {kind}, {years} y", amount=amount, kind=kind, years=len(grant.vesting.by_year))

    def _unvested(self, grant: Grant, offer: Offer) -> str:
        left = self._left(grant, offer)
        if left is None:
            return tr("? of {amount} unvested", amount=self._granted(grant))
        return tr("{amount} unvested", amount=left)

    def _left(self, grant: Grant, offer: Offer) -> str | None:
        """At the current job: what is left to vest, which leaving forfeits; None where the dates are not known."""
        share, granted = share_to_come(grant, offer), grant.value if grant.shares is None else grant.shares
        return None if share is None or granted is None else self.sheet.numerals.money(granted * share)

    def _window(self, each: Evaluated) -> Cell:
        if not any(grant.is_option for grant in each.offer.grants):
            return Cell("–", "empty")
        years, field = each.offer.equity.exercise_window_years, "equity.exercise_window_years"
        if years is None and field in each.offer.is_unknown:
            return none_or_unknown(is_unknown=True)
        assumed = usual.number(each.offer, "exercise_window_years") if years is None else years
        cell = Cell(self._span(assumed), estimate=years is None)
        return (
            replace(cell, note=tr("assumed, not entered")) if years is None else self._marked(cell, each.offer, field)
        )

    def _span(self, years: float) -> str:
        numerals = self.sheet.numerals
        if years < 1:
            return tr("{days} days", days=numerals.number(round(years * DAYS_A_YEAR / 5) * 5))
        return tr("{years} years", years=numerals.short(years, 2))

    def _office_days(self, each: Evaluated) -> Cell:
        days = office_days(each.offer)
        if days is None:
            return none_or_unknown(is_unknown=True)
        text = self.sheet.numerals.short(days, 1)
        if each.offer.remote.pay_basis == "same_everywhere":
            cell = Cell(tr("{days}, same pay anywhere", days=text), value=days, short=text)
        else:
            cell = Cell(text, value=days)
        return self._marked(cell, each.offer, "remote.office_days")

    def _deadline(self, each: Evaluated) -> Cell:
        if each.offer.deadline is None:
            return Cell("–", "empty")
        return self._marked(Cell(line(day(each.offer.deadline))), each.offer, "deadline")
