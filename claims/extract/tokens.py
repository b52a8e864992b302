"""A parsed text as parallel lists: every attribute the rules read is fetched once, not token by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.extract.quotes import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Range", "Tokens", "read_tokens"]

Range = tuple[int, int]
"""Half-open range of token numbers."""


@dataclass(slots=True)
class Tokens:
    """Parallel lists over the tokens of one text; heads and children are absolute token numbers.

    `quoted[i]` is the number of the quotation token i stands in, or -1; `sentence[i]` the number of its sentence.
    """

    body: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    parts: list[str]
    deps: list[str]
    entities: list[str]
    heads: list[int]
    children: list[list[int]]
    sentence: list[int]
    sentences: list[Range]
    paragraph: list[int]
    quotations: list[Quotation]
    quoted: list[int]
    doc: Doc

    def __len__(self) -> int:
        return len(self.starts)

    def left(self, token: int) -> int:
        """Give the first token of the subtree under `token`."""
        return int(self.doc[token].left_edge.i)

    def right(self, token: int) -> int:
        """Give the last token (inclusive) of the subtree under `token`."""
        return int(self.doc[token].right_edge.i)

    def child(self, token: int, *deps: str) -> int | None:
        """Give the first child of `token` with one of these dependencies."""
        return next((child for child in self.children[token] if self.deps[child] in deps), None)

    def all(self, token: int, *deps: str) -> list[int]:
        """Give the children of `token` with one of these dependencies, in order."""
        return [child for child in self.children[token] if self.deps[child] in deps]

    def between(self, start: int, end: int) -> Range:
        """Give the tokens that lie wholly in the code points `[start, end)`."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def text(self, tokens: Range) -> str:
        """Give the text from the first to the last token of a range that is not empty."""
        return self.body[self.starts[tokens[0]] : self.ends[tokens[1] - 1]]

    def sentence_of(self, token: int) -> Range:
        """Give the range of the sentence `token` stands in."""
        return self.sentences[self.sentence[token]]


def read_tokens(doc: Doc, body: str, quotations: list[Quotation], paragraphs: Sequence[int]) -> Tokens:
    """Read the parse of `body` once into lists; `paragraphs` are the code points where paragraphs begin."""
    strings = doc.vocab.strings
    columns = doc.to_array(
        ["ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE", "HEAD", "IDX", "LENGTH", "SENT_START"]
    )
    count = len(doc)
    names: dict[int, str] = {0: ""}

    def column(number: int) -> list[str]:
        keys: list[int] = columns[:, number].tolist()
        for key in set(keys):
            if key not in names:
                names[key] = strings[key]
        return [names[key] for key in keys]

    starts: list[int] = columns[:, 8].tolist()
    ends = [start + length for start, length in zip(starts, columns[:, 9].tolist(), strict=True)]
    # HEAD is a signed offset kept in an unsigned column.
    offsets: list[int] = columns[:, 7].astype("int64").astype("int32").tolist()
    heads = [token + offset for token, offset in enumerate(offsets)]
    children: list[list[int]] = [[] for _ in range(count)]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    sentence = [0] * count
    # Not doc.sents, which looks through the whole text again for each sentence.
    opening = [token for token, mark in enumerate(columns[:, 10].tolist()) if mark == 1 or token == 0]
    sentences: list[Range] = list(pairwise([*opening, count])) if count else []
    for number, (first, last) in enumerate(sentences):
        sentence[first:last] = [number] * (last - first)
    quoted = [-1] * count
    for number, quotation in enumerate(quotations):
        begin, stop = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
        quoted[begin:stop] = [number] * (stop - begin)
    paragraph = [bisect_right(paragraphs, start) - 1 for start in starts]
    return Tokens(
        body, starts, ends, column(1), column(2), column(3), column(4), column(5), column(6), heads, children,
        sentence, sentences, paragraph, quotations, quoted, doc,
    )  # fmt: skip
