"""Who is who: judgements that two actors are one, names and roles in time, several speakers, every date of a document.

Revision 0007_who_is_who follows 0006_views.

Aliases and roles get a time in which this database said so; so what makes them unique is asked of the live ones only,
and SQLite has to rebuild the two tables, as Alembic does it: with every constraint that SQLAlchemy 2.1 reads back.
What was stored before has no `recorded_at`: it was always known.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.database import Dialect, dialect_of
from claims.guards import closed_once, drop_trigger, guard_against
from claims.resolve.names import normalise, skeleton

revision = "0007_who_is_who"
down_revision = "0006_views"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
LIVE = sa.text("withdrawn_at IS NULL")
LIVE_AND_OPEN = sa.text("valid_from IS NULL AND withdrawn_at IS NULL")
LIVE_LINK = sa.text("deleted_at IS NULL")
FOLDING = sa.text("judgement = 'same' AND deleted_at IS NULL")
KINDS = "'person', 'organisation', 'government', 'group'"
RUN_KINDS = ("seed", "ingest", "recode")

NEVER = {
    "claim_speaker": "who spoke together is immutable: withdraw the claim and store a new one",
    "document_date": "what dates a version is immutable: a changed text is a new version",
}
CLOSABLE = {
    "actor_alias": "an alias is never deleted or overwritten: it is withdrawn once",
    "actor_role": "a role is never deleted or overwritten: it is withdrawn once",
    "actor_link": "a judgement is never deleted or overwritten: it is taken back once, by deleted_at",
    "claim": "a claim is never deleted or overwritten: it is withdrawn once, with a reason",
}
CLAIM_BEFORE = (
    "id", "uid", "content_key", "document_version_id", "run_id", "speaker_id", "speaker_text", "quote", "act",
    "negated", "hypothetical", "conditional", "condition_text", "addressee_id", "parent_id", "group_no", "said_on",
    "said_on_precision", "said_on_basis", "effective_on", "confidence", "recorded_at",
)  # fmt: skip
FIXED = {
    "actor_alias": (
        "id", "actor_id", "alias", "alias_norm", "kind", "language", "valid_from", "valid_to", "sound", "recorded_at",
    ),
    "actor_role": ("id", "actor_id", "principal_id", "office", "valid_from", "valid_to", "recorded_at"),
    "actor_link": ("id", "left_id", "right_id", "judgement", "decided_by", "reason", "run_id", "created_at"),
    "claim": (*CLAIM_BEFORE, "speaker_kind", "speaker_count"),
}  # fmt: skip
REOPENED = {
    "actor_alias": "OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL",
    "actor_role": "OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL",
    "actor_link": "OLD.deleted_at IS NOT NULL OR NEW.deleted_at IS NULL",
    "claim": """(OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at IS NULL OR NEW.withdrawn_at <> OLD.withdrawn_at
            OR NEW.withdrawn_reason IS NULL OR NEW.withdrawn_reason <> OLD.withdrawn_reason))
        OR (OLD.superseded_by_id IS NOT NULL AND (NEW.superseded_by_id IS NULL
            OR NEW.superseded_by_id <> OLD.superseded_by_id))
        OR NEW.withdrawn_at IS NULL""",
}


def upgrade() -> None:
    """Rebuild aliases and roles, add the new tables and columns with their guards, and give actors all their names."""
    dialect = dialect_of(op.get_bind())
    _alias_table(in_time=True)
    _role_table(in_time=True)
    _run_kinds((*RUN_KINDS, "judge"))
    _create_tables()
    op.execute(
        "ALTER TABLE claim ADD COLUMN speaker_kind VARCHAR(24)"
        f" CONSTRAINT ck_claim_speaker_kind CHECK (speaker_kind IN ({KINDS}))"
    )
    op.execute(
        "ALTER TABLE claim ADD COLUMN speaker_count INTEGER"
        " CONSTRAINT ck_claim_speaker_count_positive CHECK (speaker_count >= 1)"
    )
    op.execute(drop_trigger(dialect, "claim", "closed_once"))
    _name_actors()
    for table, message in CLOSABLE.items():
        op.execute(closed_once(dialect, table, message, FIXED[table], REOPENED[table]))
        for trigger in guard_against(dialect, table, message, "DELETE") if table != "claim" else ():
            op.execute(trigger)
    for table, message in NEVER.items():
        for trigger in guard_against(dialect, table, message, "UPDATE", "DELETE"):
            op.execute(trigger)


def downgrade() -> None:
    """Go back to one state of aliases and roles, the live one; judgements and joint speakers are lost."""
    dialect = dialect_of(op.get_bind())
    op.execute(drop_trigger(dialect, "claim", "closed_once"))
    op.drop_column("claim", "speaker_count")
    op.drop_column("claim", "speaker_kind")
    op.execute(closed_once(dialect, "claim", CLOSABLE["claim"], CLAIM_BEFORE, REOPENED["claim"]))
    for table in ("document_date", "claim_speaker", "actor_link"):
        op.drop_table(table)
    for table in ("actor_alias", "actor_role"):
        guards = ("closed_once", "no_delete", *(("no_truncate",) if dialect is Dialect.POSTGRESQL else ()))
        for guard in guards:
            op.execute(drop_trigger(dialect, table, guard))
        op.execute(f"DELETE FROM {table} WHERE withdrawn_at IS NOT NULL")
    _run_kinds(RUN_KINDS)
    _role_table(in_time=False)
    _alias_table(in_time=False)


def _alias_table(*, in_time: bool) -> None:
    unique = op.f("uq_actor_alias_actor_id_alias_kind")
    if not in_time:
        op.drop_index(op.f("ix_actor_alias_sound"), "actor_alias")
        op.drop_index("uq_actor_alias_live", "actor_alias")
    with op.batch_alter_table("actor_alias") as table:
        if in_time:
            table.drop_constraint(unique, type_="unique")
            table.add_column(sa.Column("sound", sa.String(400), nullable=True))
            table.add_column(sa.Column("recorded_at", INSTANT, nullable=True))
            table.add_column(sa.Column("withdrawn_at", INSTANT, nullable=True))
        else:
            for column in ("withdrawn_at", "recorded_at", "sound"):
                table.drop_column(column)
            table.create_unique_constraint(unique, ["actor_id", "alias", "kind"])
    if in_time:
        # PostgreSQL finds what begins with a word only by an index in the order of code points.
        op.create_index(
            op.f("ix_actor_alias_sound"), "actor_alias", ["sound"], postgresql_ops={"sound": "varchar_pattern_ops"}
        )
        _unique_where("uq_actor_alias_live", "actor_alias", ["actor_id", "alias", "kind"], LIVE)


def _role_table(*, in_time: bool) -> None:
    columns = ["actor_id", "principal_id", "office", "valid_from"]
    unique = op.f("uq_actor_role_actor_id_principal_id_office_valid_from")
    op.drop_index("uq_actor_role_open_start", "actor_role")
    if not in_time:
        op.drop_index("uq_actor_role_live", "actor_role")
    with op.batch_alter_table("actor_role") as table:
        if in_time:
            table.drop_constraint(unique, type_="unique")
            table.add_column(sa.Column("recorded_at", INSTANT, nullable=True))
            table.add_column(sa.Column("withdrawn_at", INSTANT, nullable=True))
        else:
            for column in ("withdrawn_at", "recorded_at"):
                table.drop_column(column)
            table.create_unique_constraint(unique, columns)
    if in_time:
        _unique_where("uq_actor_role_live", "actor_role", columns, LIVE)
    _unique_where(
        "uq_actor_role_open_start",
        "actor_role",
        columns[:-1],
        LIVE_AND_OPEN if in_time else sa.text("valid_from IS NULL"),
    )


def _run_kinds(kinds: tuple[str, ...]) -> None:
    """Change the words a run's kind may be."""
    words = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("run") as table:
        table.drop_constraint(op.f("ck_run_kind"), type_="check")
        table.create_check_constraint(op.f("ck_run_kind"), f"kind IN ({words})")


