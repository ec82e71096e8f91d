"""The fields of place and time."""

from __future__ import annotations

from offercompare.gui.forms import choices
from offercompare.gui.forms.field import Assumed, Field, Group, Owner, Section
from offercompare.model import Comparison
from offercompare.translation import tr


def place_group() -> Group:
    """The page on place and time."""
    return Group("Place and time", tr("Place and time"), (_where(), _when(), _hours()))


def _where() -> Section:
    return Section(
        tr("Where"),
        (
            Field(
                "place",
                tr("Place"),
                "place",
                tr("For its prices and tax; a place that is not in the list needs a price index of your own below."),
                absent=tr("City, such as Austin"),
            ),
            Field(
                "price_index",
                tr("Own price index"),
                "number",
                tr("What life costs there when home is 100; goes before the bundled figure."),
                unit=tr("home = 100"),
                absent=tr("bundled figure"),
            ),
            Field(
                "remote.policy",
                tr("Working arrangement"),
                "choice",
                tr("Remote work counts at home: home prices, home tax, no commute."),
                choices.policies(),
            ),
            Field(
                "remote.office_days",
                tr("Office days"),
                "number",
                tr("Days a week in the office."),
                unit=tr("a week"),
                evidence=True,
                assumed=_office_days,
                absent=tr("not entered"),
                shown=lambda offer: offer.remote.policy != "remote" or offer.remote.office_days is not None,
            ),
            Field(
                "remote.pay_basis",
                tr("Pay depends on place"),
                "choice",
                tr("Whether pay changes when you move."),
                choices.pay_bases(),
                evidence=True,
            ),
            Field(
                "permit_sponsored",
                tr("Work permit sponsored"),
                "flag",
                tr("Whether the company applies for a permit for you."),
                evidence=True,
            ),
        ),
    )


def _office_days(offer: Owner, _: Comparison) -> Assumed | None:
    return Assumed(5.0, tr("on site is every day")) if offer.remote.policy == "on_site" else None


def _when() -> Section:
    return Section(
        tr("When"),
        (
            Field("deadline", tr("Answer by"), "date", tr("The day the offer ends."), evidence=True, absent=tr("none")),
            Field("start_date", tr("Start"), "date", tr("The first day of work."), evidence=True, absent=tr("not set")),
        ),
    )


def _hours() -> Section:
    entered = tr("not entered")
    return Section(
        tr("Hours and living"),
        (
            Field(
                "hours_per_week",
                tr("Hours of work"),
                "number",
                tr("As people there really work; gives the pay per hour."),
                unit=tr("a week"),
                evidence=True,
                absent=entered,
            ),
            Field(
                "pto_days",
                tr("Days off"),
                "number",
                tr("Paid days off a year, without public holidays."),
                unit=tr("a year"),
                evidence=True,
                absent=entered,
            ),
            Field(
                "commute_minutes",
                tr("Commute"),
                "number",
                tr("Minutes from door to door, one way."),
                unit=tr("minutes"),
                absent=entered,
            ),
            Field(
                "rent",
                tr("Rent there"),
                "amount",
                tr("What a home of yours would cost a month; shows what is left after rent."),
                unit=tr("{currency} a month"),
                evidence=True,
                absent=entered,
            ),
        ),
    )
