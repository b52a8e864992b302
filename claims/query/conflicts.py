"""`claims conflicts`: one actor that speaks with two voices, and two actors that stand on opposite sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from sqlalchemy import select
from sqlmodel import Session, col

from claims.models import Actor, Issue
from claims.positions import read_evidence, read_sightings
from claims.positions.odds import day_of_two_sides, last_words_at_odds, takes_both_sides
from claims.positions.voices import voices_through
from claims.query.cited import read_cited
from claims.query.details import BATCH
from claims.query.filters import Scope
from claims.query.standing import PositionRow, list_standing, names_of
from claims.words import ConflictKind, Stance

__all__ = ["WITHIN", "ConflictRow", "list_conflicts"]

WITHIN = 30
"""Days between the last words of two voices that are still taken to be said at one time."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two claims on opposite sides of an issue; `value` is of the one against it, `other_value` of the one for it.

    Of `two_voices`, `other` is the actor itself, and `who` and `other_who` tell who spoke for it.
    """

    kind: ConflictKind
    issue: str
    actor: str
    actor_key: str
    stance: str
    value: int
    other: str
    other_key: str
    other_stance: str
    other_value: int
    when: str
    other_when: str
    who: str
    other_who: str
    claim_id: int
    other_claim_id: int
    quote: str
    other_quote: str


@dataclass(frozen=True, slots=True)
class _Conflict:
    """Two sides by ids; of several that rest on the same two claims the one with most `weight` is shown.

    That is the one with most evidence; of equals whoever speaks for nobody else.
    """

    kind: ConflictKind
    issue: str
    against: tuple[int, Stance, int]
    supporting: tuple[int, Stance, int]
    weight: tuple[int, int]


def list_conflicts(
    session: Session, scope: Scope, kind: ConflictKind | None = None, *, within: int = WITHIN
) -> list[ConflictRow]:
    """Give the conflicts in scope as of then: by kind and issue, and of those the ones with most evidence first."""
    found = list[_Conflict]()
    if kind is not ConflictKind.OPPOSED:
        found += _two_voices(session, scope, within)
    if kind is not ConflictKind.TWO_VOICES:
        found += _opposed(session, scope)
    found = sorted(
        _once(found),
        key=lambda each: (each.kind, each.issue, [-part for part in each.weight], each.against, each.supporting),
    )
    found = found[: scope.filters.limit]
    names = names_of(session, {side[0] for each in found for side in (each.against, each.supporting)})
    claim_ids = {side[2] for each in found for side in (each.against, each.supporting)}
    cited = read_cited(session, claim_ids, scope.filters.asof.known)
    return [
        ConflictRow(
            kind=each.kind,
            issue=each.issue,
            actor=names[each.against[0]].name,
            actor_key=names[each.against[0]].key,
            stance=each.against[1].name.lower(),
            value=each.against[1].value,
            other=names[each.supporting[0]].name,
            other_key=names[each.supporting[0]].key,
            other_stance=each.supporting[1].name.lower(),
            other_value=each.supporting[1].value,
            when=cited[each.against[2]].when,
            other_when=cited[each.supporting[2]].when,
            who=cited[each.against[2]].who,
            other_who=cited[each.supporting[2]].who,
            claim_id=each.against[2],
            other_claim_id=each.supporting[2],
            quote=cited[each.against[2]].quote,
            other_quote=cited[each.supporting[2]].quote,
        )
        for each in found
    ]


def _once(found: Iterable[_Conflict]) -> Iterator[_Conflict]:
    """Give one of those that rest on the same claims: what a minister says, his country says too."""
    best: dict[tuple[str, str, int, int], _Conflict] = {}
    for each in found:
        key = (each.kind, each.issue, each.against[2], each.supporting[2])
        if key not in best or best[key].weight < each.weight:
            best[key] = each
    return iter(best.values())


def _two_voices(session: Session, scope: Scope, within: int) -> Iterator[_Conflict]:
    evidence = read_evidence(
        session,
        scope.filters.asof,
        actors=[scope.actor.id] if scope.actor else None,
        own=scope.filters.own,
        where=[*scope.narrowing(), *scope.said(), *scope.on_issue()],
    )
    torn = {pair: said for pair, said in evidence.items() if takes_both_sides(said)}
    issues = {row.id: row.key for row in session.execute(select(col(Issue.id), col(Issue.key)))}
    claims = (each.claim_id for said in torn.values() for each in said)
    speakers = {
        claim_id: sighting.speaker
        for claim_id, sighting in read_sightings(session, claims, scope.filters.asof.known).items()
    }
    for (actor_id, issue_id), said in torn.items():
        sides = last_words_at_odds(said, speakers, within) or day_of_two_sides(said)
        if sides is not None:
            against, supporting = ((actor_id, Stance(each.value), each.claim_id) for each in sides)
            yield _Conflict(ConflictKind.TWO_VOICES, issues[issue_id], against, supporting, (len(said), 0))


def _opposed(session: Session, scope: Scope) -> Iterator[_Conflict]:
    everybody = replace(scope, actor=None, filters=replace(scope.filters, stance=None, limit=None))
    sides: defaultdict[str, tuple[list[PositionRow], list[PositionRow]]] = defaultdict(lambda: ([], []))
    for row in list_standing(session, everybody):
        if row.value:
            sides[row.issue][row.value > 0].append(row)
    ids = _ids_of(session, {row.actor_key for both in sides.values() for side in both for row in side})
    spoken_for = _spoken_for(session, scope, ids.values())
    for issue, (against, supporting) in sides.items():
        for one, other in product(against, supporting):
            pair = (ids[one.actor_key], ids[other.actor_key])
            # Who speaks for the other, or for a third as the other does, is one of its voices.
            if spoken_for[pair[0]] & spoken_for[pair[1]] or (scope.actor is not None and scope.actor.id not in pair):
                continue
            yield _Conflict(
                ConflictKind.OPPOSED,
                issue,
                (pair[0], Stance(one.value), one.claim_id),
                (pair[1], Stance(other.value), other.claim_id),
                (min(one.claims, other.claims), -sum(len(spoken_for[actor_id]) for actor_id in pair)),
            )


def _spoken_for(session: Session, scope: Scope, actor_ids: Iterable[int]) -> Mapping[int, set[int]]:
    """Tell, by actor, whom it speaks for at some time: itself, and all above it."""
    voices = voices_through(select(col(Actor.id)).where(col(Actor.id).in_(actor_ids)), scope.filters.asof.known)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for speaker_id, actor_id in session.execute(select(voices.c.speaker_id, voices.c.actor_id)):
        found[speaker_id].add(actor_id)
    return found


def _ids_of(session: Session, keys: Iterable[str]) -> Mapping[str, int]:
    ordered = sorted(keys)
    found: dict[str, int] = {}
    for start in range(0, len(ordered), BATCH):
        query = select(col(Actor.key), col(Actor.id)).where(col(Actor.key).in_(ordered[start : start + BATCH]))
        found.update({key: number for key, number in session.execute(query) if number is not None})
    return found
