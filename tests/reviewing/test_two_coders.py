"""Two coders at once: each decides on what the other has left, and neither decision is lost."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from claims.database import Database
from claims.reviewing import correct, reviewing
from claims.words import ReviewField
from tests.reviewing.desk import FERRY_CLOSES, ReviewDesk


def test_corrections_made_at_once_follow_one_another(desk: ReviewDesk) -> None:
    claim, start = desk.find(FERRY_CLOSES), Barrier(2)

    def correcting(coder: str, field: ReviewField, value: str) -> Callable[[], None]:
        database = Database(desk.database.url.render_as_string(hide_password=False))

        def run() -> None:
            start.wait()
            with reviewing(database, coder) as sitting:
                correct(sitting, claim, {field: value})
            database.close()

        return run

    coders = [
        Thread(target=correcting("Ada", ReviewField.ACT, "offer")),
        Thread(target=correcting("Bo", ReviewField.SPEAKER, "bo-lind")),
    ]
    for coder in coders:
        coder.start()
    for coder in coders:
        coder.join()
    first, second = desk.reviews()
    assert desk.claim(first.claim_id).superseded_by_id == second.claim_id
    found = desk.find(FERRY_CLOSES)
    assert (desk.claim(found).act, desk.speaker(found)) == ("offer", "bo-lind")
