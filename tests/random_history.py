"""Random histories: articles read, the codebook and the actors changed, people deciding, texts read anew.

Every operation goes the way a command does. To let histories have another one, add a method and name it in OPERATIONS.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlmodel import Session, col, select

from claims.asof import NOW
from claims.clustering import fold_all
from claims.coding.codebook import CueRecord, IssueRecord
from claims.coding.phrases import ActorClass
from claims.curation import Post, changing, give_alias, give_role, merge, split, take_alias, take_role
from claims.curation.retrievals import log_gone, looking
from claims.database import Database
from claims.errors import ClaimsError
from claims.facts import Rating, give, giving, withdraw
from claims.ingest import Ingest
from claims.models import Actor, ActorLink, ActorRole, Claim, Document, FactCheck, Issue, LastWrite
from claims.readers.document import Document as ReadDocument
from claims.readers.document import Published
from claims.recoding import editing, recode_all
from claims.reextraction import Reextraction, Scope
from claims.reference import load_issues
from claims.resolve.directory import AliasRecord
from claims.reviewing import accept, correct, reject, reviewing, take_side, undo
from claims.store import current_version
from claims.words import AliasKind, CuePolarity, Precision, PublishedBasis, ReviewField
from tests.recoding.articles import ARTICLES
from tests.reextraction_desk import rules, without_cues

__all__ = ["History"]

START = datetime(2024, 1, 1, tzinfo=UTC)
ISSUES = (
    IssueRecord("bridge", "The bridge", "the bridge is built"),
    IssueRecord("ferry-closes", "The ferry", "the ferry is closed"),
)
CUES = (
    ("bridge", CueRecord("build|repair ... bridge", CuePolarity.FOR)),
    ("bridge", CueRecord("bridge", CuePolarity.TOUCHES)),
    ("bridge", CueRecord("!! toll", CuePolarity.AGAINST)),
    ("ferry-closes", CueRecord("close ... ferry", CuePolarity.FOR)),
    ("ferry-closes", CueRecord("@board ferry ... necessary", CuePolarity.AGAINST)),
    ("ferry-closes", CueRecord("/ferry must go on/", CuePolarity.AGAINST)),
)
LATER = (
    "",
    "\nAda Holm asked the Harbour Board to close the ferry. Bo Lind said the toll was fair.\n",
    "\nAda Holm and Bo Lind said the ferry must go on. Bo Lind reported that Holm had said the bridge was safe.\n",
)
SOURCES = (None, None, "Alder Post")
DAYS = (None, date(2023, 5, 4), date(2023, 5, 6), date(2023, 6, 1))
FORMS = ("The Harbour", "Holm", "chairman", "mayor")
ACTS = ("deny", "promise", "assert", "demand")
SAID = ("2023-05-01", "2023-04", "unknown")
SIDES = ("supports", "opposes", "touches", "none")


class History:
    """What happens to one database, one random thing after another, at times that now and then go back."""

    def __init__(self, database: Database, seed: int) -> None:
        self.database = database
        self.random = Random(seed)  # noqa: S311 -- a history, no secret
        self.told: list[str] = []
        self._time = START
        with editing(database, clock=self.clock) as edit:
            edit.bring_in(ISSUES, {"board": ActorClass(("Harbour Board", "Bo Lind"))}, replace=True)
            for key, cue in CUES[:4]:
                edit.add_cue(key, cue)
        self.read()
        self.read()
        self.coming = self.random.sample(OPERATIONS, len(OPERATIONS))

    def clock(self) -> datetime:
        """Tell the time of a machine whose clock is set back now and then."""
        self._time += timedelta(minutes=self.random.choice((0, 1, 90, -2000)))
        return self._time

    def now(self) -> datetime:
        """Give the instant of the last change."""
        with self.database.reading() as session:
            return session.get_one(LastWrite, 1).at

    def live(self, number: int) -> None:
        """Let the next so many things happen; what is refused, as a merger of those who are one, changes nothing."""
        for operation in [self.coming.pop() for _ in self.coming[:number]]:
            try:
                operation(self)
            except ClaimsError as error:
                self.told.append(f"{operation.__name__} refused: {error.message}")
            else:
                self.told.append(operation.__name__)

    def read(self) -> None:
        """Read an article at one of two addresses, perhaps with a sentence more than before."""
        number, at = self.random.randrange(len(ARTICLES)), self.random.choice(DAYS)
        midnight = datetime(at.year, at.month, at.day, tzinfo=UTC) if at else None
        self._read(
            f"urn:{self.random.choice(('coast', 'post'))}:{number}",
            ARTICLES[number] + self.random.choice(LATER),
            source=self.random.choice(SOURCES),
            published=Published(midnight, Precision.DAY, PublishedBasis.GIVEN) if midnight else None,
        )

    def name_source(self) -> None:
        """Read what stands at an address once more, and say whose it is."""
        with self.database.reading() as session:
            url = session.get_one(Document, self._one(session, Document)).url
            version = current_version(session, url)
        if version is not None:
            self._read(url, version.body, source="Coast Courier")

    def _read(self, address: str, body: str, **said: Any) -> None:
        document = ReadDocument(address, address, body, language="en", **said)
        Ingest(self.database, rules(), clock=self.clock).run([document])

    def turn_cue(self) -> None:
        key, cue = self.random.choice(CUES)
        with self.database.reading() as session:
            there = {issue.key: issue.cues for issue in load_issues(session)}[key]
        with editing(self.database, clock=self.clock) as edit:
            if cue in there:
                edit.withdraw_cue(key, cue.pattern)
            else:
                edit.add_cue(key, cue)

    def recode(self) -> None:
        recode_all(self.database, clock=self.clock)

    def read_again(self) -> None:
        extractor, limit = self.random.choice((rules(), without_cues())), self.random.choice((None, 1))
        Reextraction(self.database, extractor, again=True, clock=self.clock).run(Scope(limit=limit))

    def fold(self) -> None:
        fold_all(self.database, clock=self.clock)

    def see_gone(self) -> None:
        with looking(self.database, clock=self.clock) as looked:
            log_gone(looked, self._one(looked.session, Document))

    def merge(self) -> None:
        with changing(self.database, clock=self.clock) as change:
            kept, other = (self._one(change.session, Actor) for _ in range(2))
            merge(change, kept, other, by="Cy", reason="one", overrule=True, across_kinds=True)

    def split(self) -> None:
        with changing(self.database, clock=self.clock) as change:
            judged = change.session.get_one(ActorLink, self._one(change.session, ActorLink))
            split(change, judged.right_id, by="Cy", reason="two")

    def give_role(self) -> None:
        with changing(self.database, clock=self.clock) as change:
            post = Post(self._one(change.session, Actor), self._one(change.session, Actor), "envoy")
            give_role(change, post, self.random.choice(DAYS))

    def take_role(self) -> None:
        with changing(self.database, clock=self.clock) as change:
            role = self._one(change.session, ActorRole)
            row = change.session.get_one(ActorRole, role)
            take_role(change, Post(row.actor_id, row.principal_id, row.office))

    def turn_alias(self) -> None:
        with changing(self.database, clock=self.clock) as change:
            actor_id, form = self._one(change.session, Actor), self.random.choice(FORMS)
            if self.random.random() < 0.7:
                give_alias(change, actor_id, AliasRecord(form, AliasKind.NAME))
            else:
                take_alias(change, actor_id, form)

    def decide(self) -> None:
        with reviewing(self.database, "Cy", blind=self.random.random() < 0.2, clock=self.clock) as sitting:
            claim_id = self._claim(sitting.session)
            self.random.choice((accept, reject))(sitting, claim_id)

    def correct(self) -> None:
        with reviewing(self.database, "Cy", clock=self.clock) as sitting:
            claim_id = self._claim(sitting.session)
            actor = sitting.session.get_one(Actor, self._one(sitting.session, Actor)).key
            values = {ReviewField.ACT: ACTS, ReviewField.SAID_ON: SAID, ReviewField.SPEAKER: (actor, "none")}
            what = self.random.choice(list(values))
            correct(sitting, claim_id, {what: self.random.choice(values[what])})

    def take_side(self) -> None:
        with reviewing(self.database, "Di", clock=self.clock) as sitting:
            claim_id, issue_id = self._claim(sitting.session), self._one(sitting.session, Issue)
            take_side(sitting, claim_id, issue_id, self.random.choice(SIDES))

    def undo(self) -> None:
        with reviewing(self.database, self.random.choice(("Cy", "Di")), clock=self.clock) as sitting:
            undo(sitting)

    def rate(self) -> None:
        with giving(self.database, clock=self.clock) as change:
            rating = Rating("Checkers", "https://checkers.example/1", self.random.choice(("True", "Mostly false")))
            whole = self.random.random() < 0.6
            give(change, self._claim(change.session), rating, by="Cy", whole_statement=whole)

    def take_rating_back(self) -> None:
        with giving(self.database, clock=self.clock) as change:
            withdraw(change, self._one(change.session, FactCheck), by="Cy")

    def _claim(self, session: Session) -> int:
        """Choose a live claim."""
        return self._chosen(session.exec(select(Claim.id).where(*NOW.claims()).order_by(col(Claim.id))).all())

    def _one(self, session: Session, table: type[Any]) -> int:
        """Choose a row of a table."""
        return self._chosen(session.exec(select(table.id).order_by(col(table.id))).all())

    def _chosen(self, ids: Sequence[int | None]) -> int:
        if not ids:
            message = "There is none yet."
            raise ClaimsError(message)
        return self.random.choice(ids) or 0


OPERATIONS: tuple[Callable[[History], None], ...] = (
    *(History.read,) * 3,
    *(History.read_again,) * 2,
    *(History.turn_cue,) * 2,
    *(History.decide,) * 2,
    *(History.correct,) * 2,
    *(History.take_side,) * 2,
    *(History.merge,) * 2,
    *(History.give_role,) * 2,
    History.take_role,
    *(History.name_source,) * 2,
    History.split,
    History.turn_alias,
    History.recode,
    History.fold,
    History.see_gone,
    History.undo,
    History.rate,
    History.take_rating_back,
)
"""All that happens in a history, in an order of its own; what is random in it is chosen then."""
