"""The codebook in time, codings that take no side, answers, and positions that carry their counts.

Revision 0009_codebook_in_time follows 0008_canonical_views.

Cues get a time in which this database held them, and the actor classes of their notation a table; so both can be
changed without a word of what was coded by them being lost. A position holds how much it rests on, so that who stands
where can be read off it. SQLite has to rebuild the tables of cues, stances and positions, as Alembic does it; their
triggers and the views on them are made anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from claims.database import Dialect, dialect_of
from claims.guards import closed_once, drop_trigger, guard_against

revision = "0009_codebook_in_time"
down_revision = "0008_canonical_views"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
TEXTS = sa.JSON().with_variant(JSONB(), "postgresql")
LIVE = sa.text("withdrawn_at IS NULL")
STANDING = sa.text("known_to IS NULL AND valid_to IS NULL")
TENSES = "'past', 'perfect', 'present', 'noun', 'none'"
LINKS = "'repeats', 'contradicts', 'retracts', 'corrects', 'denies', 'answers'"
COUNTS = ("claims", "statements", "documents", "origins", "sources")

CLOSABLE = {
    "claim": "a claim is never deleted or overwritten: it is withdrawn once, with a reason",
    "stance": "a stance is never deleted or overwritten: it is withdrawn once",
    "position": "a position is never deleted or overwritten: it is closed once, by known_to",
    "issue_cue": "a cue is never deleted or overwritten: it is withdrawn once",
    "cue_class": "a class of actors is never deleted or overwritten: it is withdrawn once",
    "claim_link": "a link is never deleted or overwritten: it is withdrawn once",
}
CLAIM_BEFORE = (
    "id", "uid", "content_key", "document_version_id", "run_id", "speaker_id", "speaker_text", "quote", "act",
    "negated", "hypothetical", "conditional", "condition_text", "addressee_id", "parent_id", "group_no", "said_on",
    "said_on_precision", "said_on_basis", "effective_on", "confidence", "recorded_at", "speaker_kind", "speaker_count",
)  # fmt: skip
POSITION_BEFORE = (
    "id", "actor_id", "issue_id", "stance", "valid_from", "valid_to", "known_from", "policy", "run_id",
)  # fmt: skip
FIXED = {
    "claim": (*CLAIM_BEFORE, "cue_tense"),
    "stance": ("id", "claim_id", "issue_id", "value", "basis", "run_id", "confidence", "recorded_at"),
    "position": (*POSITION_BEFORE, "last_on", "claim_id", *COUNTS),
    "issue_cue": ("id", "issue_id", "pattern", "polarity", "note", "run_id", "recorded_at"),
    "cue_class": ("id", "key", "names", "own", "part_of", "camp", "run_id", "recorded_at"),
    "claim_link": ("id", "from_id", "to_id", "kind", "basis", "run_id", "recorded_at"),
}
REOPENED = {
    **dict.fromkeys(CLOSABLE, "OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL"),
    "claim": """(OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at IS NULL OR NEW.withdrawn_at <> OLD.withdrawn_at
            OR NEW.withdrawn_reason IS NULL OR NEW.withdrawn_reason <> OLD.withdrawn_reason))
        OR (OLD.superseded_by_id IS NOT NULL AND (NEW.superseded_by_id IS NULL
            OR NEW.superseded_by_id <> OLD.superseded_by_id))
        OR NEW.withdrawn_at IS NULL""",
    "position": "OLD.known_to IS NOT NULL OR NEW.known_to IS NULL",
}
# The tables that are rebuilt, and those that are new and hold nothing to guard before.
REBUILT = ("stance", "position")
NEW = ("issue_cue", "cue_class", "claim_link")

# What a position rests on, counted as claims.positions.sightings does: claims, statements (one speaker's one wording),
# documents, different texts and sources. And the claim to quote: the last that takes the stance itself.
COUNTED = """CREATE TEMPORARY TABLE position_counted AS
    SELECT r.position_id, count(*) AS claims,
        count(DISTINCT
            COALESCE(CAST(COALESCE(f.canonical_id, c.speaker_id) AS VARCHAR(20)), '') || ' ' || c.content_key
        ) AS statements,
        count(DISTINCT v.document_id) AS documents, count(DISTINCT v.content_hash) AS origins,
        count(DISTINCT d.source_id) AS sources, max(c.effective_on) AS last_on
    FROM position_claim r
    JOIN claim c ON c.id = r.claim_id
    JOIN document_version v ON v.id = c.document_version_id
    JOIN document d ON d.id = v.document_id
    LEFT JOIN actor_folded f ON f.actor_id = c.speaker_id
    GROUP BY r.position_id"""
QUOTED = """CREATE TEMPORARY TABLE position_quoted AS
    SELECT r.position_id, r.claim_id, row_number() OVER (
        PARTITION BY r.position_id
        ORDER BY CASE WHEN t.value = p.stance THEN 0 ELSE 1 END, c.effective_on DESC, c.id DESC) AS place
    FROM position_claim r
    JOIN position p ON p.id = r.position_id
    JOIN claim c ON c.id = r.claim_id
    LEFT JOIN stance t ON t.claim_id = c.id AND t.issue_id = p.issue_id AND t.recorded_at <= p.known_from
        AND (t.withdrawn_at IS NULL OR t.withdrawn_at > p.known_from)"""
INDEXES = (
    "CREATE INDEX ix_position_counted ON position_counted (position_id)",
    "CREATE INDEX ix_position_quoted ON position_quoted (position_id, place)",
)
COUNTED_COLUMNS = ", ".join((*COUNTS, "last_on"))
FILL = f"""UPDATE position SET
    ({COUNTED_COLUMNS}) = (SELECT {COUNTED_COLUMNS} FROM position_counted k WHERE k.position_id = position.id),
    claim_id = (SELECT q.claim_id FROM position_quoted q WHERE q.position_id = position.id AND q.place = 1)"""

VIEWS = ("shift", "position_now", "position_history", "claim_full")


def word(value: str) -> str:
    """Write the SQL that turns a stance's value into its word."""
    return f"""CASE {value} WHEN -2 THEN 'opposes' WHEN -1 THEN 'sceptical' WHEN 0 THEN 'mixed'
        WHEN 1 THEN 'open' WHEN 2 THEN 'supports' END"""


