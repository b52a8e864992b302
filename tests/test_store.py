"""One analysed document becomes its rows; a changed text closes the rows of the text before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlmodel import Session, col, select

from claims.analysis import Analysis
from claims.coding.claim import CodedClaim, CodedStance
from claims.coding.codebook import IssueRecord
from claims.database import Database
from claims.extract.attribution import Attribution, Relay
from claims.models import (
    Claim,
    ClaimHop,
    ClaimLink,
    ClaimSpan,
    Document,
    DocumentDate,
    DocumentVersion,
    Retrieval,
    Run,
    Source,
    StanceRow,
)
from claims.readers.document import DateFound, Published
from claims.readers.document import Document as ReadDocument
from claims.reference import seed
from claims.resolve.claim import ResolvedActor, ResolvedClaim, ResolvedHop, SaidOn
from claims.spans import Span
from claims.store import Stored, current_version, store
from claims.words import (
    Act,
    ActorKind,
    ClaimLinkKind,
    CueTense,
    DateBasis,
    Precision,
    PublishedBasis,
    Quote,
    RetrievalStatus,
    RunKind,
    RunStatus,
    SaidOnBasis,
    Stance,
    WithdrawnReason,
)

NOON = datetime(2022, 3, 1, 12, tzinfo=UTC)
ADDRESS = "https://example.org/bridge"
MAYOR = ResolvedActor("ada-lind", "Ada Lind", ActorKind.PERSON, known=False)
RADIO = ResolvedActor("harbour-radio", "Harbour Radio", ActorKind.ORGANISATION, known=False)
BODY = "🌉 Harbour Radio reported that Ada Lind said the bridge will open. “We build it,” she said."
UNKNOWN = SaidOn(None, Precision.UNKNOWN, SaidOnBasis.ASSUMED)


def span(body: str, words: str) -> Span:
    start = body.index(words)
    return Span.of(body, start, start + len(words))


def claim(body: str, content: str, *, parent: int | None = None, said_on: SaidOn = UNKNOWN) -> CodedClaim:
    found = Attribution(
        content=(span(body, content),),
        cue=(span(body, "said"),),
        source=span(body, "Ada Lind"),
        quote=Quote.INDIRECT,
        act=Act.ASSERT,
        hops=(Relay(span(body, "Harbour Radio"), span(body, "reported")),),
        parent=parent,
        confidence=0.9,
    )
    hops = (ResolvedHop(found.hops[0], RADIO),)
    resolved = ResolvedClaim(found, MAYOR, hops, None, said_on)
    return CodedClaim(resolved, (CodedStance("bridge", Stance.SUPPORTS, "says that it will open"),))


def analysis(body: str, *claims: CodedClaim, published: datetime | None = NOON) -> Analysis:
    when = Published(published, Precision.DAY, PublishedBasis.GIVEN) if published else None
    return Analysis(ReadDocument("bridge", ADDRESS, body, source="The Meridian", published=when), "en", claims)


@pytest.fixture
def run_id(database: Database) -> int:
    with database.writing() as session:
        run = Run(kind=RunKind.INGEST, started_at=NOON, status=RunStatus.RUNNING, package_version="0")
        session.add(run)
        session.flush()
        seed(session, (), (IssueRecord("bridge", "Bridge", "The bridge is built"),), run.id or 0, NOON)
        return run.id or 0


def put(database: Database, found: Analysis, run_id: int, at: datetime = NOON) -> Stored:
    with database.writing() as session:
        return store(session, found, run_id=run_id, at=at)


def live(session: Session) -> list[Claim]:
    return list(session.exec(select(Claim).where(col(Claim.withdrawn_at).is_(None)).order_by(col(Claim.id))))


def test_a_document_is_stored_with_its_source_version_claims_spans_hops_and_stances(
    database: Database, run_id: int
) -> None:
    stored = put(database, analysis(BODY, claim(BODY, "the bridge will open")), run_id)
    assert stored.status is RetrievalStatus.NEW
    with database.reading() as session:
        assert session.exec(select(Source)).one().key == "the-meridian"
        assert session.exec(select(Document)).one().url == ADDRESS
        version = session.exec(select(DocumentVersion)).one()
        assert (version.version_no, version.body, version.published_basis) == (1, BODY, PublishedBasis.GIVEN)
        spans = session.exec(select(ClaimSpan)).all()
        assert {BODY[each.span_start : each.span_end] for each in spans} == {each.text for each in spans}
        assert session.exec(select(ClaimHop)).one().text == "Harbour Radio"
        assert session.exec(select(StanceRow)).one().basis == "says that it will open"
        assert session.exec(select(Retrieval)).one().status is RetrievalStatus.NEW


def test_the_same_text_again_adds_only_a_retrieval(database: Database, run_id: int) -> None:
    found = analysis(BODY, claim(BODY, "the bridge will open"))
    put(database, found, run_id)
    again = put(database, found, run_id, NOON + timedelta(hours=1))
    assert again == Stored(RetrievalStatus.UNCHANGED, 1, again.version_id)
    with database.reading() as session:
        assert len(live(session)) == 1
        assert [each.status for each in session.exec(select(Retrieval).order_by(col(Retrieval.id)))] == [
            RetrievalStatus.NEW,
            RetrievalStatus.UNCHANGED,
        ]


def test_a_changed_text_supersedes_claims_that_stay_and_retracts_those_that_went(
    database: Database, run_id: int
) -> None:
    put(database, analysis(BODY, claim(BODY, "the bridge will open"), claim(BODY, "We build it,")), run_id)
    shorter = BODY.replace(" “We build it,” she said.", " It rained.")
    stored = put(database, analysis(shorter, claim(shorter, "the bridge will open")), run_id, NOON + timedelta(hours=1))
    assert (stored.status, stored.version_no, len(stored.withdrawn)) == (RetrievalStatus.CHANGED, 2, 2)
    with database.reading() as session:
        (heir,) = live(session)
        stayed, gone = session.exec(select(Claim).where(col(Claim.withdrawn_at).is_not(None)).order_by(col(Claim.id)))
        assert (stayed.withdrawn_reason, stayed.superseded_by_id) == (WithdrawnReason.SUPERSEDED, heir.id)
        assert stayed.uid == heir.uid
        assert (gone.withdrawn_reason, gone.superseded_by_id) == (WithdrawnReason.SOURCE_RETRACTED, None)


def test_a_text_that_goes_back_to_what_it_was_is_the_old_version_with_live_claims(
    database: Database, run_id: int
) -> None:
    first = analysis(BODY, claim(BODY, "the bridge will open"))
    put(database, first, run_id)
    put(database, analysis(BODY + " It rained."), run_id, NOON + timedelta(hours=1))
    back = put(database, first, run_id, NOON + timedelta(hours=2))
    assert (back.status, back.version_no) == (RetrievalStatus.CHANGED, 1)
    with database.reading() as session:
        assert len(session.exec(select(DocumentVersion)).all()) == 2
        assert len(live(session)) == 1
        seen = current_version(session, ADDRESS)
        assert seen is not None
        assert seen.version_no == 1


def test_a_nested_claim_names_its_parent_even_when_it_stands_first(database: Database, run_id: int) -> None:
    put(database, analysis(BODY, claim(BODY, "We build it,", parent=1), claim(BODY, "the bridge will open")), run_id)
    with database.reading() as session:
        outer = session.exec(select(Claim).where(col(Claim.parent_id).is_(None))).one()
        inner = session.exec(select(Claim).where(col(Claim.parent_id).is_not(None))).one()
        assert inner.parent_id == outer.id


def test_what_takes_no_side_is_stored_without_a_value_and_not_counted_as_a_stance(
    database: Database, run_id: int
) -> None:
    touching = CodedStance("bridge", None, "names “the bridge”")
    found = replace(claim(BODY, "the bridge will open"), stances=(touching,))
    assert put(database, analysis(BODY, found, claim(BODY, "We build it,")), run_id).stances == 1
    with database.reading() as session:
        values = session.exec(select(StanceRow.value, StanceRow.basis).order_by(col(StanceRow.id))).all()
    assert values == [(None, "names “the bridge”"), (2, "says that it will open")]


def test_a_claim_that_answers_others_is_linked_to_each(database: Database, run_id: int) -> None:
    shorter = BODY.replace(" “We build it,” she said.", " It rained.")
    answering = replace(claim(BODY, "We build it,"), answers=(0,))
    put(database, analysis(BODY, claim(BODY, "the bridge will open"), answering), run_id)
    with database.reading() as session:
        asked, answered = live(session)
        (link,) = session.exec(select(ClaimLink)).all()
        assert (link.from_id, link.to_id, link.kind) == (answered.id, asked.id, ClaimLinkKind.ANSWERS)
        assert link.basis == "assert by Ada Lind (“We build it,”) answers assert by Ada Lind (“the bridge will open”)"
    put(database, analysis(shorter, claim(shorter, "the bridge will open")), run_id, NOON + timedelta(hours=1))
    with database.reading() as session:
        assert (
            session.exec(
                select(ClaimLink)
                .join(Claim, col(Claim.id) == col(ClaimLink.from_id))
                .where(col(Claim.withdrawn_at).is_(None))
            ).all()
            == []
        )


def test_the_tense_of_the_cue_is_stored(database: Database, run_id: int) -> None:
    found = claim(BODY, "the bridge will open")
    attribution = replace(found.resolved.attribution, tense=CueTense.PERFECT)
    put(database, analysis(BODY, replace(found, resolved=replace(found.resolved, attribution=attribution))), run_id)
    with database.reading() as session:
        assert live(session)[0].cue_tense is CueTense.PERFECT


def test_the_same_words_twice_are_two_claims_with_one_content_key(database: Database, run_id: int) -> None:
    put(database, analysis(BODY, claim(BODY, "We build it,"), claim(BODY, "We build it,")), run_id)
    with database.reading() as session:
        first, second = live(session)
        assert first.uid != second.uid
        assert first.content_key == second.content_key


@pytest.mark.parametrize(
    ("said_on", "published", "effective"),
    [
        (SaidOn(date(2022, 2, 24), Precision.DAY, SaidOnBasis.RELATIVE), NOON, date(2022, 2, 24)),
        (SaidOn(date(2014, 1, 1), Precision.YEAR, SaidOnBasis.EXPLICIT), NOON, date(2014, 12, 31)),
        (SaidOn(date(2022, 3, 1), Precision.MONTH, SaidOnBasis.EXPLICIT), NOON, date(2022, 3, 1)),
        (UNKNOWN, NOON, date(2022, 3, 1)),
        (UNKNOWN, None, date(2022, 3, 5)),
    ],
    ids=[
        "the day it was said",
        "the end of the year it was said in",
        "the day of publication where the month had not ended by then",
        "else the day of publication",
        "else the day of retrieval",
    ],
)
def test_a_claim_counts_from_the_day_it_was_said_or_the_latest_it_can_have_been(
    database: Database, run_id: int, said_on: SaidOn, published: datetime | None, effective: date
) -> None:
    found = analysis(BODY, claim(BODY, "We build it,", said_on=said_on), published=published)
    put(database, found, run_id, datetime(2022, 3, 5, tzinfo=UTC))
    with database.reading() as session:
        assert live(session)[0].effective_on == effective


def test_a_document_without_a_source_is_stored_under_an_unknown_one_never_an_invented_one(
    database: Database, run_id: int
) -> None:
    put(database, Analysis(ReadDocument("note", "urn:sha256:00", "Nobody said a word."), "en", ()), run_id)
    with database.reading() as session:
        assert session.exec(select(Source)).one().key == "unknown"


def dated(*dates: DateFound, published: datetime | None = None) -> Analysis:
    when = Published(published, Precision.DAY, PublishedBasis.DATELINE) if published else None
    read = ReadDocument("bridge", ADDRESS, BODY, published=when, dates=dates)
    return Analysis(read, "en", (claim(BODY, "We build it,"),))


def test_what_was_updated_on_a_day_appeared_no_later(database: Database, run_id: int) -> None:
    updated = DateFound(DateBasis.TEXT, datetime(2022, 3, 2, tzinfo=UTC), Precision.DAY, "Updated 2 March", bound=True)
    put(database, dated(updated, of_file(4)), run_id, datetime(2022, 3, 5, tzinfo=UTC))
    with database.reading() as session:
        assert live(session)[0].effective_on == date(2022, 3, 2)


def of_file(day: int) -> DateFound:
    return DateFound(DateBasis.FILE, datetime(2022, 3, day, 8, tzinfo=UTC), Precision.DAY, "the file")


def test_every_date_of_a_document_becomes_a_row(database: Database, run_id: int) -> None:
    east = timezone(timedelta(hours=9))
    dateline = DateFound(DateBasis.DATELINE, NOON, Precision.DAY, "OSLO, March 1")
    metadata = DateFound(DateBasis.METADATA, datetime(2022, 3, 2, 1, tzinfo=east), Precision.DAY, "2 March, 1 am")
    put(database, dated(dateline, metadata, of_file(9), published=NOON), run_id)
    with database.reading() as session:
        rows = session.exec(select(DocumentDate).order_by(col(DocumentDate.id))).all()
        assert [(row.basis, row.published_on, row.text) for row in rows] == [
            (DateBasis.DATELINE, date(2022, 3, 1), "OSLO, March 1"),
            (DateBasis.METADATA, date(2022, 3, 2), "2 March, 1 am"),
            (DateBasis.FILE, date(2022, 3, 9), "the file"),
        ]
        assert rows[1].published_at == datetime(2022, 3, 1, 16, tzinfo=UTC)


@pytest.mark.parametrize(("day", "effective"), [(3, 3), (9, 5)], ids=["an older file", "a file copied since"])
def test_a_file_bounds_the_day_of_what_nothing_dates(database: Database, run_id: int, day: int, effective: int) -> None:
    put(database, dated(of_file(day)), run_id, datetime(2022, 3, 5, tzinfo=UTC))
    with database.reading() as session:
        assert session.exec(select(DocumentVersion)).one().published_on is None
        assert live(session)[0].effective_on == date(2022, 3, effective)


def test_a_file_bounds_nothing_where_the_day_of_publication_is_known(database: Database, run_id: int) -> None:
    put(database, dated(of_file(1), published=datetime(2022, 3, 4, tzinfo=UTC)), run_id)
    with database.reading() as session:
        assert live(session)[0].effective_on == date(2022, 3, 4)
