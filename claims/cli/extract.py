"""`claims extract`: text in, JSON out, no database."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from claims.cli.inputs import (
    ExtractorOption,
    GivenPublished,
    GivenSource,
    Inputs,
    Recursive,
    exit_for_failures,
    given,
    open_inputs,
    report_failure,
)
from claims.cli.telling import on_one_line, tell

__all__ = ["extract"]


class JsonFormat(StrEnum):
    """How the objects are written."""

    JSON = "json"
    JSONL = "jsonl"


def extract(
    files: Inputs,
    *,
    source: GivenSource = None,
    published: GivenPublished = None,
    recursive: Recursive = False,
    output: Annotated[
        JsonFormat | None, typer.Option("--format", help="json (indented) or jsonl; jsonl when piped.")
    ] = None,
    extractor: ExtractorOption = None,
) -> None:
    """Print the claims of texts as JSON, without a database.

    One object a document: every claim with its exact spans (offsets in code points), speaker, date and stances.

    \b
    Examples:
      claims extract article.txt
      claims extract --published 2022-02-25 - < article.txt
      claims extract articles.jsonl --format jsonl | jq .claims[].content[0].text
    """
    import json
    import sys

    from claims.analysis import Analyst
    from claims.config import load_settings
    from claims.exchange.extraction import extraction_object
    from claims.readers.document import ReadFailure

    indent = (
        2 if (output or (JsonFormat.JSON if sys.stdout.isatty() else JsonFormat.JSONL)) is JsonFormat.JSON else None
    )
    documents = open_inputs(files, given(source=source, published=published), recursive=recursive)
    settings = load_settings()
    analyst = Analyst.from_seeds(extractor or settings.extractor, settings.pipeline)
    done = failed = 0
    for document in documents:
        if isinstance(document, ReadFailure):
            failed += 1
            report_failure(document)
            continue
        analysis = analyst.analyse(document)
        if analysis.foreign:
            name = on_one_line(document.name)
            tell(f"claims: {name}: the text is in {analysis.language!r}; claims are found in English texts only")
        typer.echo(json.dumps(extraction_object(analysis), ensure_ascii=False, indent=indent))
        done += 1
    exit_for_failures(done, failed)
