"""How Alembic reaches the database: by the connection `claims.migrate` hands over, else by the user's settings.

The second way is the developer's: `alembic revision --autogenerate` in a checkout.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext, MigrationInfo
from sqlalchemy import Connection
from sqlmodel import AutoString

from claims import config, package_version
from claims.columns import UtcDateTime, now
from claims.database import Database, Dialect, dialect_of
from claims.models import Base, SchemaChange


def include_name(name: str | None, kind: str, parents: Any) -> bool:
    """Compare our own tables only: SQLite's full-text index keeps tables of its own beside them."""
    del parents
    return kind != "table" or name in Base.metadata.tables


def render_type(kind: str, thing: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our types and SQLModel's as SQLAlchemy's, so that a migration depends on no code that may change."""
    del autogen
    if kind != "type":
        return False
    if isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(thing, AutoString):
        return f"sa.String(length={thing.length})"
    return False


def record_step(
    ctx: MigrationContext, step: MigrationInfo, heads: Collection[Any], run_args: Mapping[str, Any]
) -> None:
    """Note in schema_change which version of the program took the step, for the message an older one will give."""
    del heads, run_args
    connection = ctx.connection
    if connection is None or not sa.inspect(connection).has_table(SchemaChange.__tablename__):
        return  # the step down that removed the table
    connection.execute(
        sa.insert(SchemaChange).values(
            revision=step.up_revision_id,
            direction="up" if step.is_upgrade else "down",
            package_version=package_version(),
            applied_at=now(),
        )
    )


def run(connection: Connection) -> None:
    """Run the migrations inside the caller's transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=include_name,
        render_item=render_type,
        # SQLite cannot change a column in place: Alembic rebuilds the table. PostgreSQL needs no such thing.
        render_as_batch=dialect_of(connection) is Dialect.SQLITE,
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
        on_version_apply=record_step,
    )
    with context.begin_transaction():
        context.run_migrations()


if (given := context.config.attributes.get("connection")) is not None:
    run(given)
else:
    with Database(config.load_settings().database).migrating() as own:
        run(own)
