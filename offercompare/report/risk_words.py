"""What the simulation says in plain words: each sentence names its assumption; for the window and for paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from offercompare.engine import Evaluation, assumption
from offercompare.engine.fallback import own_fallback
from offercompare.engine.outcome import Outcome, Simulation
from offercompare.model import Comparison, Offer
from offercompare.numerals import Numerals
from offercompare.reference import defaults
from offercompare.report.risk_figures import MONTHS, TIE, name_in, of_100, ranked_outcomes, stay_text, supported
from offercompare.report.scenario_words import scenario_text
from offercompare.report.words import joined, offer_name
from offercompare.translation import tr

MOST_EQUITY = 2
EXIT_FIELD = "equity.exit_multiple"
_STAGE_FIELDS = ("failure_hazard", "exit_hazard", "exit_multiple", "exit_multiple_sd")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence; where ``link`` has words they lead to ``field`` of the offer."""

    text: str
    link: str = ""
    offer: str = ""
    field: str = ""


def risk_sentences(evaluation: Evaluation, simulation: Simulation, numerals: Numerals) -> tuple[Said, ...]:
    """How often the first beats the second, which offer ranges widest, and how often equity pays nothing."""
    teller = _Teller(evaluation, simulation, numerals)
    said = (teller.beats(), teller.widest(), teller.alone(), *teller.equity())
    return tuple(each for each in said if each.text)


@dataclass(frozen=True, slots=True)
class _Teller:
    evaluation: Evaluation
    simulation: Simulation
    numerals: Numerals

    @property
    def stay(self) -> str:
        wanted = self.simulation.scenario.stay_years
        return stay_text(self.simulation.comparison.stay_years if wanted is None else wanted, self.numerals)

    def when(self) -> str:
        """The scenario behind "simulated cases", with its comma; what a stay changes is said beside it."""
        scenario = self.simulation.scenario
        clause = scenario_text(scenario, self.simulation.comparison.currency, self.numerals)
        return tr(", {clause},", clause=clause) if clause else ""

    def beats(self) -> Said:
        pair = self._first_two()
        if pair is None:
            return Said("")
        first, second = pair
        share, back = self.simulation.pairwise[first][second], self.simulation.pairwise[second][first]
        names = {"first": self._named(first), "second": self._named(second)}
        if abs(share - back) < TIE:
            text = tr(
                "Over all simulated cases{when} {first} and {second} are level: each pays more as often as the other."
            )
        else:
            text = tr("In {cases} simulated cases{when} {first} pays more than {second}.")
        return Said(text.format(cases=of_100(share, self.numerals), when=self.when(), **names))

    def _first_two(self) -> tuple[str, str] | None:
        """Leader and runner-up of the verdict, else the first two by certainty equivalent."""
        verdict, pairwise = self.evaluation.verdict, self.simulation.pairwise
        leader, runner_up = (verdict.leader, verdict.runner_up) if verdict is not None else (None, None)
        if leader is not None and runner_up is not None and runner_up in pairwise.get(leader, {}):
            return leader, runner_up
        known = [each for each in ranked_outcomes(self.simulation) if each.offer in pairwise]
        order = sorted(known, key=lambda each: (-each.certainty_equivalent.known, each.offer))
        return (order[0].offer, order[1].offer) if len(order) > 1 else None

    def widest(self) -> Said:
        known = ranked_outcomes(self.simulation)
        if not known:
            return Said("")
        widest = max(known, key=_width)
        if _width(widest) < 1:
            return Said(tr("With the figures entered pay does not vary: nothing in it is left to chance."))
        name, amounts = self._named(widest.offer), self._between(widest)
        text = (
            tr("{name} ranges widest: {amounts} (stay of {stay}).")
            if len(known) > 1
            else tr("{name}: {amounts} (stay of {stay}).")
        )
        return Said(text.format(name=name, amounts=amounts, stay=self.stay))

    def alone(self) -> Said:
        if len(ranked_outcomes(self.simulation)) != 1:
            return Said("")
        return Said(tr("Add another offer, or your current job, to see how often one pays more than the other."))

    def _between(self, outcome: Outcome) -> str:
        if self.numerals.amounts_hidden:
            part = _width(outcome) / abs(outcome.p50.known) if outcome.p50.known else 0.0
            return tr("in 80 of 100 simulated cases within {part} of its middle", part=self.numerals.percent(part, 0))
        error = outcome.standard_error.value
        low, high = (supported(each.known, error, self.numerals) for each in (outcome.p10, outcome.p90))
        return tr(
            "in 80 of 100 simulated cases it pays {currency} {low} to {high} a year",
            currency=self.simulation.comparison.currency,
            low=low,
            high=high,
        )

    def equity(self) -> Iterable[Said]:
        """One sentence for each offer of a private company with equity, the likeliest to pay nothing first."""
        found = []
        for outcome in ranked_outcomes(self.simulation):
            offer = self.simulation.comparison.offer(outcome.offer)
            if offer is None or outcome.p_zero_equity is None or not assumption.is_private(offer):
                continue
            found.append((outcome.p_zero_equity, self._pays_nothing(offer, outcome.p_zero_equity)))
        found.sort(key=lambda pair: -pair[0])
        return [said for _, said in found[:MOST_EQUITY]]

    def _pays_nothing(self, offer: Offer, share: float) -> Said:
        text = tr(
            "In {cases} simulated cases{when} with {figures} and a stay of {stay}, the {what} of {name} pay nothing.",
            cases=of_100(share, self.numerals),
            when=self.when() or ",",
            figures=figures_text(offer),
            stay=self.stay,
            what=equity_word(offer),
            name=offer_name(offer),
        )
        return Said(text, tr("Change the figures."), offer.id, EXIT_FIELD)

    def _named(self, key: str) -> str:
        return name_in(self.simulation, key)


