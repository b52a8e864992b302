from __future__ import annotations

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from claims import migrate, package_version
from claims.database import Database, Dialect
from claims.models import Base
from tests.archive import DAY, Archive

# Every index, view, trigger and function of ours, with what defines it; of PostgreSQL's tables that they are there.
LISTING = {
    Dialect.SQLITE: """
        SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema
        WHERE name NOT LIKE 'sqlite%' AND type <> 'table'""",
    Dialect.POSTGRESQL: """
        SELECT 'table ' || relname || ' ' || relkind::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE schemaname = 'public'
        UNION SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
        UNION SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
        UNION SELECT 'function ' || proname || ' ' || prosrc FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace""",
}


def objects(database: Database) -> set[str]:
    """List what the schema is made of, without what Alembic keeps for itself."""
    with database.reading() as session:
        connection = session.connection()
        found = set(connection.exec_driver_sql(LISTING[database.dialect]).scalars())
        looked = inspect(connection)
        for table in looked.get_table_names():  # as they are built, not as they were written: SQLite keeps the words
            found |= {f"column {table} {sorted(column.items(), key=str)}" for column in looked.get_columns(table)}
            checks = {(str(check["name"]), check["sqltext"]) for check in looked.get_check_constraints(table)}
            uniques = {(str(each["name"]), str(each["column_names"])) for each in looked.get_unique_constraints(table)}
            keys = {(str(key["name"]), str(key["referred_table"])) for key in looked.get_foreign_keys(table)}
            found |= {f"constraint {table} {constraint}" for constraint in checks | uniques | keys}
        return {" ".join(entry.split()) for entry in found if "alembic_version" not in entry}


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
    claim = archive.claim(archive.text("The quay closes on Monday, the board said."), "The quay closes on Monday")
    archive.position(2, DAY, claims=[claim])
    stored = contents(database)
    migrate.downgrade(database, "0004_positions", say=silent)
    migrate.upgrade(database, say=silent)
    assert contents(database) == stored


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
