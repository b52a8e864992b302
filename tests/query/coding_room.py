"""A newsroom whose claims are coded by several coders: decisions stored as `claims review` stores them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from claims.models import Claim, Review
from claims.query.agreement import AgreementRow, agreement
from claims.query.codings import CodedUnit, read_codings
from claims.reference import ActorIds
from claims.store import Recording, copy_claim, withdraw
from claims.words import Act, ReviewDecision, ReviewField, WithdrawnReason
from tests.newsroom import RECORDED, Newsroom

ISSUE = "quay-closes"
MONDAY = date(2022, 2, 21)


class CodingRoom:
    """Ways to decide on claims; every decision is an hour after the one before."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.at = RECORDED

    def claim(self, words: str = "the quay must stay", value: int | None = -2, act: Act = Act.ASSERT) -> int:
        """Store a claim of Ada Holm's, with its side on the issue if it takes one."""
        sides = {} if value is None else {ISSUE: value}
        return self.newsroom.say("Ada Holm", words, sides, on=MONDAY, act=act)

    def accept(self, coder: str, claim_id: int, *, blind: bool = True) -> int:
        """Take a claim to be one, and rightly read."""
        return self._decide(coder, claim_id, ReviewDecision.ACCEPT, ReviewField.CLAIM, blind=blind)

    def reject(self, coder: str, claim_id: int, *, blind: bool = True) -> int:
        """Take a claim to be none."""
        return self._decide(coder, claim_id, ReviewDecision.REJECT, ReviewField.CLAIM, blind=blind)

    def correct(self, coder: str, claim_id: int, field: ReviewField, new: str, *, blind: bool = True) -> int:
        """Take one thing of a claim to be otherwise; of a stance, on the issue."""
        return self._decide(coder, claim_id, ReviewDecision.CORRECT, field, new=new, blind=blind)

    def undo(self, coder: str, claim_id: int, review_id: int) -> None:
        """Take a decision back."""
        self._decide(coder, claim_id, ReviewDecision.UNDO, ReviewField.CLAIM, undoes=review_id)

    def rewrite(self, claim_id: int, **changes: object) -> int:
        """Let a claim live on as a copy with changes, as an open correction does; give the copy's id."""
        at = self.hour()
        with self.newsroom.database.writing() as session:
            into = Recording(session, ActorIds(session, at), self.newsroom.run_id, at)
            claim = session.get_one(Claim, claim_id)
            withdraw(into, claim, WithdrawnReason.SUPERSEDED)
            heir = copy_claim(into, claim, changes)
            claim.superseded_by_id = heir.id
            return heir.id or 0

    def units(self, *coders: str, machine: bool = True, known: datetime | None = None) -> list[CodedUnit]:
        """Read who coded what."""
        with self.newsroom.database.reading() as session:
            return read_codings(session, coders, machine=machine, known=known)

    def measured(self, *coders: str, machine: bool = True) -> dict[tuple[str, str | None], AgreementRow]:
        """Give the agreement by variable and issue."""
        return {(row.variable, row.issue): row for row in agreement(self.units(*coders, machine=machine))}

    def hour(self) -> datetime:
        """Let an hour pass, and give the instant."""
        self.at += timedelta(hours=1)
        return self.at

    def _decide(
        self,
        coder: str,
        claim_id: int,
        decision: ReviewDecision,
        field: ReviewField,
        *,
        new: str | None = None,
        blind: bool = True,
        undoes: int | None = None,
    ) -> int:
        on_issue = self.newsroom.issue(ISSUE) if field is ReviewField.STANCE else None
        with self.newsroom.database.writing() as session:
            row = Review(
                claim_id=claim_id,
                issue_id=on_issue,
                coder=coder,
                decision=decision,
                field=field,
                new=new,
                blind=blind,
                undoes_id=undoes,
                run_id=self.newsroom.run_id,
                recorded_at=self.hour(),
            )
            session.add(row)
            session.flush()
            return row.id or 0
