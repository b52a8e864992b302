"""`claims documents diff`: two versions of a document, their words, their claims, and what that moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlalchemy import select
from sqlmodel import Session, col

from claims.asof import AsOf
from claims.errors import NotFoundError
from claims.lineage import ancestors
from claims.models import Actor, Document, DocumentVersion, Issue, Position, PositionClaim, Source
from claims.query.details import batches
from claims.query.documents.claims import ClaimsDifference, claims_in, compare_claims, held
from claims.query.documents.log import Standing, looks_at, standings
from claims.query.documents.names import DocumentNamed, find_document
from claims.query.documents.notices import new_notice
from claims.query.documents.texts import Part, difference
from claims.words import Stance

__all__ = ["DocumentDifference", "PositionMoved", "VersionCompared", "compare_versions", "just_before"]


@dataclass(frozen=True, slots=True)
class VersionCompared:
    """One of two versions: what is said of it, and from when to when it was seen."""

    version_no: int
    first_seen: datetime
    last_seen: datetime
    title: str | None
    byline: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class PositionMoved:
    """Where an actor stood on an issue before a change of a text and after it, since which day; None is nowhere."""

    actor: str
    actor_key: str
    issue: str
    before: str | None
    before_since: date | None
    after: str | None
    after_since: date | None


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """Two versions of a document compared.

    `notice` is what the later text says of its own change, None where it says nothing. `parts` are all paragraphs in
    order, those that stayed too. `positions` are those that moved when the one version took the other's place; none are
    told of two versions that did not follow each other.
    """

    document: int
    url: str
    source: str
    source_key: str
    before: VersionCompared
    after: VersionCompared
    notice: str | None
    words_removed: int
    words_added: int
    parts: tuple[Part, ...]
    claims: ClaimsDifference
    positions: tuple[PositionMoved, ...]


def compare_versions(
    session: Session, name: str, before: int | None = None, after: int | None = None
) -> DocumentDifference:
    """Compare two versions of a document; by default the present one with the one that it took the place of.

    The claims of the earlier are those it had when it was seen last, those of the later as they were first read: what
    people or a later extractor made of them stands beside each. Raises NotFoundError for a document or version there is
    not, and where there is but one.
    """
    document = find_document(session, name)
    old, new = _chosen(document, standings(looks_at(session, document.id)), before, after)
    texts = [session.get_one(DocumentVersion, each.version_id) for each in (old, new)]
    source = session.get_one(Source, session.get_one(Document, document.id).source_id)
    compared = difference(*(text.body for text in texts))
    claims = claims_in(session, {old.version_id, new.version_id})
    followed = old.until == new.since
    stood = held(claims.get(old.version_id, ()), just_before(old.until) if old.until else None)
    stands = held(claims.get(new.version_id, ()), new.since)
    ids = [claim.id for claim in (*stood, *stands)]
    return DocumentDifference(
        document=document.id,
        url=document.url,
        source=source.name,
        source_key=source.key,
        before=_compared(old, texts[0]),
        after=_compared(new, texts[1]),
        notice=new_notice(*(f"{text.title or ''}\n{text.body}" for text in texts)),
        words_removed=compared.words_removed,
        words_added=compared.words_added,
        parts=compared.parts,
        claims=compare_claims(stood, stands, ancestors(session, ids)),
        positions=_moved(session, ids, new.since) if followed else (),
    )


def just_before(at: datetime) -> datetime:
    """Give the last instant at which what was changed at another was as before: changes have instants of their own."""
    return at - timedelta(microseconds=1)


def _chosen(
    document: DocumentNamed, stood: Sequence[Standing], before: int | None, after: int | None
) -> tuple[Standing, Standing]:
    """Choose which standing of each version is meant: where the one followed the other, else the last of each."""
    numbers = sorted({each.version_no for each in stood})
    if len(numbers) == 1:
        message = f"Document {document.id} has one version: there is nothing to compare."
        raise NotFoundError(message, hint="`claims documents list --edited` shows those that changed.")
    for asked in (before, after):
        if asked is not None and asked not in numbers:
            message = f"Document {document.id} has no version {asked}."
            raise NotFoundError(message, hint=f"It has {', '.join(map(str, numbers))}.")
    steps = [
        (one, other)
        for one, other in pairwise(stood)
        if before in {None, one.version_no} and after in {None, other.version_no}
    ]
    # With --from alone the later one is the present one, unless that is what was asked for.
    if before is not None and after is None and before != stood[-1].version_no:
        steps = [(one, other) for one, other in steps if other is stood[-1]]
        after = stood[-1].version_no
    if steps:
        return steps[-1]
    last = {each.version_no: each for each in stood}
    return last[numbers[0] if before is None else before], last[numbers[-1] if after is None else after]


def _compared(standing: Standing, version: DocumentVersion) -> VersionCompared:
    return VersionCompared(
        standing.version_no,
        standing.since,
        standing.last_seen,
        version.title,
        version.byline,
        version.published_on,
    )


def _moved(session: Session, claim_ids: Sequence[int], at: datetime) -> tuple[PositionMoved, ...]:
    """Give the last positions that rest on any of the claims and came to be others at an instant."""
    pairs = set[tuple[int, int]]()
    for batch in batches(claim_ids):
        query = (
            select(col(Position.actor_id), col(Position.issue_id))
            .join(PositionClaim, col(PositionClaim.position_id) == col(Position.id))
            .where(
                col(PositionClaim.claim_id).in_(batch),
                (col(Position.known_from) == at) | (col(Position.known_to) == at),
            )
        )
        pairs |= {(actor_id, issue_id) for actor_id, issue_id in session.execute(query)}
    found = []
    for actor_id, issue_id in sorted(pairs):
        stood, stands = (_standing(session, actor_id, issue_id, known) for known in (just_before(at), at))
        if stood != stands:
            actor, issue = session.get_one(Actor, actor_id), session.get_one(Issue, issue_id)
            found.append(PositionMoved(actor.name, actor.key, issue.key, *stood, *stands))
    return tuple(sorted(found, key=lambda each: (each.actor, each.issue)))


def _standing(session: Session, actor_id: int, issue_id: int, known: datetime) -> tuple[str | None, date | None]:
    query = (
        select(col(Position.stance), col(Position.valid_from))
        .where(col(Position.actor_id) == actor_id, col(Position.issue_id) == issue_id, *AsOf(known=known).positions())
        .order_by(col(Position.valid_from).desc())
        .limit(1)
    )
    found = session.execute(query).first()
    return (Stance(found[0]).name.lower(), found[1]) if found else (None, None)
