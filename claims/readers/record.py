"""A record that describes a document: a JSONL line, or the front matter of a Markdown file with its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.errors import InputError
from claims.readers.document import DateFound
from claims.readers.draft import Draft
from claims.readers.plain import LIMIT, too_large
from claims.readers.published import from_metadata
from claims.text import unstorable

__all__ = ["draft_of", "json_kind"]

# Names under which other programs keep the day of publication, the surest first: "date" may be that of a draft. They
# are looked for without their case, "_" and "-"; unlike "published", one that holds no date is left.
_DATES = ("datepublished", "publishedat", "publishedon", "publishdate", "publicationdate", "pubdate", "date")
_JOINTS = str.maketrans("", "", "_-")

_KINDS = {type(None): "null", bool: "true or false", str: "a string", list: "an array", dict: "an object"}


def draft_of(record: Mapping[str, Any], *, line: int | None = None) -> Draft:
    """Check a record's fields and make a draft of it; the text is taken exactly as it stands, unknown keys are left.

    Raises InputError for a missing or empty text, a field of the wrong type, a date that is none, and characters no
    database can hold.
    """
    text = record.get("text")
    if "text" not in record:
        keys = ", ".join(sorted(map(str, record))) or "none"
        message = f'no "text" in it (its keys: {keys})'
        raise InputError(message, hint='A document is {"text": …}, with doc_id, title, url, source, published, …')
    body = _checked("text", text)
    if not body.strip():
        message = 'its "text" is empty'
        raise InputError(message)
    if len(body.encode()) > LIMIT:
        raise too_large()
    return Draft(
        body=body,
        doc_id=_field(record, "doc_id"),
        title=_field(record, "title"),
        byline=_field(record, "byline"),
        source=_field(record, "source"),
        url=_field(record, "url"),
        language=_field(record, "language"),
        published=_published(record),
        line=line,
    )


def json_kind(value: Any) -> str:
    """Name the kind of a JSON value as JSON does."""
    return _KINDS.get(type(value), "a number")


def _field(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if key == "doc_id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _checked(key, value).strip() or None if value is not None else None


def _checked(key: str, value: Any) -> str:
    if not isinstance(value, str):
        message = f'"{key}" must be a string, not {json_kind(value)}'
        raise InputError(message)
    if fault := unstorable(value):
        message = f'"{key}" holds {fault}'
        raise InputError(message, hint="Remove that character; no database stores it.")
    return value


def _published(record: Mapping[str, Any]) -> DateFound | None:
    value = _field(record, "published")
    if value is None:
        return _published_elsewhere(record)
    if published := from_metadata(value):
        return published
    message = f'"published" is no date: {value!r}'
    raise InputError(message, hint="Write it as 2022-02-25 or 2022-02-25T15:41:00Z.")


def _published_elsewhere(record: Mapping[str, Any]) -> DateFound | None:
    """Read the date from the first field of `_DATES` that holds one."""
    fields = {str(key).casefold().translate(_JOINTS): value for key, value in record.items()}
    values = (value for name in _DATES if isinstance(value := fields.get(name), str) and not unstorable(value))
    return next((found for value in values if (found := from_metadata(value))), None)
