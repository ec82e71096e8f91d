"""The whole document: offers, the person, their weights, and the settings of the calculation (FORMAT 2)."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from offercompare.model.assumptions import NO_ASSUMPTIONS, Assumptions
from offercompare.model.offer import Offer, OfferTax
from offercompare.model.value import (
    Amount,
    CurrencyCode,
    Flag,
    Fraction,
    Growth,
    LongText,
    Name,
    Number,
    Positive,
    Spread,
    Text,
    Value,
    Whole,
    Years,
)
from offercompare.model.vocabulary import (
    CRITERIA,
    AcceptabilityMode,
    CostOfLivingAs,
    Deduction,
    Experience,
    Fact,
    FilingStatus,
    HealthInsurance,
    MoneyBasis,
    PensionMethod,
    StudentLoan,
)
from offercompare.model.weighing import Weighed

MOST_OFFERS = 1_000


class PersonTax(OfferTax):
    """How the person is taxed at home."""

    year: Annotated[Whole, Field(ge=2000, le=2100)] | None = None
    filing_status: FilingStatus = "single"
    deduction: Deduction = "standard"
    partner_income: Amount | None = None
    pre_tax_contributions: Amount = 0.0
    """A year's own contributions that income tax leaves out, payroll tax does not."""
    children: Annotated[Whole, Field(ge=0, le=20)] = 0
    tax_class: Annotated[Whole, Field(ge=1, le=6)] | None = None
    """Germany: Steuerklasse; by filing status when absent."""
    church_tax: Flag = False
    """Germany."""
    health_insurance: HealthInsurance = "statutory"
    """Germany."""
    health_premium: Amount | None = None
    """Germany: the month's premium of a private insurance, what the employer pays included."""
    health_extra_rate: Fraction | None = None
    """Germany: the fund's additional rate; the average when absent."""
    pension_rate: Fraction = 0.0
    """United Kingdom: the own part of pay that goes into a pension."""
    pension_method: PensionMethod = "salary_sacrifice"
    """United Kingdom."""
    student_loan: StudentLoan | None = None
    """United Kingdom."""
    provident_fund: Flag = False
    """Singapore: whether the person pays into the Central Provident Fund (citizens and permanent residents)."""


class Person(Value):
    """Who decides. Amounts are in the comparison's currency."""

    home: Text | None = None
    experience: Experience | None = None
    tax: PersonTax = PersonTax()
    current_pay: Amount | None = None
    walk_away_pay: Positive | None = None
    """Yearly pay before tax at home below which no offer is worth taking: scores 0."""
    delighted_pay: Positive | None = None
    """Yearly pay before tax at home beyond which more hardly matters: scores 100."""
    savings: Amount | None = None
    risk_aversion: Annotated[Number, Field(ge=0, le=20)] = 2.0
    stay_years: Annotated[Number, Field(gt=0, le=50)] | None = None
    """Planned stay; the horizon when absent."""
    needs_permit: Flag | None = None
    fallback_pay: Amount | None = None
    gap_years: Years = 0.25

    @field_validator("tax", mode="before")
    @classmethod
    def _none_is_empty(cls, value: Any) -> Any:
        return {} if value is None else value

    @model_validator(mode="after")
    def _anchors_rise(self) -> Self:
        low, high = self.walk_away_pay, self.delighted_pay
        if low is not None and high is not None and low >= high:
            raise ValueError("delighted_pay must be more than walk_away_pay")
        return self


class Acceptability(Value):
    """How nearby weightings are drawn (MODEL 12.5)."""

    mode: AcceptabilityMode = "around"
    strength: Positive = 60.0


class Settings(Value):
    """What the calculation assumes for every offer alike."""

    horizon_years: Annotated[Whole, Field(ge=1, le=10)] = 4
    discount_rate: Annotated[Number, Field(ge=0, le=1)] = 0.04
    seed: Annotated[Whole, Field(ge=0, le=2**63 - 1)] = 1
    paths: Annotated[Whole, Field(ge=1_000, le=100_000)] = 10_000
    money_basis: MoneyBasis = "after_tax"
    cost_of_living_as: CostOfLivingAs = "factor"
    equity_window_years: Annotated[Whole, Field(ge=1, le=30)] = 10
    local_share: Fraction = 1.0
    """Kappa: the share of pay that is spent at the place."""
    threshold_growth: Growth = 0.025
    market_sd: Spread = 0.18
    acceptability: Acceptability = Acceptability()

    @model_validator(mode="after")
    def _window_covers_horizon(self) -> Self:
        if self.equity_window_years < self.horizon_years:
            raise ValueError("equity_window_years must be at least horizon_years")
        return self


class OwnCriterion(Value):
    """A criterion of the person's own; each offer gives its 0 to 100 under ``overrides``."""

    key: Name
    label: Text = ""
    anchors: tuple[Number, Number] | None = None


