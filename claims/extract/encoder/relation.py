"""What the relation head is told of each word beside the encoder's state: its place and kind as seen from one cue."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["DISTANCES", "FLAGS", "ROLES", "cue_view"]

ROLES = ("O", "B-source", "I-source", "B-content", "I-content")
"""Tags of the relation head, in the order of its outputs."""

DISTANCES = 25
"""Buckets of the signed distance to the cue, finer near it; the middle one is the cue itself."""

FLAGS = 6
"""A plain word, a word of this cue, a word of another cue; each outside and inside quotation marks."""

_MIDDLE = DISTANCES // 2
_REACH = 600


def _buckets() -> NDArray[np.int64]:
    away = np.arange(-_REACH, _REACH + 1)
    steps = np.minimum(_MIDDLE, 1 + (np.log2(np.maximum(1, np.abs(away))) * 1.7).astype(np.int64))
    return np.where(away == 0, _MIDDLE, _MIDDLE + np.sign(away) * steps)


_BUCKETS = _buckets()


def cue_view(
    cue: Sequence[int], others: Collection[int], quoted: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]:
    """Give, for each word of a paragraph, its weight in the mean over the cue, its distance bucket and its flag.

    `cue` are the cue's words ascending, `others` the words of the paragraph's other cues; all three results have the
    shape of `quoted`, one entry a word.
    """
    weights = np.zeros(len(quoted), np.float32)
    weights[list(cue)] = 1 / len(cue)
    places = np.arange(len(quoted))
    away = np.where(places < cue[0], places - cue[0], np.where(places > cue[-1], places - cue[-1], 0))
    flags = quoted.copy()
    flags[list(cue)] += 2
    if others:
        flags[list(others)] += 4
    return weights, _BUCKETS[np.clip(away, -_REACH, _REACH) + _REACH], flags
