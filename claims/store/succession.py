"""What becomes of stored claims when their text is read again, or has become another: nothing of it is a guess.

A claim goes on in the one with its uid, or in the same text in the one whose words stand in its very place. What a
person confirmed stands as it is, whatever the machine reads now: in the same text where it is, in another one where all
of its words stand together exactly once. Where they do not, it is closed without a successor and reported. What a
person rejected stays rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select, update
from sqlmodel import col

from claims.asof import NOW
from claims.database import BATCH
from claims.decisions import Decisions, decisions_on
from claims.lineage import ancestors
from claims.models import Claim, ClaimHop, ClaimSpan, DocumentVersion, StanceRow
from claims.store.copying import copy_claim, withdraw
from claims.store.heirs import find_heirs
from claims.store.recording import Recording, key_of
from claims.words import SpanRole, WithdrawnReason

__all__ = ["Succession", "live_claims"]

# A claim with these the same says the same: the uid stands for its words, which a person may have corrected.
_SAME = (
    "uid", "speaker_id", "act", "negated", "hypothetical", "conditional", "addressee_id", "said_on",
    "said_on_precision",
)  # fmt: skip


def live_claims(into: Recording, version: DocumentVersion) -> Sequence[Claim]:
    """Read the live claims of a version, enclosing ones before those nested in them."""
    query = select(Claim).where(col(Claim.document_version_id) == version.id, *NOW.claims()).order_by(col(Claim.id))
    return into.session.scalars(query).all()


@dataclass(slots=True)
class Succession:
    """The claims of one document before, and what was decided on them.

    `closed` gives the reason why a claim of a uid is not to count when it is found now. `withdrawn`, `added`, `carried`
    and `orphans` are ids: the last were decided on by people and have their place still, or have none any more.
    """

    into: Recording
    before: Sequence[Claim]
    version: DocumentVersion
    same_text: bool
    closed: dict[str, WithdrawnReason] = field(default_factory=dict)
    withdrawn: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    carried: list[int] = field(default_factory=list)
    orphans: list[int] = field(default_factory=list)
    _decided: Mapping[int, Decisions] = field(default_factory=dict)
    _uids: Mapping[int, frozenset[str]] = field(default_factory=dict)
    _rejected: Sequence[Claim] = ()
    _texts: dict[int, str] = field(default_factory=dict)
    _went_on: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look up what was decided, and close whatever no person confirmed."""
        self._rejected = self._misextracted()
        ids = [key_of(claim) for claim in (*self.before, *self._rejected)]
        self._decided = decisions_on(self.into.session, ids)
        self._uids = self._all_uids(ids)
        for claim in self._rejected:
            if self._held(claim).rejected and self._place(claim) is not None:
                self.closed.update(dict.fromkeys(self._uids[key_of(claim)], WithdrawnReason.MISEXTRACTED))
        for claim in self.before:
            if self.same_text and self._held(claim).confirmed:
                self.closed.update(dict.fromkeys(self._uids[key_of(claim)], WithdrawnReason.SUPERSEDED))
            else:
                self._close(claim)
        self.into.session.flush()

    def pass_on(self, rows: Sequence[Claim]) -> None:
        """Name the successors among the claims found now, and carry over what people confirmed."""
        heirs = find_heirs(self.into.session, (*self.before, *self._rejected), self._uids, rows)
        for claim in self._rejected:
            self._reject(claim, heirs.get(key_of(claim)))
        for claim in self.before:
            heir = heirs.get(key_of(claim))
            if self._held(claim).confirmed:
                self._carry(claim, heir)
            elif heir is not None:
                self._goes_on(claim, heir)
        self.into.session.flush()

    def _reject(self, claim: Claim, heir: Claim | None) -> None:
        if heir is None:
            return
        if heir.withdrawn_at is None and self._held(claim).rejected and self._is_in_place(claim):
            withdraw(self.into, heir, WithdrawnReason.MISEXTRACTED)
        if heir.withdrawn_at is not None:
            claim.superseded_by_id = heir.id
            self.carried.append(key_of(claim))
        elif self._held(claim).rejected:
            self.orphans.append(key_of(claim))

    def _carry(self, claim: Claim, heir: Claim | None) -> None:
        if self.same_text:
            self.carried.append(key_of(claim))
            if heir is not None:
                if heir.withdrawn_at is None:
                    withdraw(self.into, heir, WithdrawnReason.SUPERSEDED)
                heir.superseded_by_id = claim.id
            return
        shift = self._place(claim)
        if shift is None:
            self.orphans.append(key_of(claim))
            return
        self.carried.append(key_of(claim))
        if heir is not None and all(getattr(heir, name) == getattr(claim, name) for name in _SAME):
            self._goes_on(claim, heir)
            self._code_as(claim, heir)
        else:
            if heir is not None:
                withdraw(self.into, heir, WithdrawnReason.SUPERSEDED)
            parent = self._went_on.get(claim.parent_id) if claim.parent_id else None
            changes = {"document_version_id": self.version.id, "parent_id": parent, "group_no": None}
            copy = copy_claim(self.into, claim, changes, shift=shift)
            self.added.append(key_of(copy))
            if heir is not None:
                heir.superseded_by_id = copy.id
            self._goes_on(claim, copy)

    def _goes_on(self, claim: Claim, heir: Claim) -> None:
        claim.superseded_by_id = heir.id
        self._went_on[key_of(claim)] = key_of(heir)

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
        gone = not self.same_text and not all(text in self.version.body for text in self._contents(claim))
        claim.withdrawn_reason = WithdrawnReason.SOURCE_RETRACTED if gone else WithdrawnReason.SUPERSEDED
        claim.withdrawn_at = self.into.at
        self.withdrawn.append(key_of(claim))

    def _contents(self, claim: Claim) -> Sequence[str]:
        query = select(col(ClaimSpan.text)).where(
            col(ClaimSpan.claim_id) == claim.id, col(ClaimSpan.role) == SpanRole.CONTENT
        )
        return self.into.session.scalars(query).all()

    def _held(self, claim: Claim) -> Decisions:
        return self._decided.get(key_of(claim), Decisions())

    def _is_in_place(self, claim: Claim) -> bool:
        return self.same_text and claim.document_version_id == self.version.id

    def _place(self, claim: Claim) -> int | None:
        """Tell how far a claim moved: from its first to its last word the text has to stand in the new one, once."""
        if self._is_in_place(claim):
            return 0
        start, end = self._extent(claim)
        words, body = self._text(claim.document_version_id)[start:end], self.version.body
        place = body.find(words)
        return None if place < 0 or body.find(words, place + 1) >= 0 else place - start

    def _extent(self, claim: Claim) -> tuple[int, int]:
        places = [
            place
            for table in (ClaimSpan, ClaimHop)
            for place in self.into.session.execute(
                select(col(table.span_start), col(table.span_end)).where(col(table.claim_id) == claim.id)
            )
        ]
        return min(start for start, _ in places), max(end for _, end in places)

    def _text(self, version_id: int) -> str:
        if version_id not in self._texts:
            self._texts[version_id] = self.into.session.get_one(DocumentVersion, version_id).body
        return self._texts[version_id]

    def _misextracted(self) -> Sequence[Claim]:
        """Read the claims of the document, of any version, that were withdrawn as no claims and have no successor."""
        query = (
            select(Claim)
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .where(
                col(DocumentVersion.document_id) == self.version.document_id,
                col(Claim.withdrawn_reason) == WithdrawnReason.MISEXTRACTED,
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
