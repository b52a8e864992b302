"""The line below a picture: which program made it, from which database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL

from claims import package_version

__all__ = ["credit"]


def credit(database: URL) -> str:
    """Name the program and the database, without the folder or the server it lies on."""
    name = Path(database.database).name if database.database else "in memory"
    return f"claims {package_version()}, database {name}"
