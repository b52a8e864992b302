"""Documents listed, found by name, and shown with their log."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from claims.database import Database
from claims.errors import ConflictError, UnknownNameError, UsageError
from claims.query import show_claim
from claims.query.documents import (
    DocumentFilters,
    DocumentRow,
    Presence,
    find_document,
    list_documents,
    show_document,
)
from claims.words import RetrievalStatus
from tests.press import ADDRESS, COST, FERRY, HOUR, NOTICE, RAIN, START, WINTER, Press, article, hour

TIDE = "https://tide.example/bridge"


@pytest.fixture
def press(database: Database) -> Press:
    filled = Press(database)
    filled.read_all()
    return filled


def listed(press: Press, filters: DocumentFilters | None = None) -> list[DocumentRow]:
    with press.database.reading() as session:
        return list_documents(session, filters or DocumentFilters())


def test_documents_are_listed_as_they_were_seen_last(press: Press) -> None:
    bridge, ferry = listed(press)
    assert (bridge.url, bridge.source, bridge.title, bridge.versions) == (ADDRESS, "The Meridian", "A bridge", 3)
    assert (bridge.published_on, bridge.status, bridge.claims, bridge.statements) == (START.date(), Presence.SEEN, 2, 2)
    assert (hour(bridge.first_seen), hour(bridge.last_seen)) == (START + HOUR, START + 6 * HOUR)
    assert (ferry.published_on, ferry.status, ferry.versions, ferry.claims) == (None, Presence.GONE, 1, 1)
    assert hour(ferry.last_seen) == START + 4 * HOUR


def test_documents_are_filtered_by_source_words_and_what_became_of_them(press: Press) -> None:
    urls = {
        DocumentFilters(edited=True): [ADDRESS],
        DocumentFilters(gone=True): [FERRY],
        DocumentFilters(edited=True, gone=True): [],
        DocumentFilters(source="The Meridian"): [ADDRESS],
        DocumentFilters(text="FERRY"): [FERRY],
        DocumentFilters(text="a bridge"): [ADDRESS],
        DocumentFilters(text="100%"): [],
        DocumentFilters(limit=1): [ADDRESS],
    }
    assert {asked: [row.url for row in listed(press, asked)] for asked in urls} == urls
    with pytest.raises(UnknownNameError, match="source"):
        listed(press, DocumentFilters(source="meridian"))


def test_a_text_printed_elsewhere_is_a_copy(press: Press) -> None:
    press.read(article(COST, WINTER, NOTICE), TIDE, source="The Tide")
    assert {row.url: row.copies for row in listed(press)} == {ADDRESS: 1, FERRY: 0, TIDE: 1}
    with press.database.reading() as session:
        [copy] = show_document(session, ADDRESS).copies
    assert (copy.source, copy.url, copy.version_no) == ("The Tide", TIDE, 1)
    assert copy.basis


def test_a_document_is_found_by_id_address_or_an_end_that_is_its_own(press: Press) -> None:
    with press.database.reading() as session:
        for name in ("1", ADDRESS, f"{ADDRESS}/", "03/bridge", "BRIDGE"):
            assert find_document(session, name).url == ADDRESS
    press.read(article(RAIN), TIDE)
    with press.database.reading() as session:
        assert find_document(session, "tide.example/bridge").url == TIDE
        with pytest.raises(UsageError, match="several") as error:
            find_document(session, "bridge")
    assert error.value.hint == f"Say which: {ADDRESS} (1), {TIDE} (3)."


def test_an_unknown_document_names_the_nearest(press: Press) -> None:
    with press.database.reading() as session:
        for name in ("brigde", "https://meridian.example/2022/bridge", "meridian.example"):
            with pytest.raises(UnknownNameError) as error:
                find_document(session, name)
            assert error.value.nearest[0] == ADDRESS
        for name in ("%", "", "9" * 30):
            with pytest.raises(UnknownNameError):
                find_document(session, name)


def test_a_document_is_shown_with_its_versions_and_every_look(press: Press) -> None:
    with press.database.reading() as session:
        bridge, ferry = show_document(session, ADDRESS), show_document(session, FERRY)
    assert [(each.version_no, each.claims, each.current) for each in bridge.versions] == [
        (1, 3, False),
        (2, 3, False),
        (3, 2, True),
    ]
    assert [(look.status, look.version_no, hour(look.retrieved_at)) for look in bridge.retrievals] == [
        (RetrievalStatus.NEW, 1, START + HOUR),
        (RetrievalStatus.CHANGED, 2, START + 3 * HOUR),
        (RetrievalStatus.CHANGED, 3, START + 6 * HOUR),
    ]
    assert (bridge.gone_since, bridge.former_sources, bridge.claims) == (None, [], 2)
    assert (ferry.status, hour(ferry.gone_since), ferry.claims) == (Presence.GONE, START + 5 * HOUR, 1)
    assert [look.status for look in ferry.retrievals] == ["new", "unchanged", "gone"]


def test_a_source_that_was_named_later_is_told_with_the_one_before(database: Database) -> None:
    press = Press(database)
    press.read(article(RAIN), "urn:rain", source=None)
    press.read(article(RAIN), "urn:rain", source="The Tide")
    with database.reading() as session:
        shown = show_document(session, "urn:rain")
    assert (shown.source_key, [each.source_key for each in shown.former_sources]) == ("the-tide", ["unknown"])


def test_a_claim_says_that_its_document_is_gone_and_stays(press: Press) -> None:
    with press.database.reading() as session:
        claim = show_claim(session, "4")
    assert (claim.url, claim.withdrawn_at, hour(claim.gone_since)) == (FERRY, None, START + 5 * HOUR)


@pytest.mark.parametrize(
    ("at", "error"),
    [(START, ConflictError), (START + timedelta(days=900), UsageError)],
    ids=["before it was seen", "to come"],
)
def test_what_was_gone_before_it_was_seen_or_is_to_come_is_refused_and_nothing_logged(
    press: Press, at: datetime, error: type[Exception]
) -> None:
    with pytest.raises(error):
        press.find_gone(at=at)
    assert [row.url for row in listed(press, DocumentFilters(gone=True))] == [FERRY]


def test_the_hour_a_document_was_found_gone_can_be_given(press: Press) -> None:
    press.at += 10 * HOUR
    press.find_gone(at=START + 7 * HOUR)
    with press.database.reading() as session:
        assert show_document(session, ADDRESS).gone_since == START + 7 * HOUR
