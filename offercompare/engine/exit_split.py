"""Who gets what when a private company is sold for an amount: preferred, common, and the person's own grants.

All amounts are in the offer's currency and before tax (MODEL 6.3, 6.4, 6.7).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from operator import mul
from typing import Literal

from offercompare.engine.exit_stake import Holding, Stake
from offercompare.engine.figure import Figure
from offercompare.engine.private_company import PrivateCompany
from offercompare.engine.waterfall import Waterfall
from offercompare.translation import tr

Stance = Literal["nothing", "short", "preference", "participates", "capped", "converted"]
LEAST_COMMON = 1e-9


@dataclass(frozen=True, slots=True)
class Terms:
    """The company's shares once so many of the rounds left have come (MODEL 6.3); ``owed`` is the preference."""

    rounds: int
    fully_diluted: float
    common_shares: float
    preferred_share: float
    owed: float
    waterfall: Waterfall


def terms_after(company: PrivateCompany, rounds: int) -> Terms:
    """The terms after ``rounds`` rounds, from none to all that are left; other numbers count as the nearest.

    Rounds that would leave common less than a billionth of the company are not gone through.
    """
    rounds = _sensible(company, rounds)
    shares, waterfall = company.after_rounds(rounds)
    # New shares are preferred ones: common keeps its count whatever rounds come.
    common = company.fully_diluted * (1 - company.preference.share)
    preferred_share = 1 - common / shares
    owed = waterfall.kinks[0].value if preferred_share > 0 else 0.0
    return Terms(rounds, shares, common, preferred_share, owed, waterfall)


def _sensible(company: PrivateCompany, rounds: int) -> int:
    keeps = list(accumulate((1 - sold for sold in company.dilution[: max(rounds, 0)]), mul))
    common = 1 - company.preference.share
    return sum(keep * common > LEAST_COMMON for keep in keeps)


def stance(company: PrivateCompany, terms: Terms, value: float) -> Stance:
    """What preferred does with its right at this exit value."""
    if value <= 0 or terms.preferred_share <= 0:
        return "nothing"
    if value < terms.owed:
        return "short"
    passed = sum(kink.value < value for kink in terms.waterfall.kinks[1:])
    if not company.preference.participating:
        return ("preference", "converted")[passed]
    return ("participates", "capped", "converted")[passed]


@dataclass(frozen=True, slots=True)
class Proceeds:
    """What one grant leaves at the exit: ``left`` is vested shares × what a share is worth beyond the strike.

    ``break_even`` is the exit value from which a share is worth more than the strike. ``beats_409a`` is whether a share
    is worth more than its 409A value then, None where that is unknown.
    """

    holding: Holding
    left: Figure
    break_even: Figure
    beats_409a: bool | None


@dataclass(frozen=True, slots=True)
class ExitSplit:
    """An exit value shared out. ``preferred`` + ``common`` is the whole; ``yours`` + ``other_common`` is ``common``.

    ``yours`` is what all grants leave, at most all of common.
    """

    value: Figure
    terms: Terms
    stance: Stance
    preferred: Figure
    common: Figure
    per_share: Figure
    other_common: Figure
    yours: Figure
    proceeds: tuple[Proceeds, ...]


def common_gets(terms: Terms, value: float) -> float:
    """What all common shares get together, from 0 to the whole value."""
    return min(max(terms.waterfall.per_share(value) * terms.common_shares, 0.0), value)


