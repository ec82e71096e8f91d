"""The fields of the person and of the assumptions, page by page."""

from __future__ import annotations

from offercompare.gui.forms import choices
from offercompare.gui.forms.field import Assumed, Field, Group, Listing, Owner, Section
from offercompare.model import Comparison
from offercompare.model.vocabulary import CRITERIA
from offercompare.reference import currencies, defaults
from offercompare.translation import tr


def person_groups(comparison: Comparison) -> tuple[Group, ...]:
    """Every page of the dialog; the rates are those of the currencies that occur."""
    return (_person(), _settings(), _rates(comparison), Group("Must-haves", tr("Must-haves")), _own_criteria())


def foreign_currencies(comparison: Comparison) -> tuple[str, ...]:
    """Currencies other than the reporting one that offers or own rates name, by code."""
    named = {comparison.currency_of(offer) for offer in comparison.offers} | set(comparison.fx)
    return tuple(sorted(named - {comparison.currency}))


def _person() -> Group:
    return Group("Person", tr("You"), (_you(), _scale(), _cushion(), _tax()))


def _you() -> Section:
    entered = tr("not entered")
    return Section(
        tr("You"),
        (
            Field(
                "person.home",
                tr("Home"),
                "place",
                tr("Where you live now; prices elsewhere are compared with it, and remote work counts there."),
                absent=tr("City, such as Austin"),
            ),
            Field(
                "person.experience",
                tr("Experience"),
                "choice",
                tr("Chooses the weights you start from."),
                choices.experiences(),
                assumed=lambda *_: Assumed("mid", ""),
            ),
            Field(
                "person.stay_years",
                tr("Planned stay"),
                "number",
                tr("How long you mean to stay in the next job."),
                unit=tr("years"),
                assumed=lambda owner, _: Assumed(owner.settings.horizon_years, tr("the years that are compared")),
            ),
            Field(
                "person.needs_permit",
                tr("You need a work permit"),
                "flag",
                tr("Whether you could not work there without one."),
                absent=entered,
            ),
        ),
    )


def _scale() -> Section:
    return Section(
        tr("What pay means to you"),
        (
            Field(
                "person.current_pay",
                tr("Pay today"),
                "amount",
                tr("What you earn in a year now, everything together, before tax."),
                unit="{currency}",
                absent=tr("not entered"),
            ),
            Field(
                "person.walk_away_pay",
                tr("Walk-away pay"),
                "amount",
                tr("Below what yearly pay would you walk away, whatever else is offered? It scores 0."),
                unit="{currency}",
                absent=tr("proposed later"),
            ),
            Field(
                "person.delighted_pay",
                tr("Delighted pay"),
                "amount",
                tr("From what yearly pay on would more hardly matter to you? It scores 100."),
                unit="{currency}",
                absent=tr("proposed later"),
            ),
        ),
        tr("The pay score runs between the two lower figures. They are proposed once when two pays are known."),
    )


def _cushion() -> Section:
    def fallback(owner: Owner, _: Comparison) -> Assumed | None:
        person = owner.person
        pay = person.walk_away_pay if person.current_pay is None else person.current_pay
        return None if pay is None else Assumed(pay, tr("your pay today, else your walk-away pay"))

    def figure(name: str) -> Assumed:
        default = defaults.default(name)
        return Assumed(default.value, default.source)

    return Section(
        tr("If it goes wrong"),
        (
            Field(
                "person.savings",
                tr("Savings"),
                "amount",
                tr("What you could live on or spend on exercising options."),
                unit="{currency}",
                absent=tr("not entered"),
            ),
            Field(
                "person.fallback_pay",
                tr("Pay after a job loss"),
                "amount",
                tr("What the next job would pay a year if this one ends."),
                unit="{currency}",
                absent=tr("not entered"),
                assumed=fallback,
            ),
            Field(
                "person.gap_years",
                tr("Time between jobs"),
                "number",
                tr("Years without pay after a job loss: 0.25 is three months."),
                unit=tr("years"),
                empty=figure("gap_years").value,
            ),
            Field(
                "person.risk_aversion",
                tr("Caution"),
                "number",
                tr("How much a gamble is worth less than its mean: 0 does not mind, 2 is usual, 5 is very careful."),
                empty=figure("risk_aversion").value,
            ),
        ),
    )


