"""The public views: what users write SQL on. Their names and columns stay; columns may be added.

Revision 0006_views follows 0005_guards.

A later revision that lets Alembic rebuild a table on SQLite drops the views that name it first, and makes them anew.
"""

from __future__ import annotations

from alembic import op

from claims.database import Dialect, dialect_of

revision = "0006_views"
down_revision = "0005_guards"
branch_labels = None
depends_on = None

# The texts of one claim in their order, as one: the only thing the two databases say differently here. SQLite's
# group_concat takes the rows in the order of the subquery.
CONTENT = {
    Dialect.SQLITE: """(SELECT group_concat(text, ' … ') FROM (
        SELECT s.text FROM claim_span s WHERE s.claim_id = c.id AND s.role = 'content' ORDER BY s.ordinal))""",
    Dialect.POSTGRESQL: """(SELECT string_agg(s.text, ' … ' ORDER BY s.ordinal)
        FROM claim_span s WHERE s.claim_id = c.id AND s.role = 'content')""",
}
CUE = {dialect: sql.replace("'content'", "'cue'") for dialect, sql in CONTENT.items()}
VIA = {
    Dialect.SQLITE: """(SELECT group_concat(text, ' < ') FROM (
        SELECT h.text FROM claim_hop h WHERE h.claim_id = c.id ORDER BY h.ordinal))""",
    Dialect.POSTGRESQL: """(SELECT string_agg(h.text, ' < ' ORDER BY h.ordinal)
        FROM claim_hop h WHERE h.claim_id = c.id)""",
}


def word(value: str) -> str:
    """Write the SQL that turns a stance's value into its word."""
    return f"""CASE {value} WHEN -2 THEN 'opposes' WHEN -1 THEN 'sceptical' WHEN 0 THEN 'mixed'
        WHEN 1 THEN 'open' WHEN 2 THEN 'supports' END"""


CLAIM_LIVE = """CREATE VIEW claim_live AS
    SELECT c.id, c.uid, c.content_key, c.document_version_id, c.run_id, c.speaker_id, c.speaker_text, c.quote, c.act,
        c.negated, c.hypothetical, c.conditional, c.condition_text, c.addressee_id, c.parent_id, c.group_no, c.said_on,
        c.said_on_precision, c.said_on_basis, c.effective_on, c.confidence, c.recorded_at
    FROM claim c WHERE c.withdrawn_at IS NULL"""

DOCUMENT_LATEST = """CREATE VIEW document_latest AS
    SELECT d.id AS document, d.url, o.key AS source_key, o.name AS source, v.id AS document_version_id, v.version_no,
        v.title, v.byline, v.dateline, v.published_at, v.published_on, v.language, v.retrieved_at, v.content_hash,
        v.body
    FROM document d
    JOIN source o ON o.id = d.source_id
    JOIN document_version v ON v.document_id = d.id
    WHERE v.version_no = (SELECT max(w.version_no) FROM document_version w WHERE w.document_id = d.id)"""

POSITION_HISTORY = f"""CREATE VIEW position_history AS
    SELECT p.id, a.key AS actor_key, a.name AS actor, i.key AS issue, i.title AS issue_title,
        {word("p.stance")} AS stance, p.stance AS value, p.valid_from, p.valid_to, p.known_from, p.policy,
        (SELECT count(*) FROM position_claim r WHERE r.position_id = p.id) AS claims
    FROM position p
    JOIN actor a ON a.id = p.actor_id
    JOIN issue i ON i.id = p.issue_id
    WHERE p.known_to IS NULL"""

POSITION_NOW = """CREATE VIEW position_now AS
    SELECT h.id, h.actor_key, h.actor, h.issue, h.issue_title, h.stance, h.value, h.valid_from, h.known_from, h.policy,
        h.claims
    FROM position_history h WHERE h.valid_to IS NULL"""

# The first kind that fits is the one, as in claims.positions.shifts.
SHIFT = f"""CREATE VIEW shift AS
    SELECT s.actor_key, s.actor, s.issue, s.shifted_on,
        CASE WHEN s.from_value IS NULL THEN 'introduced'
            WHEN s.from_value = s.to_value THEN 'reaffirmed'
            WHEN s.from_value * s.to_value < 0 THEN 'reversed'
            WHEN s.to_value = 0 THEN 'dropped'
            WHEN abs(s.to_value) > abs(s.from_value) THEN 'hardened'
            WHEN s.to_value = 1 THEN 'conditioned'
            ELSE 'softened' END AS kind,
        {word("s.from_value")} AS from_stance, {word("s.to_value")} AS to_stance, s.from_value, s.to_value,
        s.from_position, s.to_position
    FROM (
        SELECT h.actor_key, h.actor, h.issue, h.valid_from AS shifted_on, h.value AS to_value, h.id AS to_position,
            lag(h.value) OVER steps AS from_value, lag(h.id) OVER steps AS from_position
        FROM position_history h
        WINDOW steps AS (PARTITION BY h.actor_key, h.issue ORDER BY h.valid_from)) s"""


def claim_full(dialect: Dialect) -> str:
    """Write the view that joins a live claim with everything a reader asks about it."""
    return f"""CREATE VIEW claim_full AS
    SELECT c.id, c.uid, a.key AS speaker_key, a.name AS speaker, c.speaker_text, {VIA[dialect]} AS via,
        {CONTENT[dialect]} AS content, {CUE[dialect]} AS cue, c.quote, c.act, c.negated, c.hypothetical, c.conditional,
        c.condition_text, i.key AS issue, {word("t.value")} AS stance, t.value, t.basis, c.said_on,
        c.said_on_precision, c.said_on_basis, c.effective_on, o.key AS source_key, o.name AS source,
        d.id AS document, d.url, v.version_no, v.title, v.published_at, v.retrieved_at, c.recorded_at, c.confidence
    FROM claim_live c
    JOIN document_version v ON v.id = c.document_version_id
    JOIN document d ON d.id = v.document_id
    JOIN source o ON o.id = d.source_id
    LEFT JOIN actor a ON a.id = c.speaker_id
    LEFT JOIN stance t ON t.claim_id = c.id AND t.withdrawn_at IS NULL
    LEFT JOIN issue i ON i.id = t.issue_id"""


def upgrade() -> None:
    """Create the views."""
    claims = claim_full(dialect_of(op.get_bind()))
    for statement in (CLAIM_LIVE, claims, DOCUMENT_LATEST, POSITION_HISTORY, POSITION_NOW, SHIFT):
        op.execute(statement)


def downgrade() -> None:
    """Drop the views, those that stand on others first."""
    for view in ("shift", "position_now", "position_history", "document_latest", "claim_full", "claim_live"):
        op.execute(f"DROP VIEW {view}")
