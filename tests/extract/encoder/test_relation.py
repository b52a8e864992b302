from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.encoder.relation import DISTANCES, FLAGS, cue_view

CUE_ITSELF = DISTANCES // 2


def outside(words: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.zeros(words, np.int64)


def test_the_words_of_a_cue_share_its_weight() -> None:
    weights, _, _ = cue_view([2, 3], set(), outside(6))
    assert weights.tolist() == [0, 0, 0.5, 0.5, 0, 0]
    assert weights.dtype == np.float32


def test_flags_tell_this_cue_and_the_others_inside_and_outside_of_quotation_marks() -> None:
    _, _, flags = cue_view([0, 1], {2, 3}, np.array([0, 1, 0, 1, 0, 1]))
    assert flags.tolist() == [2, 3, 4, 5, 0, 1]
    assert flags.max() < FLAGS


def test_what_is_quoted_is_left_as_it_was() -> None:
    quoted = np.array([0, 1, 1, 0])
    cue_view([1], {3}, quoted)
    assert quoted.tolist() == [0, 1, 1, 0]


def test_distance_is_signed_from_either_end_of_the_cue() -> None:
    _, distances, _ = cue_view([3, 4], set(), outside(8))
    assert distances[3] == distances[4] == CUE_ITSELF
    assert (distances[:3] < CUE_ITSELF).all()
    assert (distances[5:] > CUE_ITSELF).all()
    assert distances[2] - CUE_ITSELF == CUE_ITSELF - distances[5]


def test_a_word_between_two_parts_of_a_cue_is_at_the_cue_but_not_of_it() -> None:
    weights, distances, flags = cue_view([1, 3], set(), outside(5))
    assert distances.tolist()[1:4] == [CUE_ITSELF] * 3
    assert weights[2] == flags[2] == 0


@pytest.mark.parametrize("words", [1, 2, 40, 230, 3000])
def test_buckets_grow_with_the_distance_and_are_finer_near_the_cue(words: int) -> None:
    _, distances, _ = cue_view([0], set(), outside(words))
    steps = np.diff(distances)
    assert (steps >= 0).all()
    assert distances.max() < DISTANCES
    assert len(set(distances[:4].tolist())) == min(words, 4)  # the words next to a cue are told apart


@given(st.integers(1, 60), st.data())
def test_the_view_from_the_other_end_is_the_mirror_image(words: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, words - 1))
    last = data.draw(st.integers(first, words - 1))
    cue = list(range(first, last + 1))
    _, distances, _ = cue_view(cue, set(), outside(words))
    _, mirrored, _ = cue_view([words - 1 - word for word in reversed(cue)], set(), outside(words))
    assert (distances + mirrored[::-1] == 2 * CUE_ITSELF).all()
