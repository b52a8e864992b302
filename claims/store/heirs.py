"""Which claim found now is one of those before: the one of its uid at its place, else the one in that very place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from claims.models import Claim
from claims.store.places import Content, Place, places_of
from claims.store.recording import key_of

__all__ = ["Forerunner", "find_heirs"]


@dataclass(frozen=True, slots=True)
class Forerunner:
    """A claim that may go on in one that is found now.

    `uids` are all that it ever had; a corrected span made it another. `place` is where it stands in the text that is
    read now, None where that is not certain. With `by_uid` the one that has its uid will do then.
    """

    claim: Claim
    uids: Collection[str]
    place: Place | None
    by_uid: bool


def find_heirs(session: Session, groups: Iterable[Sequence[Forerunner]], rows: Sequence[Claim]) -> Mapping[int, Claim]:
    """Give the claims of `rows` that earlier ones go on in, by the ids of these.

    A uid names a claim among those of the same words, which another reading may count otherwise: where the place is
    certain it counts only there. Another extractor may read cue or speaker otherwise, which gives another uid: then a
    claim goes on in the one whose content stands in the very places of its own, if both are the only ones there. Of
    the `groups` an earlier one comes first.
    """
    found, where = {row.uid: row for row in rows}, places_of(session, map(key_of, rows))
    heirs, ordered = dict[int, Claim](), [tuple(group) for group in groups]
    for each in (each for group in ordered for each in group):
        if each.place is not None and (named := _named(each, each.place, found, where)) is not None:
            heirs[key_of(each.claim)] = named
    for group in ordered:
        left = _left(rows, heirs)
        new = _alone((where[key_of(row)].content, row) for row in left)
        waiting = (each for each in group if key_of(each.claim) not in heirs and each.place is not None)
        old = _alone((each.place.content, each.claim) for each in waiting if each.place is not None)
        heirs |= {key_of(claim): new[place] for place, claim in old.items() if place in new}
    free = {row.uid for row in _left(rows, heirs)}
    for each in (each for group in ordered for each in group):
        if each.by_uid and key_of(each.claim) not in heirs and (uids := free.intersection(each.uids)):
            heirs[key_of(each.claim)] = found[min(uids)]
    return heirs


def _named(each: Forerunner, place: Place, found: Mapping[str, Claim], where: Mapping[int, Place]) -> Claim | None:
    """Find the claim with one of its uids that stands where it does, its own uid first."""
    uids = sorted(each.uids, key=lambda uid: (uid != each.claim.uid, uid))
    there = (found[uid] for uid in uids if uid in found)
    return next((row for row in there if where[key_of(row)].overlaps(place)), None)


def _left(rows: Iterable[Claim], heirs: Mapping[int, Claim]) -> list[Claim]:
    taken = {key_of(row) for row in heirs.values()}
    return [row for row in rows if key_of(row) not in taken]


def _alone(placed: Iterable[tuple[Content, Claim]]) -> Mapping[Content, Claim]:
    """Give the claims by the places of their content, but for those that share them."""
    sharing = defaultdict[Content, list[Claim]](list)
    for place, claim in placed:
        sharing[place].append(claim)
    return {place: claims[0] for place, claims in sharing.items() if len(claims) == 1}
