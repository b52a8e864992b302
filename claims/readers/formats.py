"""The table of formats: which reader reads what, and how a format is told from a file's name or its first bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from claims.readers.draft import BadRecord, Draft
from claims.readers.html import read_html
from claims.readers.jsonl import read_jsonl
from claims.readers.markdown import read_markdown
from claims.readers.plain import read_plain

__all__ = ["FORMATS", "SUFFIXES", "Reader", "format_of"]

Reader = Callable[[BinaryIO], Iterator[Draft | BadRecord]]

FORMATS: dict[str, Reader] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
    "jsonl": read_jsonl,
}

SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
}

_HTML = re.compile(
    rb"(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_JSON_OBJECT = re.compile(rb'\{\s*"')


def format_of(name: str, start: bytes) -> str:
    """Tell the format from the name's suffix, else from how the content starts: text unless it looks otherwise."""
    if known := SUFFIXES.get(PurePath(name).suffix.lower()):
        return known
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(start):
        return "html"
    return "jsonl" if _JSON_OBJECT.match(start) else "text"
