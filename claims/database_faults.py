"""What a database driver says of an unusable database, in words that tell the user what to do."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

from claims.errors import DatabaseError

__all__ = ["explained", "interrupted"]

# What SQLite's message contains; what it means; what to do.
_SQLITE: tuple[tuple[str, str, str], ...] = (
    (
        "database is locked",
        "{name} is locked: another program is writing to it and did not finish.",
        "Wait for it, or close it, and try again.",
    ),
    (
        "unable to open database",
        "{name} cannot be opened.",
        "Look whether its folder exists and you may write in it, or name another file.",
    ),
    (
        "readonly database",
        "{name} cannot be written.",
        "Look at the permissions of the file and its folder, or name another file with --database.",
    ),
    (
        "file is not a database",
        "{name} is no SQLite database.",
        "Name another file with --database; this one has been left as it is.",
    ),
    (
        "malformed",
        "{name} is damaged.",
        "Restore a backup, or save what can be read with: sqlite3 FILE .recover",
    ),
    ("disk is full", "There is no room left where {name} lies.", "Free some space and try again."),
    (
        "disk I/O error",
        "{name} cannot be read or written: disk error.",
        "Look at the disk, or copy the file elsewhere.",
    ),
)

# What PostgreSQL answers, by the first letters of its SQLSTATE (see the PostgreSQL manual, appendix A).
_POSTGRESQL: tuple[tuple[str, str, str], ...] = (
    (
        "55P03",
        "{name} is locked: another program is writing to it and did not finish.",
        "Wait for it, or close it, and try again.",
    ),
    ("22001", "A value is longer than {name} stores: {said}", "Shorten it, or leave it out."),
    ("54000", "A value is longer than {name} stores: {said}", "Shorten it, or leave it out."),
    ("42501", "{name}: this user lacks a privilege: {said}", "Let the owner of the database grant it."),
    ("53100", "There is no room left where {name} lies.", "Free some space and try again."),
)

# The driver is optional, so its errors go by their names: no connection, and one that the server ended.
_CONNECTION_LOST = frozenset({"OperationalError", "AdminShutdown", "CrashShutdown", "CannotConnectNow"})


def interrupted(error: Exception) -> bool:
    """Tell whether SQLite stopped because of Ctrl-C: it comes while Python is called back, and SQLite hides it."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT


def explained(error: Exception, name: str) -> DatabaseError | None:
    """Explain a driver's error about the database called `name`.

    None for errors that are no fault of the database's: a refused row, a malformed statement.
    """
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    said = str(cause).strip()
    if isinstance(cause, sqlite3.Error):
        for fragment, meaning, advice in _SQLITE:
            if fragment in said:
                return DatabaseError(meaning.format(name=name), hint=advice)
        return None
    state = getattr(cause, "sqlstate", None)
    for code, meaning, advice in _POSTGRESQL:
        if state == code:
            return DatabaseError(meaning.format(name=name, said=said.splitlines()[0]), hint=advice)
    if type(cause).__name__ in _CONNECTION_LOST and (state is None or state.startswith(("08", "57P"))):
        return DatabaseError(
            f"{name} cannot be reached: {said.splitlines()[0] if said else 'the connection was lost'}",
            hint="Is the server running, does the database exist, are user and password right?",
        )
    return None
