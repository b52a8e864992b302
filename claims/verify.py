"""Look at a whole database and tell whether what it promises holds: each check counts what it looked at.

The guards keep most of this from being stored at all. A disk, another program or a person with SQL can still break it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Table, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col

from claims.database import triggers
from claims.migrate import head, stored_revision
from claims.models import Base, Claim, ClaimHop, ClaimSpan, DocumentVersion, Position, PositionClaim
from claims.text import content_hash
from claims.words import SpanRole

__all__ = ["CHECKS", "Check", "verify"]

BATCH = 1000
"""Rows fetched at a time: bodies are read one by one, however large the database is."""

_GUARDED = (
    ("document_version", "no_update", "no_delete"),
    ("retrieval", "no_update", "no_delete"),
    ("claim", "closed_once", "no_delete"),
    ("claim_span", "is_exact", "no_update", "no_delete"),
    ("claim_hop", "is_exact", "no_update", "no_delete"),
    ("stance", "closed_once", "no_delete"),
    ("position", "closed_once", "no_delete"),
    ("position_claim", "no_update", "no_delete"),
    ("claim_speaker", "no_update", "no_delete"),
    ("document_date", "no_update", "no_delete"),
    ("actor_alias", "closed_once", "no_delete"),
    ("actor_role", "closed_once", "no_delete"),
    ("actor_link", "closed_once", "no_delete"),
    ("issue_cue", "closed_once", "no_delete"),
    ("cue_class", "closed_once", "no_delete"),
    ("claim_link", "closed_once", "no_delete"),
    ("former_source", "no_update", "no_delete"),
    ("extraction", "no_update", "no_delete"),
    ("origin", "no_update", "no_delete"),
    ("origin_version", "closed_once", "no_delete"),
    ("statement", "no_update", "no_delete"),
    ("statement_claim", "closed_once", "no_delete"),
    ("review", "no_update", "no_delete"),
    ("fact_check", "closed_once", "no_delete"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: how many rows it was looked up in, and each row that breaks it ("claim_span 17")."""

    name: str
    checked: int
    failures: tuple[str, ...] = ()


def verify(session: Session) -> list[Check]:
    """Make every check, in the order of CHECKS; needs a reading unit of work, so that all see the same state."""
    return [check(session) for check in CHECKS]


def schema_is_current(session: Session) -> Check:
    """Compare the schema's revision with the program's."""
    revision = stored_revision(session.connection())
    failures = () if revision == head() else (f"schema {revision}, the program has {head()}",)
    return Check("the schema is the program's", 1, failures)


def guards_are_present(session: Session) -> Check:
    """Look for the triggers that keep rows from being changed."""
    expected = [f"{table}_{guard}" for table, *guards in _GUARDED for guard in guards]
    present = triggers(session)
    return Check("the guard triggers are there", len(expected), tuple(name for name in expected if name not in present))


def references_hold(session: Session) -> Check:
    """Look for rows that refer to a row that is not there."""
    checked, failures = 0, list[str]()
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            child, parent = key.parent, key.column.table.alias("referred")
            checked += session.scalar(select(func.count(child))) or 0
            dangling = (
                select(*table.primary_key.columns)
                .select_from(table.outerjoin(parent, child == parent.c[key.column.name]))
                .where(child.is_not(None), parent.c[key.column.name].is_(None))
            )
            failures += [f"{_row(table, *row)}: {child.name}" for row in session.execute(dangling)]
    return Check("every reference leads to a row", checked, tuple(failures))


def bodies_have_their_hashes(session: Session) -> Check:
    """Hash every body again."""
    checked, failures = 0, list[str]()
    query = select(col(DocumentVersion.id), col(DocumentVersion.body), col(DocumentVersion.content_hash))
    for number, body, stored in session.execute(query.execution_options(yield_per=1)):
        checked += 1
        if content_hash(body) != stored:
            failures.append(f"document_version {number}")
    return Check("every text has its hash", checked, tuple(failures))


def spans_hold_their_text(session: Session) -> Check:
    """Cut every span out of its body: the same code points, no more and no fewer."""
    return _exact(session, ClaimSpan, "every span is the text at its place")


