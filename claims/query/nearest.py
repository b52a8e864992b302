"""The names that come nearest to one that is not known: what an error suggests."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

__all__ = ["nearest"]

_ALIKE = 60.0  # percent of the letters, which stand in the same order
_AT_ONCE = 20_000


def nearest(name: str, spellings: Iterable[str], most: int) -> list[str]:
    """Give up to `most` of the spellings: those most like `name`, then the shortest that contain it.

    Of a million it takes one pass. Likeness is that of rapidfuzz's `ratio`: insertions and deletions only.
    """
    from rapidfuzz import fuzz, process  # only an error needs it

    stream, like, within = iter(spellings), dict[str, float](), set[str]()
    while chunk := list(islice(stream, _AT_ONCE)):
        for spelling, score, _ in process.extract(name, chunk, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=most):
            like[spelling] = score
        holding = sorted({spelling for spelling in chunk if name and name in spelling}, key=_shortest_first)
        within.update(holding[:most])
    ranked = sorted(like, key=lambda spelling: (-like[spelling], spelling))
    return list(dict.fromkeys([*ranked, *sorted(within, key=_shortest_first)]))[:most]


def _shortest_first(spelling: str) -> tuple[int, str]:
    return len(spelling), spelling
