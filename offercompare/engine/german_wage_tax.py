"""German wage tax of a year (Lohnsteuer, EStG section 39b) and what the surcharge and church tax are counted from.

The order and the rounding are those of the finance ministry's Programmablaufplan for the year; the tariff of section
32a and the solidarity surcharge come from the package lohnsteuer-bmf. Its own flow is not used: it knows 2026 alone and
no contributions that income tax leaves out. A test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

# Cents: a whole number met exactly is not missed for a rounding error of floating point.
_DIGITS = 6
# Health insurance counts at the reduced rate, whose own half is 0.3 points lower (section 39b (2) 5 no. 3 b).
_REDUCED = 0.003


@dataclass(frozen=True, slots=True)
class _Law:
    """Amounts of EStG in one year; ``steps`` are the bounds of section 39b (2) 7 for classes V and VI."""

    employee: float
    special: float
    single_parent: float
    child: float
    steps: tuple[float, float, float]


_LAWS = {
    2025: _Law(1_230.0, 36.0, 4_260.0, 9_600.0, (13_785.0, 34_240.0, 222_260.0)),
    2026: _Law(1_230.0, 36.0, 4_260.0, 9_756.0, (14_071.0, 34_939.0, 222_260.0)),
}
YEARS = tuple(_LAWS)


@dataclass(frozen=True, slots=True)
class Insurance:
    """Own social contributions of the year in euro; ``base`` is what health insurance is charged on.

    ``private`` is the premium of a private insurance and ``employers`` what the law of 2025 takes the employer to pay.
    """

    pension: float
    unemployment: float
    health: float
    care: float
    base: float
    is_private: bool = False
    premium: float = 0.0
    employers: float = 0.0


@dataclass(frozen=True, slots=True)
class WageTax:
    """Euro of a year: allowances, taxable income, tax, surcharge, and the tax that church tax is counted from."""

    allowances: float
    provision: float
    taxable: float
    tax: float
    surcharge: float
    assessed: float

    def grown(self, factor: float) -> WageTax:
        """The same with every amount larger by ``factor``."""
        return WageTax(
            factor * self.allowances,
            factor * self.provision,
            factor * self.taxable,
            factor * self.tax,
            factor * self.surcharge,
            factor * self.assessed,
        )


def wage_tax(
    wages: float, contributions: float, tax_class: int, children: int, insurance: Insurance, year: int
) -> WageTax:
    """The tax of ``tax_class`` 1 to 6 on a year's wages; ``contributions`` lower what is taxed, nothing else."""
    law = _LAWS[year]
    income = max(wages - contributions, 0.0)
    allowances = _allowances(income, tax_class, law)
    provision = _provision(wages, tax_class, insurance, year)
    taxable = max(income - allowances - provision, 0.0)
    tax = _tax(taxable, tax_class, year)
    assessed = _tax(max(taxable - _child_allowance(children, tax_class, law), 0.0), tax_class, year)
    return WageTax(allowances, provision, taxable, tax, _surcharge(assessed, tax_class, year), assessed)


def _allowances(income: float, tax_class: int, law: _Law) -> float:
    if tax_class == 6:
        return 0.0
    single_parent = law.single_parent if tax_class == 2 else 0.0
    return min(law.employee, _up(income)) + law.special + single_parent


def _child_allowance(children: int, tax_class: int, law: _Law) -> float:
    """Class III has the whole allowance of each child, I, II and IV one parent's half, V and VI none."""
    share = 1.0 if tax_class == 3 else 0.5 if tax_class < 5 else 0.0
    return children * share * law.child


def _provision(wages: float, tax_class: int, insurance: Insurance, year: int) -> float:
    """The lump sum for insurance (Vorsorgepauschale, section 39b (2) 5 no. 3), in whole euro upwards."""
    pension = _cents(insurance.pension)
    health = _health_provision(tax_class, insurance, year)
    if year >= 2026:
        at_least = min(_cents(insurance.unemployment) + health, 1_900.0) if tax_class != 6 else 0.0
    else:
        at_least = min(_cents(0.12 * wages), 3_000.0 if tax_class == 3 else 1_900.0)
    return _up(pension + max(health, at_least))


def _health_provision(tax_class: int, insurance: Insurance, year: int) -> float:
    if not insurance.is_private:
        return _cents(insurance.health - _REDUCED * insurance.base + insurance.care)
    if tax_class == 6:
        return 0.0
    own = insurance.health if year >= 2026 else insurance.premium - insurance.employers
    return max(_cents(own), 0.0)


def _tax(taxable: float, tax_class: int, year: int) -> float:
    if tax_class == 3:
        return 2.0 * _tariff(taxable / 2, year)
    return _tariff(taxable, year) if tax_class < 5 else _without_allowance(float(_down(taxable)), year)


def _without_allowance(taxable: float, year: int) -> float:
    """Classes V and VI (section 39b (2) 7): twice the difference of the tariff, then 42 and 45 %."""
    first, second, third = _LAWS[year].steps
    if taxable <= first:
        return _difference(taxable, year)
    if taxable <= second:
        return min(_difference(taxable, year), _down(_difference(first, year) + 0.42 * (taxable - first)))
    tax = _down(_difference(second, year) + 0.42 * (min(taxable, third) - second))
    return _down(tax + 0.45 * max(taxable - third, 0.0))


def _difference(taxable: float, year: int) -> float:
    tax = 2.0 * (_tariff(1.25 * taxable, year) - _tariff(0.75 * taxable, year))
    return max(tax, _down(0.14 * taxable))


def _tariff(taxable: float, year: int) -> float:
    # The package takes a while to load, and most people are not taxed in Germany.
    from lohnsteuer_bmf import einkommensteuer

    return float(einkommensteuer(zve=taxable, jahr=year))


def _surcharge(assessed: float, tax_class: int, year: int) -> float:
    from lohnsteuer_bmf import solidaritaetszuschlag

    return float(solidaritaetszuschlag(est=assessed, zusammenveranlagung=tax_class == 3, jahr=year))


def _up(x: float) -> float:
    return float(ceil(round(x, _DIGITS)))


def _down(x: float) -> float:
    return float(floor(round(x, _DIGITS)))


def _cents(x: float) -> float:
    return floor(round(100 * x, _DIGITS)) / 100
