"""The default figures against the tables of MODEL 14, written out here."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

from offercompare.model import Acceptability, Clawback, Person, Settings
from offercompare.model.vocabulary import CRITERIA, CompanyType, Experience, Stage
from offercompare.reference import defaults

FIGURES: dict[str, float | bool | str] = {
    "horizon_years": 4,
    "equity_window_years": 10,
    "stay": "horizon",
    "discount_rate": 0.04,
    "drift": 0.04,
    "beta": 1.0,
    "market_sd": 0.18,
    "risk_aversion": 2,
    "raise": 0.035,
    "raise_sd": 0.01,
    "promotion_uplift": 0.085,
    "payout": 0.91,
    "payout_sd": 0.20,
    "clawback_months": 12,
    "clawback_rule": "prorated",
    "fallback_pay": "current_pay_else_walk_away_pay",
    "gap_years": 0.25,
    "volatility_new_issue": 0.65,
    "years_between_rounds": 2.1,
    "exercise_window_years": 0.25,
    "exercise_if_leaving": False,
    "expiry_years": 7,
    "keep_after_leaving": False,
    "liquidation_multiple": 1,
    "participating": False,
    "preference_estimate_factor": 0.6,
    "illiquidity_discount": 0,
    "housing_share": 0.25,
    "local_share": 1,
    "threshold_growth": 0.025,
    "dirichlet_strength": 60,
    "cost_of_living_low": 70,
    "cost_of_living_high": 150,
    "walk_away_of_current": 0.8,
    "walk_away_of_lowest": 0.7,
    "delighted_of_current": 1.8,
    "delighted_of_highest": 1.15,
}

LAYOFF = {
    "public_large": 0.04,
    "public": 0.06,
    "private_mid": 0.06,
    "government": 0.015,
    "academic": 0.02,
    "nonprofit": 0.04,
}

# lf, lx, med, s, phi, dilution of the rounds left
STAGES = {
    "seed": (0.080, 0.050, 2.50, 1.30, 0.20, (0.20, 0.15, 0.126, 0.103)),
    "series_a": (0.070, 0.060, 2.14, 1.09, 0.36, (0.15, 0.126, 0.103)),
    "series_b": (0.050, 0.070, 1.90, 1.00, 0.46, (0.126, 0.103)),
    "series_c": (0.040, 0.090, 1.60, 0.90, 0.52, (0.103, 0.103)),
    "series_d_plus": (0.030, 0.120, 1.35, 0.75, 0.57, (0.103,)),
    "pre_ipo": (0.020, 0.250, 1.20, 0.60, 0.60, ()),
}

WEIGHTS = {
    "entry": (24, 8, 10, 24, 20, 6, 4, 2, 2),
    "mid": (28, 10, 12, 18, 18, 6, 4, 2, 2),
    "senior": (32, 10, 14, 12, 14, 8, 4, 2, 4),
}
WEIGHT_ORDER = (
    "pay",
    "cost_of_living",
    "startup_risk",
    "growth",
    "production",
    "flexibility",
    "skills",
    "industry",
    "people",
)


def values(found: defaults.PrivateDefaults) -> tuple[object, ...]:
    return (
        found.failure_hazard,
        found.exit_hazard,
        found.exit_multiple,
        found.exit_multiple_sd,
        found.preferred_share,
        found.dilution,
    )


def test_the_figures_are_exactly_those_of_the_table() -> None:
    assert {name: defaults.default(name).value for name in defaults.names()} == FIGURES


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_says_where_it_is_from(name: str) -> None:
    figure = defaults.default(name)
    assert figure.name == name
    assert figure.source
    assert isinstance(figure.assumption, bool)


def test_switches_stay_switches() -> None:
    booleans = {name for name in defaults.names() if isinstance(defaults.default(name).value, bool)}
    assert booleans == {"exercise_if_leaving", "keep_after_leaving", "participating"}
    assert not any(defaults.switch(name) for name in booleans)


def test_typed_access() -> None:
    assert defaults.number("raise") == 0.035
    assert isinstance(defaults.number("horizon_years"), float)
    assert defaults.word("clawback_rule") == "prorated"


@pytest.mark.parametrize(
    ("read", "name"),
    [
        (defaults.number, "participating"),
        (defaults.number, "clawback_rule"),
        (defaults.switch, "raise"),
        (defaults.word, "raise"),
    ],
)
def test_the_wrong_kind_is_refused(read: object, name: str) -> None:
    assert callable(read)
    with pytest.raises(TypeError, match=name):
        read(name)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        defaults.default("weather")


def test_a_default_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        defaults.default("raise").value = 1.0  # type: ignore[misc]


def test_drift_is_the_discount_rate() -> None:
    assert defaults.number("drift") == defaults.number("discount_rate")


@pytest.mark.parametrize(("company_type", "hazard"), LAYOFF.items())
@pytest.mark.parametrize("stage", [None, "seed"])
def test_layoffs_by_type(company_type: str, hazard: float, stage: str | None) -> None:
    assert defaults.layoff_hazard(company_type, stage).value == hazard


@pytest.mark.parametrize("stage", [*STAGES, None])
def test_layoffs_of_startups(stage: str | None) -> None:
    assert defaults.layoff_hazard("startup", stage).value == (0.08 if stage == "seed" else 0.07)


def test_an_unknown_type_counts_as_public_and_says_so() -> None:
    assert defaults.layoff_hazard(None, None).value == 0.06
    assert "not given" in defaults.layoff_hazard(None, None).source


@pytest.mark.parametrize(
    ("company_type", "sigma"), [("public_large", 0.35), ("public", 0.45), ("startup", 0.45), (None, 0.45)]
)
def test_volatility_by_type(company_type: str | None, sigma: float) -> None:
    assert defaults.volatility(company_type).value == sigma


@pytest.mark.parametrize("stage", get_args(Stage))
def test_private_companies_by_stage(stage: str) -> None:
    found = defaults.private_company("startup", stage)
    assert values(found) == STAGES[stage]
    assert found.stage == stage
    assert found.source
    assert found.note == ""
    assert defaults.failure_hazard("startup", stage).value == STAGES[stage][0]
    assert defaults.private_company(None, stage) == found


def test_a_startup_without_a_stage_is_series_b_and_says_so() -> None:
    found = defaults.private_company("startup", None)
    assert values(found) == STAGES["series_b"]
    assert found.stage == "series_b"
    assert "series B" in found.note


def test_a_private_company_without_rounds_rarely_fails() -> None:
    found = defaults.private_company("private_mid", None)
    assert values(found) == (0.01, *STAGES["series_d_plus"][1:])
    assert found.note == ""


@pytest.mark.parametrize("company_type", ["public_large", "public", "government", "academic", "nonprofit"])
def test_other_companies_do_not_fail(company_type: str) -> None:
    assert defaults.failure_hazard(company_type, None).value == 0
    assert values(defaults.private_company(company_type, None)) == (0, *STAGES["series_d_plus"][1:])


def test_a_company_of_unknown_type_says_so() -> None:
    assert "not given" in defaults.private_company(None, None).note


@pytest.mark.parametrize(("company_type", "stage"), [("startup", "series_z"), ("circus", None)])
def test_unknown_words_are_refused(company_type: str, stage: str | None) -> None:
    with pytest.raises(KeyError):
        defaults.private_company(company_type, stage)
    with pytest.raises(KeyError):
        defaults.layoff_hazard(company_type, stage)


@pytest.mark.parametrize("company_type", get_args(CompanyType))
def test_every_type_has_all_its_figures(company_type: str) -> None:
    for figure in (
        defaults.layoff_hazard(company_type, None),
        defaults.volatility(company_type),
        defaults.failure_hazard(company_type, None),
    ):
        assert figure.source


@pytest.mark.parametrize("experience", get_args(Experience))
def test_weights_by_experience(experience: str) -> None:
    found = defaults.weights(experience)
    assert dict(found) == dict(zip(WEIGHT_ORDER, WEIGHTS[experience], strict=True))
    assert tuple(found) == CRITERIA
    assert sum(found.values()) == 100


def test_weights_without_experience_are_those_of_mid_level() -> None:
    assert defaults.weights(None) == defaults.weights("mid")
    with pytest.raises(KeyError):
        defaults.weights("wizard")


def test_the_model_s_settings_are_those_of_the_data() -> None:
    settings, person, acceptability = Settings(), Person(), Acceptability()
    for name in (
        "horizon_years",
        "equity_window_years",
        "discount_rate",
        "market_sd",
        "threshold_growth",
        "local_share",
    ):
        assert getattr(settings, name) == defaults.number(name)
    for name in ("risk_aversion", "gap_years"):
        assert getattr(person, name) == defaults.number(name)
    assert acceptability.strength == defaults.number("dirichlet_strength")
    assert Clawback().months == defaults.number("clawback_months")
    assert Clawback().rule == defaults.word("clawback_rule")


@pytest.mark.parametrize("stage", STAGES)
def test_each_figure_of_a_stage_stands_alone_with_its_source(stage: str) -> None:
    company = defaults.private_company("startup", stage)
    names = ("failure_hazard", "exit_hazard", "exit_multiple", "exit_multiple_sd", "preferred_share")
    assert [defaults.of_stage(stage, name).value for name in names] == [getattr(company, name) for name in names]
    assert defaults.of_stage(stage, "rounds_left").value == len(company.dilution)
    assert defaults.of_stage(stage, "dilution").value == (company.dilution[0] if company.dilution else 0)
    assert defaults.of_stage(stage, "layoff_hazard") == defaults.layoff_hazard("startup", stage)
    assert defaults.of_stage(stage, "preferred_share").source == "cumulated Carta dilution"
    assert all(defaults.of_stage(stage, name).source for name in (*names, "rounds_left", "dilution"))


def test_a_figure_that_no_stage_has_is_refused() -> None:
    with pytest.raises(KeyError):
        defaults.of_stage("seed", "weather")
    with pytest.raises(KeyError):
        defaults.of_stage("series_z", "exit_hazard")


def test_sources_are_words_for_people() -> None:
    sources = [each.source for each in map(defaults.default, FIGURES)]
    assert [source for source in sources if "_" in source] == []
