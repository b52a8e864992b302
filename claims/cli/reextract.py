"""`claims reextract`: stored texts read anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.inputs import ExtractorOption
from claims.cli.options import DatabaseOption, SourceOption, open_database
from claims.cli.telling import counted, on_one_line, tell

if TYPE_CHECKING:
    from claims.database import Database
    from claims.reextraction import Reextraction, Reread, Scope, Tally

__all__ = ["reextract", "telling_interrupts"]


def reextract(
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOCUMENT", help="Ids or addresses; without any, all documents.", show_default=False),
    ] = None,
    *,
    source: SourceOption = None,
    extractor: ExtractorOption = None,
    again: Annotated[bool, typer.Option("--again", help="Read also what this extractor has read already.")] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Read at most so many documents.")
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Read stored texts anew: with a newer extractor or another one, or after names of actors have changed.

    The text that each document has now is read from the database; no file is needed. The claims that it had are closed
    as superseded and stay in the history. What people accepted or corrected stays as it is, and what they rejected
    stays rejected.

    What this extractor has read already, in this version of the program, is skipped unless --again. Each document is
    stored whole or not at all, so an interrupted run is continued by typing the same command again, with --again too.

    \b
    Examples:
      claims reextract
      claims reextract --extractor rules --source "The Meridian"
      claims reextract 12 https://example.org/page --again
    """
    from claims.config import load_settings
    from claims.extract import make_extractor
    from claims.reextraction import Reextraction

    settings = load_settings()
    chosen = make_extractor(extractor or settings.extractor, settings.pipeline)
    opened = open_database(database)
    scope = _scope(opened, documents or [], source, limit)
    run = Reextraction(opened, chosen, again=again)
    with telling_interrupts(run):
        tally = run.run(scope, _report)
    typer.echo(_summary(tally))
    if tally.second_look:
        typer.echo("To look at those again: claims review second-look")


@contextmanager
def telling_interrupts(run: Reextraction) -> Iterator[None]:
    """Say of a run that is interrupted how far it came, and how it goes on."""
    try:
        yield
    except KeyboardInterrupt:
        tell(f"claims: interrupted. {_summary(run.tally)} The same command goes on from here.")
        raise


def _scope(database: Database, documents: list[str], source: str | None, limit: int | None) -> Scope:
    from claims.query.documents.names import find_document
    from claims.query.names import find_source
    from claims.reextraction import Scope

    with database.reading() as session:
        named = {find_document(session, name).id for name in documents}
        of = find_source(session, source).id if source is not None else None
    return Scope(named or None, of, limit)


def _report(reread: Reread) -> None:
    """Say on standard error what became of one text, and how far the run is."""
    stored = reread.stored
    if stored is None:
        note = "read or changed by another process meanwhile, so left as it is"
    elif reread.analysis.foreign:
        note = f"the text is in {reread.analysis.language!r}, and claims are found in English texts only"
    else:
        note = f"{counted(len(stored.added), 'claim')} found, {len(stored.withdrawn):,} superseded"
        note += f"; {len(stored.carried):,} as people decided" if stored.carried else ""
    tell(f"{reread.number} of {reread.of}: {on_one_line(reread.name)}: {note}")


def _summary(tally: Tally) -> str:
    """Say in a few sentences what a run did; claims are sightings, not statements."""
    if not (tally.documents or tally.skipped):
        return "There is no document to read anew."
    parts = [f"{counted(tally.documents, 'document')} read anew"]
    if tally.skipped:
        parts.append(f"{tally.skipped:,} skipped, for this extractor has read them already")
    if tally.left:
        parts.append(f"{tally.left:,} left")
    said = f"{'; '.join(parts)}."
    if tally.documents:
        said += f" {counted(tally.claims, 'claim')} found, {tally.superseded:,} superseded"
        said += f"; {tally.carried:,} as people decided" if tally.carried else ""
        said += f"; {tally.second_look:,} for a second look." if tally.second_look else "."
    return said
