"""Pay by year and offer as blocks to stack, with what each says; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.engine.figure import known_sum
from offercompare.engine.pay import PayYear
from offercompare.gui.over_time.wording import Mark, marks
from offercompare.numerals import Numerals
from offercompare.report.figures import figure_text
from offercompare.report.words import joined
from offercompare.translation import tr

# What the letter promises stands below, what hangs on something above.
PARTS = {
    "base": ("base", "fallback"),
    "sign_on": ("sign_on", "clawback"),
    "benefits": ("match", "benefits", "costs"),
    "bonus": ("bonus",),
    "equity": ("equity",),
}
CONDITIONAL = ("bonus", "equity")


def part_labels() -> dict[str, str]:
    """What each block is called."""
    return {
        "base": tr("Base, or next job"),
        "sign_on": tr("Sign-on, net"),
        "benefits": tr("Match and benefits, net"),
        "bonus": tr("Bonus"),
        "equity": tr("Equity, expected"),
    }


@dataclass(frozen=True, slots=True)
class Block:
    """One part of one bar."""

    part: str
    figure: Figure
    text: str

    @property
    def amount(self) -> float:
        """What is known of it."""
        return self.figure.value or 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One offer in one year; ``unknown`` says why there is no total."""

    mark: Mark
    year: int
    blocks: tuple[Block, ...]
    total: Figure
    after_tax: Figure
    is_at_least: bool
    total_text: str
    after_tax_text: str

    @property
    def key(self) -> str:
        """Names the bar among those of the chart."""
        return f"{self.mark.id} {self.year}"


@dataclass(frozen=True, slots=True)
class YearOfBars:
    """The bars of one year, side by side."""

    year: int
    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """The whole chart."""

    marks: tuple[Mark, ...]
    years: tuple[YearOfBars, ...]
    currency: str
    numerals: Numerals

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that any bar has."""
        bars = [bar for year in self.years for bar in year.bars]
        return tuple(part for part in PARTS if any(block.part == part for bar in bars for block in bar.blocks))

    def figure(self, key: str) -> Figure | None:
        """The figure behind a part of the chart: "offer year part", "… total" or "… after_tax"."""
        bar_key, _, part = key.rpartition(" ")
        bar = next((bar for year in self.years for bar in year.bars if bar.key == bar_key), None)
        if bar is None:
            return None
        named = {"total": bar.total, "after_tax": bar.after_tax}
        return named.get(part) or next((block.figure for block in bar.blocks if block.part == part), None)


def stacks(evaluation: Evaluation, numerals: Numerals, names: Mapping[str, str] | None = None) -> Stacks:
    """The bars of an evaluation."""
    shown = marks(evaluation, names)
    offers = [(mark, evaluation.offer(mark.id)) for mark in shown]
    horizon = evaluation.comparison.settings.horizon_years
    years = tuple(
        YearOfBars(
            number + 1, _year_label(number, offers), tuple(_bar(mark, each, number, numerals) for mark, each in offers)
        )
        for number in range(horizon)
    )
    return Stacks(shown, years, evaluation.comparison.currency, numerals)


def _year_label(number: int, offers: Iterable[tuple[Mark, Evaluated]]) -> str:
    years = [each.pay.years[number] for _, each in offers]
    after = [year for year in years if year.parts["fallback"].value]
    label = tr("Year {year}", year=number + 1)
    if not after:
        return label
    whole = all(not year.parts["base"].value for year in after)
    return tr("{year} (next job)", year=label) if whole else tr("{year} (partly next job)", year=label)


def _bar(mark: Mark, each: Evaluated, number: int, numerals: Numerals) -> Bar:
    year = each.pay.years[number]
    whose = tr("{offer}, year {year}", offer=mark.name, year=number + 1)
    blocks = tuple(block for part in PARTS if (block := _block(whose, part, year, numerals)) is not None)
    if year.total.value is None:
        blocks = ()
    return Bar(
        mark,
        number + 1,
        blocks,
        year.total,
        year.net.after_tax,
        each.pay.is_at_least,
        _whole(whose, year.total, each, numerals),
        _told(whose, tr("after tax"), year.net.after_tax, numerals),
    )


def _block(whose: str, part: str, year: PayYear, numerals: Numerals) -> Block | None:
    """The part of a bar; None where there is nothing of it."""
    figures = [year.parts[name] for name in PARTS[part]]
    known = [figure for figure in figures if figure.value]
    if not known:
        return None
    figure = known[0] if len(known) == 1 else known_sum(part_labels()[part], known, year.total.currency, tr("sum"))
    text = _told(whose, part_labels()[part] if len(known) > 1 else figure.label, figure, numerals)
    if len(known) > 1:
        text += f" ({joined(f'{one.label} {numerals.money(one.known)}' for one in known)})"
    return Block(part, figure, text)


def _told(whose: str, label: str, figure: Figure, numerals: Numerals) -> str:
    text = f"{whose}: {label} {figure_text(figure, numerals)}"
    return f"{text} ({figure.how})" if figure.value is None and figure.how else text


def _whole(whose: str, total: Figure, each: Evaluated, numerals: Numerals) -> str:
    text = _told(whose, tr("before tax"), total, numerals)
    if not each.pay.is_at_least or total.value is None:
        return text
    return tr("{text} at least; unknown: {parts}", text=text, parts=joined(each.pay.unknown_parts))


def spoken(data: Stacks) -> str:
    """The chart in sentences, for a screen reader."""
    return " ".join(
        f"{bar.total_text}; {tr('after tax')} {figure_text(bar.after_tax, data.numerals)}."
        for year in data.years
        for bar in year.bars
    )
