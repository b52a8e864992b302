"""The databases that released versions left: see data/releases/make.py."""

from __future__ import annotations

import lzma
import re
import sqlite3
from pathlib import Path
from typing import Any

from claims.database import Database

__all__ = ["RELEASES", "restore"]

RELEASES = sorted(path for path in (Path(__file__).parent / "data" / "releases").iterdir() if "-" in path.name)
COPY = re.compile(r"^COPY [^;]+ FROM stdin;\n(?P<rows>.*?)^\\\.\n", re.DOTALL | re.MULTILINE)


def restore(release: Path, database: Database) -> None:
    """Make an empty database what the release left."""
    dump = lzma.decompress((release / f"{database.dialect.value}.sql.xz").read_bytes()).decode()
    if database.path is not None:
        connection = sqlite3.connect(database.path)
        connection.executescript(dump)
        connection.close()
    else:
        _restore_postgresql(database, dump)


def _restore_postgresql(database: Database, dump: str) -> None:
    """Run a dump of pg_dump: statements, and rows between them."""
    connection: Any = database.engine.raw_connection()
    connection.driver_connection.autocommit = True
    cursor, at = connection.driver_connection.cursor(), 0
    for block in COPY.finditer(dump):
        copying = block.group().partition("\n")[0]
        cursor.execute(dump[at : block.start()])
        with cursor.copy(copying.rstrip(";")) as rows:
            rows.write(block["rows"])
        at = block.end()
    cursor.execute(dump[at:])
    connection.invalidate()  # the dump set the connection to see no schema
