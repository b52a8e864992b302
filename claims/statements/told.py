"""Stored claims as they are compared, and the documents they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.folding import folded
from claims.membership import batches
from claims.models import Actor, Claim, ClaimSpan, DocumentVersion
from claims.statements.wording import Wording, read_wording
from claims.text import fold
from claims.words import Act, SpanRole

__all__ = ["Told", "bodies", "read_told", "speakers_of", "told_by", "told_in", "told_like"]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A live claim. `speaker` is the canonical actor, None where nobody knows who spoke; `name` is the actor's.

    `key` hashes its words, `written` are those for the speaker, folded.
    """

    id: int
    version: int
    speaker: int | None
    name: str
    written: str
    on: date
    key: str
    group: int | None
    parent: int | None
    wording: Wording

    def is_kin(self, other: Told) -> bool:
        """Tell whether the two come of one attribution: split from it, or one within the other."""
        if self.version != other.version:
            return False
        split = self.group is not None and self.group == other.group
        return split or self.parent == other.id or other.parent == self.id


def read_told(session: Session, claim_ids: Iterable[int]) -> list[Told]:
    """Read live claims by their ids."""
    return [each for batch in batches(claim_ids) for each in _read(session, col(Claim.id).in_(batch))]


def told_in(session: Session, version_ids: Iterable[int]) -> list[Told]:
    """Read all live claims of document versions."""
    return [
        each for batch in batches(version_ids) for each in _read(session, col(Claim.document_version_id).in_(batch))
    ]


def told_by(session: Session, speaker_ids: Sequence[int], since: date, until: date) -> list[Told]:
    """Read the live claims of an actor, given with all that are folded into it, of some days."""
    return _read(session, col(Claim.speaker_id).in_(speaker_ids), *_said(since, until))


def told_like(session: Session, keys: Iterable[str], since: date, until: date) -> list[Told]:
    """Read the live claims of the same words of some days, whoever said them."""
    return [
        each
        for batch in batches(keys)
        for each in _read(session, col(Claim.content_key).in_(batch), *_said(since, until))
    ]


def speakers_of(session: Session, canonical_ids: Iterable[int]) -> dict[int, list[int]]:
    """Give each canonical actor with all that are folded into it."""
    found = {actor: [actor] for actor in sorted(set(canonical_ids))}
    folds = folded()
    for actor, canonical in session.execute(select(folds.c.actor_id, folds.c.canonical_id).order_by(folds.c.actor_id)):
        if canonical in found:
            found[canonical].append(actor)
    return found


def bodies(session: Session, version_ids: Iterable[int]) -> dict[int, str]:
    """Read the texts of document versions."""
    query = select(col(DocumentVersion.id), col(DocumentVersion.body))
    return {
        version: body
        for batch in batches(version_ids)
        for version, body in session.execute(query.where(col(DocumentVersion.id).in_(batch)))
        if version is not None
    }


def _said(since: date, until: date) -> tuple[ColumnElement[bool], ...]:
    return col(Claim.effective_on) >= since, col(Claim.effective_on) <= until


def _read(session: Session, *chosen: ColumnElement[bool]) -> list[Told]:
    return list(_joined(session.execute(_claims().where(*chosen))))


@cache
def _claims() -> Select[*tuple[Any, ...]]:
    """Put together once what every read asks for: SQLAlchemy takes longer over it than a database to answer it."""
    folds = folded()
    who = func.coalesce(folds.c.canonical_id, col(Claim.speaker_id))
    query: Select[*tuple[Any, ...]] = (
        select(
            col(Claim.id),
            col(Claim.document_version_id),
            who,
            col(Actor.name),
            col(Claim.speaker_text),
            col(Claim.effective_on),
            col(Claim.content_key),
            col(Claim.group_no),
            col(Claim.parent_id),
            col(Claim.act),
            col(ClaimSpan.text),
        )
        .outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id))
        .outerjoin(Actor, col(Actor.id) == who)
        .outerjoin(ClaimSpan, and_(col(ClaimSpan.claim_id) == col(Claim.id), col(ClaimSpan.role) == SpanRole.CONTENT))
        .where(*NOW.claims())
        .order_by(col(Claim.id), col(ClaimSpan.ordinal))
    )
    return query


def _joined(rows: Iterable[Any]) -> Iterator[Told]:
    claim: tuple[Any, ...] | None = None
    spans: list[str] = []
    for *columns, text in rows:
        if claim is not None and claim[0] != columns[0]:
            yield _told(claim, spans)
            spans = []
        claim = tuple(columns)
        spans.append(text or "")
    if claim is not None:
        yield _told(claim, spans)


def _told(claim: tuple[Any, ...], spans: Sequence[str]) -> Told:
    number, version, speaker, name, written, on, key, group, parent, act = claim
    wording = read_wording(tuple(spans), Act(act))
    return Told(number, version, speaker, fold(name or ""), fold(written or ""), on, key, group, parent, wording)