def _width(outcome: Outcome) -> float:
    return outcome.p90.known - outcome.p10.known


def figures_text(offer: Offer) -> str:
    """Whose figures of exit and failure an offer is reckoned with: "the series C figures", "your figures"."""
    if all(getattr(offer.equity, name) is not None for name in _STAGE_FIELDS):
        return tr("your figures")
    stage = defaults.private_company(offer.company_type, offer.stage).stage
    return _stage_figures().get(stage, tr("the figures assumed"))


def _stage_figures() -> dict[str, str]:
    return {
        "seed": tr("the seed stage figures"),
        "series_a": tr("the series A figures"),
        "series_b": tr("the series B figures"),
        "series_c": tr("the series C figures"),
        "series_d_plus": tr("the late-stage figures"),
        "pre_ipo": tr("the pre-IPO figures"),
    }


def equity_word(offer: Offer) -> str:
    """What an offer's equity is called: options, shares, or equity where it has both."""
    kinds = {grant.is_option for grant in offer.grants} | ({False} if offer.refreshers else set())
    if len(kinds) != 1:
        return tr("equity grants")
    return tr("options") if True in kinds else tr("shares")


def after_a_loss(comparison: Comparison, numerals: Numerals) -> Said:
    """What pay follows the loss of a job, from when on, and whose figure that is; its link leads to the person."""
    found, when = own_fallback(comparison.person), _from_when(comparison.person.gap_years, numerals)
    if found is None:
        text = tr(
            "After losing a job: work at the same base as before {when}, as no pay of yours is entered.", when=when
        )
        return Said(text, tr("Change ›"))
    source, pay = found
    text = tr(
        "After losing a job: {amount} a year before tax {when} ({source}).",
        amount=numerals.money(pay, comparison.currency),
        when=when,
        source={
            "entered": tr("what you entered for it"),
            "current_pay": tr("your current pay"),
            "walk_away_pay": tr("your walk-away pay"),
        }[source],
    )
    return Said(text, tr("Change ›"))


def _from_when(gap_years: float, numerals: Numerals) -> str:
    """When the next job begins: "from month 4 on" after three months without pay."""
    months = gap_years * MONTHS
    if months < TIE:
        return tr("at once")
    if abs(months - round(months)) < TIE:
        return tr("from month {number} on", number=numerals.number(round(months) + 1))
    return tr("after {stay} without pay", stay=stay_text(gap_years, numerals))


def not_drawn(comparison: Comparison) -> str:
    """Who is left out because the offer can no longer be taken; empty where nobody is."""
    declined, expired = (
        [offer_name(offer) for offer in comparison.offers if offer.status == status]
        for status in ("declined", "expired")
    )
    said = []
    if declined:
        said.append(tr("Declined, so not drawn: {names}.", names=joined(declined)))
    if expired:
        said.append(tr("Expired, so not drawn: {names}.", names=joined(expired)))
    return " ".join(said)
