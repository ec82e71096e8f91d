"""How each overall score was made, as an indented list of figures."""

from __future__ import annotations

from collections.abc import Iterator

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.numerals import Numerals
from offercompare.report.figures import figure_text
from offercompare.report.simulated_figures import simulated_figures
from offercompare.report.words import line, offer_name
from offercompare.translation import tr


def trail(evaluation: Evaluation, numerals: Numerals) -> str:
    """The trail of each offer's overall score, then its simulated figures; what stands above is not told twice."""
    parts = []
    for each in evaluation.offers:
        heading = tr("How {offer} comes to its score", offer=offer_name(each.offer)).upper()
        parts += ["", heading, *_told(each.overall, numerals, 0, set()), *_simulated(each, evaluation, numerals)]
    return "\n".join(parts) + "\n"


def _simulated(each: Evaluated, evaluation: Evaluation, numerals: Numerals) -> Iterator[str]:
    """What else the simulation says; all of it rests on the figures below the mean, which stand in the score."""
    found = simulated_figures(each, evaluation)
    if found:
        yield tr("Simulated, resting on the same figures as the mean above")
    yield from ("  " + _line(figure, numerals) for figure in found.values())


def _told(figure: Figure, numerals: Numerals, depth: int, told: set[int]) -> Iterator[str]:
    yield "  " * depth + _line(figure, numerals)
    if id(figure) in told and figure.inputs:
        yield "  " * (depth + 1) + tr("as above")
        return
    told.add(id(figure))
    for part in figure.inputs:
        yield from _told(part, numerals, depth + 1, told)


def _line(figure: Figure, numerals: Numerals) -> str:
    because = "; ".join(line(part) for part in (figure.how, figure.source) if part)
    text = f"{line(figure.label)}: {figure_text(figure, numerals)}"
    return f"{text}  [{because}]" if because else text
