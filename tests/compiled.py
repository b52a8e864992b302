"""SQL compiled once for all the databases that the tests open, instead of anew for each.

SQLAlchemy keeps what it compiled with an engine, of which a program has one. The tests open some thousands, and
compiling the same statements for each takes a third of their time.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.util import LRUCache

__all__ = ["share_compiled"]

_STATEMENTS = 2_000


class _Shared(LRUCache[Any, Any]):
    """Compiled statements by the name of the dialect, not by that of one engine, which the key begins with."""

    def get(self, key: Any, default: Any = None) -> Any:
        dialect, *statement = key
        return super().get((dialect.name, *statement), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        dialect, *statement = key
        super().__setitem__((dialect.name, *statement), value)


def share_compiled() -> None:
    """Let every connection of this process look there first."""
    shared = _Shared(_STATEMENTS)

    def connected(connection: Connection) -> None:
        connection.execution_options(compiled_cache=shared)

    event.listen(Engine, "engine_connect", connected)
