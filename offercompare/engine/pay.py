"""What an offer pays: each year, on average, at present value; in the reporting currency (MODEL 1, 7, 9)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from offercompare.engine.cash import PARTS, Cash, CashYear, cash
from offercompare.engine.equity import EquityPay, equity_pay
from offercompare.engine.figure import Figure, known_sum
from offercompare.engine.grant_worth import GrantCard
from offercompare.engine.place import PlaceIndex, home_money, place_index
from offercompare.engine.present_value import annual_equivalent, discount
from offercompare.model import Comparison, Offer
from offercompare.reference import currencies
from offercompare.translation import tr

# A sum of money is exact to the cent far beyond any pay.
MONEY_PARTS = (*PARTS, "equity")


@dataclass(frozen=True, slots=True)
class PayYear:
    """One year before tax: each part, the total, and the total in the home place's money (None: unknown place)."""

    year: int
    parts: dict[str, Figure]
    total: Figure
    total_home: Figure


@dataclass(frozen=True, slots=True)
class Pay:
    """All money of one offer before tax. A figure without value is unknown; ``unknown_parts`` makes it "at least"."""

    years: tuple[PayYear, ...]
    average: Figure
    total: Figure
    home_average: Figure
    present_value: Figure
    annual_equivalent: Figure
    headline_first_year: float | None
    headline_average: float | None
    cards: tuple[GrantCard, ...]
    index: PlaceIndex | None
    rate: Figure
    unknown_parts: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def is_at_least(self) -> bool:
        """Whether a part is unknown, so that each total is a lower bound."""
        return bool(self.unknown_parts)

    def part(self, name: str, year: int | None = None) -> Figure:
        """One part of pay in a year counted from 1, or on average over the horizon."""
        parts = [each.parts[name] for each in self.years]
        return parts[year - 1] if year is not None else _mean(parts[0].label, parts, self.average.currency)

    def cash(self, year: int | None = None) -> Figure:
        """All parts but equity in a year counted from 1, or on average."""
        sums = [self._cash_of(each) for each in self.years]
        return sums[year - 1] if year is not None else _mean(tr("Cash"), sums, self.average.currency)

    def _cash_of(self, year: PayYear) -> Figure:
        parts = [part for name, part in year.parts.items() if name != "equity"]
        total = known_sum(tr("Cash, year {year}", year=year.year), parts, self.average.currency, tr("sum"))
        return replace(total, value=None, how=tr("base is unknown")) if year.total.value is None else total


def pay(offer: Offer, comparison: Comparison) -> Pay:
    """The money of an offer in the base case."""
    settings = comparison.settings
    currency = comparison.currency_of(offer)
    paid = cash(offer, currency, comparison.stay_years, settings.horizon_years)
    equity = equity_pay(offer, comparison)
    rate, rate_warning = exchange(comparison, currency)
    index = place_index(offer, comparison)
    factor = home_money(index, settings.local_share) if index else None
    years = tuple(_year(paid, equity, number, rate, factor, comparison) for number in range(settings.horizon_years))
    present = _present_value(paid, equity, rate, factor, comparison)
    level = (
        None
        if present.value is None
        else annual_equivalent(present.value, settings.discount_rate, settings.horizon_years)
    )
    headline = _headline(offer, currency, equity, rate, settings.horizon_years)
    return Pay(
        years=years,
        average=_mean(tr("Pay per year, before tax"), [year.total for year in years], comparison.currency),
        total=_whole(years, comparison.currency),
        home_average=_mean(tr("In home money, per year"), [year.total_home for year in years], comparison.currency),
        present_value=present,
        annual_equivalent=Figure(
            tr("Level yearly pay of the same present value"),
            level,
            "money",
            tr("present value × r / (1 − (1 + r)^−H) × (1 + r)^−0.5"),
            (present,),
            currency=comparison.currency,
        ),
        headline_first_year=headline[0] if headline else None,
        headline_average=sum(headline) / len(headline) if headline else None,
        cards=_cards(equity, rate),
        index=index,
        rate=rate,
        unknown_parts=tuple(dict.fromkeys((*paid.unknown_parts, *equity.unknown_parts))),
        warnings=(*paid.warnings, *equity.warnings, *rate_warning, *_place_warnings(offer, comparison, index)),
    )


def exchange(comparison: Comparison, currency: str) -> tuple[Figure, tuple[str, ...]]:
    """Reporting units per unit of ``currency``: the file's rate, else the ECB's with its date (MODEL 7)."""
    label = tr("{to} per {currency}", to=comparison.currency, currency=currency)
    if currency == comparison.currency:
        return Figure(label, 1.0, "rate"), ()
    if (own := comparison.fx.get(currency)) is not None:
        return Figure(label, own, "rate", tr("entered")), ()
    if (bundled := currencies.rate(currency, comparison.currency)) is not None:
        warning = tr(
            "fx.{currency} missing: {value:.6g} used ({source}).",
            currency=currency,
            value=bundled.value,
            source=bundled.source,
        )
        return Figure(label, bundled.value, "rate", tr("reference rate"), source=bundled.source), (warning,)
    warning = tr(
        "fx.{currency} missing and no reference rate is known: enter one. No total is shown.", currency=currency
    )
    return Figure(label, None, "rate", tr("unknown, enter a rate")), (warning,)


