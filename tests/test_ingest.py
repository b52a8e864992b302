"""From files to committed rows with the real extractor, on real databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from claims.database import Database
from claims.extract import make_extractor
from claims.ingest import Ingest, Outcome, Tally
from claims.models import Actor, Base, Claim, ClaimSpan, Document, DocumentVersion, Issue, Position, Run
from claims.readers import read
from claims.readers.document import Document as ReadDocument
from claims.readers.document import Given, ReadFailure
from claims.seeding import seed_reference
from claims.verify import verify
from claims.words import RunKind, RunStatus

ARTICLE = """\
Harbour council weighs a new bridge

March 3, 2022

Mayor Ada Lind said on Tuesday that the city would build the bridge. “We will not wait another year,” she said.

Ukraine will not adopt neutral status, Foreign Minister Dmytro Kuleba said on Wednesday.
"""


@pytest.fixture
def seeded(database: Database) -> Database:
    seed_reference(database)
    return database


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def ingest(database: Database, *names: Path, given: Given | None = None) -> Tally:
    return Ingest(database).run(read([str(name) for name in names], given or Given(), recursive=True))


def rows(database: Database, model: type[Base]) -> int:
    with database.reading() as session:
        return session.exec(select(func.count()).select_from(model)).one()


def test_an_article_becomes_claims_whose_words_stand_in_the_stored_text(seeded: Database, article: Path) -> None:
    tally = ingest(seeded, article)
    assert (tally.new, tally.failed) == (1, 0)
    assert tally.claims == rows(seeded, Claim) >= 3
    with seeded.reading() as session:
        body = session.exec(select(DocumentVersion.body)).one()
        assert body == ARTICLE
        spans = session.exec(select(ClaimSpan)).all()
        assert all(body[each.span_start : each.span_end] == each.text for each in spans)


def test_a_position_follows_from_the_claim_of_whoever_speaks_for_the_actor(seeded: Database, article: Path) -> None:
    ingest(seeded, article)
    with seeded.reading() as session:
        stance, since = session.exec(
            select(col(Position.stance), col(Position.valid_from))
            .join(Actor, col(Actor.id) == col(Position.actor_id))
            .join(Issue, col(Issue.id) == col(Position.issue_id))
            .where(Actor.key == "ukraine", Issue.key == "ukraine-neutrality")
        ).one()
    assert (stance, since) == (-2, date(2022, 3, 2))


def test_the_same_file_twice_adds_no_document_version_claim_or_position(seeded: Database, article: Path) -> None:
    ingest(seeded, article)
    before = {model: rows(seeded, model) for model in (Document, DocumentVersion, Claim, ClaimSpan, Position)}
    again = ingest(seeded, article)
    assert (again.new, again.unchanged, again.claims) == (0, 1, 0)
    assert {model: rows(seeded, model) for model in before} == before


def test_a_changed_file_is_version_two_and_the_claims_that_went_are_withdrawn(seeded: Database, article: Path) -> None:
    ingest(seeded, article)
    article.write_text(ARTICLE.replace(" “We will not wait another year,” she said.", ""), encoding="utf-8")
    tally = ingest(seeded, article)
    assert (tally.changed, rows(seeded, Document), rows(seeded, DocumentVersion)) == (1, 1, 2)
    with seeded.reading() as session:
        reasons = session.exec(select(Claim.withdrawn_reason).where(col(Claim.withdrawn_at).is_not(None))).all()
    assert {str(reason) for reason in reasons} == {"superseded", "source_retracted"}


def test_a_bad_input_is_reported_and_the_others_are_stored(seeded: Database, article: Path, tmp_path: Path) -> None:
    binary = tmp_path / "photo.txt"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    tally = ingest(seeded, tmp_path / "missing.txt", binary, article)
    assert (tally.failed, tally.new, rows(seeded, Document)) == (2, 1, 1)
    assert [Path(failure.name).name for failure in tally.failures] == ["missing.txt", "photo.txt"]


def test_a_text_in_another_language_is_stored_without_claims(seeded: Database, tmp_path: Path) -> None:
    path = tmp_path / "bruecke.txt"
    path.write_text(
        "Die Bürgermeisterin sagte am Dienstag, die Stadt werde die Brücke noch in diesem Jahr bauen. "
        "„Wir warten nicht länger“, sagte sie vor dem Stadtrat, der am Abend darüber abstimmen will.\n",
        encoding="utf-8",
    )
    tally = ingest(seeded, path)
    assert (tally.new, tally.claims) == (1, 0)
    with seeded.reading() as session:
        assert session.exec(select(DocumentVersion.language)).one() == "de"


def test_what_a_run_did_stands_in_its_row(seeded: Database, article: Path) -> None:
    tally = ingest(seeded, article)
    with seeded.reading() as session:
        run = session.exec(select(Run).where(Run.kind == RunKind.INGEST)).one()
        assert run.status is RunStatus.DONE
        assert run.counts == tally.counts()


def test_an_interrupted_run_keeps_the_documents_done_and_goes_on_when_typed_again(
    seeded: Database, article: Path, tmp_path: Path
) -> None:
    other = tmp_path / "second.txt"
    other.write_text("The minister said on Monday that taxes would fall next year.\n", encoding="utf-8")

    def interrupted() -> Iterator[ReadDocument | ReadFailure]:
        yield from read([str(article)], Given())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Ingest(seeded).run(interrupted())
    with seeded.reading() as session:
        assert session.exec(select(Run.status).where(Run.kind == RunKind.INGEST)).one() is RunStatus.INTERRUPTED
    tally = ingest(seeded, article, other)
    assert (tally.unchanged, tally.new, rows(seeded, Document)) == (1, 1, 2)


def test_every_outcome_is_reported_in_the_order_of_the_inputs(seeded: Database, article: Path, tmp_path: Path) -> None:
    told: list[Outcome] = []
    names = [str(tmp_path / "missing.txt"), str(article)]
    Ingest(seeded, make_extractor()).run(read(names, Given()), told.append)
    assert [(outcome.failure is None, outcome.stored is None) for outcome in told] == [(False, True), (True, False)]


def test_seeding_twice_changes_nothing(seeded: Database) -> None:
    before = rows(seeded, Actor), rows(seeded, Run)
    seed_reference(seeded)
    assert (rows(seeded, Actor), rows(seeded, Run)) == before


def test_an_ingested_database_passes_every_check(seeded: Database, article: Path) -> None:
    ingest(seeded, article)
    with seeded.reading() as session:
        assert [check.name for check in verify(session) if check.failures] == []
