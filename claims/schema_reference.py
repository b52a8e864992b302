"""The reference of the schema in docs/schema.md, read from a database that the migrations have just made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Inspector, inspect

from claims.database import Database, triggers
from claims.migrate import head, upgrade
from claims.models import Base

__all__ = ["VIEWS", "View", "schema_reference"]

INTRODUCTION = """\
# The schema

Schema `{head}`. `claims db schema` prints this page from a database it makes for the purpose; a test holds the two
equal. Types are those of SQLite; on PostgreSQL an id is a BIGINT and an instant a TIMESTAMP WITH TIME ZONE.

Periods are half-open, and NULL as their end means open. A column named `…_at` is an instant in UTC, `…_on` a calendar
day. Spans count Unicode code points from 0, their end excluded. Rows are never deleted or overwritten: one that no
longer holds is closed.

Write queries on the views: their names and columns stay, and columns are only added. The tables may change with a
revision of the schema. `claims sql QUERY` runs a query read-only.
"""


@dataclass(frozen=True, slots=True)
class View:
    """A public view: what it is for, and a query that uses it."""

    purpose: str
    query: str


VIEWS: dict[str, View] = {
    "claim_full": View(
        """
        A live claim with everything a reader asks about it: one row for each claim and issue, one row with NULLs for
        a claim on none. `content` joins the claim's spans by ` … `, `via` the relayers by ` < `, nearest
        the speaker first, `jointly_with` by ` + ` who said it together with the speaker. The speaker is the canonical
        actor, of several the first named; `stance` is the word for `value`; a claim that names the issue
        and takes no side `touches` it, its `value` is NULL. Claims with one `statement_id` are sightings of one
        utterance, and texts with one `origin_id` go back to one.""",
        """
        SELECT said_on, speaker, content, stance, url FROM claim_full
        WHERE issue = 'nato-enlargement' ORDER BY said_on, id""",
    ),
    "claim_live": View(
        "The claims that are not withdrawn, with the columns of the table.",
        "SELECT act, count(*) AS claims FROM claim_live GROUP BY act ORDER BY claims DESC, act",
    ),
    "document_latest": View(
        "Each document in its latest version.",
        "SELECT source, title, version_no FROM document_latest WHERE version_no > 1 ORDER BY source, title",
    ),
    "position_now": View(
        """
        Where each actor stands on each issue: the period that is still open. `value` runs from -2, opposes, to 2,
        supports. It rests on so many `claims` (sightings), which make so many `statements`, in so many `documents`,
        `origins` (copies are one) and `sources`; `last_on` is the day of the last, `claim_id` the one to quote.""",
        "SELECT actor, issue, stance, valid_from FROM position_now ORDER BY issue, value, actor",
    ),
    "position_history": View(
        "Every period in which an actor's stance on an issue stood, as the database believes now.",
        """
        SELECT issue, stance, valid_from, valid_to FROM position_history
        WHERE actor = 'Ukraine' ORDER BY issue, valid_from""",
    ),
    "statement_count": View(
        """
        Every utterance with its live `claims` (sightings), and how many `documents`, `origins` and `sources` these
        make; `claim_id` is the first of them.""",
        """
        SELECT speaker, first_said_on, claims, documents, origins FROM statement_count
        WHERE documents > 1 ORDER BY documents DESC, statement_id""",
    ),
    "claim_rated": View(
        """
        The ratings of fact-checkers that hold for a live claim: its own, those of claims it goes on from, and those of
        other sightings of its statement, unless they were given to the one claim alone.""",
        """
        SELECT c.speaker, c.content, r.rating, r.publisher FROM claim_rated r
        JOIN claim_full c ON c.id = r.claim_id ORDER BY r.claim_id, r.fact_check_id""",
    ),
    "actor_canonical": View(
        """
        Every actor with the one it was judged to be: itself, unless it was folded into another. Join `speaker_id` and
        other ids of actors to `actor_id`.""",
        """
        SELECT c.canonical_name, count(*) AS claims
        FROM claim_live l JOIN actor_canonical c ON c.actor_id = l.speaker_id
        GROUP BY c.canonical_id, c.canonical_name ORDER BY claims DESC, c.canonical_name""",
    ),
    "actor_folded": View(
        "The actors that were folded into another, directly or through a third, with the canonical one.",
        "SELECT actor_id, canonical_id FROM actor_folded ORDER BY canonical_id, actor_id",
    ),
    "shift": View(
        """
        The step into each period from the one before it, with the two claims that differ: the last for what stood
        before, the first for what stands then. `kind` is introduced where there is none before, else
        reaffirmed, reversed (to the other side), dropped (to mixed), hardened, conditioned (from supports to open) or
        softened.""",
        """
        SELECT shifted_on, actor, issue, from_stance, to_stance FROM shift
        WHERE kind = 'reversed' ORDER BY shifted_on""",
    ),
}

_MESSAGE = re.compile(r"RAISE\(ABORT, '(.*)'\)")


def schema_reference() -> str:
    """Write the reference as Markdown: tables, views and triggers of the newest schema."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'claims.db'}")
        upgrade(database, say=lambda _: None)
        with database.reading() as session:
            inspector = inspect(session.connection())
            lines = [
                INTRODUCTION.format(head=head()),
                "## Views",
                *_views(inspector),
                "## Tables",
                *_tables(inspector),
                "## Guards\n",
                "They have the same names on both databases; PostgreSQL has others against TRUNCATE beside them.\n",
                "| Trigger | Refuses with |",
                "|---|---|",
                *sorted(f"| `{name}` | {_message(sql)} |" for name, sql in triggers(session).items()),
            ]
        database.close()
    return "\n".join(lines) + "\n"