def _tax() -> Section:
    return Section(
        tr("Tax"),
        (
            Field(
                "person.tax.filing_status",
                tr("You file"),
                "choice",
                tr("As on the last return."),
                (
                    ("single", tr("Single")),
                    ("joint", tr("Jointly, married")),
                    ("head_of_household", tr("Head of household")),
                ),
                empty="single",
            ),
            Field(
                "person.tax.partner_income",
                tr("Partner's income"),
                "amount",
                tr("Matters when you file jointly."),
                unit=tr("{currency} a year"),
                absent=tr("none"),
            ),
            Field(
                "person.tax.pre_tax_contributions",
                tr("Paid in before tax"),
                "amount",
                tr("Retirement and health contributions that lower the taxed income."),
                unit=tr("{currency} a year"),
                empty=0.0,
                absent=tr("none"),
            ),
        ),
        tr("Tax is not calculated yet: all pay is compared before tax. What you enter here is kept."),
    )


def _settings() -> Group:
    return Group("Settings", tr("Assumptions"), (_calculation(), _living()))


def _calculation() -> Section:
    return Section(
        tr("Calculation"),
        (
            Field(
                "currency",
                tr("Reporting currency"),
                "currency",
                tr("All results are shown in it; the offers keep their own."),
                empty="USD",
            ),
            Field(
                "settings.horizon_years",
                tr("Years compared"),
                "whole",
                tr("From 1 to 10; four years cover a usual grant."),
                unit=tr("years"),
                empty=int(defaults.number("horizon_years")),
            ),
            Field(
                "settings.discount_rate",
                tr("Discount rate"),
                "percent",
                tr("How much less money is worth for each year you wait for it."),
                unit=tr("a year"),
                empty=defaults.number("discount_rate"),
            ),
            Field(
                "settings.equity_window_years",
                tr("Equity window"),
                "whole",
                tr("How many years private shares have for an exit; at least the years compared."),
                unit=tr("years"),
                empty=int(defaults.number("equity_window_years")),
            ),
        ),
    )


def _living() -> Section:
    return Section(
        tr("Cost of living"),
        (
            Field(
                "settings.cost_of_living_as",
                tr("Counts as"),
                "choice",
                tr("A criterion with a weight of its own, or inside pay, which is then measured in home money."),
                (("factor", tr("A criterion of its own")), ("pay", tr("A part of pay"))),
                empty="factor",
            ),
            Field(
                "settings.local_share",
                tr("Spent locally"),
                "percent",
                tr("The part of pay that is spent where you live; the rest is worth the same anywhere."),
                unit=tr("of pay"),
                empty=defaults.number("local_share"),
            ),
        ),
    )


def _rates(comparison: Comparison) -> Group:
    fields = tuple(_rate(code, comparison.currency) for code in foreign_currencies(comparison))
    note = tr("An own rate goes before the bundled one; clear it to return.")
    if not fields:
        note = tr("Every offer is in {currency}: no rate is needed.", currency=comparison.currency)
    return Group("Exchange rates", tr("Exchange rates"), (Section(tr("Exchange rates"), fields, note),))


def _rate(code: str, to: str) -> Field:
    bundled = currencies.rate(code, to)
    known = currencies.currency(code)
    name = known.name if known else code
    missing = tr("No rate is bundled: enter your own, else this offer cannot be compared.")
    return Field(
        f"fx.{code}",
        tr("1 {code} is", code=code),
        "number",
        tr("Price of one {name}.", name=name) if bundled else missing,
        unit=to,
        absent=tr("not entered"),
        assumed=(lambda *_: Assumed(round(bundled.value, 6), bundled.source)) if bundled else None,
    )


def _own_criteria() -> Group:
    listing = Listing(
        "criteria",
        tr("Criteria of your own"),
        tr("Each gets a weight; its 0 to 100 is entered under Factors of each offer."),
        tr("Criterion"),
        (Field("label", tr("Name"), "text", tr("Such as: near my parents."), empty="", absent=tr("Name")),),
        lambda comparison: {"key": own_key(comparison), "label": ""},
    )
    return Group("Own criteria", tr("Own criteria"), (Section(tr("Own criteria"), (listing,)),))


def own_key(comparison: Comparison, label: str = "own") -> str:
    """A key that no criterion has yet."""
    taken = {*CRITERIA, *(each.key for each in comparison.criteria)}
    numbered = (label if number == 1 else f"{label}_{number}" for number in range(1, len(taken) + 2))
    return next(key for key in numbered if key not in taken)
