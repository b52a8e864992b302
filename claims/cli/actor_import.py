"""`claims actors import`: a file of actors in."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli.inputs import exit_for_failures
from claims.cli.options import DatabaseOption, open_database
from claims.cli.telling import on_one_line, tell

__all__ = ["import_actors"]

STEP = 10_000  # actors between two lines of progress


def import_actors(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The actors; - is standard input.")],
    *,
    file_format: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="csv, yaml or ftm; else by the file's name.")
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Add actors, their names and their roles from a file.

    What is stored stays as it is, so the same file twice adds nothing; a name or a role that was taken back is not
    brought in again. An actor is known by its Wikidata id, else by its key, else by its name.

    \b
    Formats:
      csv    columns name and kind, and if wanted key, country, wikidata_id, aliases, roles. Aliases are separated
             by ";", each FORM or KIND:FORM; roles too, each KEY|OFFICE|FROM|UNTIL, dates left out where open.
      yaml   as in seeds/actors.yaml
      ftm    FollowTheMoney entities, one JSON object a line: people, organisations, and their offices

    \b
    Examples:
      claims actors import actors.csv
      claims actors import entities.ftm.json
      claims actors import - --format yaml < actors.yaml

    \b
    Exit codes: 0 all stored, 1 the file cannot be read or no entry of it, 2 usage, 5 some entries failed (each named).
    """
    import sys

    from claims.curation import BadEntry, bring_in, changing
    from claims.exchange.actors import read_actors

    called = "standard input" if file == "-" else on_one_line(file)

    def report(bad: BadEntry) -> None:
        tell(f"claims: {called}: {bad.where}: {on_one_line(bad.reason)}")

    told = 0

    def progress(read: int) -> None:
        nonlocal told
        if read - told >= STEP:
            tell(f"{read:,} actors read")
            told = read

    entries = read_actors(file, file_format, sys.stdin.buffer)  # refuses before a database is made
    with changing(open_database(database)) as change:
        brought = bring_in(change, entries, report=report, progress=progress)
    typer.echo(
        f"{brought.read:,} actors read, {brought.actors:,} of them new; "
        f"{brought.aliases:,} names and {brought.roles:,} roles added"
        + (f"; {brought.failed:,} entries failed." if brought.failed else ".")
    )
    exit_for_failures(brought.read + brought.roles, brought.failed)
