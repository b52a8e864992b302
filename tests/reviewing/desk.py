"""A desk where two articles have come in and people decide on what was found; every step is an hour later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlmodel import col, select

from claims.asof import AsOf
from claims.database import Database
from claims.models import Actor, Claim, ClaimSpan, DocumentVersion, Issue, Position, Review, StanceRow
from claims.query import Filters, Scope
from claims.query.details import contents
from claims.query.periods import cached_periods, derived_periods
from claims.recoding import recode_all
from claims.reviewing import Decided, Sitting, accept, correct, reject, reviewing, take_side, undo
from claims.words import ReviewField
from tests.recoding.articles import BRIDGE, DEMANDS, FERRY, TOWN
from tests.recoding.desk import Desk

QUAY, MARKET = "https://coast.example/quay", "https://coast.example/market"
FERRY_CLOSES, BRIDGE_NOW = "the Harbour Board close the ferry", "a new bridge"


class ReviewDesk(Desk):
    """Ways to decide, an hour after the step before each, and to look at what that made of the claims."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        with self.editing() as edit:
            edit.add_issue(BRIDGE)
            edit.add_issue(FERRY)
        self.read(DEMANDS, QUAY)
        self.read(TOWN, MARKET)

    @contextmanager
    def sitting(self, coder: str = "Ada", *, blind: bool = False, seen: int | None = None) -> Iterator[Sitting]:
        """Sit down as a coder."""
        self.step()
        with reviewing(self.database, coder, blind=blind, seen=seen, clock=self.clock) as sitting:
            yield sitting

    def accept(self, claim_id: int, issue: str | None = None, *, coder: str = "Ada", blind: bool = False) -> Decided:
        """Accept a claim, or what it says on an issue."""
        with self.sitting(coder, blind=blind) as sitting:
            return accept(sitting, claim_id, self.issue(issue) if issue else None)

    def reject(self, claim_id: int, *, coder: str = "Ada", blind: bool = False, note: str | None = None) -> Decided:
        """Reject a claim."""
        with self.sitting(coder, blind=blind) as sitting:
            return reject(sitting, claim_id, note=note)

    def correct(self, claim_id: int, coder: str = "Ada", *, blind: bool = False, **values: str) -> int:
        """Correct fields of a claim; give the claim as it goes on."""
        given: Mapping[ReviewField, str] = {ReviewField(name): value for name, value in values.items()}
        with self.sitting(coder, blind=blind) as sitting:
            return correct(sitting, claim_id, given)[0].claim_id or 0

    def correct_one(self, claim_id: int, field: ReviewField, value: str) -> int:
        """Correct one field of a claim; give the claim as it goes on."""
        with self.sitting() as sitting:
            return correct(sitting, claim_id, {field: value})[0].claim_id or 0

    def side(self, claim_id: int, issue: str, side: str, *, coder: str = "Ada", blind: bool = False) -> Decided:
        """Say what a claim says on an issue."""
        with self.sitting(coder, blind=blind) as sitting:
            return take_side(sitting, claim_id, self.issue(issue), side, note="as I read it")

    def undo(self, review_id: int | None = None, *, coder: str = "Ada") -> Decided:
        """Take a decision back."""
        with self.sitting(coder) as sitting:
            return undo(sitting, review_id)

    def recode(self) -> None:
        """Code everything anew, as after an upgrade."""
        self.step()
        recode_all(self.database, clock=self.clock)

    def issue(self, key: str) -> int:
        """Give the id of an issue."""
        with self.database.reading() as session:
            return session.exec(select(Issue.id).where(Issue.key == key)).one() or 0

    def find(self, words: str, *, known: datetime | None = None) -> int:
        """Give the id of the live claim whose content has these words."""
        query = (
            select(Claim.id)
            .join(ClaimSpan, col(ClaimSpan.claim_id) == col(Claim.id))
            .where(ClaimSpan.role == "content", col(ClaimSpan.text).contains(words), *AsOf(known=known).claims())
        )
        with self.database.reading() as session:
            return session.exec(query).one() or 0

    def claim(self, claim_id: int) -> Claim:
        """Read the row of a claim."""
        with self.database.reading() as session:
            return session.get_one(Claim, claim_id)

    def speaker(self, claim_id: int) -> str | None:
        """Give the key of who said a claim."""
        with self.database.reading() as session:
            speaker_id = session.get_one(Claim, claim_id).speaker_id
            return session.get_one(Actor, speaker_id).key if speaker_id else None

    def words(self, claim_id: int) -> str:
        """Give the content of a claim."""
        with self.database.reading() as session:
            return contents(session, [claim_id])[claim_id]

    def body(self, claim_id: int) -> str:
        """Give the text a claim stands in."""
        with self.database.reading() as session:
            return session.get_one(DocumentVersion, session.get_one(Claim, claim_id).document_version_id).body

    def sides(self, claim_id: int) -> dict[str, tuple[int | None, str]]:
        """Give what a claim says now, with the reason, by issue."""
        query = (
            select(Issue.key, StanceRow.value, StanceRow.basis)
            .join(Issue, col(Issue.id) == col(StanceRow.issue_id))
            .where(StanceRow.claim_id == claim_id, col(StanceRow.withdrawn_at).is_(None))
        )
        with self.database.reading() as session:
            return {issue: (value, basis) for issue, value, basis in session.exec(query)}

    def stands(self, actor: str) -> dict[str, int]:
        """Give where an actor stands now, by issue."""
        query = (
            select(Issue.key, Position.stance)
            .join(Issue, col(Issue.id) == col(Position.issue_id))
            .join(Actor, col(Actor.id) == col(Position.actor_id))
            .where(Actor.key == actor, col(Position.known_to).is_(None), col(Position.valid_to).is_(None))
        )
        with self.database.reading() as session:
            return dict(session.exec(query).all())

    def reviews(self) -> list[Review]:
        """Read every decision, the earliest first."""
        with self.database.reading() as session:
            return list(session.exec(select(Review).order_by(col(Review.id))))

    def assert_consistent(self) -> None:
        """See that positions are those of the claims of now, and that coding all anew changes nothing."""
        coded = self.codings()
        self.recode()
        assert self.codings() == coded
        with self.database.reading() as session:
            scope = Scope(Filters())
            cached = {pair: tuple(periods) for pair, periods in cached_periods(session, scope).items()}
            assert cached == dict(derived_periods(session, scope))
