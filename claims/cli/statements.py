"""`claims statements`: what was said, however many documents it is seen in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.catalogue import write_rows
from claims.cli.filtering import filtered
from claims.cli.nothing import report_nothing
from claims.cli.options import LARGEST, DatabaseOption, FormatOption, open_database
from claims.cli.telling import counted, tell

if TYPE_CHECKING:
    from claims.query import Filters

__all__ = ["app"]

SHOWN = ("id", "speaker", "content", "first_said_on", "last_said_on", "claims", "documents", "origins", "sources")


@filtered
def list_statements(*, filters: Filters, output: FormatOption = None, database: DatabaseOption = None) -> None:
    """List statements with their counts, the latest said first.

    A statement is the same utterance in all documents: claims are its sightings, documents the articles they stand in,
    origins what those go back to (wire copy in twenty papers is one), sources who published them. A statement is listed
    where one of its claims passes the filters; the counts are those of all its claims.

    \b
    Examples:
      claims statements list --speaker Zelensky --since 2022-02-24
      claims statements list --text ceasefire --format csv
    """
    from claims.output import columns_of, records, write
    from claims.query.statements import StatementRow
    from claims.query.statements import list_statements as rows_of

    with open_database(database).reading() as session:
        scope = filters.scope(session)
        if not write(records(rows_of(session, scope)), columns_of(StatementRow), output, shown=SHOWN):
            report_nothing(session, scope)


def show_statement(
    number: Annotated[int, typer.Argument(metavar="ID", min=1, max=LARGEST, help="The statement's number.")],
    *,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show one statement with its sightings: where it stands, on which day, in which words, and why it is the same.

    \b
    Examples:
      claims statements show 12
      claims statements show 12 --format json
    """
    from claims.output import choose, write_record
    from claims.query.statements import SightingRow
    from claims.query.statements import show_statement as found
    from claims.words import Format

    with open_database(database).reading() as session:
        shown = found(session, number)
    if choose(output) is Format.TABLE:
        typer.echo(f"{shown.speaker or 'unknown'}: {shown.content}")
        counts = ("claim", "document", "origin", "source")
        typer.echo(", ".join(counted(getattr(shown, f"{name}s"), name) for name in counts))
        write_rows(shown.sightings, SightingRow, output)
    else:
        write_record(shown, output)


def refresh(*, database: DatabaseOption = None) -> None:
    """Look through everything stored again: which texts go back to one, which claims say the same.

    Ingest does so for what it stores; this is for after an upgrade of the program. Some documents are committed at a
    time: an interrupted run harms nothing, and the same command goes on to the same end.

    \b
    Example:
      claims statements refresh
    """
    from claims.clustering import fold_all

    def report(done: int, of: int) -> None:
        tell(f"{done:,} of {of:,} texts looked through")

    folded = fold_all(open_database(database), report=report)
    typer.echo(
        f"{counted(folded.versions, 'text')} and {counted(folded.claims, 'claim')} looked through; "
        f"{counted(folded.versions_moved, 'text')} of another origin now, "
        f"{counted(folded.claims_moved, 'claim')} of another statement."
    )


app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The same utterance in all its documents.")
app.command("list")(list_statements)
app.command("show")(show_statement)
app.command("refresh")(refresh)
