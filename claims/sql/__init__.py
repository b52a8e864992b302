"""`claims sql`: a user's own query, which can read everything and change nothing.

The query runs on a connection of its own, outside the program's units of work. What holds on each database stands in
its module. On PostgreSQL a query may call whatever functions its user may; a role with nothing but SELECT keeps a
superuser's (reading files of the server, say) out of reach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from claims.database import Database, Dialect
from claims.errors import QueryError
from claims.sql.answer import Answer
from claims.sql.postgresql import ask_postgresql
from claims.sql.sqlite import ask_sqlite

__all__ = ["Answer", "ask"]

_ASK: dict[Dialect, Callable[[Database, str, float], AbstractContextManager[Answer]]] = {
    Dialect.SQLITE: ask_sqlite,
    Dialect.POSTGRESQL: ask_postgresql,
}


@contextmanager
def ask(database: Database, query: str, seconds: float = 60.0) -> Iterator[Answer]:
    """Run one query and give its columns and rows, which come from the database as they are read.

    Raises QueryError, when it starts or while rows are read, for a query that is empty, writes, is several, is
    malformed, or takes longer than `seconds`.
    """
    stripped = query.strip().removesuffix(";").rstrip()
    if not stripped:
        message = "The query is empty."
        raise QueryError(message, hint="For example: claims sql 'SELECT speaker, content FROM claim_full LIMIT 10'")
    with _ASK[database.dialect](database, stripped, seconds) as answer:
        yield answer
