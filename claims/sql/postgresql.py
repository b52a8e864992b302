"""Read-only SQL on PostgreSQL: a named cursor in a read-only transaction with a time limit.

A read-only transaction alone could be turned off by a query that says SET TRANSACTION. DECLARE … CURSOR FOR takes
nothing but a query that reads, and only one.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from claims.database import Database
from claims.errors import DatabaseError, QueryError
from claims.sql.answer import ONLY_READS, Answer, too_long, unique

if TYPE_CHECKING:
    import psycopg

__all__ = ["ask_postgresql"]

_CURSOR = "claims_sql"
_DECLARED = f'DECLARE "{_CURSOR}" CURSOR FOR '
# SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html
_READ_ONLY = "25006"
_FEATURE = "0A000"
_CANCELLED = "57014"
_SYNTAX = "42601"
# What no cursor can be declared for, and a user may try: to be refused for what it is, not as a slip of the pen.
_COMMANDS = re.compile(
    r"(?:alter|analyze|begin|call|comment|commit|copy|create|delete|do|drop|execute|explain|grant|insert|lock|merge"
    r"|prepare|refresh|reindex|revoke|rollback|set|truncate|update|vacuum)\b",
    re.IGNORECASE,
)


@contextmanager
def ask_postgresql(database: Database, query: str, seconds: float) -> Iterator[Answer]:
    """Run a query on a PostgreSQL database; raises QueryError, and DatabaseError where it cannot be reached."""
    import psycopg

    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    options = f"-c default_transaction_read_only=on -c statement_timeout={max(1, int(seconds * 1000))} -c timezone=UTC"
    try:
        connection = psycopg.connect(url, options=options, connect_timeout=10)
    except psycopg.OperationalError as error:
        message = f"{database} cannot be reached: {error}"
        raise DatabaseError(message) from error
    with connection, connection.cursor(name=_CURSOR) as cursor:
        with _explaining(query, seconds):
            cursor.execute(query.encode())
        columns = unique(column.name for column in cursor.description or ())
        with closing(_rows(cursor, query, seconds)) as rows:  # who stops reading leaves them before the connection
            yield Answer(columns, rows)


def _rows(cursor: psycopg.ServerCursor[Any], query: str, seconds: float) -> Generator[Sequence[Any]]:
    with _explaining(query, seconds):
        yield from cursor


@contextmanager
def _explaining(query: str, seconds: float) -> Iterator[None]:
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        raise _explained(error, query, seconds) from error


def _explained(error: psycopg.Error, query: str, seconds: float) -> QueryError:
    said = error.diag.message_primary or str(error)
    if error.sqlstate == _CANCELLED:
        return too_long(seconds)
    if error.sqlstate == _READ_ONLY or (error.sqlstate == _FEATURE and "data-modifying" in said):
        return QueryError("The query does more than read.", hint=ONLY_READS)
    if "multiple commands" in said:
        return QueryError("The query is several statements.", hint="Give one; join what belongs together with WITH.")
    offset = int(error.diag.statement_position or 0) - len(_DECLARED) - 1
    if error.sqlstate == _SYNTAX and offset == 0 and _COMMANDS.match(query):
        return QueryError("The query does more than read.", hint=ONLY_READS)
    position = ""
    if 0 <= offset <= len(query):
        before = query[:offset]
        position = f" (line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))})"
    return QueryError(f"The query fails: {said}{position}.", hint=error.diag.message_hint)
