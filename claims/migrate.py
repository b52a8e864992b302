"""Schema versions: upgrade, downgrade, check, backup, and the policy for a database that is not up to date.

The revisions are files of migrations/versions, named NNNN_words; a file's name is its revision, so the newest is known
without loading Alembic, which most commands never need.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, text
from sqlmodel import Session, col

from claims import package_version
from claims.database import Database, partial_copy
from claims.errors import DatabaseError, SchemaError, UsageError
from claims.models import SchemaChange
from claims.packaged import packaged

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = [
    "Say",
    "State",
    "Then",
    "backup",
    "check",
    "current",
    "downgrade",
    "ensure",
    "head",
    "revisions",
    "state",
    "stored_revision",
    "upgrade",
]

Say = Callable[[str], None]
"""Where the user is told what is being done to the schema: standard error, on the command line."""

Then = Callable[[Session], None]
"""What an upgrade ends with, in its own transaction; it flushes and never commits."""

_VERSION_TABLE = "alembic_version"
_OURS = "document_version"  # there since the first revision: tells our database from another one under Alembic


class State(Enum):
    """How a database's schema stands to this version of the program."""

    EMPTY = "empty"
    STALE = "stale"
    CURRENT = "current"
    NEWER = "newer"


@cache
def revisions() -> tuple[str, ...]:
    """List the revisions this program knows, oldest first."""
    return tuple(sorted(path.stem for path in (packaged("migrations") / "versions").glob("[0-9]*.py")))


def head() -> str:
    """Name the revision this program works with."""
    return revisions()[-1]


def current(database: Database) -> str | None:
    """Read the revision of a database; None for one that is missing or empty.

    Raises DatabaseError for a database that holds tables of another program, and where it cannot be opened.
    """
    tables = database.tables()
    if not tables - {_VERSION_TABLE}:
        return None
    if _VERSION_TABLE not in tables or _OURS not in tables:
        message = (
            f"{database} belongs to another program: it holds {', '.join(sorted(tables)[:3])} and no schema of claims."
        )
        raise DatabaseError(
            message,
            hint="Name a database of its own for claims; this one has been left as it is.",
        )
    with database.reading() as session:
        return stored_revision(session.connection())


def stored_revision(connection: Connection) -> str | None:
    """Read the revision from within a unit of work."""
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {_VERSION_TABLE}"))  # noqa: S608 -- a constant
    return found


def state(database: Database) -> State:
    """Tell how the schema stands to this version of the program."""
    revision = current(database)
    if revision is None:
        return State.EMPTY
    if revision == head():
        return State.CURRENT
    return State.STALE if revision in revisions() else State.NEWER


def check(database: Database) -> None:
    """Make sure the schema is the program's own.

    Raises SchemaError for one that is empty, older or newer, naming what to do.
    """
    match state(database):
        case State.CURRENT:
            return
        case State.NEWER:
            raise _newer(database)
        case State.EMPTY:
            message = f"{database} has no schema yet."
            raise SchemaError(message, hint=_upgrade_command(database))
        case State.STALE:
            message = f"{database} has schema {current(database)}; this program needs {head()}."
            raise SchemaError(
                message,
                hint=_upgrade_command(database),
            )


def ensure(database: Database, say: Say, then: Then | None = None) -> bool:
    """Bring a database into the state every command needs, and let it keep to that.

    A missing or empty SQLite file is created; a stale one is copied beside itself, then upgraded, and `say` is told.
    A PostgreSQL database, which others may be using, is never changed unasked: SchemaError names the command. So does
    it where the schema is newer than the program. Tells whether anything was changed.
    """
    found = state(database)
    if found is not State.CURRENT:
        if database.path is None or found is State.NEWER:
            check(database)
        upgrade(database, say=say, then=then)
    database.keep_to(head())
    return found is not State.CURRENT


def upgrade(database: Database, revision: str = "head", *, say: Say, then: Then | None = None) -> None:
    """Go forward to `revision`; a SQLite database that holds data is copied first.

    All is one transaction, with what `then` does to the database once it has the program's own schema: it is stopped at
    any moment, and the database is as it was. Where two programs upgrade at once, the second waits and finds it done.

    Raises SchemaError where the database is newer than the program, UsageError for an unknown revision.
    """
    database.keep_to(None)
    target, found = _known(revision), current(database)
    done = f"has schema {target}"
    if found != target:
        if found is None and database.path is not None:
            _make_folder(database.path)
        with database.migrating() as connection:
            here = current(database)  # looked at again: another program may just have done it
            _refuse_newer(database, here)
            if here != target:
                _keep_copy(database, here, say)
                _migrate(connection, "upgrade", target)
                if then is not None and target == head():
                    with Session(connection) as session:
                        then(session)
                        session.flush()
                done = f"{'made with' if here is None else 'upgraded to'} schema {target}"
    say(f"{database}: {done}.")


