"""A desk where everything happens that may happen to a database, on short articles with the real extractors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import func, select
from sqlmodel import Session, col

from claims.asof import NOW, AsOf
from claims.curation import changing, merge, split
from claims.database import Database
from claims.decisions import decisions_on
from claims.extract import make_extractor
from claims.facts import give, giving
from claims.facts.rating import Rating
from claims.models import Actor, Base, Claim, ClaimSpan, Issue, IssueCue, LastWrite, Review, StanceRow
from claims.query import Filters, Scope, list_claims, list_positions, list_timeline
from claims.reextraction import Reextraction
from claims.reviewing import NOBODY, Sitting, accept, correct, reject, reviewing, take_side, undo
from claims.reviewing.values import day_said, side
from claims.verify import verify
from claims.words import ReviewDecision, ReviewField, SpanRole, Stance
from tests.recoding.articles import ARTICLES, BRIDGE, BUILT, FERRY
from tests.recoding.desk import Desk, ReadOnce

__all__ = ["EDITS", "NewsDesk"]

Rows = Mapping[str, tuple[object, ...]]

EDITS: dict[str, Callable[[str], str]] = {
    "as it was": lambda text: text,
    "with another claim": lambda text: f"{text}\nAda Holm asked the Harbour Board to close the ferry.\n",
    "without its first paragraph": lambda text: text.partition("\n\n")[2],
    "twice over": lambda text: f"{text}\n{text}",
    "with another day": lambda text: text.replace("Tuesday", "Monday"),
    "moved down": lambda text: f"The tide was high.\n\n{text}",
}


@lru_cache(maxsize=2)
def _reader(name: str) -> ReadOnce:
    return ReadOnce(make_extractor(name))


class NewsDesk(Desk):
    """A desk with two issues; a claim, an actor or a decision is chosen by a number among those there are."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        with self.editing() as edit:
            edit.add_issue(BRIDGE)
            edit.add_issue(FERRY)

    def publish(self, article: int, edit: str) -> None:
        """Read an article as it stands at its address now."""
        self.read(EDITS[edit](ARTICLES[article]), f"urn:{article}")

    def read_anew(self, extractor: str) -> None:
        """Read all stored texts with an extractor, those it has read already too."""
        self.step()
        Reextraction(self.database, _reader(extractor), again=True, clock=self.clock).run()

    def decide(self, coder: str, chosen: int, decision: ReviewDecision, *, blind: bool = False) -> None:
        """Accept or reject a claim."""
        with self._sitting(coder, blind=blind) as sitting:
            if claim := _live_claim(sitting.session, chosen):
                (accept if decision is ReviewDecision.ACCEPT else reject)(sitting, claim)

    def correct(self, coder: str, chosen: int, what: ReviewField, value: str) -> None:
        """Correct one thing of a claim; of its span, leave the first word out."""
        with self._sitting(coder) as sitting:
            if claim := _live_claim(sitting.session, chosen):
                correct(
                    sitting, claim, {what: value if what is not ReviewField.SPAN else _shorter(sitting.session, claim)}
                )

    def take_side(self, coder: str, chosen: int, issue: str, side: str) -> None:
        """Decide what a claim says on an issue."""
        with self._sitting(coder) as sitting:
            if claim := _live_claim(sitting.session, chosen):
                take_side(sitting, claim, _id_of(sitting.session, Issue, issue), side)

    def undo(self, coder: str, chosen: int) -> None:
        """Take a decision back, whoever made it."""
        with self._sitting(coder) as sitting:
            decisions = sitting.session.scalars(
                select(col(Review.id)).where(col(Review.decision) != ReviewDecision.UNDO).order_by(col(Review.id))
            ).all()
            if decisions:
                undo(sitting, decisions[chosen % len(decisions)])

    def merge(self, kept: str, other: str) -> None:
        """Judge two actors to be one."""
        self.step()
        with changing(self.database, clock=self.clock) as change:
            ids = [_id_of(change.session, Actor, key) for key in (kept, other)]
            if all(ids):
                merge(change, *ids, by="Ada", reason="alike", across_kinds=True, overrule=True)

    def split(self, key: str) -> None:
        """Judge that an actor is not what it was folded into."""
        self.step()
        with changing(self.database, clock=self.clock) as change:
            if number := _id_of(change.session, Actor, key):
                split(change, number, by="Ada", reason="not alike")

    def turn_cue(self) -> None:
        """Withdraw the first cue of the bridge, or add it where it is not there."""
        with self.database.reading() as session:
            there = session.scalar(
                select(func.count(col(IssueCue.id))).where(
                    col(IssueCue.pattern) == BUILT.pattern, col(IssueCue.withdrawn_at).is_(None)
                )
            )
        with self.editing() as edit:
            if there:
                edit.withdraw_cue("bridge", BUILT.pattern)
            else:
                edit.add_cue("bridge", BUILT)

    def rate(self, chosen: int) -> None:
        """Note how a fact-checker rated a claim."""
        self.step()
        with giving(self.database, clock=self.clock) as change:
            if claim := _live_claim(change.session, chosen):
                rating = Rating("Checkers", f"https://checkers.example/{claim}", "Half true")
                give(change, claim, rating, by="Ada")

    def answers(self, known: datetime | None = None) -> Rows:  # type: ignore[override]  # more than what answers what
        """Ask everything, as of an instant or now."""
        scope = Scope(Filters(asof=AsOf(known=known)))
        with self.database.reading() as session:
            return {
                "list": tuple(list_claims(session, scope)),
                "positions": tuple(list_positions(session, scope, history=True)),
                "timeline": tuple(list_timeline(session, scope)),
            }

    def instant(self) -> datetime:
        """Give the instant of the last change."""
        with self.database.reading() as session:
            return session.get_one(LastWrite, 1).at

    def stored(self) -> dict[str, int]:
        """Count the rows of every table."""
        tables = {name: table for name, table in Base.metadata.tables.items() if name != "origin_band"}
        with self.database.reading() as session:
            return {
                name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.items()
            }

    def failures(self) -> list[str]:
        """Give what `claims db verify` would complain of."""
        with self.database.reading() as session:
            return [f"{check.name}: {check.failures}" for check in verify(session) if check.failures]

    def disregarded(self) -> list[str]:
        """Give the live claims that are not what people decided."""
        with self.database.reading() as session:
            ids = [number for number in session.scalars(select(col(Claim.id)).where(*NOW.claims())) if number]
            found = []
            for claim_id, held in decisions_on(session, ids).items():
                said = _said(session, claim_id)
                decided = {str(what): value for what, value in held.corrected.items() if what.value in said}
                decided |= {str(issue): side or said[str(issue)] for issue, (_, side) in held.sides.items()}
                if held.rejected or any(said[what] != value for what, value in decided.items()):
                    found.append(f"claim {claim_id} says {said}; decided was {decided}, {held.verdict}")
            return found

    def _sitting(self, coder: str, *, blind: bool = False) -> AbstractContextManager[Sitting]:
        self.step()
        return reviewing(self.database, coder, blind=blind, clock=self.clock)


