"""The fields of an offer, page by page."""

from __future__ import annotations

from functools import cache

from offercompare.engine import usual
from offercompare.engine.cash import protected_pay
from offercompare.engine.pay import pay
from offercompare.gui.forms import choices, filled_words
from offercompare.gui.forms.benefit_fields import benefits_group
from offercompare.gui.forms.equity_fields import equity_group
from offercompare.gui.forms.field import Field, Group, Owner, Section
from offercompare.gui.forms.field_kinds import choice, from_default, percent, text
from offercompare.gui.forms.pay_fields import pay_group, severance_fields
from offercompare.gui.forms.place_fields import place_group
from offercompare.gui.forms.tax_fields import method_fields
from offercompare.model import Comparison
from offercompare.numerals import Numerals
from offercompare.translation import tr


@cache
def offer_groups() -> tuple[Group, ...]:
    """Every page of the offer editor; Factors has cards of its own."""
    factors = Group("Factors", tr("Factors"))
    return (_company(), place_group(), pay_group(), benefits_group(), equity_group(), factors, _tax(), _notes())


def _company() -> Group:
    return Group("Company and role", tr("Company and role"), (_role(), _safety()))


def _role() -> Section:
    return Section(
        tr("Company and role"),
        (
            text("company", tr("Company"), tr("The name in the header of its column.")),
            text("title", tr("Job title"), tr("As in the letter.")),
            choice(
                "company_type",
                tr("Type of company"),
                tr("Sets how likely layoffs and failure are, and how equity is valued; public: its shares are traded."),
                choices.company_types(),
            ),
            choice(
                "stage",
                tr("Funding stage"),
                tr("The last round in which investors paid in; sets the usual odds of an exit and of failure."),
                choices.stages(),
                shown=lambda offer: offer.company_type == "startup" or offer.stage is not None,
            ),
            choice(
                "industry",
                tr("Industry"),
                tr("Answers one question of Industry for you: what the industry pays for machine learning."),
                choices.industries(),
            ),
            choice(
                "occupation",
                tr("Occupation"),
                tr("Whose published US wages base pay is compared with; without one the title tells."),
                choices.occupations(),
                absent=tr("by the title"),
            ),
            choice(
                "status",
                tr("Status"),
                tr("Declined and expired offers are calculated but not ranked."),
                choices.statuses(),
                empty="open",
            ),
        ),
        result=filled_words.by_type_and_stage,
    )


def _safety() -> Section:
    return Section(
        tr("How safe the job is"),
        (
            percent(
                "layoff_hazard",
                tr("Layoffs a year"),
                tr("Chance in a year to be laid off."),
                evidence=True,
                assumed=lambda offer, _: from_default(usual.layoff_hazard(offer)),
            ),
            *severance_fields(),
        ),
        result=_protected,
    )


def _protected(offer: Owner, comparison: Comparison, numerals: Numerals) -> str:
    found = protected_pay(offer, comparison.currency_of(offer))
    if found is None:
        return ""
    if found.value is None:
        return tr("Paid if laid off: unknown until base is entered.")
    return tr("Paid if laid off: {amount}.", amount=numerals.money(found.value, found.currency))


def _tax() -> Group:
    note = tr("Work is taxed where it is done, remote work where you live. What you file is under You and assumptions.")
    return Group("Tax", tr("Tax"), (Section(tr("Tax on this offer"), method_fields("tax"), note, result=_taxed),))


def _taxed(offer: Owner, comparison: Comparison, numerals: Numerals) -> str:
    """The tax of year 1, or the question without whose answer there is none."""
    first = pay(offer, comparison).years[0]
    if first.net.tax.value is None:
        return first.net.tax.how
    currency = comparison.currency
    return tr(
        "Year 1: {tax} of {wages} taxed; {left} is left after tax.",
        tax=numerals.money(-first.net.tax.known, currency),
        wages=numerals.money(first.taxed.wages, currency),
        left=numerals.money(first.net.after_tax.known, currency),
    )


def _notes() -> Group:
    notes = Field(
        "notes",
        tr("Your notes"),
        "long_text",
        tr("For yourself: what to ask, what was said, and by whom."),
        empty="",
        absent=tr("none"),
    )
    return Group("Notes", tr("Notes"), (Section(tr("Notes"), (notes,)),))
