"""What an offer pays: each year, on average, at present value; before and after tax (MODEL 1, 7, 7a, 9).

Amounts are in the reporting currency.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from offercompare.engine.assumption import is_private
from offercompare.engine.cash import PARTS, Cash, CashYear, cash, guaranteed, protected_pay
from offercompare.engine.equity import EquityPay, equity_pay
from offercompare.engine.exchange import converted, exchange
from offercompare.engine.figure import Figure, known_sum
from offercompare.engine.grant_worth import GrantCard
from offercompare.engine.headline import cards, headline
from offercompare.engine.net_pay import NetYear, Taxed, after_rent, hourly, monthly_rent, net_year, yearly_rent
from offercompare.engine.place import PlaceIndex, home_money, place_index
from offercompare.engine.present_value import annual_equivalent, present_value
from offercompare.engine.tax_rule import TaxRule
from offercompare.engine.taxation import tax_rule
from offercompare.model import Comparison, Offer
from offercompare.translation import tr

# Parts that lower pay: unknown, they make a total too high.
COSTS = frozenset({"costs", "health"})


@dataclass(frozen=True, slots=True)
class PayYear:
    """One year: each part and the total before tax, the total in home money (None: unknown place), and what is left.

    ``guaranteed`` is what the letter promises whatever the year brings; the rest of the total hangs on something.
    """

    year: int
    parts: dict[str, Figure]
    total: Figure
    total_home: Figure
    taxed: Taxed
    net: NetYear
    guaranteed: Figure


@dataclass(frozen=True, slots=True)
class Pay:
    """All money of one offer. A figure without value is unknown; ``unknown_parts`` makes each total "at least".

    ``average``, ``total`` and ``home_average`` are before tax; ``present_value`` and ``annual_equivalent`` are on the
    ``money_basis`` of the settings, in home money only where pay is scored so.
    """

    years: tuple[PayYear, ...]
    average: Figure
    total: Figure
    home_average: Figure
    after_tax_average: Figure
    after_tax_home_average: Figure
    spendable_average: Figure
    after_rent_average: Figure
    hourly: Figure
    protected: Figure | None
    present_value: Figure
    annual_equivalent: Figure
    headline: tuple[float, ...] | None
    """What the letter says of each year, for recognition only (MODEL 1)."""
    cards: tuple[GrantCard, ...]
    index: PlaceIndex | None
    rate: Figure
    rule: TaxRule
    unknown_parts: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def is_at_least(self) -> bool:
        """Whether a part is unknown, so that each total is a lower bound."""
        return bool(self.unknown_parts)

    @property
    def home_factor(self) -> float | None:
        """What a unit of this pay is worth at home; None where a place is unknown."""
        total, home = self.years[0].total.value, self.years[0].total_home.value
        return home / total if total and home is not None else None

    @property
    def currency(self) -> str:
        """The reporting currency."""
        return self.average.currency

    def part(self, name: str, year: int | None = None) -> Figure:
        """One part of pay in a year counted from 1, or on average over the horizon."""
        return self.of_year(lambda each: each.parts[name], year)

    def cash(self, year: int | None = None) -> Figure:
        """All parts but equity in a year counted from 1, or on average."""
        return self.of_year(self._cash_of, year, tr("Cash"))

    def of_year(self, figure: Callable[[PayYear], Figure], year: int | None = None, label: str = "") -> Figure:
        """A figure of a year counted from 1, or its mean over the horizon."""
        if year is not None:
            return figure(self.years[year - 1])
        figures = [figure(each) for each in self.years]
        return _mean(label or figures[0].label, figures, self.currency)

    def _cash_of(self, year: PayYear) -> Figure:
        parts = [part for name, part in year.parts.items() if name != "equity"]
        total = known_sum(tr("Cash, year {year}", year=year.year), parts, self.currency, tr("sum"))
        return replace(total, value=None, how=tr("base is unknown")) if year.total.value is None else total


def pay(offer: Offer, comparison: Comparison) -> Pay:
    """The money of an offer in the base case."""
    settings, reporting = comparison.settings, comparison.currency
    currency = comparison.currency_of(offer)
    paid = cash(offer, currency, comparison.stay_years, settings.horizon_years)
    rule = tax_rule(offer, comparison)
    equity = equity_pay(offer, comparison, taxed_whole=rule.method == "rate")
    rate, rate_warning = exchange(comparison, currency)
    index = place_index(offer, comparison)
    factor = home_money(index, settings.local_share) if index else None
    maker = _Maker(paid, equity, rate, factor, rule, reporting)
    years = tuple(maker.year(number) for number in range(settings.horizon_years))
    present = _present_value(years, equity, rate, factor, comparison)
    after_tax = _mean(tr("After tax, per year"), [year.net.after_tax for year in years], reporting)
    spendable = _mean(tr("Spendable cash per year"), [year.net.spendable for year in years], reporting)
    per_hour, protected = hourly(offer, after_tax), protected_pay(offer, currency)
    month = monthly_rent(offer, comparison)
    left = after_rent(spendable, yearly_rent(month))
    return Pay(
        years=years,
        average=_mean(tr("Pay per year, before tax"), [year.total for year in years], reporting),
        total=_whole(years, reporting),
        home_average=_mean(tr("In home money, per year"), [year.total_home for year in years], reporting),
        after_tax_average=after_tax,
        after_tax_home_average=_mean(
            tr("After tax in home money, per year"), [year.net.after_tax_home for year in years], reporting
        ),
        spendable_average=spendable,
        after_rent_average=left,
        hourly=per_hour,
        protected=None if protected is None else converted(protected, rate, reporting),
        present_value=present,
        annual_equivalent=_level(present, comparison),
        headline=headline(offer, currency, equity, rate, settings.horizon_years),
        cards=cards(equity, rate),
        index=index,
        rate=rate,
        rule=rule,
        unknown_parts=tuple(dict.fromkeys((*paid.unknown_parts, *equity.unknown_parts))),
        warnings=_once(
            *_unknown_warnings(paid.unknown_parts, equity.unknown_parts),
            *paid.warnings,
            *equity.warnings,
            *rate_warning,
            *_place_warnings(offer, comparison, index),
            *_rent_warnings(month, comparison),
            *rule.warnings,
            *_untaxed(offer, rule),
            *((rule.unknown,) if rule.unknown else _not_known(left, per_hour)),
        ),
    )


def _once(*warnings: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(warnings))


def _unknown_warnings(cash_parts: tuple[str, ...], equity_parts: tuple[str, ...]) -> tuple[str, ...]:
    """Each part that is null, and what that does to the totals."""
    said = []
    for part in dict.fromkeys((*cash_parts, *equity_parts)):
        if part == "base":
            said.append(tr("base missing: totals, pay score and rank are unknown. Enter the base pay."))
        elif part in COSTS:
            said.append(tr("{part} not known: totals are at most what is shown. Ask.", part=part))
        else:
            said.append(tr("{part} not known: totals are at least what is shown. Ask.", part=part))
    return tuple(said)


def _rent_warnings(month: Figure | None, comparison: Comparison) -> tuple[str, ...]:
    """The rate of exchange that a published rent needs."""
    return exchange(comparison, month.inputs[0].currency)[1] if month is not None and month.inputs else ()


def _untaxed(offer: Offer, rule: TaxRule) -> tuple[str, ...]:
    """What the tables leave out, said where it occurs (MODEL 7a)."""
    if rule.method != "place":
        return ()
    said = []
    options = [grant.kind for grant in offer.grants if grant.is_option]
    if options and is_private(offer):
        said.append(tr("Options: what they are expected to pay is taxed as wages; sold later it may be a gain."))
    elif "iso" in options:
        said.append(tr("ISO: no wage tax is counted on the spread; alternative minimum tax may be due, not counted."))
    if offer.espp is not None:
        said.append(tr("Share purchase plan: tax on its gain is not counted."))
    return tuple(said)


def _not_known(*figures: Figure) -> tuple[str, ...]:
    return tuple(tr("{label}: {why}.", label=each.label, why=each.how) for each in figures if each.value is None)


def _place_warnings(offer: Offer, comparison: Comparison, index: PlaceIndex | None) -> tuple[str, ...]:
    if index is not None:
        return (index.note,) if index.note else ()
    if comparison.person.home is None:
        return (tr("person.home missing: no cost of living can be compared. Enter where you live."),)
    if offer.place is None and not offer.is_remote:
        return (tr("place missing: its cost of living is unknown. Enter a city."),)
    return (tr("No price index is known for this place: enter your own, home = 100."),)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the years of one offer; its cash and equity are in the offer's currency."""

    paid: Cash
    equity: EquityPay
    rate: Figure
    factor: Figure | None
    rule: TaxRule
    currency: str

    def year(self, number: int) -> PayYear:
        """The year with this index from 0."""
        cash_year = self.paid.years[number]
        parts = dict(zip(PARTS, cash_year.parts(), strict=True))
        parts["equity"] = _equity(self.equity, number, parts["base"].currency)
        turned = {name: converted(part, self.rate, self.currency) for name, part in parts.items()}
        label = tr("Before tax, year {year}", year=number + 1)
        total = known_sum(label, turned.values(), self.currency, tr("sum of the known parts"))
        if parts["base"].value is None or self.rate.value is None:
            total = replace(total, value=None, how=self.rate.how if self.rate.value is None else tr("base is unknown"))
        taxed = self._taxed(number, cash_year, turned)
        return PayYear(
            number + 1,
            turned,
            total,
            _at_home(total, self.factor, number, self.currency),
            taxed,
            net_year(number, turned, total, taxed, self.rule, self.factor),
            converted(guaranteed(cash_year), self.rate, self.currency),
        )

    def _taxed(self, number: int, year: CashYear, parts: dict[str, Figure]) -> Taxed:
        """Base, bonus, sign-on less what is repaid at once, the next job, what is paid out, equity (MODEL 7a)."""
        rate = self.rate.value or 0.0
        payments = [payment for payment in self.equity.payments if payment.year == number]
        equity = sum(payment.amount.known for payment in payments if payment.is_wage) * rate
        locked = sum(payment.amount.known for payment in payments if payment.is_locked) * rate
        cash_wages = sum(parts[name].value or 0.0 for name in ("base", "bonus", "sign_on", "fallback"))
        wages = cash_wages + (year.taxed_benefits - year.repaid_at_once) * rate + equity
        return Taxed(wages, equity, locked, year.benefits_in_cash * rate)


