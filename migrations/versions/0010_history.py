"""History: origins and statements in time, readings, reviews, fact checks, and an instant that never goes back.

Revision 0010_history follows 0009_codebook_in_time.

Texts that are the same, letter by letter, become one origin; the same words of one speaker within a few days one
statement. What is merely alike is found by the program, which is asked to look through what is stored.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.database import Dialect, dialect_of
from claims.guards import closed_once, drop_trigger, guard_against

revision = "0010_history"
down_revision = "0009_codebook_in_time"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
LIVE = sa.text("withdrawn_at IS NULL")
RUN_KINDS = ("seed", "ingest", "recode", "judge")
ADDED_KINDS = ("reextract", "review", "fold")

APPEND_ONLY = {
    "former_source": "former sources are append-only",
    "extraction": "readings are append-only",
    "origin": "origins are append-only: close what belongs to one",
    "statement": "statements are append-only: close what belongs to one",
    "review": "decisions are append-only: undo one by another",
}
CLOSABLE = {
    "origin_version": "what a text goes back to is never deleted or overwritten: it is withdrawn once",
    "statement_claim": "what a claim is a sighting of is never deleted or overwritten: it is withdrawn once",
    "fact_check": "a fact check is never deleted or overwritten: it is withdrawn once",
}
FIXED = {
    "origin_version": ("id", "origin_id", "document_version_id", "basis", "run_id", "recorded_at"),
    "statement_claim": ("id", "statement_id", "claim_id", "basis", "run_id", "recorded_at"),
    "fact_check": (
        "id", "claim_id", "whole_statement", "publisher", "url", "rating", "rating_value", "worst_rating",
        "best_rating", "reviewed_on", "added_by", "run_id", "recorded_at",
    ),
}  # fmt: skip
REOPENED = "OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL"
# Those that others refer to last, as they are dropped.
TABLES = (
    "last_write", "fact_check", "review", "statement_claim", "statement", "origin_band", "origin_version", "origin",
    "extraction", "former_source",
)  # fmt: skip

# The same words within so many days are one statement, as in claims.statements; each claim begins one, or goes on.
DAYS = 3
BEFORE = {
    Dialect.SQLITE: f"julianday(effective_on) - julianday(lag(effective_on) OVER told) <= {DAYS}",
    Dialect.POSTGRESQL: f"effective_on - lag(effective_on) OVER told <= {DAYS}",
}
STATEMENTS = """CREATE TEMPORARY TABLE told_before AS
    SELECT id, run_id, recorded_at, withdrawn_at, begins,
        sum(begins) OVER (ORDER BY who, as_written, content_key, effective_on, id) AS statement_id
    FROM (
        SELECT id, run_id, recorded_at, withdrawn_at, who, as_written, content_key, effective_on,
            CASE WHEN {before} THEN 0 ELSE 1 END AS begins
        FROM (
            SELECT c.id, c.run_id, c.recorded_at, c.withdrawn_at, c.content_key, c.effective_on,
                COALESCE(f.canonical_id, c.speaker_id, 0) AS who,
                CASE WHEN c.speaker_id IS NULL THEN COALESCE(c.speaker_text, '') ELSE '' END AS as_written
            FROM claim c LEFT JOIN actor_folded f ON f.actor_id = c.speaker_id) said
        WINDOW told AS (PARTITION BY who, as_written, content_key ORDER BY effective_on, id)) marked"""
ORIGINS = """CREATE TEMPORARY TABLE printed_before AS
    SELECT id, run_id, retrieved_at AS recorded_at, CASE WHEN place = 1 THEN 1 ELSE 0 END AS begins,
        origin_id
    FROM (
        SELECT id, run_id, retrieved_at, min(id) OVER (PARTITION BY content_hash) AS origin_id,
            row_number() OVER (PARTITION BY content_hash ORDER BY id) AS place
        FROM document_version) versions"""
FILL = (
    """INSERT INTO statement (id, run_id, recorded_at)
        SELECT statement_id, min(run_id), min(recorded_at) FROM told_before GROUP BY statement_id
        ORDER BY statement_id""",
    """INSERT INTO statement_claim (statement_id, claim_id, basis, run_id, recorded_at, withdrawn_at)
        SELECT statement_id, id, CASE begins WHEN 1 THEN 'first' ELSE 'same words' END, run_id, recorded_at,
            withdrawn_at
        FROM told_before ORDER BY id""",
    "DROP TABLE told_before",
    """INSERT INTO origin (id, run_id, recorded_at)
        SELECT origin_id, min(run_id), min(recorded_at) FROM printed_before GROUP BY origin_id ORDER BY origin_id""",
    """INSERT INTO origin_version (origin_id, document_version_id, basis, run_id, recorded_at)
        SELECT origin_id, id, CASE begins WHEN 1 THEN 'first' ELSE 'same text' END, run_id, recorded_at
        FROM printed_before ORDER BY id""",
    "DROP TABLE printed_before",
    """INSERT INTO extraction (document_version_id, run_id, claims, recorded_at)
        SELECT v.id, v.run_id, (SELECT count(*) FROM claim c WHERE c.document_version_id = v.id
            AND c.run_id = v.run_id), v.retrieved_at
        FROM document_version v JOIN run r ON r.id = v.run_id WHERE r.extractor_id IS NOT NULL ORDER BY v.id""",
)
# Where a change was recorded before its instant was kept apart: whatever comes next is later.
INSTANTS = {
    "run": ("started_at", "finished_at"),
    "retrieval": ("retrieved_at",),
    "claim": ("recorded_at", "withdrawn_at"),
    "stance": ("recorded_at", "withdrawn_at"),
    "position": ("known_from", "known_to"),
    "actor_alias": ("recorded_at", "withdrawn_at"),
    "actor_role": ("recorded_at", "withdrawn_at"),
    "actor_link": ("created_at", "deleted_at"),
    "issue_cue": ("recorded_at", "withdrawn_at"),
    "cue_class": ("recorded_at", "withdrawn_at"),
    "claim_link": ("recorded_at", "withdrawn_at"),
}
LAST_WRITE = "INSERT INTO last_write (id, at) SELECT 1, max(at) FROM ({changes}) changes HAVING max(at) IS NOT NULL"
# PostgreSQL looks up the references of every row that is inserted: adding them later is one look at each table.
REFERENCES = {
    "origin": {"run_id": "run"},
    "origin_version": {"origin_id": "origin", "document_version_id": "document_version", "run_id": "run"},
    "statement": {"run_id": "run"},
    "statement_claim": {"statement_id": "statement", "claim_id": "claim", "run_id": "run"},
}
QUICKLY = ("SET LOCAL work_mem = '256MB'", "SET LOCAL maintenance_work_mem = '256MB'")  # sorts in memory


def upgrade() -> None:
    """Add the tables, fill them from what is stored, and only then index and guard them."""
    dialect = dialect_of(op.get_bind())
    _run_kinds((*RUN_KINDS[:2], ADDED_KINDS[0], *RUN_KINDS[2:], *ADDED_KINDS[1:]))
    _document_tables()
    _cluster_tables()
    _review_tables()
    _fill(dialect)
    _indexes()
    for table, message in APPEND_ONLY.items():
        for trigger in guard_against(dialect, table, message, "UPDATE", "DELETE"):
            op.execute(trigger)
    for table, message in CLOSABLE.items():
        for trigger in guard_against(dialect, table, message, "DELETE"):
            op.execute(trigger)
        op.execute(closed_once(dialect, table, message, FIXED[table], REOPENED))


def downgrade() -> None:
    """Forget decisions, ratings, readings and what is one; what they did to claims stays as it stands."""
    dialect = dialect_of(op.get_bind())
    truncate = ("no_truncate",) if dialect is Dialect.POSTGRESQL else ()
    for tables, guards in ((APPEND_ONLY, ("no_update", "no_delete")), (CLOSABLE, ("closed_once", "no_delete"))):
        for table in tables:
            for guard in (*guards, *truncate):
                op.execute(drop_trigger(dialect, table, guard))
    for table in TABLES:
        op.drop_table(table)
    added = ", ".join(f"'{kind}'" for kind in ADDED_KINDS)
    op.execute(f"UPDATE run SET kind = 'recode' WHERE kind IN ({added})")
    _run_kinds(RUN_KINDS)


def _fill(dialect: Dialect) -> None:
    references = [(table, *to) for table, columns in REFERENCES.items() for to in columns.items()]
    if dialect is Dialect.POSTGRESQL:
        for setting in QUICKLY:
            op.execute(setting)
        for table, column, to in references:
            op.drop_constraint(op.f(f"fk_{table}_{column}_{to}"), table, type_="foreignkey")
    op.execute(STATEMENTS.format(before=BEFORE[dialect]))
    op.execute(ORIGINS)
    for statement in FILL:
        op.execute(statement)
    changes = " UNION ALL ".join(
        f"SELECT max({column}) AS at FROM {table}" for table, columns in INSTANTS.items() for column in columns
    )
    op.execute(LAST_WRITE.format(changes=changes))
    if dialect is Dialect.POSTGRESQL:
        for table, column, to in references:
            op.create_foreign_key(op.f(f"fk_{table}_{column}_{to}"), table, to, [column], ["id"])
        for table in ("statement", "origin"):  # whose keys were given by hand
            op.execute(f"SELECT setval('{table}_id_seq', COALESCE(max(id), 0) + 1, false) FROM {table}")


def _run_kinds(kinds: tuple[str, ...]) -> None:
    """Change the words a run's kind may be."""
    words = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("run") as table:
        table.drop_constraint(op.f("ck_run_kind"), type_="check")
        table.create_check_constraint(op.f("ck_run_kind"), f"kind IN ({words})")


