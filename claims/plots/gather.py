"""What a timeline shows: the claims of each actor on each issue, with the periods they make, most claims first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from claims.models import Issue
from claims.positions import Counts, Pair, Period, counted, derive, read_sightings
from claims.query import Scope, TimelineRow
from claims.query.names import Named
from claims.query.periods import evidence_in_scope
from claims.query.standing import names_of

__all__ = ["Gathered", "Question", "Strand", "counted_claims", "gather"]


@dataclass(frozen=True, slots=True)
class Question:
    """An issue as a headline names it."""

    id: int
    key: str
    title: str
    proposition: str


@dataclass(frozen=True, slots=True)
class Strand:
    """One actor on one issue: the claims in scope, in order of time, and all periods of its position as of then."""

    actor: Named
    issue: Question
    claims: tuple[TimelineRow, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The strands to draw, how many more there are, what is drawn in numbers, and the claims that are nobody's."""

    strands: tuple[Strand, ...]
    left_out: int
    counts: Counts
    unnamed: int


def gather(session: Session, scope: Scope, rows: Sequence[TimelineRow], most: int) -> Gathered:
    """Part the rows of a timeline by actor and issue: whoever is spoken for has the claim, not the speaker alone.

    Periods are derived as for `claims positions`: from all that was said as of then by whoever the filters choose; days
    and stances asked for narrow the rows only.
    """
    evidence = evidence_in_scope(session, scope)
    issues = _questions(session)
    told = {(row.claim_id, row.issue): row for row in rows}
    claims: dict[Pair, tuple[TimelineRow, ...]] = {}
    for (actor_id, issue_id), said in evidence.items():
        key = issues[issue_id].key
        if found := [told[each.claim_id, key] for each in said if (each.claim_id, key) in told]:
            claims[actor_id, issue_id] = tuple(found)
    names = names_of(session, {actor_id for actor_id, _ in claims})
    ranked = sorted(claims, key=lambda pair: (-len(claims[pair]), names[pair[0]].key, issues[pair[1]].key))
    strands = tuple(
        Strand(names[actor_id], issues[issue_id], claims[actor_id, issue_id], derive(evidence[actor_id, issue_id]))
        for actor_id, issue_id in ranked[:most]
    )
    owned = {row.claim_id for found in claims.values() for row in found}
    return Gathered(
        strands,
        left_out=len(ranked) - len(strands),
        counts=_counts(session, (row.claim_id for strand in strands for row in strand.claims), scope),
        unnamed=len({row.claim_id for row in rows} - owned),
    )


def counted_claims(counts: Counts) -> str:
    """Give four counts in words; they are different things and stand side by side."""
    numbers = {
        "claim": counts.claims,
        "statement": counts.statements,
        "document": counts.documents,
        "origin": counts.origins,
    }
    return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for noun, number in numbers.items())


def _questions(session: Session) -> Mapping[int, Question]:
    query = select(col(Issue.id), col(Issue.key), col(Issue.title), col(Issue.proposition))
    return {row.id: Question(*row) for row in session.execute(query)}


def _counts(session: Session, claim_ids: Iterable[int], scope: Scope) -> Counts:
    return counted(read_sightings(session, claim_ids, scope.filters.asof.known).values())
