"""The words of the offer file as people read them."""

from __future__ import annotations

from typing import Any

from offercompare.model import Vesting
from offercompare.reference import occupations as occupation_list
from offercompare.translation import tr

Choices = tuple[tuple[Any, str], ...]


def statuses() -> Choices:
    """Where an offer stands."""
    return (
        ("open", tr("Open")),
        ("accepted", tr("Accepted")),
        ("declined", tr("Declined")),
        ("expired", tr("Expired")),
        ("current", tr("My current job")),
    )


def company_types() -> Choices:
    """Kinds of employer."""
    return (
        ("public_large", tr("Public, large")),
        ("public", tr("Public")),
        ("private_mid", tr("Private, established")),
        ("startup", tr("Startup")),
        ("government", tr("Government")),
        ("academic", tr("University or research institute")),
        ("nonprofit", tr("Non-profit")),
    )


def stages() -> Choices:
    """Funding stages of a startup."""
    return (
        ("seed", tr("Seed")),
        ("series_a", tr("Series A")),
        ("series_b", tr("Series B")),
        ("series_c", tr("Series C")),
        ("series_d_plus", tr("Series D or later")),
        ("pre_ipo", tr("Before going public")),
    )


def industries() -> Choices:
    """Branches of industry."""
    return (
        ("technology", tr("Technology")),
        ("finance", tr("Finance")),
        ("health", tr("Health")),
        ("autonomous", tr("Autonomous vehicles and robots")),
        ("retail", tr("Retail")),
        ("manufacturing", tr("Manufacturing")),
        ("energy", tr("Energy")),
        ("agriculture", tr("Agriculture")),
        ("government", tr("Government")),
        ("academic", tr("Research and teaching")),
        ("other", tr("Other")),
    )


def policies() -> Choices:
    """Where the work is done."""
    return (("on_site", tr("On site")), ("hybrid", tr("Hybrid")), ("remote", tr("Remote")))


def pay_bases() -> Choices:
    """What pay depends on."""
    return (("by_location", tr("By place of living")), ("same_everywhere", tr("The same everywhere")))


def clawback_rules() -> Choices:
    """What is repaid by who leaves early."""
    return (
        ("full", tr("All of it")),
        ("prorated", tr("The part not yet served")),
        ("full_then_prorated", tr("All in the first half, then the part not served")),
        ("none", tr("Nothing goes back")),
    )


def option_kind(country: str | None) -> str:
    """The kind of plain options where the work is: an ISO is of US tax law alone; without a place they are as there."""
    return "iso" if country in (None, "US") else "nso"


def grant_kinds() -> Choices:
    """Kinds of equity."""
    return (
        ("rsu", tr("Shares (RSU)")),
        ("double_trigger_rsu", tr("Shares, paid out at an exit (double-trigger RSU)")),
        ("iso", tr("Options, tax-favoured (ISO)")),
        ("nso", tr("Options (NSO)")),
    )


def cadences() -> Choices:
    """How often shares vest."""
    return (
        ("monthly", tr("Every month")),
        ("quarterly", tr("Every quarter")),
        ("semi_annual", tr("Every half year")),
        ("annual", tr("Once a year")),
    )


def vestings() -> Choices:
    """Common vesting plans."""
    even = (0.25,) * 4
    return (
        (Vesting(by_year=even, cadence="annual"), tr("Even over four years, yearly")),
        (Vesting(by_year=even, cadence="monthly", cliff_months=12), tr("One-year cliff, then monthly")),
        (Vesting(by_year=even, cadence="quarterly", cliff_months=12), tr("One-year cliff, then quarterly")),
        (Vesting(by_year=even, cadence="quarterly"), tr("Even, quarterly, no cliff")),
        (Vesting(by_year=(0.33, 0.33, 0.22, 0.12), cadence="quarterly"), "33 – 33 – 22 – 12"),
        (Vesting(by_year=(0.05, 0.15, 0.4, 0.4), cadence="semi_annual", cliff_months=12), "5 – 15 – 40 – 40"),
    )


def tax_methods() -> Choices:
    """How an offer is taxed."""
    return (
        ("place", tr("By the rules of the place")),
        ("rate", tr("At a rate of my own")),
        ("none", tr("Not at all")),
    )


def occupations() -> Choices:
    """The occupations with published wages, by their US code."""
    found = [
        (each.code, tr("{name} ({code})", name=each.name, code=each.code)) for each in occupation_list.occupations()
    ]
    return tuple(sorted(found, key=lambda entry: entry[1]))


def filing_statuses() -> Choices:
    """Who is taxed together."""
    return (
        ("single", tr("Single")),
        ("joint", tr("Jointly, married")),
        ("head_of_household", tr("Head of household")),
    )


def deductions() -> Choices:
    """What is taken off taxed income in the United States."""
    return (
        ("standard", tr("Standard")),
        ("larger_of_standard_and_salt", tr("State and local tax where larger")),
    )


def health_insurances() -> Choices:
    """How one is insured in Germany."""
    return (("statutory", tr("Statutory")), ("private", tr("Private")))


def pension_methods() -> Choices:
    """How a British workplace pension is paid into."""
    return (
        ("salary_sacrifice", tr("Salary sacrifice")),
        ("net_pay", tr("Net pay")),
        ("relief_at_source", tr("Relief at source")),
    )


def student_loans() -> Choices:
    """British student loans."""
    numbers = (1, 2, 4, 5)
    return tuple((f"plan_{number}", tr("Plan {number}", number=number)) for number in numbers)


def experiences() -> Choices:
    """Levels of experience."""
    return (("entry", tr("Starting out")), ("mid", tr("A few years")), ("senior", tr("Senior")))
