"""Every table, and nothing else.

Periods are half-open, a NULL end is open; `*_at` is an aware UTC instant, `*_on` a calendar day. Rows are never
deleted or overwritten: a row that no longer holds is closed (`withdrawn_at`, `known_to`), and triggers in the database
enforce it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, MetaData, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from claims.columns import KEY
from claims.fields import instant, long_text, period, primary_key, reference, word
from claims.words import (
    Act,
    ActorKind,
    AliasKind,
    CuePolarity,
    Precision,
    PublishedBasis,
    Quote,
    RetrievalStatus,
    RunKind,
    RunStatus,
    SaidOnBasis,
    SourceKind,
    SpanRole,
    WithdrawnReason,
)

__all__ = [
    "Actor",
    "ActorAlias",
    "ActorRole",
    "Base",
    "Claim",
    "ClaimHop",
    "ClaimSpan",
    "Document",
    "DocumentVersion",
    "Extractor",
    "Issue",
    "IssueCue",
    "Position",
    "PositionClaim",
    "Retrieval",
    "Run",
    "SchemaChange",
    "Source",
    "StanceRow",
]


class Base(SQLModel):
    """The base of every table: its own metadata, so that constraint names are the same on every database."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


class SchemaChange(Base, table=True):
    """One step of the schema up or down, and the version of the program that took it; migrations/env.py writes it."""

    __tablename__ = "schema_change"
    __table_args__ = (CheckConstraint("direction IN ('up', 'down')", name="direction_known"),)
    id: int | None = primary_key()
    revision: str = Field(max_length=32)
    direction: str = Field(max_length=4)
    package_version: str = Field(max_length=40)
    applied_at: datetime = instant()


class Source(Base, table=True):
    """Who published: an outlet, a ministry, a wire. `reliability` is the Admiralty scale A-F; NULL is not assessed."""

    __tablename__ = "source"
    __table_args__ = (CheckConstraint("reliability IN ('A', 'B', 'C', 'D', 'E', 'F')", name="reliability_admiralty"),)
    id: int | None = primary_key()
    key: str = Field(unique=True, max_length=200)
    name: str = Field(max_length=400)
    kind: SourceKind = word(SourceKind, "kind")
    country: str | None = Field(default=None, max_length=2)
    language: str | None = Field(default=None, max_length=12)
    homepage: str | None = long_text(nullable=True)
    reliability: str | None = Field(default=None, max_length=1)


class Document(Base, table=True):
    """One article at one address."""

    __tablename__ = "document"
    id: int | None = primary_key()
    source_id: int = reference("source")
    url: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    kind: str = Field(default="article", max_length=24)


class Extractor(Base, table=True):
    """A program that finds claims, in one configuration."""

    __tablename__ = "extractor"
    __table_args__ = (UniqueConstraint("name", "version", "config_hash"),)
    id: int | None = primary_key()
    name: str = Field(max_length=100)
    version: str = Field(max_length=40)
    config_hash: str = Field(max_length=71)


class Run(Base, table=True):
    """One run of the program over some inputs: whatever is stored names the run that stored it."""

    __tablename__ = "run"
    id: int | None = primary_key()
    kind: RunKind = word(RunKind, "kind")
    extractor_id: int | None = reference("extractor", nullable=True)
    started_at: datetime = instant()
    finished_at: datetime | None = instant(nullable=True)
    status: RunStatus = word(RunStatus, "status")
    package_version: str = Field(max_length=40)
    counts: dict[str, int] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    error: str | None = long_text(nullable=True)


class DocumentVersion(Base, table=True):
    """The text of a document as read at one moment: immutable, hashed, numbered from 1.

    `published_at` of a date without a time is midnight UTC with precision `day`; `published_on` is the calendar day
    at the place of publication, which days named in the text are counted from.
    """

    __tablename__ = "document_version"
    __table_args__ = (
        UniqueConstraint("document_id", "content_hash"),
        UniqueConstraint("document_id", "version_no"),
        CheckConstraint("version_no >= 1", name="version_no_positive"),
        CheckConstraint("content_hash LIKE 'sha256:%'", name="content_hash_tagged"),
        CheckConstraint("(published_at IS NULL) = (published_basis IS NULL)", name="published_has_basis"),
    )
    id: int | None = primary_key()
    document_id: int = reference("document", index=False)
    version_no: int
    content_hash: str = Field(max_length=71, index=True)
    title: str | None = long_text(nullable=True)
    byline: str | None = long_text(nullable=True)
    dateline: str | None = long_text(nullable=True)
    body: str = long_text()
    published_at: datetime | None = instant(nullable=True)
    published_on: date | None = None
    published_precision: Precision | None = word(Precision, "published_precision", nullable=True)
    published_basis: PublishedBasis | None = word(PublishedBasis, "published_basis", nullable=True)
    language: str | None = Field(default=None, max_length=12)
    retrieved_at: datetime = instant()
    run_id: int = reference("run")


