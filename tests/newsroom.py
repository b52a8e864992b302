"""A database that is filled claim by claim: who said what, when, where it stood and when it was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count

from sqlalchemy import insert
from sqlmodel import Session, col, select

from claims import positions, statements
from claims.database import Database
from claims.models import (
    Actor,
    ActorAlias,
    ActorLink,
    ActorRole,
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
)
from claims.reference import alias_row
from claims.resolve.directory import ActorRecord, forms_of
from claims.resolve.names import normalise, slug
from claims.settling import settle
from claims.text import content_hash, content_id, fold
from claims.words import (
    Act,
    ActorKind,
    AliasKind,
    Judgement,
    Precision,
    PublishedBasis,
    Quote,
    RunKind,
    RunStatus,
    SaidOnBasis,
    SourceKind,
    SpanRole,
    WithdrawnReason,
)

RECORDED = datetime(2023, 1, 1, 12, 0, tzinfo=UTC)


class Newsroom:
    """Ways to add rows as `claims ingest` does, positions refreshed in the same transaction.

    Actors, issues and sources come into being when they are named. What is said without a version gets a document of
    its own.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.numbers = count(1)
        with database.writing() as session:
            extractor = Extractor(name="rules", version="1", config_hash=content_hash("rules"))
            session.add(extractor)
            session.flush()
            run = Run(
                kind=RunKind.INGEST,
                extractor_id=extractor.id,
                started_at=RECORDED,
                status=RunStatus.RUNNING,
                package_version="0.1.0",
            )
            session.add(run)
            session.flush()
            self.run_id = run.id or 0

    def actor(self, name: str, *aliases: str, kind: ActorKind = ActorKind.PERSON) -> int:
        """Give the id of an actor, added where there is none; aliases are added to it."""
        with self.database.writing() as session:
            actor_id = _actor(session, name, kind)
            for alias in aliases:
                row = ActorAlias(actor_id=actor_id, alias=alias, alias_norm=normalise(alias), kind=AliasKind.METONYM)
                session.add(row)
            return actor_id

    def role(
        self,
        actor: str,
        principal: str,
        start: date | None = None,
        end: date | None = None,
        recorded: datetime | None = None,
    ) -> int:
        """Let the actor speak for the principal in [start, end); give the role's id."""
        with self.judging(actor, principal, at=recorded or RECORDED) as session:
            role = ActorRole(
                actor_id=_actor(session, actor),
                principal_id=_actor(session, principal),
                office="envoy",
                valid_from=start,
                valid_to=end,
                recorded_at=recorded,
            )
            session.add(role)
        return role.id or 0

    def fold(self, other: str, into: str, at: datetime = RECORDED) -> int:
        """Judge two actors to be one; give the link's id."""
        with self.judging(other, into, at=at) as session:
            link = ActorLink(
                left_id=_actor(session, into),
                right_id=_actor(session, other),
                judgement=Judgement.SAME,
                decided_by="Coder",
                reason="one person",
                run_id=self.run_id,
                created_at=at,
            )
            session.add(link)
        return link.id or 0

    def close(self, row: type[ActorRole | ActorLink], row_id: int, *actors: str, at: datetime) -> None:
        """End a role or take a judgement back."""
        with self.judging(*actors, at=at) as session:
            found = session.get_one(row, row_id)
            if isinstance(found, ActorRole):
                found.withdrawn_at = at
            else:
                found.deleted_at = at

    @contextmanager
    def judging(self, *actors: str, at: datetime) -> Iterator[Session]:
        """Change what is held of actors, and derive the positions that hang on them."""
        with self.database.writing() as session:
            ids = [_actor(session, name) for name in actors]
            before = positions.concerned(session, ids)
            yield session
            session.flush()
            said = session.scalars(
                select(Claim.id).where(col(Claim.speaker_id).in_(ids), col(Claim.withdrawn_at).is_(None))
            ).all()
            counted = statements.refresh(session, said, self.run_id, at)
            hanging = before | positions.concerned(session, ids) | positions.touched(session, counted)
            positions.refresh(session, hanging, self.run_id, at)

    def issue(self, key: str) -> int:
        """Give the id of an issue, added where there is none."""
        with self.database.writing() as session:
            return _issue(session, key)

    def article(
        self,
        body: str,
        *,
        source: str = "Coast Courier",
        published: date | None = None,
        recorded: datetime = RECORDED,
    ) -> int:
        """Store a document with one version; give the version's id."""
        with self.database.writing() as session:
            document = Document(
                source_id=_source(session, source), url=f"https://{slug(source)}.example/{next(self.numbers)}"
            )
            session.add(document)
            session.flush()
            version = DocumentVersion(
                document_id=document.id or 0,
                version_no=1,
                content_hash=content_hash(body),
                title=body.split(".", maxsplit=1)[0],
                body=body,
                published_at=datetime(published.year, published.month, published.day, tzinfo=UTC)
                if published
                else None,
                published_on=published,
                published_precision=Precision.DAY if published else None,
                published_basis=PublishedBasis.GIVEN if published else None,
                retrieved_at=recorded,
                run_id=self.run_id,
            )
            session.add(version)
            session.flush()
            return version.id or 0

    def say(
        self,
        speaker: str | None,
        words: str,
        stances: Mapping[str, int | None] | None = None,
        *,
        on: date | None = None,
        version: int | None = None,
        source: str = "Coast Courier",
        published: date | None = None,
        recorded: datetime = RECORDED,
        act: Act = Act.ASSERT,
        via: Sequence[str] = (),
        together: Sequence[str] = (),
    ) -> int:
        """Store a claim with its stances, and derive the positions it touches; give its id.

        `via` are relayers whose names stand in the body, actors where they are known already; `together` those who
        said it with the speaker. A stance of None touches the issue.
        """
        if version is None:
            body = f"News of the day. {' and '.join([*via, speaker or 'Somebody'])} said {words}."
            version = self.article(body, source=source, published=published, recorded=recorded)
        with self.database.writing() as session:
            stored = session.get_one(DocumentVersion, version)
            latest_day = stored.published_on or stored.retrieved_at.date()
            claim = Claim(
                uid=content_id([version, words, speaker]),
                content_key=content_id(fold(words)),
                document_version_id=version,
                run_id=self.run_id,
                speaker_id=_actor(session, speaker) if speaker else None,
                speaker_text=speaker,
                quote=Quote.INDIRECT,
                act=act,
                said_on=on,
                said_on_precision=Precision.DAY if on else Precision.UNKNOWN,
                said_on_basis=SaidOnBasis.EXPLICIT if on else SaidOnBasis.ASSUMED,
                effective_on=on or latest_day,
                confidence=0.9,
                recorded_at=recorded,
            )
            session.add(claim)
            session.flush()
            claim_id = claim.id or 0
            for ordinal, name in enumerate(together, start=1):
                session.add(ClaimSpeaker(claim_id=claim_id, ordinal=ordinal, actor_id=_actor(session, name)))
            session.add(_span(claim_id, stored.body, words, SpanRole.CONTENT))
            session.add(_span(claim_id, stored.body, "said", SpanRole.CUE))
            if speaker and speaker in stored.body:
                session.add(_span(claim_id, stored.body, speaker, SpanRole.SPEAKER))
            for ordinal, name in enumerate(via):
                start = stored.body.index(name)
                session.add(
                    ClaimHop(
                        claim_id=claim_id,
                        ordinal=ordinal,
                        actor_id=session.exec(select(Actor.id).where(Actor.key == slug(name))).first(),
                        text=name,
                        span_start=start,
                        span_end=start + len(name),
                    )
                )
            for issue, value in (stances or {}).items():
                session.add(
                    StanceRow(
                        claim_id=claim_id,
                        issue_id=_issue(session, issue),
                        value=value,
                        basis="said so",
                        run_id=self.run_id,
                        confidence=1.0,
                        recorded_at=recorded,
                    )
                )
            settle(session, self.run_id, recorded, claims=[claim_id], versions=[version])
            return claim_id

    def withdraw(self, claim_id: int, at: datetime = RECORDED + timedelta(days=1)) -> None:
        """Withdraw a claim and derive the positions that rested on it."""
        with self.database.writing() as session:
            claim = session.get_one(Claim, claim_id)
            claim.withdrawn_at, claim.withdrawn_reason = at, WithdrawnReason.MISEXTRACTED
            session.flush()
            settle(session, self.run_id, at, claims=[claim_id])


