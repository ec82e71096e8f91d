"""What changing jobs costs at once, as an amount to ask the next employer for: unvested grants, bonus, clawback."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from offercompare.engine.evaluation import Evaluated, Evaluation
from offercompare.engine.figure import Figure, known_sum
from offercompare.engine.leaving import leaving
from offercompare.engine.vesting import months_between
from offercompare.model import Offer
from offercompare.translation import tr

LossKind = Literal["grants", "bonus", "clawback"]


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that leaving costs, in the reporting currency, before tax; unknown where a grant's worth is."""

    kind: LossKind
    figure: Figure


@dataclass(frozen=True, slots=True)
class MakeWhole:
    """What leaving the current job on ``leaves`` costs; ``leaves`` is None where the offer names no start date.

    ``months`` are those of year 1 of the comparison that are served until then; without a start date none. Only what
    is more than 0, or unknown, is among ``losses``. ``rate``: reporting currency per unit of the offer's.
    """

    leaves: date | None
    months: float
    losses: tuple[Loss, ...]
    rate: float | None
    currency: str

    def total(self, kinds: Collection[LossKind]) -> Figure:
        """The sum of the known losses of these kinds, reporting currency."""
        counted = [each.figure for each in self.losses if each.kind in kinds]
        return known_sum(tr("Lost by leaving"), counted, self.currency, tr("sum"))

    def asked(self, kinds: Collection[LossKind]) -> float | None:
        """The same in the currency of the offer; None without an exchange rate, and where nothing is lost."""
        total = self.total(kinds).known
        return total / self.rate if self.rate and total > 0 else None

    def unknown(self) -> tuple[Loss, ...]:
        """Losses whose amount is not known: the sum is at least what it says."""
        return tuple(each for each in self.losses if each.figure.value is None)


def make_whole(evaluation: Evaluation, offer: Offer, today: date) -> MakeWhole | None:
    """What leaving the current job for ``offer`` costs; None without a current job, and for that job itself."""
    current = next((each for each in evaluation.offers if each.offer.status == "current"), None)
    if current is None or current.offer.id == offer.id:
        return None
    months = served_months(current.offer, offer.start_date, today)
    left = leaving(current.offer, evaluation.comparison, current.pay, months)
    found = (
        Loss("grants", left.forfeited.named(tr("Shares that would still vest"))),
        Loss("bonus", _bonus(current)),
        Loss("clawback", left.clawback),
    )
    losses = tuple(each for each in found if each.figure.value is None or each.figure.value > 0)
    paid = evaluation.offer(offer.id).pay
    return MakeWhole(offer.start_date, months, losses, paid.rate.value, paid.currency)


def served_months(current: Offer, leaves: date | None, today: date) -> float:
    """Months of year 1 of the comparison until ``leaves``; year 1 begins where a grant counts from, else today."""
    begins = next((grant.unvested_from for grant in current.grants if grant.unvested_from is not None), today)
    return 0.0 if leaves is None else max(months_between(begins, leaves), 0.0)


def _bonus(current: Evaluated) -> Figure:
    """The bonus of year 1 as it is expected, whole: what of it is paid before one leaves is not known."""
    return current.pay.years[0].parts["bonus"].named(tr("One year's bonus"))
