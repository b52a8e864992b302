"""`claims actors import`: a file of actors in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.inputs import exit_for_failures
from claims.cli.options import DatabaseOption, open_database
from claims.cli.telling import counted, on_one_line, tell

if TYPE_CHECKING:
    from claims.curation import BadEntry, Change

__all__ = ["import_actors"]

STEP = 10_000  # actors between two lines of progress
MOST_FAILURES = 20  # bad entries that are named one by one


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
    Exit codes: 0 all stored, 1 the file cannot be read or no entry of it, 2 usage, 5 some failed (the first
    of them named, the rest stored), 130 interrupted (nothing stored).
    """
    import sys

    from claims.curation import bring_in, changing, is_stored
    from claims.exchange.actors import read_actors

    telling = _Telling("standard input" if file == "-" else on_one_line(file))
    change: Change | None = None
    try:
        entries = read_actors(file, file_format, sys.stdin.buffer)  # refuses before a database is made
        opened = open_database(database)
        with changing(opened) as change:
            brought = bring_in(change, entries, report=telling.report, progress=telling.progress)
    except KeyboardInterrupt:
        everything = change is not None and is_stored(opened, change)
        tell(f"claims: interrupted: {'all of it is' if everything else 'nothing was'} stored.")
        raise
    telling.end()
    typer.echo(
        f"{counted(brought.read, 'actor')} read, {brought.actors:,} of them new; "
        f"{counted(brought.aliases, 'name')} and {counted(brought.roles, 'role')} added"
        + (f"; {counted(brought.failed, 'entry', 'entries')} failed." if brought.failed else ".")
    )
    exit_for_failures(brought.read + brought.roles, brought.failed)


class _Telling:
    """What is said of a file while it comes in: its first bad entries, and how far it was read."""

    def __init__(self, called: str) -> None:
        self._called = called
        self._failed = 0
        self._read = 0

    def report(self, bad: BadEntry) -> None:
        self._failed += 1
        if self._failed <= MOST_FAILURES:
            tell(f"claims: {self._called}: {bad.where}: {on_one_line(bad.reason)}")

    def progress(self, read: int) -> None:
        if read - self._read >= STEP:
            tell(f"{read:,} actors read")
            self._read = read

    def end(self) -> None:
        """Say how many entries failed that were not named."""
        if self._failed > MOST_FAILURES:
            tell(f"claims: {self._called}: … and {self._failed - MOST_FAILURES:,} more")
