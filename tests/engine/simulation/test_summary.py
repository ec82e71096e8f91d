"""What a simulated figure rests on says where it comes from."""

from __future__ import annotations

import pytest
from builders import a_comparison

from offercompare.engine import evaluate


@pytest.mark.parametrize(("savings", "how"), [(None, "not entered, counted as 0"), (0.0, "entered"), (5e4, "entered")])
def test_savings_that_were_not_entered_are_said_to_be(savings: float | None, how: str) -> None:
    simulation = evaluate(a_comparison(person={"savings": savings})).simulation
    outcome = simulation.of("harbor") if simulation else None
    assert outcome is not None
    (told,) = [figure for figure in outcome.certainty_equivalent.inputs if figure.label == "Savings"]
    assert (told.known, told.how) == (savings or 0.0, how)
