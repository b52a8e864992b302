"""What becomes of stored claims when their text is read again, or has become another: nothing of it is a guess.

A claim goes on in the one with its uid, or in the same text in the one whose words stand in its very place; one that
was lost meanwhile does so when it is found again. What a person confirmed stands as it is, whatever the machine reads
now: in the same text where it is, in another one where all of its words stand together exactly once, as they did
before. Where they do not, it is closed without a successor and reported. What a person rejected stays rejected, where
its place is as certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, update
from sqlmodel import col

from claims.asof import NOW
from claims.database import BATCH
from claims.decisions import Decisions, decisions_on
from claims.lineage import ancestors, heir
from claims.models import Claim, ClaimSpan, Document, DocumentVersion, StanceRow
from claims.store.copying import copy_claim, withdraw
from claims.store.heirs import Forerunner, find_heirs
from claims.store.places import Content, Moves, Place, places_of
from claims.store.recording import Recording, key_of
from claims.store.uids import free_uid, words_key
from claims.words import SpanRole, WithdrawnReason

__all__ = ["Succession", "live_claims"]

# A claim at the same place with these the same says the same.
_SAME = (
    "speaker_id", "act", "negated", "hypothetical", "conditional", "addressee_id", "said_on", "said_on_precision",
)  # fmt: skip
# For these reasons a claim may have ended that is found again; a duplicate was another one all along.
_ENDED = (WithdrawnReason.SUPERSEDED, WithdrawnReason.SOURCE_RETRACTED, WithdrawnReason.MISEXTRACTED)


def live_claims(into: Recording, version: DocumentVersion) -> Sequence[Claim]:
    """Read the live claims of a version, enclosing ones before those nested in them."""
    query = select(Claim).where(col(Claim.document_version_id) == version.id, *NOW.claims()).order_by(col(Claim.id))
    return into.session.scalars(query).all()


@dataclass(slots=True)
class Succession:
    """The claims of one document before, those that ended without a successor, and what was decided on them.

    `standing` are the uids of the claims that stay where they are, with the places of their content. `withdrawn`,
    `added`, `carried` and `orphans` are ids: the last two were decided on by people and have their place still, or have
    none that is certain any more.
    """

    into: Recording
    before: Sequence[Claim]
    version: DocumentVersion
    same_text: bool
    standing: dict[str, Content] = field(default_factory=dict)
    withdrawn: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    carried: list[int] = field(default_factory=list)
    orphans: list[int] = field(default_factory=list)
    _ended: Sequence[Claim] = ()
    _decided: Mapping[int, Decisions] = field(default_factory=dict)
    _uids: Mapping[int, frozenset[str]] = field(default_factory=dict)
    _stood: Mapping[int, Place] = field(default_factory=dict)
    _places: dict[int, Place] = field(default_factory=dict)
    _live: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Look up what was decided and what stands where, and close whatever no person confirmed."""
        ended = self._without_successor()
        ids = [key_of(claim) for claim in (*self.before, *ended)]
        self._decided = decisions_on(self.into.session, ids)
        self._ended = self._in_question(ended)
        self._uids = self._all_uids(ids)
        self._stood, moves = places_of(self.into.session, ids), Moves(self.into.session, self.version)
        for claim in (*self.before, *self._ended):
            if (place := moves.place(claim, self._stood[key_of(claim)])) is not None:
                self._places[key_of(claim)] = place
        for claim in self.before:
            if self.same_text and self._held(claim).confirmed:
                self.standing[claim.uid] = self._places[key_of(claim)].content
            else:
                self._close(claim)
        self.into.session.flush()

    def pass_on(self, rows: Sequence[Claim]) -> None:
        """Name the successors among the claims found now, and let hold what people decided.

        Of several that people decided on and that are one now, the live one holds, else the one decided on last.
        """
        groups = ([self._forerunner(claim) for claim in claims] for claims in (self.before, self._ended))
        heirs = find_heirs(self.into.session, groups, rows)
        self._live = {*self.standing, *(row.uid for row in rows if row.withdrawn_at is None)}
        ruled, places = set[int](), set[Place]()
        for claim in (*self.before, *sorted(self._ended, key=self._last_first)):
            found, place = heirs.get(key_of(claim)), self._places.get(key_of(claim))
            if not self._is_decided(claim):
                if found is not None:
                    claim.superseded_by_id = found.id
            elif place is None:
                self._ask_again(claim, rows)
            elif place not in places and (found is None or key_of(found) not in ruled):
                places.add(place)
                ruled |= {key_of(found)} if found is not None else set()
                self._rule(claim, found)
        self.into.session.flush()

    def _ask_again(self, claim: Claim, rows: Sequence[Claim]) -> None:
        """Report a claim whose place is not certain: a confirmed one that ends, a rejected one found again."""
        again = (row for row in rows if row.withdrawn_at is None and _words(row) == _words(claim))
        if self._ends_now(claim) or (self._held(claim).rejected and any(again)):
            self.orphans.append(key_of(claim))

    def _rule(self, claim: Claim, found: Claim | None) -> None:
        """Let what people decided on a claim hold at its place, and for the one that is found there."""
        if self._held(claim).rejected:
            if found is not None:
                self._end(found, WithdrawnReason.MISEXTRACTED)
                claim.superseded_by_id = found.id
                self.carried.append(key_of(claim))
            return
        self.carried.append(key_of(claim))
        stays = claim.withdrawn_at is None
        if found is not None and not stays and self._says_the_same(claim, found):
            self._code_as(claim, found)
            claim.superseded_by_id = found.id
            return
        if found is not None:
            self._end(found, WithdrawnReason.SUPERSEDED)
        goes_on = claim if stays else self._copy(claim)
        if found is not None:
            found.superseded_by_id = goes_on.id
        if not stays:
            claim.superseded_by_id = goes_on.id

    def _end(self, found: Claim, reason: WithdrawnReason) -> None:
        if found.withdrawn_at is None:
            withdraw(self.into, found, reason)
            self._live.discard(found.uid)

    def _says_the_same(self, claim: Claim, found: Claim) -> bool:
        [place] = places_of(self.into.session, [key_of(found)]).values()
        same = all(getattr(found, name) == getattr(claim, name) for name in _SAME)
        return same and found.withdrawn_at is None and place.content == self._places[key_of(claim)].content

    def _copy(self, claim: Claim) -> Claim:
        """Write a claim at its place in this text, inside what the one that it was nested in goes on as."""
        session, at = self.into.session, key_of(claim)
        outer = session.get_one(Claim, heir(session, claim.parent_id)) if claim.parent_id else None
        nested = outer is not None and outer.document_version_id == self.version.id and outer.withdrawn_at is None
        changes: dict[str, Any] = {
            "document_version_id": self.version.id,
            "parent_id": outer.id if outer is not None and nested else None,
            "group_no": None,
        }
        if claim.uid in self._live:  # another sighting of the same words has it here
            changes["uid"] = free_uid(self._words_key(claim), self._live)
        copy = copy_claim(self.into, claim, changes, shift=self._places[at].start - self._stood[at].start)
        self._live.add(copy.uid)
        self.added.append(key_of(copy))
        return copy

    def _words_key(self, claim: Claim) -> str:
        address = self.into.session.get_one(Document, self.version.document_id).url
        content, cue = (self._texts(claim, role) for role in (SpanRole.CONTENT, SpanRole.CUE))
        return words_key(address, content, cue, claim.speaker_text)

    def _code_as(self, claim: Claim, heir: Claim) -> None:
        """Give a successor the sides that people decided on."""
        issues = sorted(self._held(claim).sides)
        if not issues:
            return
        session, of_heir = self.into.session, (col(StanceRow.claim_id) == heir.id, *NOW.stances())
        session.execute(
            update(StanceRow).where(*of_heir, col(StanceRow.issue_id).in_(issues)).values(withdrawn_at=self.into.at)
        )
        decided = select(StanceRow).where(
            col(StanceRow.claim_id) == claim.id, col(StanceRow.issue_id).in_(issues), *NOW.stances()
        )
        for stance in session.scalars(decided).all():
            kept = stance.model_dump(include={"issue_id", "value", "basis", "confidence"})
            session.add(StanceRow(**kept, claim_id=key_of(heir), run_id=self.into.run_id, recorded_at=self.into.at))

    def _close(self, claim: Claim) -> None:
        """Close a claim: the source took it back where its words are gone from the text, else we read it anew."""
        gone = not self.same_text and not all(
            text in self.version.body for text in self._texts(claim, SpanRole.CONTENT)
        )
        claim.withdrawn_reason = WithdrawnReason.SOURCE_RETRACTED if gone else WithdrawnReason.SUPERSEDED
        claim.withdrawn_at = self.into.at
        self.withdrawn.append(key_of(claim))

    def _texts(self, claim: Claim, role: SpanRole) -> Sequence[str]:
        query = select(col(ClaimSpan.text)).where(col(ClaimSpan.claim_id) == claim.id, col(ClaimSpan.role) == role)
        return self.into.session.scalars(query.order_by(col(ClaimSpan.ordinal))).all()

    def _held(self, claim: Claim) -> Decisions:
        return self._decided.get(key_of(claim), Decisions())

    def _is_decided(self, claim: Claim) -> bool:
        return self._held(claim).confirmed or self._held(claim).rejected

    def _ends_now(self, claim: Claim) -> bool:
        return claim.withdrawn_at == self.into.at

    def _last_first(self, claim: Claim) -> tuple[bool, int, int]:
        return self._is_decided(claim), -self._held(claim).latest, key_of(claim)

    def _forerunner(self, claim: Claim) -> Forerunner:
        elsewhere = claim.document_version_id != self.version.id
        by_uid = elsewhere and self._ends_now(claim) and not self._is_decided(claim)
        return Forerunner(claim, self._uids[key_of(claim)], self._places.get(key_of(claim)), by_uid)

    def _in_question(self, ended: Sequence[Claim]) -> Sequence[Claim]:
        """Leave out what was decided on words of another version that somebody decided on since."""
        since = {_words(claim) for claim in self.before if self._is_decided(claim)}
        return [
            claim
            for claim in ended
            if claim.document_version_id == self.version.id or not self._is_decided(claim) or _words(claim) not in since
        ]

    def _without_successor(self) -> Sequence[Claim]:
        """Read the claims of the document, of any version, that ended and have no successor."""
        query = (
            select(Claim)
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .where(
                col(DocumentVersion.document_id) == self.version.document_id,
                col(Claim.withdrawn_reason).in_(_ENDED),
                col(Claim.superseded_by_id).is_(None),
            )
            .order_by(col(Claim.id))
        )
        return self.into.session.scalars(query).all()

    def _all_uids(self, claim_ids: Iterable[int]) -> Mapping[int, frozenset[str]]:
        """Give each claim's uid and those of all it goes on from: a corrected span made it another."""
        chains = ancestors(self.into.session, claim_ids)
        ids, uids = sorted({each for chain in chains.values() for each in chain}), dict[int, str]()
        for start in range(0, len(ids), BATCH):
            query = select(col(Claim.id), col(Claim.uid)).where(col(Claim.id).in_(ids[start : start + BATCH]))
            uids.update((claim_id, uid) for claim_id, uid in self.into.session.execute(query))
        return {claim_id: frozenset(uids[each] for each in chain) for claim_id, chain in chains.items()}


def _words(claim: Claim) -> tuple[str, str | None]:
    """Give what sightings of the same words in a document share, however they are numbered."""
    return claim.content_key, claim.speaker_text
