"""The triggers that keep rows from being deleted or overwritten, as SQL for either database.

A migration says which table is guarded how, with the message that whoever tries will read. What a trigger of a
released revision says never changes: a revision that adds a column drops the trigger and makes it anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.engines import Dialect

__all__ = ["closed_once", "drop_trigger", "guard_against"]


def guard_against(dialect: Dialect, table: str, message: str, *events: str) -> Iterator[str]:
    """Write the triggers `{table}_no_{event}` that refuse DELETE or UPDATE; on PostgreSQL TRUNCATE with DELETE."""
    for event in events:
        yield _refuse(dialect, table, event, message)
    if dialect is Dialect.POSTGRESQL and "DELETE" in events:
        yield _refuse(dialect, table, "TRUNCATE", message)


def closed_once(dialect: Dialect, table: str, message: str, fixed: Iterable[str], reopened: str) -> str:
    """Write the trigger `{table}_closed_once`: only a closing column may change, and only from NULL.

    `fixed` are the columns that stay as they were stored; `reopened` is the condition, on OLD and NEW, of a closing
    that is taken back or made twice.
    """
    if dialect is Dialect.SQLITE:  # "IS" compares NULL as a value
        changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in fixed)
        return f"""CREATE TRIGGER {table}_closed_once BEFORE UPDATE ON {table}
        WHEN {changed}
        OR {reopened}
        BEGIN SELECT RAISE(ABORT, '{table}: {message}'); END"""
    columns = tuple(fixed)
    return f"""CREATE TRIGGER {table}_closed_once BEFORE UPDATE ON {table}
        FOR EACH ROW WHEN (
            ({", ".join(f"NEW.{column}" for column in columns)})
            IS DISTINCT FROM ({", ".join(f"OLD.{column}" for column in columns)})
        OR {reopened})
        EXECUTE FUNCTION claims_refuse('{message}')"""


def drop_trigger(dialect: Dialect, table: str, guard: str) -> str:
    """Write the removal of one trigger of a table; on SQLite its name is enough."""
    on = "" if dialect is Dialect.SQLITE else f" ON {table}"
    return f"DROP TRIGGER {table}_{guard}{on}"


def _refuse(dialect: Dialect, table: str, event: str, message: str) -> str:
    if dialect is Dialect.SQLITE:
        return f"""CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}
        BEGIN SELECT RAISE(ABORT, '{table}: {message}'); END"""
    each = "STATEMENT" if event == "TRUNCATE" else "ROW"
    return f"""CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}
        FOR EACH {each} EXECUTE FUNCTION claims_refuse('{message}')"""
