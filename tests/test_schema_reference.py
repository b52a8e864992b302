from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from claims.database import Database, Dialect, triggers
from claims.schema_reference import VIEWS, schema_reference

DOCS = Path(__file__).parent.parent / "docs"


def test_the_schema_page_of_the_docs_is_what_the_program_prints() -> None:
    written = (DOCS / "schema.md").read_text(encoding="utf-8")
    assert written == schema_reference(), "run: claims db schema > docs/schema.md"


def test_every_view_is_described_and_every_example_query_runs(database: Database) -> None:
    with database.reading() as session:
        assert set(inspect(session.connection()).get_view_names()) == set(VIEWS)
        for view in VIEWS.values():
            assert session.execute(text(view.query)).all() == []


def test_the_views_have_the_same_columns_on_both_databases(database: Database) -> None:
    printed = schema_reference()
    with database.reading() as session:
        inspector = inspect(session.connection())
        for view in VIEWS:
            columns = ", ".join(f"`{column['name']}`" for column in inspector.get_columns(view))
            assert f"### {view}\n" in printed
            assert f"Columns: {columns}\n" in printed


def test_the_guards_have_the_same_names_on_both_databases(database: Database) -> None:
    printed = schema_reference()
    with database.reading() as session:
        found = {name for name in triggers(session) if not name.endswith("_no_truncate")}
        truncating = set(triggers(session)) - found
    assert all(f"| `{name}` |" in printed for name in found)
    assert printed.count("| `") == len(found)
    assert len(truncating) == (24 if database.dialect is Dialect.POSTGRESQL else 0)
