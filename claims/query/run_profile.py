"""`claims runs show`: all that one run of the program did to the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, func, or_, select
from sqlmodel import Session, col

from claims.models import (
    ActorLink,
    Claim,
    Document,
    DocumentVersion,
    Extraction,
    Extractor,
    FactCheck,
    Position,
    Retrieval,
    Review,
    Run,
    StanceRow,
)
from claims.query.run_instants import find_run
from claims.query.runs import status_of
from claims.runs import instants_of, overtaken_since
from claims.words import RunKind, WithdrawnReason

__all__ = ["RunDocument", "RunShown", "show_run"]

NO_END = "no end recorded: it still goes on, or was killed"
OVERTAKEN = "no end recorded; its last sign is of {}, and later runs have ended since: most likely it was killed"


@dataclass(frozen=True, slots=True)
class RunDocument:
    """A document whose claims a run added or withdrew."""

    document: int
    title: str | None
    url: str
    claims_added: int
    claims_withdrawn: int


@dataclass(frozen=True, slots=True)
class RunShown:
    """One run: how it went, the rows it added, and those it closed. Claims are sightings.

    `counts` are its own, as it ended; the others are counted now, and stand for a run without an end too. `looks` are
    at addresses, `readings` of texts by its extractor. `stances_closed` are those of claims that stayed.
    `documents_changed` counts those whose claims it changed; `documents` are the first of them.
    """

    id: int
    kind: RunKind
    status: str
    note: str | None
    started_at: datetime
    finished_at: datetime | None
    extractor: str | None
    extractor_version: str | None
    config_hash: str | None
    package_version: str
    counts: Mapping[str, int]
    error: str | None
    looks: int
    versions_added: int
    readings: int
    claims_added: int
    claims_withdrawn: Mapping[WithdrawnReason, int]
    stances_opened: int
    stances_closed: int
    positions_opened: int
    positions_closed: int
    decisions: int
    ratings: int
    judgements: int
    documents_changed: int
    documents: Sequence[RunDocument]


def show_run(session: Session, run_id: int, limit: int | None = None) -> RunShown:
    """Gather what a run did, with at most `limit` documents; raises NotFoundError for a number that no run has."""
    run, instants = find_run(session, run_id), instants_of(run_id)
    extractor = session.get(Extractor, run.extractor_id) if run.extractor_id else None
    changed = _changed(run_id, instants)
    return RunShown(
        id=run_id,
        kind=run.kind,
        status=status_of(session, run),
        note=_note(session, run),
        started_at=run.started_at,
        finished_at=run.finished_at,
        extractor=extractor.name if extractor else None,
        extractor_version=extractor.version if extractor else None,
        config_hash=extractor.config_hash if extractor else None,
        package_version=run.package_version,
        counts=run.counts or {},
        error=run.error,
        looks=_count(session, col(Retrieval.id), col(Retrieval.run_id) == run_id),
        versions_added=_count(session, col(DocumentVersion.id), col(DocumentVersion.run_id) == run_id),
        readings=_count(session, col(Extraction.id), col(Extraction.run_id) == run_id),
        claims_added=_count(session, col(Claim.id), col(Claim.run_id) == run_id),
        claims_withdrawn=_withdrawn(session, instants),
        stances_opened=_count(session, col(StanceRow.id), col(StanceRow.run_id) == run_id),
        stances_closed=_count(session, col(StanceRow.id), _within(col(StanceRow.withdrawn_at), instants)),
        positions_opened=_count(session, col(Position.id), col(Position.run_id) == run_id),
        positions_closed=_count(session, col(Position.id), _within(col(Position.known_to), instants)),
        decisions=_count(session, col(Review.id), col(Review.run_id) == run_id),
        ratings=_count(session, col(FactCheck.id), col(FactCheck.run_id) == run_id),
        judgements=_count(session, col(ActorLink.id), col(ActorLink.run_id) == run_id),
        documents_changed=session.scalar(select(func.count()).select_from(changed.subquery())) or 0,
        documents=[RunDocument(*row) for row in session.execute(changed.limit(limit))],
    )


def _note(session: Session, run: Run) -> str | None:
    """Say of a run without an end what that means."""
    if run.finished_at is not None:
        return None
    last_sign = overtaken_since(session, run)
    return NO_END if last_sign is None else OVERTAKEN.format(f"{last_sign:%Y-%m-%d %H:%M:%S} UTC")


def _count(session: Session, counted: Any, *where: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(counted)).where(*where)) or 0


def _within(closed: Any, instants: CTE) -> ColumnElement[bool]:
    within: ColumnElement[bool] = closed.in_(select(instants.c.at))
    return within


def _withdrawn(session: Session, instants: CTE) -> Mapping[WithdrawnReason, int]:
    """Count the claims that were closed, by the reason."""
    reason = col(Claim.withdrawn_reason)
    query = (
        select(reason, func.count(col(Claim.id)))
        .where(_within(col(Claim.withdrawn_at), instants))
        .group_by(reason)
        .order_by(reason)
    )
    return {word: number for word, number in session.execute(query) if word is not None}


def _changed(run_id: int, instants: CTE) -> Select[*tuple[Any, ...]]:
    """Choose the documents whose claims a run added or withdrew, with how many of each, by id."""
    added, withdrawn = col(Claim.run_id) == run_id, _within(col(Claim.withdrawn_at), instants)
    return (
        select(
            col(Document.id),
            func.max(col(DocumentVersion.title)),
            col(Document.url),
            func.count(col(Claim.id)).filter(added),
            func.count(col(Claim.id)).filter(withdrawn),
        )
        .join(DocumentVersion, col(DocumentVersion.document_id) == col(Document.id))
        .join(Claim, col(Claim.document_version_id) == col(DocumentVersion.id))
        .where(or_(added, withdrawn))
        .group_by(col(Document.id), col(Document.url))
        .order_by(col(Document.id))
    )
