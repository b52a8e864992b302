"""The more doubtful a claim is and the more rests on it, the sooner it is to be looked at; and why is said in words."""

from __future__ import annotations

import pytest

from claims.query.review_priority import ASSUMED_DAY, NO_NAME, PRONOUN, Grounds, consequence, doubt, priority, reasons
from claims.words import Precision, SaidOnBasis

SURE = Grounds(confidence=1.0, side=1.0, speaker=1.0, day=1.0, share=0.0, proof=False, turn=False)


def test_what_is_sure_in_every_part_is_not_doubtful() -> None:
    assert doubt(1.0, 1.0, 1.0, 1.0) == 0
    assert doubt(0.9, 0.5, 1.0, 1.0) == pytest.approx(0.55)


@pytest.mark.parametrize("part", range(4))
def test_every_part_that_is_less_sure_makes_it_more_doubtful(part: int) -> None:
    certain = [0.9, 0.9, 0.9, 0.9]
    less = [*certain[:part], 0.5, *certain[part + 1 :]]
    assert doubt(*less) > doubt(*certain)


def test_what_nothing_rests_on_counts_once_and_what_a_position_stands_and_turned_on_six_times() -> None:
    assert consequence(0, 0, 0) == 1
    assert consequence(0.5, 0, 0) == 2.5
    assert consequence(1, 1, 1) == 6


def test_priority_is_doubt_times_consequence() -> None:
    assert priority(0.5, 6) == 3
    assert priority(0, 6) == 0


def test_reasons_are_told_in_words_doubt_first() -> None:
    grounds = Grounds(confidence=0.62, side=0.7, speaker=PRONOUN, day=ASSUMED_DAY, share=0.5, proof=True, turn=True)
    assert list(reasons(grounds, "he", Precision.DAY, SaidOnBasis.ASSUMED)) == [
        "found with confidence 0.62",
        "its side was coded with confidence 0.70",
        "“he” stands for the speaker",
        "its day is assumed",
        "a position rests on it and 1 more",
        "a position was left for another on it",
        "it is quoted for a position that stands",
    ]


def test_nobody_and_somebody_unknown_are_told_apart() -> None:
    grounds = Grounds(1.0, 1.0, NO_NAME, 0.7, 1.0, proof=False, turn=False)
    assert list(reasons(grounds, "an envoy", Precision.UNKNOWN, SaidOnBasis.ASSUMED)) == [
        "nobody knows who “an envoy” is",
        "the day it was said is unknown",
        "a position rests on it alone",
    ]
    assert next(reasons(grounds, None, Precision.DAY, SaidOnBasis.EXPLICIT)) == "nobody is named as the speaker"


def test_a_sure_claim_has_no_reasons() -> None:
    assert list(reasons(SURE, "Ada Holm", Precision.DAY, SaidOnBasis.EXPLICIT)) == []
