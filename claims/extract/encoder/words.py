"""A text into words: the units every head of the encoder labels, cut the way English treebanks cut them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["LONGEST_PARAGRAPH", "Paragraph", "split_paragraphs", "split_words"]

LONGEST_PARAGRAPH = 230
"""Words of a paragraph that are read together; a longer one is cut at the end of a sentence where there is one."""

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., p.m.
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|St|Jr|Sr|Prof|Rev|Adm|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs|Inc"
    r"|Corp|Co|Ltd)\.(?=\s)"
    r"|\d+(?:[.,:]\d+)*(?!\w)"
    r"|\d+(?=[A-Z][a-z])"  # a dateline glued to its text: "MAY 3Finland"
    r"|(?<=[A-Za-z])(?i:n['\u2019]t)\b"
    r"|(?<=[\w.])['\u2019](?i:s|re|ve|ll|d|m)\b"
    r"|\w+?(?=(?i:n['\u2019]t)\b)"
    r"|\w+"
    r"|\.\.+|--+|``|''"
    r"|[^\w\s]"
)
_SENTENCE_END = frozenset('.!?"\u201d')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of one paragraph, or of a part of an over-long one: half-open code points of the whole text."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def words_of(self, start: int, end: int) -> list[int]:
        """Give the numbers of the words that share a code point with `[start, end)`."""
        first = bisect_left(self.ends, start + 1)
        return list(range(first, max(first, bisect_left(self.starts, end))))


def split_words(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Cut `text[start:end]` into words and marks; gives where each begins and ends, in code points of `text`."""
    starts, ends = [], []
    for word in _WORD.finditer(text, start, end):
        starts.append(word.start())
        ends.append(word.end())
    return starts, ends


def split_paragraphs(text: str, paragraph_starts: Sequence[int]) -> Iterator[Paragraph]:
    """Give the paragraphs of `text` that hold a word, in order; `paragraph_starts` are ascending code points."""
    for number, start in enumerate(paragraph_starts):
        end = paragraph_starts[number + 1] if number + 1 < len(paragraph_starts) else len(text)
        starts, ends = split_words(text, start, end)
        first = 0
        while len(starts) - first > LONGEST_PARAGRAPH:
            last = first + LONGEST_PARAGRAPH
            while last > first + LONGEST_PARAGRAPH // 2 and text[starts[last - 1]] not in _SENTENCE_END:
                last -= 1
            if text[starts[last - 1]] not in _SENTENCE_END:
                last = first + LONGEST_PARAGRAPH
            yield Paragraph(tuple(starts[first:last]), tuple(ends[first:last]))
            first = last
        if first < len(starts):
            yield Paragraph(tuple(starts[first:]), tuple(ends[first:]))
