"""The views of history: claims with their statement and origin, statements with their counts, ratings side by side.

Revision 0011_history_views follows 0010_history.
"""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from alembic import op

from claims.database import Dialect, dialect_of

revision = "0011_history_views"
down_revision = "0010_history"
branch_labels = None
depends_on = None

# The first claim's words stand for the statement; SQLite orders a scalar subquery by its own columns only.
STATEMENT_COUNT = """CREATE VIEW statement_count AS
    SELECT k.statement_id, a.key AS speaker_key, a.name AS speaker, k.claim_id, k.first_said_on, k.last_said_on,
        k.claims, k.documents, k.origins, k.sources
    FROM (
        SELECT m.statement_id, min(c.id) AS claim_id, min(c.effective_on) AS first_said_on,
            max(c.effective_on) AS last_said_on, count(*) AS claims, count(DISTINCT v.document_id) AS documents,
            count(DISTINCT COALESCE(g.origin_id, -v.id)) AS origins, count(DISTINCT d.source_id) AS sources
        FROM statement_claim m
        JOIN claim c ON c.id = m.claim_id AND c.withdrawn_at IS NULL
        JOIN document_version v ON v.id = c.document_version_id
        JOIN document d ON d.id = v.document_id
        LEFT JOIN origin_version g ON g.document_version_id = v.id AND g.withdrawn_at IS NULL
        WHERE m.withdrawn_at IS NULL
        GROUP BY m.statement_id) k
    JOIN claim c ON c.id = k.claim_id
    LEFT JOIN actor_folded f ON f.actor_id = c.speaker_id
    LEFT JOIN actor a ON a.id = COALESCE(f.canonical_id, c.speaker_id)"""

# A rating holds for the claim it was given to and whatever superseded that, or for all sightings of the statement.
CLAIM_RATED = """CREATE VIEW claim_rated AS
    WITH RECURSIVE heir (fact_check_id, claim_id) AS (
        SELECT r.id, r.claim_id FROM fact_check r WHERE r.withdrawn_at IS NULL
        UNION
        SELECT h.fact_check_id, c.superseded_by_id FROM heir h
        JOIN claim c ON c.id = h.claim_id WHERE c.superseded_by_id IS NOT NULL),
    rated (fact_check_id, claim_id) AS (
        SELECT h.fact_check_id, h.claim_id FROM heir h
        UNION
        SELECT h.fact_check_id, s.claim_id FROM heir h
        JOIN fact_check r ON r.id = h.fact_check_id AND r.whole_statement
        JOIN statement_claim m ON m.claim_id = h.claim_id AND m.withdrawn_at IS NULL
        JOIN statement_claim s ON s.statement_id = m.statement_id AND s.withdrawn_at IS NULL)
    SELECT c.id AS claim_id, r.id AS fact_check_id, r.publisher, r.url, r.rating, r.rating_value, r.worst_rating,
        r.best_rating, r.reviewed_on, r.added_by, r.recorded_at
    FROM rated
    JOIN fact_check r ON r.id = rated.fact_check_id
    JOIN claim c ON c.id = rated.claim_id AND c.withdrawn_at IS NULL"""

LAST = "AS jointly_with"
LAST_JOIN = "LEFT JOIN issue i ON i.id = t.issue_id"
JOINED = f"""{LAST_JOIN}
    LEFT JOIN statement_claim m ON m.claim_id = c.id AND m.withdrawn_at IS NULL
    LEFT JOIN origin_version g ON g.document_version_id = v.id AND g.withdrawn_at IS NULL"""


def upgrade() -> None:
    """Add the statement and the origin to the view of claims, and the two views that are new."""
    before = _claim_full()
    op.execute("DROP VIEW claim_full")
    op.execute(before.replace(LAST, f"{LAST}, m.statement_id, g.origin_id").replace(LAST_JOIN, JOINED))
    op.execute(STATEMENT_COUNT)
    op.execute(CLAIM_RATED)


def downgrade() -> None:
    """Go back to the view of claims as it was."""
    for view in ("claim_rated", "statement_count", "claim_full"):
        op.execute(f"DROP VIEW {view}")
    op.execute(_claim_full())


def _claim_full() -> str:
    """Write the view as the revision that last changed it does."""
    path = Path(__file__).with_name("0009_codebook_in_time.py")
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        message = f"{path} is missing"
        raise FileNotFoundError(message)
    earlier = module_from_spec(spec)
    spec.loader.exec_module(earlier)
    written: str = earlier.claim_full(Dialect(dialect_of(op.get_bind())), touching=True)
    return written
