"""Two texts, paragraph by paragraph: which stayed, changed, went, came or stand elsewhere now.

Paragraphs that are the same in both, in order, hold the texts together; between them those that share most of their
words are compared word by word, also where one was split or two were joined. How a text is broken into lines, and how
much white space is in it, does not count.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from claims.query.documents.wording import BREAK, Operation, Piece, Token, common, compare, count_words, tokens

__all__ = ["Fate", "Part", "TextDifference", "difference"]

# Of the words of the shorter paragraph, so many stand in the longer one where one became the other.
SHARED = 0.5
FEWEST_SHARED = 3
# A paragraph of so many words that stands elsewhere was moved; one nearly the same was moved and changed.
FEWEST_MOVED = 5
LIKE_MOVED = 0.6
MOST_LOOKED_AT = 10_000

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Fate(StrEnum):
    """What became of a part of a text."""

    SAME = "same"
    CHANGED = "changed"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph or more, in the pieces of both texts; `before` and `after` number its first paragraph from 1 on.

    `removed` and `added` count the words that only the one, only the other text has.
    """

    fate: Fate
    before: int | None
    after: int | None
    pieces: tuple[Piece, ...]
    removed: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class TextDifference:
    """All parts in the order of the later text, what went where it stood; and the words that went and came."""

    parts: tuple[Part, ...]
    words_removed: int
    words_added: int

    @property
    def changes(self) -> tuple[Part, ...]:
        """The parts that did not stay as and where they were."""
        return tuple(each for each in self.parts if each.fate is not Fate.SAME)


def difference(before: str, after: str) -> TextDifference:
    """Compare two texts; of stretches too long for that only the beginning and the end (see wording.common)."""
    parts = _moved_and_changed(_Texts(_paragraphs(before), _paragraphs(after)).parts())
    return TextDifference(tuple(parts), sum(each.removed for each in parts), sum(each.added for each in parts))


