from __future__ import annotations

from tests.archive import Archive
from tests.verify.tampering import failed_after

UNDATED = "UPDATE claim SET effective_on = '2024-06-04', said_on = NULL, said_on_precision = 'unknown' WHERE id = 1"
TOO_EARLY = """UPDATE actor_alias SET recorded_at = '2024-01-01 00:00:00+00:00',
    withdrawn_at = '2001-01-01 00:00:00+00:00' WHERE id = 1"""
AGAIN = """INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE {member}_id = 1"""
COPIED = {
    "statement_claim": "statement_id, claim_id, basis, run_id, recorded_at",
    "origin_version": "origin_id, document_version_id, basis, run_id, recorded_at",
}
TEXT, SPAN, HOP = "every text has its hash", "every span is the text at its place", "every hop is the text at its place"
REFERENCE, NUMBER = "every reference leads to a row", "versions count from 1 on"
DAY, END, LAST = (
    "every claim counts from a day it can have been said",
    "nothing ends before it begins",
    "nothing is recorded after the last change",
)
HEIR, UNDONE = (
    "what supersedes a claim is of its document, and never itself",
    "every decision was taken back by one who may",
)
STATEMENT, ORIGIN = "every live claim is a sighting of one statement", "every text has one origin"
POSITION, LIVE = "positions are what their claims say", "positions rest on live claims"
BOARD = "position of harbour-board on quay-closes"

BROKEN = [
    ("UPDATE alembic_version SET version_num = '0001_documents'", "the schema is the program's", "schema 0001_doc"),
    ("UPDATE claim_hop SET actor_id = 4711", REFERENCE, "claim_hop 1: actor_id"),
    ("DELETE FROM claim WHERE id = 3", REFERENCE, "claim_span 4: claim_id"),
    ("DELETE FROM claim WHERE id = 3", REFERENCE, "position_claim 3/3: claim_id"),
    ("UPDATE document_version SET body = body || ' ' WHERE id = 2", TEXT, "document_version 2"),
    ("UPDATE document_version SET version_no = 2 WHERE id = 2", NUMBER, "document 2"),
    ("UPDATE document_version SET body = ' ' || body WHERE id = 1", SPAN, "claim_span 1"),
    ("UPDATE claim_span SET span_start = span_start + 1, span_end = span_end + 1 WHERE id = 2", SPAN, "claim_span 2"),
    ("UPDATE claim_span SET span_start = 9000, span_end = 9000 + length(text) WHERE id = 2", SPAN, "claim_span 2"),
    ("UPDATE claim_hop SET text = 'Radio'", HOP, "claim_hop 1"),
    ("UPDATE claim_span SET role = 'condition' WHERE claim_id = 3", "every claim has content", "claim 3"),
    ("UPDATE claim SET effective_on = '2024-05-04' WHERE id = 1", DAY, "claim 1: counts from 2024-05-04, said on 2024"),
    (UNDATED, DAY, "claim 1: counts from 2024-06"),
    (TOO_EARLY, END, "actor_alias 1: withdrawn_at"),
    ("UPDATE statement SET recorded_at = '2031-01-01 00:00:00+00:00' WHERE id = 1", LAST, "statement 1: recorded_at"),
    ("UPDATE claim SET superseded_by_id = 1 WHERE id = 4", HEIR, "claim 4: superseded by 1, of another document"),
    ("UPDATE claim SET superseded_by_id = 4 WHERE id = 4", HEIR, "claim 4: supersedes itself"),
    ("UPDATE claim SET superseded_by_id = 4 WHERE id = 3", HEIR, "claim 3: supersedes itself"),
    ("UPDATE claim SET superseded_by_id = 4 WHERE id = 3", HEIR, "claim 3: superseded by 4 and not withdrawn"),
    ("UPDATE extraction SET run_id = 1", "every reading is that of an extractor", "extraction 1"),
    ("UPDATE former_source SET source_id = 2", "former sources are other ones", "former_source 1"),
    (
        "UPDATE review SET blind = TRUE, coder = CASE id WHEN 2 THEN 'Ole' ELSE coder END",
        UNDONE,
        "review 2: takes back 1",
    ),
    ("UPDATE review SET undoes_id = 2 WHERE id = 2", UNDONE, "review 2: takes back 2"),
    ("DELETE FROM statement_claim WHERE claim_id = 2", STATEMENT, "claim 2: in none"),
    ("UPDATE statement_claim SET claim_id = 4 WHERE claim_id = 3", STATEMENT, "claim 4: in 1"),
    (
        "UPDATE origin_version SET withdrawn_at = recorded_at WHERE document_version_id = 2",
        ORIGIN,
        "document_version 2",
    ),
    ("UPDATE position SET valid_to = NULL WHERE id = 1", "no two positions overlap", "position 1 and 2"),
    ("DELETE FROM position_claim WHERE position_id = 2", "every position cites a claim", "position 2"),
    (
        "UPDATE claim SET withdrawn_at = recorded_at, withdrawn_reason = 'duplicate' WHERE id = 3",
        LIVE,
        "position 3: claim 3",
    ),
    ("UPDATE position SET stance = -1 WHERE id = 1", POSITION, BOARD),
    ("UPDATE position SET statements = 2 WHERE id = 1", POSITION, BOARD),
    ("UPDATE position SET known_to = known_from WHERE id = 1", POSITION, BOARD),
    ("UPDATE stance SET value = 0 WHERE claim_id = 1", POSITION, BOARD),
    ("DELETE FROM stance", POSITION, BOARD),
]


def test_a_broken_promise_is_found_with_its_row(filled: Archive) -> None:
    unseen = [
        (statement, failure)
        for statement, name, failure in BROKEN
        if not any(found.startswith(failure) for found in failed_after(filled.database, statement).get(name, ()))
    ]
    assert unseen == []


def test_what_breaks_no_promise_is_let_pass(filled: Archive) -> None:
    assert failed_after(filled.database, "UPDATE source SET name = 'The Coast Courier'", "DELETE FROM retrieval") == {}


def test_what_is_in_two_clusters_is_found(filled: Archive) -> None:
    for table, member, name in (
        ("statement_claim", "claim", STATEMENT),
        ("origin_version", "document_version", ORIGIN),
    ):
        again = AGAIN.format(table=table, columns=COPIED[table], member=member)
        assert f"{member} 1: in 2" in failed_after(filled.database, f"DROP INDEX uq_{table}_live", again)[name]


def test_two_live_claims_with_one_uid_are_found(filled: Archive) -> None:
    twice = ("DROP INDEX uq_claim_live", "UPDATE claim SET uid = 'sha256:0' WHERE id IN (1, 2)")
    assert failed_after(filled.database, *twice) == {"no uid twice among the live claims of a text": ("claim 1 and 2",)}
