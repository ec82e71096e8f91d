"""The fields of the person and of the assumptions, page by page."""

from __future__ import annotations

from offercompare.document.criteria import new_key
from offercompare.gui.forms import choices
from offercompare.gui.forms.assumption_fields import assumption_groups
from offercompare.gui.forms.currency_fields import rates
from offercompare.gui.forms.field import Assumed, Group, Listing, Owner, Section
from offercompare.gui.forms.field_kinds import (
    choice,
    currency,
    flag,
    from_default,
    number,
    one_amount,
    percent,
    place,
    text,
    whole,
    yearly_amount,
)
from offercompare.gui.forms.tax_fields import person_tax_sections
from offercompare.model import Comparison
from offercompare.reference import defaults
from offercompare.translation import tr


def person_groups(comparison: Comparison) -> tuple[Group, ...]:
    """Every page of the dialog; the rates are those of the currencies that occur."""
    return (
        Group("Person", tr("You"), (_you(), _scale(), _cushion())),
        Group("Tax", tr("Tax"), person_tax_sections()),
        Group("Settings", tr("Assumptions"), (_calculation(), _money(), _living(), _simulation())),
        *assumption_groups(),
        rates(comparison),
        Group("Must-haves", tr("Must-haves")),
        _own_criteria(),
    )


def _you() -> Section:
    return Section(
        tr("You"),
        (
            place(
                "person.home",
                tr("Home"),
                tr("Where you live now; prices elsewhere are compared with it, and remote work counts there."),
                absent=tr("City, such as Austin"),
            ),
            choice(
                "person.experience",
                tr("Experience"),
                tr("Chooses the weights you start from."),
                choices.experiences(),
                assumed=lambda *_: Assumed("mid", ""),
            ),
            number(
                "person.stay_years",
                tr("Planned stay"),
                tr("How long you mean to stay in the next job."),
                tr("years"),
                assumed=lambda owner, _: Assumed(owner.settings.horizon_years, tr("the years that are compared")),
            ),
            flag(
                "person.needs_permit", tr("You need a work permit"), tr("Whether you could not work there without one.")
            ),
        ),
    )


def _scale() -> Section:
    return Section(
        tr("What pay means to you"),
        (
            yearly_amount(
                "person.current_pay",
                tr("Pay today"),
                tr("What you earn in a year now, everything together, before tax."),
            ),
            yearly_amount(
                "person.walk_away_pay",
                tr("Walk-away pay"),
                tr("Below what yearly pay would you walk away, whatever else is offered? It scores 0."),
                absent=tr("proposed later"),
            ),
            yearly_amount(
                "person.delighted_pay",
                tr("Delighted pay"),
                tr("From what yearly pay on would more hardly matter to you? It scores 100."),
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

    def figure(name: str) -> float:
        return float(from_default(defaults.default(name)).value)

    return Section(
        tr("If it goes wrong"),
        (
            one_amount("person.savings", tr("Savings"), tr("What you could live on or spend on exercising options.")),
            yearly_amount(
                "person.fallback_pay",
                tr("Pay after a job loss"),
                tr("What the next job would pay a year if this one ends."),
                assumed=fallback,
            ),
            number(
                "person.gap_years",
                tr("Time between jobs"),
                tr("Years without pay after a job loss: 0.25 is three months."),
                tr("years"),
                empty=figure("gap_years"),
            ),
            number(
                "person.risk_aversion",
                tr("Caution"),
                tr("How much a gamble is worth less than its mean: 0 does not mind, 2 is usual, 5 is very careful."),
                empty=figure("risk_aversion"),
            ),
        ),
    )


def _calculation() -> Section:
    return Section(
        tr("Calculation"),
        (
            currency(
                "currency",
                tr("Reporting currency"),
                tr("All results are shown in it; the offers keep their own."),
                empty="USD",
            ),
            whole(
                "settings.horizon_years",
                tr("Years compared"),
                tr("From 1 to 10; four years cover a usual grant."),
                tr("years"),
                empty=int(defaults.number("horizon_years")),
            ),
            whole(
                "settings.equity_window_years",
                tr("Equity window"),
                tr("How many years private shares have for an exit; at least the years compared."),
                tr("years"),
                empty=int(defaults.number("equity_window_years")),
            ),
        ),
    )


def _money() -> Section:
    return Section(
        tr("Money and tax"),
        (
            choice(
                "settings.money_basis",
                tr("Pay is scored"),
                tr("After tax is what you can spend and save; before tax where no tax can be calculated."),
                (("after_tax", tr("After tax")), ("before_tax", tr("Before tax"))),
                empty="after_tax",
            ),
            percent(
                "settings.threshold_growth",
                tr("Growth of tax amounts"),
                tr("In years without a table the brackets, allowances and caps of the last one grow by this."),
                tr("a year"),
                empty=defaults.number("threshold_growth"),
            ),
            percent(
                "settings.discount_rate",
                tr("Discount rate"),
                tr("How much less money is worth for each year you wait for it."),
                tr("a year"),
                empty=defaults.number("discount_rate"),
            ),
        ),
    )


def _living() -> Section:
    return Section(
        tr("Cost of living"),
        (
            choice(
                "settings.cost_of_living_as",
                tr("Counts as"),
                tr("A criterion with a weight of its own, or inside pay, which is then measured in home money."),
                (("factor", tr("A criterion of its own")), ("pay", tr("A part of pay"))),
                empty="factor",
            ),
            percent(
                "settings.local_share",
                tr("Spent locally"),
                tr("The part of pay that is spent where you live; the rest is worth the same anywhere."),
                tr("of pay"),
                empty=defaults.number("local_share"),
            ),
        ),
    )


def _simulation() -> Section:
    usual = Comparison().settings
    return Section(
        tr("Simulation"),
        (
            whole(
                "settings.paths",
                tr("Simulated cases"),
                tr("How often each offer is played through, from 1000 to 100000: more is finer and slower."),
                empty=usual.paths,
            ),
            whole(
                "settings.seed",
                tr("Random numbers"),
                tr("Any whole number; the same one draws the same chances again."),
                empty=usual.seed,
            ),
            percent(
                "settings.market_sd",
                tr("Market swings"),
                tr("How much the whole market moves in a year; a listed share moves with it by its beta."),
                tr("a year"),
                empty=defaults.number("market_sd"),
            ),
        ),
    )


def _own_criteria() -> Group:
    listing = Listing(
        "criteria",
        tr("Criteria of your own"),
        tr("Each gets a weight; its 0 to 100 is entered under Factors of each offer."),
        tr("Criterion"),
        (text("label", tr("Name"), tr("Such as: near my parents."), absent=tr("Name")),),
        lambda comparison: {"key": new_key(comparison), "label": ""},
    )
    return Group("Own criteria", tr("Own criteria"), (Section(tr("Own criteria"), (listing,)),))