class _Paragraph:
    """A paragraph with one blank wherever there is white space; its words are looked for where they are needed."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens(self.text)

    @cached_property
    def words(self) -> int:
        return count_words(self.tokens)


def _paragraphs(text: str) -> list[_Paragraph]:
    """Cut a text at its blank lines; one that has none, at the ends of its lines."""
    text = text.strip()
    parts = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
    return [_Paragraph(part) for part in parts if not part.isspace() and part]


class _Placed(NamedTuple):
    """A part and where it stands: by the later text, what went before the paragraph that followed it."""

    before_new: int
    came: bool
    old: int
    part: Part


class _Texts:
    """The paragraphs of both texts, by their places from 0 on."""

    def __init__(self, olds: list[_Paragraph], news: list[_Paragraph]) -> None:
        self.olds, self.news = olds, news
        self.same = common([each.text for each in olds], [each.text for each in news])
        self.moved = dict(self._moved())

    def parts(self) -> list[Part]:
        """Give all parts in order."""
        placed = [self._stays(Fate.SAME, old, new) for old, new in self.same]
        placed += [self._stays(Fate.MOVED, old, new) for new, old in self.moved.items()]
        gone, start, start_of_new = set(self.moved.values()), 0, 0
        for old, new in [*self.same, (len(self.olds), len(self.news))]:
            went = [place for place in range(start, old) if place not in gone]
            came = [place for place in range(start_of_new, new) if place not in self.moved]
            placed += self._between(went, came, new)
            start, start_of_new = old + 1, new + 1
        return [each.part for each in sorted(placed, key=lambda each: each[:3])]

    def _moved(self) -> Iterator[tuple[int, int]]:
        """Give the places in both texts, the later first, of a paragraph that is the same and stands elsewhere."""
        stayed, stayed_of_new = {old for old, _ in self.same}, {new for _, new in self.same}
        left = defaultdict[str, list[int]](list)
        for old in reversed(range(len(self.olds))):
            if old not in stayed:
                left[self.olds[old].text].append(old)
        for new, paragraph in enumerate(self.news):
            if new not in stayed_of_new and left.get(paragraph.text) and paragraph.words >= FEWEST_MOVED:
                yield new, left[paragraph.text].pop()

    def _between(self, went: Sequence[int], came: Sequence[int], end: int) -> Iterator[_Placed]:
        """Compare the paragraphs between two that stayed; `end` is the place of the later one in the later text."""
        for first, last, first_of_new, last_of_new in self._became(went, came):
            yield from self._only([o for o in went if o < first], [n for n in came if n < first_of_new], first_of_new)
            compared = compare(
                _joined(self.olds[place] for place in went if first <= place <= last),
                _joined(self.news[place] for place in came if first_of_new <= place <= last_of_new),
            )
            stays = all(piece.operation is Operation.EQUAL for piece in compared.pieces)  # but for white space
            fate = Fate.SAME if stays else Fate.CHANGED
            yield _Placed(first_of_new, True, first, Part(fate, first + 1, first_of_new + 1, *compared))
            went, came = [o for o in went if o > last], [n for n in came if n > last_of_new]
        yield from self._only(went, came, end)

    def _became(self, went: Sequence[int], came: Sequence[int]) -> list[tuple[int, int, int, int]]:
        """Give which paragraphs became which: first and last of the earlier, first and last of the later text."""
        old = [(place, token.text) for place in went for token in self.olds[place].tokens]
        new = [(place, token.text) for place in came for token in self.news[place].tokens]
        pairs = common([text for _, text in old], [text for _, text in new])
        shared = Counter((old[one][0], new[other][0]) for one, other in pairs if old[one][1][0].isalnum())
        found: list[tuple[int, int, int, int]] = []
        for (one, other), words in sorted(shared.items()):
            shorter, longer = sorted((self.olds[one].words, self.news[other].words))
            if words < SHARED * shorter or words < min(FEWEST_SHARED, SHARED * longer):
                continue
            if found and (found[-1][1] >= one or found[-1][3] >= other):  # one was split, or two were joined
                first, _, first_of_new, _ = found.pop()
                found.append((first, one, first_of_new, other))
            else:
                found.append((one, one, other, other))
        return found

    def _only(self, went: Iterable[int], came: Sequence[int], end: int) -> Iterator[_Placed]:
        """Give paragraphs that only the one or only the other text has."""
        place = came[0] if came else end
        for old in went:
            pieces = (Piece(Operation.DELETE, self.olds[old].text),)
            yield _Placed(place, False, old, Part(Fate.DELETED, old + 1, None, pieces, removed=self.olds[old].words))
        for new in came:
            pieces = (Piece(Operation.INSERT, self.news[new].text),)
            yield _Placed(new, True, 0, Part(Fate.INSERTED, None, new + 1, pieces, added=self.news[new].words))

    def _stays(self, fate: Fate, old: int, new: int) -> _Placed:
        return _Placed(new, True, old, Part(fate, old + 1, new + 1, (Piece(Operation.EQUAL, self.news[new].text),)))


def _joined(paragraphs: Iterable[_Paragraph]) -> list[Token]:
    return list(chain.from_iterable([BREAK, *paragraph.tokens] for paragraph in paragraphs))[1:]


def _moved_and_changed(parts: list[Part]) -> list[Part]:
    """Take a paragraph that went and one that came for one that was moved, where they are nearly the same."""
    from rapidfuzz.distance import Indel

    went = [each for each in parts if each.fate is Fate.DELETED and each.removed >= FEWEST_MOVED]
    came = [each for each in parts if each.fate is Fate.INSERTED and each.added >= FEWEST_MOVED]
    if len(went) * len(came) > MOST_LOOKED_AT:
        return parts
    words = {each: tokens(each.pieces[0].text) for each in (*went, *came)}
    moved: dict[Part, Part] = {}
    for new in came:
        alike = {old: Indel.normalized_similarity(words[old], words[new]) for old in went}
        best = max(went, key=alike.__getitem__, default=None)
        if best is not None and alike[best] >= LIKE_MOVED:
            went.remove(best)
            moved[new] = Part(Fate.MOVED, best.before, new.after, *compare(words[best], words[new]))
    gone = {part.before for part in moved.values()}
    kept = (each for each in parts if each.fate is not Fate.DELETED or each.before not in gone)
    return [moved.get(each, each) for each in kept]
