"""The views after merges: every actor under its canonical one, and who spoke together.

Revision 0008_canonical_views follows 0007_who_is_who.
"""

from __future__ import annotations

from alembic import op

from claims.database import Dialect, dialect_of

revision = "0008_canonical_views"
down_revision = "0007_who_is_who"
branch_labels = None
depends_on = None

ACTOR_FOLDED = """CREATE VIEW actor_folded AS
    WITH RECURSIVE fold (actor_id, canonical_id) AS (
        SELECT l.right_id, l.left_id FROM actor_link l WHERE l.judgement = 'same' AND l.deleted_at IS NULL
        UNION ALL
        SELECT f.actor_id, l.left_id FROM fold f
        JOIN actor_link l ON l.right_id = f.canonical_id AND l.judgement = 'same' AND l.deleted_at IS NULL)
    SELECT f.actor_id, f.canonical_id FROM fold f
    WHERE NOT EXISTS (SELECT 1 FROM actor_link l
        WHERE l.right_id = f.canonical_id AND l.judgement = 'same' AND l.deleted_at IS NULL)"""

ACTOR_CANONICAL = """CREATE VIEW actor_canonical AS
    SELECT a.id AS actor_id, a.key AS actor_key, c.id AS canonical_id, c.key AS canonical_key, c.name AS canonical_name
    FROM actor a
    LEFT JOIN actor_folded f ON f.actor_id = a.id
    JOIN actor c ON c.id = COALESCE(f.canonical_id, a.id)"""

CLAIM_BEFORE = """CREATE VIEW claim_live AS
    SELECT c.id, c.uid, c.content_key, c.document_version_id, c.run_id, c.speaker_id, c.speaker_text, c.quote, c.act,
        c.negated, c.hypothetical, c.conditional, c.condition_text, c.addressee_id, c.parent_id, c.group_no, c.said_on,
        c.said_on_precision, c.said_on_basis, c.effective_on, c.confidence, c.recorded_at
    FROM claim c WHERE c.withdrawn_at IS NULL"""
CLAIM_LIVE = CLAIM_BEFORE.replace("c.recorded_at", "c.recorded_at, c.speaker_kind, c.speaker_count")


def joined(dialect: Dialect, column: str, rows: str, separator: str, order: str) -> str:
    """Write the SQL that joins the texts of some rows in their order: SQLite takes the order of the subquery."""
    if dialect is Dialect.SQLITE:
        texts = column.partition(".")[2]
        return f"(SELECT group_concat({texts}, '{separator}') FROM ( SELECT {column} {rows} ORDER BY {order}))"
    return f"(SELECT string_agg({column}, '{separator}' ORDER BY {order}) {rows})"


def claim_full(dialect: Dialect, *, canonical: bool) -> str:
    """Write the view that joins a live claim with everything a reader asks about it."""
    spans = "FROM claim_span s WHERE s.claim_id = c.id AND s.role = '{}'"
    via = joined(dialect, "h.text", "FROM claim_hop h WHERE h.claim_id = c.id", " < ", "h.ordinal")
    content = joined(dialect, "s.text", spans.format("content"), " … ", "s.ordinal")
    cue = joined(dialect, "s.text", spans.format("cue"), " … ", "s.ordinal")
    jointly = joined(
        dialect,
        "k.canonical_name",
        "FROM claim_speaker j JOIN actor_canonical k ON k.actor_id = j.actor_id WHERE j.claim_id = c.id",
        " + ",
        "j.ordinal",
    )
    speaker = "COALESCE(f.canonical_id, c.speaker_id)" if canonical else "c.speaker_id"
    folded = "LEFT JOIN actor_folded f ON f.actor_id = c.speaker_id" if canonical else ""
    added = f", c.speaker_kind, c.speaker_count, {jointly} AS jointly_with" if canonical else ""
    return f"""CREATE VIEW claim_full AS
    SELECT c.id, c.uid, a.key AS speaker_key, a.name AS speaker, c.speaker_text, {via} AS via,
        {content} AS content, {cue} AS cue, c.quote, c.act, c.negated, c.hypothetical, c.conditional,
        c.condition_text, i.key AS issue,
        CASE t.value WHEN -2 THEN 'opposes' WHEN -1 THEN 'sceptical' WHEN 0 THEN 'mixed' WHEN 1 THEN 'open'
            WHEN 2 THEN 'supports' END AS stance,
        t.value, t.basis, c.said_on, c.said_on_precision, c.said_on_basis, c.effective_on, o.key AS source_key,
        o.name AS source, d.id AS document, d.url, v.version_no, v.title, v.published_at, v.retrieved_at,
        c.recorded_at, c.confidence{added}
    FROM claim_live c
    JOIN document_version v ON v.id = c.document_version_id
    JOIN document d ON d.id = v.document_id
    JOIN source o ON o.id = d.source_id
    {folded}
    LEFT JOIN actor a ON a.id = {speaker}
    LEFT JOIN stance t ON t.claim_id = c.id AND t.withdrawn_at IS NULL
    LEFT JOIN issue i ON i.id = t.issue_id"""


def upgrade() -> None:
    """Make the views of claims anew on those of actors."""
    _drop("claim_full", "claim_live")
    for statement in (ACTOR_FOLDED, ACTOR_CANONICAL, CLAIM_LIVE, claim_full(dialect_of(op.get_bind()), canonical=True)):
        op.execute(statement)


def downgrade() -> None:
    """Go back to the views that know no merges."""
    _drop("claim_full", "claim_live", "actor_canonical", "actor_folded")
    for statement in (CLAIM_BEFORE, claim_full(dialect_of(op.get_bind()), canonical=False)):
        op.execute(statement)


def _drop(*views: str) -> None:
    for view in views:
        op.execute(f"DROP VIEW {view}")
