"""`claims ingest`: files in, committed rows out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.inputs import (
    ExtractorOption,
    GivenPublished,
    GivenSource,
    GivenTitle,
    GivenUrl,
    Inputs,
    Recursive,
    exit_for_failures,
    given,
    open_inputs,
    report_failure,
)
from claims.cli.options import DatabaseOption
from claims.cli.telling import on_one_line, tell

if TYPE_CHECKING:
    from claims.analysis import Analysis
    from claims.database import Database
    from claims.ingest import Outcome, Tally
    from claims.store import Stored

__all__ = ["ingest", "open_for_writing", "report_outcome", "summary"]

_DATES_IT = 'a line "Published: {day}" above the text'
_NO_DATE = (
    "no date of publication found; --published sets it when a text is first stored, "
    f"{_DATES_IT.format(day='2022-02-25')} later"
)


def ingest(
    files: Inputs,
    *,
    source: GivenSource = None,
    published: GivenPublished = None,
    url: GivenUrl = None,
    title: GivenTitle = None,
    recursive: Recursive = False,
    file_format: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="text, markdown, html or jsonl; else by the name.")
    ] = None,
    extractor: ExtractorOption = None,
    database: DatabaseOption = None,
) -> None:
    """Store articles and the claims in them.

    Reading the same text twice adds nothing, not even its date; a changed text becomes the next version of its
    document. Each document is stored whole or not at all, so an interrupted run is continued by typing the same
    command again.

    \b
    Examples:
      claims ingest article.txt --source "The Meridian"
      claims ingest --recursive articles/
      claims ingest page.html --url https://example.org/page
      claims ingest - --source Newsdesk --published 2022-02-25 < article.txt

    \b
    Exit codes: 0 all stored, 1 none could be read, 5 some failed (each named, the rest stored).
    """
    from claims.config import load_settings
    from claims.extract import make_extractor
    from claims.ingest import Ingest

    said = given(source=source, published=published, url=url, title=title)
    inputs = open_inputs(files, said, recursive=recursive, file_format=file_format)  # refuses before a database is made
    settings = load_settings()
    chosen = make_extractor(extractor or settings.extractor, settings.pipeline)
    run = Ingest(open_for_writing(database), chosen)
    try:
        tally = run.run(inputs, report_outcome)
    except KeyboardInterrupt:
        tell(f"claims: interrupted. {summary(run.tally)} The same command goes on from here.")
        raise
    typer.echo(summary(tally))
    exit_for_failures(tally.documents, tally.failed)


def open_for_writing(option: str | None) -> Database:
    """Open the database, made or upgraded where the policy allows it, with the actors and issues in it."""
    from claims.cli.options import open_database
    from claims.seeding import seed_reference

    database = open_database(option)
    seed_reference(database)
    return database


def report_outcome(outcome: Outcome) -> None:
    """Say on standard error what became of one input."""
    from claims.readers.published import dispute

    if outcome.failure is not None:
        report_failure(outcome.failure)
        return
    stored, analysis = outcome.stored, outcome.analysis
    if stored is None:
        return
    if not stored.added and stored.status == "unchanged":
        note = f"nothing new, already stored{_stays(stored, analysis)}"
    elif analysis is not None and analysis.foreign:
        note = f"stored; the text is in {analysis.language!r}, and claims are found in English texts only"
    else:
        note = f"{_count(len(stored.added), 'claim')}, {_count(stored.stances, 'stance')}"
    if analysis is not None and stored.status != "unchanged" and (differing := dispute(analysis.document.dates)):
        tell(f"{on_one_line(outcome.name)}: {differing}")
    if stored.undated and stored.status != "unchanged":
        tell(f"{on_one_line(outcome.name)}: {_NO_DATE}")
    version = f"version {stored.version_no}, " if stored.version_no > 1 or stored.status == "changed" else ""
    tell(f"{on_one_line(outcome.name)}: {version}{note}")


def _stays(stored: Stored, analysis: Analysis | None) -> str:
    """Say what the document says of itself now and is stored otherwise, and how a text without a date gets one."""
    if not stored.kept:
        return ""
    stays = f"; as first stored stays its {' and '.join(stored.kept)}"
    published = analysis.document.published if analysis is not None else None
    if not stored.undated or published is None:
        return stays
    return f"{stays}: it has none, and {_DATES_IT.format(day=published.on.isoformat())} dates it"


def summary(tally: Tally) -> str:
    """Say in a sentence what a run brought; claims are sightings, not statements."""
    parts = [f"{_count(tally.new, 'new document')} stored"]
    if tally.changed:
        parts.append(f"{_count(tally.changed, 'document')} changed")
    if tally.unchanged:
        parts.append(f"{_count(tally.unchanged, 'document')} already stored")
    if tally.failed:
        parts.append(f"{_count(tally.failed, 'input')} failed")
    parts.append(f"{_count(tally.claims, 'claim')} and {_count(tally.stances, 'stance')} added")
    return "; ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