def joined(dialect: Dialect, column: str, rows: str, separator: str, order: str) -> str:
    """Write the SQL that joins the texts of some rows in their order: SQLite takes the order of the subquery."""
    if dialect is Dialect.SQLITE:
        texts = column.partition(".")[2]
        return f"(SELECT group_concat({texts}, '{separator}') FROM ( SELECT {column} {rows} ORDER BY {order}))"
    return f"(SELECT string_agg({column}, '{separator}' ORDER BY {order}) {rows})"


def claim_full(dialect: Dialect, *, touching: bool) -> str:
    """Write the view that joins a live claim with everything a reader asks about it."""
    spans = "FROM claim_span s WHERE s.claim_id = c.id AND s.role = '{}'"
    via = joined(dialect, "h.text", "FROM claim_hop h WHERE h.claim_id = c.id", " < ", "h.ordinal")
    content = joined(dialect, "s.text", spans.format("content"), " … ", "s.ordinal")
    cue = joined(dialect, "s.text", spans.format("cue"), " … ", "s.ordinal")
    others = "FROM claim_speaker j JOIN actor_canonical k ON k.actor_id = j.actor_id WHERE j.claim_id = c.id"
    jointly = joined(dialect, "k.canonical_name", others, " + ", "j.ordinal")
    stance = word("t.value")
    if touching:
        stance = f"CASE WHEN t.id IS NOT NULL AND t.value IS NULL THEN 'touches' ELSE {stance} END"
    return f"""CREATE VIEW claim_full AS
    SELECT c.id, c.uid, a.key AS speaker_key, a.name AS speaker, c.speaker_text, {via} AS via,
        {content} AS content, {cue} AS cue, c.quote, c.act, c.negated, c.hypothetical, c.conditional,
        c.condition_text, i.key AS issue, {stance} AS stance,
        t.value, t.basis, c.said_on, c.said_on_precision, c.said_on_basis, c.effective_on, o.key AS source_key,
        o.name AS source, d.id AS document, d.url, v.version_no, v.title, v.published_at, v.retrieved_at,
        c.recorded_at, c.confidence, c.speaker_kind, c.speaker_count, {jointly} AS jointly_with
    FROM claim_live c
    JOIN document_version v ON v.id = c.document_version_id
    JOIN document d ON d.id = v.document_id
    JOIN source o ON o.id = d.source_id
    LEFT JOIN actor_folded f ON f.actor_id = c.speaker_id
    LEFT JOIN actor a ON a.id = COALESCE(f.canonical_id, c.speaker_id)
    LEFT JOIN stance t ON t.claim_id = c.id AND t.withdrawn_at IS NULL
    LEFT JOIN issue i ON i.id = t.issue_id"""


