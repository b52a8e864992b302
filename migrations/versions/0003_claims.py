"""Tables of claims with their spans, hops and stances.

Revision 0003_claims follows 0002_actors_issues.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_claims"
down_revision = "0002_actors_issues"
branch_labels = None
depends_on = None

# SQLite counts rows by plain INTEGER keys only; PostgreSQL needs the eight bytes.
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "claim",
        sa.Column("id", KEY, nullable=False),
        sa.Column("uid", sa.String(71), nullable=False),
        sa.Column("content_key", sa.String(71), nullable=False),
        sa.Column("document_version_id", KEY, nullable=False),
        sa.Column("run_id", KEY, nullable=False),
        sa.Column("speaker_id", KEY, nullable=True),
        sa.Column("speaker_text", sa.Text(), nullable=True),
        sa.Column("quote", sa.String(24), nullable=False),
        sa.Column("act", sa.String(24), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("hypothetical", sa.Boolean(), nullable=False),
        sa.Column("conditional", sa.Boolean(), nullable=False),
        sa.Column("condition_text", sa.Text(), nullable=True),
        sa.Column("addressee_id", KEY, nullable=True),
        sa.Column("parent_id", KEY, nullable=True),
        sa.Column("group_no", sa.Integer(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("said_on_precision", sa.String(24), nullable=False),
        sa.Column("said_on_basis", sa.String(24), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.String(24), nullable=True),
        sa.Column("superseded_by_id", KEY, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.ForeignKeyConstraint(["addressee_id"], ["actor.id"], name=op.f("fk_claim_addressee_id_actor")),
        sa.ForeignKeyConstraint(
            ["document_version_id"], ["document_version.id"], name=op.f("fk_claim_document_version_id_document_version")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["claim.id"], name=op.f("fk_claim_parent_id_claim")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_claim_run_id_run")),
        sa.ForeignKeyConstraint(["speaker_id"], ["actor.id"], name=op.f("fk_claim_speaker_id_actor")),
        sa.ForeignKeyConstraint(["superseded_by_id"], ["claim.id"], name=op.f("fk_claim_superseded_by_id_claim")),
        sa.CheckConstraint(
            "act IN ('assert', 'predict', 'deny', 'admit', 'accuse', 'criticise', 'support', 'request', 'demand', "
            "'offer', 'promise', 'agree', 'concede', 'refuse', 'threaten', 'declare', 'question', 'decline')",
            name=op.f("ck_claim_act"),
        ),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_claim_confidence_share")),
        sa.CheckConstraint("quote IN ('direct', 'indirect', 'mixed')", name=op.f("ck_claim_quote")),
        sa.CheckConstraint(
            "said_on_basis IN ('explicit', 'relative', 'dateline', 'assumed')", name=op.f("ck_claim_said_on_basis")
        ),
        sa.CheckConstraint(
            "said_on_precision IN ('day', 'month', 'year', 'unknown')", name=op.f("ck_claim_said_on_precision")
        ),
        sa.CheckConstraint(
            "said_on IS NOT NULL OR said_on_precision = 'unknown'", name=op.f("ck_claim_undated_is_unknown")
        ),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= recorded_at", name=op.f("ck_claim_withdrawn_after_recorded")
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_reason IS NULL)", name=op.f("ck_claim_withdrawn_has_reason")
        ),
        sa.CheckConstraint(
            "withdrawn_reason IN ('superseded', 'misextracted', 'duplicate', 'source_retracted')",
            name=op.f("ck_claim_withdrawn_reason"),
        ),
    )
    op.create_index(op.f("ix_claim_addressee_id"), "claim", ["addressee_id"])
    op.create_index(op.f("ix_claim_content_key"), "claim", ["content_key"])
    op.create_index(op.f("ix_claim_document_version"), "claim", ["document_version_id"])
    op.create_index(op.f("ix_claim_effective_on"), "claim", ["effective_on"])
    op.create_index(op.f("ix_claim_parent_id"), "claim", ["parent_id"])
    op.create_index(op.f("ix_claim_run_id"), "claim", ["run_id"])
    op.create_index(op.f("ix_claim_speaker_effective"), "claim", ["speaker_id", "effective_on"])
    op.create_index(op.f("ix_claim_superseded_by_id"), "claim", ["superseded_by_id"])
    op.create_index(op.f("ix_claim_uid"), "claim", ["uid"])
    op.create_index(
        op.f("uq_claim_live"),
        "claim",
        ["document_version_id", "uid"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "claim_span",
        sa.Column("id", KEY, nullable=False),
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_span")),
        sa.UniqueConstraint("claim_id", "role", "ordinal", name=op.f("uq_claim_span_claim_id_role_ordinal")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_span_claim_id_claim")),
        sa.CheckConstraint("role IN ('content', 'cue', 'speaker', 'condition')", name=op.f("ck_claim_span_role")),
        sa.CheckConstraint("length(text) = span_end - span_start", name=op.f("ck_claim_span_span_as_long_as_text")),
        sa.CheckConstraint("0 <= span_start AND span_start < span_end", name=op.f("ck_claim_span_span_not_empty")),
    )
    op.create_table(
        "claim_hop",
        sa.Column("id", KEY, nullable=False),
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("actor_id", KEY, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_hop")),
        sa.UniqueConstraint("claim_id", "ordinal", name=op.f("uq_claim_hop_claim_id_ordinal")),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_claim_hop_actor_id_actor")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_hop_claim_id_claim")),
        sa.CheckConstraint("length(text) = span_end - span_start", name=op.f("ck_claim_hop_span_as_long_as_text")),
        sa.CheckConstraint("0 <= span_start AND span_start < span_end", name=op.f("ck_claim_hop_span_not_empty")),
    )
    op.create_index(op.f("ix_claim_hop_actor_id"), "claim_hop", ["actor_id"])
    op.create_table(
        "stance",
        sa.Column("id", KEY, nullable=False),
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("issue_id", KEY, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("run_id", KEY, nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stance")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_stance_claim_id_claim")),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_stance_issue_id_issue")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_stance_run_id_run")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_stance_confidence_share")),
        sa.CheckConstraint("value BETWEEN -2 AND 2", name=op.f("ck_stance_value_scale")),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= recorded_at", name=op.f("ck_stance_withdrawn_after_recorded")
        ),
    )
    op.create_index(op.f("ix_stance_claim_issue"), "stance", ["claim_id", "issue_id"])
    op.create_index(op.f("ix_stance_issue_id"), "stance", ["issue_id"])
    op.create_index(op.f("ix_stance_run_id"), "stance", ["run_id"])
    op.create_index(
        op.f("uq_stance_live"),
        "stance",
        ["claim_id", "issue_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )


def downgrade() -> None:
    """Drop the tables; their indexes go with them."""
    for table in ("stance", "claim_hop", "claim_span", "claim"):
        op.drop_table(table)
