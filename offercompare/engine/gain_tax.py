"""Tax of the United States on gains from shares held for over a year: what it is worked out from (MODEL 7a).

The gain lies on top of ordinary income. A state and a locality tax it as income, except what they levy per person: that
falls on wages. Amounts are in the reporting currency.
"""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine.tax_rule import ByPlace, TaxRule
from offercompare.engine.tax_steps import GrownTax
from offercompare.reference import us_gains
from offercompare.reference.tax_tables import Step
from offercompare.reference.us_gains import AddedRate

_COUNTRY = "US"


@dataclass(frozen=True, slots=True)
class Slopes:
    """A continuous piecewise linear function from 0 on: ``amount``, and from each start on so much more per unit."""

    amount: float
    added: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class FederalGains:
    """What the nation's tax on a gain depends on in one year.

    ``rates`` are those of ordinary income, ``gain_rates`` those of a gain on top of it, ``surtax`` that of net
    investment income. ``itemised`` is the most of state and local tax that is deducted instead of ``deduction``, by
    income; None where the person takes the standard deduction.
    """

    rates: Slopes
    gain_rates: Slopes
    surtax: Slopes
    deduction: float
    itemised: Slopes | None


@dataclass(frozen=True, slots=True)
class IncomeTaxes:
    """State and local income tax of the household by its wages here; ``all_kinds`` with that on wages alone."""

    rule: ByPlace
    all_kinds: bool = False

    def amount(self, number: int, wages: float) -> float:
        """The sum of the lines; a gain adds what so much more in wages would."""
        counted = {
            (each.tax.level, each.tax.label)
            for each in self.rule.taxes(number)
            if each.tax.level in ("state", "local") and (self.all_kinds or each.tax.per != "person")
        }
        if not counted:
            return 0.0
        lines = self.rule.household_lines(number, wages)
        return sum(line.amount for line in lines if (line.level, line.label) in counted) * self.rule.rate.known


@dataclass(frozen=True, slots=True)
class GainTax:
    """How long-term gains are taxed where ``rule`` taxes wages."""

    rule: ByPlace

    @property
    def partner_wages(self) -> float:
        """The partner's income that is taxed together with the own."""
        return self.rule.partner_wages

    @property
    def contributions(self) -> float:
        """Own pre-tax contributions: they lower wages, not gains."""
        return self.rule.person.pre_tax_contributions

    def federal(self, number: int) -> FederalGains:
        """The nation's law in the year with this index from 0, amounts grown where no table is known."""
        (income_tax,) = (each for each in self.rule.taxes(number) if each.tax.level == "federal")
        steps = {step.role: step for step in income_tax.tax.steps}
        rates, grown = self._gain_rates(number)
        wants_itemised = self.rule.person.deduction == "larger_of_standard_and_salt"
        return FederalGains(
            rates=self._slopes(steps["tax"], income_tax),
            gain_rates=self._added(rates.on_taxable, grown),
            surtax=self._added(rates.on_income, grown),
            deduction=self._slopes(steps["deduction"], income_tax).amount,
            itemised=self._slopes(steps["state_and_local"], income_tax) if wants_itemised else None,
        )

    def _gain_rates(self, number: int) -> tuple[us_gains.GainRates, float]:
        year = self.rule.year + number
        rates = us_gains.latest(year, self.rule.person.filing_status)
        assert rates is not None
        return rates, (1 + self.rule.growth) ** (year - rates.year)

    def _slopes(self, step: Step, of: GrownTax) -> Slopes:
        unit = self.rule.rate.known * (1.0 if step.fixed else of.growth.factor)
        segments = step.schedule.segments
        before = (0.0, *(segment.rate for segment in segments))
        added = tuple((each.start * unit, each.rate - rate) for each, rate in zip(segments, before, strict=False))
        return Slopes(segments[0].amount * unit, added)

    def _added(self, rates: tuple[AddedRate, ...], grown: float) -> Slopes:
        unit = self.rule.rate.known
        return Slopes(0.0, tuple((each.start * unit * (1.0 if each.fixed else grown), each.rate) for each in rates))


def gain_tax(rule: TaxRule) -> GainTax | None:
    """How gains are taxed; None where they bear what wages do: outside the United States, or at a rate of one's own."""
    if not isinstance(rule, ByPlace) or rule.jurisdictions[0] != _COUNTRY:
        return None
    return GainTax(rule) if us_gains.latest(rule.year, rule.person.filing_status) is not None else None
