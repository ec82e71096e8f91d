"""What an offer would be worth on terms that once stood: the whole comparison with them in their place."""

from __future__ import annotations

from offercompare.engine.evaluation import Evaluated, Evaluation, evaluate
from offercompare.model import Comparison, Offer


def on_terms(evaluation: Evaluation, terms: Offer) -> Evaluated:
    """The offer of the id of ``terms`` calculated on these, simulated with the same fates as it stands now.

    Status and fates are those of now: they are no terms. What did not change is taken from ``evaluation``.
    """
    return evaluate(with_terms(evaluation.comparison, terms), evaluation).offer(terms.id)


def with_terms(comparison: Comparison, terms: Offer) -> Comparison:
    """The comparison with an offer on other terms; its history is left out."""
    now = comparison.offer(terms.id)
    assert now is not None
    placed = terms.changed({"status": now.status, "draws_of": now.draws_of, "revisions": ()})
    return comparison.changed({"offers": tuple(placed if each is now else each for each in comparison.offers)})
