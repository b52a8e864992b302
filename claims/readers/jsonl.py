"""JSONL documents: one JSON object a line, `{"text": …}` with optional fields beside it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from claims.errors import InputError
from claims.readers.draft import BadRecord, Draft
from claims.readers.plain import LIMIT, empty, too_large
from claims.readers.record import draft_of, json_kind
from claims.text import decode

__all__ = ["read_jsonl"]

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_jsonl(stream: BinaryIO) -> Iterator[Draft | BadRecord]:
    """Read the documents of a JSONL file one by one; a line that is none becomes a BadRecord, the others are read.

    The text of a document is data: its offsets are those of the JSON string's value, and no line ending is changed.

    Raises InputError for a file without a line, and for one that is a single JSON value over several lines.
    """
    seen = False
    for number, raw in enumerate(_lines(stream), start=1):
        if not raw.strip():
            continue
        if not seen and raw.strip() in {b"[", b"{"}:
            message = "one JSON value over several lines, not one document a line"
            raise InputError(message, hint="Write each document on a line of its own, for example `jq -c '.[]' FILE`.")
        seen = True
        try:
            yield _document(raw, number)
        except InputError as error:
            yield BadRecord(number, error)
    if not seen:
        raise empty()


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    first = stream.readline()
    if first.startswith(_WIDE):
        yield from decode(first + stream.read()).encode().split(b"\n")
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    yield from stream


def _document(raw: bytes, number: int) -> Draft:
    if len(raw) > 2 * LIMIT:  # escapes can double a text, so the value itself is measured too
        raise too_large()
    try:
        record = json.loads(decode(raw))
    except json.JSONDecodeError as error:
        message = f"no JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
        raise InputError(message, hint="Each line must be one complete JSON object.") from None
    except (ValueError, RecursionError):
        message = "JSON that cannot be read: nested too deeply, or a number with thousands of digits"
        raise InputError(message) from None
    if not isinstance(record, dict):
        message = f"{json_kind(record)}, not an object"
        raise InputError(message, hint='A document is {"text": …}, with doc_id, title, url, source, published, …')
    return draft_of(record, line=number)
