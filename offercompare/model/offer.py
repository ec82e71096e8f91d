"""One offer: the letter, the place, the company, and what the person answered about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, PrivateAttr, field_validator, model_validator

from offercompare.model.assumptions import NO_ASSUMPTIONS, Assumptions
from offercompare.model.grant import Equity, Grant, Refreshers, Year
from offercompare.model.value import (
    Amount,
    CurrencyCode,
    Day,
    Flag,
    Fraction,
    FractionBelowOne,
    Growth,
    Hazard,
    LongText,
    Months,
    Multiple,
    Name,
    Number,
    Points,
    Positive,
    Spread,
    Text,
    Value,
    Whole,
)
from offercompare.model.vocabulary import (
    QUESTION_LEVELS,
    RUBRIC_CRITERIA,
    ClawbackRule,
    CompanyType,
    Evidence,
    Industry,
    PayBasis,
    RemotePolicy,
    Stage,
    Status,
    TaxMethod,
)


def _level(*words: str) -> Callable[[Any], Any]:
    """A level from 0 to 4, or one of ``words``; the message names what is allowed."""

    def check(value: Any) -> Any:
        if isinstance(value, str) and value in words:
            return value
        whole = isinstance(value, int | float) and not isinstance(value, bool) and value in range(5)
        if not whole:
            raise ValueError(f"must be a level from 0 to 4 or {' or '.join(words)}")
        return int(value)

    return check


Level = Annotated[int, Field(ge=0, le=4)]
QuickLevel = Annotated[Level | Literal["unknown"], BeforeValidator(_level("unknown"))]
Answer = Annotated[Level | Literal["na", "unknown"], BeforeValidator(_level("na", "unknown"))]


class Remote(Value):
    """Where the work is done."""

    policy: RemotePolicy | None = None
    office_days: Annotated[Number, Field(ge=0, le=7)] | None = None
    pay_basis: PayBasis | None = None


class Bonus(Value):
    """A yearly bonus as a fraction of base, or as an amount that then grows with base (MODEL 3)."""

    target: Multiple | None = None
    amount: Amount | None = None
    payout: Multiple | None = None
    """Expected payout as a fraction of the target."""
    payout_sd: Spread | None = None


class SignOn(Value):
    """A sign-on payment at the start of a year."""

    year: Year = 1
    amount: Amount


class Clawback(Value):
    """What of a sign-on is repaid by who leaves early (MODEL 4)."""

    months: Months = 12
    rule: ClawbackRule = "prorated"


class Match(Value):
    """The employer's retirement match."""

    rate: Multiple
    up_to: Fraction
    """Fraction of base up to which it matches."""
    employee: Fraction | None = None
    """Fraction of base that the person pays in; up_to when absent."""


class Line(Value):
    """A cost with its name: the same amount every year, or once in one ``year``."""

    label: Text = ""
    amount: Amount
    year: Year | None = None
    """The only year in which it comes, counted from 1; every year when absent."""


class Benefit(Line):
    """A benefit with its name, every year or once."""

    in_kind: Flag = True
    """False: paid out as money that one can spend (stipend, allowance)."""


class Health(Value):
    """A health plan of the employer: what it costs the person in a year, and what the employer pays in."""

    premium: Amount | None = None
    """The person's own share of a year's premium."""
    deductible: Amount | None = None
    """A year's care that the person pays in full before the plan pays anything."""
    out_of_pocket_max: Amount | None = None
    """The most that the person pays for a year's care, deductible included; no limit when absent."""
    coinsurance: Fraction | None = None
    """The person's part of care beyond the deductible."""
    expected_care: Amount | None = None
    """What a year's care is expected to cost before the plan pays; without it only the premium counts."""
    employer_hsa: Amount | None = None
    """What the employer pays into a health savings account a year: a benefit in kind."""


class Promotion(Value):
    """An expected promotion."""

    year: Year
    uplift: Multiple


class Espp(Value):
    """An employee share purchase plan, sold at once (MODEL 3)."""

    contribution: Amount
    """What the person pays in each year."""
    discount: FractionBelowOne


class OfferTax(Value):
    """How this offer is taxed (MODEL 7a)."""

    method: TaxMethod = "place"
    rate: Fraction | None = None


MOST_REVISIONS = 100
_LISTS = ("sign_on", "benefits", "costs", "grants", "revisions")


class Revision(Value):
    """The terms of an offer as they once stood; ``terms`` has the offer's own id and no revisions of its own."""

    label: Text = ""
    date: Day | None = None
    """The day from which on they stood no more."""
    terms: Offer

    @model_validator(mode="after")
    def _is_flat(self) -> Self:
        if self.terms.revisions:
            raise ValueError("terms: earlier terms keep no revisions of their own")
        return self


