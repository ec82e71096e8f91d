"""Whatever the bytes are, reading gives a comparison or one short sentence: no traceback, no words of a library."""

from __future__ import annotations

import re
import time

import pytest
from files.corpus import corpus

from offercompare.errors import InputError
from offercompare.files.codec import decode, encode, problems_of

FOREIGN = re.compile(
    r"Traceback|Exception|Error\b|pydantic|validat|constrained|function-|tagged|\[key\]|__|NoneType|\bNone\b|"
    r"\bTrue\b|\bFalse\b|\btuple\b|\bdict|\bstr\b|\bint\b|\bfloat\b|Input should|Value error|<class"
)


def _cases() -> list[object]:
    return [
        pytest.param(data, id=re.sub(r"[^ -~]", "?", f"{number} {name[:60]}"))
        for number, (name, data) in enumerate(corpus())
    ]


def test_the_corpus_is_large_and_the_same_each_time() -> None:
    cases = corpus()
    corpus.cache_clear()
    assert len(cases) >= 300
    assert cases == corpus()


@pytest.mark.parametrize("data", _cases())
def test_a_hostile_file_is_read_or_refused_in_one_sentence(data: bytes) -> None:
    try:
        comparison = decode(data, "spring.offers")
    except InputError as error:
        _check_sentence(str(error))
    else:
        again = encode(comparison)
        assert decode(again, "again") == comparison
        assert problems_of(data, "spring.offers") == ()


def _check_sentence(sentence: str) -> None:
    assert sentence.startswith("spring.offers")
    assert sentence.isprintable()
    assert sentence.endswith(".")
    assert not sentence.endswith("..")
    assert len(sentence) < 300
    words = re.sub(r'"[^"]*"|__\w+__|\["[^"]*', "", sentence)
    assert not FOREIGN.search(words), sentence


def test_every_problem_of_a_hostile_file_is_one_sentence() -> None:
    for name, data in corpus():
        for problem in problems_of(data, "spring.offers")[:50]:
            assert problem.sentence.endswith("."), name
            _check_sentence(str(problem))


def test_no_file_takes_long_to_refuse() -> None:
    """The limits on size and number of values hold for what a file can cost."""
    slowest = 0.0
    for name, data in corpus():
        if name in ("too large", "300000 NaN", "300000 values", "40000 wrong entries", "1200 offers"):
            start = time.perf_counter()
            problems_of(data, "spring.offers")
            slowest = max(slowest, time.perf_counter() - start)
    assert slowest < 5
