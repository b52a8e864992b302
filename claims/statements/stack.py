"""One claim against many at once: which of them share enough of their words to be compared closely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from claims.statements.meaning import STEM, Words, alikeness, products

__all__ = ["Stack"]

ROUGHLY = 0.15
"""So much of the weight of either's words, however common they are where the claims stand."""


class Stack:
    """The words of many claims one after another. Those without a vector are told by how they begin."""

    def __init__(self, claims: Sequence[Words]) -> None:
        filled = [number for number, words in enumerate(claims) if words.words]
        words = [word for number in filled for word in claims[number].words]
        self._count, self._filled = len(claims), filled
        self._starts = np.cumsum([0, *(len(claims[number].words) for number in filled)])[:-1]
        self._weights = np.concatenate([claims[number].rarity for number in filled] or [np.zeros(0)])
        self._rows = np.concatenate([claims[number].rows for number in filled] or [np.zeros((0, 0))])
        self._unknown = defaultdict[str, list[int]](list)
        known = frozenset(chain.from_iterable(claims[number].known for number in filled))
        for place, word in enumerate(words):
            if word not in known:
                self._unknown[_beginning(word)].append(place)

    def roughly_like(self, one: Words) -> NDArray[np.bool_]:
        """Tell of each claim whether it and this one share enough of their words."""
        found = np.zeros(self._count, dtype=np.bool_)
        if not self._filled or not one.words:
            return found
        said = alikeness(products(one.rows, self._rows))
        for number, word in enumerate(one.words):
            if places := self._unknown.get(_beginning(word)):
                said[number, places] = 1.0
        mine = one.rarity @ np.maximum.reduceat(said, self._starts, axis=1) / one.rarity.sum()
        theirs = np.add.reduceat(self._weights * said.max(axis=0), self._starts)
        theirs /= np.add.reduceat(self._weights, self._starts)
        found[self._filled] = np.round(np.minimum(mine, theirs), 6) >= ROUGHLY
        return found


def _beginning(word: str) -> str:
    return word if word[0].isdigit() else word[:STEM]
