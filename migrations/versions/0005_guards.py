"""Guard triggers: what is stored is never deleted or overwritten, and a span holds the text it claims to hold.

Revision 0005_guards follows 0004_positions.

Append-only: document_version, claim_span, claim_hop, retrieval, position_claim. Closed once, otherwise unchangeable:
claim, stance, position. A later revision that adds a column to one of these three makes its `closed_once` anew, with
that column in it; one that lets Alembic rebuild a guarded table on SQLite makes all of the table's triggers anew.
"""

from __future__ import annotations

from alembic import op

from claims.database import Dialect, dialect_of
from claims.guards import closed_once, guard_against

revision = "0005_guards"
down_revision = "0004_positions"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "document_version": "the text of a version is immutable: a changed text is a new version",
    "claim_span": "spans are immutable: withdraw the claim and store a new one",
    "claim_hop": "hops are immutable: withdraw the claim and store a new one",
    "retrieval": "retrievals are append-only",
    "position_claim": "what a position rests on is immutable: close the position and store a new one",
}
CLOSABLE = {
    "claim": "a claim is never deleted or overwritten: it is withdrawn once, with a reason",
    "stance": "a stance is never deleted or overwritten: it is withdrawn once",
    "position": "a position is never deleted or overwritten: it is closed once, by known_to",
}
SPANS = ("claim_span", "claim_hop")
INEXACT = "the span does not hold this text: text must equal the code points [span_start, span_end) of the body"

# The columns that stay as they were stored.
FIXED = {
    "claim": (
        "id", "uid", "content_key", "document_version_id", "run_id", "speaker_id", "speaker_text", "quote", "act",
        "negated", "hypothetical", "conditional", "condition_text", "addressee_id", "parent_id", "group_no", "said_on",
        "said_on_precision", "said_on_basis", "effective_on", "confidence", "recorded_at",
    ),
    "stance": ("id", "claim_id", "issue_id", "value", "basis", "run_id", "confidence", "recorded_at"),
    "position": (
        "id", "actor_id", "issue_id", "stance", "valid_from", "valid_to", "known_from", "policy", "run_id",
    ),
}  # fmt: skip
# A closing column goes from NULL to a value, once; a successor may be named later than the withdrawal, not earlier.
CLOSED_ONCE = {
    "claim": """(OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at IS NULL OR NEW.withdrawn_at <> OLD.withdrawn_at
            OR NEW.withdrawn_reason IS NULL OR NEW.withdrawn_reason <> OLD.withdrawn_reason))
        OR (OLD.superseded_by_id IS NOT NULL AND (NEW.superseded_by_id IS NULL
            OR NEW.superseded_by_id <> OLD.superseded_by_id))
        OR NEW.withdrawn_at IS NULL""",
    "stance": "OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL",
    "position": "OLD.known_to IS NOT NULL OR NEW.known_to IS NULL",
}


# The error code makes the refusal an integrity error, as it is on SQLite.
FUNCTIONS = (
    """CREATE FUNCTION claims_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE FUNCTION claims_span_is_exact() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        held text;
    BEGIN
        SELECT substr(v.body, NEW.span_start + 1, NEW.span_end - NEW.span_start) INTO held
        FROM claim c JOIN document_version v ON v.id = c.document_version_id WHERE c.id = NEW.claim_id;
        IF NEW.text IS DISTINCT FROM held THEN
            RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$""",
)
EXACT = {
    Dialect.SQLITE: """CREATE TRIGGER {table}_is_exact BEFORE INSERT ON {table}
        WHEN NEW.text IS NOT (
            SELECT substr(v.body, NEW.span_start + 1, NEW.span_end - NEW.span_start)
            FROM claim c JOIN document_version v ON v.id = c.document_version_id WHERE c.id = NEW.claim_id)
        BEGIN SELECT RAISE(ABORT, '{table}: {message}'); END""",
    Dialect.POSTGRESQL: """CREATE TRIGGER {table}_is_exact BEFORE INSERT ON {table}
        FOR EACH ROW EXECUTE FUNCTION claims_span_is_exact('{message}')""",
}

# A trigger of SQLite goes by its name alone.
DROPS = {
    Dialect.SQLITE: (
        *(f"DROP TRIGGER {table}_no_{event}" for table in APPEND_ONLY for event in ("update", "delete")),
        *(f"DROP TRIGGER {table}_{guard}" for table in CLOSABLE for guard in ("no_delete", "closed_once")),
        *(f"DROP TRIGGER {table}_is_exact" for table in SPANS),
    ),
    Dialect.POSTGRESQL: (
        "DROP FUNCTION claims_refuse() CASCADE",  # and every trigger that calls it
        "DROP FUNCTION claims_span_is_exact() CASCADE",
    ),
}


def upgrade() -> None:
    """Create the triggers, and on PostgreSQL what they call."""
    dialect = dialect_of(op.get_bind())
    for function in FUNCTIONS if dialect is Dialect.POSTGRESQL else ():
        op.execute(function)
    for table, message in APPEND_ONLY.items():
        for trigger in guard_against(dialect, table, message, "UPDATE", "DELETE"):
            op.execute(trigger)
    for table, message in CLOSABLE.items():
        for trigger in guard_against(dialect, table, message, "DELETE"):
            op.execute(trigger)
        op.execute(closed_once(dialect, table, message, FIXED[table], CLOSED_ONCE[table]))
    for table in SPANS:
        op.execute(EXACT[dialect].format(table=table, message=INEXACT))


def downgrade() -> None:
    """Drop the triggers."""
    for statement in DROPS[dialect_of(op.get_bind())]:
        op.execute(statement)
