from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import Any

from sqlalchemy import text, update

from claims.database import Database
from claims.models import Claim, Position, StanceRow
from claims.positions.shifts import shift_kind
from claims.words import Stance, WithdrawnReason
from tests.archive import DAY, RECORDED, Archive

BODY = (
    "🚢 “The quay closes on Monday,” the board’s head said, “and it opens again in spring.”\n\n"
    "That is how the harbour radio gave it, from the town’s gazette."
)
LATER = RECORDED + timedelta(days=1)


def rows(database: Database, query: str) -> list[dict[str, Any]]:
    with database.reading() as session:
        return [dict(row) for row in session.execute(text(query)).mappings()]


def one(database: Database, query: str) -> dict[str, Any]:
    (row,) = rows(database, query)
    return row


def test_claim_full_joins_spans_and_hops_in_their_order(archive: Archive) -> None:
    content = ("The quay closes on Monday", "and it opens again in spring")
    archive.claim(archive.text(BODY), *content, cue="said", hops=("harbour radio", "town’s gazette"))
    row = one(archive.database, "SELECT * FROM claim_full")
    assert row["content"] == "The quay closes on Monday … and it opens again in spring"
    assert (row["cue"], row["via"]) == ("said", "harbour radio < town’s gazette")
    assert (row["speaker_key"], row["speaker"]) == ("harbour-board", "Harbour Board")
    assert (row["source_key"], row["source"]) == ("coast-courier", "Coast Courier")
    assert (row["url"], row["version_no"]) == ("https://coast.example/quay", 1)


def test_a_claim_of_many_spans_keeps_their_order(archive: Archive) -> None:
    words = [f"word{n}." for n in range(25)]
    archive.claim(archive.text(" ".join(words)), *words)
    assert one(archive.database, "SELECT content FROM claim_full")["content"] == " … ".join(words)


def test_claim_full_has_a_row_for_each_stance_and_one_for_a_claim_without(archive: Archive) -> None:
    version = archive.text(BODY)
    sided, plain = archive.claim(version, "The quay closes on Monday"), archive.claim(version, "harbour radio")
    archive.stance(sided, 2)
    archive.stance(sided, -1, issue="quay-is-sold")
    found = rows(archive.database, "SELECT id, issue, stance, value, basis FROM claim_full ORDER BY id, issue")
    assert [tuple(row.values()) for row in found] == [
        (sided, "quay-closes", "supports", 2, "said so"),
        (sided, "quay-is-sold", "sceptical", -1, "said so"),
        (plain, None, None, None, None),
    ]


def test_what_is_withdrawn_is_in_no_view(archive: Archive) -> None:
    version = archive.text(BODY)
    kept, gone = archive.claim(version, "The quay closes on Monday"), archive.claim(version, "harbour radio")
    stance = archive.stance(kept, 2)
    with archive.database.writing() as session:
        reason = WithdrawnReason.MISEXTRACTED
        session.execute(update(Claim).where(Claim.id == gone).values(withdrawn_at=LATER, withdrawn_reason=reason))  # type: ignore[arg-type]
        session.execute(update(StanceRow).where(StanceRow.id == stance).values(withdrawn_at=LATER))  # type: ignore[arg-type]
    assert [row["id"] for row in rows(archive.database, "SELECT id FROM claim_live")] == [kept]
    assert one(archive.database, "SELECT id, issue FROM claim_full") == {"id": kept, "issue": None}


def test_a_claim_without_a_speaker_or_a_hop_is_there_with_nulls(archive: Archive) -> None:
    archive.claim(archive.text(BODY), "harbour radio", speaker=None)
    row = one(archive.database, "SELECT speaker_key, speaker, via, cue FROM claim_full")
    assert row == {"speaker_key": None, "speaker": None, "via": None, "cue": None}


def test_document_latest_gives_the_last_version_of_each_document(archive: Archive) -> None:
    archive.text(BODY)
    archive.text(BODY + " Corrected.")
    archive.text("Another text.", url="https://coast.example/other")
    found = rows(archive.database, "SELECT url, version_no, body FROM document_latest ORDER BY url DESC")
    assert [tuple(row.values()) for row in found] == [
        ("https://coast.example/quay", 2, BODY + " Corrected."),
        ("https://coast.example/other", 1, "Another text."),
    ]


def test_position_history_holds_every_period_and_position_now_the_open_one(archive: Archive) -> None:
    claim = archive.claim(archive.text(BODY), "The quay closes on Monday")
    turn = DAY + timedelta(days=30)
    archive.position(1, DAY, turn, claims=[claim])
    archive.position(2, turn, claims=[claim])
    history = "SELECT actor_key, issue, stance, value, claims FROM position_history ORDER BY valid_from"
    assert [tuple(row.values()) for row in rows(archive.database, history)] == [
        ("harbour-board", "quay-closes", "open", 1, 1),
        ("harbour-board", "quay-closes", "supports", 2, 1),
    ]
    assert [row["value"] for row in rows(archive.database, "SELECT value FROM position_now")] == [2]


def test_a_position_no_longer_believed_is_in_no_view(archive: Archive) -> None:
    archive.position(1, DAY)
    with archive.database.writing() as session:
        session.execute(update(Position).values(known_to=LATER))
    assert rows(archive.database, "SELECT * FROM position_history") == []
    assert rows(archive.database, "SELECT * FROM shift") == []


def test_shift_names_each_step_as_the_program_does(archive: Archive) -> None:
    for number, (before, after) in enumerate(product(Stance, Stance)):
        actor, turn = f"Actor {number}", DAY + timedelta(days=9)
        archive.position(before, DAY, turn, actor=actor)
        archive.position(after, turn, actor=actor)
    for row in rows(archive.database, "SELECT * FROM shift"):
        from_stance = None if row["from_value"] is None else Stance(row["from_value"])
        to_stance = Stance(row["to_value"])
        assert row["kind"] == shift_kind(from_stance, to_stance).value
        assert row["to_stance"] == to_stance.name.lower()
        assert row["from_stance"] == (None if from_stance is None else from_stance.name.lower())
    assert len(rows(archive.database, "SELECT * FROM shift WHERE kind <> 'introduced'")) == len(Stance) ** 2


def test_shift_steps_from_one_period_to_the_next_of_the_same_actor_and_issue(archive: Archive) -> None:
    first, second, third = DAY, DAY + timedelta(days=1), DAY + timedelta(days=2)
    archive.position(-2, first, second)
    archive.position(-1, second, third)
    archive.position(1, third)
    archive.position(2, second, issue="quay-is-sold")
    archive.position(2, second, actor="Fishers")
    query = "SELECT shifted_on, kind FROM shift WHERE actor_key = 'harbour-board' AND issue = 'quay-closes' ORDER BY 1"
    assert [(str(row["shifted_on"]), row["kind"]) for row in rows(archive.database, query)] == [
        (str(first), "introduced"),
        (str(second), "softened"),
        (str(third), "reversed"),
    ]
    others = "SELECT kind FROM shift WHERE actor_key <> 'harbour-board' OR issue <> 'quay-closes'"
    assert [row["kind"] for row in rows(archive.database, others)] == ["introduced", "introduced"]
