"""Markdown, with or without YAML front matter.

The body is the decoded file; front matter, where there is some, describes the document and is not part of the body:
offsets count from the line after it. Its keys are those of a JSONL document: title, source, url, published (or date,
pubdate, datePublished, published_at, as blogs write), byline, language, doc_id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from claims.errors import InputError
from claims.readers.draft import Draft
from claims.readers.plain import empty, whole_file
from claims.readers.record import draft_of
from claims.text import decode

__all__ = ["read_markdown"]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>\S.*?)[ \t#]*$|^(?P<underlined>\S.*)\n=+[ \t]*$", re.MULTILINE)


def read_markdown(stream: BinaryIO) -> Iterator[Draft]:
    """Read a Markdown file as one document; its first heading is the title unless the front matter gives one.

    Raises InputError for a file that is empty, too large or no text, and for front matter that cannot be read.
    """
    text = decode(whole_file(stream))
    front = _FRONT_MATTER.match(text)
    fields = _fields(front["yaml"]) if front else None
    body = text[front.end() :] if front and fields is not None else text
    if not body.strip():
        raise empty()
    heading = _HEADING.search(body)
    title = (heading["title"] or heading["underlined"]) if heading else None
    yield draft_of({"title": title, **(fields or {}), "text": body})


def _fields(yaml_text: str) -> dict[str, Any] | None:
    """Parse front matter; None when the lines between two rules are no mapping, hence text."""
    import yaml

    try:
        # Every scalar stays a string: "2022-02-25" is read as dates are read everywhere else.
        fields = yaml.load(yaml_text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader builds strings, lists and dicts only
    except yaml.YAMLError as error:
        message = f"front matter that is no YAML: {' '.join(str(error).split())}"
        raise InputError(message, hint='Quote values that hold a colon: `title: "Talks: day two"`.') from None
    return fields if isinstance(fields, dict) else None
