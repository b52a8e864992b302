"""Pairs of actors that are likely one, for a person to judge: found by their names, each with the reason."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.folding import folded
from claims.models import Actor, ActorAlias, ActorLink, Claim
from claims.resolve.likeness import Likeness, compare_names, keys_of
from claims.resolve.names import normalise
from claims.words import ActorKind, AliasKind, Judgement

__all__ = ["Suggestion", "suggest_merges"]

# Abbreviations are left out: an actor of whom one is recorded is no other one's of the same letters.
_NAMES = (AliasKind.NAME, AliasKind.TRANSLITERATION)
# More actors of one key than these are told apart by nothing that the key holds: "Smith" with an initial.
_LARGEST_GROUP = 200
_STEP = 500  # actors between two reports of progress


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two canonical actors that are likely one, how likely (at most 1), why, and their claims as first speaker.

    `key` is the one to keep: the one more is known of, else the one with more claims. `command` merges them.
    """

    score: float
    why: str
    kind: ActorKind
    key: str
    name: str
    claims: int
    other_key: str
    other_name: str
    other_claims: int
    command: str


@dataclass(slots=True)
class _Candidate:
    """A canonical actor with every name it goes by, those of the actors folded into it among them."""

    id: int
    key: str
    name: str
    kind: ActorKind
    country: str | None
    wikidata_id: str | None
    claims: int
    names: set[str] = field(default_factory=set)

    @property
    def weight(self) -> tuple[bool, bool, int, int, str]:
        """Say how much speaks for keeping it: what is known of it, then how much it said."""
        return self.wikidata_id is not None, self.country is not None, self.claims, len(self.name), self.key

    @property
    def is_person(self) -> bool:
        return self.kind is ActorKind.PERSON


