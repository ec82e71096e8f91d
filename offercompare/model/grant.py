"""Equity as it stands in a letter: grants, their vesting, refreshers, and the company behind the shares."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from offercompare.model.value import (
    Amount,
    Beta,
    Day,
    Discount,
    Flag,
    Fraction,
    FractionBelowOne,
    Growth,
    Hazard,
    Number,
    Positive,
    RoundGap,
    Rounds,
    Share,
    Spread,
    Times,
    Value,
    Whole,
    Years,
)
from offercompare.model.vocabulary import Cadence, GrantKind

EVEN_FOUR_YEARS = (0.25, 0.25, 0.25, 0.25)
Year = Annotated[Whole, Field(ge=1, le=50)]


class Vesting(Value):
    """Which fraction vests in each year of service, how often, and from when (MODEL 5)."""

    by_year: Annotated[tuple[Fraction, ...], Field(min_length=1, max_length=50)] = EVEN_FOUR_YEARS
    """The fraction of the grant that vests in each year; sums to 1 within 0.001."""
    cadence: Cadence = "quarterly"
    cliff_months: Annotated[Whole, Field(ge=0, le=120)] = 0
    """Nothing vests before this month; what would have vests on it."""

    @model_validator(mode="after")
    def _sums_to_one(self) -> Self:
        total = sum(self.by_year)
        if abs(total - 1) > 0.001 + 1e-12:
            raise ValueError(f"the yearly fractions must sum to 1, they sum to {total:.4g}")
        return self


class Grant(Value):
    """One equity grant, by number of shares or by value in the offer's currency."""

    kind: GrantKind
    shares: Amount | None = None
    value: Amount | None = None
    strike: Amount | None = None
    """Price per share to exercise an option."""
    vesting: Vesting = Vesting()
    grant_year: Year = 1
    """Year of the comparison at whose start it is granted, counted from 1."""
    unvested_from: Day | None = None
    """At the current job: year 1 of the comparison begins on this day; only later tranches count."""

    @property
    def is_option(self) -> bool:
        """Whether there is something to exercise."""
        return self.kind in ("iso", "nso")


class Refreshers(Value):
    """A grant of the same amount each year."""

    yearly: Amount = 0.0
    first_year: Year = 2
    vesting: Vesting = Vesting()


class Equity(Value):
    """The company's side of the shares; what is absent takes the default of its type and stage (MODEL 14)."""

    price_now: Positive | None = None
    price_at_grant: Positive | None = None
    volatility: Spread | None = None
    """Sigma: yearly standard deviation of the log of the share price."""
    drift: Growth | None = None
    """Mu: expected yearly growth of the share price; the discount rate unless entered."""
    beta: Beta | None = None
    preferred_price: Positive | None = None
    """Price per share of the last round."""
    fmv_409a: Amount | None = None
    fully_diluted: Positive | None = None
    valuation: Positive | None = None
    ownership: Share | None = None
    """The share of the company that the first grant is."""
    total_raised: Amount | None = None
    preferred_share: FractionBelowOne | None = None
    """Phi: preferred shares over fully diluted shares."""
    participating: Flag | None = None
    participation_cap: Annotated[Number, Field(gt=0, le=1_000)] | None = None
    """Multiple of total_raised at which participation ends."""
    liquidation_multiple: Times | None = None
    failure_hazard: Hazard | None = None
    exit_hazard: Hazard | None = None
    exit_multiple: Amount | None = None
    exit_multiple_sd: Spread | None = None
    rounds_left: Rounds | None = None
    years_between_rounds: RoundGap | None = None
    exercise_window_years: Years | None = None
    exercise_if_leaving: Flag | None = None
    keep_after_leaving: Flag | None = None
    expiry_years: Years | None = None
    exit_value: Amount | None = None
    illiquidity_discount: Discount | None = None
    acceleration: Fraction | None = None
    dilution: FractionBelowOne | None = None
    """Share of the company sold in each round to come."""

    @model_validator(mode="after")
    def _cap_covers_the_preference(self) -> Self:
        multiple = 1.0 if self.liquidation_multiple is None else self.liquidation_multiple
        if self.participation_cap is not None and self.participation_cap < multiple:
            raise ValueError("participation_cap must be at least the liquidation multiple")
        return self
