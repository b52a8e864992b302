"""The tables of what was said: claims, where their words stand, who relayed them, and which sides they take."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from claims.fields import instant, long_text, primary_key, reference, word
from claims.models.base import Base
from claims.words import (
    Act,
    ActorKind,
    ClaimLinkKind,
    CueTense,
    Precision,
    Quote,
    SaidOnBasis,
    SpanRole,
    WithdrawnReason,
)

__all__ = ["Claim", "ClaimHop", "ClaimLink", "ClaimSpan", "ClaimSpeaker", "StanceRow"]


class Claim(Base, table=True):
    """ONE attributed statement in ONE document version: a sighting.

    `uid` is a hash of the document's address, the words of content, cue and speaker, and their occurrence, so that a
    claim keeps it from one version to the next. `content_key` hashes the folded content: claims of one speaker that
    share it repeat one another. `effective_on` is the latest day it can have been said: said_on, the end of the month
    or year where only that is known, else the day of publication, else of retrieval; as-of queries and positions stand
    on it. `cue_tense` is that of the verb of saying: with it and the spans a stored claim can be coded anew.
    `speaker_kind` and `speaker_count` say what spoke and how many, of speakers without a name too ("two senior
    officials"); NULL is not known. Who spoke together with `speaker_id` stands in claim_speaker.
    """

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence_share"),
        CheckConstraint("speaker_count >= 1", name="speaker_count_positive"),
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
    speaker_kind: ActorKind | None = word(ActorKind, "speaker_kind", nullable=True)
    speaker_count: int | None = None
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
    cue_tense: CueTense | None = word(CueTense, "cue_tense", nullable=True)


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


class ClaimSpeaker(Base, table=True):
    """Who said it together with the claim's own speaker ("the two leaders"), in the order of the text from 1 on."""

    __tablename__ = "claim_speaker"
    __table_args__ = (
        UniqueConstraint("claim_id", "ordinal"),
        UniqueConstraint("claim_id", "actor_id"),
        CheckConstraint("ordinal >= 1", name="ordinal_positive"),
    )
    id: int | None = primary_key()
    claim_id: int = reference("claim", index=False)
    ordinal: int
    actor_id: int = reference("actor")


class StanceRow(Base, table=True):
    """What one claim says on one issue, from -2 (opposes) to 2 (supports), and why it was coded so.

    NULL as the value: it touches the issue and takes no side.
    """

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
    value: int | None = None
    basis: str = long_text()
    run_id: int = reference("run")
    confidence: float
    recorded_at: datetime = instant()
    withdrawn_at: datetime | None = instant(nullable=True)


class ClaimLink(Base, table=True):
    """How one claim bears on another: "NATO had rejected the demands" answers the claims that made them."""

    __tablename__ = "claim_link"
    __table_args__ = (
        CheckConstraint("from_id <> to_id", name="not_itself"),
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= recorded_at", name="withdrawn_after_recorded"),
        Index("uq_claim_link_live", "from_id", "to_id", "kind", unique=True,
              sqlite_where=text("withdrawn_at IS NULL"), postgresql_where=text("withdrawn_at IS NULL")),
    )  # fmt: skip
    id: int | None = primary_key()
    from_id: int = reference("claim", index=False)
    to_id: int = reference("claim")
    kind: ClaimLinkKind = word(ClaimLinkKind, "kind")
    basis: str = long_text()
    run_id: int = reference("run")
    recorded_at: datetime = instant()
    withdrawn_at: datetime | None = instant(nullable=True)
