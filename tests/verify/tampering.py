"""Rows changed behind the guards' back, as a disk or a hand with SQL could, and what the checks say of it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session

from claims.database import Database, Dialect, dialect_of, triggers
from claims.verify import verify

__all__ = ["failed", "failed_after", "tamper"]

BEHIND = {
    Dialect.SQLITE: ("PRAGMA defer_foreign_keys = ON", "PRAGMA ignore_check_constraints = ON"),
    Dialect.POSTGRESQL: ("SET LOCAL session_replication_role = replica",),
}
BEFORE = {
    Dialect.SQLITE: ("PRAGMA ignore_check_constraints = OFF",),
    Dialect.POSTGRESQL: ("SET LOCAL session_replication_role = origin",),
}


def failed(database: Database) -> Mapping[str, tuple[str, ...]]:
    """Give what each check that fails says."""
    with database.reading() as session:
        return _failures(session)


def failed_after(database: Database, *statements: str) -> Mapping[str, tuple[str, ...]]:
    """Give what the checks say once statements were run that no guard refused; take them back."""
    with database.writing() as session:
        tamper(session, *statements)
        found = _failures(session)
        session.rollback()
    return found


def tamper(session: Session, *statements: str) -> None:
    """Run statements that no guard refuses, and leave the guards in place."""
    connection, dialect = session.connection(), dialect_of(session)
    guards = triggers(session) if dialect is Dialect.SQLITE else {}
    for statement in (*BEHIND[dialect], *(f"DROP TRIGGER {name}" for name in guards), *statements):
        connection.exec_driver_sql(statement)
    for statement in (*guards.values(), *BEFORE[dialect]):
        connection.exec_driver_sql(statement)


def _failures(session: Session) -> Mapping[str, tuple[str, ...]]:
    return {check.name: check.failures for check in verify(session) if check.failures}
