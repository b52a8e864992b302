"""Tables of sources, documents, their versions, and the runs that read them.

Revision 0001_documents follows nothing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_documents"
down_revision = None
branch_labels = None
depends_on = None

# SQLite counts rows by plain INTEGER keys only; PostgreSQL needs the eight bytes.
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "schema_change",
        sa.Column("id", KEY, nullable=False),
        sa.Column("revision", sa.String(32), nullable=False),
        sa.Column("direction", sa.String(4), nullable=False),
        sa.Column("package_version", sa.String(40), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schema_change")),
        sa.CheckConstraint("direction IN ('up', 'down')", name=op.f("ck_schema_change_direction_known")),
    )
    op.create_table(
        "source",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("name", sa.String(400), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("country", sa.String(2), nullable=True),
        sa.Column("language", sa.String(12), nullable=True),
        sa.Column("homepage", sa.Text(), nullable=True),
        sa.Column("reliability", sa.String(1), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("key", name=op.f("uq_source_key")),
        sa.CheckConstraint(
            "kind IN ('outlet', 'wire', 'government', 'organisation', 'unknown')", name=op.f("ck_source_kind")
        ),
        sa.CheckConstraint(
            "reliability IN ('A', 'B', 'C', 'D', 'E', 'F')", name=op.f("ck_source_reliability_admiralty")
        ),
    )
    op.create_table(
        "document",
        sa.Column("id", KEY, nullable=False),
        sa.Column("source_id", KEY, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("url", name=op.f("uq_document_url")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_document_source_id_source")),
    )
    op.create_index(op.f("ix_document_source_id"), "document", ["source_id"])
    op.create_table(
        "extractor",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("config_hash", sa.String(71), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extractor")),
        sa.UniqueConstraint("name", "version", "config_hash", name=op.f("uq_extractor_name_version_config_hash")),
    )
    op.create_table(
        "run",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("extractor_id", KEY, nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status", sa.String(24), nullable=False),
        sa.Column("package_version", sa.String(40), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.ForeignKeyConstraint(["extractor_id"], ["extractor.id"], name=op.f("fk_run_extractor_id_extractor")),
        sa.CheckConstraint("kind IN ('seed', 'ingest', 'recode')", name=op.f("ck_run_kind")),
        sa.CheckConstraint("status IN ('running', 'done', 'failed', 'interrupted')", name=op.f("ck_run_status")),
    )
    op.create_index(op.f("ix_run_extractor_id"), "run", ["extractor_id"])
    op.create_table(
        "document_version",
        sa.Column("id", KEY, nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("version_no", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(71), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_precision", sa.String(24), nullable=True),
        sa.Column("published_basis", sa.String(24), nullable=True),
        sa.Column("language", sa.String(12), nullable=True),
        sa.Column("retrieved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("run_id", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_version")),
        sa.UniqueConstraint("document_id", "content_hash", name=op.f("uq_document_version_document_id_content_hash")),
        sa.UniqueConstraint("document_id", "version_no", name=op.f("uq_document_version_document_id_version_no")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_document_version_document_id_document")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_document_version_run_id_run")),
        sa.CheckConstraint("content_hash LIKE 'sha256:%'", name=op.f("ck_document_version_content_hash_tagged")),
        sa.CheckConstraint(
            "published_basis IN ('given', 'text', 'dateline', 'url', 'metadata')",
            name=op.f("ck_document_version_published_basis"),
        ),
        sa.CheckConstraint(
            "(published_at IS NULL) = (published_basis IS NULL)", name=op.f("ck_document_version_published_has_basis")
        ),
        sa.CheckConstraint(
            "published_precision IN ('day', 'month', 'year', 'unknown')",
            name=op.f("ck_document_version_published_precision"),
        ),
        sa.CheckConstraint("version_no >= 1", name=op.f("ck_document_version_version_no_positive")),
    )
    op.create_index(op.f("ix_document_version_content_hash"), "document_version", ["content_hash"])
    op.create_index(op.f("ix_document_version_run_id"), "document_version", ["run_id"])
    op.create_table(
        "retrieval",
        sa.Column("id", KEY, nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("version_id", KEY, nullable=True),
        sa.Column("run_id", KEY, nullable=False),
        sa.Column("retrieved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retrieval")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_retrieval_document_id_document")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_retrieval_run_id_run")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["document_version.id"], name=op.f("fk_retrieval_version_id_document_version")
        ),
        sa.CheckConstraint("status IN ('new', 'changed', 'unchanged', 'gone')", name=op.f("ck_retrieval_status")),
    )
    op.create_index(op.f("ix_retrieval_document_id"), "retrieval", ["document_id"])
    op.create_index(op.f("ix_retrieval_run_id"), "retrieval", ["run_id"])
    op.create_index(op.f("ix_retrieval_version_id"), "retrieval", ["version_id"])


def downgrade() -> None:
    """Drop the tables; their indexes go with them."""
    for table in ("retrieval", "document_version", "run", "extractor", "document", "source", "schema_change"):
        op.drop_table(table)
