"""The form of what the results say about the choice itself (FORMAT 3, MODEL 12); ``None`` as in ``form``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from offercompare.engine.decision import FlipKind, On, Strength
from offercompare.model.vocabulary import AcceptabilityMode

Number = float | None


@dataclass(frozen=True, slots=True)
class VerdictResult:
    """Who leads; ``leader`` is None below half coverage, where ``on_pay_and_place`` is ahead on these alone.

    ``first_place_share`` is the leader's share of samples with rank 1 among all ranked offers; ``lead_share``, by which
    ``strength`` goes, among those that meet every must-have: the same where none fails.
    """

    leader: str | None
    runner_up: str | None
    on_pay_and_place: str | None
    strength: Strength | None
    first_place_share: Number
    lead_share: Number
    coverage: float
    default_weights: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An unknown, with the share of its plausible values in which the leader changes (MODEL 12.11).

    ``changes_leader`` is None where no value can be tried; ``leads_instead`` is who then leads most often.
    """

    offer: str
    field: str
    changes_leader: Number
    leads_instead: str | None


@dataclass(frozen=True, slots=True)
class Dominated:
    """``id`` is nowhere ahead of ``by``, or by no more than a trifle (``practical``)."""

    id: str
    by: str
    practical: bool


@dataclass(frozen=True, slots=True)
class Stability:
    """Between which weights the leader stays first."""

    weight: float
    low: float
    high: float
    overtaken_below: str | None
    overtaken_above: str | None


@dataclass(frozen=True, slots=True)
class Flip:
    """One change after which another offer leads.

    ``what`` is a criterion of a weight, an offer of what it says itself, else the question or the kind. ``to`` is None
    where something is left out: of the kind ``question`` a computed one, whose ``from`` is what the leader scores by
    it now, 0 to 100.
    """

    kind: FlipKind
    what: str
    start: Annotated[float | str | None, Field(serialization_alias="from")]
    to: float | str | None
    leader: str


@dataclass(frozen=True, slots=True)
class WithoutJobRisk:
    """All else equal, the computed question R1 left out of startup risk: losing the job then counts in pay alone.

    By offer id; ``ranks`` has the ranked offers.
    """

    leader: str | None
    ranks: dict[str, int]
    overall: dict[str, Number]
    startup_risk: dict[str, Number]


@dataclass(frozen=True, slots=True)
class Swing:
    """What the lead over ``against`` does when one input moves from ``value`` to its low and its high end.

    ``low`` and ``high`` are changes of the leader's total less that of ``against``, in points; ``offer`` is None for
    what all offers share.
    """

    offer: str | None
    what: str
    low: float
    high: float
    changes_leader: bool
    value: float
    low_value: float
    high_value: float
    against: str
    leader_low: str
    leader_high: str


@dataclass(frozen=True, slots=True)
class CounterOffer:
    """What to ask for to tie with the leader: the new full amount of one field alone, in the offer's own currency.

    None where it is out of reach, and a warning says why. ``gap`` is what the offer lacks now, in points on
    ``overall``, in money a year on ``pay`` (reporting currency); negative where it is ahead, None where the pay of
    either is unknown.
    """

    offer: str
    to_tie_with: str
    on: On
    base: Number
    sign_on: Number
    grant_value: Number
    shares: Number
    gap: Number


@dataclass(frozen=True, slots=True)
class Worth:
    """One point of a criterion in money a year: before tax at home, and on the basis pay is scored on (MODEL 12.10)."""

    before_tax: Number
    on_basis: Number


@dataclass(frozen=True, slots=True)
class Weightings:
    """Over which weightings the shares of first places are counted (MODEL 12.5)."""

    mode: AcceptabilityMode
    strength: float
    samples: int
