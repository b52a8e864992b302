"""What every extractor is, and what all share: long texts in pieces, and the sentences of a parse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from claims.extract.attribution import Attribution, Extraction, Mention, Sentence
from claims.extract.sentences import pieces
from claims.extract.shift import moved, moved_mention
from claims.extract.tokens import Tokens

__all__ = ["Extractor", "extract_in_pieces", "sentences_of"]

_PIECE = 60_000


class Extractor(Protocol):
    """Whatever turns a text into attributions; name, version and config_hash identify what it found in the database."""

    @property
    def name(self) -> str:
        """What the extractor is chosen by."""
        ...

    @property
    def version(self) -> str:
        """Raised when the same text gives other attributions."""
        ...

    @property
    def config_hash(self) -> str:
        """Hash of everything that decides the output beside the version: tables, pipeline, weights."""
        ...

    def extract(self, body: str) -> Extraction:
        """Find the attributed statements of one text; offsets are code points of `body`."""
        ...


def extract_in_pieces(body: str, extract: Callable[[str], Extraction]) -> Extraction:
    """Read a long text in pieces that begin at paragraphs, so that memory stays bounded; offsets are of the whole."""
    sentences: list[Sentence] = []
    attributions: list[Attribution] = []
    mentions: list[Mention] = []
    paragraphs = 0
    for start, end in pieces(body, _PIECE):
        found = extract(body[start:end])
        groups = 1 + max((claim.group for claim in attributions if claim.group is not None), default=-1)
        attributions += [moved(claim, start, len(attributions), groups) for claim in found.attributions]
        mentions += [moved_mention(mention, start) for mention in found.mentions]
        sentences += [
            Sentence(sentence.start + start, sentence.end + start, sentence.paragraph + paragraphs)
            for sentence in found.sentences
        ]
        paragraphs = sentences[-1].paragraph + 1 if sentences else 0
    return Extraction(tuple(sentences), tuple(attributions), tuple(mentions))


def sentences_of(tokens: Tokens) -> tuple[Sentence, ...]:
    """Give the sentences of a parse as half-open code points, without the white space around them."""
    found = []
    for first, last in tokens.sentences:
        text = tokens.text((first, last))
        start = tokens.starts[first] + len(text) - len(text.lstrip())
        end = tokens.starts[first] + len(text.rstrip())
        if start < end:
            found.append(Sentence(start, end, tokens.paragraph[first]))
    return tuple(found)
