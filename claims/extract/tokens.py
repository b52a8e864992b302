"""A parsed text as parallel lists, whichever parser read it: the one form in which the rules see words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.extract.quotes import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Parse", "Range", "Tokens", "make_tokens", "read_tokens"]

Range = tuple[int, int]
"""Half-open range of token numbers."""


@dataclass(slots=True)
class Parse:
    """What a parser tells of a text: parallel lists over its tokens, in text order.

    `starts` and `ends` are half-open code points, `words` lower case, `tags` those of the Penn Treebank, `parts` those
    of Universal Dependencies, `deps` those of ClearNLP. `heads` are absolute token numbers and make trees; a root is
    its own head. `openings` are the tokens that begin a sentence, ascending; the first token always does. `entities`
    are token ranges with their OntoNotes labels, in order, none inside another. White space may be tokens or not.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    parts: list[str]
    deps: list[str]
    heads: list[int]
    openings: list[int]
    entities: list[tuple[int, int, str]]


@dataclass(slots=True)
class Tokens:
    """Parallel lists over the tokens of one text; heads, children and edges are absolute token numbers.

    `left_edges[i]` and `right_edges[i]` are the first and the last token of the subtree under token i; `entities[i]` is
    the label of the entity it stands in, or ""; `sentence[i]` the number of its sentence; `quoted[i]` that of the
    quotation it stands in, or -1.
    """

    body: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    parts: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    left_edges: list[int]
    right_edges: list[int]
    entity_ranges: list[tuple[int, int, str]]
    entities: list[str]
    sentences: list[Range]
    sentence: list[int]
    paragraph: list[int]
    quotations: list[Quotation]
    quoted: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def left(self, token: int) -> int:
        """Give the first token of the subtree under `token`."""
        return self.left_edges[token]

    def right(self, token: int) -> int:
        """Give the last token (inclusive) of the subtree under `token`."""
        return self.right_edges[token]

    def child(self, token: int, *deps: str) -> int | None:
        """Give the first child of `token` with one of these dependencies."""
        return next((child for child in self.children[token] if self.deps[child] in deps), None)

    def all(self, token: int, *deps: str) -> list[int]:
        """Give the children of `token` with one of these dependencies, in order."""
        return [child for child in self.children[token] if self.deps[child] in deps]

    def between(self, start: int, end: int) -> Range:
        """Give the tokens that lie wholly in the code points `[start, end)`."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def written(self, token: int) -> str:
        """Give one token as it stands in the text; `words` has it in lower case."""
        return self.body[self.starts[token] : self.ends[token]]

    def text(self, tokens: Range) -> str:
        """Give the text from the first to the last token of a range that is not empty."""
        return self.body[self.starts[tokens[0]] : self.ends[tokens[1] - 1]]

    def sentence_of(self, token: int) -> Range:
        """Give the range of the sentence `token` stands in."""
        return self.sentences[self.sentence[token]]

    def line_of(self, token: int) -> Range:
        """Give the range of the line `token` stands on; a token of white space that ends the line is outside it."""
        start = self.starts[token]
        end = self.body.find("\n", start)
        return self.between(self.body.rfind("\n", 0, start) + 1, end if end >= 0 else len(self.body))


def make_tokens(body: str, parse: Parse, quotations: list[Quotation], paragraphs: Sequence[int]) -> Tokens:
    """Complete the parse of `body` with all that follows from it; takes time linear in the tokens.

    `paragraphs` are the code points where paragraphs begin, ascending, the first of them 0.
    """
    count = len(parse.starts)
    children: list[list[int]] = [[] for _ in range(count)]
    for token, head in enumerate(parse.heads):
        if head != token:
            children[head].append(token)
    entities = [""] * count
    for first, last, label in parse.entities:
        entities[first:last] = [label] * (last - first)
    openings = parse.openings if parse.openings[:1] == [0] else [0, *parse.openings]
    sentences: list[Range] = list(pairwise([*openings, count])) if count else []
    sentence = [number for number, (first, last) in enumerate(sentences) for _ in range(first, last)]
    quoted = [-1] * count
    for number, quotation in enumerate(quotations):
        first, last = bisect_left(parse.starts, quotation.start), bisect_left(parse.starts, quotation.end)
        quoted[first:last] = [number] * (last - first)
    return Tokens(
        body=body,
        starts=parse.starts,
        ends=parse.ends,
        words=parse.words,
        lemmas=parse.lemmas,
        tags=parse.tags,
        parts=parse.parts,
        deps=parse.deps,
        heads=parse.heads,
        children=children,
        left_edges=_edges(parse.heads, range(count)),
        right_edges=_edges(parse.heads, range(count - 1, -1, -1)),
        entity_ranges=parse.entities,
        entities=entities,
        sentences=sentences,
        sentence=sentence,
        paragraph=[bisect_right(paragraphs, start) - 1 for start in parse.starts],
        quotations=quotations,
        quoted=quoted,
    )


def _edges(heads: list[int], order: Iterable[int]) -> list[int]:
    """Give for every token the one of its subtree that comes first in `order`.

    Whoever climbs to a token first is its edge, and all above it have one already: each token is climbed to once.
    """
    edges = [-1] * len(heads)
    for token in order:
        above = token
        while edges[above] < 0:
            edges[above] = token
            above = heads[above]
    return edges


def read_tokens(doc: Doc, body: str, quotations: list[Quotation], paragraphs: Sequence[int]) -> Tokens:
    """Read spaCy's parse of `body` once into lists: every attribute is fetched as a column, not token by token."""
    strings = doc.vocab.strings
    columns = doc.to_array(["LOWER", "LEMMA", "TAG", "POS", "DEP", "HEAD", "IDX", "LENGTH", "SENT_START"])
    names: dict[int, str] = {0: ""}

    def column(number: int) -> list[str]:
        keys: list[int] = columns[:, number].tolist()
        for key in set(keys):
            if key not in names:
                names[key] = strings[key]
        return [names[key] for key in keys]

    starts: list[int] = columns[:, 6].tolist()
    # HEAD is a signed offset kept in an unsigned column.
    offsets: list[int] = columns[:, 5].astype("int64").astype("int32").tolist()
    parse = Parse(
        starts=starts,
        ends=[start + length for start, length in zip(starts, columns[:, 7].tolist(), strict=True)],
        words=column(0),
        lemmas=column(1),
        tags=column(2),
        parts=column(3),
        deps=column(4),
        heads=[token + offset for token, offset in enumerate(offsets)],
        # Not doc.sents, which looks through the whole text again for each sentence.
        openings=[token for token, mark in enumerate(columns[:, 8].tolist()) if mark == 1],
        entities=[(entity.start, entity.end, entity.label_) for entity in doc.ents],
    )
    return make_tokens(body, parse, quotations, paragraphs)
