"""Two wordings of a passage, word by word: what both have, what went, what came.

The longest common subsequence of their words is found by rapidfuzz, in bits: two texts of 10,000 words with nothing in
common take hundredths of a second, where difflib and diff-match-patch, being quadratic in what differs, take many.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "BREAK",
    "Comparison",
    "Operation",
    "Piece",
    "Token",
    "common",
    "compare",
    "compare_words",
    "count_words",
    "tokens",
]

# Beyond so many pairs of words the table of the comparison would take more than 50 MB.
MOST_PAIRS = 400_000_000

_TOKEN = re.compile(r"(\s*)(\w+(?:['\u2019.,:/-]\w+)*|[^\w\s])")
_ENDS = frozenset('.!?…"”\u2019»)')  # an edit that begins behind one of these begins with a sentence


class Operation(StrEnum):
    """What became of a piece of text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage; a blank before its first word is part of it, an end of a paragraph is a line break."""

    operation: Operation
    text: str


class Token(NamedTuple):
    """A word or a mark, and whether a blank stands before it."""

    text: str
    blank: bool

    def __str__(self) -> str:
        """Give it with its blank."""
        return f" {self.text}" if self.blank else self.text


BREAK = Token("\n", blank=False)
"""The end of a paragraph within a passage."""


class Comparison(NamedTuple):
    """The pieces of both wordings in their order, and how many words only the one, only the other has."""

    pieces: tuple[Piece, ...]
    removed: int
    added: int


@dataclass(slots=True)
class _Edit:
    """What went and came at one place, behind the `kept` words that both wordings have."""

    kept: list[Token] = field(default_factory=list)
    went: list[Token] = field(default_factory=list)
    came: list[Token] = field(default_factory=list)

    @property
    def size(self) -> int:
        return max(len(self.went), len(self.came))


def tokens(text: str) -> list[Token]:
    """Cut a paragraph into words and marks; however much white space stands between two, it is one blank."""
    return [Token(found[2], blank=bool(found[1]) and found.start() > 0) for found in _TOKEN.finditer(text.strip())]


def count_words(of: Sequence[Token]) -> int:
    """Count the words among the tokens: marks are none."""
    return sum(token.text[0].isalnum() for token in of)


def common(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pair the places of a longest common subsequence, in order.

    Of two sequences too long to compare (MOST_PAIRS) it gives how they begin and end alike.
    """
    from rapidfuzz.distance import LCSseq

    start = _alike(one, other)
    end = min(_alike(one[::-1], other[::-1]), min(len(one), len(other)) - start)
    middle, middle_of_other = one[start : len(one) - end], other[start : len(other) - end]
    pairs = [(place, place) for place in range(start)]
    if len(middle) * len(middle_of_other) <= MOST_PAIRS:
        numbers: dict[Hashable, int] = {}  # rapidfuzz compares hashes: a number's is itself in every process
        coded = [[numbers.setdefault(each, len(numbers)) for each in part] for part in (middle, middle_of_other)]
        for block in LCSseq.opcodes(*coded):
            if block.tag == "equal":
                pairs += zip(
                    range(start + block.src_start, start + block.src_end),
                    range(start + block.dest_start, start + block.dest_end),
                    strict=True,
                )
    return pairs + [(len(one) - place, len(other) - place) for place in range(end, 0, -1)]


def compare(before: Sequence[Token], after: Sequence[Token]) -> Comparison:
    """Compare two wordings by their words; where blanks differ, those of the second stand.

    A few words that happen to stand in both amid a longer change are part of it, and a change stands at whole sentences
    where it can.
    """
    edits, rest = _edits(before, after)
    removed = sum(count_words(edit.went) for edit in edits)
    added = sum(count_words(edit.came) for edit in edits)
    return Comparison(tuple(_pieces(_at_sentences(_whole(edits), rest), rest)), removed, added)


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two lines of text."""
    return compare(tokens(before), tokens(after)).pieces


def _alike(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _edits(before: Sequence[Token], after: Sequence[Token]) -> tuple[list[_Edit], list[Token]]:
    """Give the edits in order, and what both have behind the last of them."""
    edits, kept, old, new = list[_Edit](), list[Token](), 0, 0
    pairs = common([token.text for token in before], [token.text for token in after])
    for place, place_after in [*pairs, (len(before), len(after))]:
        if place > old or place_after > new:
            edits.append(_Edit(kept, list(before[old:place]), list(after[new:place_after])))
            kept = []
        kept += after[place_after : place_after + 1]
        old, new = place + 1, place_after + 1
    return edits, kept


def _whole(edits: Sequence[_Edit]) -> list[_Edit]:
    """Merge edits between which fewer words stand than either changes: a sentence written anew reads as one edit.

    After the semantic cleanup of N. Fraser, "Writing: Diff Strategies" (2006).
    """
    merged: list[_Edit] = []
    for each in edits:
        edit = each
        while merged and len(edit.kept) <= min(merged[-1].size, edit.size) and BREAK not in edit.kept:
            before = merged.pop()
            edit = _Edit(before.kept, before.went + edit.kept + edit.went, before.came + edit.kept + edit.came)
        merged.append(edit)
    return merged


def _at_sentences(edits: list[_Edit], rest: list[Token]) -> list[_Edit]:
    """Move what only came or only went to where a sentence begins: "a. [b.] c." and not "a[. b]. c."."""
    for number, edit in enumerate(edits):
        stretch = edit.went or edit.came
        if edit.went and edit.came:
            continue
        behind = edits[number + 1].kept if number + 1 < len(edits) else rest
        line = [*edit.kept, *stretch, *behind]
        begins = [start for start in _starts(line, len(edit.kept), len(stretch)) if _begins(line, start)]
        if begins:
            start = min(begins, key=lambda place: abs(place - len(edit.kept)))
            end = start + len(stretch)
            edit.kept[:], stretch[:], behind[:] = line[:start], line[start:end], line[end:]
    return edits


def _starts(line: Sequence[Token], start: int, length: int) -> Iterator[int]:
    """Give every place at which a stretch of the line can stand so that the words around it stay the same."""
    yield start
    before = start
    while before and line[before - 1].text == line[before - 1 + length].text:
        before -= 1
        yield before
    while start + length < len(line) and line[start].text == line[start + length].text:
        start += 1
        yield start


def _begins(line: Sequence[Token], place: int) -> bool:
    return place == 0 or line[place - 1] == BREAK or line[place - 1].text in _ENDS


def _pieces(edits: Sequence[_Edit], rest: Sequence[Token]) -> Iterator[Piece]:
    for edit in [*edits, _Edit(list(rest))]:
        stretches = ((Operation.EQUAL, edit.kept), (Operation.DELETE, edit.went), (Operation.INSERT, edit.came))
        yield from (Piece(operation, "".join(map(str, stretch))) for operation, stretch in stretches if stretch)
