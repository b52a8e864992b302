"""What is told beside the checks and is no failure."""

from __future__ import annotations

from datetime import timedelta

from claims.database import Database
from claims.facts import Rating, give, giving
from claims.models import Run
from claims.reviewing import reject, reviewing
from claims.runs import finish_run, start_run
from claims.verify import NOTES, notes
from claims.words import RunKind, RunStatus
from tests.archive import RECORDED
from tests.newsroom import Newsroom

RATINGS, RUNS = NOTES
RATING = Rating("Checkers", "https://checkers.example/1", "Mostly false")


def noted(database: Database) -> dict[str, tuple[int, tuple[str, ...]]]:
    with database.reading() as session:
        return {note.name: (note.checked, note.failures) for note in notes(session)}


def test_a_rating_whose_claim_was_withdrawn_is_noted(newsroom: Newsroom) -> None:
    said, other = newsroom.say("Ada Holm", "nine ships were lost"), newsroom.say("Ada Holm", "the quay must stay")
    for claim in (said, other):
        with giving(newsroom.database) as change:
            give(change, claim, RATING, by="Cy")
    assert noted(newsroom.database)[RATINGS] == (2, ())
    with reviewing(newsroom.database, "Bo") as sitting:
        reject(sitting, other)
    assert noted(newsroom.database)[RATINGS] == (2, (f"fact_check 2: of claim {other}, which was withdrawn",))


def test_a_run_is_unfinished_once_others_have_ended_since_its_last_sign(database: Database) -> None:
    with database.writing() as session:
        start_run(session, RunKind.INGEST, RECORDED)
    assert noted(database)[RUNS] == (1, ())
    with database.writing() as session:
        later = start_run(session, RunKind.SEED, RECORDED + timedelta(hours=1))
    assert noted(database)[RUNS] == (2, ())
    with database.writing() as session:
        finish_run(session, later, RunStatus.DONE, RECORDED + timedelta(hours=2), {})
    [(checked, [told])] = [noted(database)[RUNS]]
    assert (checked, told.startswith("run 1, ingest: began 2")) == (2, True)
    with database.reading() as session:
        assert session.get_one(Run, 1).status is RunStatus.RUNNING  # a row is left to the process that made it
