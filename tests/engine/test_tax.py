"""The step engine: schedules, roles in their order, growth, households and the deduction of state and local tax."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from offercompare import resources
from offercompare.engine.tax import Household, TaxLine, household_tax, less, totals
from offercompare.engine.tax_steps import GrownTax, Growth
from offercompare.reference import tax_tables
from offercompare.reference.tax_tables import Filing, Level, Per, Role, Schedule, Segment, Step, Tax

STATES = [row["state_code"] for row in csv.DictReader(resources.text("data/us_state_price_parity.csv").splitlines())]


def schedule(*rows: tuple[float, float, float]) -> Schedule:
    """Segments of start, amount and rate."""
    return Schedule(tuple(Segment(*row) for row in rows))


def step(role: Role, on: str, *rows: tuple[float, float, float], fixed: bool = False, when: str = "") -> Step:
    return Step(role.title(), role, on, schedule(*rows), fixed, when, "a law", "a book")


def a_tax(*steps: Step, level: Level = "federal", per: Per = "household", label: str = "Tax") -> Tax:
    return Tax("US", level, label, per, steps)


def due(tax: Tax, household: Household, factor: float = 1.0) -> float:
    return sum(line.amount for line in household_tax([GrownTax(tax, Growth(factor), "USD")], household))


FLAT = step("tax", "taxable", (0, 0, 0.10))


class TestSchedule:
    BANDS = schedule((0, 0, 0.10), (1_000, 100, 0.20), (3_000, 1_000, 0.0))

    @pytest.mark.parametrize(
        ("x", "value"), [(-5, 0), (0, 0), (500, 50), (1_000, 100), (1_001, 100.2), (3_000, 500), (3_000.01, 1_000)]
    )
    def test_a_bound_belongs_to_the_segment_below_it(self, x: float, value: float) -> None:
        assert self.BANDS.at(x) == pytest.approx(value)

    def test_below_its_first_segment_it_is_nothing(self) -> None:
        late = schedule((1_000, 50, 0.5))
        assert late.at(999.99) == 0
        assert late.at(1_000) == 50
        assert late.at(1_100) == 100

    @pytest.mark.parametrize(
        ("x", "begun", "completed"),
        [(0, 0, 0), (0.01, 6, 0), (2_499, 6, 0), (2_500, 6, 6), (2_501, 12, 6), (5_000, 12, 12)],
    )
    def test_increments_count_as_begun_or_as_completed(self, x: float, begun: float, completed: float) -> None:
        assert Segment(0, 0, 6 / 2_500, by=2_500).at(x) == pytest.approx(begun)
        assert Segment(0, 0, 6 / 2_500, by=-2_500).at(x) == pytest.approx(completed)

    def test_an_increment_met_but_for_rounding_is_not_begun(self) -> None:
        assert Segment(0, 0, 1.0, by=0.1).at(0.1 + 0.2) == pytest.approx(0.3)


class TestSteps:
    def test_deductions_come_off_before_the_rates(self) -> None:
        tax = a_tax(step("deduction", "one", (0, 3_000, 0)), FLAT)
        assert due(tax, Household(10_000)) == pytest.approx(700)
        assert due(tax, Household(2_000)) == 0

    def test_own_contributions_lower_income_not_wages(self) -> None:
        assert due(a_tax(FLAT), Household(10_000, contributions=1_000)) == pytest.approx(900)
        assert due(a_tax(step("tax", "wages", (0, 0, 0.1))), Household(10_000, contributions=1_000)) == 1_000

    def test_income_steps_take_the_place_of_wages(self) -> None:
        tax = a_tax(step("income", "wages", (0, 0, 0.9)), FLAT)
        assert due(tax, Household(10_000)) == pytest.approx(900)

    def test_credits_and_additions_work_in_the_order_of_the_file(self) -> None:
        credit, addition = step("credit", "one", (0, 300, 0)), step("addition", "one", (0, 50, 0))
        assert due(a_tax(FLAT, credit, addition), Household(2_000)) == 50
        assert due(a_tax(FLAT, addition, credit), Household(2_000)) == 0
        assert due(a_tax(FLAT, credit, addition), Household(10_000)) == 750

    def test_a_refund_is_paid_out(self) -> None:
        assert due(a_tax(FLAT, step("refund", "one", (0, 300, 0))), Household(2_000)) == -100

    def test_scale_then_cap_then_floor(self) -> None:
        halves = step("scale", "one", (0, 0.5, 0))
        at_most, at_least = step("cap", "one", (0, 400, 0)), step("floor", "one", (0, 100, 0))
        tax = a_tax(replace(FLAT, scale=halves, cap=at_most, floor=at_least))
        assert [due(tax, Household(wages)) for wages in (1_000, 6_000, 20_000)] == [100, 300, 400]

    def test_a_condition_asks_the_person(self) -> None:
        tax = a_tax(FLAT, step("addition", "one", (0, 25, 0), when="student_loan=plan_1|plan_2"))
        assert due(tax, Household(1_000)) == 100
        assert due(tax, Household(1_000, options=(("student_loan", "plan_2"),))) == 125

    def test_a_tax_all_of_whose_rates_ask_for_another_person_is_no_line(self) -> None:
        tax = a_tax(step("tax", "wages", (0, 0, 0.09), when="student_loan=plan_2"))
        assert household_tax([GrownTax(tax, Growth(), "GBP")], Household(1_000)) == ()

    def test_the_trail_holds_each_step_with_its_source(self) -> None:
        (line,) = household_tax([GrownTax(a_tax(FLAT), Growth(), "USD")], Household(1_000))
        shown = [(figure.label, figure.value, figure.source) for figure in line.figure.inputs]
        assert shown == [("Taxed income", 1_000, ""), ("Tax", 100, "a law")]


class TestGrowth:
    BANDS = a_tax(step("deduction", "one", (0, 1_000, 0)), step("tax", "taxable", (0, 0, 0.1), (10_000, 1_000, 0.2)))

    @given(st.floats(0, 1e6), st.floats(1.0, 3.0))
    def test_all_amounts_grow_alike(self, wages: float, factor: float) -> None:
        """A law whose every amount grows by a factor taxes grown wages by the same share."""
        assert due(self.BANDS, Household(wages * factor), factor) == pytest.approx(
            due(self.BANDS, Household(wages)) * factor
        )

    def test_what_the_law_fixes_stays(self) -> None:
        above = step("tax", "wages", (0, 0, 0), (200_000, 0, 0.009), fixed=True)
        assert due(a_tax(above), Household(300_000), 1.5) == pytest.approx(900)

    def test_a_scale_is_a_share_and_does_not_grow(self) -> None:
        halves = step("scale", "one", (0, 0.5, 0))
        assert due(a_tax(replace(FLAT, scale=halves)), Household(1_000), 2.0) == pytest.approx(50)


class TestHousehold:
    def test_a_couple_is_taxed_on_the_sum(self) -> None:
        tax = a_tax(step("tax", "taxable", (0, 0, 0.1), (50_000, 5_000, 0.2)))
        assert due(tax, Household(40_000, 30_000)) == pytest.approx(9_000)

    def test_each_earner_pays_on_their_own_wages_up_to_the_base(self) -> None:
        tax = a_tax(step("tax", "wages", (0, 0, 0.1), (50_000, 5_000, 0.0)), level="payroll", per="person")
        lines = household_tax([GrownTax(tax, Growth(), "USD")], Household(80_000, 30_000))
        assert [(line.label, line.amount) for line in lines] == [("Tax", 5_000), ("Tax, partner", 3_000)]

    def test_a_couple_that_may_be_taxed_apart_pays_the_lower(self) -> None:
        bands = step("tax", "taxable", (0, 0, 0.1), (50_000, 5_000, 0.2))
        both = [GrownTax(a_tax(bands, per=per), Growth(), "USD") for per in ("household", "spouse")]
        (line,) = household_tax(both, Household(40_000, 30_000))
        assert line.amount == pytest.approx(7_000)

    def test_the_state_sees_the_nation_and_the_city_the_state(self) -> None:
        taxes = [
            a_tax(FLAT, level="local", label="City"),
            a_tax(step("income", "federal_taxable", (0, 0, 1)), FLAT, level="state", label="State"),
            a_tax(step("deduction", "one", (0, 4_000, 0)), FLAT, label="Nation"),
        ]
        taxes[0] = a_tax(step("tax", "state_tax", (0, 0, 0.5)), level="local", label="City")
        lines = household_tax([GrownTax(tax, Growth(), "USD") for tax in taxes], Household(10_000))
        assert {line.label: line.amount for line in lines} == pytest.approx({"Nation": 600, "State": 600, "City": 300})

    def test_a_job_adds_what_the_household_pays_more(self) -> None:
        tax = [GrownTax(a_tax(step("tax", "taxable", (0, 0, 0.1), (50_000, 5_000, 0.2))), Growth(), "USD")]
        (line,) = less(household_tax(tax, Household(40_000, 30_000)), household_tax(tax, Household(0, 30_000)))
        assert line.amount == pytest.approx(6_000)
        assert [figure.value for figure in line.inputs] == pytest.approx([9_000, -3_000])


class TestStateAndLocalDeduction:
    """40,400 in 2026, less 30 % of income above 505,000, at least 10,000 (26 USC 164(b))."""

    @staticmethod
    def federal(wages: float, state_rate: float, salt: bool) -> TaxLine:
        levy = a_tax(step("tax", "wages", (0, 0, state_rate)), level="state", label="State")
        lines = household_tax((*nation(2026, "single"), GrownTax(levy, Growth(), "USD")), Household(wages, salt=salt))
        return next(line for line in lines if line.level == "federal")

    def deducted(self, wages: float, state_rate: float) -> float:
        line = self.federal(wages, state_rate, salt=True)
        return next((figure.value or 0.0 for figure in line.inputs if "local" in figure.label), 0.0)

    @pytest.mark.parametrize(
        ("wages", "rate", "deduction"),
        [
            (200_000, 0.09, 18_000),
            (400_000, 0.13, 40_400),
            (505_000, 0.13, 40_400),
            (555_000, 0.13, 40_400 - 0.3 * 50_000),
            (650_000, 0.13, 0),
            (900_000, 0.13, 0),
        ],
    )
    def test_it_takes_the_place_of_a_smaller_standard_deduction(
        self, wages: float, rate: float, deduction: float
    ) -> None:
        # 16,100 is the standard deduction, which 10,000 does not beat.
        assert self.deducted(wages, rate) == pytest.approx(deduction)

    def test_it_saves_its_excess_at_the_marginal_rate(self) -> None:
        plain, itemised = (self.federal(400_000, 0.13, salt) for salt in (False, True))
        assert itemised.is_itemised
        assert not plain.is_itemised
        assert plain.amount - itemised.amount == pytest.approx((40_400 - 16_100) * 0.35)

    def test_without_state_tax_nothing_changes(self) -> None:
        assert self.federal(300_000, 0.0, salt=True).amount == self.federal(300_000, 0.0, salt=False).amount


@cache
def nation(year: int, filing: Filing) -> tuple[GrownTax, ...]:
    return taxes_of(("US",), year, filing)


@cache
def taxes_of(jurisdictions: tuple[str, ...], year: int, filing: Filing) -> tuple[GrownTax, ...]:
    tables = [tax_tables.table(jurisdiction, year, filing) for jurisdiction in jurisdictions]
    return tuple(GrownTax(tax, Growth(), "USD") for table in tables if table is not None for tax in table.taxes)


def left(jurisdictions: tuple[str, ...], year: int, filing: Filing, wages: float, partner: float, salt: bool) -> float:
    """Wages of both less every tax."""
    lines = household_tax(taxes_of(jurisdictions, year, filing), Household(wages, partner, salt=salt))
    return wages + partner - sum(totals(lines).values())


# Household wages, in thousands, whose last thousand the law takes whole or more than whole.
CLIFFS = {
    # C.R.S. 39-22-104(3): federal deductions above a small amount are added back from 300,000.
    "CO": [range(300, 301)],
    # Tax Law 601(d): the benefit of the lower rates is recaptured from a bound of taxable income on, but phased in over
    # 50,000 of gross income, which has passed that bound before.
    "NY": [range(281, 282), range(340, 341), range(1_086, 1_128), range(1_628, 1_667)],
    # ORC 5747.025 and 5747.05(E): exemptions and the joint credit end at 750,000 (2025) and 500,000 (2026).
    "OH": [range(501, 502), range(751, 752)],
}


@settings(max_examples=300)
@given(
    st.sampled_from(STATES),
    st.sampled_from(tax_tables.years("US")),
    st.sampled_from(["single", "joint", "head_of_household"]),
    st.integers(20, 2_000),
    st.sampled_from([0, 90_000]),
    st.booleans(),
)
def test_a_thousand_more_never_leave_less(
    state: str, year: int, filing: Filing, thousands: int, partner: int, salt: bool
) -> None:
    """Smaller steps of a law (Maryland's exemptions, Illinois' at 250,000) never take a whole thousand."""
    partner = partner if filing == "joint" else 0
    reached = thousands + 1 + partner // 1_000
    assume(not any(reached in cliff for cliff in CLIFFS.get(state, ())))
    where = ("US", f"US-{state}")
    before, after = (left(where, year, filing, wages * 1_000.0, partner, salt) for wages in (thousands, thousands + 1))
    assert after > before


@pytest.mark.parametrize(
    ("state", "year", "filing", "wages", "loss"),
    [
        ("CO", 2026, "joint", 300_000, 636),
        ("NY", 2026, "joint", 340_000, 361),
        ("NY", 2026, "single", 1_086_000, 4_574),
        ("NY", 2026, "single", 1_127_000, 93),
        ("NY", 2026, "head_of_household", 1_628_000, 9_927),
        ("OH", 2025, "joint", 751_000, 174),
        ("OH", 2026, "joint", 501_000, 126),
    ],
)
def test_the_cliffs_of_the_law_are_there(state: str, year: int, filing: Filing, wages: float, loss: float) -> None:
    partner = 90_000 if state == "OH" else 0
    where = ("US", f"US-{state}")
    before, after = (left(where, year, filing, each - partner, partner, False) for each in (wages - 1_000, wages))
    assert before - after == pytest.approx(loss, abs=1)
