"""The terms of a private company's shares that nobody entered, and what an exit takes in their place."""

from __future__ import annotations

from offercompare.engine import usual
from offercompare.engine.exit_stake import Stake
from offercompare.numerals import Numerals
from offercompare.report.words import joined
from offercompare.translation import tr


def assumed_terms(stake: Stake, numerals: Numerals) -> str:
    """What is taken for granted about preferred shares, and that it is to ask; "" where all of it was entered."""
    equity, preference = stake.offer.equity, stake.known_company.preference
    taken = []
    if equity.preferred_share is None:
        taken.append(tr("{part} of the shares are preferred", part=numerals.percent(preference.share, 0)))
    if preference.share > 0 and equity.liquidation_multiple is None:
        multiple = numerals.short(usual.number(stake.offer, "liquidation_multiple"), 2)
        taken.append(tr("{multiple} × the money raised comes first", multiple=multiple))
    if preference.share > 0 and equity.participating is None:
        taken.append(
            tr("preferred takes part in the rest")
            if preference.participating
            else tr("preferred takes no part in the rest")
        )
    return tr("Assumed, not entered: {terms}. Ask.", terms=joined(taken)) if taken else ""