class Retrieval(Base, table=True):
    """One look at an address: what was seen when. Append-only; shows silent edits, deletions and when last seen."""

    __tablename__ = "retrieval"
    id: int | None = primary_key()
    document_id: int = reference("document")
    version_id: int | None = reference("document_version", nullable=True)
    run_id: int = reference("run")
    retrieved_at: datetime = instant()
    status: RetrievalStatus = word(RetrievalStatus, "status")


class Actor(Base, table=True):
    """A person, organisation, government or group that can hold a position."""

    __tablename__ = "actor"
    id: int | None = primary_key()
    key: str = Field(unique=True, max_length=200)
    name: str = Field(max_length=400)
    kind: ActorKind = word(ActorKind, "kind")
    wikidata_id: str | None = Field(default=None, max_length=20)
    country: str | None = Field(default=None, max_length=2)


class ActorAlias(Base, table=True):
    """A surface form of an actor; `alias_norm` is what look-ups compare (see claims.resolve.names)."""

    __tablename__ = "actor_alias"
    __table_args__ = (UniqueConstraint("actor_id", "alias", "kind"), period())
    id: int | None = primary_key()
    actor_id: int = reference("actor", index=False)
    alias: str = Field(max_length=400)
    alias_norm: str = Field(max_length=400, index=True)
    kind: AliasKind = word(AliasKind, "kind")
    language: str = Field(default="en", max_length=12)
    valid_from: date | None = None
    valid_to: date | None = None


class ActorRole(Base, table=True):
    """A dated edge: the actor speaks for the principal as OFFICE (Peskov for the Kremlin as spokesman, from 2012)."""

    __tablename__ = "actor_role"
    __table_args__ = (
        UniqueConstraint("actor_id", "principal_id", "office", "valid_from"),
        # NULLs are distinct in a unique constraint: an open start needs an index of its own.
        Index("uq_actor_role_open_start", "actor_id", "principal_id", "office", unique=True,
              sqlite_where=text("valid_from IS NULL"), postgresql_where=text("valid_from IS NULL")),
        CheckConstraint("actor_id <> principal_id", name="not_for_itself"),
        period(),
    )  # fmt: skip
    id: int | None = primary_key()
    actor_id: int = reference("actor", index=False)
    principal_id: int = reference("actor")
    office: str = Field(max_length=200)
    valid_from: date | None = None
    valid_to: date | None = None


class Issue(Base, table=True):
    """A yes/no proposition on which actors take sides."""

    __tablename__ = "issue"
    id: int | None = primary_key()
    key: str = Field(unique=True, max_length=200)
    title: str = Field(max_length=400)
    proposition: str = long_text()
    parent_id: int | None = reference("issue", nullable=True)


class IssueCue(Base, table=True):
    """One wording that speaks for, against, or merely touches an issue."""

    __tablename__ = "issue_cue"
    __table_args__ = (UniqueConstraint("issue_id", "pattern"),)
    id: int | None = primary_key()
    issue_id: int = reference("issue", index=False)
    pattern: str = Field(max_length=1000)
    polarity: CuePolarity = word(CuePolarity, "polarity")
    note: str | None = long_text(nullable=True)


class Claim(Base, table=True):
    """ONE attributed statement in ONE document version: a sighting.

    `uid` is a hash of the document's address, the words of content, cue and speaker, and their occurrence, so that a
    claim keeps it from one version to the next. `content_key` hashes the folded content: claims of one speaker that
    share it repeat one another. `effective_on` is the latest day it can have been said: said_on, the end of the month
    or year where only that is known, else the day of publication, else of retrieval; as-of queries and positions stand
    on it.
    """

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence_share"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_reason IS NULL)", name="withdrawn_has_reason"),
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= recorded_at", name="withdrawn_after_recorded"),
        CheckConstraint("said_on IS NOT NULL OR said_on_precision = 'unknown'", name="undated_is_unknown"),
        Index("uq_claim_live", "document_version_id", "uid", unique=True,
              sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL")),
        Index("ix_claim_speaker_effective", "speaker_id", "effective_on"),
        Index("ix_claim_document_version", "document_version_id"),  # the live ones alone stand in uq_claim_live
    )  # fmt: skip
    id: int | None = primary_key()
    uid: str = Field(max_length=71, index=True)
    content_key: str = Field(max_length=71, index=True)
    document_version_id: int = reference("document_version", index=False)
    run_id: int = reference("run")
    speaker_id: int | None = reference("actor", nullable=True, index=False)
    speaker_text: str | None = long_text(nullable=True)
    quote: Quote = word(Quote, "quote")
    act: Act = word(Act, "act")
    negated: bool = False
    hypothetical: bool = False
    conditional: bool = False
    condition_text: str | None = long_text(nullable=True)
    addressee_id: int | None = reference("actor", nullable=True)
    parent_id: int | None = reference("claim", nullable=True)
    group_no: int | None = None
    said_on: date | None = None
    said_on_precision: Precision = word(Precision, "said_on_precision")
    said_on_basis: SaidOnBasis = word(SaidOnBasis, "said_on_basis")
    effective_on: date = Field(index=True)
    confidence: float
    recorded_at: datetime = instant()
    withdrawn_at: datetime | None = instant(nullable=True)
    withdrawn_reason: WithdrawnReason | None = word(WithdrawnReason, "withdrawn_reason", nullable=True)
    superseded_by_id: int | None = reference("claim", nullable=True)


