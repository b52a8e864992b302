"""`claims runs diff A B`: which claims differ between the end of one run and the end of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.lineage import ancestors
from claims.models import Claim
from claims.query.comparison_of_runs import RunChange
from claims.query.run_claims import ClaimThen, held_then, read_claims, read_claims_of, sides_that_ended
from claims.query.run_instants import end_of_run
from claims.spans import shared

__all__ = ["RunDifference", "RunDifferenceRow", "compare_ends"]

ALIKE = 0.5
"""Two claims at one place of a text are taken for one that changed where so much of their words is of both."""


@dataclass(frozen=True, slots=True)
class RunDifferenceRow:
    """One thing that differs: a claim that came or went, or one `field` of a claim that is there at both ends.

    A stance is the field "stance on ISSUE". `claim_id` is that of the second run where it has the claim,
    `from_claim_id` that of the first, None where it had none. `before` and `after` are None where there was nothing.
    """

    kind: RunChange
    claim_id: int
    from_claim_id: int | None
    document: int
    source: str
    speaker: str
    field: str | None
    before: str | None
    after: str | None
    content: str
    title: str | None
    url: str


@dataclass(frozen=True, slots=True)
class RunDifference:
    """What differs, by document and place in its text; and how many claims are there at both ends, the same or not."""

    rows: Sequence[RunDifferenceRow]
    added: int
    dropped: int
    changed: int
    unchanged: int


def compare_ends(session: Session, a: int, b: int) -> RunDifference:
    """Compare what the database held at the end of run `a` with that at the end of run `b`.

    What was held at both is left where it is, so that a small change in a large database is found at once. Raises
    NotFoundError for a number that no run has.
    """
    first, second = end_of_run(session, a), end_of_run(session, b)
    before, after = read_claims(session, first, second), read_claims(session, second, first)
    pairs = _pairs(session, before, after)
    coded_before, coded_after = sides_that_ended(session, first, second), sides_that_ended(session, second, first)
    stayed = {claim_id for claim_id, _ in (*coded_before, *coded_after)}
    stayed -= {claim.id for claim in (*before, *after)}
    pairs += [(claim, claim) for claim in read_claims_of(session, sorted(stayed))]
    both = session.scalar(select(func.count(col(Claim.id))).where(held_then(first), held_then(second))) or 0
    gone, come = _apart(before, [old.id for old, _ in pairs]), _apart(after, [new.id for _, new in pairs])
    sides = _Sides(coded_before, coded_after)
    differing = [(new, list(_changes(old, new, sides))) for old, new in pairs]
    changed = [(claim, rows) for claim, rows in differing if rows]
    placed = [
        *changed,
        *((claim, [_row(RunChange.DROPPED, claim, claim.id, (sides.before(claim.id), None))]) for claim in gone),
        *((claim, [_row(RunChange.ADDED, claim, None, (None, sides.after(claim.id)))]) for claim in come),
    ]
    placed.sort(key=lambda each: (each[0].document, each[0].spans[:1], each[0].id))
    return RunDifference(
        rows=[row for _, rows in placed for row in rows],
        added=len(come),
        dropped=len(gone),
        changed=len(changed),
        unchanged=both + len(pairs) - len(stayed) - len(changed),
    )


class _Sides:
    """What claims were coded as at the two ends, as far as that differs, by claim and issue."""

    def __init__(self, before: Mapping[tuple[int, str], str], after: Mapping[tuple[int, str], str]) -> None:
        self._before, self._after = _by_claim(before), _by_claim(after)

    def before(self, claim_id: int) -> str | None:
        """Give all that a claim of the first end was coded as: "quay-closes:supports"."""
        return _listed(self._before[claim_id])

    def after(self, claim_id: int) -> str | None:
        """Give all that a claim of the second end was coded as."""
        return _listed(self._after[claim_id])

    def changes(self, old: int, new: int) -> Iterator[tuple[str, str | None, str | None]]:
        """Give the issues on which a claim was coded otherwise, with the stances."""
        before, after = self._before[old], self._after[new]
        for issue in sorted({*before, *after}):
            if before.get(issue) != after.get(issue):
                yield issue, before.get(issue), after.get(issue)


def _by_claim(coded: Mapping[tuple[int, str], str]) -> defaultdict[int, dict[str, str]]:
    found = defaultdict[int, dict[str, str]](dict)
    for (claim_id, issue), stance in coded.items():
        found[claim_id][issue] = stance
    return found


def _listed(stances: Mapping[str, str]) -> str | None:
    return ", ".join(f"{issue}:{stance}" for issue, stance in sorted(stances.items())) or None


def _changes(old: ClaimThen, new: ClaimThen, sides: _Sides) -> Iterator[RunDifferenceRow]:
    for name, before in old.fields.items():
        if before != new.fields[name]:
            yield _row(RunChange.CHANGED, new, old.id, (before, new.fields[name]), field=name)
    for issue, stance, other in sides.changes(old.id, new.id):
        yield _row(RunChange.CHANGED, new, old.id, (stance, other), field=f"stance on {issue}")


def _row(
    kind: RunChange,
    claim: ClaimThen,
    from_claim_id: int | None,
    values: tuple[str | None, str | None],
    field: str | None = None,
) -> RunDifferenceRow:
    before, after = values
    return RunDifferenceRow(
        kind=kind,
        claim_id=claim.id,
        from_claim_id=from_claim_id,
        document=claim.document,
        source=claim.source,
        speaker=claim.who,
        field=field,
        before=before,
        after=after,
        content=claim.content,
        title=claim.title,
        url=claim.url,
    )


def _pairs(
    session: Session, before: Sequence[ClaimThen], after: Sequence[ClaimThen]
) -> list[tuple[ClaimThen, ClaimThen]]:
    """Pair the claims that are one: by what goes on from what, by uid, by words, and at last by place."""
    ways: tuple[Callable[[ClaimThen], Hashable], ...] = (
        _lineage(session, before, after),
        lambda claim: claim.uid,
        lambda claim: (claim.document, claim.content_key, claim.who),
        lambda claim: (claim.document, claim.content_key),
    )
    found: list[tuple[ClaimThen, ClaimThen]] = []
    for way in ways:
        waiting = defaultdict[Hashable, list[ClaimThen]](list)
        for claim in reversed(_apart(before, [old.id for old, _ in found])):
            waiting[way(claim)].append(claim)
        come = _apart(after, [new.id for _, new in found])
        found += [(waiting[way(claim)].pop(), claim) for claim in come if waiting[way(claim)]]
    gone, come = _apart(before, [old.id for old, _ in found]), _apart(after, [new.id for _, new in found])
    return [*found, *_at_one_place(gone, come)]


def _lineage(
    session: Session, before: Sequence[ClaimThen], after: Sequence[ClaimThen]
) -> Callable[[ClaimThen], Hashable]:
    """Tell claims by where they came from: the first claim that each goes on from."""
    chains = ancestors(session, (claim.id for claim in (*before, *after)))
    return lambda claim: chains[claim.id][0]


def _at_one_place(gone: Sequence[ClaimThen], come: Sequence[ClaimThen]) -> Iterator[tuple[ClaimThen, ClaimThen]]:
    """Pair what went with what came where most of their words are the same stretch of the same text, surest first."""
    by_version = defaultdict[int, list[ClaimThen]](list)
    for claim in come:
        by_version[claim.version].append(claim)
    alike = [(shared(old.spans, new.spans), old, new) for old in gone for new in by_version[old.version]]
    taken = set[int]()
    for share, old, new in sorted(alike, key=lambda each: (-each[0], each[1].id, each[2].id)):
        if share >= ALIKE and taken.isdisjoint({old.id, new.id}):
            taken |= {old.id, new.id}
            yield old, new


def _apart(claims: Sequence[ClaimThen], taken: Sequence[int]) -> list[ClaimThen]:
    ids = set(taken)
    return [claim for claim in claims if claim.id not in ids]
