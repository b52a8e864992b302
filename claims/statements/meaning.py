"""Words by what they mean: how near those of one text are to those of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from claims.statements.vectors import Floats, load_vectors

__all__ = ["STEM", "Words", "alikeness", "is_form", "likenesses", "make_words", "products"]

STEM, _ENDING = 4, 3
"""An unknown word is another form of one that begins like it but for its ending, as "Petrels" is of "Petrel"."""

_UNLIKE, _ALIKE = 0.3, 0.65
"""Words this near say nothing the same, and all the same; between them it goes up evenly."""

_ON_ONE_CORE = 256
"""Words multiplied at once: for more, NumPy's library takes all cores, and waits for them longer than it saves."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Words that say something, in their order: `rows` (N, 64) are their vectors, `rarity` (N,) weighs them.

    A number is one word, in figures; its row is zero, for no other number is like it. `places` are those of each word,
    `stems` the words by their first letters, and `known` those that have a vector.
    """

    words: tuple[str, ...]
    rows: Floats
    rarity: Floats
    places: Mapping[str, list[int]]
    stems: Mapping[str, list[str]]
    known: frozenset[str]


def make_words(words: Iterable[str]) -> Words:
    """Look up what words mean."""
    vectors, given = load_vectors(), tuple(words)
    places, stems = defaultdict[str, list[int]](list), defaultdict[str, list[str]](list)
    for place, word in enumerate(given):
        places[word].append(place)
    for word in places:
        if len(word) >= STEM and not word[0].isdigit():
            stems[word[:STEM]].append(word)
    known = frozenset(word for word in places if word in vectors.places)
    return Words(given, vectors.of(given), vectors.rarities(given), dict(places), dict(stems), known)


def likenesses(ones: Words, others: Words) -> Floats:
    """Give how near in meaning each word (row) is to each other one (column): 1 for the same, or forms of one."""
    near = products(ones.rows, others.rows)
    for row, word in enumerate(ones.words):
        if word in others.places:
            near[row, others.places[word]] = 1.0
        for other in others.stems.get(word[:STEM], ()):
            if not (word in ones.known and other in others.known) and is_form(word, other):
                near[row, others.places[other]] = 1.0
    return near


def products(ones: Floats, others: Floats) -> Floats:
    """Multiply each row of the one with each of the other, some at a time."""
    blocks = [ones @ others[start : start + _ON_ONE_CORE].T for start in range(0, len(others), _ON_ONE_CORE)]
    return np.concatenate(blocks, axis=1) if blocks else np.zeros((len(ones), 0))


def alikeness(near: Floats) -> Floats:
    """Give how much words as near as this say the same, from 0 to 1."""
    return np.clip((near - _UNLIKE) / (_ALIKE - _UNLIKE), 0, 1)


def is_form(one: str, other: str) -> bool:
    """Tell whether two words begin alike, and differ in their endings at most."""
    same = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return same >= max(STEM, len(one) - _ENDING, len(other) - _ENDING)
