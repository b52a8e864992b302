"""What a schema is made of, as the database itself tells it."""

from __future__ import annotations

from sqlalchemy import inspect

from claims.database import Database, Dialect

__all__ = ["objects"]

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
