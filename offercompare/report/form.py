"""The form of the results that other programs read (FORMAT 3), as typed values; the schema is made from them.

``None`` stands for what cannot be computed, or is not yet; a warning says why. Amounts are in the reporting currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from offercompare.report.decision_form import (
    CounterOffer,
    Dominated,
    Flip,
    Question,
    Stability,
    Swing,
    VerdictResult,
    Weightings,
    WithoutJobRisk,
    Worth,
)

Number = float | None


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the base case; what the person pays is negative."""

    year: int
    base: Number
    bonus: Number
    sign_on: Number
    match: Number
    benefits: Number
    costs: Number
    fallback: Number
    clawback: Number
    equity: Number
    total: Number
    total_home: Number
    guaranteed: Number
    tax: Number
    after_tax: Number
    after_tax_home: Number
    spendable: Number


@dataclass(frozen=True, slots=True)
class Totals:
    """Over the horizon; ``unknown_parts`` make every total a lower bound."""

    first_year: Number
    average: Number
    sum: Number
    home_average: Number
    spendable_average: Number
    after_rent_average: Number
    unknown_parts: tuple[str, ...]
    guaranteed_recurring: Number
    guaranteed_average: Number
    after_tax_average: Number
    after_tax_home_average: Number
    present_value: Number
    annual_equivalent: Number
    hourly: Number


@dataclass(frozen=True, slots=True)
class Headline:
    """What the letter says, for recognition only (MODEL 1)."""

    first_year: Number
    average: Number


@dataclass(frozen=True, slots=True)
class Left:
    """An offer left after so many months (MODEL 4, 5, 6.7); ``exercise_cost`` is None without options too."""

    months: int
    vested: Number
    forfeited: Number
    clawback: Number
    exercise_cost: Number
    exercise_tax: Number


@dataclass(frozen=True, slots=True)
class CrossingResult:
    """From this month on who leaves ``ahead`` has been paid more than who leaves ``behind``."""

    month: float
    ahead: str
    behind: str


@dataclass(frozen=True, slots=True)
class OverTime:
    """By offer id what is kept by who leaves after 0, 1, 2, … months; who is ahead in each month from 1; crossings."""

    kept: dict[str, tuple[float, ...]]
    leaders: tuple[str | None, ...]
    crossings: tuple[CrossingResult, ...]


@dataclass(frozen=True, slots=True)
class GrantResult:
    """One grant fully vested (MODEL 6.8); ``unvested`` is the fraction that vests after the horizon.

    ``p_zero`` is of a share held to the end (6.5). ``simulated_p_zero`` is the share of simulated paths in which the
    grant pays nothing by the end of the equity window, ``simulated_mean`` what it pays on average in all of them,
    before tax, all years together: both for the planned stay, with layoffs and failures.
    """

    kind: str
    ownership: Number
    headline: Number
    at_409a: Number
    expected: Number
    median: Number
    p_zero: Number
    exercise_cost: Number
    break_even_exit: Number
    unvested: Number
    simulated_p_zero: Number
    simulated_mean: Number


@dataclass(frozen=True, slots=True)
class Simulated:
    """The range of outcomes of this offer alone, as annual equivalents on the money basis (MODEL 9).

    ``certainty_equivalent`` is what pay is scored by; ``standard_error`` is that of ``mean``. ``p_zero_equity`` is the
    share of paths in which all grants together pay nothing, None without grants. ``after_horizon`` is the part of
    ``mean`` that exits after the horizon pay.
    """

    mean: Number
    p10: Number
    p50: Number
    p90: Number
    certainty_equivalent: Number
    p_zero_equity: Number
    standard_error: Number
    after_horizon: Number


@dataclass(frozen=True, slots=True)
class AgainstOthers:
    """Measures that range over the ranked offers (MODEL 9): shares of paths, level offers sharing a path.

    Regret is what the best-paid offer of each path would have paid more, as present values of all years together.
    """

    p_highest: Number
    p_lowest: Number
    regret_mean: Number
    regret_p90: Number


@dataclass(frozen=True, slots=True)
class PriceIndex:
    """Price levels on one scale, US = 100; with an own figure home = 100.

    ``housing`` is what housing alone costs at the offer's place with home = 100; only places of one country compare.
    """

    offer: Number
    home: Number
    source: str
    housing: Number


@dataclass(frozen=True, slots=True)
class Filed:
    """What H-1B applications offered as base pay, by title, occupation or employer; ``n`` counts applications."""

    of: str
    n: int
    p25: Number
    p50: Number
    p75: Number
    source: str


@dataclass(frozen=True, slots=True)
class Market:
    """Where the base pay stands among published wages; ``note`` says what is guessed or stands in."""

    percentile: Number
    of: str
    source: str
    beyond: bool
    note: str
    h1b: tuple[Filed, ...]


@dataclass(frozen=True, slots=True)
class Tax:
    """Tax of year 1."""

    method: str
    year: int
    federal: Number
    payroll: Number
    state: Number
    state_payroll: Number
    local: Number
    total: Number
    effective_rate: Number
    marginal_rate: Number
    deduction: str


@dataclass(frozen=True, slots=True)
class TrailNode:
    """How a figure was made: its value, the operation in words, and what went into it."""

    label: str
    value: Number
    unit: str
    currency: str
    how: str
    source: str
    inputs: tuple[TrailNode, ...]


@dataclass(frozen=True, slots=True)
class OfferResult:
    """One offer. ``rank`` is None where it is not ranked; scores are 0 to 100, ``computed_scores`` without hand."""

    id: str
    name: str
    rank: int | None
    overall: Number
    scores: dict[str, Number]
    computed_scores: dict[str, Number]
    contributions: dict[str, Number]
    because: dict[str, str]
    badges: dict[str, str]
    years: tuple[Year, ...]
    totals: Totals
    headline: Headline
    score_sd: dict[str, Number]
    completeness: dict[str, Number]
    fails: tuple[str, ...]
    grants: tuple[GrantResult, ...]
    leaving: tuple[Left, ...]
    protected: Number
    simulated: Simulated | None
    against_others: AgainstOthers | None
    price_index: PriceIndex | None
    market: Market | None
    tax: Tax | None
    acceptability: tuple[float, ...] | None
    warnings: tuple[str, ...]
    trail: dict[str, TrailNode] | None


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that ``evaluate --json`` prints.

    ``pairwise``: by row and column the share of simulated paths in which the row's pay beats the column's;
    ``pairwise_overall`` of sampled weights and scores. ``central_weights``: by offer the mean weights of the samples in
    which it is first, None if it never is; ``central_share``: how often it is first at these. ``worth``: by criterion.
    """

    format: Literal["offercompare-results"]
    version: Literal[1]
    model: str
    currency: str
    horizon_years: int
    seed: int
    paths: int
    money_basis: Literal["before_tax", "after_tax"]
    weights: dict[str, float]
    offers: tuple[OfferResult, ...]
    over_time: OverTime
    verdict: VerdictResult | None
    questions: tuple[Question, ...] | None
    dominated: tuple[Dominated, ...] | None
    stability: dict[str, Stability] | None
    flips: tuple[Flip, ...] | None
    without_job_risk: WithoutJobRisk | None
    tornado: tuple[Swing, ...] | None
    counter_offers: tuple[CounterOffer, ...] | None
    pairwise: dict[str, dict[str, float]] | None
    pairwise_overall: dict[str, dict[str, float]] | None
    weightings: Weightings | None
    central_weights: dict[str, dict[str, float] | None] | None
    central_share: dict[str, Number] | None
    worth: dict[str, Worth] | None
    warnings: tuple[str, ...]