def _said(session: Session, claim_id: int) -> dict[str, str]:
    """Give what a claim says, field by field and issue by issue, in the words of decisions."""
    claim = session.get_one(Claim, claim_id)
    speaker = session.get(Actor, claim.speaker_id) if claim.speaker_id else None
    stances = {
        row.issue_id: row
        for row in session.scalars(select(StanceRow).where(col(StanceRow.claim_id) == claim_id, *NOW.stances()))
    }
    issues = {number: stances.get(number) for number in session.scalars(select(col(Issue.id))) if number}
    return {
        "act": claim.act.value,
        "said_on": day_said(claim.said_on, claim.said_on_precision),
        "speaker": speaker.key if speaker else NOBODY,
        **{str(number): side(row.value, coded=True) if row else "none" for number, row in issues.items()},
    }


def _live_claim(session: Session, chosen: int) -> int:
    ids = session.scalars(select(col(Claim.id)).where(*NOW.claims()).order_by(col(Claim.id))).all()
    return ids[chosen % len(ids)] or 0 if ids else 0


def _id_of(session: Session, table: type[Actor | Issue], key: str) -> int:
    return session.scalar(select(col(table.id)).where(col(table.key) == key)) or 0


def _shorter(session: Session, claim_id: int) -> str:
    spans = session.scalars(
        select(ClaimSpan)
        .where(col(ClaimSpan.claim_id) == claim_id, col(ClaimSpan.role) == SpanRole.CONTENT)
        .order_by(col(ClaimSpan.ordinal))
    ).all()
    first, *others = spans
    words = first.text.split(" ", 1)
    start = first.span_start + (len(words[0]) + 1 if len(words) > 1 and words[1].strip() else 0)
    return ",".join(f"{a}-{b}" for a, b in [(start, first.span_end), *((s.span_start, s.span_end) for s in others)])


SIDES = tuple(stance.name.lower() for stance in Stance)
DAYS = (date(2023, 4, 28).isoformat(), "2023-04", "unknown")
