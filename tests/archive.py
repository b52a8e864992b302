"""Small real archives: documents with claims in them, stored row by row as `claims ingest` would store them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session, col, select

from claims.database import Database
from claims.models import (
    Actor,
    ActorAlias,
    Claim,
    ClaimHop,
    ClaimSpan,
    Document,
    DocumentVersion,
    Issue,
    Position,
    PositionClaim,
    Retrieval,
    Run,
    Source,
    StanceRow,
)
from claims.text import content_hash, content_id
from claims.words import (
    Act,
    ActorKind,
    AliasKind,
    Precision,
    PublishedBasis,
    Quote,
    RetrievalStatus,
    RunKind,
    RunStatus,
    SaidOnBasis,
    SourceKind,
    SpanRole,
)

RECORDED = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
DAY = date(2024, 5, 5)


class Archive:
    """A database with one run in it, and ways to add documents, claims, stances and positions."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.writing() as session:
            run = Run(kind=RunKind.INGEST, started_at=RECORDED, status=RunStatus.RUNNING, package_version="0")
            session.add(run)
            session.flush()
            self.run_id = run.id or 0

    def day(self, number: int) -> date:
        """Give the day that many days after the first."""
        return DAY + timedelta(days=number)

    def actor(self, name: str) -> int:
        """Give the id of an actor, added where there is none."""
        with self.database.writing() as session:
            return _actor(session, name)

    def text(self, body: str, *, url: str = "https://coast.example/quay", source: str = "Coast Courier") -> int:
        """Store a text as the next version of the document at `url`; give the version's id."""
        with self.database.writing() as session:
            document = session.exec(select(Document).where(Document.url == url)).first()
            if document is None:
                document = Document(source_id=_source(session, source), url=url)
                session.add(document)
                session.flush()
            versions = session.exec(select(DocumentVersion).where(DocumentVersion.document_id == document.id)).all()
            version = DocumentVersion(
                document_id=document.id or 0,
                version_no=len(versions) + 1,
                content_hash=content_hash(body),
                title="The quay",
                body=body,
                published_at=RECORDED,
                published_on=RECORDED.date(),
                published_precision=Precision.DAY,
                published_basis=PublishedBasis.GIVEN,
                retrieved_at=RECORDED,
                run_id=self.run_id,
            )
            session.add(version)
            session.flush()
            session.add(
                Retrieval(
                    document_id=version.document_id,
                    version_id=version.id,
                    run_id=self.run_id,
                    retrieved_at=RECORDED,
                    status=RetrievalStatus.NEW,
                )
            )
            return version.id or 0

    def claim(
        self,
        version_id: int,
        *content: str,
        cue: str | None = None,
        hops: Sequence[str] = (),
        speaker: str | None = "Harbour Board",
        said_on: date = DAY,
    ) -> int:
        """Store a claim whose spans are the first places where those words stand in the version's body."""
        with self.database.writing() as session:
            body = session.get_one(DocumentVersion, version_id).body
            claim = Claim(
                uid=content_id([version_id, content, cue]),
                content_key=content_id(content),
                document_version_id=version_id,
                run_id=self.run_id,
                speaker_id=_actor(session, speaker) if speaker else None,
                speaker_text=speaker,
                quote=Quote.DIRECT,
                act=Act.ASSERT,
                said_on=said_on,
                said_on_precision=Precision.DAY,
                said_on_basis=SaidOnBasis.EXPLICIT,
                effective_on=said_on,
                confidence=0.9,
                recorded_at=RECORDED,
            )
            session.add(claim)
            session.flush()
            claim_id = claim.id or 0
            spans = [(SpanRole.CONTENT, n, words) for n, words in enumerate(content)]
            # Stored last word first: what reads them has to go by their ordinals.
            for role, ordinal, words in reversed([*spans, *([(SpanRole.CUE, 0, cue)] if cue else [])]):
                session.add(span(claim_id, body, words, role, ordinal))
                session.flush()
            for ordinal, words in reversed(list(enumerate(hops))):
                start = body.index(words)
                session.add(
                    ClaimHop(
                        claim_id=claim_id,
                        ordinal=ordinal,
                        text=words,
                        span_start=start,
                        span_end=start + len(words),
                    )
                )
                session.flush()
            return claim_id

    def stance(self, claim_id: int, value: int, *, issue: str = "quay-closes") -> int:
        """Store what a claim says on an issue."""
        with self.database.writing() as session:
            row = StanceRow(
                claim_id=claim_id,
                issue_id=_issue(session, issue),
                value=value,
                basis="said so",
                run_id=self.run_id,
                confidence=1.0,
                recorded_at=RECORDED,
            )
            session.add(row)
            session.flush()
            return row.id or 0

    def position(
        self,
        stance: int,
        valid_from: date,
        valid_to: date | None = None,
        *,
        claims: Sequence[int] = (),
        actor: str = "Harbour Board",
        issue: str = "quay-closes",
        citing: bool = True,
    ) -> int:
        """Store a period in which an actor's stance stands; without claims, on one made for it."""
        cited = claims or [self.claim(self.text(f"{actor} has spoken on {issue} of {valid_from}."), "has spoken")]
        with self.database.writing() as session:
            row = Position(
                actor_id=_actor(session, actor),
                issue_id=_issue(session, issue),
                stance=stance,
                valid_from=valid_from,
                valid_to=valid_to,
                known_from=RECORDED,
                policy="latest.v1",
                run_id=self.run_id,
                last_on=DAY,
                claim_id=cited[-1],
                claims=len(cited),
                statements=len(cited),
                documents=1,
                origins=1,
                sources=1,
            )
            session.add(row)
            session.flush()
            session.add_all(PositionClaim(position_id=row.id or 0, claim_id=claim_id) for claim_id in cited if citing)
            return row.id or 0


def span(claim_id: int, body: str, words: str, role: SpanRole = SpanRole.CONTENT, ordinal: int = 0) -> ClaimSpan:
    """Make the span of `words` where they first stand in `body`."""
    start = body.index(words)
    return ClaimSpan(
        claim_id=claim_id, role=role, ordinal=ordinal, span_start=start, span_end=start + len(words), text=words
    )


def _source(session: Session, name: str) -> int:
    row = session.exec(select(Source).where(Source.name == name)).first()
    if row is None:
        row = Source(key=name.lower().replace(" ", "-"), name=name, kind=SourceKind.OUTLET)
        session.add(row)
        session.flush()
    return row.id or 0


def _actor(session: Session, name: str) -> int:
    row = session.exec(select(Actor).where(col(Actor.name) == name)).first()
    if row is None:
        row = Actor(key=name.lower().replace(" ", "-"), name=name, kind=ActorKind.ORGANISATION)
        session.add(row)
        session.flush()
        session.add(ActorAlias(actor_id=row.id or 0, alias=name, alias_norm=name.lower(), kind=AliasKind.NAME))
    return row.id or 0


def _issue(session: Session, key: str) -> int:
    row = session.exec(select(Issue).where(Issue.key == key)).first()
    if row is None:
        row = Issue(key=key, title=key.replace("-", " "), proposition="The quay closes.")
        session.add(row)
        session.flush()
    return row.id or 0
