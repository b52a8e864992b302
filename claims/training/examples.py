"""Articles made ready for learning: words, wordpieces, gold labels, spaCy's reading and, for a student, soft labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claims.extract.encoder.pieces import Pieces, read_pieces
from claims.extract.encoder.relation import ROLES
from claims.extract.quotes import find_quotations
from claims.extract.sentences import paragraph_starts
from claims.training.corpus import Article, Labelled, labelled
from claims.training.silver import Inventory, Reading, Silver, number, read_silver

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["Example", "Item", "SoftLabels", "load_tokenizer", "make_examples", "read_all"]

_STRAIGHT = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})


@dataclass(frozen=True, slots=True)
class Item:
    """One cue of a paragraph and the roles of its words: `roles` (W,) by a person, `soft` (W, 5) by teachers."""

    cue: tuple[int, ...]
    roles: NDArray[np.int64] | None
    soft: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class SoftLabels:
    """What teachers say of one paragraph: cue tags (W, 3), and the items of the cues they see."""

    cues: NDArray[np.float32]
    items: tuple[Item, ...]


@dataclass(slots=True)
class Example:
    """One article: two ways of writing its quotation marks, gold items a paragraph, silver, soft labels if any."""

    name: str
    pieces: list[Pieces]
    straight: list[Pieces]
    silver: list[Silver]
    gold: list[list[Item]] | None
    soft: list[SoftLabels] | None = field(default=None)


def load_tokenizer(base: Path) -> Tokenizer:
    """Load the wordpiece tokenizer of the base model, without its padding and truncation."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_all(articles: Iterable[Article], tokenizer: Tokenizer, pipeline: str) -> Iterator[list[Reading]]:
    """Give spaCy's reading of every article, paragraph by paragraph."""
    for article in articles:
        yield read_silver(pipeline, article.text, _pieces(article.text, tokenizer))


def make_examples(
    articles: Iterable[Article],
    readings: Iterable[list[Reading]],
    inventory: Inventory,
    tokenizer: Tokenizer,
    *,
    annotated: bool = True,
) -> Iterator[Example]:
    """Make the examples of a corpus; without annotations (`annotated=False`) only silver is learnt from them."""
    for article, read in zip(articles, readings, strict=True):
        pieces = _pieces(article.text, tokenizer)
        gold = None
        if annotated:
            found = labelled(article, pieces)
            gold = [[_item(one, len(p.quoted)) for one in many] for p, many in zip(pieces, found, strict=True)]
        straight = _pieces(article.text.translate(_STRAIGHT), tokenizer)
        if [len(p.paragraph) for p in straight] != [len(p.paragraph) for p in pieces]:
            straight = pieces
        yield Example(article.name, pieces, straight, [number(one, inventory) for one in read], gold)


def _pieces(text: str, tokenizer: Tokenizer) -> list[Pieces]:
    paragraphs = paragraph_starts(text)
    return read_pieces(text, paragraphs, find_quotations(text, paragraphs), tokenizer)


def _item(found: Labelled, words: int) -> Item:
    """Write source and content as roles; a stretch that a hole made by the source cuts in two begins anew behind it."""
    roles = np.zeros(words, np.int64)
    for stretches, beginning in ((found.content, ROLES.index("B-content")), ((found.source,), ROLES.index("B-source"))):
        for stretch in stretches:
            roles[list(stretch)] = beginning + 1
            if stretch:
                roles[stretch[0]] = beginning
    for word in range(words):
        before = roles[word - 1] if word else 0
        if ROLES[roles[word]].startswith("I") and before not in (roles[word] - 1, roles[word]):
            roles[word] -= 1
    return Item(found.cue, roles)
