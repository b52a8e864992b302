"""What a reader gives: one document, decoded and described, or why it could not be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from claims.dates import Published
from claims.errors import InputError
from claims.words import DateBasis, Precision

__all__ = ["DateFound", "Document", "Given", "Published", "ReadFailure"]


@dataclass(frozen=True, slots=True)
class DateFound:
    """A day that something says the document appeared on, and the words it was read from.

    `at` is aware as in `Published`. A file's time and the day of an update (`bound`) do not give the day of
    publication: it was no later, that is all.
    """

    basis: DateBasis
    at: datetime
    precision: Precision
    text: str
    bound: bool = False

    @property
    def on(self) -> date:
        """The calendar day at the place of publication."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Document:
    """One article at one address, as read now. `body` is immutable and all spans are offsets into it.

    `dates` are all that were found, the surest first and those that only bound the day last; `published` is what was
    made of them.
    """

    doc_id: str
    address: str
    body: str
    path: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    source: str | None = None
    language: str | None = None
    published: Published | None = None
    dates: tuple[DateFound, ...] = ()

    @property
    def name(self) -> str:
        """Name it in messages: the file as the user typed it, with the line or the doc_id where it holds several."""
        if self.path is None:
            return self.doc_id
        file = PurePath(self.path).name
        if self.doc_id.startswith(file):
            return self.path + self.doc_id.removeprefix(file)
        return f"{self.path} ({self.doc_id})"


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about the inputs; it overrides what is found in them."""

    source: str | None = None
    published: Published | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """One input, or one line of one, that could not be read. `name` is what the user typed, with `:LINE` for JSONL."""

    name: str
    error: InputError