def _views(inspector: Inspector) -> Iterator[str]:
    for name in inspector.get_view_names():
        view = VIEWS[name]
        columns = ", ".join(f"`{column['name']}`" for column in inspector.get_columns(name))
        yield f"\n### {name}\n\n{cleandoc(view.purpose)}\n\nColumns: {columns}\n\n```sql\n{cleandoc(view.query)}\n```\n"


def _tables(inspector: Inspector) -> Iterator[str]:
    described = {str(model.__tablename__): model.__doc__ or "" for model in Base.__subclasses__()}
    for table in (each.name for each in Base.metadata.sorted_tables):  # what is referred to comes first
        yield f"\n### {table}\n\n{cleandoc(described[table])}\n"
        yield "| Column | Type | NULL | Refers to |"
        yield "|---|---|---|---|"
        yield from _columns(inspector, table)
        yield ""
        yield from _constraints(inspector, table)


def _columns(inspector: Inspector, table: str) -> Iterator[str]:
    targets: dict[str, str] = {}
    for key in inspector.get_foreign_keys(table):
        targets[key["constrained_columns"][0]] = f"{key['referred_table']}.{key['referred_columns'][0]}"
    keys = inspector.get_pk_constraint(table)["constrained_columns"]
    for column in inspector.get_columns(table):
        name = f"**{column['name']}**" if column["name"] in keys else column["name"]
        target = targets.get(column["name"], "")
        yield f"| {name} | {column['type']} | {'yes' if column['nullable'] else ''} | {target} |"


def _constraints(inspector: Inspector, table: str) -> Iterator[str]:
    indexes: list[Any] = [index for index in inspector.get_indexes(table) if index["unique"]]
    for unique in sorted(inspector.get_unique_constraints(table), key=lambda one: str(one["name"])):
        yield f"- unique: {', '.join(unique['column_names'])}"
    for index in sorted(indexes, key=lambda one: str(one["name"])):
        where = index["dialect_options"].get("sqlite_where")
        yield f"- unique: {', '.join(index['column_names'])}" + (f", where {where}" if where is not None else "")
    for check in sorted(inspector.get_check_constraints(table), key=lambda one: str(one["name"])):
        yield f"- check: {check['sqltext']}"


def _message(sql: str) -> str:
    found = _MESSAGE.search(sql)
    return found.group(1) if found else ""
