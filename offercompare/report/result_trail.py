"""How each figure of the results was made, by its path in them."""

from __future__ import annotations

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.engine.market import market
from offercompare.report import form
from offercompare.report.rounded import CENTS, DIGITS, rounded
from offercompare.report.simulated_figures import simulated_figures

_DECIMALS = {"money": CENTS}


def result_trail(each: Evaluated, evaluation: Evaluation) -> dict[str, form.TrailNode]:
    """By the figure's path in the results of the offer; "pairwise.ID" is its share against the offer with that id."""
    pay = each.pay
    figures = {
        "overall": each.overall,
        **{f"scores.{key}": score.figure for key, score in each.scores.items()},
        "totals.sum": pay.total,
        "totals.average": pay.average,
        "totals.home_average": pay.home_average,
        "totals.present_value": pay.present_value,
        "totals.annual_equivalent": pay.annual_equivalent,
        "totals.after_tax_average": pay.after_tax_average,
        "totals.after_tax_home_average": pay.after_tax_home_average,
        "totals.spendable_average": pay.spendable_average,
        "totals.after_rent_average": pay.after_rent_average,
        "totals.hourly": pay.hourly,
    }
    for number, year in enumerate(pay.years):
        figures |= {f"years[{number}].{name}": part for name, part in year.parts.items()}
        net = year.net
        figures |= {f"years[{number}].total": year.total, f"years[{number}].total_home": year.total_home}
        figures |= {f"years[{number}].tax": net.tax, f"years[{number}].after_tax": net.after_tax}
        figures |= {f"years[{number}].after_tax_home": net.after_tax_home, f"years[{number}].spendable": net.spendable}
    if (standing := market(each.offer, evaluation.comparison)) is not None:
        figures["market.percentile"] = standing.percentile
    if pay.index is not None:
        figures["price_index"] = pay.index.relative
        figures |= {"price_index.housing": pay.index.housing} if pay.index.housing is not None else {}
    figures |= simulated_figures(each, evaluation)
    return {path: _node(figure) for path, figure in figures.items()}


def _node(figure: Figure) -> form.TrailNode:
    return form.TrailNode(
        label=figure.label,
        value=rounded(figure.value, _DECIMALS.get(figure.unit, DIGITS)),
        unit=figure.unit,
        currency=figure.currency,
        how=figure.how,
        source=figure.source,
        inputs=tuple(_node(part) for part in figure.inputs),
    )