def _equity(equity: EquityPay, number: int, currency: str) -> Figure:
    payments = tuple(payment.amount for payment in equity.payments if payment.year == number)
    label = tr("Equity, expected")
    unknown = bool(equity.unknown_parts) and not payments
    if unknown:
        return Figure(label, None, "money", tr("unknown, ask"), currency=currency)
    value = sum(part.known for part in payments)
    return Figure(label, value, "money", tr("sum of what vests"), payments, currency=currency)


def _at_home(total: Figure, factor: Figure | None, number: int, currency: str) -> Figure:
    label = tr("In home money, year {year}", year=number + 1)
    if factor is None or total.value is None:
        return Figure(label, None, "money", tr("unknown place or total"), currency=currency)
    value = total.value * factor.known
    return Figure(label, value, "money", tr("total × worth at home"), (total, factor), currency=currency)


def _mean(label: str, figures: list[Figure], currency: str) -> Figure:
    unknown = next((figure for figure in figures if figure.value is None), None)
    if unknown is not None:
        return Figure(label, None, "money", unknown.how, tuple(figures), currency=currency)
    value = sum(figure.known for figure in figures) / len(figures)
    return Figure(label, value, "money", tr("mean of the years"), tuple(figures), currency=currency)


def _whole(years: tuple[PayYear, ...], currency: str) -> Figure:
    label = tr("Sum of all years")
    totals = tuple(year.total for year in years)
    value = None if any(total.value is None for total in totals) else sum(total.known for total in totals)
    return Figure(label, value, "money", tr("sum"), totals, currency=currency)


