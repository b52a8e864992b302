"""Every released schema, as a database of that release's own making, becomes today's and answers as it did."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import text
from typer.testing import CliRunner

from claims import migrate
from claims.cli import app
from claims.database import Database, Dialect
from tests.releases import RELEASES, restore
from tests.schema import objects
from tests.verify.tampering import failed

# What a later version tells more exactly, or in other words: the basis of a stance, and what counts as one statement.
CHANGED = {"basis", "statements", "origins", "explanation"}


@pytest.fixture(params=RELEASES, ids=lambda path: path.name)
def release(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@pytest.fixture
def of_then(release: Path, empty_database: Database) -> Database:
    """Give the database of a release, as that release left it."""
    restore(release, empty_database)
    return empty_database


def ask(database: Database, *question: str) -> list[dict[str, Any]]:
    url = database.url.render_as_string(hide_password=False)
    done = CliRunner().invoke(app, [*question, "--format", "json", "--database", url])
    assert done.exit_code == 0, done.output
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def told(row: Mapping[str, Any], names: set[str]) -> list[tuple[str, str]]:
    """Give what a row says under these names; instants without their fractions, which differ from run to run."""
    return sorted((name, str(row[name])) for name in names - CHANGED)


def test_a_database_of_a_release_becomes_todays_and_answers_as_it_did(release: Path, of_then: Database) -> None:
    done = CliRunner().invoke(app, ["db", "upgrade", "--database", of_then.url.render_as_string(hide_password=False)])
    assert done.exit_code == 0, done.output
    assert migrate.state(of_then) is migrate.State.CURRENT
    assert failed(of_then) == {}
    for question, before in json.loads((release / "answers.json").read_text("utf-8")).items():
        after = ask(of_then, question)
        names = set(before[0]) & set(after[0]) - {"recorded_at"}
        assert [told(row, names) for row in after] == [told(row, names) for row in before]


def test_its_schema_is_that_of_the_models_and_going_back_leaves_no_trace(of_then: Database) -> None:
    migrate.upgrade(of_then, say=lambda _: None)
    with of_then.migrating() as connection:
        command.check(migrate.alembic_config(connection))
    migrate.downgrade(of_then, "base", say=lambda _: None)
    assert objects(of_then) == set()
    if of_then.dialect is Dialect.POSTGRESQL:
        with of_then.reading() as session:
            left = text("SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace")
            assert session.scalars(left).all() == []


def test_there_is_a_file_of_every_version_that_changed_the_schema() -> None:
    kept = {path.name.partition("-")[2] for path in RELEASES}
    assert kept >= {"0006", "0008", "0009"}
