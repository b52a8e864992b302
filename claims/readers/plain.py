"""Plain text: the body is the decoded file, unchanged. Also the way any file is read whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from claims.errors import InputError
from claims.readers.draft import Draft
from claims.text import decode

__all__ = ["LIMIT", "empty", "read_plain", "too_large", "whole_file"]

LIMIT = 20_000_000
"""The most bytes one document may have. Articles have some thousands; what has more is a dump to be split."""


def read_plain(stream: BinaryIO) -> Iterator[Draft]:
    """Read a text file as one document.

    Raises InputError for a file that is empty, too large or no text.
    """
    body = decode(whole_file(stream))
    if not body.strip():
        raise empty()
    yield Draft(body)


def whole_file(stream: BinaryIO) -> bytes:
    """Read a stream to its end, but never much more than `LIMIT` bytes of it.

    Raises InputError for a file that is empty or too large.
    """
    raw = stream.read(LIMIT + 1)
    if not raw:
        raise empty()
    if len(raw) > LIMIT:
        raise too_large()
    return raw


def empty() -> InputError:
    """Say that there is no text."""
    return InputError("empty: there is no text in it")


def too_large() -> InputError:
    """Say that a text is beyond the limit."""
    message = f"too large: more than {LIMIT // 1_000_000} MB of text"
    return InputError(message, hint="Split it into its articles, or give them as JSONL, one document a line.")
