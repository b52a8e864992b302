"""The origins of texts in the database: found again where texts were added, and the difference written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from claims.linkage import Link
from claims.membership import ORIGINS, Change, batches, regroup
from claims.models import DocumentVersion, OriginBand
from claims.origins.copy import read_copy
from claims.origins.overlap import overlap
from claims.origins.sketch import SHARED, sketch

__all__ = ["refresh", "refresh_all"]

BATCH = 200
"""Texts looked through at once, so that memory stays bounded over any number of them."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Text:
    document: int
    digest: str
    body: str


def refresh(session: Session, version_ids: Iterable[int], run_id: int, at: datetime) -> frozenset[int]:
    """Find the origins of document versions; give all versions whose origin is another now. Never commits."""
    session.flush()
    present = sorted(set(version_ids))
    if not present:
        return frozenset()
    _sketch(session, present)
    return regroup(session, ORIGINS, Change(present, (), {}, run_id, at), lambda ids: _links(session, ids))


def refresh_all(session: Session, run_id: int, at: datetime) -> frozenset[int]:
    """Find the origins of all versions, some at a time."""
    moved = set[int]()
    ids = session.scalars(select(col(DocumentVersion.id)).order_by(col(DocumentVersion.id))).all()
    numbers = [number for number in ids if number is not None]
    for start in range(0, len(numbers), BATCH):
        moved |= refresh(session, numbers[start : start + BATCH], run_id, at)
    return frozenset(moved)


def _sketch(session: Session, version_ids: Collection[int]) -> None:
    """Write the bands of texts, anew where they had some: they are an index, made as this program makes it."""
    for batch in batches(version_ids):
        session.execute(delete(OriginBand).where(col(OriginBand.document_version_id).in_(batch)))
    ids = sorted(version_ids)
    for start in range(0, len(ids), BATCH):
        texts = _texts(session, ids[start : start + BATCH])
        rows = [
            {"document_version_id": version, "band": band}
            for version, text in texts.items()
            for band in sketch(read_copy(text.body))
        ]
        session.execute(insert(OriginBand), rows)


def _links(session: Session, version_ids: Collection[int]) -> list[Link]:
    """Find all links that texts have: the same text, or what their sketches have in common and the texts bear out."""
    same, alike = _same(session, version_ids), _alike(session, version_ids)
    texts = _texts(session, {version for pair in (*same, *alike) for version in pair})
    links = []
    for left, right in sorted(same | alike):
        link = _link((left, right), texts)
        if link is not None:
            links.append(link)
    return links


def _link(pair: Pair, texts: Mapping[int, _Text]) -> Link | None:
    one, other = (texts[version] for version in pair)
    if one.digest == other.digest:
        return Link(*pair, 1.0, *(f"same text as document {each.document}" for each in (other, one)))
    copies = read_copy(one.body), read_copy(other.body)
    shared = overlap(*copies)
    if not shared.same:
        return None
    share, shorter = f"{100 * shared.words:.0f} %", len(copies[0]) <= len(copies[1])
    within = (f"{share} of its text in document {other.document}", f"{share} of its text in document {one.document}")
    holds = (f"holds {share} of document {other.document}", f"holds {share} of document {one.document}")
    return Link(*pair, min(shared.words, 0.99), within[0] if shorter else holds[0], holds[1] if shorter else within[1])


def _same(session: Session, version_ids: Collection[int]) -> set[Pair]:
    """Pair texts that are the same, letter by letter."""
    mine, other = aliased(DocumentVersion), aliased(DocumentVersion)
    query = select(col(mine.id), col(other.id)).join(
        other, (col(other.content_hash) == col(mine.content_hash)) & (col(other.id) != col(mine.id))
    )
    return {
        (min(pair), max(pair))
        for batch in batches(version_ids)
        for pair in session.execute(query.where(col(mine.id).in_(batch)))
    }


def _alike(session: Session, version_ids: Collection[int]) -> set[Pair]:
    """Pair texts that share enough bands of their sketches."""
    mine, other = aliased(OriginBand), aliased(OriginBand)
    query = (
        select(col(mine.document_version_id), col(other.document_version_id))
        .join(
            other,
            (col(other.band) == col(mine.band)) & (col(other.document_version_id) != col(mine.document_version_id)),
        )
        .group_by(col(mine.document_version_id), col(other.document_version_id))
        .having(func.count() >= SHARED)
    )
    return {
        (min(pair), max(pair))
        for batch in batches(version_ids)
        for pair in session.execute(query.where(col(mine.document_version_id).in_(batch)))
    }


def _texts(session: Session, version_ids: Iterable[int]) -> dict[int, _Text]:
    query = select(
        col(DocumentVersion.id),
        col(DocumentVersion.document_id),
        col(DocumentVersion.content_hash),
        col(DocumentVersion.body),
    )
    return {
        version: _Text(document, digest, body)
        for batch in batches(version_ids)
        for version, document, digest, body in session.execute(query.where(col(DocumentVersion.id).in_(batch)))
        if version is not None
    }
