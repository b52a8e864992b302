"""Tables of actors with their aliases and roles, and of issues with their cues.

Revision 0002_actors_issues follows 0001_documents.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_actors_issues"
down_revision = "0001_documents"
branch_labels = None
depends_on = None

# SQLite counts rows by plain INTEGER keys only; PostgreSQL needs the eight bytes.
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "actor",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("name", sa.String(400), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("wikidata_id", sa.String(20), nullable=True),
        sa.Column("country", sa.String(2), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
        sa.UniqueConstraint("key", name=op.f("uq_actor_key")),
        sa.CheckConstraint("kind IN ('person', 'organisation', 'government', 'group')", name=op.f("ck_actor_kind")),
    )
    op.create_table(
        "actor_alias",
        sa.Column("id", KEY, nullable=False),
        sa.Column("actor_id", KEY, nullable=False),
        sa.Column("alias", sa.String(400), nullable=False),
        sa.Column("alias_norm", sa.String(400), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_alias")),
        sa.UniqueConstraint("actor_id", "alias", "kind", name=op.f("uq_actor_alias_actor_id_alias_kind")),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_actor_alias_actor_id_actor")),
        sa.CheckConstraint(
            "kind IN ('name', 'surname', 'transliteration', 'abbreviation', 'demonym', 'metonym', 'office')",
            name=op.f("ck_actor_alias_kind"),
        ),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to",
            name=op.f("ck_actor_alias_valid_to_after_valid_from"),
        ),
    )
    op.create_index(op.f("ix_actor_alias_alias_norm"), "actor_alias", ["alias_norm"])
    op.create_table(
        "actor_role",
        sa.Column("id", KEY, nullable=False),
        sa.Column("actor_id", KEY, nullable=False),
        sa.Column("principal_id", KEY, nullable=False),
        sa.Column("office", sa.String(200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_role")),
        sa.UniqueConstraint(
            "actor_id",
            "principal_id",
            "office",
            "valid_from",
            name=op.f("uq_actor_role_actor_id_principal_id_office_valid_from"),
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_actor_role_actor_id_actor")),
        sa.ForeignKeyConstraint(["principal_id"], ["actor.id"], name=op.f("fk_actor_role_principal_id_actor")),
        sa.CheckConstraint("actor_id <> principal_id", name=op.f("ck_actor_role_not_for_itself")),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to",
            name=op.f("ck_actor_role_valid_to_after_valid_from"),
        ),
    )
    op.create_index(op.f("ix_actor_role_principal_id"), "actor_role", ["principal_id"])
    op.create_index(
        op.f("uq_actor_role_open_start"),
        "actor_role",
        ["actor_id", "principal_id", "office"],
        unique=True,
        sqlite_where=sa.text("valid_from IS NULL"),
        postgresql_where=sa.text("valid_from IS NULL"),
    )
    op.create_table(
        "issue",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("title", sa.String(400), nullable=False),
        sa.Column("proposition", sa.Text(), nullable=False),
        sa.Column("parent_id", KEY, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue")),
        sa.UniqueConstraint("key", name=op.f("uq_issue_key")),
        sa.ForeignKeyConstraint(["parent_id"], ["issue.id"], name=op.f("fk_issue_parent_id_issue")),
    )
    op.create_index(op.f("ix_issue_parent_id"), "issue", ["parent_id"])
    op.create_table(
        "issue_cue",
        sa.Column("id", KEY, nullable=False),
        sa.Column("issue_id", KEY, nullable=False),
        sa.Column("pattern", sa.String(1000), nullable=False),
        sa.Column("polarity", sa.String(24), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_cue")),
        sa.UniqueConstraint("issue_id", "pattern", name=op.f("uq_issue_cue_issue_id_pattern")),
        sa.ForeignKeyConstraint(["issue_id"], ["issue.id"], name=op.f("fk_issue_cue_issue_id_issue")),
        sa.CheckConstraint("polarity IN ('for', 'against', 'touches')", name=op.f("ck_issue_cue_polarity")),
    )


def downgrade() -> None:
    """Drop the tables; their indexes go with them."""
    for table in ("issue_cue", "issue", "actor_role", "actor_alias", "actor"):
        op.drop_table(table)
