"""The statements of claims: found again where claims were added or withdrawn, and the difference written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.linkage import Link
from claims.membership import STATEMENTS, Change, batches, regroup
from claims.models import Claim
from claims.statements.relation import DAYS, by_pronoun, exact_links, likely, near_links
from claims.statements.told import Told, bodies, read_told, speakers_of, told_by, told_in, told_like

__all__ = ["refresh", "refresh_all"]

BATCH = 500
"""Claims looked through at once, so that memory stays bounded over any number of them."""


def refresh(session: Session, claim_ids: Iterable[int], run_id: int, at: datetime) -> frozenset[int]:
    """Find the statements of claims, live or withdrawn; give all live claims whose statement is another now.

    What a speaker says in a document is looked through as a whole: of two claims that are like a third, in another
    document, the nearer is its sighting, and where that is withdrawn the other one may be.
    """
    session.flush()
    gone, heirs, versions = set[int](), dict[int, int](), set[int]()
    for batch in batches(set(claim_ids)):
        query = select(
            col(Claim.id), col(Claim.document_version_id), col(Claim.withdrawn_at), col(Claim.superseded_by_id)
        )
        for claim_id, version, withdrawn, heir in session.execute(query.where(col(Claim.id).in_(batch))):
            versions.add(version)
            if withdrawn is not None:
                gone.add(claim_id)
            if withdrawn is not None and heir is not None:
                heirs[claim_id] = heir
    if not versions:
        return frozenset()
    present = [claim.id for claim in told_in(session, versions)]
    change = Change(present, gone, heirs, run_id, at)
    return regroup(session, STATEMENTS, change, lambda ids: _links(session, ids))


def refresh_all(session: Session, run_id: int, at: datetime) -> frozenset[int]:
    """Find the statements of all live claims, some at a time."""
    moved = set[int]()
    ids = session.scalars(select(col(Claim.id)).where(*NOW.claims()).order_by(col(Claim.id))).all()
    numbers = [number for number in ids if number is not None]
    for start in range(0, len(numbers), BATCH):
        moved |= refresh(session, numbers[start : start + BATCH], run_id, at)
    return frozenset(moved)


def _links(session: Session, claim_ids: Collection[int]) -> Sequence[Link]:
    """Find all links that live claims have."""
    asked = read_told(session, claim_ids)
    if not asked:
        return ()
    since, until = _days(asked)
    same = told_like(session, {claim.key for claim in asked}, since, until)
    links = {
        (link.left, link.right): link
        for link in exact_links(same, bodies(session, by_pronoun(same)))
        if not {link.left, link.right}.isdisjoint(claim_ids)
    }
    said = defaultdict[int, list[Told]](list)
    for claim in told_in(session, {claim.version for claim in asked}):
        if claim.speaker is not None:
            said[claim.speaker].append(claim)
    speakers = speakers_of(session, {claim.speaker for claim in asked if claim.speaker is not None})
    for speaker, ids in speakers.items():
        others = told_by(session, ids, *_days(said[speaker]))
        pairs = _pairs(likely(said[speaker], others))
        texts = bodies(session, {claim.version for pair in pairs for claim in pair})
        links.update({(link.left, link.right): link for link in near_links(pairs, texts)})
    return list(links.values())


def _days(claims: Sequence[Told]) -> tuple[date, date]:
    """Give the days on which sightings of the same may have been."""
    days = sorted(claim.on for claim in claims)
    return days[0] - timedelta(DAYS), days[-1] + timedelta(DAYS)


def _pairs(pairs: Iterable[tuple[Told, Told]]) -> list[tuple[Told, Told]]:
    """Give each pair once: of two claims asked for either comes with the other."""
    return list({(min(one.id, other.id), max(one.id, other.id)): (one, other) for one, other in pairs}.values())
