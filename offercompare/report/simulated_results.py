"""What the simulation says, in the form of the results: rounded, null where unknown with a warning (FORMAT 3)."""

from __future__ import annotations

from collections.abc import Mapping

from offercompare.engine import Evaluated, Evaluation
from offercompare.engine.outcome import GrantOutcome
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.report import form
from offercompare.report.rounded import amount, points
from offercompare.translation import tr


def simulated(each: Evaluated) -> form.Simulated | None:
    """The range of outcomes of an offer; None where nothing could be simulated, and ``why_null`` says why."""
    found = each.outcome
    if found is None or not found.is_known:
        return None
    return form.Simulated(
        mean=amount(found.mean.value),
        p10=amount(found.p10.value),
        p50=amount(found.p50.value),
        p90=amount(found.p90.value),
        certainty_equivalent=amount(found.certainty_equivalent.value),
        p_zero_equity=points(found.p_zero_equity),
        standard_error=amount(found.standard_error.value),
        after_horizon=amount(found.after_horizon.value),
    )


def against_others(each: Evaluated, evaluation: Evaluation) -> form.AgainstOthers | None:
    """One offer among the ranked ones; None where it is not one of them, or is alone."""
    simulation = evaluation.simulation
    found = simulation.against.get(each.offer.id) if simulation is not None else None
    if found is None:
        return None
    return form.AgainstOthers(
        p_highest=points(found.p_highest),
        p_lowest=points(found.p_lowest),
        regret_mean=amount(found.regret_mean.value),
        regret_p90=amount(found.regret_p90.value),
    )


def grant_outcome(each: Evaluated, number: int) -> GrantOutcome | None:
    """What the simulation says of a grant of the letter, counted from 0."""
    grants = each.outcome.grants if each.outcome is not None else ()
    return grants[number] if number < len(grants) else None


def pairwise(evaluation: Evaluation) -> dict[str, dict[str, float]] | None:
    """The share of paths in which the row's pay beats the column's; None with fewer than two offers to compare."""
    shares = evaluation.simulation.pairwise if evaluation.simulation is not None else {}
    return {row: _rounded(columns) for row, columns in shares.items()} or None


def _rounded(shares: Mapping[str, float]) -> dict[str, float]:
    return {key: points(share) or 0.0 for key, share in shares.items()}


def warnings(each: Evaluated) -> tuple[str, ...]:
    """What the base case and the simulation say of an offer, each once."""
    simulated = each.outcome.warnings if each.outcome is not None else ()
    return tuple(dict.fromkeys((*each.pay.warnings, *simulated)))


def why_null(each: Evaluated, evaluation: Evaluation) -> tuple[str, ...]:
    """Why figures of the simulation are null."""
    found = each.outcome
    if found is None or not found.is_known:
        why = tr("not calculated yet") if found is None else found.mean.how
        return (tr("simulated, against_others: not known, because {why}.", why=why.rstrip(".")),)
    said = [
        tr("grants[{number}].simulated_mean: the grant's worth is unknown.", number=number)
        for number, grant in enumerate(found.grants)
        if grant.mean.value is None
    ]
    if found.p_zero_equity is None and (each.offer.grants or each.offer.refreshers):
        said.append(tr("simulated.p_zero_equity: the worth of a grant is unknown."))
    if against_others(each, evaluation) is None:
        said.append(_why_alone(each))
    return tuple(said)


def _why_alone(each: Evaluated) -> str:
    if each.offer.status not in RANKED_STATUSES:
        return tr("against_others: offers that are {status} are not compared.", status=each.offer.status)
    return tr("against_others: no other ranked offer has outcomes to compare with.")
