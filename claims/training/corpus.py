"""Annotated articles: JSON Lines of texts with source, cue and content as half-open code points."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import ClaimsError
from claims.extract.encoder.pieces import Pieces

__all__ = ["Annotation", "Article", "Labelled", "labelled", "read_articles"]

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Annotation:
    """One attribution as a person marked it; `source` is None where nobody is named."""

    cue: _Range
    source: _Range | None
    content: tuple[_Range, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a corpus; `annotations` is empty for a text that nobody has annotated."""

    name: str
    text: str
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution as words of its paragraph: numbers ascending; `content` holds one tuple for each stretch."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[tuple[int, ...], ...]


def read_articles(path: Path) -> list[Article]:
    """Read a corpus: a line `{"doc_id", "text", "attributions": [{"source", "cue": [[s, e]], "content": [[s, e]]}]}`.

    Of a cue in parts the first counts; an attribution without a cue cannot be learnt from and is left out. Raises
    ClaimsError, naming the line, where one cannot be read.
    """
    try:
        lines = path.read_text("utf-8").split("\n")  # not splitlines: a text may hold other line ends
    except (OSError, UnicodeError) as error:
        message = f"The corpus {path} cannot be read: {error}."
        raise ClaimsError(
            message, hint="Name a file of annotated articles in UTF-8, one JSON object a line."
        ) from error
    articles = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            articles.append(_article(json.loads(line)))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            message = f"Line {number} of {path} is not an annotated article: {error!r}."
            raise ClaimsError(message, hint="Each line needs doc_id, text and attributions.") from error
    return articles


def _article(row: dict[str, Any]) -> Article:
    text = row["text"]
    if not isinstance(text, str):
        message = f"text is {text!r}"
        raise TypeError(message)
    annotations = tuple(
        Annotation(
            _range(found["cue"][0], text),
            _range(found["source"], text) if found.get("source") else None,
            tuple(_range(span, text) for span in found["content"]),
        )
        for found in row.get("attributions", [])
        if found["cue"]
    )
    return Article(str(row["doc_id"]), text, annotations)


def _range(span: list[int], text: str) -> _Range:
    start, end = span
    if not 0 <= start < end <= len(text):
        message = f"no span [{start}, {end}) in a text of {len(text)} code points"
        raise ValueError(message)
    return start, end


def labelled(article: Article, paragraphs: list[Pieces]) -> list[list[Labelled]]:
    """Give the annotations of each paragraph as word numbers; what a source or content has in another is left out."""
    found: list[list[Labelled]] = [[] for _ in paragraphs]
    for annotation in article.annotations:
        for number, pieces in enumerate(paragraphs):
            cue = pieces.paragraph.words_of(*annotation.cue)
            if not cue:
                continue
            source = pieces.paragraph.words_of(*annotation.source) if annotation.source else []
            content = [pieces.paragraph.words_of(*span) for span in annotation.content]
            found[number].append(Labelled(tuple(cue), tuple(source), tuple(tuple(words) for words in content if words)))
            break
    return found