def position_history(*, counted: bool) -> str:
    """Write the view of every period in which a stance stood."""
    count = "(SELECT count(*) FROM position_claim r WHERE r.position_id = p.id) AS claims"
    counts = f"{', '.join(f'p.{count}' for count in COUNTS)}, p.last_on, p.claim_id" if counted else count
    return f"""CREATE VIEW position_history AS
    SELECT p.id, a.key AS actor_key, a.name AS actor, i.key AS issue, i.title AS issue_title,
        {word("p.stance")} AS stance, p.stance AS value, p.valid_from, p.valid_to, p.known_from, p.policy, {counts}
    FROM position p
    JOIN actor a ON a.id = p.actor_id
    JOIN issue i ON i.id = p.issue_id
    WHERE p.known_to IS NULL"""


def position_now(*, counted: bool) -> str:
    """Write the view of the stances that stand."""
    counts = ", ".join(f"h.{count}" for count in (*COUNTS, "last_on", "claim_id")) if counted else "h.claims"
    return f"""CREATE VIEW position_now AS
    SELECT h.id, h.actor_key, h.actor, h.issue, h.issue_title, h.stance, h.value, h.valid_from, h.known_from, h.policy,
        {counts}
    FROM position_history h WHERE h.valid_to IS NULL"""


def shift(*, proven: bool) -> str:
    """Write the view of the steps from one stance to the next; `proven` with the two claims that differ.

    The first kind that fits is the one, and the claims are chosen, as in claims.positions.shifts.
    """
    claims = (
        f""",
        {_claim("from", "to", "DESC")} AS from_claim_id,
        {_claim("to", "from", "ASC", first_day=True)} AS to_claim_id"""
        if proven
        else ""
    )
    return f"""CREATE VIEW shift AS
    SELECT s.actor_key, s.actor, s.issue, s.shifted_on,
        CASE WHEN s.from_value IS NULL THEN 'introduced'
            WHEN s.from_value = s.to_value THEN 'reaffirmed'
            WHEN s.from_value * s.to_value < 0 THEN 'reversed'
            WHEN s.to_value = 0 THEN 'dropped'
            WHEN abs(s.to_value) > abs(s.from_value) THEN 'hardened'
            WHEN s.to_value = 1 THEN 'conditioned'
            ELSE 'softened' END AS kind,
        {word("s.from_value")} AS from_stance, {word("s.to_value")} AS to_stance, s.from_value, s.to_value,
        s.from_position, s.to_position{claims}
    FROM (
        SELECT h.actor_key, h.actor, h.issue, h.valid_from AS shifted_on, h.value AS to_value, h.id AS to_position,
            lag(h.value) OVER steps AS from_value, lag(h.id) OVER steps AS from_position
        FROM position_history h
        WINDOW steps AS (PARTITION BY h.actor_key, h.issue ORDER BY h.valid_from)) s"""


