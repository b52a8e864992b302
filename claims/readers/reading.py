"""The one way in: names to documents, each bad input reported in its place and the others read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from claims.errors import InputError, UsageError
from claims.readers.describe import describe, is_address
from claims.readers.document import Document, Given, ReadFailure
from claims.readers.draft import BadRecord
from claims.readers.formats import FORMATS, format_of
from claims.readers.inputs import Input, open_input, walk

__all__ = ["read"]

_SNIFFED = 4_096  # bytes


def read(
    names: Sequence[str],
    given: Given,
    *,
    recursive: bool = False,
    file_format: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | ReadFailure]:
    """Read files, folders (with `recursive`) and standard input ("-") one document at a time, in the order named.

    `given` overrides what is found in every one of them; its URL and title can be those of one document only.
    `file_format` is a key of `FORMATS` and overrides the suffix.

    Raises UsageError, before anything is read, for an unknown format, for a URL that is none, and for a URL or title
    given to several inputs.
    """
    if file_format is not None and file_format not in FORMATS:
        message = f"there is no input format {file_format!r}"
        raise UsageError(message, hint=f"Choose one of {', '.join(FORMATS)}.")
    if given.url is not None and not is_address(given.url):
        message = f"{given.url!r} is no URL"
        raise UsageError(message, hint="Write it in full, as in https://example.org/news/1.")
    if (option := _of_one_document(given)) and len(names) > 1:
        message = f"{option} is of one document, and {len(names)} inputs are given"
        raise UsageError(message, hint="Read them one by one, or as JSONL with the field in each line.")
    return _read(names, given, recursive, file_format, stdin or sys.stdin.buffer)


def _read(
    names: Sequence[str], given: Given, recursive: bool, file_format: str | None, stdin: BinaryIO
) -> Iterator[Document | ReadFailure]:
    documents = 0
    for source in walk(names, recursive=recursive):
        if isinstance(source, ReadFailure):
            yield source
            continue
        try:
            for result in _read_input(source, given, file_format, stdin):
                documents += isinstance(result, Document)
                if documents > 1 and (option := _of_one_document(given)):
                    message = f"{option} is of one document, and this is another"
                    yield ReadFailure(source.name, InputError(message))
                    return
                yield result
        except InputError as error:
            yield ReadFailure(source.name, error)
        except OSError as error:
            yield ReadFailure(source.name, InputError(f"the file cannot be read: {error.strerror or error}"))


def _of_one_document(given: Given) -> str | None:
    return "--url" if given.url is not None else "--title" if given.title is not None else None


def _read_input(
    source: Input, given: Given, file_format: str | None, stdin: BinaryIO
) -> Iterator[Document | ReadFailure]:
    with open_input(source, stdin) as stream:
        start = b"" if file_format else stream.peek(_SNIFFED)
        reader = FORMATS[file_format or format_of(source.name, start)]
        for record in reader(stream):
            if isinstance(record, BadRecord):
                yield ReadFailure(f"{source.name}:{record.line}", record.error)
            else:
                yield describe(record, given, source)
