"""What view Negotiate says of one offer: sentences, rows and ticks made of the results; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offercompare.engine import Evaluation
from offercompare.engine.decision import Ask, CounterOffer, OpenQuestion
from offercompare.engine.make_whole import LossKind, MakeWhole
from offercompare.engine.open_fields import missing_facts
from offercompare.gui.negotiate.choices import Choices, Tick
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.numerals import Numerals
from offercompare.reference import rubrics
from offercompare.report.ask_words import (
    AskRow,
    ask_rows,
    is_behind,
    leader_sentence,
    overall_sentence,
    pay_sentence,
    plain_rows,
    rows_sentence,
)
from offercompare.report.deadline_words import dated
from offercompare.report.negotiation_text import Discretion
from offercompare.report.next_step import next_step, to_rate
from offercompare.report.question_words import open_fields, question, sendable
from offercompare.report.risk_figures import of_100
from offercompare.report.upper_end_words import unusual
from offercompare.report.words import line, offer_name
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class Told:
    """The words and rows on pay; ``found`` are the amounts that ask for more than there is now."""

    lead: str
    how: str
    rows: tuple[AskRow, ...] = ()
    found: tuple[tuple[Ask, float], ...] = ()


def counter_of(evaluation: Evaluation, offer: str, on: str) -> CounterOffer | None:
    """What the decision says of an offer; None where it does not, or not yet."""
    known = evaluation.decision.counter_offers if evaluation.decision is not None else None
    return next((each for each in known or () if (each.offer, each.on) == (offer, on)), None)


def told_on_pay(evaluation: Evaluation, counter: CounterOffer | None, offer: Offer, discretion: Discretion) -> Told:
    """What to ask for on pay, or why there is nothing to compare with."""
    comparison, verdict, numerals = evaluation.comparison, evaluation.verdict, discretion.numerals
    if counter is None or comparison.offer(counter.offer) is None or comparison.offer(counter.to_tie_with) is None:
        how = tr("Type what you want to ask for.") if evaluation.is_decided or verdict is None else ""
        return Told(_no_counter(evaluation, offer), how, plain_rows(offer, comparison, numerals))
    leads = verdict is not None and verdict.leader == offer.id
    words = [leader_sentence(evaluation, offer.id, counter.to_tie_with)] if leads else []
    words.append(pay_sentence(counter, comparison, numerals))
    if not leads and counter.gap is not None and not is_behind(counter):
        words.append(tr("To tie with it on pay there is nothing to ask for: something else keeps it behind."))
    rows = ask_rows(counter, comparison, numerals, discretion)
    found = tuple((row.ask, row.amount) for row in rows if row.amount is not None and is_behind(counter))
    return Told(" ".join(words), rows_sentence(counter, comparison), rows, found)


def _no_counter(evaluation: Evaluation, offer: Offer) -> str:
    ranked = [each for each in evaluation.offers if each.offer.status in RANKED_STATUSES]
    verdict = evaluation.verdict
    if len(ranked) < 2 or verdict is None:
        return " ".join(part for part in next_step(evaluation) if part)
    if verdict.leader is None:
        return to_rate(evaluation) or tr("Which offer leads over all is not known yet.")
    if evaluation.is_decided and verdict.leader == offer.id and verdict.runner_up is None:
        return tr("{name} leads already, and no other may lead.", name=offer_name(offer))
    if evaluation.is_decided and verdict.leader != offer.id:
        return tr("With so many offers the asks are not calculated: decline those that are out.")
    return tr("Being calculated …")


def told_overall(evaluation: Evaluation, offer: Offer, discretion: Discretion) -> tuple[str, ...]:
    """What would make an offer tie over all, one line for each field; empty where it is not known."""
    counter, comparison = counter_of(evaluation, offer.id, "overall"), evaluation.comparison
    numerals = discretion.numerals
    if counter is None or comparison.offer(counter.to_tie_with) is None:
        return ()
    lines = [overall_sentence(counter, comparison, numerals), rows_sentence(counter, comparison)]
    for row in ask_rows(counter, comparison, numerals, discretion):
        worth = "; ".join(part for part in (row.gross, row.net) if part)
        change = tr("{name}: {now} → {asked}", name=row.name, now=row.now, asked=row.exact)
        lines.append(". ".join(part for part in (change, worth, row.note) if part))
    lines.append(tr("This is for you alone: it mixes in what only you weigh, so it stays out of the text."))
    return tuple(lines)


# Make-whole ----------------------------------------------------------------------------------------------


def loss_ticks(made: MakeWhole, choices: Choices, numerals: Numerals) -> tuple[Tick, ...]:
    """The parts of what leaving costs, each to count or not."""
    reasons: dict[LossKind, str] = {
        "grants": tr("What of your grants would still vest, as expected; before tax."),
        "bonus": tr("As expected, before tax. Count it if it will not have been paid before you leave."),
        "clawback": tr("What you would have to pay back by then; before tax."),
    }
    found = []
    for loss in made.losses:
        value = loss.figure.value
        amount = tr("not known") if value is None else numerals.money(value, made.currency)
        reason = f"{reasons[loss.kind]} {loss.figure.how.capitalize()}." if value is None else reasons[loss.kind]
        name = tr("{what}: {amount}", what=loss.figure.label, amount=amount)
        found.append(Tick(loss.kind, name, reason, loss.kind in choices.losses and value is not None))
    return tuple(found)


def make_whole_lead(made: MakeWhole | None, offer: Offer) -> str:
    """When one would leave, and what is missing to say it exactly."""
    if made is None:
        return tr("No current job is entered: with it you see what leaving forfeits, as an amount to ask for.")
    if not made.losses:
        return tr("Leaving your current job forfeits nothing that is entered: no unvested grant, bonus or clawback.")
    if made.leaves is None:
        name = offer_name(offer)
        return tr("{name} has no start date: counted as if you left as year 1 begins.", name=name)
    return tr("If you leave on {day}, the day on which {name} begins.", day=_day(made), name=offer_name(offer))


def _day(made: MakeWhole) -> str:
    assert made.leaves is not None
    # With its year: it is often another one than that of today.
    return f"{dated(made.leaves, made.leaves)} {made.leaves.year}"


def sum_text(made: MakeWhole, choices: Choices, numerals: Numerals) -> str:
    """The sum of what counts; empty where nothing could count."""
    total = made.total(choices.losses).known
    if made.asked(choices.losses) is None:
        return tr("Nothing counted") if any(loss.figure.value for loss in made.losses) else ""
    amount = numerals.money(total, made.currency)
    is_least = any(loss.kind in choices.losses for loss in made.unknown())
    return tr("At least {amount} together", amount=amount) if is_least else tr("{amount} together", amount=amount)


# Questions -----------------------------------------------------------------------------------------------


def questions_of(evaluation: Evaluation, offer: Offer) -> tuple[OpenQuestion, ...]:
    """What is open about an offer, the one whose answer changes the leader most often first."""
    decision, still = evaluation.decision, open_fields(offer)
    tried = [each for each in (decision.questions if decision else None) or () if each.offer == offer.id]
    found = [each for each in tried if each.field in still]
    listed = {each.field for each in found}
    found += [OpenQuestion(offer.id, field, None) for field in missing_facts(offer) if field not in listed]
    return tuple(sorted(found, key=lambda each: -1.0 if each.changes_leader is None else -1 - each.changes_leader))


def question_ticks(evaluation: Evaluation, offer: Offer, choices: Choices, numerals: Numerals) -> tuple[Tick, ...]:
    """Each unknown as a question to put, how often its answer changes the leader, and the way to its field.

    What only the person can answer is read alone: no employer is asked how well it suits them.
    """
    is_known = evaluation.decision is not None and evaluation.decision.questions is not None
    return tuple(
        Tick(
            each.field,
            line(sendable(each.field)) or question_text(each.field),
            _reason(each, evaluation.comparison, numerals, is_known=is_known),
            each.field in choices.questions and bool(sendable(each.field)),
            tr("Enter ›"),
            bool(sendable(each.field)),
        )
        for each in questions_of(evaluation, offer)
    )


def questions_note(evaluation: Evaluation, offer: Offer) -> str:
    """How the questions are sorted, or that none of them matters for who leads."""
    decision, found = evaluation.decision, questions_of(evaluation, offer)
    if decision is None or decision.questions is None or not found:
        return ""
    if any(each.changes_leader for each in found):
        return tr("what changes the leader most often first")
    tried = all(each.changes_leader is not None for each in found)
    return tr("no plausible answer to them changes the leader") if tried else ""


def _reason(each: OpenQuestion, comparison: Comparison, numerals: Numerals, *, is_known: bool) -> str:
    own = "" if sendable(each.field) else tr("For you to judge: it is not put to them.")
    changes = _changes(each, comparison, numerals) if is_known else ""
    return " ".join(part for part in (own, changes) if part)


def cautions(told: Told, choices: Choices, offer: Offer, discretion: Discretion) -> tuple[str, ...]:
    """What to think of before the text is sent: asks that hardly anybody grants, and more than is needed."""
    amounts = {**dict(told.found), **choices.amounts}
    said = [
        tr("{ask}: {caution}", ask=row.name, caution=beyond)
        for row in told.rows
        if row.ask in choices.asks and row.ask in amounts
        if (beyond := unusual(row.ask, amounts[row.ask], offer, discretion.comparison, discretion.numerals))
    ]
    return (*said, *filter(None, [_together(told, choices)]))


def _together(told: Told, choices: Choices) -> str:
    """A word on asking for more than one thing that alone would do."""
    asked = [ask for ask, _ in told.found if ask in choices.asks and ask not in choices.amounts]
    if len(asked) < 2:
        return ""
    return tr("You ask for {count} of them, each of which is enough: together they go further.", count=len(asked))


def question_text(field: str) -> str:
    """A question as it stands in a list; on one line, whatever the file holds."""
    text = line(question(field))
    return text[:1].upper() + text[1:]


def _changes(each: OpenQuestion, comparison: Comparison, numerals: Numerals) -> str:
    if each.changes_leader is None:
        return tr("How much hangs on it cannot be tried: nothing hints at its size.")
    if each.changes_leader <= 0:
        return ""
    instead = comparison.offer(each.leads_instead) if each.leads_instead else None
    share = of_100(each.changes_leader, numerals)
    if instead is None:
        return tr("Changes the leader in {share} plausible answers.", share=share)
    name = offer_name(instead)
    return tr("Changes the leader in {share} plausible answers, mostly to {name}.", share=share, name=name)


def way_to(field: str) -> tuple[str, str]:
    """Where a question is answered in the editor: (kind, what) of ``editor_wanted``."""
    block, _, key = field.partition(".")
    if block == "answers":
        found = rubrics.question(key)
        return ("criterion", found.criterion) if found else ("", "")
    if block in ("levels", "scores", "overrides"):
        return "criterion", key
    parts = field.split(".")
    number = next((at for at, part in enumerate(parts) if part.isdigit()), len(parts))
    return "field", ".".join(parts[:number])


def others_to_name(comparison: Comparison, offer: Offer) -> Sequence[tuple[str, str]]:
    """The other offers that could be named: those still open."""
    return [
        (each.id, offer_name(each))
        for each in comparison.offers
        if each.id != offer.id and each.status in ("open", "accepted")
    ]
