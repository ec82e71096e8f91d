"""What the person assumes for every offer alike, instead of the defaults of MODEL 14."""

from __future__ import annotations

from typing import Any

from pydantic import Field, field_validator

from offercompare.model.value import (
    Amount,
    Beta,
    Discount,
    Flag,
    Fraction,
    FractionBelowOne,
    Growth,
    Hazard,
    Months,
    Multiple,
    RoundGap,
    Rounds,
    Spread,
    Times,
    Value,
    Years,
)
from offercompare.model.vocabulary import ClawbackRule


class CompanyAssumptions(Value):
    """Of every employer of one type, where the offer itself says nothing."""

    layoff_hazard: Hazard | None = None
    failure_hazard: Hazard | None = None
    volatility: Spread | None = None


class StageAssumptions(Value):
    """Of every startup at one stage; the names are those of the offer's own fields."""

    layoff_hazard: Hazard | None = None
    failure_hazard: Hazard | None = None
    exit_hazard: Hazard | None = None
    exit_multiple: Amount | None = None
    exit_multiple_sd: Spread | None = None
    preferred_share: FractionBelowOne | None = None
    rounds_left: Rounds | None = None
    dilution: FractionBelowOne | None = None


class Assumptions(Value):
    """Figures for what offers leave empty; what is absent here too takes the default of MODEL 14.

    An employer without a type is taken as ``public``, a company without rounds as ``series_d_plus`` (MODEL 14).
    """

    raise_: Growth | None = Field(default=None, alias="raise")
    raise_sd: Spread | None = None
    promotion_uplift: Multiple | None = None
    """What a promotion is entered with."""
    payout: Multiple | None = None
    payout_sd: Spread | None = None
    clawback_months: Months | None = None
    clawback_rule: ClawbackRule | None = None
    beta: Beta | None = None
    liquidation_multiple: Times | None = None
    participating: Flag | None = None
    preference_estimate_factor: Fraction | None = None
    """Money raised, as a part of the preferred shares' value."""
    years_between_rounds: RoundGap | None = None
    exercise_window_years: Years | None = None
    exercise_if_leaving: Flag | None = None
    keep_after_leaving: Flag | None = None
    expiry_years: Years | None = None
    illiquidity_discount: Discount | None = None
    public_large: CompanyAssumptions = CompanyAssumptions()
    public: CompanyAssumptions = CompanyAssumptions()
    private_mid: CompanyAssumptions = CompanyAssumptions()
    government: CompanyAssumptions = CompanyAssumptions()
    academic: CompanyAssumptions = CompanyAssumptions()
    nonprofit: CompanyAssumptions = CompanyAssumptions()
    seed: StageAssumptions = StageAssumptions()
    series_a: StageAssumptions = StageAssumptions()
    series_b: StageAssumptions = StageAssumptions()
    series_c: StageAssumptions = StageAssumptions()
    series_d_plus: StageAssumptions = StageAssumptions()
    pre_ipo: StageAssumptions = StageAssumptions()

    @field_validator(
        *("public_large", "public", "private_mid", "government", "academic", "nonprofit"),
        *("seed", "series_a", "series_b", "series_c", "series_d_plus", "pre_ipo"),
        mode="before",
    )
    @classmethod
    def _none_is_empty(cls, value: Any) -> Any:
        return {} if value is None else value


NO_ASSUMPTIONS = Assumptions()
