"""`claims db`: where the database is, which schema it has, whether it is sound."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.options import DatabaseOption
from claims.cli.telling import tell
from claims.errors import DatabaseError

if TYPE_CHECKING:
    from claims.database import Database

__all__ = ["app"]

SHOWN_FAILURES = 10
PATIENT = 10.0  # seconds somebody looks at a screen on which nothing moves

app = typer.Typer(no_args_is_help=True, help="Where the database is, its schema, backups and checks.")


@app.command()
def path(*, database: DatabaseOption = None) -> None:
    """Print the file, or the URL without its password.

    \b
    Example:
      sqlite3 -readonly "$(claims db path)" "SELECT count(*) FROM claim_live"
    """
    typer.echo(str(_named(database)))


@app.command()
def current(*, database: DatabaseOption = None) -> None:
    """Print the revision of the schema.

    It is "none" where there is no database yet.

    \b
    Example:
      claims db current
    """
    from claims import migrate

    typer.echo(migrate.current(_named(database)) or "none")


@app.command()
def check(*, database: DatabaseOption = None) -> None:
    """Check that the schema is up to date.

    The exit code is 4 where it is older or newer than the program's.

    \b
    Example:
      claims db check && claims ingest articles/ --recursive
    """
    from claims import migrate

    opened = _named(database)
    migrate.check(opened)
    typer.echo(f"{opened} has schema {migrate.head()}, as this program needs.")


@app.command()
def upgrade(*, database: DatabaseOption = None) -> None:
    """Bring the schema up to date.

    A database that is not there is made. A SQLite file that holds data is copied beside itself first. The actors and
    issues that ship with the program are added where they are missing.

    \b
    Examples:
      claims db upgrade
      claims db upgrade --database postgresql://me@localhost/claims
    """
    from claims import migrate
    from claims.seeding import seed_into, seed_reference

    opened = _named(database)
    migrate.upgrade(opened, say=typer.echo, then=seed_into)
    seed_reference(opened)  # of a schema that was up to date under another version of the program


@app.command()
def downgrade(
    revision: Annotated[str, typer.Argument(metavar="REVISION", help='As in "0004_positions"; "base" removes all.')],
    *,
    database: DatabaseOption = None,
) -> None:
    """Take the schema back to REVISION.

    What later revisions brought is dropped, with the rows in it. A SQLite file is copied beside itself first; copy a
    PostgreSQL database with pg_dump before.

    \b
    Example:
      claims db downgrade 0004_positions
    """
    from claims import migrate

    migrate.downgrade(_named(database), revision, say=typer.echo)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy to make; it must not exist yet.")],
    *,
    database: DatabaseOption = None,
) -> None:
    """Copy a SQLite database into FILE.

    The copy is whole and consistent, even while others write.

    \b
    Example:
      claims db backup claims-2024-05-06.db
    """
    from claims import migrate

    opened = _named(database)
    if opened.path is not None and not file.parent.is_dir():
        message = f"There is no folder {file.parent} to put the copy in."
        raise DatabaseError(message, hint=f"Create it, or name another: mkdir -p {shlex.quote(str(file.parent))}")
    migrate.backup(opened, file)
    typer.echo(f"Copied to {file}.")


@app.command()
def verify(*, database: DatabaseOption = None) -> None:
    """Check every row of the database.

    Hashes, spans, references, guards, periods, statements, origins and positions, a line for each check with the number
    of rows it looked at. The exit code is 1 where one fails. The last lines are notes, and no fault: fact checks whose
    claim was withdrawn, runs that never ended.

    \b
    Example:
      claims db verify
    """
    from claims import migrate
    from claims.verify import notes
    from claims.verify import verify as verify_all

    opened = _named(database)
    migrate.check(opened)
    sound = True
    with opened.reading() as session:
        for made in verify_all(session, _telling_what_takes_long()):
            outcome = f"{len(made.failures)} FAILED of " if made.failures else "ok, "
            typer.echo(f"{made.name}: {outcome}{made.checked} checked")
            _list_rows(made.failures)
            sound = sound and not made.failures
        for noted in notes(session):
            typer.echo(f"{noted.name}: note, {len(noted.failures) or 'none'} of {noted.checked}")
            _list_rows(noted.failures)
    if not sound:
        message = f"{opened} does not hold what it promises."
        raise DatabaseError(message, hint="Restore a backup, or ingest the documents named above into a new database.")


@app.command()
def schema() -> None:
    """Print the schema reference as Markdown.

    Tables, views and triggers, read from a database that is made for it.

    \b
    Example:
      claims db schema > docs/schema.md
    """
    from claims.schema_reference import schema_reference

    typer.echo(schema_reference(), nl=False)


def _list_rows(rows: Sequence[str]) -> None:
    """Write the first of the rows that were found, and how many more there are."""
    for row in rows[:SHOWN_FAILURES]:
        typer.echo(f"    {row}")
    if len(rows) > SHOWN_FAILURES:
        typer.echo(f"    and {len(rows) - SHOWN_FAILURES} more")


def _telling_what_takes_long() -> Callable[[str], None]:
    """Tell on standard error what is looked at next, once looking has taken some seconds."""
    began = time.monotonic()

    def begin(name: str) -> None:
        if time.monotonic() - began >= PATIENT:
            tell(f"Looking whether {name} …")

    return begin


def _named(option: str | None) -> Database:
    """Name the database the settings choose, as it is: nothing is made or upgraded."""
    from claims.config import load_settings
    from claims.database import Database

    return Database(load_settings(option).database, say=tell)
