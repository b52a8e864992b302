"""What one format finds of a document, before the user's word and what stands in the text are weighed in."""

from __future__ import annotations

from dataclasses import dataclass

from claims.errors import InputError
from claims.readers.document import DateFound

__all__ = ["BadRecord", "Draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its format describes it: the body, and what stands in fields beside it.

    `line` is the number (from 1) of the record in a file of many; None where the file is the document.
    """

    body: str
    doc_id: str | None = None
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    published: DateFound | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class BadRecord:
    """One record of a file of many that could not be read; the others are not touched by it."""

    line: int
    error: InputError
