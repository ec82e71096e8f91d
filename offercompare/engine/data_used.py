"""Which bundled tables the figures of a comparison rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from offercompare.engine.evaluation import Evaluated, Evaluation
from offercompare.engine.market import market
from offercompare.engine.net_pay import monthly_rent
from offercompare.engine.tax_rule import ByPlace, TaxRule
from offercompare.engine.taxation import home_rule
from offercompare.model import Comparison
from offercompare.reference.editions import Edition, editions


def data_used(evaluation: Evaluation) -> tuple[Edition, ...]:
    """The editions that stand behind some figure of it; those of its person's own figures do not."""
    comparison = evaluation.comparison
    rules = [each.pay.rule for each in evaluation.offers]
    countries = dict(_taxed([*rules, home_rule(comparison)] if rules else []))
    sources = {part for each in evaluation.offers for source in _sources(each, comparison) for part in _parts(source)}
    return tuple(each for each in editions() if _is_behind(each, sources, countries))


def _is_behind(edition: Edition, sources: set[str], countries: dict[str, int]) -> bool:
    if edition.kind == "tax":
        # Who asks for the tax of an earlier year gets what was asked for, from whatever edition.
        return countries.get(edition.area, 0) >= int(edition.edition)
    return bool(edition.named) and any(source.startswith(edition.named) for source in sources)


def _parts(source: str) -> list[str]:
    """The publishers that one source names together: "World Bank 2025 × ONS 2016 / BEA 2024"."""
    return re.split(" [×/] ", source)


def _taxed(rules: list[TaxRule]) -> Iterator[tuple[str, int]]:
    for rule in rules:
        if isinstance(rule, ByPlace):
            yield rule.jurisdictions[0], rule.year


def _sources(each: Evaluated, comparison: Comparison) -> Iterator[str]:
    pay = each.pay
    yield pay.rate.source
    if isinstance(pay.rule, ByPlace):
        yield pay.rule.rate.source
    if pay.index is not None:
        yield pay.index.source
    if (rent := monthly_rent(each.offer, comparison)) is not None:
        yield from (figure.source for figure in rent.walk())
    if (found := market(each.offer, comparison)) is not None:
        yield found.source
        yield from (filed.source for filed in found.filed)
