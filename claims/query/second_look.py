"""`claims review second-look`: decisions that could not be carried along, because the text or the reading changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.decisions import decisions_on, standing
from claims.lineage import ancestry
from claims.models import Claim, ClaimSpan, Document, DocumentVersion, Review, Source
from claims.query.decided import openly_decided, with_heirs
from claims.query.details import batches, contents
from claims.reextraction.beside import first_found, found_beside
from claims.store import current_version, key_of
from claims.words import SpanRole, WithdrawnReason

__all__ = ["SecondLookRow", "second_look"]


@dataclass(frozen=True, slots=True)
class SecondLookRow:
    """A claim to look at once more. `decided_on` is the claim that was decided on, by `coder`, in `review`.

    It is the claim itself where that is gone; where its words were found again, `id` is the one that was found.
    """

    id: int
    why: str
    decided_on: int
    review: int
    coder: str
    decided_at: datetime
    content: str
    source: str
    document: int
    title: str | None


def second_look(session: Session) -> list[SecondLookRow]:
    """Give what people confirmed and is gone all the same, what they rejected and was found again, and what is beside.

    That is what another reading found in words that a decision was made on, with other bounds.

    A claim is looked at until somebody decides on it again.
    """
    waiting = [*_gone(session), *_found_again(session)]
    waiting += [each for each in _beside(session) if each[0] not in {claim_id for claim_id, _, _, _ in waiting}]
    claims = {claim_id for claim_id, _, _, _ in waiting}
    described, words = _described(session, claims), contents(session, sorted(claims))
    return [
        SecondLookRow(
            id=claim_id,
            why=why,
            decided_on=decided_on,
            review=review.id or 0,
            coder=review.coder,
            decided_at=review.recorded_at,
            content=words.get(claim_id, ""),
            **described[claim_id],
        )
        for claim_id, why, decided_on, review in waiting
    ]


_Waiting = tuple[int, str, int, Review]
"""A claim, why it is looked at, the claim that was decided on, and the last decision on that."""

_UNCERTAIN = "it was confirmed, and its place in the text of now is not certain"
_WORDS_GONE = "it was confirmed, and its words are gone from the text"
_REJECTED = "its words were rejected, and whether they are those in the text of now is not certain"
_GONE = (WithdrawnReason.SUPERSEDED, WithdrawnReason.SOURCE_RETRACTED)


def _gone(session: Session) -> list[_Waiting]:
    """Find the claims that people confirmed and that were withdrawn without a successor."""
    query = select(Claim).where(_ended(*_GONE)).order_by(col(Claim.id))
    claims = {key_of(claim): claim for claim in session.scalars(query)}
    held, last = decisions_on(session, claims), _last(session, claims)
    gone = {
        claim_id: claim
        for claim_id, claim in claims.items()
        if claim.withdrawn_at is not None
        and claim_id in held
        and held[claim_id].confirmed
        and last[claim_id].recorded_at < claim.withdrawn_at
    }
    there = _still_there(session, gone)
    return [(claim_id, _UNCERTAIN if claim_id in there else _WORDS_GONE, claim_id, last[claim_id]) for claim_id in gone]


def _still_there(session: Session, claims: Mapping[int, Claim]) -> frozenset[int]:
    """Choose the claims all of whose words stand in the text of now, which may be another than when they ended."""
    found = set[int]()
    for claim_id, claim in claims.items():
        version = session.get_one(DocumentVersion, claim.document_version_id)
        now = current_version(session, session.get_one(Document, version.document_id).url)
        words = select(col(ClaimSpan.text)).where(
            col(ClaimSpan.claim_id) == claim_id, col(ClaimSpan.role) == SpanRole.CONTENT
        )
        if now is not None and all(text in now.body for text in session.scalars(words)):
            found.add(claim_id)
    return frozenset(found)


def _found_again(session: Session) -> list[_Waiting]:
    """Find the live claims that have the words of a rejected one in another version of its text.

    However they are numbered: where the words stand more than once, any of them may be the one that was rejected. What
    was there to be seen when somebody rejected a claim that had ended already is not given.
    """
    path = ancestry(_ended(*_GONE, WithdrawnReason.MISEXTRACTED))
    rejected, old, again = aliased(Claim), aliased(Claim), aliased(Claim)
    of_rejected, of_again = aliased(DocumentVersion), aliased(DocumentVersion)
    same_words = and_(
        col(again.content_key) == col(old.content_key),
        col(again.speaker_text).is_not_distinct_from(col(old.speaker_text)),
        col(again.withdrawn_at).is_(None),
    )
    query = (
        select(path.c.claim_id, col(again.id), col(rejected.withdrawn_reason))
        .join(rejected, col(rejected.id) == path.c.claim_id)
        .join(old, col(old.id) == path.c.ancestor_id)
        .join(of_rejected, col(of_rejected.id) == col(rejected.document_version_id))
        .join(again, same_words)
        .join(of_again, col(of_again.id) == col(again.document_version_id))
        .where(
            col(of_again.document_id) == col(of_rejected.document_id),
            col(again.document_version_id) != col(rejected.document_version_id),
        )
        .distinct()
        .order_by(col(again.id), path.c.claim_id)
    )
    pairs = session.execute(query).all()
    ids = {claim_id for one, other, _ in pairs for claim_id in (one, other)}
    held, last, first = decisions_on(session, ids), _last(session, ids), first_found(session, ids)
    asked = [
        (found, claim_id)
        for claim_id, found, reason in pairs
        if claim_id in held
        and held[claim_id].rejected
        and found not in held
        and (reason is WithdrawnReason.MISEXTRACTED or first[found] > last[claim_id].recorded_at)
    ]
    latest = dict(sorted(asked, key=lambda pair: held[pair[1]].latest))
    return [(found, _REJECTED, claim_id, last[claim_id]) for found, claim_id in sorted(latest.items())]


def _beside(session: Session) -> Iterator[_Waiting]:
    """Find the claims that a later reading found in the words of one that was confirmed or rejected, one each."""
    decided = select(col(Claim.document_version_id)).where(col(Claim.id).in_(with_heirs(openly_decided()))).distinct()
    pairs = {each.found: each.decided for each in found_beside(session, session.scalars(decided).all())}
    held, last = decisions_on(session, pairs.values()), _last(session, pairs.values())
    for found, claim_id in sorted(pairs.items()):
        verdict = "rejected" if held[claim_id].rejected else "confirmed, and still stands"
        yield found, f"another reading found it in words of a claim that was {verdict}", claim_id, last[claim_id]


def _ended(*reasons: WithdrawnReason) -> ColumnElement[bool]:
    """Choose the claims that people decided on and that were withdrawn for these reasons, without a successor."""
    return and_(
        col(Claim.withdrawn_reason).in_(reasons),
        col(Claim.superseded_by_id).is_(None),
        col(Claim.id).in_(with_heirs(openly_decided())),
    )


def _last(session: Session, claim_ids: Iterable[int]) -> Mapping[int, Review]:
    return dict(standing(session, claim_ids))  # the earliest comes first


def _described(session: Session, claim_ids: Iterable[int]) -> Mapping[int, Mapping[str, Any]]:
    found: dict[int, Mapping[str, Any]] = {}
    for batch in batches(sorted(claim_ids)):
        query: Select[*tuple[Any, ...]] = (
            select(
                col(Claim.id),
                col(Source.name).label("source"),
                col(Document.id).label("document"),
                col(DocumentVersion.title),
            )
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .join(Document, col(Document.id) == col(DocumentVersion.document_id))
            .join(Source, col(Source.id) == col(Document.source_id))
            .where(col(Claim.id).in_(batch))
        )
        found |= {claim_id: {"source": s, "document": d, "title": t} for claim_id, s, d, t in session.execute(query)}
    return found