def _span(claim_id: int, body: str, words: str, role: SpanRole) -> ClaimSpan:
    start = body.index(words)
    return ClaimSpan(claim_id=claim_id, role=role, ordinal=0, span_start=start, span_end=start + len(words), text=words)


def _actor(session: Session, name: str, kind: ActorKind = ActorKind.PERSON) -> int:
    row = session.exec(select(Actor).where(Actor.key == slug(name))).first()
    if row is None:
        row = Actor(key=slug(name), name=name, kind=kind)
        session.add(row)
        session.flush()
        record = ActorRecord(row.key, name, kind)
        forms = [alias_row(row.id or 0, record, form, RECORDED) for form in forms_of(record)]
        session.execute(insert(ActorAlias), forms)
    return row.id or 0


def _issue(session: Session, key: str) -> int:
    row = session.exec(select(Issue).where(Issue.key == key)).first()
    if row is None:
        row = Issue(key=key, title=key.replace("-", " "), proposition=f"It is so: {key.replace('-', ' ')}.")
        session.add(row)
        session.flush()
    return row.id or 0


def _source(session: Session, name: str) -> int:
    row = session.exec(select(Source).where(Source.key == slug(name))).first()
    if row is None:
        row = Source(key=slug(name), name=name, kind=SourceKind.OUTLET)
        session.add(row)
        session.flush()
    return row.id or 0
