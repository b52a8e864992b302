"""From a draft to a document: what the user says, what the format says, what the text says, weighed field by field."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, urlsplit

from claims.readers.document import Document, Given
from claims.readers.draft import Draft
from claims.readers.head import read_head
from claims.readers.inputs import Input
from claims.readers.published import dates_found, file_date, publication
from claims.text import content_hash, detect_language

__all__ = ["describe", "is_address"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


def describe(draft: Draft, given: Given, source: Input) -> Document:
    """Make the document of a draft read from `source`; nothing is invented where nobody says anything."""
    head = read_head(draft.body)
    url = given.url or (draft.url if draft.url and is_address(draft.url) else None)
    source_name = given.source or draft.source or (head.dateline and head.dateline.wire) or _host(url)
    dateline = head.dateline.text if head.dateline else None
    dates = dates_found(head, draft.body, url, draft.published, given.published)
    of_file = file_date(source.path, draft.body) if source.path else None
    return Document(
        doc_id=draft.doc_id or _name(draft, source),
        address=url or _address(draft, source),
        body=draft.body,
        path=source.name if source.path else None,
        title=given.title or draft.title or head.title,
        byline=draft.byline or head.byline,
        dateline=None if dateline == source_name else dateline,  # some outlets write their own name before the dash
        source=source_name,
        language=_language(draft.language) or detect_language(draft.body),
        published=publication(dates),
        dates=(*dates, of_file) if of_file else dates,
    )


def is_address(url: str) -> bool:
    """Tell whether a URL leads to one place: it has a scheme and a host, or is a file: or urn: name."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.scheme and parts.netloc) or (parts.scheme in {"file", "urn"} and bool(parts.path))


def _address(draft: Draft, source: Input) -> str:
    """Name a document without a URL so that reading it again gives the same name.

    A file is its URI, a record of it the URI and its doc_id. A record without one, and what comes from standard
    input, has no place that stays (a line moves when another is put before it), so its content names it: a changed
    text is another document there.
    """
    fragment = f"#{quote(draft.doc_id, safe='')}" if draft.doc_id and draft.line else ""
    if source.path is None:
        return f"urn:{content_hash(draft.body)}{fragment}"
    if draft.line:
        fragment = fragment or f"#{content_hash(draft.body)}"
    return source.path.resolve().as_uri() + fragment


def _name(draft: Draft, source: Input) -> str:
    name = Path(source.name).name or source.name
    return f"{name}:{draft.line}" if draft.line else name


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _language(tag: str | None) -> str | None:
    match = _LANGUAGE.match(tag) if tag else None
    return match[0].lower() if match else None
