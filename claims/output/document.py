"""A document for eyes: what it is, its versions, what was seen at its address, its dates and its copies."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, TextIO

from claims.output.cells import cell, printable
from claims.output.formats import choose, write
from claims.output.record import write_record
from claims.query.documents import DocumentProfile, DocumentRow, EditRow, Look
from claims.words import Format, RetrievalStatus

__all__ = ["document_for_eyes", "edit_for_eyes", "minute", "write_document"]

_STEPS = (("d", 86_400), ("h", 3_600), ("min", 60))


def write_document(document: DocumentProfile, asked: Format | None = None, *, out: TextIO | None = None) -> None:
    """Write a document: for eyes as small tables in which looks that found the same are one line; else an object."""
    out = out or sys.stdout
    if choose(asked, out) is not Format.TABLE:
        write_record(document, asked, out=out)
        return
    facts = [(label, text) for label, text in _facts(document) if text]
    width = max(len(label) for label, _ in facts)
    out.writelines(f"{label:{width}}  {printable(text)}\n" for label, text in facts)
    for heading, rows in _tables(document):
        if rows:
            out.write(f"\n{heading}\n")
            write(rows, tuple(rows[0]), Format.TABLE, out=out)


def document_for_eyes(row: DocumentRow) -> dict[str, Any]:
    """Give a row of the list with its days to be read."""
    return {name: getattr(row, name) for name in DocumentRow.__slots__} | {"last_seen": f"{row.last_seen:%Y-%m-%d}"}


def edit_for_eyes(row: EditRow) -> dict[str, Any]:
    """Give an edit in few columns: which version took whose place, how many words and claims came and went by it."""
    return {
        "document": row.document,
        "versions": f"{row.from_version_no} → {row.version_no}",
        "seen": minute(row.retrieved_at),
        "after": lasting(row.noticed_after),
        "source": row.source,
        "words": f"+{row.words_added} -{row.words_removed}",
        "claims": f"+{row.claims_new} ~{row.claims_changed} -{row.claims_gone}",
        "title": row.title,
        "notice": row.notice,
    }


def minute(at: datetime) -> str:
    """Give an instant to the minute, in UTC."""
    return f"{at:%Y-%m-%d %H:%M}"


def lasting(seconds: int) -> str:
    """Give a stretch of time in its two largest units: "3 d 4 h", "20 min"."""
    parts, rest = [], seconds
    for unit, length in _STEPS:
        if rest >= length:
            parts.append(f"{rest // length} {unit}")
        rest %= length
    return " ".join(parts[:2]) or f"{seconds} s"


def _facts(document: DocumentProfile) -> Iterator[tuple[str, str]]:
    yield "document", str(document.id)
    yield "title", document.title or ""
    yield "byline", document.byline or ""
    yield "source", f"{document.source} ({document.source_key})"
    for before in document.former_sources:
        yield "before", f"{before.source} ({before.source_key}), until {minute(before.until_at)}"
    yield "address", document.url
    yield "published", cell(document.published_on) or "unknown"
    yield "seen", f"{minute(document.first_seen)} to {minute(document.last_seen)} UTC"
    if document.gone_since:
        yield "gone", f"since {minute(document.gone_since)} UTC; its claims stay"
    yield "claims", f"{document.claims} live"
    yield "origin", f"{document.origin} ({document.basis})" if document.origin else ""


def _tables(document: DocumentProfile) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    yield (
        "Versions",
        [
            {
                "no": f"{each.version_no}{' *' if each.current else ''}",
                "first_seen": minute(each.retrieved_at),
                "last_seen": minute(each.last_seen),
                "published": each.published_on,
                "words": each.words,
                "claims": each.claims,
            }
            for each in document.versions
        ],
    )
    yield "Looks (UTC)", list(_looks(document.retrievals))
    yield (
        "Dates",
        [{"published": each.published_on, "found_in": each.basis, "words": each.text} for each in document.dates],
    )
    yield (
        "Copies (other documents of its origin)",
        [
            {
                "document": each.document,
                "version": each.version_no,
                "source": each.source,
                "published": each.published_on,
                "title": each.title,
                "basis": each.basis,
            }
            for each in document.copies
        ],
    )


def _looks(log: Sequence[Look]) -> Iterator[Mapping[str, Any]]:
    """Fold looks in a row that found nothing new into one line."""
    for (status, version), found in groupby(log, key=lambda look: (look.status, look.version_no)):
        looks = list(found)
        last = looks[-1]
        repeated = len(looks) > 1 and status in {RetrievalStatus.UNCHANGED, RetrievalStatus.GONE}
        for look in looks[:1] if repeated else looks:
            yield {
                "at": minute(look.retrieved_at),
                "until": minute(last.retrieved_at) if repeated else None,
                "times": len(looks) if repeated else 1,
                "status": status,
                "version": version,
                "run": f"{look.run}-{last.run}" if repeated else look.run,
            }
