"""Finding patterns in a sentence: a look-up of first letters tells which patterns are worth trying."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claims.coding.notation import Pattern
from claims.coding.phrases import ANCHOR_LETTERS

__all__ = ["Found", "PatternIndex", "longest"]

Meaning = TypeVar("Meaning")

_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A pattern's match at [start, end) of the text searched, with what the pattern stands for."""

    start: int
    end: int
    text: str
    pattern: Pattern
    meaning: Meaning


def _anything(_: Pattern) -> bool:
    return True


class PatternIndex(Generic[Meaning]):
    """Patterns by the first letters of a word every match holds; most sentences try none or few of them."""

    def __init__(self, entries: Iterable[tuple[Pattern, Meaning]]) -> None:
        self.entries = tuple(entries)
        self._by_anchor: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for number, (pattern, _) in enumerate(self.entries):
            for anchor in pattern.anchors[0] if pattern.anchors else ():
                self._by_anchor[anchor].append(number)
            if not pattern.anchors:
                self._always.append(number)

    def candidates(self, text: str) -> list[int]:
        """Give the numbers of the patterns that may match in `text`, in the order they were given."""
        letters = {word[:ANCHOR_LETTERS] for word in _LETTERS.findall(text.casefold())}
        likely = {number for anchor in letters & self._by_anchor.keys() for number in self._by_anchor[anchor]}
        found = [n for n in likely if not any(keys.isdisjoint(letters) for keys in self.entries[n][0].anchors[1:])]
        return sorted(found + self._always)

    def find(
        self,
        text: str,
        side: str | None = None,
        allowed: Callable[[Pattern], bool] = _anything,
    ) -> Iterator[Found[Meaning]]:
        """Yield every match of the patterns that are `allowed`, for a speaker of class `side`."""
        for number in self.candidates(text):
            pattern, meaning = self.entries[number]
            if allowed(pattern):
                for match in pattern.regex(side).finditer(text):
                    yield Found(match.start(), match.end(), match[0], pattern, meaning)


def _rank(match: Found[Meaning]) -> tuple[int, bool, bool]:
    return match.start - match.end, not match.pattern.excluding, not match.pattern.decisive


def longest(found: Sequence[Found[Meaning]]) -> list[Found[Meaning]]:
    """Keep, of matches that overlap, the longest, in text order; of equals an exception, a decisive one, or the first.

    So the wording that says more decides: "not afraid to" over "not", "carbon neutrality" over "neutrality".
    """
    kept = list[Found[Meaning]]()
    for candidate in sorted(found, key=_rank):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda match: match.start)
