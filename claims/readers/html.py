"""Saved web pages: trafilatura finds the article in the page, its metadata tell title, author, site and date.

The body is the article's text with a blank line between paragraphs; offsets count in it, not in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from claims.errors import InputError
from claims.readers.draft import Draft
from claims.readers.plain import whole_file
from claims.readers.published import from_metadata
from claims.text import decode, unstorable

__all__ = ["read_html"]

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]+)", re.IGNORECASE)
_CHARSET_REACH = 2_048  # bytes: where the HTML standard looks for the declaration, twice over

_HTML_TAG = re.compile(r"<html\b", re.IGNORECASE)

# lxml refuses text that still declares the encoding of the bytes it came from.
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")

_DATES = {
    "original_date": True,
    "extensive_search": False,  # a date anywhere on the page is a guess
    "deferred_url_extractor": True,  # what the markup says first: the address is weighed apart
    "outputformat": "%Y-%m-%dT%H:%M:%S%z",
    "max_date": "2100-01-01",  # else today: the same page must read the same on every day
}


def read_html(stream: BinaryIO) -> Iterator[Draft]:
    """Read a saved page as one document.

    Raises InputError for a page that is empty, too large, no text, or without an article in it.
    """
    from trafilatura import bare_extraction

    page = _XML_DECLARATION.sub("", _decode_page(whole_file(stream)))
    if not _HTML_TAG.search(page):  # a fragment: trafilatura wants a page
        page = f"<html><body>{page}</body></html>"
    found: Any = bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    paragraphs = [line.strip() for line in (found.text or "").split("\n")] if found else []
    body = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not body:
        message = "a page without an article: no text was found in its HTML"
        raise InputError(message, hint="If scripts build the page, save it from the browser after it has loaded.")
    if fault := unstorable(body):
        message = f"its text holds {fault}"
        raise InputError(message)
    yield Draft(
        body=body,
        title=found.title,
        byline=found.author.replace("; ", ", ") if found.author else None,
        source=found.sitename,
        url=found.url,
        published=from_metadata(found.date) if found.date else None,
    )


def _decode_page(raw: bytes) -> str:
    """Decode as every text, or, where that fails, as the page itself declares."""
    try:
        return decode(raw)
    except InputError:
        declared = _CHARSET.search(raw[:_CHARSET_REACH])
        if declared is None or b"\0" in raw:
            raise
        try:
            return raw.decode(declared["name"].decode())
        except (LookupError, UnicodeDecodeError):
            pass
        raise
