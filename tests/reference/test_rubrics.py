"""The rubrics against the tables of MODEL 10 and 11, written out here."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.model.vocabulary import CRITERIA, QUESTION_LEVELS, RUBRIC_CRITERIA
from offercompare.reference import rubrics

LABELS = {
    "pay": "Pay",
    "cost_of_living": "Low cost of living",
    "startup_risk": "Low startup risk",
    "growth": "Growth potential",
    "production": "Production exposure",
    "flexibility": "Flexibility",
    "skills": "Skills",
    "industry": "Industry",
    "people": "People",
}
BANDS = ("absent", "weak", "adequate", "strong", "exceptional")

# weight, points of the levels, paragraphs
QUESTIONS = {
    "P1": (20, (0, 0.3, 0.7, 1), (17, 90)),
    "P2": (12, (0, 0.3, 0.7, 1), (18, 63, 81)),
    "P3": (12, (0, 0.3, 0.7, 1), (18, 19, 44)),
    "P4": (12, (0.1, 0.4, 0.7, 1), (16, 41, 81)),
    "P5": (12, (0, 0.4, 0.8, 1), (17, 70, 91, 145)),
    "P6": (16, (0.1, 0.4, 0.7, 1), (66, 71, 120)),
    "P7": (10, (0.1, 0.4, 0.7, 1), (33, 41, 49)),
    "P8": (6, (0, 0.3, 0.7, 1), (68, 73, 78)),
    "G1": (18, (0, 0.3, 0.7, 1), (60, 67, 161)),
    "G2": (14, (0.1, 0.4, 0.7, 1), (71, 121)),
    "G3": (12, (0, 0.4, 0.7, 1), (62, 93, 150, 163)),
    "G4": (14, (0, 0.3, 0.7, 1), (79, 116)),
    "G5": (14, (0, 0.3, 0.7, 1), (79, 82, 155)),
    "G6": (10, (0.1, 0.4, 0.7, 1), (46, 120, 121)),
    "G7": (10, (0, 0.4, 0.7, 1), (36, 99, 120)),
    "G8": (8, (0, 0.4, 0.8, 1), (156,)),
    "S1": (25, (0.3, 0.5, 0.8, 1), (21, 69, 80)),
    "S2": (12, (0, 0.4, 0.7, 1), (86, 144)),
    "S3": (13, (0, 0.3, 0.7, 1), (44, 145)),
    "S4": (10, (0, 0.4, 0.7, 1), (14, 147)),
    "S5": (13, (0, 0.3, 0.7, 1), (77, 148)),
    "S6": (12, (0, 0.4, 0.7, 1), (43, 143)),
    "S7": (15, (0, 0.4, 0.7, 1), (156, 157)),
    "R1": (40, (), (88, 114, 140)),
    "R2": (20, (0, 0.25, 0.5, 0.8, 1), (114,)),
    "R3": (12, (0, 0.2, 0.5, 0.8, 1), (106, 114)),
    "R4": (12, (0.1, 0.4, 0.7, 1), (9, 133, 134)),
    "R5": (10, (0, 0.3, 0.7, 1), (140,)),
    "R6": (6, (0, 0.3, 0.7, 1), (140,)),
    "W1": (30, (0, 0.4, 0.8, 1), (125, 131)),
    "W2": (20, (0, 0.4, 0.7, 1), (126, 127)),
    "W3": (15, (0, 0.3, 0.7, 1), (108, 122)),
    "W4": (15, (0, 0.3, 0.7, 1), (130,)),
    "W5": (8, (0, 0.3, 0.7, 1), (129,)),
    "W6": (12, (0, 0.4, 0.8, 1), (108, 109, 122)),
    "I1": (35, (0.3, 0.5, 0.65, 0.85, 1), (87, 134, 135, 136, 137, 138, 139, 140)),
    "I2": (30, (0, 0.4, 0.7, 1), (133, 134)),
    "I3": (20, (0, 0.4, 0.8, 1), (52, 88, 113)),
    "I4": (15, (0, 0.4, 0.7, 1), (140,)),
    "L1": (30, (0.1, 0.4, 0.7, 1), (20, 72, 92, 149)),
    "L2": (25, (0, 0.4, 0.7, 1), (45, 46, 116)),
    "L3": (20, (0, 0.3, 0.7, 1), (82,)),
    "L4": (25, (0, 0.4, 0.8, 1), (92,)),
}
LETTERS = {
    "production": "P",
    "growth": "G",
    "skills": "S",
    "startup_risk": "R",
    "flexibility": "W",
    "industry": "I",
    "people": "L",
}


def rubric(criterion: str) -> rubrics.Rubric:
    found = rubrics.rubric(criterion)
    assert found is not None
    return found


def question(name: str) -> rubrics.Question:
    found = rubrics.question(name)
    assert found is not None
    return found


def all_questions() -> list[rubrics.Question]:
    return [each for criterion in RUBRIC_CRITERIA for each in rubric(criterion).questions]


def test_the_nine_criteria_stand_in_order() -> None:
    assert {each.key: each.label for each in rubrics.criteria()} == LABELS
    assert tuple(each.key for each in rubrics.criteria()) == CRITERIA == tuple(LABELS)


@pytest.mark.parametrize("criterion", ["pay", "cost_of_living", "of_my_own"])
def test_a_criterion_without_a_rubric(criterion: str) -> None:
    assert rubrics.rubric(criterion) is None


@pytest.mark.parametrize("criterion", RUBRIC_CRITERIA)
def test_the_quick_question_has_five_levels(criterion: str) -> None:
    found = rubric(criterion)
    assert found.label == LABELS[criterion]
    assert found.question.endswith("?")
    assert tuple((each.name, each.points) for each in found.quick_levels) == tuple(
        zip(BANDS, (10, 30, 50, 70, 90), strict=True)
    )
    assert len({each.text for each in found.quick_levels}) == 5
    assert all(each.text.endswith(".") for each in found.quick_levels)


def test_the_quick_sd() -> None:
    assert rubrics.quick_sd() == 12


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_is_that_of_the_table(name: str) -> None:
    found = question(name)
    points = tuple(level.points for level in found.levels)
    assert (found.weight, points, found.paragraphs) == QUESTIONS[name]
    assert LETTERS[found.criterion] == name[0]
    assert found.source


def test_forty_two_questions_are_asked_and_one_is_computed() -> None:
    assert sorted(each.id for each in all_questions()) == sorted(QUESTIONS)
    assert [each.id for each in all_questions() if each.computed] == ["R1"]
    assert len(all_questions()) - 1 == 42


def test_the_file_format_knows_the_same_levels() -> None:
    assert {each.id: len(each.levels) for each in all_questions() if not each.computed} == QUESTION_LEVELS


@pytest.mark.parametrize("criterion", RUBRIC_CRITERIA)
def test_the_weights_of_a_rubric_sum_to_100(criterion: str) -> None:
    assert sum(each.weight for each in rubric(criterion).questions) == 100


@pytest.mark.parametrize("name", QUESTIONS)
def test_levels_rise_to_the_best_and_read_apart(name: str) -> None:
    levels = question(name).levels
    assert [each.points for each in levels] == sorted({each.points for each in levels})
    assert len({each.text for each in levels}) == len(levels)
    assert not levels or levels[-1].points == 1


@pytest.mark.parametrize("name", QUESTIONS)
def test_texts_are_for_people(name: str) -> None:
    found = question(name)
    assert found.text.endswith("?")
    assert found.short
    assert not found.short.endswith((".", "?"))
    assert not any("/" in text for text in (found.text, found.short, *(level.text for level in found.levels)))


def test_short_names_differ() -> None:
    shorts = [each.short for each in all_questions()]
    assert len(shorts) == len(set(shorts))


def test_funding_questions_pass_over_companies_without_rounds() -> None:
    excluded = {each.id: each.not_applicable_to for each in all_questions() if each.not_applicable_to}
    public = frozenset({"public_large", "public", "government", "academic"})
    assert excluded == {"R2": public, "R3": public}


def test_what_the_offer_answers_itself() -> None:
    found = {each.id: {a.field: dict(a.levels) for a in each.from_offer} for each in all_questions() if each.from_offer}
    assert found == {
        "W2": {"pay_basis": {"by_location": 0, "same_everywhere": 3}},
        "W3": {"policy": {"on_site": 0, "hybrid": 1, "remote": 3}},
        "I1": {
            "company_type": {"nonprofit": 0},
            "industry": {
                "government": 0,
                "academic": 0,
                "manufacturing": 1,
                "energy": 1,
                "agriculture": 1,
                "retail": 2,
                "health": 3,
                "finance": 4,
                "autonomous": 4,
                "technology": 4,
            },
        },
    }
    assert question("I1").from_offer[0].field == "company_type"


def test_an_unknown_question() -> None:
    assert rubrics.question("Z9") is None


def test_a_question_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        question("P1").weight = 1  # type: ignore[misc]
    with pytest.raises(TypeError):
        question("W2").from_offer[0].levels["by_location"] = 2  # type: ignore[index]


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (0, "absent"),
        (19.99, "absent"),
        (20, "weak"),
        (39.99, "weak"),
        (40, "adequate"),
        (59.99, "adequate"),
        (60, "strong"),
        (79.99, "strong"),
        (80, "exceptional"),
        (100, "exceptional"),
    ],
)
def test_bands(score: float, name: str) -> None:
    assert rubrics.band(score) == name


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_higher_score_never_reads_lower(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert BANDS.index(rubrics.band(low)) <= BANDS.index(rubrics.band(high))


@pytest.mark.parametrize("criterion", RUBRIC_CRITERIA)
def test_a_quick_answer_falls_into_its_own_band(criterion: str) -> None:
    assert all(rubrics.band(each.points) == each.name for each in rubric(criterion).quick_levels)
