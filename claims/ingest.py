"""The one path from files to committed rows: a document is a transaction, and what failed does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from claims.analysis import Analysis, Analyst
from claims.columns import now
from claims.database import Database
from claims.extract import Extractor, make_extractor
from claims.moments import next_instant
from claims.readers.document import Document, ReadFailure
from claims.recoding.recode import code_again
from claims.reference import DatabaseRegister, load_classes, load_issues
from claims.resolve.directory import Directory
from claims.runs import run_of_many
from claims.settling import settle
from claims.store import Stored, current_version, store
from claims.text import content_hash
from claims.words import RetrievalStatus, RunKind

__all__ = ["Ingest", "Outcome", "Tally"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: what was stored, or why nothing was."""

    name: str
    stored: Stored | None = None
    failure: ReadFailure | None = None
    analysis: Analysis | None = None


@dataclass(slots=True)
class Tally:
    """The counts of one run, as its row keeps them. Claims are sightings."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    claims: int = 0
    stances: int = 0
    withdrawn: int = 0
    failures: list[ReadFailure] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if outcome.failure is not None:
            self.failed += 1
            self.failures.append(outcome.failure)
        if outcome.stored is not None:
            self.new += outcome.stored.status is RetrievalStatus.NEW
            self.changed += outcome.stored.status is RetrievalStatus.CHANGED
            self.unchanged += outcome.stored.status is RetrievalStatus.UNCHANGED
            self.claims += len(outcome.stored.added)
            self.withdrawn += len(outcome.stored.withdrawn)
            self.stances += outcome.stored.stances

    @property
    def documents(self) -> int:
        """Count the documents read, whether or not they brought anything new."""
        return self.new + self.changed + self.unchanged

    def counts(self) -> dict[str, int]:
        """Give the counts by name."""
        names = ("new", "changed", "unchanged", "failed", "claims", "stances", "withdrawn")
        return {name: getattr(self, name) for name in names}


class Ingest:
    """One run of an extractor over documents, into one database whose schema is current.

    All rows of a document share one `recorded_at`, later than that of any before.
    """

    def __init__(
        self, database: Database, extractor: Extractor | None = None, *, clock: Callable[[], datetime] = now
    ) -> None:
        self.database = database
        self.clock = clock
        self.tally = Tally()
        self.register = DatabaseRegister(database)
        with database.reading() as session:
            issues, classes = load_issues(session), load_classes(session)
        self.analyst = Analyst(extractor or make_extractor(), Directory(self.register), issues, classes)

    def run(
        self, inputs: Iterable[Document | ReadFailure], report: Callable[[Outcome], None] = lambda _: None
    ) -> Tally:
        """Store every input that can be read and report each as it is done; end the run's row however it ends."""
        extractor = self.analyst.extractor
        run = run_of_many(
            self.database, RunKind.INGEST, lambda *_: self.tally.counts(), extractor=extractor, clock=self.clock
        )
        with run as run_id:
            for each in inputs:
                outcome = self._fail(each) if isinstance(each, ReadFailure) else self._one(each, run_id)
                self.tally.add(outcome)
                report(outcome)
        return self.tally

    def _fail(self, failure: ReadFailure) -> Outcome:
        return Outcome(failure.name, failure=failure)

    def _one(self, document: Document, run_id: int) -> Outcome:
        with self.database.reading() as session:
            seen = current_version(session, document.address)
        known = seen is not None and seen.content_hash == content_hash(document.body)
        # What is already stored need not be read again by the extractor; storing it only notes that it was seen.
        analysis = Analysis(document, document.language, ()) if known else self._analyse(document)
        try:
            stored = self._commit(analysis, run_id, known=known)
        except _OvertakenError:
            analysis = self._analyse(document)
            stored = self._commit(analysis, run_id)
        return Outcome(document.name, stored=stored, analysis=analysis)

    def _analyse(self, document: Document) -> Analysis:
        with self.register.reading():
            return self.analyst.analyse(document)

    def _commit(self, analysis: Analysis, run_id: int, *, known: bool = False) -> Stored:
        """Store an analysis; raises _OvertakenError where a text that was `known` is no longer the one that stands."""
        with self.database.writing() as session:
            at = next_instant(session, self.clock)
            stored = store(session, analysis, run_id=run_id, at=at)
            if stored.status is not RetrievalStatus.UNCHANGED:
                if known:
                    raise _OvertakenError
                changed = {*stored.added, *stored.withdrawn}
                if stored.carried:  # what people decided bears on what else the text says
                    changed |= code_again(self.database, session, [stored.version_id], run_id, at)
                settle(session, run_id, at, claims=changed, versions=[stored.version_id])
            elif stored.recounted:
                settle(session, run_id, at, claims=stored.recounted)
        return stored


class _OvertakenError(Exception):
    """Another process stored another text of the document between our look and our turn to write."""
