"""How near two words are in meaning, and how rare a word is: a table made of the encoder's own vocabulary.

claims.training.word_vectors makes it. It is read when the first two claims are compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["TABLE", "Floats", "Vectors", "load_vectors"]

TABLE = Path(__file__).with_name("words.npz")

Floats = NDArray[np.float64]

_COMMON = 50
"""The most frequent words weigh the same, and little."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Words with their places in the table, by frequency, and a vector of length 1 for each."""

    places: dict[str, int]
    rows: Floats

    def of(self, words: tuple[str, ...]) -> Floats:
        """Give the vectors of words, a row each; those of unknown words are zero."""
        found = np.zeros((len(words), self.rows.shape[1]))
        for number, word in enumerate(words):
            place = self.places.get(word)
            if place is not None:
                found[number] = self.rows[place]
        return found

    def rarities(self, words: tuple[str, ...]) -> Floats:
        """Weigh words from 0 to 1 by the logarithm of their ranks; an unknown one is as rare as the rarest."""
        last = len(self.places)
        return np.array([log(max(self.places.get(word, last), _COMMON)) / log(last) for word in words])


@lru_cache(maxsize=1)
def load_vectors() -> Vectors:
    """Read the table, once."""
    with np.load(TABLE) as table:
        words = table["words"].tobytes().decode().split("\n")
        rows = table["vectors"].astype(np.float64)
    rows /= np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return Vectors({word: place for place, word in enumerate(words)}, rows)
