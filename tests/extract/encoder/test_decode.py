from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.encoder.decode import best_paths, cue_words, role_ranges
from claims.extract.encoder.relation import ROLES

SEEDS = st.integers(0, 2**32 - 1)
PATHS = st.lists(st.integers(0, len(ROLES) - 1), max_size=12)

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def random_scores(seed: int, *shape: int) -> Floats:
    return np.random.default_rng(seed).normal(0, 3, shape).astype(np.float32)


def score(path: tuple[int, ...], scores: Floats, transitions: Floats, starts: Floats) -> float:
    total = float(starts[path[0]]) + sum(float(scores[place, role]) for place, role in enumerate(path))
    return total + sum(float(transitions[before, after]) for before, after in pairwise(path))


@pytest.mark.parametrize(
    ("tags", "cues"),
    [
        ("OOO", []),
        ("OBO", [[1]]),
        ("BII", [[0, 1, 2]]),
        ("OIO", [[1]]),
        ("BBI", [[0], [1, 2]]),
        ("BOI", [[0], [2]]),
    ],
)
def test_words_of_a_cue_follow_on_each_other_until_another_begins(tags: str, cues: list[list[int]]) -> None:
    probabilities = np.array([[0.9 if tag == letter else 0.05 for letter in "OBI"] for tag in tags], np.float32)
    assert cue_words(probabilities, 0.5) == cues


def test_a_word_is_of_a_cue_from_the_threshold_on_whether_it_begins_one_or_not() -> None:
    undecided = np.array([[0.4, 0.3, 0.3]], np.float32)
    assert cue_words(undecided, 0.5) == [[0]]
    assert cue_words(undecided, 0.7) == []
    assert cue_words(np.zeros((0, 3), np.float32), 0.5) == []


@given(SEEDS, st.integers(1, 3), st.data())
def test_the_best_paths_score_as_high_as_any_path(seed: int, count: int, data: st.DataObject) -> None:
    lengths = data.draw(st.lists(st.integers(1, 4), min_size=count, max_size=count))
    scores = random_scores(seed, count, max(lengths), len(ROLES))
    transitions, starts = random_scores(seed + 1, len(ROLES), len(ROLES)), random_scores(seed + 2, len(ROLES))
    paths = best_paths(scores, transitions, starts, lengths)
    for row, length in enumerate(lengths):
        every = product(range(len(ROLES)), repeat=length)
        best = max(score(path, scores[row], transitions, starts) for path in every)
        assert score(tuple(paths[row, :length].tolist()), scores[row], transitions, starts) == pytest.approx(
            best, abs=1e-3
        )


@given(SEEDS, st.integers(1, 30), st.integers(0, 30))
def test_a_path_is_the_same_however_wide_the_batch(seed: int, length: int, padding: int) -> None:
    scores = random_scores(seed, 2, length + padding, len(ROLES))
    transitions, starts = random_scores(seed + 1, len(ROLES), len(ROLES)), random_scores(seed + 2, len(ROLES))
    alone = best_paths(scores[:1, :length], transitions, starts, [length])
    together = best_paths(scores, transitions, starts, [length, length + padding])
    assert together[0, :length].tolist() == alone[0].tolist()
    assert not together[0, length:].any()


def test_a_forbidden_step_is_not_taken() -> None:
    source, content = ROLES.index("B-source"), ROLES.index("I-content")
    scores = np.zeros((1, 2, len(ROLES)), np.float32)
    scores[0, 0, source] = scores[0, 1, content] = 5
    transitions = np.zeros((len(ROLES), len(ROLES)), np.float32)
    assert best_paths(scores, transitions, transitions[0], [2]).tolist() == [[source, content]]
    transitions[source, content] = -100
    assert best_paths(scores, transitions, transitions[0], [2]).tolist() != [[source, content]]


@pytest.mark.parametrize(
    ("path", "source", "content"),
    [
        ("O O O", [], []),
        ("B-source I-source O B-content", [(0, 2)], [(3, 4)]),
        ("B-content I-content O I-content", [], [(0, 2), (3, 4)]),
        ("B-content B-content I-content", [], [(0, 1), (1, 3)]),
        ("B-content B-source I-content I-content", [(1, 2)], [(0, 1), (2, 4)]),
        ("I-source I-content", [(0, 1)], [(1, 2)]),
    ],
)
def test_ranges_begin_at_b_and_at_an_i_that_follows_on_nothing(
    path: str, source: list[tuple[int, int]], content: list[tuple[int, int]]
) -> None:
    tags = np.array([ROLES.index(role) for role in path.split()], np.int8)
    assert role_ranges(tags, "source") == source
    assert role_ranges(tags, "content") == content


@given(PATHS)
def test_ranges_hold_the_words_of_their_role_and_no_others(path: list[int]) -> None:
    for role in ("source", "content"):
        ranges = role_ranges(np.array(path, np.int8), role)
        held = [word for first, last in ranges for word in range(first, last)]
        assert held == [word for word, tag in enumerate(path) if ROLES[tag].endswith(role)]
