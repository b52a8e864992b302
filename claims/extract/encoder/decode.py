"""From scores to structure: cues from their probabilities, roles by the best path, arcs into trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claims.extract.encoder.relation import ROLES

__all__ = ["best_paths", "cue_words", "role_ranges", "tree"]

_NEVER = -1e9

Floats = NDArray[np.float32]
Range = tuple[int, int]


def cue_words(cues: Floats, threshold: float) -> list[list[int]]:
    """Give the cues of a paragraph as word numbers, from the probabilities (W, 3) of O, B and I.

    A word belongs to a cue if O is less likely than `1 - threshold`; a B that is likelier than I begins another.
    """
    found: list[list[int]] = []
    for word in np.flatnonzero(1 - cues[:, 0] > threshold).tolist():
        if found and found[-1][-1] == word - 1 and cues[word, 2] >= cues[word, 1]:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def best_paths(scores: Floats, transitions: Floats, starts: Floats, lengths: Sequence[int]) -> NDArray[np.int8]:
    """Give the best sequence of roles for each of N padded paragraphs, (N, W), from scores (N, W, 5): Viterbi's."""
    count, width, roles = scores.shape
    last = np.asarray(lengths) - 1
    rows = np.arange(count)
    came = np.zeros((count, width, roles), np.int8)
    reached = np.empty_like(scores)
    reached[:, 0] = starts + scores[:, 0]
    for place in range(1, width):
        ways = reached[:, place - 1, :, None] + transitions
        came[:, place] = ways.argmax(1)
        reached[:, place] = ways.max(1) + scores[:, place]
    path = np.zeros((count, width), np.int8)
    role = reached[rows, last].argmax(1)
    for place in range(width - 1, -1, -1):
        live = place <= last
        path[live, place] = role[live]
        if place:
            role = np.where(live, came[rows, place, role], role)
    return path


def role_ranges(path: NDArray[np.int8], role: str) -> list[Range]:
    """Give the half-open word ranges that carry a role ("source" or "content") on one path."""
    begins, inside = ROLES.index(f"B-{role}"), ROLES.index(f"I-{role}")
    found: list[Range] = []
    for word, tag in enumerate(path.tolist()):
        if tag == inside and found and found[-1][1] == word:
            found[-1] = (found[-1][0], word + 1)
        elif tag in (begins, inside):
            found.append((word, word + 1))
    return found


def tree(arcs: Floats) -> list[int]:
    """Give the head of each word of a sentence from scores (W, W); the one root is its own head.

    Each word takes its best head. Words that then hang on each other in a ring, or on a second root, are moved to the
    tree one by one, the one that loses least first: not the best tree of all, but in sentences of news nearly always.
    """
    count = len(arcs)
    places = np.arange(count)
    scores = arcs.copy()
    scores[places, places] = _NEVER
    heads = scores.argmax(axis=1)
    root = int((arcs.diagonal() - scores.max(axis=1)).argmax()) if count > 1 else 0
    heads[root] = root
    while not (attached := _attached(heads, root)).all():
        inside = np.where(attached[None, :], scores, _NEVER)
        loss = np.where(attached, np.inf, scores[places, heads] - inside.max(axis=1))
        word = int(loss.argmin())
        heads[word] = inside[word].argmax()
    found: list[int] = heads.tolist()
    return found


def _attached(heads: NDArray[np.int64], root: int) -> NDArray[np.bool_]:
    """Tell which words reach the root, following heads twice as far at every step."""
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    found: NDArray[np.bool_] = reached == root
    return found
