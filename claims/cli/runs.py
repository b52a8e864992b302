"""`claims runs`: what the program did to the database."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.options import LARGEST, DatabaseOption, FormatOption, LimitOption, open_database
from claims.cli.telling import counted, on_one_line, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.query.run_difference import RunDifference

__all__ = ["app"]

SHOWN = ("id", "kind", "status", "started_at", "finished_at", "package_version", "counts")
SHOWN_OF_DIFFERENCE = ("kind", "claim_id", "speaker", "field", "from", "to", "content")

RunArgument = Annotated[int, typer.Argument(metavar="RUN", min=1, max=LARGEST, help="Its number.")]


def list_runs(*, limit: LimitOption = 50, output: FormatOption = None, database: DatabaseOption = None) -> None:
    """List the runs, the last first: articles read, actors merged, the codebook changed.

    Two of their numbers make a comparison: what was coded when each had ended. A run without an end is running; it is
    unfinished where another one began and ended since its last sign: it was killed, or is slow at a text. Columns of
    json and csv add the extractor.

    \b
    Examples:
      claims runs list
      claims runs list --limit 5 --format json
    """
    from claims.output import choose, columns_of, records, write
    from claims.query.runs import RunRow
    from claims.query.runs import list_runs as rows_of
    from claims.words import Format

    with open_database(database).reading() as session:
        rows = list(records(rows_of(session, limit)))
    if choose(output) in {Format.TABLE, Format.MARKDOWN}:
        rows = [{**row, "finished_at": row["finished_at"] or "no end recorded"} for row in rows]
    if not write(rows, columns_of(RunRow), output, shown=SHOWN):
        tell("claims: none found.")


def show_run(
    run: RunArgument, *, limit: LimitOption = 20, output: FormatOption = None, database: DatabaseOption = None
) -> None:
    """Show what one run did: what it added, what it closed, and the first of the documents it changed.

    `counts` are its own, as it ended; all else is counted now, so that a run without an end shows what it did too.

    \b
    Examples:
      claims runs show 3
      claims runs show 3 --limit 100 --format json
    """
    from claims.output import write_record
    from claims.query.run_profile import show_run as shown

    with open_database(database).reading() as session:
        found = shown(session, run, limit)
    write_record(found, output)


def compare_runs(
    first: Annotated[int, typer.Argument(metavar="A", min=1, max=LARGEST, help="The number of a run.")],
    second: Annotated[int, typer.Argument(metavar="B", min=1, max=LARGEST, help="That of another.")],
    *,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show which claims are there at the end of run B and not of run A, and which have changed.

    Claims that go on in others, have the same words or stand in the same place of the same text are one; a row tells of
    one field that differs. `claims compare --run A --run B` gives the reasons of the codings that changed.

    \b
    Examples:
      claims runs diff 2 3
      claims runs diff 2 3 --format csv > changes.csv
    """
    from claims.output import choose, records, write
    from claims.query.run_difference import compare_ends
    from claims.words import Format

    with open_database(database).reading() as session:
        found = compare_ends(session, first, second)
    rows = [{_COLUMNS.get(name, name): value for name, value in row.items()} for row in records(found.rows)]
    if choose(output) is Format.TABLE:
        _write_by_document(rows)
    else:
        write(rows, _ORDER, output, shown=("document", *SHOWN_OF_DIFFERENCE))
    tell(_summary(found, first, second))


_COLUMNS = {"before": "from", "after": "to"}
_ORDER = (
    "kind", "claim_id", "from_claim_id", "document", "source", "speaker", "field", "from", "to", "content", "title",
    "url",
)  # fmt: skip


def _write_by_document(rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a table a document, below its name."""
    from claims.output import write
    from claims.output.cells import printable
    from claims.words import Format

    for number, (document, of_document) in enumerate(groupby(rows, key=lambda row: row["document"])):
        lines = list(of_document)
        name = on_one_line(f"{lines[0]['source']}: {lines[0]['title'] or lines[0]['url']}")
        typer.echo(("\n" if number else "") + printable(f"Document {document}, {name}"))
        write(lines, _ORDER, Format.TABLE, shown=SHOWN_OF_DIFFERENCE)


def _summary(found: RunDifference, first: int, second: int) -> str:
    if not found.rows:
        same = f"{counted(found.unchanged, 'claim')} the same"
        return f"claims: nothing differs at the end of run {second} from the end of run {first}: {same}."
    return (
        f"claims: {counted(found.added, 'claim')} added, {found.dropped:,} dropped, {found.changed:,} changed, "
        f"{found.unchanged:,} the same at the end of run {second} as at the end of run {first}."
    )


app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="What was done to the database, and when.")
app.command("list")(list_runs)
app.command("show")(show_run)
app.command("diff")(compare_runs)
