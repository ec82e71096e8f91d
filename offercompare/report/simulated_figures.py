"""How each figure of the simulation was made, by its path in the results of an offer (FORMAT 3)."""

from __future__ import annotations

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.engine.outcome import AgainstOthers, Outcome
from offercompare.report.words import offer_name
from offercompare.translation import tr


def simulated_figures(each: Evaluated, evaluation: Evaluation) -> dict[str, Figure]:
    """The figures of an offer's outcome, of each grant and against the others; none before there is an outcome."""
    simulation, outcome = evaluation.simulation, each.outcome
    if simulation is None or outcome is None:
        return {}
    found = _own(outcome, evaluation) | _of_grants(outcome, evaluation)
    if (against := simulation.against.get(each.offer.id)) is not None:
        found |= _against(against, evaluation)
    for other, share in simulation.pairwise.get(each.offer.id, {}).items():
        label = tr("Pays more than {name}", name=offer_name(evaluation.offer(other).offer))
        found[f"pairwise.{other}"] = _share(label, share, tr("level cases count for neither"), evaluation)
    return found


def _own(outcome: Outcome, evaluation: Evaluation) -> dict[str, Figure]:
    found = {
        "simulated.mean": outcome.mean,
        "simulated.p10": outcome.p10,
        "simulated.p50": outcome.p50,
        "simulated.p90": outcome.p90,
        "simulated.certainty_equivalent": outcome.certainty_equivalent,
        "simulated.standard_error": outcome.standard_error,
        "simulated.after_horizon": outcome.after_horizon,
    }
    if outcome.p_zero_equity is not None:
        what = tr("all grants together pay nothing by the end of the equity window")
        share = _share(tr("Equity pays nothing"), outcome.p_zero_equity, what, evaluation, outcome)
        found["simulated.p_zero_equity"] = share
    return found


def _of_grants(outcome: Outcome, evaluation: Evaluation) -> dict[str, Figure]:
    found = {}
    for number, grant in enumerate(outcome.grants):
        pays, nothing = tr("Grant {number} pays, mean"), tr("Grant {number} pays nothing")
        found[f"grants[{number}].simulated_mean"] = grant.mean.named(pays.format(number=number + 1))
        if grant.p_zero is not None:
            what = tr("the grant pays nothing by the end of the equity window")
            share = _share(nothing.format(number=number + 1), grant.p_zero, what, evaluation, outcome)
            found[f"grants[{number}].simulated_p_zero"] = share
    return found


def _against(against: AgainstOthers, evaluation: Evaluation) -> dict[str, Figure]:
    level = tr("level offers share a case")
    return {
        "against_others.p_highest": _share(tr("Pays the most"), against.p_highest, level, evaluation),
        "against_others.p_lowest": _share(tr("Pays the least"), against.p_lowest, level, evaluation),
        "against_others.regret_mean": against.regret_mean,
        "against_others.regret_p90": against.regret_p90,
    }


def _share(label: str, share: float, what: str, evaluation: Evaluation, outcome: Outcome | None = None) -> Figure:
    """A share of all simulated cases, with what the simulation of the offer rests on."""
    settings = evaluation.comparison.settings
    how = tr("share of {paths:,} simulated cases, seed {seed}", paths=settings.paths, seed=settings.seed)
    inputs = outcome.mean.inputs if outcome is not None else ()
    return Figure(label, share, "fraction", tr("{how}: {what}", how=how, what=what), inputs)
