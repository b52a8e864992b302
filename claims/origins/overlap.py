"""Whether two texts go back to one: how much of the shorter one's words stands in the longer, and where.

Wire copy is cut to a third, gets a lead of the paper's own, a local paragraph, or half of its sentences rewritten: then
what is shared is spread over the whole text, the reporter's words as well as the quotations. An own report that takes
over a paragraph, or quotes from the same press conference, shares one place, or quotations alone. A bulletin that
comes every day in the same words has other figures each time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claims.origins.copy import Copy, Flags, shingles
from claims.origins.figures import Figures, compare_figures

__all__ = ["SHINGLE", "Overlap", "overlap"]

SHINGLE = 3
"""Words in a row that two texts have to share; a sentence that was touched up keeps some of them."""

PARTS, PART = 10, 0.25
"""The shorter text in ten equal parts, of which so much has to be shared to say that they are."""

LEAST, EXTRA, MOST = 0.4, 20.0, 0.75
"""What the mean has to reach: more for a short text, in which little is much, by `EXTRA` over its words."""

SHORTEST = 25
"""Words below which only the same text is of the same origin."""

NARRATED = 0.25
"""So much of what is not quoted has to be shared, however long the quotations are that are."""

_NARRATED = 10
"""Words outside quotation marks that tell something by themselves."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of the shorter text is shared (0 to 1): of its words, of those not quoted, and of its ten parts.

    `figures` are the numbers that stand in the same places of both.
    """

    words: float
    narrated: float
    parts: float
    length: int
    figures: Figures

    @property
    def same(self) -> bool:
        """Tell whether the texts go back to one."""
        if self.length < SHORTEST:
            return self.words == 1.0
        if self.narrated < NARRATED or self.figures.tell_apart:
            return False
        mean = (self.words + self.narrated + 2 * self.parts) / 4
        return round(mean, 6) >= min(MOST, LEAST + EXTRA / self.length)


def overlap(one: Copy, other: Copy) -> Overlap:
    """Measure what the shorter of two texts has of the longer; it does not matter which comes first."""
    shorter, longer = sorted((one, other), key=lambda each: (len(each), each.words))
    shared = _shared(shorter, longer)
    if not len(shorter):
        return Overlap(0.0, 0.0, 0.0, 0, Figures(0, 0))
    words = float(shared.mean())
    narrated = shared[~shorter.quoted]
    parts = [float(part.mean()) >= PART for part in np.array_split(shared, min(PARTS, len(shorter)))]
    return Overlap(
        words,
        float(narrated.mean()) if len(narrated) >= _NARRATED else words,
        sum(parts) / len(parts),
        len(shorter),
        compare_figures(shorter, longer),
    )


def _shared(one: Copy, other: Copy) -> Flags:
    """Mark the words of one that stand in a row with others as in the other text."""
    there = set(shingles(other.words, SHINGLE))
    marked = np.zeros(len(one), dtype=np.bool_)
    for place, shingle in enumerate(shingles(one.words, SHINGLE)):
        if shingle in there:
            marked[place : place + SHINGLE] = True
    return marked
