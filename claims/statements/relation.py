"""Which claims are sightings of one statement: the links that claims have with one another.

A link hangs on the two documents that the claims stand in, and on nothing else that is stored: of what a speaker says
in either of them, each claim has to be the nearest to the other (mutual nearest neighbours). So the same claims give
the same statements, in whatever order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from claims.linkage import Link
from claims.statements.likeness import SAME, Kind, Likeness, differ, likeness
from claims.statements.setting import setting_of
from claims.statements.stack import Stack
from claims.statements.told import Told
from claims.statements.wording import is_pronoun
from claims.text import fold

__all__ = ["DAYS", "by_pronoun", "exact_links", "likely", "near_links"]

DAYS = 3
"""Days between two sightings of one statement, as in migrations/versions/0010_history.py."""

_LONG = 6
"""Words that are the same by chance no more."""

Pairs = Sequence[tuple[Told, Told]]


def exact_links(claims: Iterable[Told], bodies: Mapping[int, str]) -> list[Link]:
    """Link claims of the same words, by whoever was or may have been the same speaker.

    `bodies` are the texts of those by someone for whom only a pronoun stands.
    """
    alike = defaultdict[str, list[Told]](list)
    for claim in claims:
        alike[claim.key].append(claim)
    return [
        _link(one, other, SAME)
        for group in alike.values()
        for place, one in enumerate(group)
        for other in group[place + 1 :]
        if _same_speaker(one, other, bodies) and _may_be_same(one, other)
    ]


def likely(claims: Sequence[Told], others: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Give the pairs of claims of one speaker that may be the same; their settings decide."""
    stack = Stack([other.wording.content for other in others])
    alike = defaultdict[str, list[int]](list)
    for place, other in enumerate(others):
        alike[other.key].append(place)
    return [
        (one, others[place])
        for one in claims
        for place in sorted({*np.flatnonzero(stack.roughly_like(one.wording.content)).tolist(), *alike[one.key]})
        if _may_be_same(one, others[place])
    ]


def near_links(pairs: Pairs, bodies: Mapping[int, str]) -> list[Link]:
    """Link, of pairs that may be the same, those that are."""
    found = list[tuple[Told, Told, Likeness]]()
    for one, other in pairs:
        alike = SAME if one.key == other.key else _alike(one, other, bodies)
        if alike is not None:
            found.append((one, other, alike))
    best = defaultdict[tuple[int, int], float](float)
    for one, other, alike in found:
        for place in ((one.id, other.version), (other.id, one.version)):
            best[place] = max(best[place], alike.strength)
    return [
        _link(one, other, alike)
        for one, other, alike in found
        if alike.strength >= max(best[one.id, other.version], best[other.id, one.version])
    ]


def _alike(one: Told, other: Told, bodies: Mapping[int, str]) -> Likeness | None:
    if one.wording.run > other.wording.run:  # the same sums in the same order, whichever claim came first
        alike = _alike(other, one, bodies)
        return alike and Likeness(alike.other, alike.one, alike.strength)
    settings = setting_of(bodies[one.version]), setting_of(bodies[other.version])
    alike = likeness(one.wording, other.wording, settings)
    if alike is not None and alike.one is Kind.LIKE and one.version == other.version:
        return None  # who says it twice in other words in one document has said two things
    return alike


def _may_be_same(one: Told, other: Told) -> bool:
    if one.id == other.id or not _close(one, other) or one.is_kin(other):
        return False
    if one.key == other.key:
        return one.wording.denies is other.wording.denies
    return not differ(one.wording, other.wording)


def _close(one: Told, other: Told) -> bool:
    return abs((one.on - other.on).days) <= DAYS


def by_pronoun(claims: Iterable[Told]) -> set[int]:
    """Give the versions in which someone says one of these who is not known, and for whom only a pronoun stands."""
    return {claim.version for claim in claims if claim.speaker is None and is_pronoun(claim.written)}


def _same_speaker(one: Told, other: Told, bodies: Mapping[int, str]) -> bool:
    """Tell whether one actor said both, or both are written to be of the same unknown one.

    Someone unknown may be an actor whose last name stands in the words for them, where they say the same at length; or,
    where they are only "she", an actor whose last name stands in their document.
    """
    if one.speaker is not None and other.speaker is not None:
        return one.speaker == other.speaker
    if one.speaker is None and other.speaker is None:
        return one.written == other.written
    known, unknown = (one, other) if one.speaker is not None else (other, one)
    last_name = known.name.split()[-1:]
    if len(one.wording.run) < _LONG or not last_name:
        return False
    if is_pronoun(unknown.written):
        return last_name[0] in fold(bodies[unknown.version]).split()
    return last_name[0] in unknown.written.split()


def _link(one: Told, other: Told, alike: Likeness) -> Link:
    of_one, of_other = (
        f"{alike.strength:.2f} like claim {to}" if kind is Kind.LIKE else f"{kind} claim {to}"
        for kind, to in ((alike.one, other.id), (alike.other, one.id))
    )
    if one.id > other.id:
        return Link(other.id, one.id, alike.strength, of_other, of_one)
    return Link(one.id, other.id, alike.strength, of_one, of_other)
