"""The passages in which every expression for a speaker is marked with who is meant; read without their marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from claims.readers.document import Document, Published
from claims.spans import Span
from claims.words import Precision, PublishedBasis
from tests.quality.located import AnnotationError

__all__ = ["CLASSES", "Mark", "ReferencePassage", "load_references", "read_reference"]

_FOLDER = Path(__file__).with_name("references")
_MARK = re.compile(r"\[\[(?P<text>[^\[\]]+?) => (?P<who>[^\[\]#]+?) #(?P<kind>[a-z-]+)\]\]")
_NOBODY = re.compile(r"nobody(?: (?P<count>\d+))?")
_PUBLISHED_AT = time(12, tzinfo=UTC)

CLASSES = (
    *("he", "she", "it", "they", "first-person", "name", "role", "office", "body", "metonym"),
    *("joint", "anonymous", "collective"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked expression: who is meant by full names, none for nobody; `count` is how many, where the text says."""

    span: Span
    who: tuple[str, ...]
    count: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class ReferencePassage:
    """A text without its marks, and the marks as spans of it."""

    id: str
    document: Document
    marks: tuple[Mark, ...]


def load_references(openness: str) -> list[ReferencePassage]:
    """Read the passages of the `open` or of the `closed` files, in the order of the files' names.

    Raises AnnotationError for a mark that is not well formed.
    """
    return [
        read_reference(entry)
        for path in sorted(_FOLDER.glob(f"*.{openness}.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def read_reference(entry: Mapping[str, Any]) -> ReferencePassage:
    """Strip the marks of one entry; raises AnnotationError naming the passage."""
    body, found, behind = "", [], 0
    for match in _MARK.finditer(entry["text"]):
        body += entry["text"][behind : match.start()]
        found.append((len(body), match))
        body += match["text"]
        behind = match.end()
    body += entry["text"][behind:]
    if "[[" in body or "]]" in body:
        message = f"passage {entry['id']}: a mark is not written [[expression => who #class]]"
        raise AnnotationError(message)
    marks = tuple(_read_mark(entry["id"], body, start, match) for start, match in found)
    return ReferencePassage(entry["id"], _document(entry, body), marks)


def _read_mark(passage: str, body: str, start: int, match: re.Match[str]) -> Mark:
    if match["kind"] not in CLASSES:
        message = f"passage {passage}: no such class: {match['kind']}"
        raise AnnotationError(message)
    span = Span.of(body, start, start + len(match["text"]))
    nobody = _NOBODY.fullmatch(match["who"])
    if nobody is not None:
        return Mark(span, (), int(nobody["count"]) if nobody["count"] else None, match["kind"])
    return Mark(span, tuple(match["who"].split(" + ")), None, match["kind"])


def _document(entry: Mapping[str, Any], body: str) -> Document:
    on: date | None = entry.get("published")
    at = datetime.combine(on, _PUBLISHED_AT) if on else None
    return Document(
        doc_id=entry["id"],
        address=f"passage:{entry['id']}",
        body=body,
        source=entry.get("source"),
        published=Published(at, Precision.DAY, PublishedBasis.GIVEN) if at else None,
    )