# Present value ------------------------------------------------------------------------------------------------------


def _present_value(
    years: tuple[PayYear, ...], equity: EquityPay, rate: Figure, factor: Figure | None, comparison: Comparison
) -> Figure:
    """Cash at mid-year, equity when it vests or when the exit comes; in home money where pay is scored so."""
    settings, currency = comparison.settings, comparison.currency
    after_tax, at_home = settings.money_basis == "after_tax", settings.cost_of_living_as == "pay"
    label = tr("Present value, after tax") if after_tax else tr("Present value, before tax")
    first = years[0].net.after_tax if after_tax else years[0].total
    if first.value is None or (at_home and factor is None):
        why = first.how if first.value is None else tr("the place is unknown")
        return Figure(label, None, "money", why, currency=currency)
    parts = [_year_now(year, equity, rate.known, settings.discount_rate, after_tax) for year in years]
    worth = factor.known if at_home and factor else 1.0
    rate_figure = Figure(tr("Discount rate"), settings.discount_rate, "fraction", tr("settings"))
    inputs = (*parts, rate_figure, *((factor,) if at_home and factor else ()))
    how = tr("years added up × worth at home") if at_home else tr("years added up, each discounted")
    return Figure(label, sum(part.known for part in parts) * worth, "money", how, inputs, currency=currency)


def _year_now(year: PayYear, equity: EquityPay, rate: float, discount_rate: float, after_tax: bool) -> Figure:
    """A year's cash from mid-year and its equity from its own times, each less the tax that it bears."""
    number, currency = year.year - 1, year.total.currency
    granted = year.parts["equity"].value or 0.0
    on_equity = year.net.on_equity if after_tax else 0.0
    on_cash = -year.net.tax.known - on_equity if after_tax else 0.0
    cash_now = present_value(year.total.known - granted - on_cash, discount_rate, number + 0.5)
    payments = [payment for payment in equity.payments if payment.year == number]
    equity_now = sum(payment.present_value for payment in payments) * rate
    wages = sum(payment.amount.known for payment in payments if payment.is_wage)
    # Tax on equity is paid when the equity is (MODEL 7).
    wages_now = sum(payment.present_value for payment in payments if payment.is_wage)
    equity_now -= on_equity * (wages_now / wages if wages else 0.0)
    label, how = tr("Cash, × (1 + r)^−{time}", time=number + 0.5), tr("cash less its tax, discounted")
    parts = [Figure(label, cash_now, "money", how, currency=currency)]
    if payments:
        how = tr("less its tax, discounted from each payment") if after_tax else tr("discounted from each payment")
        parts.append(Figure(tr("Equity, at its own times"), equity_now, "money", how, currency=currency))
    return known_sum(tr("Year {year}, discounted", year=year.year), parts, currency, tr("sum"))


def _level(present: Figure, comparison: Comparison) -> Figure:
    settings = comparison.settings
    level = (
        None
        if present.value is None
        else annual_equivalent(present.value, settings.discount_rate, settings.horizon_years)
    )
    how = present.how if level is None else tr("present value × r / (1 − (1 + r)^−H) × (1 + r)^−0.5")
    label = tr("Level yearly pay of the same present value")
    return Figure(label, level, "money", how, (present,), currency=comparison.currency)