def _create_tables() -> None:
    op.create_table(
        "actor_link",
        sa.Column("id", KEY, nullable=False),
        sa.Column("left_id", KEY, nullable=False),
        sa.Column("right_id", KEY, nullable=False),
        sa.Column("judgement", sa.String(24), nullable=False),
        sa.Column("decided_by", sa.String(200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("run_id", KEY, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_link")),
        sa.ForeignKeyConstraint(["left_id"], ["actor.id"], name=op.f("fk_actor_link_left_id_actor")),
        sa.ForeignKeyConstraint(["right_id"], ["actor.id"], name=op.f("fk_actor_link_right_id_actor")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_actor_link_run_id_run")),
        sa.CheckConstraint("judgement IN ('same', 'different')", name=op.f("ck_actor_link_judgement")),
        sa.CheckConstraint("left_id <> right_id", name=op.f("ck_actor_link_not_itself")),
        sa.CheckConstraint(
            "deleted_at IS NULL OR deleted_at >= created_at", name=op.f("ck_actor_link_deleted_after_created")
        ),
    )
    op.create_index(op.f("ix_actor_link_left_id"), "actor_link", ["left_id"])
    op.create_index(op.f("ix_actor_link_run_id"), "actor_link", ["run_id"])
    _unique_where("uq_actor_link_folded", "actor_link", ["right_id"], FOLDING)
    _unique_where("uq_actor_link_live", "actor_link", ["left_id", "right_id"], LIVE_LINK)
    op.create_table(
        "claim_speaker",
        sa.Column("id", KEY, nullable=False),
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("actor_id", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_speaker")),
        sa.UniqueConstraint("claim_id", "ordinal", name=op.f("uq_claim_speaker_claim_id_ordinal")),
        sa.UniqueConstraint("claim_id", "actor_id", name=op.f("uq_claim_speaker_claim_id_actor_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_speaker_claim_id_claim")),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_claim_speaker_actor_id_actor")),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_claim_speaker_ordinal_positive")),
    )
    op.create_index(op.f("ix_claim_speaker_actor_id"), "claim_speaker", ["actor_id"])
    op.create_table(
        "document_date",
        sa.Column("id", KEY, nullable=False),
        sa.Column("document_version_id", KEY, nullable=False),
        sa.Column("basis", sa.String(24), nullable=False),
        sa.Column("published_at", INSTANT, nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("precision", sa.String(24), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_date")),
        sa.UniqueConstraint("document_version_id", "basis", name=op.f("uq_document_date_document_version_id_basis")),
        sa.ForeignKeyConstraint(
            ["document_version_id"],
            ["document_version.id"],
            name=op.f("fk_document_date_document_version_id_document_version"),
        ),
        sa.CheckConstraint(
            "basis IN ('given', 'text', 'dateline', 'url', 'metadata', 'file')", name=op.f("ck_document_date_basis")
        ),
        sa.CheckConstraint("precision IN ('day', 'month', 'year', 'unknown')", name=op.f("ck_document_date_precision")),
    )


def _unique_where(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)


def _name_actors() -> None:
    """Give every actor its name as an alias, a person the surname too, and persons' aliases their sound."""
    connection = op.get_bind()
    alias = sa.table(
        "actor_alias",
        *(sa.column(name) for name in ("id", "actor_id", "alias", "alias_norm", "kind", "language", "sound")),
    )
    stored = connection.execute(
        sa.text("SELECT a.id, s.actor_id, s.alias, s.kind FROM actor_alias s JOIN actor a ON a.id = s.actor_id")
    ).all()
    surnamed = {row.actor_id for row in stored if row.kind == "surname"}
    taken = {(row.actor_id, row.alias, row.kind) for row in stored}
    rows = []
    for number, name, kind in connection.execute(sa.text("SELECT id, name, kind FROM actor ORDER BY id")).all():
        forms = [(name, "name")]
        if kind == "person" and number not in surnamed:
            forms.append((name.split()[-1], "surname"))
        rows += [
            {
                "actor_id": number,
                "alias": form,
                "alias_norm": normalise(form),
                "kind": of_kind,
                "language": "en",
                "sound": None,
            }
            for form, of_kind in forms
            if (number, form, of_kind) not in taken
        ]
    if rows:
        connection.execute(sa.insert(alias), rows)
    persons = sa.text(
        "SELECT s.id, s.alias_norm FROM actor_alias s JOIN actor a ON a.id = s.actor_id WHERE a.kind = 'person'"
    )
    sounds = [{"number": row.id, "heard": skeleton(row.alias_norm)} for row in connection.execute(persons).all()]
    if sounds:
        connection.execute(
            sa.update(alias).where(alias.c.id == sa.bindparam("number")).values(sound=sa.bindparam("heard")), sounds
        )
