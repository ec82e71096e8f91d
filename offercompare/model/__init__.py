"""Frozen values of a comparison and what changed between two of them."""

from offercompare.model.assumptions import Assumptions, CompanyAssumptions, StageAssumptions
from offercompare.model.comparison import (
    Acceptability,
    Anchors,
    Comparison,
    MustHave,
    OwnCriterion,
    Person,
    PersonTax,
    Settings,
)
from offercompare.model.grant import Equity, Grant, Refreshers, Vesting
from offercompare.model.last_saved import LastSaved, SavedFigures
from offercompare.model.offer import (
    Benefit,
    Bonus,
    Clawback,
    Espp,
    Health,
    Line,
    Match,
    Offer,
    OfferTax,
    Promotion,
    Remote,
    Revision,
    SignOn,
)
from offercompare.model.problem import Problem, problems
from offercompare.model.value import Value
from offercompare.model.weighing import TradeOff, Weighed

__all__ = [
    "Acceptability",
    "Anchors",
    "Assumptions",
    "Benefit",
    "Bonus",
    "Clawback",
    "CompanyAssumptions",
    "Comparison",
    "Equity",
    "Espp",
    "Grant",
    "Health",
    "LastSaved",
    "Line",
    "Match",
    "MustHave",
    "Offer",
    "OfferTax",
    "OwnCriterion",
    "Person",
    "PersonTax",
    "Problem",
    "Promotion",
    "Refreshers",
    "Remote",
    "Revision",
    "SavedFigures",
    "Settings",
    "SignOn",
    "StageAssumptions",
    "TradeOff",
    "Value",
    "Vesting",
    "Weighed",
    "problems",
]