def hops_hold_their_text(session: Session) -> Check:
    """Cut every relayer's name out of its body."""
    return _exact(session, ClaimHop, "every hop is the text at its place")


def claims_have_content(session: Session) -> Check:
    """Look for claims that say nothing."""
    content = select(col(ClaimSpan.claim_id)).where(col(ClaimSpan.role) == SpanRole.CONTENT)
    empty = session.scalars(select(col(Claim.id)).where(col(Claim.id).not_in(content)))
    return Check("every claim has content", _count(session, Claim), tuple(f"claim {number}" for number in empty))


def positions_do_not_overlap(session: Session) -> Check:
    """Look for two periods of one actor on one issue that share a day, among those now believed."""
    one, other = aliased(Position), aliased(Position)
    overlapping = select(col(one.id), col(other.id)).where(
        col(one.actor_id) == col(other.actor_id),
        col(one.issue_id) == col(other.issue_id),
        col(one.id) < col(other.id),
        col(one.known_to).is_(None),
        col(other.known_to).is_(None),
        or_(col(one.valid_to).is_(None), col(one.valid_to) > col(other.valid_from)),
        or_(col(other.valid_to).is_(None), col(other.valid_to) > col(one.valid_from)),
    )
    failures = tuple(f"position {left} and {right}" for left, right in session.execute(overlapping))
    live = session.scalar(select(func.count()).select_from(Position).where(col(Position.known_to).is_(None)))
    return Check("no two positions overlap", live or 0, failures)


def positions_cite_claims(session: Session) -> Check:
    """Look for positions that rest on nothing."""
    citing = select(col(PositionClaim.position_id))
    bare = session.scalars(select(col(Position.id)).where(col(Position.id).not_in(citing)))
    return Check("every position cites a claim", _count(session, Position), tuple(f"position {n}" for n in bare))


def live_positions_cite_live_claims(session: Session) -> Check:
    """Look for positions still believed though a claim they rest on was withdrawn."""
    cited = (
        select(col(Position.id), col(Claim.id), col(Claim.withdrawn_at))
        .join(PositionClaim, col(PositionClaim.position_id) == col(Position.id))
        .join(Claim, col(Claim.id) == col(PositionClaim.claim_id))
        .where(col(Position.known_to).is_(None))
    )
    rows = session.execute(cited).all()
    failures = tuple(f"position {position}: claim {claim}" for position, claim, withdrawn in rows if withdrawn)
    return Check("positions rest on live claims", len(rows), failures)


CHECKS: tuple[Callable[[Session], Check], ...] = (
    schema_is_current,
    guards_are_present,
    references_hold,
    bodies_have_their_hashes,
    spans_hold_their_text,
    hops_hold_their_text,
    claims_have_content,
    positions_do_not_overlap,
    positions_cite_claims,
    live_positions_cite_live_claims,
)


def _exact(session: Session, model: type[ClaimSpan | ClaimHop], name: str) -> Check:
    checked, failures = 0, list[str]()
    for version_id, body in _bodies(session):
        spans = (
            select(col(model.id), col(model.span_start), col(model.span_end), col(model.text))
            .join(Claim, col(Claim.id) == col(model.claim_id))
            .where(col(Claim.document_version_id) == version_id)
        )
        for number, start, end, text in session.execute(spans):
            checked += 1
            if not 0 <= start < end <= len(body) or body[start:end] != text:
                failures.append(f"{model.__tablename__} {number}")
    return Check(name, checked, tuple(failures))


def _bodies(session: Session) -> Iterator[tuple[int, str]]:
    """Read the texts one by one: all of them may be more than memory holds."""
    for number in session.scalars(select(col(DocumentVersion.id)).order_by(col(DocumentVersion.id))).all():
        yield (
            number or 0,
            session.scalars(select(col(DocumentVersion.body)).where(col(DocumentVersion.id) == number)).one(),
        )


def _count(session: Session, model: type[SQLModel]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def _row(table: Table, *key: object) -> str:
    return f"{table.name} {'/'.join(map(str, key))}"