class Offer(Value):
    """One job on the table. Money is in ``currency``; absent means none was agreed, ``evidence`` marks unknown."""

    id: Name
    company: Text = ""
    title: Text = ""
    status: Status = "open"
    company_type: CompanyType | None = None
    stage: Stage | None = None
    industry: Industry | None = None
    place: Text | None = None
    price_index: Positive | None = None
    """Own price index of the place, home = 100; goes before a bundled one."""
    remote: Remote = Remote()
    start_date: Day | None = None
    deadline: Day | None = None
    currency: CurrencyCode | None = None
    """Currency of every amount of this offer; the comparison's when absent."""
    base: Amount | None = None
    extra_salaries: Annotated[Whole, Field(ge=0, le=6)] = 0
    """Monthly salaries beyond twelve (13th, 14th), base / 12 each; bonus and match stay on the base without them."""
    raise_: Growth | None = Field(default=None, alias="raise")
    raise_sd: Spread | None = None
    promotion: Promotion | None = None
    bonus: Bonus | None = None
    sign_on: tuple[SignOn, ...] = ()
    clawback: Clawback | None = None
    match: Match | None = None
    espp: Espp | None = None
    health: Health | None = None
    benefits: tuple[Benefit, ...] = ()
    costs: tuple[Line, ...] = ()
    grants: tuple[Grant, ...] = ()
    refreshers: Refreshers | None = None
    equity: Equity = Equity()
    layoff_hazard: Hazard | None = None
    severance_months: Annotated[Number, Field(ge=0, le=120)] | None = None
    notice_months: Annotated[Number, Field(ge=0, le=120)] | None = None
    """Notice that the employer pays for, whether one works in it or not."""
    hours_per_week: Annotated[Number, Field(gt=0, le=168)] | None = None
    pto_days: Annotated[Number, Field(ge=0, le=260)] | None = None
    commute_minutes: Annotated[Number, Field(ge=0, le=1440)] | None = None
    rent: Amount | None = None
    """Monthly rent at this place."""
    permit_sponsored: Flag | None = None
    occupation: Text | None = None
    tax: OfferTax = OfferTax()
    levels: dict[str, QuickLevel] = {}
    answers: dict[str, Answer] = {}
    overrides: dict[str, Points] = {}
    evidence: dict[str, Evidence] = {}
    notes: LongText = ""
    draws_of: Name | None = None
    """The offer whose simulated fates this one shares: the same job on other terms; its own when absent."""
    revisions: Annotated[tuple[Revision, ...], Field(max_length=MOST_REVISIONS)] = ()
    """The terms that stood before, the earliest first: first offer, counter, final."""
    _assumptions: Assumptions = PrivateAttr(default_factory=lambda: NO_ASSUMPTIONS)

    @field_validator("remote", "equity", "tax", mode="before")
    @classmethod
    def _none_is_empty(cls, value: Any) -> Any:
        return {} if value is None else value

    @field_validator(
        "sign_on",
        "benefits",
        "costs",
        "grants",
        "revisions",
        "levels",
        "answers",
        "overrides",
        "evidence",
        mode="before",
    )
    @classmethod
    def _null_is_none_agreed(cls, value: Any, info: Any) -> Any:
        empty: Any = () if info.field_name in _LISTS else {}
        return empty if value is None else value

    @field_validator("levels")
    @classmethod
    def _known_criteria(cls, levels: dict[str, Any]) -> dict[str, Any]:
        for key in levels:
            if key not in RUBRIC_CRITERIA:
                raise ValueError(f'"{key}" has no five-level question; use one of {", ".join(RUBRIC_CRITERIA)}')
        return levels

    @field_validator("answers")
    @classmethod
    def _levels_exist(cls, answers: dict[str, Any]) -> dict[str, Any]:
        for key, level in answers.items():
            top = QUESTION_LEVELS.get(key)
            if top is not None and isinstance(level, int) and level >= top:
                raise ValueError(f'"{key}" must be from 0 to {top - 1}, "na" or "unknown", not {level}')
        return answers

    @model_validator(mode="after")
    def _rate_is_given(self) -> Self:
        if self.tax.method == "rate" and self.tax.rate is None:
            raise ValueError('tax: the method "rate" needs a rate such as 0.31')
        return self

    @property
    def assumptions(self) -> Assumptions:
        """What its comparison assumes for every offer: the comparison lends it, the file holds it once."""
        return self._assumptions

    def under(self, assumptions: Assumptions) -> Self:
        """The offer read under these assumptions; itself where they are its own."""
        if assumptions is self._assumptions or assumptions == self._assumptions:
            return self
        lent = self.model_copy()
        lent._assumptions = assumptions
        return lent

    def changed(self, changes: Mapping[str, Any]) -> Self:
        """A validated copy with ``changes`` by file name, under the same assumptions."""
        return super().changed(changes).under(self._assumptions)

    @property
    def name(self) -> str:
        """What the offer is called on screen and on paper."""
        return self.company or self.title or self.id

    @property
    def stream(self) -> str:
        """The key of the offer's random draws (MODEL 8)."""
        return self.draws_of or self.id

    @property
    def is_remote(self) -> bool:
        """Whether the person works from home: then home counts as the place."""
        return self.remote.policy == "remote"

    @cached_property
    def is_unknown(self) -> frozenset[str]:
        """The fields that the person marked as not known."""
        return frozenset(field for field, how in self.evidence.items() if how == "unknown")


Revision.model_rebuild()
