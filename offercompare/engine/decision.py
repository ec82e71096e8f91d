"""What is known about the choice itself: how sure, what would change it, what to ask (MODEL 12). Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from offercompare.engine.outcome import Simulation
from offercompare.model import Comparison
from offercompare.model.vocabulary import AcceptabilityMode

Strength = Literal["clear", "leaning", "too_close"]
FlipKind = Literal[
    "weight", "base", "sign_on", "equity_haircut", "stay_years", "price_index", "cost_of_living_as", "question"
]
On = Literal["overall", "pay"]
Ask = Literal["base", "sign_on", "grant_value", "shares"]
ASKS: tuple[Ask, ...] = ("base", "sign_on", "grant_value", "shares")

CLEAR, LEANING = 0.85, 0.65


def strength(share: float) -> Strength:
    """How firm a lead is by its share of first places (MODEL 12.6)."""
    return "clear" if share >= CLEAR else "leaning" if share >= LEANING else "too_close"


@dataclass(frozen=True, slots=True)
class Acceptability:
    """How the ranked offers do over sampled weights and scores (MODEL 12.5). Mappings are by offer id.

    ``shares[id][k]`` is the share of samples in which the offer has rank k + 1, ties shared equally. ``leads`` is the
    share in which it is first of those that may lead (must-haves); the same as ``shares[id][0]`` where none fails.
    ``central[id]`` are the mean weights of the samples in which it is first, None if it never is; ``central_share[id]``
    is the share of score samples in which it is first at these. ``pairwise[row][column]``: the share of samples in
    which the row's total is above the column's, level ones in neither.
    """

    mode: AcceptabilityMode
    samples: int
    shares: Mapping[str, tuple[float, ...]]
    leads: Mapping[str, float]
    central: Mapping[str, Mapping[str, float] | None]
    central_share: Mapping[str, float | None]
    pairwise: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Bar:
    """One input at its low and its high end, all else equal (MODEL 12.7).

    ``offer`` is None for what all offers share; ``what`` is a field path of the offer file, or ``scores.<criterion>``.
    ``low`` and ``high`` are the changes, in points, of the leader's total less that of ``against``: the runner-up, or
    the offer itself where the input is that of a third one. ``leader_low`` and ``leader_high`` lead at the ends.
    """

    offer: str | None
    what: str
    value: float
    low_value: float
    high_value: float
    low: float
    high: float
    against: str
    leader_low: str
    leader_high: str
    changes_leader: bool

    @property
    def width(self) -> float:
        """The larger of the two changes, in points."""
        return max(abs(self.low), abs(self.high))


@dataclass(frozen=True, slots=True)
class Flip:
    """The nearest single change of its kind after which ``leader`` leads (MODEL 12.6, 12.7).

    ``what`` is the criterion of a weight, the offer of a base, sign-on, equity haircut or price index, the question, or
    the kind itself. ``start`` and ``to`` are in the unit of ``what``: a share, the offer's currency, a fraction, years,
    home = 100; texts for the mode of cost of living; ``to`` is None where something is left out.
    """

    kind: FlipKind
    what: str
    start: float | str | None
    to: float | str | None
    leader: str


@dataclass(frozen=True, slots=True)
class PointWorth:
    """One point of a criterion in money a year: before tax at home and on the basis pay is scored on (MODEL 12.10).

    Reporting currency, at the pay of the offer that leads; None where pay weighs nothing or lies beyond its scale.
    """

    criterion: str
    gross: float | None
    net: float | None


@dataclass(frozen=True, slots=True)
class Asked:
    """The new full amount of one field that makes two offers level, in the offer's own currency (MODEL 12.8).

    ``amount`` is None where it is out of reach: ``reach`` is then the largest gap that can be reached, in points on
    overall, in money a year on pay, negative while still behind; ``why`` says so in a sentence. With an amount ``why``
    says what keeps the offer from leading though it is then level on overall, a must-have that it would still miss;
    else it is empty. ``yearly_net`` is what the change adds to yearly pay after tax (annual equivalent of the certainty
    equivalent, reporting currency).
    """

    ask: Ask
    now: float | None
    amount: float | None
    reach: float | None = None
    yearly_net: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class CounterOffer:
    """What an open offer would have to say to tie with another, one field at a time; ``gap`` is what it lacks now.

    ``gap`` is in points on ``overall``, in money a year on ``pay``, positive where the offer is behind; None where the
    pay of either is unknown.
    """

    offer: str
    to_tie_with: str
    on: On
    gap: float | None
    asks: tuple[Asked, ...]

    def asked(self, ask: Ask) -> Asked:
        """The answer for one field; KeyError where it was not asked."""
        for each in self.asks:
            if each.ask == ask:
                return each
        raise KeyError(ask)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something unknown: in which share of its plausible answers another offer leads (MODEL 12.11).

    ``changes_leader`` is None where no answer can be tried (an amount without any hint of its size).
    ``leads_instead`` is the offer that then leads most often.
    """

    offer: str
    field: str
    changes_leader: float | None
    leads_instead: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """All of MODEL 12 for one state of the comparison; a part is None until it is calculated.

    Parts are calculated in the order in which they stand here. Empty where fewer than two offers are ranked.
    """

    comparison: Comparison = field(compare=False)
    simulation: Simulation = field(compare=False)
    acceptability: Acceptability | None = None
    flips: tuple[Flip, ...] | None = None
    worth: tuple[PointWorth, ...] | None = None
    tornado: tuple[Bar, ...] | None = None
    counter_offers: tuple[CounterOffer, ...] | None = None
    questions: tuple[OpenQuestion, ...] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every part is there."""
        return self.questions is not None

    def is_of(self, comparison: Comparison, simulation: Simulation | None) -> bool:
        """Whether this is about the comparison as it is now."""
        return self.comparison is comparison and self.simulation is simulation
