"""The words of the offer file: what a field may say. One word per idea, the same in code, file and help."""

from __future__ import annotations

from typing import Literal, get_args

Status = Literal["open", "accepted", "declined", "expired", "current"]
CompanyType = Literal["public_large", "public", "private_mid", "startup", "government", "academic", "nonprofit"]
Stage = Literal["seed", "series_a", "series_b", "series_c", "series_d_plus", "pre_ipo"]
Industry = Literal[
    "technology",
    "finance",
    "health",
    "autonomous",
    "retail",
    "manufacturing",
    "energy",
    "agriculture",
    "government",
    "academic",
    "other",
]
RemotePolicy = Literal["on_site", "hybrid", "remote"]
PayBasis = Literal["by_location", "same_everywhere"]
Cadence = Literal["monthly", "quarterly", "semi_annual", "annual"]
ClawbackRule = Literal["full", "prorated", "full_then_prorated", "none"]
GrantKind = Literal["rsu", "double_trigger_rsu", "iso", "nso"]
Evidence = Literal["written", "verbal", "guess", "unknown"]
Experience = Literal["entry", "mid", "senior"]
MoneyBasis = Literal["before_tax", "after_tax"]
CostOfLivingAs = Literal["factor", "pay"]
FilingStatus = Literal["single", "joint", "head_of_household"]
HealthInsurance = Literal["statutory", "private"]
PensionMethod = Literal["salary_sacrifice", "net_pay", "relief_at_source"]
StudentLoan = Literal["plan_1", "plan_2", "plan_4", "plan_5"]
Deduction = Literal["standard", "larger_of_standard_and_salt"]
TaxMethod = Literal["place", "rate", "none"]
AcceptabilityMode = Literal["any", "same_order", "around"]
Fact = Literal["office_days", "commute_minutes", "base", "permit_sponsored", "country"]
CriterionKey = Literal[
    "pay",
    "cost_of_living",
    "startup_risk",
    "growth",
    "production",
    "flexibility",
    "skills",
    "industry",
    "people",
]

CRITERIA: tuple[str, ...] = get_args(CriterionKey)
RUBRIC_CRITERIA: tuple[str, ...] = CRITERIA[2:]
LISTED_COMPANIES = frozenset({"public_large", "public"})
PRIVATE_COMPANIES = frozenset({"private_mid", "startup"})
RANKED_STATUSES = frozenset({"open", "accepted", "current"})

# Question ids of MODEL 11 with the number of levels each has; R1 is computed and never asked.
QUESTION_LEVELS: dict[str, int] = {
    f"{letter}{number}": 5 if f"{letter}{number}" in {"R2", "R3", "I1"} else 4
    for letter, numbers in {
        "P": range(1, 9),
        "G": range(1, 9),
        "S": range(1, 8),
        "R": range(2, 7),
        "W": range(1, 7),
        "I": range(1, 5),
        "L": range(1, 5),
    }.items()
    for number in numbers
}
