from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from claims.database import Database


@pytest.fixture
def url(database: Database) -> str:
    """Name a database with the present schema, for a command."""
    return database.url.render_as_string(hide_password=False)


@pytest.fixture
def new(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], AbstractContextManager[str]]:
    """Give a way to make databases for commands, each by its URL."""
    files = iter(range(1000))

    @contextmanager
    def make() -> Iterator[str]:
        if dialect == "sqlite":
            yield f"sqlite:///{tmp_path / f'new-{next(files)}.db'}"
        else:
            with request.getfixturevalue("postgresql_databases").empty() as own:
                yield own

    return make
