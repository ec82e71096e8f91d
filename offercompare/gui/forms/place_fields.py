"""The fields of place and time."""

from __future__ import annotations

from offercompare.gui.forms import choices
from offercompare.gui.forms.field import Assumed, Group, Owner, Section
from offercompare.gui.forms.field_kinds import amount, choice, day, flag, number, place
from offercompare.model import Comparison
from offercompare.translation import tr


def place_group() -> Group:
    """The page on place and time."""
    return Group("Place and time", tr("Place and time"), (_where(), _remote(), _hours(), _dates()))


def _where() -> Section:
    return Section(
        tr("Place"),
        (
            place(
                "place",
                tr("Place of work"),
                tr("For its prices and tax; a place that is not in the list needs a price index of your own below."),
                absent=tr("City, such as Austin"),
            ),
            number(
                "price_index",
                tr("Own price index"),
                tr("What life costs there when home is 100; goes before the bundled figure."),
                tr("home = 100"),
                absent=tr("bundled figure"),
            ),
            amount(
                "rent",
                tr("Rent there"),
                tr("What a home of yours would cost a month; shows what is left after rent."),
                tr("{currency} a month"),
                evidence=True,
            ),
            flag(
                "permit_sponsored",
                tr("Work permit sponsored"),
                tr("Whether the company applies for a permit for you."),
                evidence=True,
            ),
        ),
    )


def _remote() -> Section:
    return Section(
        tr("Remote work"),
        (
            choice(
                "remote.policy",
                tr("Working arrangement"),
                tr("Remote work counts at home: home prices, home tax, no commute."),
                choices.policies(),
            ),
            number(
                "remote.office_days",
                tr("Office days"),
                tr("Days a week in the office."),
                tr("a week"),
                evidence=True,
                assumed=_office_days,
                shown=lambda offer: offer.remote.policy != "remote" or offer.remote.office_days is not None,
            ),
            choice(
                "remote.pay_basis",
                tr("Pay depends on place"),
                tr("Whether pay changes when you move."),
                choices.pay_bases(),
                evidence=True,
            ),
        ),
    )


def _office_days(offer: Owner, _: Comparison) -> Assumed | None:
    return Assumed(5.0, tr("on site is every day")) if offer.remote.policy == "on_site" else None


def _hours() -> Section:
    return Section(
        tr("Working time"),
        (
            number(
                "hours_per_week",
                tr("Hours of work"),
                tr("As people there really work; gives the pay per hour."),
                tr("a week"),
                evidence=True,
            ),
            number(
                "pto_days",
                tr("Days off"),
                tr("Paid days off a year, without public holidays."),
                tr("a year"),
                evidence=True,
            ),
            number(
                "commute_minutes",
                tr("Commute"),
                tr("Minutes on the way on a day in the office, there and back together; counted as time of work."),
                tr("minutes a day"),
            ),
        ),
    )


def _dates() -> Section:
    return Section(
        tr("Dates"),
        (
            day("deadline", tr("Answer by"), tr("The day the offer ends."), evidence=True, absent=tr("none")),
            day("start_date", tr("Start"), tr("The first day of work."), evidence=True, absent=tr("not set")),
        ),
    )