def _document_tables() -> None:
    _table(
        "former_source",
        _key("document_id", "document"),
        _key("source_id", "source"),
        _key("run_id", "run"),
        _at("until_at"),
    )
    _table(
        "extraction",
        _key("document_version_id", "document_version"),
        _key("run_id", "run"),
        sa.Column("claims", sa.Integer(), nullable=False),
        _at("recorded_at"),
    )


def _cluster_tables() -> None:
    for name, of in (("origin", "document_version"), ("statement", "claim")):
        link = f"{name}_{of.removeprefix('document_')}"
        _table(name, _key("run_id", "run"), _at("recorded_at"))
        _table(
            link,
            _key(f"{name}_id", name),
            _key(f"{of}_id", of),
            sa.Column("basis", sa.Text(), nullable=False),
            _key("run_id", "run"),
            *_life(link),
        )
    op.create_table(
        "origin_band",
        sa.Column("document_version_id", KEY, nullable=False),
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("document_version_id", "band", name=op.f("pk_origin_band")),
        _foreign("origin_band", "document_version_id", "document_version"),
    )


def _review_tables() -> None:
    _table(
        "review",
        _key("claim_id", "claim"),
        _key("issue_id", "issue", nullable=True),
        sa.Column("coder", sa.String(200), nullable=False),
        sa.Column("decision", sa.String(24), nullable=False),
        sa.Column("field", sa.String(24), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("blind", sa.Boolean(), nullable=False),
        _key("undoes_id", "review", nullable=True),
        _key("run_id", "run"),
        _at("recorded_at"),
        sa.UniqueConstraint("undoes_id", name=op.f("uq_review_undoes_id")),
        _check("review", "decision", "decision IN ('accept', 'reject', 'correct', 'undo')"),
        _check("review", "field", "field IN ('claim', 'speaker', 'span', 'act', 'said_on', 'stance')"),
        _check("review", "undo_names_decision", "(decision = 'undo') = (undoes_id IS NOT NULL)"),
        _check("review", "stance_has_issue", "(field = 'stance') = (issue_id IS NOT NULL)"),
    )
    _table(
        "fact_check",
        _key("claim_id", "claim"),
        sa.Column("whole_statement", sa.Boolean(), nullable=False),
        sa.Column("publisher", sa.String(400), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("rating", sa.String(400), nullable=False),
        sa.Column("rating_value", sa.Float(), nullable=True),
        sa.Column("worst_rating", sa.Float(), nullable=True),
        sa.Column("best_rating", sa.Float(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("added_by", sa.String(200), nullable=False),
        _key("run_id", "run"),
        sa.Column("withdrawn_by", sa.String(200), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        *_life("fact_check"),
    )
    op.create_table(
        "last_write",
        sa.Column("id", KEY, nullable=False),
        _at("at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_last_write")),
        _check("last_write", "one_row", "id = 1"),
    )


def _indexes() -> None:
    for table, columns in {
        "former_source": ("document_id", "source_id", "run_id"),
        "extraction": ("document_version_id", "run_id"),
        "origin_version": ("origin_id",),
        "origin_band": ("band",),
        "statement_claim": ("statement_id",),
        "review": ("claim_id", "issue_id", "run_id"),
        "fact_check": ("claim_id", "run_id"),
    }.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    for table, of in (("origin_version", "document_version"), ("statement_claim", "claim")):
        op.create_index(f"ix_{table}_{of}", table, [f"{of}_id"])
        op.create_index(f"uq_{table}_live", table, [f"{of}_id"], unique=True, sqlite_where=LIVE, postgresql_where=LIVE)


def _table(name: str, *columns: sa.Column[object] | sa.Constraint) -> None:
    """Create a table with a key of its own and its references."""
    references = [
        _foreign(name, each.name, each.info["to"]) for each in columns if isinstance(each, sa.Column) and each.info
    ]
    op.create_table(
        name,
        sa.Column("id", KEY, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        *references,
    )


def _key(name: str, to: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, KEY, nullable=nullable, info={"to": to})


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, INSTANT, nullable=nullable)


def _life(table: str) -> tuple[sa.Column[object] | sa.Constraint, ...]:
    closed = "withdrawn_at IS NULL OR withdrawn_at >= recorded_at"
    return _at("recorded_at"), _at("withdrawn_at", nullable=True), _check(table, "withdrawn_after_recorded", closed)


def _foreign(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
