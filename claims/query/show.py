"""`claims show`: everything known of one claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select, union
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.folding import canonical, folded
from claims.models import (
    Actor,
    Claim,
    ClaimHop,
    ClaimSpan,
    ClaimSpeaker,
    Document,
    DocumentVersion,
    Extractor,
    Issue,
    Run,
    Source,
    StanceRow,
    StatementClaim,
)
from claims.positions.voices import voices_through
from claims.query.claim_named import find_claim
from claims.query.dates import DateShown, dates_of
from claims.query.documents.log import gone_since
from claims.query.facts import RatingShown, ratings_of
from claims.query.passage import Passage, passage_around
from claims.query.reviews import ReviewRow, reviews_of
from claims.query.withdrawal import Withdrawal, withdrawal_of
from claims.spans import Span
from claims.words import (
    Act,
    ActorKind,
    Precision,
    PublishedBasis,
    Quote,
    SaidOnBasis,
    SpanRole,
    Stance,
    WithdrawnReason,
)

__all__ = ["ClaimShown", "HopShown", "SpeakerShown", "StanceShown", "TouchShown", "coding_shown", "show_claim"]


@dataclass(frozen=True, slots=True)
class SpeakerShown:
    """An actor, as the claim's speaker or addressee."""

    key: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class HopShown:
    """A relayer as written, with the actor it is where that is known."""

    text: str
    start: int
    end: int
    cue: str | None
    key: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class StanceShown:
    """A side the claim takes, and why it was coded so. A withdrawn one says when."""

    issue: str
    stance: str
    value: int
    basis: str
    confidence: float
    recorded_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class TouchShown:
    """An issue that the claim speaks of without taking a side, and why it was coded so. A withdrawn one says when."""

    issue: str
    basis: str
    confidence: float
    recorded_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """One claim with its words, its people, its four dates, its sides, and what brought it into the database.

    `published_on` is the day at the place of publication, `published_at` the instant in UTC.
    `others` said it together with the speaker; `speaks_for` are all they spoke for on the day the claim counts from.
    `passage` is the paragraph it stands in; `sightings` are the other live claims of the same statement.
    `gone_since` is when the document's address was first seen to give nothing any more; None where it is there.
    `ratings` are those of fact-checkers, of this claim or its whole statement; `decisions` what people decided on it
    or what it goes on from, the earliest first.
    `withdrawal` tells of a withdrawn claim by which run it was, and what it lives on as.
    """

    id: int
    uid: str
    speaker: SpeakerShown | None
    others: Sequence[SpeakerShown]
    speaker_kind: ActorKind | None
    speaker_count: int | None
    speaks_for: Sequence[SpeakerShown]
    speaker_text: str | None
    addressee: SpeakerShown | None
    hops: Sequence[HopShown]
    content: Sequence[Span]
    cue: Sequence[Span]
    condition: Sequence[Span]
    quote: Quote
    act: Act
    negated: bool
    hypothetical: bool
    conditional: bool
    stances: Sequence[StanceShown]
    touches: Sequence[TouchShown]
    said_on: date | None
    said_on_precision: Precision
    said_on_basis: SaidOnBasis
    effective_on: date
    published_at: datetime | None
    published_on: date | None
    published_precision: Precision | None
    published_basis: PublishedBasis | None
    dates: Sequence[DateShown]
    retrieved_at: datetime
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: WithdrawnReason | None
    superseded_by: int | None
    source: str
    source_key: str
    document: int
    version_no: int
    title: str | None
    byline: str | None
    url: str
    passage: Passage
    parent: int | None
    sightings: Sequence[int]
    ratings: Sequence[RatingShown]
    decisions: Sequence[ReviewRow]
    confidence: float
    run: int
    extractor: str | None
    package_version: str
    gone_since: datetime | None = None
    withdrawal: Withdrawal | None = None


def show_claim(session: Session, name: str) -> ClaimShown:
    """Gather one claim by its id or the beginning of its uid (six hex digits or more), withdrawn or not.

    Raises NotFoundError where there is none, UsageError where the beginning fits several.
    """
    claim = find_claim(session, name)
    version, document, source, run, extractor = session.execute(
        select(DocumentVersion, Document, Source, Run, Extractor)
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .join(Source, col(Source.id) == col(Document.source_id))
        .join(Run, col(Run.id) == claim.run_id)
        .outerjoin(Extractor, col(Extractor.id) == col(Run.extractor_id))
        .where(col(DocumentVersion.id) == claim.document_version_id)
    ).one()
    content, cue = _spans(session, claim, SpanRole.CONTENT), _spans(session, claim, SpanRole.CUE)
    coded = _coded(session, claim)
    return ClaimShown(
        id=claim.id or 0,
        uid=claim.uid,
        speaker=_actor(session, claim.speaker_id),
        others=_others(session, claim),
        speaker_kind=claim.speaker_kind,
        speaker_count=claim.speaker_count,
        speaks_for=_principals(session, claim),
        speaker_text=claim.speaker_text,
        addressee=_actor(session, claim.addressee_id),
        hops=_hops(session, claim),
        content=content,
        cue=cue,
        condition=_spans(session, claim, SpanRole.CONDITION),
        quote=claim.quote,
        act=claim.act,
        negated=claim.negated,
        hypothetical=claim.hypothetical,
        conditional=claim.conditional,
        stances=tuple(each for each in coded if isinstance(each, StanceShown)),
        touches=tuple(each for each in coded if isinstance(each, TouchShown)),
        said_on=claim.said_on,
        said_on_precision=claim.said_on_precision,
        said_on_basis=claim.said_on_basis,
        effective_on=claim.effective_on,
        published_at=version.published_at,
        published_on=version.published_on,
        published_precision=version.published_precision,
        published_basis=version.published_basis,
        dates=dates_of(session, version),
        retrieved_at=version.retrieved_at,
        recorded_at=claim.recorded_at,
        withdrawn_at=claim.withdrawn_at,
        withdrawn_reason=claim.withdrawn_reason,
        superseded_by=claim.superseded_by_id,
        source=source.name,
        source_key=source.key,
        document=document.id,
        version_no=version.version_no,
        title=version.title,
        byline=version.byline,
        url=document.url,
        passage=passage_around(version.body, (*content, *cue)),
        parent=claim.parent_id,
        sightings=_sightings(session, claim),
        ratings=ratings_of(session, [claim.id or 0]).get(claim.id or 0, ()),
        decisions=reviews_of(session, claim.id or 0),
        confidence=claim.confidence,
        run=claim.run_id,
        extractor=f"{extractor.name} {extractor.version}" if extractor else None,
        package_version=run.package_version,
        gone_since=gone_since(session, version.document_id),
        withdrawal=withdrawal_of(session, claim),
    )