def _claim(of: str, against: str, order: str, *, first_day: bool = False) -> str:
    """Choose a claim of one period: what takes its stance itself, farthest from the other; the last, or the first.

    SQLite orders a scalar subquery by its own columns only.
    """
    day = "AND c.effective_on = s.shifted_on" if first_day else ""
    return f"""(SELECT k.id FROM (
            SELECT c.id, c.effective_on, CASE WHEN t.value = s.{of}_value THEN 0 ELSE 1 END AS beside,
                abs(t.value - COALESCE(s.{against}_value, 0)) AS apart,
                CASE WHEN c.said_on_precision = 'day' THEN 0 ELSE 1 END AS undated
            FROM position_claim r
            JOIN position p ON p.id = r.position_id
            JOIN claim c ON c.id = r.claim_id
            JOIN stance t ON t.claim_id = c.id AND t.issue_id = p.issue_id AND t.withdrawn_at IS NULL
            WHERE r.position_id = s.{of}_position {day}) k
            ORDER BY k.beside, k.apart DESC, k.undated, k.effective_on {order}, k.id {order} LIMIT 1)"""


def upgrade() -> None:
    """Rebuild, count, and guard anew; then the views."""
    dialect = dialect_of(op.get_bind())
    _drop_views()
    for name in REBUILT:
        _drop_guards(dialect, name)
    op.execute(drop_trigger(dialect, "claim", "closed_once"))
    with op.batch_alter_table("stance") as table:
        table.alter_column("value", existing_type=sa.Integer(), nullable=True)
    _cue_table(in_time=True)
    _count_positions()
    _create_tables()
    op.execute(
        "ALTER TABLE claim ADD COLUMN cue_tense VARCHAR(24)"
        f" CONSTRAINT ck_claim_cue_tense CHECK (cue_tense IN ({TENSES}))"
    )
    for name in (*REBUILT, *NEW):
        _guard(dialect, name, FIXED[name])
    op.execute(closed_once(dialect, "claim", CLOSABLE["claim"], FIXED["claim"], REOPENED["claim"]))
    _create_views(dialect, new=True)


def downgrade() -> None:
    """Go back to one state of the cues, the live one; answers, classes and codings without a side are lost."""
    dialect = dialect_of(op.get_bind())
    _drop_views()
    for name in (*REBUILT, *NEW):
        _drop_guards(dialect, name)
    op.execute(drop_trigger(dialect, "claim", "closed_once"))
    op.drop_column("claim", "cue_tense")
    op.execute(closed_once(dialect, "claim", CLOSABLE["claim"], CLAIM_BEFORE, REOPENED["claim"]))
    op.drop_table("claim_link")
    op.drop_table("cue_class")
    op.drop_index("ix_position_standing", "position")
    op.drop_index(op.f("ix_position_claim_id"), "position")
    with op.batch_alter_table("position") as table:
        for column in (*COUNTS, "claim_id", "last_on"):
            table.drop_column(column)
    op.execute("DELETE FROM issue_cue WHERE withdrawn_at IS NOT NULL")
    _cue_table(in_time=False)
    op.execute("DELETE FROM stance WHERE value IS NULL")
    with op.batch_alter_table("stance") as table:
        table.alter_column("value", existing_type=sa.Integer(), nullable=False)
    _guard(dialect, "stance", FIXED["stance"])
    _guard(dialect, "position", POSITION_BEFORE)
    _create_views(dialect, new=False)


def _guard(dialect: Dialect, table: str, fixed: tuple[str, ...]) -> None:
    for trigger in guard_against(dialect, table, CLOSABLE[table], "DELETE"):
        op.execute(trigger)
    op.execute(closed_once(dialect, table, CLOSABLE[table], fixed, REOPENED[table]))


def _drop_guards(dialect: Dialect, table: str) -> None:
    for guard in ("closed_once", "no_delete", *(("no_truncate",) if dialect is Dialect.POSTGRESQL else ())):
        op.execute(drop_trigger(dialect, table, guard))


