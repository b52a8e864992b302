"""`claims runs`: what the program did to the database."""

from __future__ import annotations

import typer

from claims.cli.catalogue import write_rows
from claims.cli.options import DatabaseOption, FormatOption, LimitOption, open_database

__all__ = ["app"]

SHOWN = ("id", "kind", "status", "started_at", "finished_at", "package_version", "counts")


def list_runs(*, limit: LimitOption = 50, output: FormatOption = None, database: DatabaseOption = None) -> None:
    """List the runs, the last first: articles read, actors merged, the codebook changed.

    Two of their numbers make a comparison: what was coded when each had ended. A run without an end still goes on, or
    was killed. Columns of json and csv add the extractor.

    \b
    Examples:
      claims runs list
      claims runs list --limit 5 --format json
    """
    from claims.query.runs import RunRow
    from claims.query.runs import list_runs as rows_of

    with open_database(database).reading() as session:
        write_rows(rows_of(session, limit), RunRow, output, SHOWN)


app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="What was done to the database, and when.")
app.command("list")(list_runs)