def downgrade(database: Database, revision: str, *, say: Say) -> None:
    """Go back to `revision` (`base` removes everything), in one transaction; a SQLite database is copied first.

    Raises SchemaError where the database is newer than the program, UsageError for a revision that is unknown or later
    than the database's.
    """
    database.keep_to(None)
    target = revision if revision == "base" else _known(revision)
    if _is_back(database, current(database), target):
        say(f"{database}: has schema {'none' if target == 'base' else target}.")
        return
    with database.migrating() as connection:
        here = current(database)
        if not _is_back(database, here, target):
            _keep_copy(database, here, say)
            _migrate(connection, "downgrade", target)
    say(f"{database}: has schema {'none' if target == 'base' else target}.")


def backup(database: Database, target: Path) -> None:
    """Copy a SQLite database into a new file; see Database.copy_to."""
    if current(database) is None:
        message = f"{database} has nothing to back up."
        raise DatabaseError(message)
    database.copy_to(target)


def alembic_config(connection: Connection | None = None) -> Config:
    """Configure Alembic on the shipped revisions, for one connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(packaged("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def _migrate(connection: Connection, direction: str, target: str) -> None:
    from alembic import command

    getattr(command, direction)(alembic_config(connection), target)


def _is_back(database: Database, here: str | None, target: str) -> bool:
    """Tell whether there is no way back left to go; raises UsageError where `target` lies ahead."""
    _refuse_newer(database, here)
    if target != "base" and (here is None or here < target):
        message = f"{database} has schema {here or 'none'}, which is before {target}."
        raise UsageError(message, hint="`claims db upgrade` goes forward.")
    return here in {None, target}


def _refuse_newer(database: Database, here: str | None) -> None:
    if here is not None and here not in revisions():
        raise _newer(database)


def _known(revision: str) -> str:
    if revision == "head":
        return head()
    if revision not in revisions():
        message = f"There is no revision {revision!r}."
        raise UsageError(message, hint=f"Revisions: {', '.join(revisions())}.")
    return revision


def _newer(database: Database) -> SchemaError:
    """Say that the program is too old, and which version the database was last upgraded with."""
    with database.reading() as session:
        revision = stored_revision(session.connection())
        steps = select(col(SchemaChange.package_version)).order_by(col(SchemaChange.id).desc()).limit(1)
        version = session.scalar(steps) if SchemaChange.__tablename__ in database.tables() else None
    told = version not in {None, package_version()}
    needed = f"claims {version}" if told else f"a version later than {package_version()}"
    return SchemaError(
        f"{database} has schema {revision}, made by {needed}; this is claims {package_version()} with schema {head()}.",
        hint=f"Install {needed}: python -m pip install --upgrade claims",
    )


def _upgrade_command(database: Database) -> str:
    if database.path is not None:
        return f"Run: claims db upgrade --database '{database}'"
    # Its URL may hold a password, which belongs in no message.
    return "Run: claims db upgrade, with the same --database or CLAIMS_DATABASE_URL."


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {path.parent} cannot be made: {error.strerror}."
        raise DatabaseError(
            message,
            hint="Name another place with --database or CLAIMS_DATABASE_URL.",
        ) from error


def _keep_copy(database: Database, revision: str | None, say: Say) -> None:
    """Copy a SQLite database beside itself before its schema changes; PostgreSQL's is its owner's to back up.

    To be called by who holds the lock of writers: then the copy is what the change is made to, and a part of a copy is
    left from a program that was killed.
    """
    if database.path is None or revision is None:
        return
    kept = _free_name(database.path, revision)
    partial_copy(kept).unlink(missing_ok=True)
    database.copy_to(kept)
    say(f"The database as it was is kept in {kept}.")


def _free_name(path: Path, revision: str) -> Path:
    """Name the copy beside the database after the schema it has, numbered where that name is taken."""
    number = 1
    while True:
        ending = "" if number == 1 else f".{number}"
        kept = path.with_name(f"{path.stem}.{revision}{ending}.backup{path.suffix}")
        if not kept.exists():
            return kept
        number += 1
