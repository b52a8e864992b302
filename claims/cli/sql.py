"""`claims sql`: a user's own query, read-only."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.options import DatabaseOption, FormatOption, open_database
from claims.cli.telling import tell

__all__ = ["sql"]

LONGEST = 2_000_000  # seconds, that is 23 days: PostgreSQL counts milliseconds in 31 bits


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT; - reads it from standard input.")],
    *,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.001, max=LONGEST, help="When to give up.")] = 60.0,
    output: FormatOption = None,
    database: DatabaseOption = None,
) -> None:
    """Run one SQL query: it reads everything and changes nothing.

    The tables and the public views (claim_full, position_now, …) are described in docs/schema.md.

    \b
    Examples:
      claims sql "SELECT name, count(*) AS documents FROM source JOIN document ON source_id = source.id GROUP BY name"
      claims sql "SELECT * FROM position_now" --format csv > positions.csv
      claims sql - < query.sql
    """
    import sys

    from claims.output import write
    from claims.sql import ask

    opened = open_database(database)
    with ask(opened, sys.stdin.read() if query == "-" else query, timeout) as answer:
        if not write(answer.records(), answer.columns, output):
            tell("claims: the query gives no rows.")
