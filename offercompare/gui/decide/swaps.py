"""Even swaps in words: the step that is asked, the swaps agreed so far, and how it ends (MODEL 12.9); no Qt."""

from __future__ import annotations

from offercompare.engine import Evaluation
from offercompare.engine.deciding.even_swaps import EvenSwaps, Swap
from offercompare.numerals import Numerals
from offercompare.report.flip_words import apart
from offercompare.report.words import offer_name, town, word
from offercompare.translation import tr

AS_PROPOSED = 0.5
"""Units of currency; what is typed closer than that is what was proposed."""


def basis_text(evaluation: Evaluation) -> str:
    """What pay is in the swaps."""
    comparison = evaluation.comparison
    tax = tr("after tax") if comparison.settings.money_basis == "after_tax" else tr("before tax")
    home = comparison.person.home
    if home and comparison.settings.cost_of_living_as == "pay":
        tax = tr("{basis}, in {place} money", basis=tax, place=town(home))
    return tr("Pay is what a sure salary would have to be, a year, {basis}.", basis=tax)


def step_text(swaps: EvenSwaps, criterion: str, evaluation: Evaluation, numerals: Numerals) -> str:
    """The question of one step."""
    first, second = _names(swaps, evaluation)
    score, other = swaps.scores[swaps.first][criterion], swaps.scores[swaps.second][criterion]
    here, there = apart(score, other, numerals)
    text = (
        tr("{first} has {factor} {here}, {second} {there}. At {there} too, how much more must {first} pay a year?")
        if score > other
        else tr("{first} has {factor} {here}, {second} {there}. At {there} too, how much less may {first} pay a year?")
    )
    factor = word(criterion, evaluation.comparison)
    return text.format(first=first, second=second, factor=factor, here=here, there=there)


def place_text(swaps: EvenSwaps) -> str:
    """How far the sequence is."""
    done = len(swaps.swaps)
    return tr("Step {number} of {count}", number=done + 1, count=done + len(swaps.left))


def proposed_text(proposed: float | None, evaluation: Evaluation, numerals: Numerals) -> str:
    """What your weights say to it; the question tells in which direction."""
    if proposed is None:
        return tr("By your weights it would lie beyond your pay scale. Type what you feel.")
    if numerals.amounts_hidden:
        return tr("What your weights say is taken, and is hidden like every amount.")
    amount = numerals.money(abs(proposed), evaluation.comparison.currency)
    return tr("By your weights {amount} a year. Type another amount where you feel otherwise.", amount=amount)


def swap_text(swap: Swap, swaps: EvenSwaps, evaluation: Evaluation, numerals: Numerals) -> str:
    """One swap that was agreed."""
    here, there = apart(swap.score, swap.to, numerals)
    amount = numerals.signed_money(swap.change, evaluation.comparison.currency)
    text = tr(
        "{name}: {factor} {here} → {there} for {amount} a year",
        name=_names(swaps, evaluation)[0],
        factor=word(swap.criterion, evaluation.comparison),
        here=here,
        there=there,
        amount=amount,
    )
    if swap.proposed is None or abs(swap.proposed - swap.change) < AS_PROPOSED:
        return tr("{text}.", text=text)
    return tr("{text}; by your weights {amount}.", text=text, amount=numerals.signed_money(swap.proposed))


def pay_text(swaps: EvenSwaps, evaluation: Evaluation, numerals: Numerals) -> str:
    """What both pay now, with all swaps."""
    currency, names = evaluation.comparison.currency, _names(swaps, evaluation)
    pays = (swaps.sure[key] for key in (swaps.first, swaps.second))
    amounts = [tr("unknown") if pay is None else numerals.money(pay, currency) for pay in pays]
    return tr(
        "{first} at {pay}, {second} at {other}", first=names[0], pay=amounts[0], second=names[1], other=amounts[1]
    )


def end_text(swaps: EvenSwaps, evaluation: Evaluation, numerals: Numerals) -> str:
    """Who is left ahead; empty while that is open."""
    pays = pay_text(swaps, evaluation, numerals)
    if swaps.result is not None:
        name = offer_name(evaluation.offer(swaps.result).offer)
        return tr("{name} is nowhere behind any more: {pays}. By these swaps it is ahead.", name=name, pays=pays)
    if not swaps.left:
        return tr("Both are level: {pays}. By these swaps neither is ahead.", pays=pays)
    return ""


def unable(swaps: EvenSwaps, evaluation: Evaluation) -> str:
    """Why two offers cannot be swapped, with what to do; empty where they can."""
    lacking = [key for key in (swaps.first, swaps.second) if swaps.sure[key] is None]
    if lacking:
        name = offer_name(evaluation.offer(lacking[0]).offer)
        return tr("The pay of {name} is not known: enter its base pay first.", name=name)
    return ""


def _names(swaps: EvenSwaps, evaluation: Evaluation) -> tuple[str, str]:
    return offer_name(evaluation.offer(swaps.first).offer), offer_name(evaluation.offer(swaps.second).offer)