def _place_warnings(offer: Offer, comparison: Comparison, index: PlaceIndex | None) -> tuple[str, ...]:
    if index is not None:
        return (index.note,) if index.note else ()
    if comparison.person.home is None:
        return (tr("person.home missing: no cost of living can be compared. Enter where you live."),)
    if offer.place is None and not offer.is_remote:
        return (tr("place missing: its cost of living is unknown. Enter a city."),)
    return (tr("No price index is known for this place: enter your own, home = 100."),)


def converted(figure: Figure, rate: Figure, currency: str) -> Figure:
    """An amount in the reporting currency."""
    if rate.value == 1.0 and rate.how == "":
        return replace(figure, currency=currency)
    value = None if figure.value is None or rate.value is None else figure.value * rate.value
    return Figure(figure.label, value, "money", tr("× exchange rate"), (figure, rate), currency=currency)


def _year(
    paid: Cash, equity: EquityPay, number: int, rate: Figure, factor: Figure | None, comparison: Comparison
) -> PayYear:
    currency = comparison.currency
    parts = dict(zip(PARTS, paid.years[number].parts(), strict=True))
    parts["equity"] = _equity(equity, number, parts["base"].currency)
    turned = {name: converted(part, rate, currency) for name, part in parts.items()}
    label = tr("Before tax, year {year}", year=number + 1)
    total = known_sum(label, turned.values(), currency, tr("sum of the known parts"))
    if parts["base"].value is None or rate.value is None:
        total = replace(total, value=None, how=tr("base is unknown") if rate.value is not None else rate.how)
    return PayYear(number + 1, turned, total, _at_home(total, factor, number, currency))


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
    values = [figure.value for figure in figures]
    known = [value for value in values if value is not None]
    value = sum(known) / len(values) if len(known) == len(values) else None
    return Figure(label, value, "money", tr("mean of the years"), tuple(figures), currency=currency)


def _whole(years: tuple[PayYear, ...], currency: str) -> Figure:
    label = tr("Sum of all years")
    totals = tuple(year.total for year in years)
    value = None if any(total.value is None for total in totals) else sum(total.known for total in totals)
    return Figure(label, value, "money", tr("sum"), totals, currency=currency)


def _present_value(
    paid: Cash, equity: EquityPay, rate: Figure, factor: Figure | None, comparison: Comparison
) -> Figure:
    """Cash at mid-year, equity when it vests or when the exit comes; in home money where pay is scored so."""
    settings, currency = comparison.settings, comparison.currency
    label = tr("Present value")
    in_home_money = settings.cost_of_living_as == "pay"
    unknown = paid.years[0].base.value is None or rate.value is None or (in_home_money and factor is None)
    if unknown:
        return Figure(label, None, "money", tr("unknown base, rate or place"), currency=currency)
    parts = [_mid_year(year, number, settings.discount_rate) for number, year in enumerate(paid.years)]
    later = sum(payment.present_value for payment in equity.payments)
    how = tr("discounted from each payment")
    parts.append(Figure(tr("Equity, at its own times"), later, "money", how, currency=paid.years[0].base.currency))
    at_home = factor.known if in_home_money and factor else 1.0
    value = sum(part.known for part in parts) * rate.known * at_home
    rate_figure = Figure(tr("Discount rate"), settings.discount_rate, "fraction", tr("settings"))
    inputs = (*parts, rate_figure, rate, *((factor,) if in_home_money and factor else ()))
    return Figure(label, value, "money", tr("sum × exchange rate"), inputs, currency=currency)


def _mid_year(year: CashYear, number: int, rate: float) -> Figure:
    cash_of_year = known_sum(tr("Cash, year {year}", year=number + 1), year.parts(), year.base.currency, tr("sum"))
    value = cash_of_year.known * discount(rate, number + 0.5)
    return Figure(
        tr("Cash of year {year}, discounted", year=number + 1),
        value,
        "money",
        tr("× (1 + r)^−{time}", time=number + 0.5),
        (cash_of_year,),
        currency=year.base.currency,
    )


def _headline(offer: Offer, currency: str, equity: EquityPay, rate: Figure, horizon: int) -> tuple[float, ...] | None:
    """What the letter says: no raises, the whole target bonus, equity at its stated price (MODEL 1)."""
    if offer.base is None or rate.value is None:
        return None
    bonus = 0.0
    if offer.bonus is not None:
        bonus = offer.bonus.amount if offer.bonus.amount is not None else offer.base * (offer.bonus.target or 0.0)
    first = cash(offer, currency, stay_years=1.0, horizon=1).years[0]
    yearly = offer.base + bonus + (first.match.value or 0.0) + (first.benefits.value or 0.0)
    signed = [sum(part.amount for part in offer.sign_on if part.year == year + 1) for year in range(horizon)]
    return tuple((yearly + signed[year] + equity.headline_by_year[year]) * rate.value for year in range(horizon))


def _cards(equity: EquityPay, rate: Figure) -> tuple[GrantCard, ...]:
    if rate.value == 1.0:
        return equity.cards
    return tuple(_converted_card(card, rate.value) for card in equity.cards)


def _converted_card(card: GrantCard, rate: float | None) -> GrantCard:
    def turned(amount: float | None) -> float | None:
        return None if amount is None or rate is None else amount * rate

    return replace(
        card,
        headline=turned(card.headline),
        expected=turned(card.expected),
        at_409a=turned(card.at_409a),
        median=turned(card.median),
        exercise_cost=turned(card.exercise_cost),
        break_even_exit=turned(card.break_even_exit),
    )
