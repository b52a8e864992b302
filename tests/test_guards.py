from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Executable, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from claims.database import Dialect
from claims.models import (
    ActorLink,
    ActorRole,
    Base,
    ClaimHop,
    ClaimLink,
    ClaimSpeaker,
    CueClass,
    DocumentDate,
    IssueCue,
)
from claims.words import ClaimLinkKind, CuePolarity, DateBasis, Judgement, Precision, SpanRole, WithdrawnReason
from tests.archive import DAY, RECORDED, Archive, span

TABLES = Base.metadata.tables
LATER = RECORDED + timedelta(days=1)
BODY = "🚢🚢 Ships wait.\n\n“The quay closes on Monday,” the board said,\nradio reported. 𝔔uiet since."
# Each guarded table, with a value that a row of it does not have.
GUARDED: dict[str, dict[str, object]] = {
    "document_version": {"title": "Another"},
    "claim_span": {"ordinal": 7},
    "claim_hop": {"cue": "whispered"},
    "retrieval": {"status": "gone"},
    "position_claim": {"claim_id": 99},
    "claim_speaker": {"ordinal": 7},
    "document_date": {"text": "elsewhere"},
    "actor_alias": {"language": "de"},
    "actor_role": {"office": "sexton"},
    "actor_link": {"reason": "of course"},
    "claim": {"negated": True},
    "stance": {"value": -2},
    "issue_cue": {"pattern": "the quay"},
    "cue_class": {"own": ["our harbour"]},
    "claim_link": {"basis": "of course"},
    "position": {"valid_to": DAY + timedelta(days=3)},
}
CLOSING = {
    "stance": "withdrawn_at",
    "issue_cue": "withdrawn_at",
    "cue_class": "withdrawn_at",
    "claim_link": "withdrawn_at",
    "position": "known_to",
    "actor_alias": "withdrawn_at",
    "actor_role": "withdrawn_at",
    "actor_link": "deleted_at",
}


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Store a row in every guarded table."""
    claim = archive.claim(archive.text(BODY), "The quay closes on Monday", cue="said", hops=("radio",))
    archive.stance(claim, 2)
    answer = archive.claim(1, "Ships wait", cue="said")
    archive.position(2, DAY, claims=[claim])
    other = archive.actor("Harbour Trust")
    board = archive.actor("Harbour Board")
    with archive.database.writing() as session:
        session.add(
            ClaimLink(
                from_id=answer,
                to_id=claim,
                kind=ClaimLinkKind.ANSWERS,
                basis="takes it up",
                run_id=archive.run_id,
                recorded_at=RECORDED,
            )
        )
        session.add(CueClass(key="harbour", names=["Harbour"], own=[], recorded_at=RECORDED))
        session.add(IssueCue(issue_id=1, pattern="quay closes", polarity=CuePolarity.FOR, recorded_at=RECORDED))
        session.add(ClaimSpeaker(claim_id=claim, ordinal=1, actor_id=other))
        session.add(ActorRole(actor_id=board, principal_id=other, office="board", recorded_at=RECORDED))
        session.add(
            ActorLink(
                left_id=board,
                right_id=other,
                judgement=Judgement.SAME,
                decided_by="Coder",
                reason="one body",
                run_id=archive.run_id,
                created_at=RECORDED,
            )
        )
        session.add(
            DocumentDate(
                document_version_id=1,
                basis=DateBasis.URL,
                published_at=RECORDED,
                published_on=DAY,
                precision=Precision.DAY,
                text="2024/05/05",
            )
        )
    return archive


def write(archive: Archive, statement: Executable) -> None:
    with archive.database.writing() as session:
        session.execute(statement)


def test_no_row_is_deleted(filled: Archive) -> None:
    for name in GUARDED:
        with pytest.raises(IntegrityError, match=f"{name}: "):
            write(filled, delete(TABLES[name]))


def test_no_row_is_overwritten(filled: Archive) -> None:
    for name, values in GUARDED.items():
        with pytest.raises(IntegrityError, match=f"{name}: "):
            write(filled, update(TABLES[name]).values(values))


def test_no_row_is_replaced_or_truncated(filled: Archive) -> None:
    statement = {
        Dialect.SQLITE: "INSERT OR REPLACE INTO {name} SELECT * FROM {name}",
        Dialect.POSTGRESQL: "TRUNCATE {name} CASCADE",
    }[filled.database.dialect]
    for name in GUARDED:
        with pytest.raises(IntegrityError, match=r"delete|immutable|append-only"):
            write(filled, text(statement.format(name=name)))


def test_a_claim_is_withdrawn_once_and_its_successor_named_once(filled: Archive) -> None:
    heir = filled.claim(filled.text(BODY + " New."), "Ships wait")
    claim = TABLES["claim"]
    one = update(claim).where(claim.c.id == 1)
    with pytest.raises(IntegrityError, match="withdrawn once"):
        write(filled, one.values(superseded_by_id=heir))
    write(filled, one.values(withdrawn_at=LATER, withdrawn_reason=WithdrawnReason.SUPERSEDED))
    write(filled, one.values(superseded_by_id=heir))
    for again in (
        {"withdrawn_at": LATER + timedelta(days=1)},
        {"withdrawn_at": None, "withdrawn_reason": None},
        {"withdrawn_reason": WithdrawnReason.DUPLICATE},
        {"superseded_by_id": None},
        {"speaker_text": "someone else"},
    ):
        with pytest.raises(IntegrityError, match="withdrawn once"):
            write(filled, one.values(again))
    with filled.database.reading() as session:
        row = session.execute(select(claim).where(claim.c.id == 1)).one()
    assert (row.withdrawn_at, row.withdrawn_reason, row.superseded_by_id) == (LATER, "superseded", heir)


def test_a_claim_is_withdrawn_and_its_successor_named_in_one_step(filled: Archive) -> None:
    heir = filled.claim(filled.text(BODY + " New."), "Ships wait")
    claim = TABLES["claim"]
    values = {"withdrawn_at": LATER, "withdrawn_reason": WithdrawnReason.SUPERSEDED, "superseded_by_id": heir}
    write(filled, update(claim).where(claim.c.id == 1).values(values))
    with filled.database.reading() as session:
        assert session.execute(select(claim.c.superseded_by_id).where(claim.c.id == 1)).scalar() == heir


def test_withdrawing_a_claim_changes_nothing_else_of_it(filled: Archive) -> None:
    others = {"negated": True, "hypothetical": True, "conditional": True, "confidence": 0.1, "recorded_at": LATER}
    others |= {"said_on": date(2001, 1, 1), "effective_on": date(2001, 1, 1), "quote": "mixed", "act": "deny"}
    others |= {"said_on_precision": "year", "said_on_basis": "assumed", "uid": "sha256:0", "content_key": "sha256:0"}
    others |= {"speaker_kind": "group", "cue_tense": "past"}
    closing = {"withdrawn_at", "withdrawn_reason", "superseded_by_id"}
    for column in TABLES["claim"].columns:
        if column.name not in closing:
            value = others.get(column.name, "other" if str(column.type) == "TEXT" else 77)
            values = {"withdrawn_at": LATER, "withdrawn_reason": WithdrawnReason.DUPLICATE, column.name: value}
            with pytest.raises(IntegrityError, match="withdrawn once"):
                write(filled, update(TABLES["claim"]).values(values))


def test_closing_a_row_changes_nothing_else_of_it(filled: Archive) -> None:
    for name, column in CLOSING.items():
        with pytest.raises(IntegrityError, match="once"):
            write(filled, update(TABLES[name]).values(GUARDED[name] | {column: LATER}))


@pytest.mark.parametrize(("name", "column"), CLOSING.items())
def test_a_row_is_closed_once(filled: Archive, name: str, column: str) -> None:
    write(filled, update(TABLES[name]).values({column: LATER}))
    for again in (LATER + timedelta(days=1), None):
        with pytest.raises(IntegrityError, match="once"):
            write(filled, update(TABLES[name]).values({column: again}))


@pytest.mark.parametrize("words", ["Ships", "“The quay closes on Monday,” the board said,\nradio", "𝔔uiet", "🚢 S"])
def test_a_span_that_holds_its_text_is_stored(filled: Archive, words: str) -> None:
    with filled.database.writing() as session:
        session.add(span(1, BODY, words, SpanRole.CONDITION))


@pytest.mark.parametrize("shift", [-1, 1, 2])
def test_a_span_off_by_a_code_point_is_refused(filled: Archive, shift: int) -> None:
    off = span(1, BODY, "quay closes", SpanRole.CONDITION)
    off.span_start += shift
    off.span_end += shift
    with pytest.raises(IntegrityError, match="code points"), filled.database.writing() as session:
        session.add(off)


def test_a_span_beyond_the_body_and_one_of_no_claim_are_refused(filled: Archive) -> None:
    values = {"role": "condition", "ordinal": 0, "span_start": 5000, "span_end": 5001, "text": "x"}
    for claim_id in (1, 4711):
        with pytest.raises(IntegrityError, match="code points"):
            write(filled, insert(TABLES["claim_span"]).values(claim_id=claim_id, **values))


def test_a_hop_off_by_a_code_point_is_refused(filled: Archive) -> None:
    start = BODY.index("radio") + 1
    with pytest.raises(IntegrityError, match="code points"), filled.database.writing() as session:
        session.add(ClaimHop(claim_id=1, ordinal=1, text="radio", span_start=start, span_end=start + 5))
