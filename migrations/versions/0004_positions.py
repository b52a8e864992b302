"""Tables of positions and the claims they rest on.

Revision 0004_positions follows 0003_claims.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_positions"
down_revision = "0003_claims"
branch_labels = None
depends_on = None

# SQLite counts rows by plain INTEGER keys only; PostgreSQL needs the eight bytes.
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "position",
        sa.Column("id", KEY, nullable=False),
        sa.Column("actor_id", KEY, nullable=False),
        sa.Column("issue_id", KEY, nullable=False),
        sa.Column("stance", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("known_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("known_to", sa.DateTime(timezone=True), nullable=True),
        sa.Column("policy", sa.String(40), nullable=False),
        sa.Column("run_id", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_position_actor_id_actor")),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_position_issue_id_issue")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_position_run_id_run")),
        sa.CheckConstraint(
            "known_to IS NULL OR known_from <= known_to", name=op.f("ck_position_known_to_after_known_from")
        ),
        sa.CheckConstraint("stance BETWEEN -2 AND 2", name=op.f("ck_position_stance_scale")),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to",
            name=op.f("ck_position_valid_to_after_valid_from"),
        ),
    )
    op.create_index(op.f("ix_position_actor_issue"), "position", ["actor_id", "issue_id", "valid_from"])
    op.create_index(op.f("ix_position_issue_id"), "position", ["issue_id"])
    op.create_index(op.f("ix_position_run_id"), "position", ["run_id"])
    op.create_index(
        op.f("uq_position_live"),
        "position",
        ["actor_id", "issue_id", "valid_from"],
        unique=True,
        sqlite_where=sa.text("known_to IS NULL"),
        postgresql_where=sa.text("known_to IS NULL"),
    )
    op.create_table(
        "position_claim",
        sa.Column("position_id", KEY, nullable=False),
        sa.Column("claim_id", KEY, nullable=False),
        sa.PrimaryKeyConstraint("position_id", "claim_id", name=op.f("pk_position_claim")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_position_claim_claim_id_claim")),
        sa.ForeignKeyConstraint(["position_id"], ["position.id"], name=op.f("fk_position_claim_position_id_position")),
    )
    op.create_index(op.f("ix_position_claim_claim_id"), "position_claim", ["claim_id"])


def downgrade() -> None:
    """Drop the tables; their indexes go with them."""
    for table in ("position_claim", "position"):
        op.drop_table(table)
