"""Words into wordpieces and features, and paragraphs packed into windows: what one pass of the encoder reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claims.extract.encoder.words import Paragraph, split_paragraphs
from claims.extract.quotes import Quotation

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["FEATURES", "WINDOW", "Pieces", "Window", "packed", "read_pieces"]

WINDOW = 224
"""Wordpieces packed into one window; a longer paragraph has a window of its own."""

FEATURES = 9
"""Shapes of a word (lower, Capitalised, UPPER, other) inside and outside quotation marks, and 0 for no word."""

_LONGEST = 500  # the encoder has 512 positions
_SHAPES = 4


@dataclass(frozen=True, slots=True)
class Pieces:
    """One paragraph as the encoder reads it.

    `ids` and `features` go by wordpiece; `first` (the number of its first wordpiece) and `quoted` (1 inside quotation
    marks) by word. `paragraph` holds only words the tokenizer knows a piece for.
    """

    paragraph: Paragraph
    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    first: NDArray[np.int64]
    quoted: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive paragraphs with a separator behind each; `firsts` are the places of their words in the window."""

    numbers: tuple[int, ...]
    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    firsts: tuple[NDArray[np.int64], ...]

    def __len__(self) -> int:
        return len(self.ids)


def read_pieces(
    text: str, paragraph_starts: Sequence[int], quotations: Iterable[Quotation], tokenizer: Tokenizer
) -> list[Pieces]:
    """Cut `text` into paragraphs, words and wordpieces; white space and words without a piece are left out."""
    marked = bytearray(len(text) + 1)
    for quotation in quotations:
        marked[quotation.outer_start : quotation.outer_end] = b"\1" * (quotation.outer_end - quotation.outer_start)
    paragraphs = list(split_paragraphs(text, paragraph_starts))
    written = [[text[s:e] for s, e in zip(p.starts, p.ends, strict=True)] for p in paragraphs]
    # One by one: a batch would be spread over all cores, which belong to other processes.
    encodings = [tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False) for words in written]
    found = []
    for paragraph, words, encoding in zip(paragraphs, written, encodings, strict=True):
        ids, owners = np.array(encoding.ids, dtype=np.int64), np.array(encoding.word_ids, dtype=np.int64)
        quoted = np.frombuffer(marked, dtype=np.uint8)[list(paragraph.starts)].astype(np.int64)
        by_word = 1 + 2 * np.array([_shape(word) for word in words], dtype=np.int64) + quoted
        for start, stop in _parts(owners):
            kept, first = np.unique(owners[start:stop], return_index=True)
            known = Paragraph(
                tuple(paragraph.starts[word] for word in kept), tuple(paragraph.ends[word] for word in kept)
            )
            features = by_word[owners[start:stop]]
            found.append(Pieces(known, ids[start:stop], features, first.astype(np.int64), quoted[kept]))
    return found


def _parts(owners: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Cut the wordpieces of one paragraph into ranges the encoder can read, between words.

    Of a single word with more pieces than that only the first are read.
    """
    start = 0
    while start < len(owners):
        stop = after = min(start + _LONGEST, len(owners))
        if stop < len(owners):
            begun = int(np.searchsorted(owners, owners[stop]))
            if begun > start:
                stop = after = begun
            else:
                after = int(np.searchsorted(owners, owners[stop], side="right"))
        yield start, stop
        start = after


def _shape(word: str) -> int:
    if word[0].islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() else _SHAPES - 1


def packed(pieces: Sequence[Pieces], opening: int, separator: int, size: int = WINDOW) -> Iterator[Window]:
    """Pack consecutive paragraphs into windows of at most `size` wordpieces; `opening` and `separator` are ids."""
    numbers: list[int] = []
    length = 1
    for number, paragraph in enumerate(pieces):
        more = len(paragraph.ids) + 1
        if numbers and length + more > size:
            yield _window(pieces, numbers, opening, separator)
            numbers, length = [], 1
        numbers.append(number)
        length += more
    if numbers:
        yield _window(pieces, numbers, opening, separator)


def _window(pieces: Sequence[Pieces], numbers: Sequence[int], opening: int, separator: int) -> Window:
    ids, features, firsts, length = [np.array([opening])], [np.zeros(1, np.int64)], [], 1
    for number in numbers:
        paragraph = pieces[number]
        ids += [paragraph.ids, np.array([separator])]
        features += [paragraph.features, np.zeros(1, np.int64)]
        firsts.append(paragraph.first + length)
        length += len(paragraph.ids) + 1
    return Window(tuple(numbers), np.concatenate(ids), np.concatenate(features), tuple(firsts))
