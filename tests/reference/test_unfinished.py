"""After an ingest that was cut off, the same command ends with the rows of one that was not: nobody sees its people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import col, select

from claims.database import Database
from claims.extract import make_extractor
from claims.ingest import Ingest, Tally
from claims.models import Actor, ActorAlias, ActorRole, Claim, Document, DocumentVersion, Run
from claims.readers.document import Document as ReadDocument
from claims.reference import DatabaseRegister
from claims.resolve.directory import Directory
from claims.seeding import seed_reference
from claims.verify import verify
from claims.words import RunStatus

TEXTS = (
    "Odarka Melnychenko said that the quay would open in May. Peru's foreign ministry said that it was late.",
    "Mayor Signe Aasgaard said that the ferry would sail again. Melnychenko rejected that.",
    "Aasgaard said that no crane would move without a contract, and Melnychenko said that it rained.",
)
EXTRACTOR = make_extractor("rules")


@pytest.fixture
def seeded(database: Database) -> Database:
    """Give a database that knows countries, so that what a run brings has roles too."""
    seed_reference(database)
    return database


def documents() -> list[ReadDocument]:
    return [ReadDocument(f"urn:{number}", f"urn:{number}", text, language="en") for number, text in enumerate(TEXTS)]


def ingest(database: Database, *, until: int | None = None) -> Tally:
    """Read the texts; with `until` stop before that one, as Ctrl-C does."""

    def read() -> Iterator[ReadDocument]:
        for number, document in enumerate(documents()):
            if number == until:
                raise KeyboardInterrupt
            yield document

    return Ingest(database, EXTRACTOR).run(read())


def kill(database: Database) -> None:
    """Let the last run be one that nobody could end."""
    with database.writing() as session:
        run = session.exec(select(Run).order_by(col(Run.id).desc()).limit(1)).one()
        run.status, run.finished_at, run.counts = RunStatus.RUNNING, None, None


def rows(database: Database) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Give who said what, as written and as understood, and every actor with its names."""
    said = (
        select(Document.url, Claim.uid, Claim.speaker_text, Actor.key)
        .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .outerjoin(Actor, col(Actor.id) == col(Claim.speaker_id))
        .order_by(col(Document.url), col(Claim.uid))
    )
    named = (
        select(Actor.key, Actor.name, Actor.kind, ActorAlias.alias)
        .outerjoin(ActorAlias, col(ActorAlias.actor_id) == col(Actor.id))
        .order_by(col(Actor.key), col(ActorAlias.alias))
    )
    with database.reading() as session:
        return [tuple(row) for row in session.exec(said)], sorted(tuple(row) for row in session.exec(named))


@pytest.fixture
def undisturbed(sqlite_template: Path, tmp_path: Path) -> Database:
    """Give a database that read all texts in one go."""
    path = tmp_path / "undisturbed.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    seed_reference(database)
    ingest(database)
    return database


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("cuts", [(1,), (2,), (1, 2)], ids=str)
def test_the_same_ingest_goes_on_and_ends_with_the_same_rows(
    seeded: Database, undisturbed: Database, cuts: tuple[int, ...], *, killed: bool
) -> None:
    for number in cuts:
        with pytest.raises(KeyboardInterrupt):
            ingest(seeded, until=number)
        if killed:
            kill(seeded)
    tally = ingest(seeded)
    assert (tally.new, tally.unchanged, tally.failed) == (3 - cuts[-1], cuts[-1], 0)
    assert rows(seeded) == rows(undisturbed)
    with seeded.reading() as session:
        assert [check.name for check in verify(session) if check.failures] == []


def test_whom_a_run_brought_that_was_cut_off_everybody_sees_once_the_next_has_ended(seeded: Database) -> None:
    with pytest.raises(KeyboardInterrupt):
        ingest(seeded, until=1)
    with seeded.reading() as session:
        first = session.get_one(Run, 1)
        assert session.exec(select(ActorRole.id).where(col(ActorRole.recorded_at) > first.started_at)).first()
    assert not _knows(seeded, "Odarka Melnychenko")
    ingest(seeded)
    assert _knows(seeded, "Odarka Melnychenko")


def _knows(database: Database, name: str) -> bool:
    return Directory(DatabaseRegister(database)).lookup(name) is not None
