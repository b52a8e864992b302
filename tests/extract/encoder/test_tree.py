from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.encoder.decode import tree

SEEDS = st.integers(0, 2**32 - 1)
WORDS = st.integers(1, 40)


def reaches(heads: list[int], word: int) -> int:
    """Follow heads as often as there are words: at a root, if `heads` are trees."""
    for _ in heads:
        word = heads[word]
    return word


def assert_one_tree(heads: list[int]) -> None:
    roots = [word for word, head in enumerate(heads) if word == head]
    assert len(roots) == 1
    assert {reaches(heads, word) for word in range(len(heads))} == set(roots)


@given(SEEDS, WORDS)
def test_any_scores_give_one_tree_under_one_root(seed: int, words: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 4, (words, words)).astype(np.float32)
    assert_one_tree(tree(scores))


@given(SEEDS, WORDS)
def test_scores_with_many_ties_give_one_tree(seed: int, words: int) -> None:
    assert_one_tree(tree(np.random.default_rng(seed).integers(0, 2, (words, words)).astype(np.float32)))


@given(SEEDS, WORDS)
def test_rings_of_two_are_opened(seed: int, words: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 1, (words, words)).astype(np.float32)
    for word in range(0, words - 1, 2):
        scores[word, word + 1] = scores[word + 1, word] = 20
    assert_one_tree(tree(scores))


@given(SEEDS, WORDS)
def test_best_heads_that_are_a_tree_are_taken_as_they_are(seed: int, words: int) -> None:
    source = np.random.default_rng(seed)
    order = source.permutation(words)
    heads = np.empty(words, np.int64)
    heads[order[0]] = order[0]
    for place in range(1, words):
        heads[order[place]] = order[source.integers(0, place)]
    scores = source.uniform(0, 1, (words, words)).astype(np.float32)
    scores[np.arange(words), heads] += 2
    assert tree(scores) == heads.tolist()


@pytest.mark.parametrize("words", [1, 2, 230])
def test_words_of_which_nothing_is_known_still_make_a_tree(words: int) -> None:
    assert_one_tree(tree(np.zeros((words, words), np.float32)))


def test_of_a_ring_the_word_that_loses_least_is_moved() -> None:
    ring = np.array([[9, 0, 0], [5, 0, 9], [2, 9, 0]], np.float32)  # 1 and 2 hang on each other; 1 gladly leaves
    assert tree(ring) == [0, 0, 1]
    ring[1, 0], ring[2, 0] = 2, 5
    assert tree(ring) == [0, 2, 0]


def test_of_two_roots_the_surer_one_stays() -> None:
    scores = np.array([[9, 1, 0], [0, 6, 0], [0, 3, 0]], np.float32)
    assert tree(scores) == [0, 0, 1]


def test_scores_are_left_as_they_were() -> None:
    scores = np.ones((3, 3), np.float32)
    tree(scores)
    assert (scores == 1).all()
