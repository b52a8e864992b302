"""The one path from stored texts to claims read anew: a document is a transaction, as when it was first read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from claims.analysis import Analysis, Analyst
from claims.columns import now
from claims.database import Database
from claims.extract import Extractor, make_extractor
from claims.models import DocumentVersion
from claims.moments import next_instant
from claims.recoding.recode import code_again
from claims.reextraction.beside import found_beside
from claims.reextraction.readings import Readings, Scope, Wanted
from claims.reextraction.stored_texts import read_stored
from claims.reference import DatabaseRegister, load_classes, load_issues
from claims.resolve.directory import Directory
from claims.runs import run_of_many
from claims.settling import settle
from claims.store import Stored, store_again
from claims.words import RunKind

__all__ = ["Reextraction", "Reread", "Tally"]


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of one text: what was stored, or nothing where another process changed or read it meanwhile.

    It was the `number`th to be read, `of` so many. `second_look` counts what people have to look at again.
    """

    name: str
    number: int
    of: int
    analysis: Analysis
    stored: Stored | None
    second_look: int


@dataclass(slots=True)
class Tally:
    """The counts of one run, as its row keeps them. Claims are sightings.

    `skipped` were read already. `superseded` are the claims that were closed, `carried` those that stand as people
    decided, and `second_look` those that have to be looked at again: they stand beside what was decided.
    """

    documents: int = 0
    skipped: int = 0
    left: int = 0
    claims: int = 0
    stances: int = 0
    superseded: int = 0
    carried: int = 0
    second_look: int = 0

    def add(self, reread: Reread) -> None:
        """Count one text."""
        stored = reread.stored
        if stored is None:
            self.skipped += 1
            return
        self.documents += 1
        self.claims += len(stored.added)
        self.stances += stored.stances
        self.superseded += len(stored.withdrawn)
        self.carried += len(stored.carried)
        self.second_look += reread.second_look

    def counts(self) -> dict[str, int]:
        """Give the counts by name."""
        names = ("documents", "skipped", "left", "claims", "stances", "superseded", "carried", "second_look")
        return {name: getattr(self, name) for name in names}


class Reextraction:
    """One run of an extractor over the texts of a database whose schema is current; no file is needed.

    Of what this extractor has read already, nothing is read `again` unless that is asked for: other actors or roles may
    give the same text other speakers. All rows of a document share one `recorded_at`.
    """

    def __init__(
        self,
        database: Database,
        extractor: Extractor | None = None,
        *,
        again: bool = False,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.database = database
        self.clock = clock
        self.tally = Tally()
        self.register = DatabaseRegister(database)
        chosen = extractor or make_extractor()
        with database.reading() as session:
            issues, classes = load_issues(session), load_classes(session)
            self.readings = Readings.anew(session, chosen) if again else Readings(chosen)
        self.analyst = Analyst(chosen, Directory(self.register), issues, classes)

    def run(self, scope: Scope | None = None, report: Callable[[Reread], None] = lambda _: None) -> Tally:
        """Read every text in scope that is not read yet and report each as it is done.

        Where there is none, nothing is written, not even that there was a run.
        """
        with self.database.reading() as session:
            wanted = self.readings.wanted(session, scope or Scope())
        self.tally.skipped, self.tally.left = wanted.read, wanted.left
        if wanted.versions:
            self._read(wanted, report)
        return self.tally

    def _read(self, wanted: Wanted, report: Callable[[Reread], None]) -> None:
        extractor = self.analyst.extractor
        run = run_of_many(
            self.database, RunKind.REEXTRACT, lambda *_: self.tally.counts(), extractor=extractor, clock=self.clock
        )
        with run as run_id:
            for number, version_id in enumerate(wanted.versions, start=1):
                reread = self._one(version_id, run_id, (number, len(wanted.versions)))
                self.tally.add(reread)
                report(reread)

    def _one(self, version_id: int, run_id: int, place: tuple[int, int]) -> Reread:
        with self.database.reading() as session:
            version = session.get_one(DocumentVersion, version_id)
            document = read_stored(session, version)
        with self.register.reading():
            analysis = self.analyst.analyse(document)
        with self.database.writing() as session:
            stored = self._store(session, version, analysis, run_id)
            second_look = len(found_beside(session, [version_id])) + len(stored.orphans) if stored else 0
        return Reread(document.name, *place, analysis, stored, second_look)

    def _store(self, session: Session, version: DocumentVersion, analysis: Analysis, run_id: int) -> Stored | None:
        """Store what was found, unless another process was quicker while we read."""
        if not self.readings.lacks(session, version.document_id, version.id or 0):
            return None
        at = next_instant(session, self.clock)
        stored = store_again(session, version, analysis, run_id=run_id, at=at)
        changed = {*stored.added, *stored.withdrawn}
        if stored.carried:  # what people decided bears on what else the text says
            changed |= code_again(self.database, session, [stored.version_id], run_id, at)
        settle(session, run_id, at, claims=changed)
        return stored