def _plain(value: Any) -> Any:
    """A union tells each way in which a value does not fit; a person needs one."""
    if isinstance(value, str) and len(value) > 1_000:
        raise ValueError("is too long; at most 1000 characters fit here")
    if value is not None and not isinstance(value, bool | str | int | float):
        raise ValueError("must be true, false, text or a number")
    return value


class MustHave(Value):
    """A condition apart from the weights, on a criterion's score or on a fact."""

    criterion: Text | None = None
    fact: Fact | None = None
    at_least: Number | None = None
    at_most: Number | None = None
    is_: Annotated[bool | str | Number | None, BeforeValidator(_plain)] = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _one_subject_and_a_bound(self) -> Self:
        if (self.criterion is None) == (self.fact is None):
            raise ValueError("must name either a criterion or a fact")
        if self.at_least is None and self.at_most is None and self.is_ is None:
            raise ValueError("must say at_least, at_most or is")
        return self


class Anchors(Value):
    """Where a scale begins and ends, if not at the default."""

    cost_of_living: tuple[Positive, Positive] | None = None

    @model_validator(mode="after")
    def _rise(self) -> Self:
        if self.cost_of_living and self.cost_of_living[0] >= self.cost_of_living[1]:
            raise ValueError("cost_of_living: the first anchor must be below the second")
        return self


class Comparison(Value):
    """One document: everything that is saved and everything the calculation reads."""

    format: Literal["offercompare"] = "offercompare"
    version: Literal[1] = 1
    title: Text = ""
    currency: CurrencyCode = "USD"
    fx: dict[CurrencyCode, Positive] = {}
    """Units of ``currency`` per unit of another currency."""
    person: Person = Person()
    settings: Settings = Settings()
    assumptions: Assumptions = Field(default_factory=lambda: NO_ASSUMPTIONS)
    weights: dict[str, Annotated[Number, Field(ge=0, le=1e9)]] | None = None
    """By criterion, normalised; absent: the defaults of the person's experience."""
    weighed: Weighed | None = None
    """How the weights were found; None where they were only typed, or are the defaults."""
    gut_ranking: Annotated[tuple[Name, ...], Field(max_length=MOST_OFFERS)] = ()
    """Offer ids, first the one that the person felt to be ahead before any result was shown."""
    criteria: tuple[OwnCriterion, ...] = ()
    anchors: Anchors = Anchors()
    must_haves: tuple[MustHave, ...] = ()
    offers: Annotated[tuple[Offer, ...], Field(max_length=MOST_OFFERS)] = ()
    notes: LongText = ""

    @field_validator("person", "settings", "assumptions", "anchors", "fx", mode="before")
    @classmethod
    def _none_is_empty(cls, value: Any) -> Any:
        return {} if value is None else value

    @field_validator("criteria", "must_haves", "gut_ranking", "offers", mode="before")
    @classmethod
    def _none_is_no_entry(cls, value: Any) -> Any:
        return () if value is None else value

    @field_validator("offers")
    @classmethod
    def _each_once(cls, offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
        seen: set[str] = set()
        for offer in offers:
            if offer.id in seen:
                raise ValueError(f'two offers have the id "{offer.id}"; give each its own')
            seen.add(offer.id)
        if sum(offer.status == "current" for offer in offers) > 1:
            raise ValueError("only one offer may be the current job")
        return offers

    @field_validator("offers")
    @classmethod
    def _under_the_same_assumptions(cls, offers: tuple[Offer, ...], info: ValidationInfo) -> tuple[Offer, ...]:
        """An offer knows what fills its empty fields, so that other assumptions make it another offer."""
        assumptions = info.data.get("assumptions", NO_ASSUMPTIONS)
        return tuple(offer.under(assumptions) for offer in offers)

    @model_validator(mode="after")
    def _weights_name_criteria(self) -> Self:
        known = {*CRITERIA, *(own.key for own in self.criteria)}
        if len(known) != len(CRITERIA) + len(self.criteria):
            raise ValueError("criteria: each own criterion needs a key that no other has")
        for key in self.weights or {}:
            if key not in known:
                raise ValueError(f'weights: "{key}" is not a criterion')
        if self.weights is not None and not sum(self.weights.values()) > 0:
            raise ValueError("weights: at least one criterion must weigh more than 0")
        for must in self.must_haves:
            if must.criterion is not None and must.criterion not in known:
                raise ValueError(f'must_haves: "{must.criterion}" is not a criterion')
        return self

    def offer(self, key: str) -> Offer | None:
        """The offer with this id."""
        return next((offer for offer in self.offers if offer.id == key), None)

    def currency_of(self, offer: Offer) -> str:
        """The currency of an offer's amounts."""
        return offer.currency or self.currency

    @property
    def stay_years(self) -> float:
        """Planned stay in years; the horizon when the person named none (MODEL 2)."""
        return self.person.stay_years or float(self.settings.horizon_years)

    def is_same_context(self, other: Comparison) -> bool:
        """Whether what the pay of every offer depends on beside the offer is the same in both."""
        return (self.person, self.settings, self.currency, self.fx) == (
            other.person,
            other.settings,
            other.currency,
            other.fx,
        )
