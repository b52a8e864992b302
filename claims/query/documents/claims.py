"""What a change of a text did to its claims: which stayed, changed, went and came.

That a claim stayed is known: it has the uid or goes on from it. That one became another is a reading of two that stand
alike, for eyes: the database holds the one as withdrawn and the other as new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from claims.asof import NOW
from claims.decisions import decisions_on
from claims.folding import folded
from claims.models import Actor, Claim
from claims.query.details import BATCH, batches, contents, sides
from claims.query.speakers import companions, named, with_speaker
from claims.query.when import when
from claims.text import fold
from claims.words import Act, WithdrawnReason

__all__ = ["ClaimChanged", "ClaimSeen", "ClaimsDifference", "claims_in", "compare_claims", "held"]

# Two claims of one speaker are one that changed where so many of the words of both stand in the same order.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """One claim of a version; `who` said it `when`, and the stances it takes ("quay-closes:supports").

    `withdrawn_at` and `reason` are of today, None where it stands; `confirmed` by a person.
    """

    id: int
    uid: str
    who: str
    act: Act
    negated: bool
    content: str
    when: str
    stances: tuple[str, ...]
    recorded_at: datetime
    withdrawn_at: datetime | None
    reason: WithdrawnReason | None
    superseded_by: int | None
    confirmed: bool

    def held(self, known: datetime | None) -> bool:
        """Tell whether it was live at an instant; None is now."""
        if known is None:
            return self.withdrawn_at is None
        return self.recorded_at <= known and (self.withdrawn_at is None or self.withdrawn_at > known)


@dataclass(frozen=True, slots=True)
class ClaimChanged:
    """Two claims taken for one: `differs` names what is other ("words", "speaker", "act", "day", "stances").

    Among it "confirmed": a person had confirmed the one, and where its words stand now is not certain; "attribution":
    the words are the same, and those by which they are attributed are others.
    `likeness` is the share of their words that stand in both in one order, from 0 to 1.
    """

    before: ClaimSeen
    after: ClaimSeen
    differs: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class ClaimsDifference:
    """How many claims stayed as they were; those that changed, went and came, in the order of the text."""

    stayed: int
    changed: tuple[ClaimChanged, ...]
    gone: tuple[ClaimSeen, ...]
    new: tuple[ClaimSeen, ...]


def claims_in(session: Session, version_ids: Iterable[int]) -> Mapping[int, Sequence[ClaimSeen]]:
    """Read all claims that versions ever had, live or not, by version."""
    found: defaultdict[int, list[ClaimSeen]] = defaultdict(list)
    for batch in batches(version_ids):
        query = with_speaker(
            select(Claim, col(Actor.name)).where(col(Claim.document_version_id).in_(batch)).order_by(col(Claim.id)),
            folded(),
        )
        rows = [(claim, name) for claim, name in session.execute(query)]
        for start in range(0, len(rows), BATCH):
            for version_id, claim in _described(session, rows[start : start + BATCH]):
                found[version_id].append(claim)
    return found


def _described(session: Session, rows: Sequence[tuple[Claim, str | None]]) -> Iterator[tuple[int, ClaimSeen]]:
    ids = [claim.id or 0 for claim, _ in rows]
    words, together = contents(session, ids), companions(session, ids, None)
    taken, decided = sides(session, ids, NOW), decisions_on(session, ids)
    for claim, name in rows:
        number = claim.id or 0
        yield (
            claim.document_version_id,
            ClaimSeen(
                id=number,
                uid=claim.uid,
                who=named(name, together.get(number, ()), claim.speaker_text),
                act=claim.act,
                negated=claim.negated,
                content=words.get(number, ""),
                when=when(claim.said_on, claim.said_on_precision, claim.effective_on),
                stances=tuple(f"{side.issue}:{side.stance.name.lower()}" for side in taken.get(number, ())),
                recorded_at=claim.recorded_at,
                withdrawn_at=claim.withdrawn_at,
                reason=claim.withdrawn_reason,
                superseded_by=claim.superseded_by_id,
                confirmed=number in decided and decided[number].confirmed,
            ),
        )


def held(claims: Iterable[ClaimSeen], known: datetime | None) -> list[ClaimSeen]:
    """Choose the claims that were live at an instant; None is now."""
    return [claim for claim in claims if claim.held(known)]


def compare_claims(
    before: Sequence[ClaimSeen], after: Sequence[ClaimSeen], chains: Mapping[int, Sequence[int]]
) -> ClaimsDifference:
    """Compare the claims of two versions, each as they were live at one moment.

    `chains` gives the ids of all that a claim goes on from, its own among them, as claims.lineage.ancestors does.
    """
    pairs = _same(before, after, chains)
    read_otherwise = [(old, new, differs) for old, new in pairs if (differs := _differs(old, new))]
    changed = [ClaimChanged(old, new, differs, 1.0) for old, new, differs in read_otherwise]
    gone, new = _left(before, (old for old, _ in pairs)), _left(after, (each for _, each in pairs))
    changed += _alike(gone, new)
    return ClaimsDifference(
        len(pairs) - len(read_otherwise),
        tuple(sorted(changed, key=lambda each: each.after.id)),
        tuple(_left(gone, (each.before for each in changed))),
        tuple(_left(new, (each.after for each in changed))),
    )


def _same(
    before: Sequence[ClaimSeen], after: Sequence[ClaimSeen], chains: Mapping[int, Sequence[int]]
) -> list[tuple[ClaimSeen, ClaimSeen]]:
    """Pair the claims of which one goes on from the other, or that have one uid."""
    by_uid, by_id = {claim.uid: claim for claim in before}, {claim.id: claim for claim in before}
    heirs = {ancestor: claim for claim in before for ancestor in chains[claim.id]}
    pairs, taken = [], set[int]()
    for claim in after:
        chain = (by_id[each] for each in chains[claim.id] if each in by_id)
        found = next(chain, None) or heirs.get(claim.id) or by_uid.get(claim.uid)
        if found is not None and found.id not in taken:
            taken.add(found.id)
            pairs.append((found, claim))
    return pairs


def _left(claims: Iterable[ClaimSeen], taken: Iterable[ClaimSeen]) -> list[ClaimSeen]:
    ids = {claim.id for claim in taken}
    return [claim for claim in claims if claim.id not in ids]


def _alike(gone: Sequence[ClaimSeen], new: Sequence[ClaimSeen]) -> list[ClaimChanged]:
    """Pair what went with what came: one speaker's words nearly the same, or the same words of another speaker."""
    words = {claim.id: fold(claim.content).split() for claim in (*gone, *new)}
    scored = ((_shared(words[old.id], words[each.id]), old, each) for old in gone for each in new)
    possible = [(share, old, each) for share, old, each in scored if share >= (ALIKE if old.who == each.who else 1)]
    found: list[ClaimChanged] = []
    taken: set[int] = set()
    for share, old, each in sorted(possible, key=lambda pair: (-pair[0], pair[1].who != pair[2].who, pair[1].id)):
        if old.id not in taken and each.id not in taken:
            taken |= {old.id, each.id}
            found.append(ClaimChanged(old, each, _differs(old, each) or ("attribution",), share))
    return found


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    from rapidfuzz.distance import Indel

    return round(Indel.normalized_similarity(one, other), 3)


def _differs(before: ClaimSeen, after: ClaimSeen) -> tuple[str, ...]:
    differing = {
        "words": fold(before.content) != fold(after.content),
        "speaker": before.who != after.who,
        "act": (before.act, before.negated) != (after.act, after.negated),
        "day": before.when != after.when,
        "stances": before.stances != after.stances,
        "confirmed": before.confirmed and not after.confirmed,
    }
    return tuple(name for name, differs in differing.items() if differs)
