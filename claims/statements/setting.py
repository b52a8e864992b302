"""Where a claim stands: a word that its whole document goes on about tells little of which statement it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from claims.statements.meaning import Words, likenesses, make_words
from claims.statements.vectors import Floats
from claims.statements.wording import said_in

__all__ = ["Setting", "setting_of", "telling"]

_SENTENCE_ENDS = re.compile(r"(?<=[.!?\u201d])\s+|\n+")
_SHORTEST = 15  # characters of what may be a sentence; a name or a number above a text is none
_REMEMBERED = 256
_ALIKE = 0.55
_LEAST = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The words of a document, each once, and sentence by sentence: `places` are those of its words among them.

    `starts` are where the sentences begin in `places`.
    """

    words: Words
    places: NDArray[np.int_]
    starts: tuple[int, ...]
    _found: dict[tuple[str, ...], Floats] = field(default_factory=dict)

    def sentences_with(self, words: Words) -> Floats:
        """Count for each word the sentences that have it, or one that means nearly the same."""
        known = self._found.get(words.words)
        if known is None:
            if not self.starts or not words.words:
                return np.zeros(len(words.words))
            near = likenesses(words, self.words) >= _ALIKE
            known = np.logical_or.reduceat(near[:, self.places], self.starts, axis=1).sum(axis=1).astype(float)
            self._found[words.words] = known
        return known


@lru_cache(maxsize=_REMEMBERED)
def setting_of(body: str) -> Setting:
    """Read the words of a document."""
    sentences = [said_in(each) for each in _SENTENCE_ENDS.split(body) if len(each) > _SHORTEST]
    filled = [each for each in sentences if each]
    starts = np.cumsum([0, *(len(each) for each in filled)])[:-1]
    numbers = {word: number for number, word in enumerate(dict.fromkeys(chain.from_iterable(filled)))}
    places = np.array([numbers[word] for word in chain.from_iterable(filled)], dtype=np.int_)
    return Setting(make_words(numbers), places, tuple(int(start) for start in starts))


def telling(words: Words, one: Setting, other: Setting) -> Floats:
    """Weigh the words of a claim in either of two documents: rare ones, which few of their sentences have, tell most.

    The weights are those of tf-idf (Spärck Jones, 1972), over the sentences of these two documents only, so that they
    do not hang on what else is stored.
    """
    sentences = len(one.starts) + len(other.starts) + 1
    with_it = np.maximum(one.sentences_with(words) + other.sentences_with(words), 1)
    return np.maximum(words.rarity * np.log(sentences / with_it), _LEAST)
