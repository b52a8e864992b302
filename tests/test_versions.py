"""What becomes of claims when the text at their address changes, is gone, and comes back: read by the real program."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from claims.database import Database
from claims.models import Claim, ClaimSpan, DocumentVersion, Retrieval, Review
from claims.query.documents import compare_versions, find_document
from claims.query.documents.log import gone_since, looks_at, standings
from claims.words import RetrievalStatus, ReviewDecision, ReviewField, WithdrawnReason
from tests.press import ADDRESS, ARTICLE, COST, NOTICE, RAIN, WAIT, WINTER, Press, article

NEW, CHANGED, UNCHANGED, GONE = RetrievalStatus


@pytest.fixture
def press(database: Database) -> Press:
    return Press(database)


def said(press: Press, *, live: bool = True) -> dict[str, Claim]:
    """Give the claims by their words, those that were withdrawn last in place of earlier ones."""
    query = (
        select(ClaimSpan.text, Claim)
        .join(Claim, col(Claim.id) == col(ClaimSpan.claim_id))
        .where(ClaimSpan.role == "content", col(Claim.withdrawn_at).is_(None) if live else True)
        .order_by(col(Claim.id))
    )
    with press.database.reading() as session:
        return dict(session.exec(query).all())


def log(press: Press) -> list[tuple[RetrievalStatus, int | None]]:
    with press.database.reading() as session:
        looks = looks_at(session, find_document(session, ADDRESS).id)
    return [(look.status, look.version_no) for look in looks]


def word(claims: dict[str, Claim], beginning: str) -> Claim:
    [found] = [claim for words, claim in claims.items() if words.startswith(beginning)]
    return found


def test_a_claim_that_stays_has_its_uid_in_a_new_sighting_and_a_successor(press: Press) -> None:
    press.read(ARTICLE)
    before = word(said(press), "the harbour must stay")
    press.read(ARTICLE.replace("40", "60"))
    after = word(said(press), "the harbour must stay")
    stood = word(said(press, live=False) | said(press), "the harbour must stay")
    assert stood.id == after.id
    assert (after.uid, after.document_version_id) == (before.uid, before.document_version_id + 1)
    assert after.id != before.id
    with press.database.reading() as session:
        closed = session.get_one(Claim, before.id)
    assert (closed.withdrawn_reason, closed.superseded_by_id) == (WithdrawnReason.SUPERSEDED, after.id)
    assert closed.withdrawn_at == after.recorded_at


def test_a_claim_that_stays_stands_at_its_place_in_the_new_text(press: Press) -> None:
    press.read(ARTICLE)
    moved = article(RAIN, "A line of its own stands above it now.", WINTER, f"{COST} {WAIT}")
    press.read(moved)
    with press.database.reading() as session:
        spans = session.exec(
            select(ClaimSpan, DocumentVersion.body)
            .join(Claim, col(Claim.id) == col(ClaimSpan.claim_id))
            .join(DocumentVersion, col(DocumentVersion.id) == col(Claim.document_version_id))
            .where(col(Claim.withdrawn_at).is_(None))
        ).all()
    assert len({span.claim_id for span, _ in spans}) == 3
    assert all(body == moved and body[span.span_start : span.span_end] == span.text for span, body in spans)


def test_only_what_is_gone_from_the_text_was_taken_back_by_the_source(press: Press) -> None:
    press.read(ARTICLE)
    before = said(press)
    press.read(article(COST, WINTER.replace("said that the harbour", "saw that the harbour"), RAIN))
    with press.database.reading() as session:
        quote, told, stayed = (
            session.get_one(Claim, word(before, beginning).id)
            for beginning in ("We will not wait", "the harbour must stay", "the new bridge")
        )
    assert (quote.withdrawn_reason, quote.superseded_by_id) == (WithdrawnReason.SOURCE_RETRACTED, None)
    # The words are there; that nobody is said to have said them is a reading of ours.
    assert told.withdrawn_reason is WithdrawnReason.SUPERSEDED
    assert stayed.withdrawn_reason is WithdrawnReason.SUPERSEDED
    assert stayed.superseded_by_id is not None


def test_a_changed_number_is_a_claim_the_source_took_back_and_a_new_one(press: Press) -> None:
    press.read(ARTICLE)
    before = word(said(press), "the new bridge")
    press.read(ARTICLE.replace("40", "60"))
    after = word(said(press), "the new bridge")
    with press.database.reading() as session:
        closed = session.get_one(Claim, before.id)
    assert (closed.withdrawn_reason, closed.superseded_by_id) == (WithdrawnReason.SOURCE_RETRACTED, None)
    assert after.uid != before.uid


def test_a_text_that_goes_back_is_its_old_version_with_claims_of_the_same_uids(press: Press) -> None:
    press.read(ARTICLE)
    before = {claim.uid for claim in said(press).values()}
    press.read(article(COST, RAIN, NOTICE))
    stored = press.read(ARTICLE)
    assert (stored.status, stored.version_no) == (CHANGED, 1)
    assert {claim.uid for claim in said(press).values()} == before
    assert log(press) == [(NEW, 1), (CHANGED, 2), (CHANGED, 1)]
    with press.database.reading() as session:
        stood = standings(looks_at(session, find_document(session, ADDRESS).id))
    first, second, third = stood
    assert [each.version_no for each in stood] == [1, 2, 1]
    assert [first.until, second.until, third.until] == [second.since, third.since, None]


def test_a_text_seen_again_after_it_was_gone_is_unchanged_and_its_claims_never_went(press: Press) -> None:
    press.read(ARTICLE)
    before = {claim.id for claim in said(press).values()}
    press.find_gone()
    press.find_gone()
    assert {claim.id for claim in said(press).values()} == before
    with press.database.reading() as session:
        first_gone = session.exec(select(Retrieval.retrieved_at).where(Retrieval.status == GONE)).first()
        assert gone_since(session, find_document(session, ADDRESS).id) == first_gone
    assert press.read(ARTICLE).status is UNCHANGED
    assert {claim.id for claim in said(press).values()} == before
    with press.database.reading() as session:
        assert gone_since(session, find_document(session, ADDRESS).id) is None
    assert log(press) == [(NEW, 1), (GONE, None), (GONE, None), (UNCHANGED, 1)]


def test_another_text_after_it_was_gone_is_the_next_version(press: Press) -> None:
    press.read(ARTICLE)
    press.find_gone()
    stored = press.read(article(COST, RAIN))
    assert (stored.status, stored.version_no, len(stored.withdrawn)) == (CHANGED, 2, 3)
    assert log(press) == [(NEW, 1), (GONE, None), (CHANGED, 2)]


def test_claims_of_a_version_are_never_live_beside_those_of_another(press: Press) -> None:
    texts = [ARTICLE, article(COST, RAIN), ARTICLE, article(WINTER, COST, NOTICE), article(COST, RAIN), ARTICLE]
    for text in texts:
        stored = press.read(text)
        assert {claim.document_version_id for claim in said(press).values()} == {stored.version_id}


def confirm(press: Press, claim: Claim) -> None:
    """Let a person say that it is a claim."""
    with press.database.writing() as session:
        session.add(
            Review(
                claim_id=claim.id or 0,
                coder="ada",
                decision=ReviewDecision.ACCEPT,
                field=ReviewField.CLAIM,
                run_id=claim.run_id,
                recorded_at=press.at,
            )
        )


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (article(RAIN, WINTER, f"{COST} {WAIT}"), 1),
        (article(COST, WINTER, RAIN), 0),
        (article(f"{COST} {WAIT}", WAIT, WINTER), 2),
    ],
    ids=["its words stand once", "its words are gone", "its words stand twice"],
)
def test_what_a_person_confirmed_is_carried_where_its_words_stand_once_and_never_guessed(
    press: Press, after: str, place: int
) -> None:
    press.read(ARTICLE)
    quote = word(said(press), "We will not wait")
    confirm(press, quote)
    stored = press.read(after)
    with press.database.reading() as session:
        closed = session.get_one(Claim, quote.id)
        difference = compare_versions(session, ADDRESS)
    assert after.count(WAIT) == place
    assert stored.orphans == (() if place == 1 else (quote.id,))
    assert (closed.superseded_by_id is None) == (place != 1)
    gone = [claim.id for claim in difference.claims.gone if claim.confirmed]
    unsure = [changed.before.id for changed in difference.claims.changed if changed.differs == ("confirmed",)]
    assert (gone, unsure) == {0: ([quote.id], []), 1: ([], []), 2: ([], [quote.id])}[place]