def suggest_merges(  # noqa: PLR0913 -- what narrows it, and who is told how far it got
    session: Session,
    *,
    text: str | None = None,
    kind: ActorKind | None = None,
    silent: bool = False,
    limit: int | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> list[Suggestion]:
    """Find the actors that are likely one, the surest first; of equal ones those with most claims.

    Nobody is compared with everybody: only actors whose names share a key are. `text` must stand in a name of either,
    `silent` takes in the actors without a claim. Pairs that were judged different, or are one already, are left out.
    The first call in a process loads a table of names (6 s); `progress` is told of how many actors, and of how many of
    them, the names were read: 200,000 take a minute.
    """
    candidates = _candidates(session, kind, silent=silent)
    apart = _judged_different(session)
    wanted = normalise(text) if text else ""
    found = [
        (likeness, one, other)
        for one, other in _alike_by_key(candidates, progress)
        if (one.id, other.id) not in apart and not _contradict(one, other)
        if not wanted or any(wanted in normalise(name) for name in one.names | other.names)
        if (likeness := _likeness(one, other)) is not None
    ]
    pairs = sorted(
        _without_ambiguous(found), key=lambda pair: (-pair.score, -pair.claims - pair.other_claims, pair.key)
    )
    return pairs[:limit]


def _candidates(session: Session, kind: ActorKind | None, *, silent: bool) -> list[_Candidate]:
    """Load the canonical actors with their names and the number of their claims."""
    folds = folded()
    speaker = func.coalesce(folds.c.canonical_id, col(Claim.speaker_id))
    spoken = (
        select(speaker.label("actor_id"), func.count().label("claims"))
        .select_from(Claim)
        .outerjoin(folds, folds.c.actor_id == col(Claim.speaker_id))
        .where(*NOW.claims(), col(Claim.speaker_id).is_not(None))
        .group_by(speaker)
        .subquery()
    )
    columns = (
        col(Actor.id),
        col(Actor.key),
        col(Actor.name),
        col(Actor.kind),
        col(Actor.country),
        col(Actor.wikidata_id),
    )
    query = (
        select(*columns, func.coalesce(spoken.c.claims, 0))
        .join(spoken, spoken.c.actor_id == col(Actor.id), isouter=silent)
        .where(col(Actor.id).not_in(select(folds.c.actor_id)))
        .order_by(col(Actor.id))
    )
    if kind is not None:
        query = query.where(col(Actor.kind) == kind)
    candidates = {row.id: _Candidate(*row) for row in session.execute(query)}
    canonical = func.coalesce(folds.c.canonical_id, col(ActorAlias.actor_id))
    aliases = (
        select(canonical, col(ActorAlias.alias))
        .outerjoin(folds, folds.c.actor_id == col(ActorAlias.actor_id))
        .where(col(ActorAlias.withdrawn_at).is_(None), col(ActorAlias.kind).in_(_NAMES))
    )
    for actor_id, alias in session.execute(aliases):
        if actor_id in candidates:
            candidates[actor_id].names.add(alias)
    for candidate in candidates.values():
        candidate.names.add(candidate.name)
    return list(candidates.values())


def _judged_different(session: Session) -> set[tuple[int, int]]:
    """Give both ways round the canonical actors of which somebody said that they are two."""
    folds = folded()
    root = {row.actor_id: row.canonical_id for row in session.execute(select(folds.c.actor_id, folds.c.canonical_id))}
    query = select(col(ActorLink.left_id), col(ActorLink.right_id)).where(
        col(ActorLink.judgement) == Judgement.DIFFERENT, col(ActorLink.deleted_at).is_(None)
    )
    pairs = [(root.get(left, left), root.get(right, right)) for left, right in session.execute(query)]
    return {pair for left, right in pairs for pair in ((left, right), (right, left))}


def _alike_by_key(
    candidates: Sequence[_Candidate], progress: Callable[[int, int], None]
) -> Iterator[tuple[_Candidate, _Candidate]]:
    """Give every two actors whose names meet by a key, once, the earlier of the two first."""
    own, asking, answering = (defaultdict[tuple[bool, str], list[_Candidate]](list) for _ in range(3))
    for number, candidate in enumerate(candidates):
        if number % _STEP == 0:
            progress(number, len(candidates))
        keys = [keys_of(name, candidate.kind) for name in candidate.names]
        for groups, found in (
            (own, frozenset().union(*(each.own for each in keys))),
            (asking, frozenset().union(*(each.asks for each in keys))),
            (answering, frozenset().union(*(each.answers for each in keys))),
        ):
            for key in sorted(found):
                groups[candidate.is_person, key].append(candidate)
    seen: set[tuple[int, int]] = set()
    for pairs in (
        *(combinations(group, 2) for group in own.values() if len(group) <= _LARGEST_GROUP),
        *(product(group, answering[key]) for key, group in asking.items() if len(answering[key]) <= _LARGEST_GROUP),
    ):
        for pair in pairs:
            one, other = sorted(pair, key=lambda candidate: candidate.id)
            if one.id != other.id and (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


def _contradict(one: _Candidate, other: _Candidate) -> bool:
    """Tell whether what is recorded of two actors says that they are two."""
    return any(a is not None and b is not None and a != b for a, b in _recorded(one, other))


def _recorded(one: _Candidate, other: _Candidate) -> tuple[tuple[str | None, str | None], ...]:
    return (one.country, other.country), (one.wikidata_id, other.wikidata_id)


def _likeness(one: _Candidate, other: _Candidate) -> Likeness | None:
    """Compare every name of one with every name of the other; the likest two count."""
    compared = (compare_names(a, b, one.kind) for a in sorted(one.names) for b in sorted(other.names))
    return max((likeness for likeness in compared if likeness is not None), default=None)


def _without_ambiguous(found: Collection[tuple[Likeness, _Candidate, _Candidate]]) -> Iterator[Suggestion]:
    """Leave out the vague pairs of an actor that is vaguely like several."""
    vague = Counter(each.id for likeness, *pair in found if likeness.vague for each in pair)
    for likeness, one, other in found:
        if likeness.vague and max(vague[one.id], vague[other.id]) > 1:
            continue
        kept, folded_in = sorted((one, other), key=lambda each: each.weight, reverse=True)
        yield Suggestion(
            score=round(likeness.score, 2),
            why=likeness.why,
            kind=kept.kind,
            key=kept.key,
            name=kept.name,
            claims=kept.claims,
            other_key=folded_in.key,
            other_name=folded_in.name,
            other_claims=folded_in.claims,
            command=_command(kept, folded_in, likeness.why),
        )


def _command(kept: _Candidate, other: _Candidate, why: str) -> str:
    across = " --across-kinds" if kept.kind is not other.kind else ""
    return f"claims actors merge {kept.key} {other.key}{across} --reason {shlex.quote(why)}"
