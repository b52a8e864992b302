"""What `extract`, `ingest` and `demo` share: their input arguments, and how failed inputs are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.telling import on_one_line, tell

if TYPE_CHECKING:
    from claims.readers.document import Document, Given, ReadFailure

__all__ = [
    "ExtractorOption",
    "GivenPublished",
    "GivenSource",
    "GivenTitle",
    "GivenUrl",
    "Inputs",
    "Recursive",
    "exit_for_failures",
    "given",
    "open_inputs",
    "report_failure",
]

SOME_FAILED = 5
ALL_FAILED = 1
LONG = 200_000
"""From so many code points on a document takes more than some seconds; an article has some thousands."""

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Text, Markdown, HTML or JSONL files; - is standard input."),
]
ExtractorOption = Annotated[
    str | None,
    typer.Option(
        "--extractor", metavar="NAME", help="Which extractor finds the claims: encoder (the default) or rules."
    ),
]
GivenSource = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Who published it; overrides what is found.")
]
GivenPublished = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="When it appeared, e.g. 2022-02-25 or 2022-02-25T15:41Z."),
]
GivenUrl = Annotated[
    str | None, typer.Option("--url", metavar="URL", help="The address it stands at; one document only.")
]
GivenTitle = Annotated[str | None, typer.Option("--title", metavar="TITLE", help="Its title; one document only.")]
Recursive = Annotated[bool, typer.Option("--recursive", "-r", help="Read the files in folders too.")]


def given(
    *, source: str | None = None, published: str | None = None, url: str | None = None, title: str | None = None
) -> Given:
    """Parse what the user says about the inputs; raises DateError for a date that is none."""
    from claims.dates import parse_published
    from claims.readers.document import Given

    return Given(source, parse_published(published) if published else None, url, title)


def open_inputs(
    names: list[str], said: Given, *, recursive: bool, file_format: str | None = None
) -> Iterator[Document | ReadFailure]:
    """Read the inputs one by one, standard input among them; say which of them will take a while."""
    import sys

    from claims.readers import read

    return _announced(read(names, said, recursive=recursive, file_format=file_format, stdin=sys.stdin.buffer))


def _announced(inputs: Iterator[Document | ReadFailure]) -> Iterator[Document | ReadFailure]:
    from claims.readers.document import Document

    for each in inputs:
        if isinstance(each, Document) and len(each.body) >= LONG:
            tell(f"{on_one_line(each.name)}: {len(each.body):,} characters in one document, which takes a while")
        yield each


def report_failure(failure: ReadFailure) -> None:
    """Say on standard error which input failed, why, and what to do."""
    tell(f"claims: {on_one_line(failure.name)}: {failure.error}")


def exit_for_failures(done: int, failed: int) -> None:
    """End with the documented exit code where inputs failed: 5 if others were read, 1 if none was."""
    if failed:
        raise typer.Exit(SOME_FAILED if done else ALL_FAILED)