def _cue_table(*, in_time: bool) -> None:
    unique = op.f("uq_issue_cue_issue_id_pattern")
    reference = op.f("fk_issue_cue_run_id_run")
    if not in_time:
        op.drop_index("uq_issue_cue_live", "issue_cue")
        op.drop_index(op.f("ix_issue_cue_run_id"), "issue_cue")
    with op.batch_alter_table("issue_cue") as table:
        if in_time:
            table.drop_constraint(unique, type_="unique")
            table.add_column(sa.Column("run_id", KEY, nullable=True))
            table.add_column(sa.Column("recorded_at", INSTANT, nullable=True))
            table.add_column(sa.Column("withdrawn_at", INSTANT, nullable=True))
            table.create_foreign_key(reference, "run", ["run_id"], ["id"])
        else:
            table.drop_constraint(reference, type_="foreignkey")
            for column in ("withdrawn_at", "recorded_at", "run_id"):
                table.drop_column(column)
            table.create_unique_constraint(unique, ["issue_id", "pattern"])
    if in_time:
        op.create_index(op.f("ix_issue_cue_run_id"), "issue_cue", ["run_id"])
        _unique_live("uq_issue_cue_live", "issue_cue", ["issue_id", "pattern"])


def _count_positions() -> None:
    """Add what positions rest on: empty, then counted, then never empty again."""
    with op.batch_alter_table("position") as table:
        table.add_column(sa.Column("last_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("claim_id", KEY, nullable=True))
        for count in COUNTS:
            table.add_column(sa.Column(count, sa.Integer(), nullable=True))
    for statement in (COUNTED, QUOTED, *INDEXES, FILL, "DROP TABLE position_counted", "DROP TABLE position_quoted"):
        op.execute(statement)
    with op.batch_alter_table("position") as table:
        table.alter_column("last_on", existing_type=sa.Date(), nullable=False)
        table.alter_column("claim_id", existing_type=KEY, nullable=False)
        table.create_foreign_key(op.f("fk_position_claim_id_claim"), "claim", ["claim_id"], ["id"])
        for count in COUNTS:
            table.alter_column(count, existing_type=sa.Integer(), nullable=False)
    op.create_index(op.f("ix_position_claim_id"), "position", ["claim_id"])
    op.create_index(
        "ix_position_standing",
        "position",
        ["actor_id", "issue_id"],
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )


def _create_tables() -> None:
    op.create_table(
        "cue_class",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("names", TEXTS, nullable=False),
        sa.Column("own", TEXTS, nullable=False),
        sa.Column("part_of", sa.String(200), nullable=True),
        sa.Column("camp", sa.String(200), nullable=True),
        sa.Column("run_id", KEY, nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=True),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cue_class")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_cue_class_run_id_run")),
    )
    op.create_index(op.f("ix_cue_class_run_id"), "cue_class", ["run_id"])
    _unique_live("uq_cue_class_live", "cue_class", ["key"])
    op.create_table(
        "claim_link",
        sa.Column("id", KEY, nullable=False),
        sa.Column("from_id", KEY, nullable=False),
        sa.Column("to_id", KEY, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("run_id", KEY, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_link")),
        sa.ForeignKeyConstraint(["from_id"], ["claim.id"], name=op.f("fk_claim_link_from_id_claim")),
        sa.ForeignKeyConstraint(["to_id"], ["claim.id"], name=op.f("fk_claim_link_to_id_claim")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_claim_link_run_id_run")),
        sa.CheckConstraint(f"kind IN ({LINKS})", name=op.f("ck_claim_link_kind")),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_claim_link_not_itself")),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= recorded_at", name=op.f("ck_claim_link_withdrawn_after_recorded")
        ),
    )
    op.create_index(op.f("ix_claim_link_to_id"), "claim_link", ["to_id"])
    op.create_index(op.f("ix_claim_link_run_id"), "claim_link", ["run_id"])
    _unique_live("uq_claim_link_live", "claim_link", ["from_id", "to_id", "kind"])


def _unique_live(name: str, table: str, columns: list[str]) -> None:
    op.create_index(name, table, columns, unique=True, sqlite_where=LIVE, postgresql_where=LIVE)


def _drop_views() -> None:
    for view in VIEWS:
        op.execute(f"DROP VIEW {view}")


def _create_views(dialect: Dialect, *, new: bool) -> None:
    for statement in (
        claim_full(dialect, touching=new),
        position_history(counted=new),
        position_now(counted=new),
        shift(proven=new),
    ):
        op.execute(statement)
