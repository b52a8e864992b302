"""Alpha against the examples worked out in print, and what it is where it is nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from krippendorff import alpha
from numpy.typing import NDArray

from claims.query.reliability import Level, Reliability, Verdict, reliability

# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": two observers and two values (A), two observers and
# five values (B), four observers with gaps (C). A blank is a value that is missing.
BINARY = ("0100000010", "1110010000")
NAMES = ("aabbdcccedda", "babbbccceddd")
GAPS = ("123321412   ", "1233224125 3", " 3332342251 ", "12332441251 ")


def counted(coders: tuple[str, ...]) -> NDArray[np.int_]:
    """Count for each unit, that is for each place in the coders' lines, how many gave it which value."""
    values = sorted({value for line in coders for value in line if value != " "})
    return np.array([[sum(line[n] == value for line in coders) for value in values] for n in range(len(coders[0]))])


def measured(coders: tuple[str, ...], level: Level = Level.NOMINAL) -> Reliability:
    counts = counted(coders)
    return reliability(counts, np.arange(len(counts)), level)


@pytest.mark.parametrize(
    ("coders", "level", "expected"),
    [
        (BINARY, Level.NOMINAL, 0.095),
        (NAMES, Level.NOMINAL, 0.692),
        (GAPS, Level.NOMINAL, 0.743),
        (GAPS, Level.ORDINAL, 0.815),
    ],
)
def test_alpha_is_what_the_worked_examples_have(coders: tuple[str, ...], level: Level, expected: float) -> None:
    assert measured(coders, level).alpha == expected


def test_the_raw_agreement_is_the_share_of_equal_pairs() -> None:
    assert measured(BINARY).agreement == 0.6
    assert measured(NAMES).agreement == 0.75


@pytest.mark.parametrize(
    ("coders", "verdict"),
    [
        (("aaaabbbb", "aaaabbbb"), Verdict.RELIABLE),
        (NAMES, Verdict.TENTATIVE),
        (BINARY, Verdict.UNRELIABLE),
        (("abab", "    "), Verdict.TOO_FEW_CODERS),
        (("a  ", "ab "), Verdict.TOO_FEW_UNITS),
        (("aaa", "aaa"), Verdict.NO_VARIATION),
        (("  ", "  "), Verdict.TOO_FEW_CODERS),
    ],
)
def test_the_verdict_says_what_to_rely_on(coders: tuple[str, ...], verdict: Verdict) -> None:
    found = measured(coders)
    assert found.verdict is verdict
    assert (found.alpha is None) == verdict.startswith("undefined")


def test_the_interval_holds_alpha_and_is_the_same_every_time() -> None:
    first, again = measured(GAPS), measured(GAPS)
    assert first == again
    assert first.low is not None
    assert first.high is not None
    assert first.alpha is not None
    assert first.low <= first.alpha <= first.high < 1.001


def test_the_interval_narrows_with_more_units() -> None:
    few, many = measured(NAMES), measured((NAMES[0] * 20, NAMES[1] * 20))
    assert few.high is not None
    assert few.low is not None
    assert many.high is not None
    assert many.low is not None
    assert many.high - many.low < (few.high - few.low) / 2


def test_the_interval_resamples_units_and_not_their_pieces() -> None:
    """Pieces of one unit agree as one: a text of a hundred characters is not a hundred texts."""
    agreed, apart = [[2, 0]] * 40 + [[0, 2]] * 10, [[1, 1]] * 10 + [[2, 0]] * 40
    counts = np.array((agreed + apart) * 4)
    as_texts = reliability(counts, np.repeat(np.arange(8), 50), Level.NOMINAL)
    as_characters = reliability(counts, np.arange(400), Level.NOMINAL)
    assert as_texts.alpha == as_characters.alpha
    assert as_texts.low is not None
    assert as_characters.low is not None
    assert as_texts.low < as_characters.low


def test_whoever_spoke_of_a_unit_alone_does_not_count() -> None:
    alone = tuple(line + more for line, more in zip(NAMES, ("eee", "   "), strict=True))
    assert measured(alone).alpha == measured(NAMES).alpha


LINES = st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=2, max_size=12)


@settings(deadline=None, max_examples=60)
@given(counts=LINES)
def test_names_one_by_one_give_the_alpha_of_all_of_them(counts: list[list[int]]) -> None:
    table = np.array(counts)
    found = reliability(table, np.arange(len(table)), Level.NOMINAL)
    if found.alpha is not None:
        pairable = table[table.sum(axis=1) >= 2]
        assert found.alpha == round(float(alpha(value_counts=pairable, level_of_measurement="nominal")), 3)
