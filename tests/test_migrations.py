from __future__ import annotations

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from claims import migrate, package_version
from claims.database import Database
from claims.models import Base
from tests.archive import DAY, RECORDED, Archive
from tests.schema import objects

# What the revision that brings these tables fills them with, from what is stored.
FOLLOWING = ("statement", "statement_claim", "origin", "origin_version", "last_write")


def silent(message: str) -> None:
    del message


def test_the_revisions_are_one_line_in_the_order_of_their_names() -> None:
    script = ScriptDirectory.from_config(migrate.alembic_config())
    line = [revision.revision for revision in script.walk_revisions()]
    assert script.get_heads() == [migrate.head()]
    assert tuple(reversed(line)) == migrate.revisions()


def test_each_step_goes_forward_and_back_and_forward_again(empty_database: Database) -> None:
    before, previous = set[str](), "base"
    for revision in migrate.revisions():
        migrate.upgrade(empty_database, revision, say=silent)
        after = objects(empty_database)
        assert after != before
        migrate.downgrade(empty_database, previous, say=silent)
        assert objects(empty_database) == before
        migrate.upgrade(empty_database, revision, say=silent)
        assert objects(empty_database) == after
        before, previous = after, revision


def test_going_back_to_the_start_leaves_nothing(database: Database) -> None:
    migrate.downgrade(database, "base", say=silent)
    assert objects(database) == set()
    assert migrate.state(database) is migrate.State.EMPTY


def test_what_is_stored_survives_going_back_and_forth(archive: Archive) -> None:
    database = archive.database
    text_id = archive.text("The quay closes on Monday, the board said.")
    claim = archive.claim(text_id, "The quay closes on Monday")
    again = archive.claim(
        archive.text("Yes: The quay closes on Monday.", url="https://b.example"), "The quay closes on Monday"
    )
    archive.position(2, DAY, claims=[claim])
    stored = contents(database)
    migrate.downgrade(database, "0004_positions", say=silent)
    migrate.upgrade(database, say=silent)
    found = contents(database)
    derived = {name: found.pop(name) for name in FOLLOWING}
    assert found == {name: rows for name, rows in stored.items() if name not in FOLLOWING}
    run = archive.run_id
    assert derived == {
        "statement": [(1, run, RECORDED)],
        "statement_claim": [
            (1, 1, claim, "first", run, RECORDED, None),
            (2, 1, again, "same words", run, RECORDED, None),
        ],
        "origin": [(1, run, RECORDED), (2, run, RECORDED)],
        "origin_version": [(n, n, n, "first", run, RECORDED, None) for n in (1, 2)],
        "last_write": [(1, RECORDED)],
    }


def contents(database: Database) -> dict[str, list[object]]:
    """Read every row of every table but the one that records the steps themselves."""
    with database.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table))]
            for table in Base.metadata.sorted_tables
            if table.name != "schema_change"
        }


def test_each_step_is_recorded_with_the_version_that_took_it(database: Database) -> None:
    migrate.downgrade(database, "0005_guards", say=silent)
    with database.reading() as session:
        steps = session.execute(
            text("SELECT revision, direction, package_version FROM schema_change ORDER BY id")
        ).all()
    taken = [(revision, "up", package_version()) for revision in migrate.revisions()]
    down = [(revision, "down", package_version()) for revision in reversed(migrate.revisions()) if revision > "0006"]
    assert [tuple(step) for step in steps] == [*taken, *down]


def test_the_migrated_schema_is_that_of_the_models(database: Database) -> None:
    with database.migrating() as connection:
        command.check(migrate.alembic_config(connection))


def test_every_constraint_of_the_models_is_in_the_database_by_its_name(database: Database) -> None:
    with database.reading() as session:
        looked = inspect(session.connection())
        for table in Base.metadata.sorted_tables:
            stored = {str(check["name"]) for check in looked.get_check_constraints(table.name)}
            stored |= {str(unique["name"]) for unique in looked.get_unique_constraints(table.name)}
            stored |= {str(key["name"]) for key in looked.get_foreign_keys(table.name)}
            stored.add(str(looked.get_pk_constraint(table.name)["name"]))
            assert stored == {str(constraint.name) for constraint in table.constraints}, table.name
