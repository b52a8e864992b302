"""Which claim found now is one of those before: the one of its uid, else the one whose words stand in its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from claims.database import BATCH
from claims.models import Claim, ClaimSpan
from claims.store.recording import key_of
from claims.words import SpanRole

__all__ = ["find_heirs"]

_Place = tuple[tuple[int, int], ...]
"""Where the content of a claim stands, in code points of its version's body."""


def find_heirs(
    session: Session, before: Sequence[Claim], uids: Mapping[int, Collection[str]], rows: Sequence[Claim]
) -> Mapping[int, Claim]:
    """Give the claims of `rows` that earlier ones go on in, by the ids of these; `uids` are all that each ever had.

    Another extractor may read cue or speaker otherwise, which gives another uid. In one and the same version a claim
    goes on in the one whose content stands in the very places of its own, if both are the only ones there.
    """
    found = {row.uid: row for row in rows}
    heirs = {
        key_of(claim): found[uid]
        for claim in before
        if (uid := min((each for each in uids[key_of(claim)] if each in found), default=None)) is not None
    }
    taken = {row.uid for row in heirs.values()}
    versions = {row.document_version_id for row in rows}
    waiting = (each for each in before if key_of(each) not in heirs and each.document_version_id in versions)
    old, new = _by_place(session, waiting), _by_place(session, (row for row in rows if row.uid not in taken))
    return heirs | {key_of(claim): new[place] for place, claim in old.items() if place in new}


def _by_place(session: Session, claims: Iterable[Claim]) -> Mapping[_Place, Claim]:
    """Give the claims by the places of their content, but for those that share them."""
    by_id = {key_of(claim): claim for claim in claims}
    ids, places = list(by_id), defaultdict[int, list[tuple[int, int]]](list)
    for start in range(0, len(ids), BATCH):
        query = select(col(ClaimSpan.claim_id), col(ClaimSpan.span_start), col(ClaimSpan.span_end)).where(
            col(ClaimSpan.claim_id).in_(ids[start : start + BATCH]), col(ClaimSpan.role) == SpanRole.CONTENT
        )
        for claim_id, first, end in session.execute(query.order_by(col(ClaimSpan.ordinal))):
            places[claim_id].append((first, end))
    sharing = defaultdict[_Place, list[Claim]](list)
    for claim_id, where in places.items():
        sharing[tuple(where)].append(by_id[claim_id])
    return {place: claims[0] for place, claims in sharing.items() if len(claims) == 1}