def _principals(session: Session, claim: Claim) -> Sequence[SpeakerShown]:
    together = select(col(ClaimSpeaker.actor_id)).where(col(ClaimSpeaker.claim_id) == claim.id)
    speakers = union(select(col(Claim.speaker_id)).where(col(Claim.id) == claim.id), together).subquery()
    voices = voices_through(select(speakers.c[0]))
    folds = folded()
    themselves = {number for number in (claim.speaker_id, *session.scalars(together)) if number is not None}
    query = (
        select(col(Actor.id), col(Actor.key), col(Actor.name), col(Actor.kind))
        .join(voices, voices.c.actor_id == col(Actor.id))
        .where(
            voices.c.from_on <= claim.effective_on,
            claim.effective_on < voices.c.to_on,
            col(Actor.id).not_in(select(folds.c.actor_id)),
        )
        .distinct()
        .order_by(col(Actor.name))
    )
    speakers_own = {canonical(session, number) for number in themselves}
    return [SpeakerShown(*row) for number, *row in session.execute(query) if number not in speakers_own]


def _others(session: Session, claim: Claim) -> tuple[SpeakerShown, ...]:
    query = (
        select(col(ClaimSpeaker.actor_id))
        .where(col(ClaimSpeaker.claim_id) == claim.id)
        .order_by(col(ClaimSpeaker.ordinal))
    )
    found = (_actor(session, actor_id) for actor_id in session.scalars(query))
    return tuple(each for each in found if each is not None)


def _actor(session: Session, actor_id: int | None) -> SpeakerShown | None:
    actor = session.get(Actor, canonical(session, actor_id)) if actor_id is not None else None
    return SpeakerShown(actor.key, actor.name, actor.kind) if actor else None


def _spans(session: Session, claim: Claim, role: SpanRole) -> tuple[Span, ...]:
    query = select(ClaimSpan).where(col(ClaimSpan.claim_id) == claim.id, col(ClaimSpan.role) == role)
    rows = session.scalars(query.order_by(col(ClaimSpan.ordinal)))
    return tuple(Span(row.span_start, row.span_end, row.text) for row in rows)


def _hops(session: Session, claim: Claim) -> tuple[HopShown, ...]:
    folds = folded()
    query = (
        select(ClaimHop, Actor)
        .outerjoin(folds, folds.c.actor_id == col(ClaimHop.actor_id))
        .outerjoin(Actor, col(Actor.id) == func.coalesce(folds.c.canonical_id, col(ClaimHop.actor_id)))
        .where(col(ClaimHop.claim_id) == claim.id)
        .order_by(col(ClaimHop.ordinal))
    )
    return tuple(
        HopShown(
            hop.text, hop.span_start, hop.span_end, hop.cue, actor.key if actor else None, actor.name if actor else None
        )
        for hop, actor in session.execute(query)
    )


def _coded(session: Session, claim: Claim) -> Sequence[StanceShown | TouchShown]:
    """Give what was coded of the claim, on each issue what holds before what was withdrawn."""
    query = (
        select(StanceRow, col(Issue.key))
        .join(Issue, col(Issue.id) == col(StanceRow.issue_id))
        .where(col(StanceRow.claim_id) == claim.id)
        .order_by(col(StanceRow.withdrawn_at).is_not(None), col(Issue.key), col(StanceRow.id))
    )
    return [coding_shown(issue, row) for row, issue in session.execute(query)]


def coding_shown(issue: str, row: StanceRow) -> StanceShown | TouchShown:
    """Show what was coded of a claim on an issue."""
    if row.value is None:
        return TouchShown(issue, row.basis, row.confidence, row.recorded_at, row.withdrawn_at)
    return StanceShown(
        issue=issue,
        stance=Stance(row.value).name.lower(),
        value=row.value,
        basis=row.basis,
        confidence=row.confidence,
        recorded_at=row.recorded_at,
        withdrawn_at=row.withdrawn_at,
    )


def _sightings(session: Session, claim: Claim) -> tuple[int, ...]:
    mine, other = aliased(StatementClaim), aliased(StatementClaim)
    query = (
        select(col(other.claim_id))
        .join(mine, col(mine.statement_id) == col(other.statement_id))
        .where(
            col(mine.claim_id) == claim.id,
            col(other.claim_id) != claim.id,
            col(mine.withdrawn_at).is_(None),
            col(other.withdrawn_at).is_(None),
        )
    )
    return tuple(session.scalars(query.order_by(col(other.claim_id))))
