"""The claims that the database held at one instant and not at another, with all that readers compare of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, not_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.asof import AsOf
from claims.folding import folded
from claims.models import Actor, Claim, ClaimSpan, Document, DocumentVersion, Issue, Source, StanceRow
from claims.query.details import batches, contents, relayers
from claims.query.speakers import companions, named, with_speaker
from claims.spans import Span
from claims.words import Precision, SaidOnBasis, SpanRole, Stance

__all__ = ["ClaimThen", "held_then", "read_claims", "read_claims_of", "sides_that_ended"]


@dataclass(frozen=True, slots=True)
class ClaimThen:
    """One claim, the spans of its content, and its `fields` as words, by the names that a comparison gives them."""

    id: int
    uid: str
    content_key: str
    version: int
    document: int
    title: str | None
    url: str
    source: str
    who: str
    content: str
    spans: Sequence[Span]
    fields: Mapping[str, str | None]


def held_then(at: datetime) -> ColumnElement[bool]:
    """Choose the claims that the database held at an instant."""
    return and_(*AsOf(known=at).claims())


def read_claims(session: Session, at: datetime, other: datetime) -> list[ClaimThen]:
    """Read the claims that the database held `at` one instant and not at the `other`, by document.

    Who is who is as the database takes it now, at both: two that were judged to be one change no claim.
    """
    return list(_read(session, and_(held_then(at), not_(held_then(other)))))


def read_claims_of(session: Session, claim_ids: Iterable[int]) -> Iterator[ClaimThen]:
    """Read claims by their ids."""
    for batch in batches(claim_ids):
        yield from _read(session, col(Claim.id).in_(batch))


def sides_that_ended(session: Session, at: datetime, other: datetime) -> Mapping[tuple[int, str], str]:
    """Give what was coded at one instant and not at the other, by claim and issue; "touches" where it takes no side."""
    then = AsOf(known=at).stances()
    ended = not_(and_(held_then(other), *AsOf(known=other).stances()))
    query = (
        select(col(StanceRow.claim_id), col(Issue.key), col(StanceRow.value))
        .join(Claim, col(Claim.id) == col(StanceRow.claim_id))
        .join(Issue, col(Issue.id) == col(StanceRow.issue_id))
        .where(held_then(at), *then, ended)
    )
    return {
        (claim_id, issue): "touches" if value is None else Stance(value).name.lower()
        for claim_id, issue, value in session.execute(query)
    }


def _read(session: Session, chosen: ColumnElement[bool]) -> Iterator[ClaimThen]:
    addressee, folds = aliased(Actor), folded()
    of_addressee = folds.alias()
    query: Select[*tuple[Any, ...]] = (
        select(
            Claim,
            col(Actor.name).label("speaker"),
            col(addressee.name).label("addressee"),
            col(Document.id).label("document"),
            col(DocumentVersion.title),
            col(Document.url),
            col(Source.name).label("source"),
        )
        .select_from(Claim)
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .join(Source, col(Source.id) == col(Document.source_id))
        .outerjoin(of_addressee, of_addressee.c.actor_id == col(Claim.addressee_id))
        .outerjoin(addressee, col(addressee.id) == func.coalesce(of_addressee.c.canonical_id, col(Claim.addressee_id)))
        .where(chosen)
        .order_by(col(Document.id), col(Claim.id))
    )
    rows = session.execute(with_speaker(query, folds)).all()
    ids = [row.Claim.id for row in rows]
    words, together, via = contents(session, ids), companions(session, ids, None), relayers(session, ids)
    spans = _spans(session, ids)
    for row in rows:
        claim: Claim = row.Claim
        number = claim.id or 0
        who = named(row.speaker, together.get(number, ()), claim.speaker_text)
        yield ClaimThen(
            id=number,
            uid=claim.uid,
            content_key=claim.content_key,
            version=claim.document_version_id,
            document=row.document,
            title=row.title,
            url=row.url,
            source=row.source,
            who=who,
            content=words.get(number, ""),
            spans=spans[number, SpanRole.CONTENT],
            fields={
                "speaker": who or None,
                "speaker_text": claim.speaker_text,
                "via": " < ".join(via.get(number, ())) or None,
                "addressee": row.addressee,
                "act": claim.act.value,
                "quote": claim.quote.value,
                "negated": _yes(claim.negated),
                "hypothetical": _yes(claim.hypothetical),
                "conditional": _yes(claim.conditional),
                "condition": claim.condition_text,
                "said_on": _dated(claim.said_on, claim.said_on_precision, claim.said_on_basis),
                "content": words.get(number),
                "cue": " … ".join(span.text for span in spans[number, SpanRole.CUE]) or None,
            },
        )


def _spans(session: Session, claim_ids: Iterable[int]) -> Mapping[tuple[int, SpanRole], Sequence[Span]]:
    found = defaultdict[tuple[int, SpanRole], list[Span]](list)
    for batch in batches(claim_ids):
        query = (
            select(
                col(ClaimSpan.claim_id),
                col(ClaimSpan.role),
                col(ClaimSpan.span_start),
                col(ClaimSpan.span_end),
                col(ClaimSpan.text),
            )
            .where(col(ClaimSpan.claim_id).in_(batch))
            .order_by(col(ClaimSpan.ordinal))
        )
        for claim_id, role, start, end, text in session.execute(query):
            found[claim_id, role].append(Span(start, end, text))
    return found


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _dated(on: date | None, precision: Precision, basis: SaidOnBasis) -> str | None:
    return None if on is None else f"{on.isoformat()} ({precision}, {basis})"
