"""Figures in the same places of two texts: a daily bulletin has yesterday's sentences, and numbers of its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from claims.origins.copy import Copy

__all__ = ["Figures", "compare_figures"]

_AROUND = 2
"""Words on either side of a number that say which one it is."""

_FEWEST, _MOST = 3, 0.5
"""Other numbers in places that are the same, and their share of all: an update changes a few, a bulletin most."""

_REMEMBERED = 256

_Place = tuple[str, ...]
_NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the numbers that stand between the same words in both texts, how many are the same, and how many others."""

    same: int
    other: int

    @property
    def tell_apart(self) -> bool:
        """Tell whether the texts report other figures in the same words."""
        return self.other >= _FEWEST and self.other >= _MOST * (self.same + self.other)


def compare_figures(one: Copy, other: Copy) -> Figures:
    """Compare the numbers of one text with those in the same places of the other."""
    there = defaultdict[_Place, set[str]](set)
    for place, number in _numbers(other):
        there[place].add(number)
    found = [number in there[place] for place, number in _numbers(one) if place in there]
    return Figures(found.count(True), found.count(False))


@lru_cache(maxsize=_REMEMBERED)
def _numbers(copy: Copy) -> tuple[tuple[_Place, str], ...]:
    """Give each number ("11,234" is one) with the words around it, in which other numbers are only marked."""
    words = list[tuple[str, str]]()
    for is_number, run in groupby(copy.words, key=_is_number):
        if is_number:
            words.append((_NUMBER, " ".join(run)))
        else:
            words += ((word, "") for word in run)
    marks = [mark for mark, _ in words]
    return tuple(
        (tuple(marks[max(0, place - _AROUND) : place + _AROUND + 1]), number)
        for place, (mark, number) in enumerate(words)
        if mark == _NUMBER
    )


def _is_number(word: str) -> bool:
    return word[0].isdigit()