class ClaimSpan(Base, table=True):
    """A range of the version's body: body[span_start:span_end] == text, in code points, always."""

    __tablename__ = "claim_span"
    __table_args__ = (
        UniqueConstraint("claim_id", "role", "ordinal"),
        CheckConstraint("0 <= span_start AND span_start < span_end", name="span_not_empty"),
        CheckConstraint("length(text) = span_end - span_start", name="span_as_long_as_text"),
    )
    id: int | None = primary_key()
    claim_id: int = reference("claim", index=False)
    role: SpanRole = word(SpanRole, "role")
    ordinal: int
    span_start: int
    span_end: int
    text: str = long_text()


class ClaimHop(Base, table=True):
    """A relayer between speaker and document, nearest the speaker first (ordinal 0)."""

    __tablename__ = "claim_hop"
    __table_args__ = (
        UniqueConstraint("claim_id", "ordinal"),
        CheckConstraint("0 <= span_start AND span_start < span_end", name="span_not_empty"),
        CheckConstraint("length(text) = span_end - span_start", name="span_as_long_as_text"),
    )
    id: int | None = primary_key()
    claim_id: int = reference("claim", index=False)
    ordinal: int
    actor_id: int | None = reference("actor", nullable=True)
    text: str = long_text()
    span_start: int
    span_end: int
    cue: str | None = long_text(nullable=True)


class StanceRow(Base, table=True):
    """What one claim says on one issue, from -2 (opposes) to 2 (supports), and why it was coded so."""

    __tablename__ = "stance"
    __table_args__ = (
        CheckConstraint("value BETWEEN -2 AND 2", name="value_scale"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence_share"),
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= recorded_at", name="withdrawn_after_recorded"),
        Index("ix_stance_claim_issue", "claim_id", "issue_id"),  # as of an earlier day withdrawn stances count
        Index("uq_stance_live", "claim_id", "issue_id", unique=True,
              sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL")),
    )  # fmt: skip
    id: int | None = primary_key()
    claim_id: int = reference("claim", index=False)
    issue_id: int = reference("issue")
    value: int
    basis: str = long_text()
    run_id: int = reference("run")
    confidence: float
    recorded_at: datetime = instant()
    withdrawn_at: datetime | None = instant(nullable=True)


class Position(Base, table=True):
    """A period in which an actor's stance on an issue stands: derived, citing its claims, never edited by hand.

    [valid_from, valid_to) is when it held in the world; [known_from, known_to) is when this database believed so.
    """

    __tablename__ = "position"
    __table_args__ = (
        CheckConstraint("stance BETWEEN -2 AND 2", name="stance_scale"),
        CheckConstraint("known_to IS NULL OR known_from <= known_to", name="known_to_after_known_from"),
        period(),
        Index("ix_position_actor_issue", "actor_id", "issue_id", "valid_from"),  # closed ones too, for --known
        Index("uq_position_live", "actor_id", "issue_id", "valid_from", unique=True,
              sqlite_where=text("known_to IS NULL"), postgresql_where=text("known_to IS NULL")),
    )  # fmt: skip
    id: int | None = primary_key()
    actor_id: int = reference("actor", index=False)
    issue_id: int = reference("issue")
    stance: int
    valid_from: date
    valid_to: date | None = None
    known_from: datetime = instant()
    known_to: datetime | None = instant(nullable=True)
    policy: str = Field(max_length=40)
    run_id: int = reference("run")


class PositionClaim(Base, table=True):
    """The claims a position rests on."""

    __tablename__ = "position_claim"
    position_id: int = Field(sa_column=Column(KEY, ForeignKey("position.id"), primary_key=True))
    claim_id: int = Field(sa_column=Column(KEY, ForeignKey("claim.id"), primary_key=True, index=True))