def exit_split(stake: Stake, value: float, rounds: int = 0) -> ExitSplit:
    """The exit value ``value`` (0 or more) shared out after ``rounds`` of the rounds left.

    ValueError where the company of the stake is unknown.
    """
    company, terms = stake.known_company, terms_after(stake.known_company, rounds)
    value = max(value, 0.0)
    writer = _Writer(stake, terms, stance(company, terms, value), value)
    preferred, common = writer.preferred(), writer.common()
    per_share = writer.per_share(common)
    proceeds = tuple(writer.proceeds(holding, per_share) for holding in stake.holdings)
    yours = writer.yours(proceeds, common)
    return ExitSplit(
        writer.exit_value(),
        terms,
        writer.stance,
        preferred,
        common,
        per_share,
        writer.other_common(common, yours),
        yours,
        proceeds,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """The figures of one exit with their trails."""

    stake: Stake
    terms: Terms
    stance: Stance
    value: float

    def _money(self, label: str, value: float, how: str, *inputs: Figure) -> Figure:
        return Figure(label, value, "money", how, inputs, currency=self.stake.currency)

    def exit_value(self) -> Figure:
        return self._money(tr("Exit value"), self.value, tr("chosen: what the whole company is sold for"))

    def _rounds(self) -> str:
        if not self.stake.known_company.dilution:
            return tr("no rounds are left")
        return tr("after {rounds} of {left} rounds left", rounds=self.terms.rounds, left=self.stake.rounds_left)

    def _owed(self) -> Figure:
        company, rounds = self.stake.known_company, self.terms.rounds
        today = self._money(tr("Preference today"), company.preference.amount, tr("amount raised × multiple"))
        if self.stake.offer.equity.total_raised is None:
            how = tr("amount raised not entered: estimated from preferred shares × preferred price")
            today = self._money(today.label, today.known, how)
        if not rounds:
            return today.named(tr("Liquidation preference"))
        added = self._money(tr("Added by rounds"), self.terms.owed - today.known, tr("new shares × preferred price"))
        return self._money(tr("Liquidation preference"), self.terms.owed, self._rounds(), today, added)

    def preferred(self) -> Figure:
        how = {
            "nothing": tr("nothing to take"),
            "short": tr("all of it: less than the liquidation preference"),
            "preference": tr("its liquidation preference, more than its part of the shares would get"),
            "participates": tr("its liquidation preference and its part of the rest"),
            "capped": tr("its liquidation preference and its part of the rest, up to the cap"),
            "converted": tr("exit value × preferred part: it converts to common"),
        }[self.stance]
        part = Figure(tr("Preferred part of shares"), self.terms.preferred_share, "fraction", self._rounds())
        amount = self.value - common_gets(self.terms, self.value)
        return self._money(tr("Preferred"), amount, how, self.exit_value(), self._owed(), part)

    def common(self) -> Figure:
        amount = common_gets(self.terms, self.value)
        return self._money(tr("Common"), amount, tr("exit value − preferred"), self.exit_value(), self.preferred())

    def per_share(self, common: Figure) -> Figure:
        count = Figure(tr("Common shares"), self.terms.common_shares, "shares", tr("fully diluted − preferred"))
        value = self.terms.waterfall.per_share(self.value)
        label, how = tr("Value per common share"), tr("common / common shares")
        return Figure(label, value, "price", how, (common, count), currency=self.stake.currency)

    def proceeds(self, holding: Holding, per_share: Figure) -> Proceeds:
        beyond = max(per_share.known - holding.strike, 0.0)
        inputs = [holding.vested, per_share]
        how = tr("shares × value per share")
        if holding.is_option:
            inputs.append(Figure(tr("Strike"), holding.strike, "price", tr("entered"), currency=self.stake.currency))
            how = tr("shares × (value per share − strike), never less than 0")
        left = self._money(tr("{grant}, left before tax", grant=holding.label), holding.shares * beyond, how, *inputs)
        fair = self.stake.offer.equity.fmv_409a
        return Proceeds(holding, left, self._break_even(holding), None if fair is None else per_share.known > fair)

    def _break_even(self, holding: Holding) -> Figure:
        even = self.terms.waterfall.break_even(holding.strike)
        how = tr("exit value from which a common share is worth more than the strike; {rounds}", rounds=self._rounds())
        return self._money(tr("Break-even exit value"), even, how, self._owed())

    def yours(self, proceeds: tuple[Proceeds, ...], common: Figure) -> Figure:
        parts = tuple(each.left for each in proceeds)
        amount = min(sum(part.known for part in parts), common.known)
        return self._money(tr("Your grants"), amount, tr("sum of what is left, at most all of common"), *parts)

    def other_common(self, common: Figure, yours: Figure) -> Figure:
        amount = max(common.known - yours.known, 0.0)
        return self._money(tr("Other common"), amount, tr("common − your grants"), common, yours)
